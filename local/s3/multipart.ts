// local/s3/multipart.ts: uploads in parts. Parts stay on disk between requests, and through restarts, until the
// upload is completed or aborted; completing only writes rows.
import { createHash, randomBytes } from 'node:crypto'
import type { Answer } from './answer.ts'
import type { BlobSlice } from './blob-files.ts'
import { ALGORITHMS, type Checksums, checksumHeaders, compositeChecksum } from './checksums.ts'
import type { PartRow, UploadRow } from './database.ts'
import { refuse } from './errors.ts'
import { keep, type Received, receive, receiveBody, receiveDocument } from './intake.ts'
import { causeOf, checkKey, factsOf, versionHeader } from './object-facts.ts'
import { findCopySource } from './object-writes.ts'
import type { S3Request, SignedRequest } from './request.ts'
import type { Store } from './store.ts'
import { storeVersion } from './versions.ts'
import { elements, text, xmlDocument } from './xml.ts'

/** Every part but the last; as in AWS. */
const MIN_PART_BYTES = 5 * 1024 * 1024
const MAX_PART_NUMBER = 10_000

export function createUpload(store: Store, request: SignedRequest): Answer {
  const { bucket, key } = request
  checkKey(key)
  const id = randomBytes(24).toString('base64url')
  const { headers, metadata, tags } = factsOf(request)
  store.database.run(
    'INSERT INTO upload (id, bucket, key, headers, metadata, tags, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    id,
    bucket,
    key,
    JSON.stringify(headers),
    JSON.stringify(metadata),
    JSON.stringify(tags),
    new Date().toISOString(),
  )
  return {
    xml: xmlDocument('InitiateMultipartUploadResult', [
      ['Bucket', bucket],
      ['Key', key],
      ['UploadId', id],
    ]),
  }
}

export async function uploadPart(store: Store, request: SignedRequest): Promise<Answer> {
  const { id } = findUpload(store, request)
  const number = partNumber(request)
  const received = await receiveBody(store, request)
  await keep(received, () => savePart(store, request, id, number, received))
  return { headers: { etag: `"${received.md5}"`, ...checksumHeaders(received.checksums) } }
}

export async function copyPart(store: Store, request: SignedRequest): Promise<Answer> {
  const { id } = findUpload(store, request)
  const number = partNumber(request)
  const source = findCopySource(store, request)
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.parameter('x-amz-copy-source-range') ?? '')
  const start = Number(range?.[1] ?? 0)
  const end = Number(range?.[2] ?? source.bytes - 1)
  if (range && (start > end || end >= source.bytes)) refuse('InvalidArgument', 'The range is not within the source.')

  const bytes = store.blobs.read(JSON.parse(source.blobs) as BlobSlice[], start, end)
  const announced = { bytes: end - start + 1, maxBytes: store.maxObjectBytes, parameter: () => undefined }
  const received = await receive(store, bytes, announced)
  await keep(received, () => savePart(store, request, id, number, received))
  return {
    xml: xmlDocument('CopyPartResult', [
      ['LastModified', new Date().toISOString()],
      ['ETag', `"${received.md5}"`],
    ]),
  }
}

export async function completeUpload(store: Store, request: SignedRequest): Promise<Answer> {
  const document = await receiveDocument(request)
  const { bucket, key } = request
  const { etag, versionId } = store.database.transaction(() => {
    const upload = findUpload(store, request)
    const parts = chooseParts(store, upload.id, document)
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
    if (bytes > store.maxObjectBytes) refuse('EntityTooLarge')
    const object = {
      bytes,
      etag: etagOf(parts),
      blobs: parts.map((part) => ({ id: part.blob, bytes: part.bytes })),
      headers: JSON.parse(upload.headers),
      metadata: JSON.parse(upload.metadata),
      tags: JSON.parse(upload.tags),
      checksums: compositeOf(parts),
    }
    const cause = causeOf('ObjectCreated:CompleteMultipartUpload', request)
    const versionId = storeVersion(store, bucket, key, object, cause)
    discardUpload(store, upload.id)
    return { etag: object.etag, versionId }
  })
  return {
    headers: versionHeader(versionId),
    xml: xmlDocument('CompleteMultipartUploadResult', [
      ['Location', `http://${request.headers['host']}${request.path}`],
      ['Bucket', bucket],
      ['Key', key],
      ['ETag', `"${etag}"`],
    ]),
  }
}

export function abortUpload(store: Store, request: SignedRequest): Answer {
  store.database.transaction(() => discardUpload(store, findUpload(store, request).id))
  return { status: 204 }
}

/** Forgets an upload and its parts. Call it inside a transaction. */
export function discardUpload({ database, blobs }: Store, id: string): void {
  const parts = database.all<PartRow>('SELECT * FROM part WHERE upload = ?', id)
  for (const { blob } of parts) blobs.release(blob, Date.now())
  database.run('DELETE FROM upload WHERE id = ?', id)
}

/** The upload that the address names. @throws S3Error when it is not one of this bucket and key */
export function findUpload({ database }: Store, { bucket, key, query }: S3Request): UploadRow {
  const sql = 'SELECT * FROM upload WHERE id = ? AND bucket = ? AND key = ?'
  return database.get<UploadRow>(sql, query.get('uploadId'), bucket, key) ?? refuse('NoSuchUpload')
}

function partNumber({ query }: S3Request): number {
  const number = Number(query.get('partNumber'))
  if (Number.isInteger(number) && number >= 1 && number <= MAX_PART_NUMBER) return number
  return refuse('InvalidArgument', `Part number must be an integer between 1 and ${MAX_PART_NUMBER}, inclusive`)
}

function savePart(store: Store, request: S3Request, upload: string, number: number, received: Received): void {
  const { database, blobs } = store
  database.transaction(() => {
    findUpload(store, request) // it may have been aborted while the bytes came in
    const replaced = database.get<PartRow>('SELECT * FROM part WHERE upload = ? AND number = ?', upload, number)
    if (replaced) blobs.release(replaced.blob, Date.now())
    blobs.use(received.id)
    database.run(
      `INSERT OR REPLACE INTO part (upload, number, etag, bytes, blob, checksums, modified_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
      upload,
      number,
      received.md5,
      received.bytes,
      received.id,
      JSON.stringify(received.checksums),
      new Date().toISOString(),
    )
  })
}

/** The stored parts that the client lists, each checked against what the client thinks it sent. */
function chooseParts({ database }: Store, upload: string, document: string): PartRow[] {
  const listed = elements(document, 'Part')
  if (listed.length === 0) refuse('MalformedXML')
  let previous = 0
  return listed.map((part, index) => {
    const number = Number(text(part, 'PartNumber'))
    if (!(number > previous)) refuse('InvalidPartOrder')
    previous = number
    const stored = database.get<PartRow>('SELECT * FROM part WHERE upload = ? AND number = ?', upload, number)
    if (!stored || stored.etag !== text(part, 'ETag')?.replace(/"/g, '')) refuse('InvalidPart')
    const checksums = JSON.parse(stored.checksums) as Checksums
    for (const algorithm of ALGORITHMS) {
      const claimed = text(part, `Checksum${algorithm.toUpperCase()}`)
      if (claimed !== undefined && checksums[algorithm] !== undefined && claimed !== checksums[algorithm])
        refuse('InvalidPart')
    }
    if (index < listed.length - 1 && stored.bytes < MIN_PART_BYTES) refuse('EntityTooSmall')
    return stored
  })
}

/** As in AWS: the MD5 over the MD5 sums of the parts, and how many there are. */
function etagOf(parts: readonly PartRow[]): string {
  const sums = parts.map(({ etag }) => Buffer.from(etag, 'hex'))
  return `${createHash('md5').update(Buffer.concat(sums)).digest('hex')}-${parts.length}`
}

/** Only algorithms that every part was sent with. CRC64NVME has no composite form: its sum is over the whole object. */
function compositeOf(parts: readonly PartRow[]): Checksums {
  const checksums = parts.map((part) => JSON.parse(part.checksums) as Checksums)
  const shared = ALGORITHMS.filter(
    (algorithm) => algorithm !== 'crc64nvme' && checksums.every((sums) => sums[algorithm] !== undefined),
  )
  return Object.fromEntries(
    shared.map((algorithm) => [
      algorithm,
      compositeChecksum(
        algorithm,
        checksums.map((sums) => sums[algorithm]!),
      ),
    ]),
  )
}
