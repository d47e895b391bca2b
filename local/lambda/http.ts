// local/lambda/http.ts: what API Gateway (HTTP API, payload format 2.0) does between a request and a function.
import { randomUUID } from 'node:crypto'
import type http from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'

export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

export interface HttpLimits {
  /** Length of the event and of the result as JSON: Lambda's limit for both is 6 MB. */
  readonly payloadBytes: number
  readonly timeoutMilliseconds: number
}

const LIMITS: HttpLimits = { payloadBytes: 6 * 2 ** 20, timeoutMilliseconds: 29_000 }
// How much of a refused body is read on, so that the client gets the answer instead of a broken connection.
const MAX_DRAINED_BYTES = 64 * 2 ** 20

/**
 * Makes a request listener of a function, with the limits it will meet in AWS.
 *
 * Answers 413 to a body over the limit, 503 when the function takes too long, and 500 when it throws or returns more
 * than the limit, as API Gateway does. Never rejects.
 */
export function toLambda(invoke: HttpHandler, limits: HttpLimits = LIMITS) {
  return async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    try {
      const body = await readBody(request, limits.payloadBytes)
      const event = body && toEvent(request, body)
      if (!event || sizeOf(event) > limits.payloadBytes) return fail(response, 413, 'Request Too Long')

      const result = await withinTime(invoke(event), limits.timeoutMilliseconds)
      if (result === TOO_LATE) return fail(response, 503, 'Service Unavailable')

      const bytes = sizeOf(result)
      if (bytes > limits.payloadBytes) throw new Error(`result of ${bytes} bytes is over ${limits.payloadBytes}`)
      send(response, result)
    } catch (error) {
      if (request.destroyed && !request.complete) return // the client left in the middle of its body
      console.error(`${request.method} ${request.url?.split('?')[0]}:`, error)
      fail(response, 500, 'Internal Server Error')
    }
  }
}

/** @returns the body, or nothing when it is longer than `maxBytes` */
async function readBody(request: http.IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes <= maxBytes) chunks.push(chunk)
    else chunks.length = 0
    if (bytes > MAX_DRAINED_BYTES) return undefined
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : undefined
}

function toEvent(request: http.IncomingMessage, body: Buffer): APIGatewayProxyEventV2 {
  const { cookie, ...headers } = request.headers
  const [path = '/', ...rest] = (request.url ?? '/').split('?')
  const query = rest.join('?')
  const isText = isTextual(request.headers['content-type'] ?? '')
  const now = new Date()
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')])),
      'x-forwarded-for': forwardedFor(request),
    },
    ...(query && { queryStringParameters: readQuery(query) }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: now.toISOString(),
      timeEpoch: now.getTime(),
    },
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  }
}

/** The CDN in front adds whoever asked it, and API Gateway adds the CDN; here both are this machine. */
function forwardedFor(request: http.IncomingMessage): string {
  const { 'x-forwarded-for': before } = request.headers
  const caller = request.socket.remoteAddress ?? ''
  return [before ?? [], caller, '127.0.0.1'].flat().join(', ')
}

/** Media types that API Gateway passes on as text; all others arrive as base64. */
function isTextual(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|[\w.-]+\+(json|xml))\b)/i.test(contentType)
}

/** Values of a repeated name are joined by commas. */
function readQuery(query: string): Record<string, string> {
  const parameters = new URLSearchParams(query)
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]))
}

const TOO_LATE = Symbol('too late')

async function withinTime<T>(work: Promise<T>, milliseconds: number): Promise<T | typeof TOO_LATE> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<typeof TOO_LATE>((resolve) => {
    timer = setTimeout(() => resolve(TOO_LATE), milliseconds)
  })
  work.catch(() => {}) // a failure after the answer has gone out is of no use to anyone
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function sizeOf(payload: object): number {
  return Buffer.byteLength(JSON.stringify(payload))
}

function send(response: http.ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  if (response.destroyed) return
  for (const [name, value] of Object.entries(result.headers ?? {})) response.setHeader(name, String(value))
  if (result.cookies?.length) response.setHeader('set-cookie', result.cookies)
  response.statusCode = result.statusCode ?? 200
  response.end(Buffer.from(result.body ?? '', result.isBase64Encoded ? 'base64' : 'utf8'))
}

function fail(response: http.ServerResponse, status: number, message: string): void {
  if (response.destroyed || response.headersSent) return
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ message }))
}
