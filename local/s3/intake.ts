// local/s3/intake.ts: takes in a body: into a new blob, checked on the way against all that its sender said of it.
import { createHash } from 'node:crypto'
import { readChunks } from './aws-chunked.ts'
import type { BlobSlice } from './blob-files.ts'
import type { BlobWriter } from './blobs.ts'
import { ALGORITHMS, type Algorithm, type Checksums, createSummer } from './checksums.ts'
import { refuse } from './errors.ts'
import type { S3Request, SignedRequest } from './request.ts'
import type { Signer } from './signature.ts'
import { requireSpace, type Store } from './store.ts'

export interface Announcement {
  /** Exact length, when it was announced. */
  readonly bytes?: number
  readonly maxBytes: number
  /** Checksums and digests by header name; from headers, query or form fields. */
  readonly parameter: (name: string) => string | undefined
  /** Absent for bytes that come from this endpoint itself or from a form. */
  readonly signer?: Signer
}

/** A stored body that no object refers to yet. */
export interface Received extends BlobSlice {
  readonly md5: string
  readonly checksums: Checksums
  discard(): Promise<void>
}

const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024
const SHA256_HEX = /^[0-9a-f]{64}$/

/** Takes in the body of an upload. @throws S3Error when it is not what was announced; nothing is kept then */
export function receiveBody(store: Store, request: SignedRequest): Promise<Received> {
  const bytes = announcedBytes(request)
  if (bytes > store.maxObjectBytes) refuse('EntityTooLarge')
  return receive(store, request.body(), {
    bytes,
    maxBytes: store.maxObjectBytes,
    parameter: request.parameter,
    signer: request.signer,
  })
}

export async function receive(store: Store, source: AsyncIterable<Buffer>, announced: Announcement): Promise<Received> {
  requireSpace(store, announced.bytes ?? 0)
  const writer = await store.blobs.create()
  try {
    const facts = await writeChecked(writer, source, announced)
    await writer.commit()
    return { id: writer.id, ...facts, discard: writer.discard }
  } catch (error) {
    await writer.discard()
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      refuse('ServiceUnavailable', 'The disk of this machine is full.')
    throw error
  }
}

/** Runs what makes an object of the received bytes; when that fails, they go again. */
export async function keep<T>(received: Received, action: () => T): Promise<T> {
  try {
    return action()
  } catch (error) {
    await received.discard()
    throw error
  }
}

/** Reads a request body of XML. */
export async function receiveDocument(request: SignedRequest): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of unframed(request.body(), request.signer, new Map())) {
    if ((bytes += chunk.length) > MAX_DOCUMENT_BYTES) refuse('MaxMessageLengthExceeded')
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  const { payload } = request.signer
  if (SHA256_HEX.test(payload) && createHash('sha256').update(body).digest('hex') !== payload) {
    refuse('XAmzContentSHA256Mismatch')
  }
  return body.toString()
}

async function writeChecked(
  writer: BlobWriter,
  source: AsyncIterable<Buffer>,
  { bytes: expected, maxBytes, parameter, signer }: Announcement,
): Promise<{ bytes: number; md5: string; checksums: Checksums }> {
  const trailers = new Map<string, string>()
  const md5 = createHash('md5')
  const sha256 = signer && SHA256_HEX.test(signer.payload) ? createHash('sha256') : undefined
  const summers = wantedAlgorithms(parameter).map((algorithm) => ({ algorithm, ...createSummer(algorithm) }))
  let bytes = 0
  for await (const chunk of unframed(source, signer, trailers)) {
    bytes += chunk.length
    if (bytes > maxBytes) refuse('EntityTooLarge')
    md5.update(chunk)
    sha256?.update(chunk)
    for (const summer of summers) summer.update(chunk)
    await writer.write(chunk)
  }
  if (expected !== undefined && bytes !== expected) refuse('IncompleteBody')
  if (sha256 && sha256.digest('hex') !== signer!.payload) refuse('XAmzContentSHA256Mismatch')
  const sums = summers.map(({ algorithm, digest }) => [algorithm, digest()] as const)
  for (const [algorithm, sum] of sums) checkSum(algorithm, sum, parameter, trailers)
  return { bytes, md5: checkMd5(md5.digest(), parameter), checksums: Object.fromEntries(sums) }
}

function unframed(
  source: AsyncIterable<Buffer>,
  signer: Signer | undefined,
  trailers: Map<string, string>,
): AsyncIterable<Buffer> {
  return signer?.payload.startsWith('STREAMING-') ? readChunks(source, trailers, signer.chunks) : source
}

function announcedBytes({ headers }: S3Request): number {
  const bytes = Number(headers['x-amz-decoded-content-length'] ?? headers['content-length'] ?? Number.NaN)
  return Number.isSafeInteger(bytes) && bytes >= 0 ? bytes : refuse('MissingContentLength')
}

/** The algorithms a client gives a sum for, promises a trailer for, or asks to be computed. */
function wantedAlgorithms(parameter: Announcement['parameter']): Algorithm[] {
  const asked = [parameter('x-amz-sdk-checksum-algorithm'), parameter('x-amz-checksum-algorithm')]
  return ALGORITHMS.filter((algorithm) => {
    const name = `x-amz-checksum-${algorithm}`
    return (
      promisesTrailer(parameter, name) ||
      parameter(name) !== undefined ||
      asked.some((one) => one?.toLowerCase() === algorithm)
    )
  })
}

function checkSum(
  algorithm: Algorithm,
  sum: string,
  parameter: Announcement['parameter'],
  trailers: ReadonlyMap<string, string>,
): void {
  const name = `x-amz-checksum-${algorithm}`
  if (promisesTrailer(parameter, name) && !trailers.has(name)) refuse('MalformedTrailerError')
  const given = parameter(name) ?? trailers.get(name)
  if (given !== undefined && given !== sum) {
    refuse('BadDigest', `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`)
  }
}

function promisesTrailer(parameter: Announcement['parameter'], name: string): boolean {
  const promised = parameter('x-amz-trailer')?.toLowerCase().split(',') ?? []
  return promised.some((trailer) => trailer.trim() === name)
}

function checkMd5(md5: Buffer, parameter: Announcement['parameter']): string {
  const given = parameter('content-md5')
  if (given !== undefined && given !== md5.toString('base64')) {
    refuse('BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  return md5.toString('hex')
}
