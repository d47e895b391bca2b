// The stand-ins for the edge, the API, streams and the query protocol, each against what AWS documents.
import { errorXml, readQuery } from './cloudformation/protocol.ts'
import { leadsHere } from './edge/api-origin.ts'
import { matches } from './edge/distributions.ts'
import { headersOf, withAdded } from './edge/header-policy.ts'
import { runViewerFunction, type ViewerRequest } from './edge/viewer-function.ts'
import { answerEdge } from './front/edge-service.ts'
import { nothingKept } from './front/kept.ts'
import type { Answered, Asked } from './front/request.ts'
import { unzip, zipOf } from './lambda/archive.ts'
import { fits } from './lambda/filter.ts'

const patterns = [
  { pattern: '/api/*', path: '/api/v1/health', is: true },
  { pattern: '/api/*', path: '/apical', is: false },
  { pattern: '/assets', path: '/assets/site.css', is: false },
  { pattern: 'images/*.jp?', path: '/images/a/b.jpg', is: true }, // the first slash may be left out
  { pattern: '/a.b/*', path: '/aXb/c', is: false },
]
for (const { pattern, path, is } of patterns) {
  test(`a behaviour for ${pattern} ${is ? 'answers' : 'does not answer'} ${path}`, () =>
    expect(matches(pattern, path)).toBe(is))
}

const request: ViewerRequest = {
  method: 'GET',
  path: '/datasets',
  query: new URLSearchParams('q=a&q=b'),
  headers: { cookie: 'one=1; two=2', host: 'd1.cloudfront.net' },
}
const handler = (body: string) => `function handler(event) { var request = event.request; ${body} }`

test('a function at the edge sends a request on, to another address, with its query', async () => {
  const code = handler("request.uri += '/index.html'; return request")
  expect(await runViewerFunction(code, request, 'E1')).toEqual({
    kind: 'onward',
    path: '/datasets/index.html',
    query: 'q=a&q=b',
  })
})

test('a function at the edge reads cookies and headers, and may answer itself', async () => {
  const code = handler(`return {
    statusCode: 302,
    headers: { location: { value: '/' + request.cookies.two.value + request.headers.host.value } },
    cookies: { seen: { value: 'yes', attributes: 'Secure' } },
    body: { encoding: 'base64', data: 'w7E=' },
  }`)
  expect(await runViewerFunction(code, request, 'E1')).toEqual({
    kind: 'answer',
    status: 302,
    headers: { location: '/2d1.cloudfront.net', 'set-cookie': ['seen=yes; Secure'] },
    body: 'ñ',
  })
})

test('a function at the edge gets no further than CloudFront lets it', async () => {
  await expect(runViewerFunction("const fs = require('fs'); function handler() {}", request, 'E1')).rejects.toThrow(
    'cannot require fs',
  )
  await expect(runViewerFunction(handler('while (true) {}'), request, 'E1')).rejects.toThrow('timed out')
})

const policy = {
  SecurityHeadersConfig: {
    ContentTypeOptions: { Override: true },
    StrictTransportSecurity: { AccessControlMaxAgeSec: 7, IncludeSubdomains: true, Override: false },
  },
  CustomHeadersConfig: { Items: [{ Header: 'X-Robots-Tag', Value: 'noindex', Override: true }] },
  CorsConfig: { OriginOverride: true, AccessControlAllowOrigins: { Items: ['*'] } },
}

test('a header policy adds headers, and replaces those of the origin only where it says so', () => {
  const origin = { 'strict-transport-security': 'max-age=1', 'x-robots-tag': 'all' }
  expect(withAdded(origin, headersOf(policy, undefined))).toEqual({
    'x-content-type-options': 'nosniff',
    'strict-transport-security': 'max-age=1',
    'x-robots-tag': 'noindex',
  })
})

test('headers for pages of other origins are for those that name theirs', () => {
  const names = (origin: string | undefined) => headersOf(policy, origin).map(({ name }) => name)
  expect(names('https://elsewhere.example')).toContain('access-control-allow-origin')
  expect(names(undefined)).not.toContain('access-control-allow-origin')
})

const routes = [
  { key: 'ANY /api/{proxy+}', method: 'POST', path: '/api/v1/datasets', is: true },
  { key: 'ANY /api/{proxy+}', method: 'GET', path: '/api/', is: false },
  { key: 'GET /things/{id}', method: 'GET', path: '/things/1/parts', is: false },
  { key: 'GET /things/{id}', method: 'POST', path: '/things/1', is: false },
]
for (const { key, method, path, is } of routes) {
  test(`${method} ${path} ${is ? 'goes' : 'does not go'} by the route ${key}`, () =>
    expect(leadsHere({ RouteKey: key } as Parameters<typeof leadsHere>[0], method, path)).toBe(is))
}

test('records of a stream are filtered by texts and beginnings, at any depth', () => {
  const pattern = { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'AUDIT#' }, 'HEAD'] } } } }
  const record = (eventName: string, S: string) => ({ eventName, dynamodb: { Keys: { pk: { S } } } })
  expect(fits(record('INSERT', 'AUDIT#0'), pattern)).toBe(true)
  expect(fits(record('INSERT', 'HEAD'), pattern)).toBe(true)
  expect(fits(record('INSERT', 'HEADS'), pattern)).toBe(false)
  expect(fits(record('MODIFY', 'AUDIT#0'), pattern)).toBe(false)
  expect(fits({ eventName: 'INSERT' }, pattern)).toBe(false)
  expect(() => fits(record('INSERT', 'x'), { eventName: [{ 'anything-but': ['x'] }] })).toThrow('anything-but')
})

test('forms of the query protocol become lists and maps', () => {
  expect(readQuery('Action=A&Tags.member.1.Key=a&Tags.member.2.Key=b&Tags.member.10.Key=c&Deep.Map.x=1')).toEqual({
    Action: 'A',
    Tags: [{ Key: 'a' }, { Key: 'b' }, { Key: 'c' }],
    Deep: { Map: { x: '1' } },
  })
  expect(errorXml('Code', 'a < b & "c"')).toContain('a &lt; b &amp; &quot;c&quot;')
})

test('what is zipped comes out again; a name that leads out of the folder does not', async () => {
  const { mkdtemp, readFile, rm } = await import('node:fs/promises')
  const folder = await mkdtemp('/tmp/plaza-archive-')
  await unzip(await zipOf({ 'deep/index.js': 'ñ' }), folder)
  expect(await readFile(`${folder}/deep/index.js`, 'utf8')).toBe('ñ')
  await rm(folder, { recursive: true })
})

/** Calls of CloudFront's API on an empty account. */
function anEdge() {
  const kept = nothingKept()
  const ask = (method: string, path: string, body = '', headers: Record<string, string> = {}): Answered => {
    const asked: Asked = {
      ...{ method, target: path, path: `/2020-05-31/${path}`, query: new URLSearchParams(), headers },
      ...{ body: Buffer.from(body), service: 'cloudfront', region: 'us-east-1', host: undefined },
    }
    return answerEdge(kept, asked)!
  }
  const code = (text: string) => {
    const config = '<FunctionConfig><Comment>c</Comment><Runtime>cloudfront-js-2.0</Runtime></FunctionConfig>'
    return `<R><Name>f</Name>${config}<FunctionCode>${Buffer.from(text).toString('base64')}</FunctionCode></R>`
  }
  return { kept, ask, code }
}

test('viewers get the published code of a function, and changes want the tag of what they change', () => {
  const { kept, ask, code } = anEdge()
  const made = ask('POST', 'function', code('one'))
  expect(made.status).toBe(201)
  expect(kept.edgeFunctions.get('f')!.published).toBeUndefined()
  expect(ask('POST', 'function', code('again')).status).toBe(409)
  expect(ask('POST', 'function/f/publish', '', { 'if-match': 'another' }).status).toBe(412)
  expect(ask('POST', 'function/f/publish', '', { 'if-match': String(made.headers['etag']) }).status).toBe(200)
  expect(kept.edgeFunctions.get('f')!.published).toBe('one')
  const changed = ask('PUT', 'function/f', code('two'), { 'if-match': String(made.headers['etag']) })
  expect([changed.status, kept.edgeFunctions.get('f')!.published]).toEqual([200, 'one'])
})

test('a function over the quota is refused, and one in use is not deleted', () => {
  const { kept, ask, code } = anEdge()
  expect(String(ask('POST', 'function', code('x'.repeat(10_241))).body)).toContain('FunctionSizeLimitExceeded')
  const tag = String(ask('POST', 'function', code('x'.repeat(10_240))).headers['etag'])
  kept.distributions.set('E1', '<FunctionARN>arn:aws:cloudfront::123456789012:function/f</FunctionARN>')
  expect(ask('DELETE', 'function/f', '', { 'if-match': tag }).status).toBe(409)
  kept.distributions.clear()
  expect(ask('DELETE', 'function/f', '', { 'if-match': tag }).status).toBe(204)
})
