// local/s3/listing.ts: listing objects and versions, page by page. Order is that of UTF-8 bytes, which is SQLite's order
// of text too; keys are never compared here, as JavaScript orders some of them differently.
import type { Answer } from './answer.ts'
import type { VersionRow } from './database.ts'
import { refuse } from './errors.ts'
import type { SignedRequest } from './request.ts'
import { findBucket, type Store } from './store.ts'
import { type Field, xmlDocument } from './xml.ts'

const PAGE = 1000
/** The last character there is: what ends with it comes after every key that starts with what precedes it. */
export const HIGHEST = '\u{10FFFF}'

interface Wanted {
  readonly bucket: string
  readonly prefix: string
  readonly delimiter: string
  /** Exclusive. */
  readonly after: string
  readonly max: number
}

/** A key, or what several keys share up to the delimiter. */
type Entry = { readonly row: VersionRow } | { readonly group: string }

interface Page {
  readonly entries: readonly Entry[]
  /** Where the next page starts, exclusive; undefined on the last page. */
  readonly next?: string
}

/** ListObjects in both its versions: they differ in how the next page is asked for. */
export function listObjects(store: Store, { bucket, query }: SignedRequest): Answer {
  findBucket(store, bucket)
  const isSecond = query.get('list-type') === '2'
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? '']
  const token = query.get('continuation-token')
  const after =
    token === null
      ? (query.get('start-after') ?? query.get('marker') ?? '')
      : Buffer.from(token, 'base64url').toString()
  const max = pageSize(query.get('max-keys'))
  const { entries, next } = pageOf(store, { bucket, prefix, delimiter, after, max })

  const encode = keyEncoder(query)
  const isCut = next !== undefined
  return {
    xml: xmlDocument('ListBucketResult', [
      ['Name', bucket],
      ['Prefix', encode(prefix)],
      ['Delimiter', delimiter === '' ? undefined : encode(delimiter)],
      ['MaxKeys', max],
      ['EncodingType', query.get('encoding-type') ?? undefined],
      ['KeyCount', isSecond ? entries.length : undefined],
      ['IsTruncated', isCut],
      ['NextContinuationToken', isCut && isSecond ? Buffer.from(next).toString('base64url') : undefined],
      ['NextMarker', isCut && !isSecond ? encode(next) : undefined],
      ...entries.flatMap((entry) => ('row' in entry ? [contentsField(entry.row, encode)] : [])),
      ...entries.flatMap((entry) => ('group' in entry ? [groupField(entry.group, encode)] : [])),
    ]),
  }
}

export function listVersions(store: Store, { bucket, query }: SignedRequest): Answer {
  findBucket(store, bucket)
  if (query.get('delimiter')) refuse('NotImplemented', 'Versions are listed without a delimiter here.')
  const prefix = query.get('prefix') ?? ''
  const keyMarker = query.get('key-marker') ?? ''
  const max = pageSize(query.get('max-keys'))
  const marked = store.database.get<{ sequence: number }>(
    'SELECT sequence FROM version WHERE bucket = ? AND key = ? AND version_id = ?',
    bucket,
    keyMarker,
    query.get('version-id-marker'),
  )
  const rows = store.database.all<VersionRow>(
    `SELECT * FROM version WHERE bucket = ? AND key >= ? AND key < ? AND (key > ? OR (key = ? AND sequence < ?))
    ORDER BY key, sequence DESC LIMIT ?`,
    bucket,
    prefix,
    prefix + HIGHEST,
    keyMarker,
    keyMarker,
    marked?.sequence ?? 0,
    max + 1,
  )
  const page = rows.slice(0, max)
  const last = rows.length > max ? page.at(-1) : undefined
  const encode = keyEncoder(query)
  return {
    xml: xmlDocument('ListVersionsResult', [
      ['Name', bucket],
      ['Prefix', encode(prefix)],
      ['MaxKeys', max],
      ['EncodingType', query.get('encoding-type') ?? undefined],
      ['IsTruncated', last !== undefined],
      ['NextKeyMarker', last && encode(last.key)],
      ['NextVersionIdMarker', last?.version_id],
      ...page.map((row) => versionField(row, encode)),
    ]),
  }
}

/** Clients that ask for it get keys percent-encoded, since XML cannot hold every key. */
export function keyEncoder(query: URLSearchParams): (key: string) => string {
  if (query.get('encoding-type') !== 'url') return (key) => key
  return (key) => encodeURIComponent(key).replace(/%2F/g, '/')
}

/** @param asked a number as text, null for the most there is on a page */
export function pageSize(asked: string | null): number {
  const size = Number(asked ?? PAGE)
  return Number.isInteger(size) && size >= 0 ? Math.min(size, PAGE) : refuse('InvalidArgument')
}

function pageOf(store: Store, { bucket, prefix, delimiter, after, max }: Wanted): Page {
  const entries: Entry[] = []
  // A marker that is itself a group stands for all of it.
  const isGroup = after !== '' && groupOf(after, prefix, delimiter) === after
  let from = isGroup ? after + HIGHEST : after
  let group: string | undefined
  for (;;) {
    const rows = store.database.all<VersionRow>(
      `SELECT * FROM version WHERE bucket = ? AND is_latest = 1 AND is_delete_marker = 0
        AND key > ? AND key >= ? AND key < ? ORDER BY key LIMIT ?`,
      bucket,
      from,
      prefix,
      prefix + HIGHEST,
      PAGE + 1,
    )
    for (const row of rows) {
      const own = groupOf(row.key, prefix, delimiter)
      if (own !== undefined && own === group) continue
      if (entries.length === max) return max > 0 ? { entries, next: from } : { entries }
      entries.push(own === undefined ? { row } : { group: own })
      group = own
      // The next query starts after the whole group, however many keys it has.
      from = own === undefined ? row.key : own + HIGHEST
    }
    if (rows.length <= PAGE) return { entries }
  }
}

function groupOf(key: string, prefix: string, delimiter: string): string | undefined {
  const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : key.slice(0, at + delimiter.length)
}

function contentsField(row: VersionRow, encode: (key: string) => string): Field {
  return ['Contents', [['Key', encode(row.key)], ['LastModified', row.modified_at], ...bodyFields(row)]]
}

function groupField(group: string, encode: (key: string) => string): Field {
  return ['CommonPrefixes', [['Prefix', encode(group)]]]
}

function versionField(row: VersionRow, encode: (key: string) => string): Field {
  const fields: Field[] = [
    ['Key', encode(row.key)],
    ['VersionId', row.version_id],
    ['IsLatest', row.is_latest === 1],
    ['LastModified', row.modified_at],
  ]
  return row.is_delete_marker ? ['DeleteMarker', fields] : ['Version', [...fields, ...bodyFields(row)]]
}

function bodyFields({ etag, bytes }: VersionRow): Field[] {
  return [
    ['ETag', `"${etag}"`],
    ['Size', bytes],
    ['StorageClass', 'STANDARD'],
  ]
}
