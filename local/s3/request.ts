// local/s3/request.ts: one HTTP request as S3 sees it: bucket, key, query, and a body that can be read once.
import { randomBytes } from 'node:crypto'
import type http from 'node:http'
import type { Signer } from './signature.ts'

export interface S3Request {
  readonly id: string
  readonly method: string
  /** As sent, still percent-encoded: the signature covers it. */
  readonly path: string
  readonly query: URLSearchParams
  /** Decoded; empty when the address names none. Neither is ever used as a path on disk. */
  readonly bucket: string
  readonly key: string
  readonly headers: Readonly<Record<string, string | undefined>>
  /** A header, or the query parameter that a presigned address carries in its place (`x-amz-*` only). */
  parameter(name: string): string | undefined
  body(): AsyncIterable<Buffer>
  /** Reads and forgets what is left of the body, within limits. */
  drain(): Promise<void>
}

export interface SignedRequest extends S3Request {
  readonly signer: Signer
}

/** A browser shows the answer to a refused upload only when its bytes were read; beyond this it is cut off. */
const DRAIN_BYTES = 8 * 1024 * 1024
const DRAIN_MILLISECONDS = 3000

/** @throws URIError when the address is not well formed */
export function readRequest(message: http.IncomingMessage): S3Request {
  const [path, search] = splitOnce(message.url ?? '/', '?')
  const [bucket, key] = splitOnce(path.slice(1), '/').map(decodeURIComponent) as [string, string]
  // In an address a plus sign is a plus sign; only forms use it for a space.
  const query = new URLSearchParams(search.replace(/\+/g, '%2B'))
  const hoisted = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]))
  const headers = message.headers as Record<string, string | undefined>
  return {
    id: randomBytes(8).toString('hex').toUpperCase(),
    method: message.method ?? 'GET',
    path,
    query,
    bucket,
    key,
    headers,
    parameter: (name) => headers[name] ?? (name.startsWith('x-amz-') ? hoisted.get(name) : undefined),
    ...bodyOf(message),
  }
}

/** All metadata of the request, names without their `x-amz-meta-`. */
export function metadataOf(fields: Iterable<readonly [string, string | undefined]>): Record<string, string> {
  const metadata: Record<string, string> = {}
  for (const [name, value] of fields) {
    const match = /^x-amz-meta-(.+)$/i.exec(name)
    if (match && value !== undefined) metadata[match[1]!.toLowerCase()] = value
  }
  return metadata
}

function bodyOf(message: http.IncomingMessage): Pick<S3Request, 'body' | 'drain'> {
  // Without `destroyOnReturn: false` an early exit from the loop would reset the connection before our answer.
  const iterate = () => message.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>
  let reading: AsyncIterableIterator<Buffer> | undefined
  return {
    body: () => {
      if (reading) throw new Error('the body of a request can be read once')
      reading = iterate()
      return reading
    },
    drain: async () => {
      await reading?.return?.()
      if (message.complete || message.destroyed) return
      const timer = setTimeout(() => message.destroy(), DRAIN_MILLISECONDS)
      try {
        let bytes = 0
        for await (const chunk of iterate()) if ((bytes += chunk.length) > DRAIN_BYTES) break
      } catch {
        // The client has gone; there is nobody to answer.
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
