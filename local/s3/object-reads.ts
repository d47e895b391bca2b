// local/s3/object-reads.ts: getting objects, whole or in part, and what is known about them.
import type { Answer } from './answer.ts'
import type { BlobSlice } from './blob-files.ts'
import { type Checksums, checksumHeaders } from './checksums.ts'
import { checkRead, modifiedSecond } from './conditions.ts'
import type { VersionRow } from './database.ts'
import { refuse } from './errors.ts'
import { toHeaderValue } from './object-facts.ts'
import type { SignedRequest } from './request.ts'
import type { Store } from './store.ts'
import { tagFields } from './tags.ts'
import { getVersion, NULL_VERSION } from './versions.ts'
import { type Field, xmlDocument } from './xml.ts'

/** Both ends inclusive. */
interface Range {
  readonly start: number
  readonly end: number
}

/** Answer headers that the query of a signed request may set. */
const OVERRIDES = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]

export function getObject(store: Store, request: SignedRequest): Answer {
  const found = wanted(store, request)
  const headers = standardHeaders(found)
  if (checkRead(request.parameter, found) === 'not-modified') return { status: 304, headers }

  const range = rangeOf(request.headers['range'], found.bytes)
  const { start, end } = range ?? { start: 0, end: found.bytes - 1 }
  // A checksum is about the whole object; beside a part of it, clients would take it for the part's.
  const wantsChecksums = !range && request.parameter('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED'
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      ...metadataHeaders(found),
      ...overrides(request),
      ...(wantsChecksums && checksumHeaders(JSON.parse(found.checksums) as Checksums)),
      ...(range && { 'content-range': `bytes ${start}-${end}/${found.bytes}` }),
      'content-length': String(end - start + 1),
    },
    ...(request.method === 'GET' && { stream: store.blobs.read(JSON.parse(found.blobs) as BlobSlice[], start, end) }),
  }
}

export function getTags(store: Store, request: SignedRequest): Answer {
  return { xml: xmlDocument('Tagging', tagFields(JSON.parse(wanted(store, request).tags))) }
}

export function getAttributes(store: Store, request: SignedRequest): Answer {
  const found = wanted(store, request)
  const checksums = Object.entries(JSON.parse(found.checksums) as Checksums)
  return {
    headers: { 'last-modified': new Date(modifiedSecond(found)).toUTCString() },
    xml: xmlDocument('GetObjectAttributesResponse', [
      ['ETag', found.etag],
      ['Checksum', checksums.length > 0 ? checksumFields(checksums) : undefined],
      ['StorageClass', 'STANDARD'],
      ['ObjectSize', found.bytes],
    ]),
  }
}

function wanted(store: Store, { bucket, key, query }: SignedRequest): VersionRow {
  return getVersion(store, bucket, key, query.get('versionId') ?? undefined)
}

function standardHeaders(found: VersionRow): Record<string, string> {
  const stored = Object.entries(JSON.parse(found.headers) as Record<string, string>)
  return {
    'content-type': 'binary/octet-stream',
    ...Object.fromEntries(stored.map(([name, value]) => [name, toHeaderValue(value)])),
    etag: `"${found.etag}"`,
    'last-modified': new Date(modifiedSecond(found)).toUTCString(),
    'accept-ranges': 'bytes',
    ...(found.version_id !== NULL_VERSION && { 'x-amz-version-id': found.version_id }),
  }
}

function metadataHeaders(found: VersionRow): Record<string, string> {
  const metadata = Object.entries(JSON.parse(found.metadata) as Record<string, string>)
  const tags = (JSON.parse(found.tags) as unknown[]).length
  return {
    ...Object.fromEntries(metadata.map(([name, value]) => [`x-amz-meta-${name}`, toHeaderValue(value)])),
    ...(tags > 0 && { 'x-amz-tagging-count': String(tags) }),
  }
}

function overrides({ query }: SignedRequest): Record<string, string> {
  const given = OVERRIDES.map((name) => [name, query.get(`response-${name}`)] as const)
  return Object.fromEntries(
    given.filter(([, value]) => value !== null).map(([name, value]) => [name, toHeaderValue(value!)]),
  )
}

/** One range, as S3 serves them; several, or none that makes sense, are answered with the whole object. */
function rangeOf(header: string | undefined, bytes: number): Range | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  if (match[1] === '') {
    const suffixBytes = Math.min(Number(match[2]), bytes)
    return suffixBytes > 0 ? { start: bytes - suffixBytes, end: bytes - 1 } : refuse('InvalidRange')
  }
  const start = Number(match[1])
  const end = match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1)
  if (match[2] !== '' && Number(match[2]) < start) return undefined
  return start < bytes ? { start, end } : refuse('InvalidRange')
}

function checksumFields(checksums: readonly (readonly [string, string])[]): Field[] {
  return checksums.map(([algorithm, sum]) => [`Checksum${algorithm.toUpperCase()}`, sum])
}
