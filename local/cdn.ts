// local/cdn.ts: stands in for the distribution: one address for pages, files and the API, with CloudFront's rules.
// It reads stored objects by itself, so the public site stays up when everything behind it is down.
import http from 'node:http'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliDecompress, gzip } from 'node:zlib'
import {
  COMPRESS_FROM_BYTES,
  COMPRESS_TO_BYTES,
  COMPRESSIBLE,
  FILE_HEADERS,
  PAGE_HEADERS,
  pageHeaders,
} from '../web/edge/headers.ts'
import type { EdgeInvitation } from '../web/edge/viewer-request.ts'
import type { openObjectReader, StoredObject } from './s3/reader.ts'
import { isAnswer, loadViewerRequest, sendFromEdge, type ViewerRequest } from './viewer-request.ts'

type ObjectReader = ReturnType<typeof openObjectReader>
type Handle = (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void>

export interface CdnOptions {
  readonly objects: ObjectReader
  readonly siteBucket: string
  readonly dataBucket: string
  /** Origins the console may speak to besides its own: uploads, sign-in. */
  readonly consoleOrigins: readonly string[]
  readonly noindex: boolean
  /** Only invited people get in; everybody when absent. */
  readonly invitation?: EdgeInvitation
  /** Answers `/api/*`; absent when only the public site runs. */
  readonly api?: Handle
  /** Answers `/outbox/*`: the mails of the one-machine edition. In AWS there is no such address. */
  readonly outbox?: Handle
}

/** Bytes kept of compressed pages. */
const CACHE_BYTES = 64 * 1024 * 1024

export function createCdn(options: CdnOptions): http.Server {
  const compressed = createCompressor()
  const view = loadViewerRequest(options.invitation)
  // As S3 and CloudFront keep them: a client that computes for a while finds its connection still open.
  return http.createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    answer(options, compressed, view, request, response).catch((error) => {
      if (!response.headersSent) plain(response, 500, 'Something went wrong.')
      else response.destroy()
      if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE') console.error('cdn', error)
    })
  })
}

async function answer(
  options: CdnOptions,
  compressed: Compressor,
  view: ViewerRequest,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const path = decodePath(request.url ?? '/')
  if (path === undefined) return plain(response, 400, 'The address is not well formed.')
  if (options.outbox && path.startsWith('/outbox/')) return options.outbox(request, response)

  const [isApi, isFile] = [path.startsWith('/api/'), path.startsWith('/files/')]
  // Without invitations the function is at the pages only, as in lib/site-stack.ts.
  const viewed = options.invitation || !(isApi || isFile) ? view(request, path) : { uri: path }
  if (isAnswer(viewed)) return sendFromEdge(viewed, response)
  if (isApi) return callApi(options, request, response)
  const headers = headersFor(options, path)
  if (isFile && request.method === 'OPTIONS') return void response.writeHead(204, headers).end()
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return plain(response, 403, 'This address can only be read.')

  const bucket = isFile ? options.dataBucket : options.siteBucket
  const object = options.objects.find(bucket, viewed.uri.slice(1))
  if (object) return send(options.objects, compressed, request, response, object, headers)
  const notFound = options.objects.find(options.siteBucket, '404.html')
  if (!notFound) return plain(response, 404, 'There is nothing at this address.')
  return send(options.objects, compressed, request, response, notFound, headersFor(options, '/404.html'), 404)
}

function headersFor(options: CdnOptions, path: string): Record<string, string> {
  const robots: Record<string, string> = options.noindex ? { 'x-robots-tag': 'noindex' } : {}
  if (path.startsWith('/files/')) return { ...FILE_HEADERS, ...robots }
  return { ...pageHeaders(path, options.consoleOrigins), ...robots }
}

async function callApi(
  options: CdnOptions,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  if (options.noindex) response.setHeader('x-robots-tag', 'noindex')
  if (options.api) return options.api(request, response)
  const body = { type: 'about:blank', status: 503, code: 'unavailable', title: 'The API is not running.' }
  response.writeHead(503, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body))
}

async function send(
  objects: ObjectReader,
  compressed: Compressor,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  object: StoredObject,
  policy: Record<string, string>,
  status = 200,
): Promise<void> {
  const headers: Record<string, string> = {
    'content-type': 'application/octet-stream',
    ...object.headers,
    ...policy,
    etag: `"${object.etag}"`,
    'last-modified': object.lastModified.toUTCString(),
    'accept-ranges': 'bytes',
  }
  if (status === 200 && isFresh(request, object)) return void response.writeHead(304, headers).end()

  if (isStoredInBrotli(object) && !accepts(request, 'br')) {
    const { 'content-encoding': _, ...plainly } = headers
    response.writeHead(status, plainly)
    if (request.method === 'HEAD') return void response.end()
    return pipeline(objects.read(object), createBrotliDecompress(), response)
  }
  const range = status === 200 ? rangeOf(request.headers.range, object.bytes) : undefined
  if (range === 'unsatisfiable') {
    return void response.writeHead(416, { ...headers, 'content-range': `bytes */${object.bytes}` }).end()
  }
  if (range) {
    headers['content-range'] = `bytes ${range.start}-${range.end}/${object.bytes}`
    return stream(objects, request, response, object, 206, headers, range)
  }
  const coding = codingFor(request, headers['content-type']!, object)
  if (coding) {
    const body = await compressed(objects, object, coding)
    const encoded = { ...headers, etag: `W/"${object.etag}"`, 'content-encoding': coding, vary: 'Accept-Encoding' }
    response.writeHead(status, { ...encoded, 'content-length': String(body.length) })
    return void response.end(request.method === 'HEAD' ? undefined : body)
  }
  return stream(objects, request, response, object, status, headers, { start: 0, end: object.bytes - 1 })
}

async function stream(
  objects: ObjectReader,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  object: StoredObject,
  status: number,
  headers: Record<string, string>,
  range: { start: number; end: number },
): Promise<void> {
  response.writeHead(status, { ...headers, 'content-length': String(range.end - range.start + 1) })
  if (request.method === 'HEAD' || object.bytes === 0) return void response.end()
  await pipeline(objects.read(object, range.start, range.end), response)
}

function isFresh(request: http.IncomingMessage, object: StoredObject): boolean {
  const match = request.headers['if-none-match']
  if (match) return match.split(',').some((tag) => [`"${object.etag}"`, `W/"${object.etag}"`, '*'].includes(tag.trim()))
  const since = request.headers['if-modified-since']
  return since !== undefined && Math.floor(object.lastModified.getTime() / 1000) * 1000 <= Date.parse(since)
}

/** One range, as S3 and CloudFront serve them; anything else is answered in full. */
function rangeOf(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const start = match[1] === '' ? Math.max(bytes - Number(match[2]), 0) : Number(match[1])
  const end = match[1] === '' || match[2] === '' ? bytes - 1 : Math.min(Number(match[2]), bytes - 1)
  return start > end || start >= bytes ? 'unsatisfiable' : { start, end }
}

type Coding = 'br' | 'gzip'

function codingFor(request: http.IncomingMessage, mediaType: string, object: StoredObject): Coding | undefined {
  const fits = object.bytes >= COMPRESS_FROM_BYTES && object.bytes <= COMPRESS_TO_BYTES
  if (!fits || object.headers['content-encoding'] || !COMPRESSIBLE.test(mediaType)) return undefined
  return (['br', 'gzip'] as const).find((coding) => accepts(request, coding))
}

function accepts(request: http.IncomingMessage, coding: Coding): boolean {
  return new RegExp(`\\b${coding}\\b`).test(String(request.headers['accept-encoding'] ?? ''))
}

/** Too large to be compressed on the way out. Browsers ask for Brotli over https only, and this stands on plain http too. */
function isStoredInBrotli(object: StoredObject): boolean {
  return object.headers['content-encoding'] === 'br'
}

type Compressor = (objects: ObjectReader, object: StoredObject, coding: Coding) => Promise<Buffer>

/** Compresses like CloudFront does, and keeps the most recent results. */
function createCompressor(): Compressor {
  const kept = new Map<string, Buffer>()
  let bytes = 0
  return async (objects, object, coding) => {
    const name = `${coding} ${object.etag}`
    const known = kept.get(name)
    if (known) return known
    const chunks: Buffer[] = []
    for await (const chunk of objects.read(object)) chunks.push(chunk)
    const body = await compress(Buffer.concat(chunks), coding)
    kept.set(name, body)
    bytes += body.length
    for (const [oldest, { length }] of kept) {
      if (bytes <= CACHE_BYTES) break
      kept.delete(oldest)
      bytes -= length
    }
    return body
  }
}

function compress(body: Buffer, coding: Coding): Promise<Buffer> {
  // Quality 5 is what a CDN can afford on the fly.
  const parameters = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  return coding === 'br' ? promisify(brotliCompress)(body, parameters) : promisify(gzip)(body)
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.split('?', 1)[0]!)
  } catch {
    return undefined
  }
}

function plain(response: http.ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}
