import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type HttpHandler, toLambda } from '../../../local/lambda/http.ts'

let server: http.Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(handler: HttpHandler, timeoutMilliseconds = 29_000): Promise<string> {
  server = http.createServer(toLambda(handler, { payloadBytes: 6 * 2 ** 20, timeoutMilliseconds }))
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
/** Sends a request and gives back the event that the function saw. */
async function eventOf(path: string, init?: RequestInit): Promise<APIGatewayProxyEventV2> {
  let seen: APIGatewayProxyEventV2 | undefined
  const base = await serve(async (event) => {
    seen = event
    return { statusCode: 204 }
  })
  await fetch(base + path, init)
  return seen!
}

test('path, repeated query, headers and cookies arrive as API Gateway sends them', async () => {
  const event = await eventOf('/a%20b/c?x=1&x=2&y=a%26b', { headers: { Cookie: 'a=1; b=2', 'X-Thing': 'Yes' } })
  expect(event).toMatchObject({
    version: '2.0',
    rawPath: '/a%20b/c',
    rawQueryString: 'x=1&x=2&y=a%26b',
    queryStringParameters: { x: '1,2', y: 'a&b' },
    cookies: ['a=1', 'b=2'],
    headers: { 'x-thing': 'Yes' },
    isBase64Encoded: false,
    requestContext: { http: { method: 'GET', sourceIp: '127.0.0.1' } },
  })
  expect(event.headers['cookie']).toBeUndefined()
  expect(event.body).toBeUndefined()
})

const bodies = [
  { type: 'application/json', isBase64Encoded: false },
  { type: 'application/problem+json; charset=utf-8', isBase64Encoded: false },
  { type: 'text/csv', isBase64Encoded: false },
  { type: 'application/octet-stream', isBase64Encoded: true },
  { type: 'application/vnd.apache.parquet', isBase64Encoded: true },
]
for (const { type, isBase64Encoded } of bodies) {
  test(`a body of ${type} arrives as ${isBase64Encoded ? 'base64' : 'text'}`, async () => {
    const event = await eventOf('/', { method: 'POST', headers: { 'content-type': type }, body: 'é' })
    expect(event).toMatchObject({ isBase64Encoded, body: isBase64Encoded ? 'w6k=' : 'é' })
  })
}

test('status, headers, cookies and binary bodies come out', async () => {
  const base = await serve(async () => ({
    statusCode: 201,
    headers: { 'content-type': 'image/png', 'x-count': 3 },
    cookies: ['a=1; HttpOnly', 'b=2'],
    body: Buffer.from([0, 255]).toString('base64'),
    isBase64Encoded: true,
  }))
  const response = await fetch(base)
  expect(response.status).toBe(201)
  expect(response.headers.get('x-count')).toBe('3')
  expect(response.headers.getSetCookie()).toEqual(['a=1; HttpOnly', 'b=2'])
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([0, 255]))
})

const silent = (action: () => Promise<void>) => async () => {
  const { error } = console
  console.error = () => {}
  await action().finally(() => {
    console.error = error
  })
}
const bytes = (megabytes: number) => Buffer.alloc(megabytes * 2 ** 20)
const ok: HttpHandler = async () => ({ body: 'ok' })
const binary = { method: 'POST', headers: { 'content-type': 'application/octet-stream' } }
const limits = [
  { name: 'a binary body of 4 MB fits', handler: ok, init: { ...binary, body: bytes(4) }, gives: 200 },
  {
    name: 'a binary body of 5 MB does not: base64 makes it longer than 6 MB',
    handler: ok,
    init: { ...binary, body: bytes(5) },
    gives: 413,
  },
  { name: 'a body of 20 MB is answered, not cut off', handler: ok, init: { ...binary, body: bytes(20) }, gives: 413 },
  { name: 'a result over 6 MB is a fault', handler: async () => ({ body: 'x'.repeat(7 * 2 ** 20) }), gives: 500 },
  {
    name: 'a handler that throws is a fault',
    handler: async () => {
      throw new Error('broken')
    },
    gives: 500,
  },
]
for (const { name, handler, init, gives } of limits) {
  test(
    name,
    silent(async () => {
      const response = await fetch(await serve(handler), init)
      expect(response.status).toBe(gives)
    }),
  )
}

test('a handler that takes too long is given up', async () => {
  const base = await serve(async () => sleep(2000, { body: 'late' }, { ref: false }), 50)
  expect((await fetch(base)).status).toBe(503)
})
