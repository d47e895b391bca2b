// local/s3/answer.ts: what an operation answers, and putting it on the wire.
import type http from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { S3Error } from './errors.ts'
import type { S3Request } from './request.ts'
import { xmlError } from './xml.ts'

/** Status 200 unless said otherwise; a document or a stream of bytes, or no body. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** A whole XML document. */
  readonly xml?: string
  /** Its length must be in the headers. */
  readonly stream?: AsyncIterable<Buffer>
}

type Headers = Readonly<Record<string, string>>

export async function sendAnswer(response: http.ServerResponse, answer: Answer, common: Headers): Promise<void> {
  const { status = 200, xml, stream } = answer
  const headers: Record<string, string> = { ...common, ...answer.headers }
  if (xml !== undefined) {
    headers['content-type'] = 'application/xml'
    headers['content-length'] = String(Buffer.byteLength(xml))
  } else if (status !== 204 && status !== 304) {
    headers['content-length'] ??= '0'
  }
  response.writeHead(status, headers)
  if (stream) await pipeline(Readable.from(stream, { objectMode: false }), response)
  else response.end(xml)
}

/** Tells the client why not. The rest of its body is read first: a browser would report a lost connection instead. */
export async function sendError(
  message: http.IncomingMessage,
  response: http.ServerResponse,
  request: S3Request | undefined,
  error: S3Error,
  common: Headers,
): Promise<void> {
  await request?.drain()
  const xml = xmlError([
    ['Code', error.code],
    ['Message', error.message],
    ['Resource', request?.path ?? message.url ?? ''],
    ['RequestId', request?.id ?? ''],
  ])
  response.writeHead(error.status, {
    ...common,
    'content-type': 'application/xml',
    'content-length': String(Buffer.byteLength(xml)),
    ...(message.complete ? {} : { connection: 'close' }),
  })
  response.end(message.method === 'HEAD' ? undefined : xml)
}

/** A fault of ours is logged here, once, and told without its details. */
export function toS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error
  if (error instanceof URIError) return new S3Error('InvalidURI')
  console.error('s3', error)
  return new S3Error('InternalError')
}

/** Whether the other side closed the connection: nothing is wrong here and nobody is left to answer. */
export function isGone(error: unknown, message: http.IncomingMessage): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code
  return code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || (message.destroyed && !message.complete)
}
