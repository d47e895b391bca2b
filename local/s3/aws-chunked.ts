// local/s3/aws-chunked.ts: takes the `aws-chunked` framing off a body, and checks the signature of each chunk.
import { createHash, type Hash } from 'node:crypto'
import { refuse } from './errors.ts'
import { type ChunkSigner, isSame } from './signature.ts'

/** No line of the framing is longer than a chunk size with a signature, or a trailer. */
const LINE_BYTES = 8192

/**
 * Yields the bytes within the frames: `size[;chunk-signature=...] CRLF bytes CRLF ... 0 CRLF trailers CRLF`.
 *
 * @param trailers filled with the lines after the last chunk, names in lower case; complete when the body is
 * @param signer given when chunks are signed: then a chunk without its right signature is refused
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export async function* readChunks(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
  signer?: ChunkSigner,
): AsyncGenerator<Buffer> {
  const input = createInput(source)
  const signatures = signer && createVerifier(signer)
  for (;;) {
    const header = await input.line()
    const size = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(header)
    if (!size) refuse('InvalidRequest', 'The body is not in the aws-chunked form that its headers announce.')
    let left = Number.parseInt(size[1]!, 16)
    signatures?.begin(size[2])
    if (left === 0) break
    while (left > 0) {
      const bytes = await input.bytes(left)
      signatures?.update(bytes)
      yield bytes
      left -= bytes.length
    }
    signatures?.end()
    if ((await input.line()) !== '') refuse('InvalidRequest', 'A chunk is longer than its frame says.')
  }
  signatures?.end()
  for (let line = await input.line(); line !== ''; line = await input.line()) {
    const colon = line.indexOf(':')
    if (colon < 0) refuse('MalformedTrailerError')
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
    // AWS documents an empty line between signed trailers and their signature; its SDKs send none.
    if (signatures && !trailers.has('x-amz-trailer-signature')) await input.skipEmptyLine()
  }
  signatures?.checkTrailers(trailers)
}

/** Pulls lines and runs of bytes from a stream of buffers. */
function createInput(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]()
  let buffer: Buffer = Buffer.alloc(0)
  async function pull(): Promise<void> {
    const next = await iterator.next()
    if (next.done) refuse('IncompleteBody')
    buffer = buffer.length > 0 ? Buffer.concat([buffer, next.value]) : next.value
  }
  return {
    /** The next line, without its CRLF. */
    line: async () => {
      for (let searched = 0; ; ) {
        const end = buffer.indexOf('\n', searched)
        if (end >= 0) {
          const line = buffer.toString('latin1', 0, end).replace(/\r$/, '')
          buffer = buffer.subarray(end + 1)
          return line
        }
        if (buffer.length > LINE_BYTES) refuse('InvalidRequest', 'A line of the aws-chunked framing is too long.')
        searched = buffer.length
        await pull()
      }
    },
    /** At least one byte, at most `max`. */
    bytes: async (max: number) => {
      while (buffer.length === 0) await pull()
      const bytes = buffer.subarray(0, max)
      buffer = buffer.subarray(bytes.length)
      return bytes
    },
    skipEmptyLine: async () => {
      while (buffer.length < 2) await pull()
      if (buffer.toString('latin1', 0, 2) === '\r\n') buffer = buffer.subarray(2)
    },
  }
}

function createVerifier(signer: ChunkSigner) {
  let previous = signer.seed
  let claimed: string | undefined
  let hash: Hash
  return {
    begin: (signature: string | undefined) => {
      claimed = signature
      hash = createHash('sha256')
    },
    update: (bytes: Buffer) => void hash.update(bytes),
    end: () => {
      previous = matching(signer.sign('PAYLOAD', previous, hash.digest('hex')), claimed)
    },
    checkTrailers: (trailers: ReadonlyMap<string, string>) => {
      const signed = [...trailers].filter(([name]) => name !== 'x-amz-trailer-signature')
      if (signed.length === 0) return
      const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('')
      const content = createHash('sha256').update(lines).digest('hex')
      matching(signer.sign('TRAILER', previous, content), trailers.get('x-amz-trailer-signature'))
    },
  }
}

function matching(wanted: string, claimed: string | undefined): string {
  return claimed !== undefined && isSame(wanted, claimed)
    ? wanted
    : refuse('SignatureDoesNotMatch', 'The signature of a chunk does not match its content.')
}
