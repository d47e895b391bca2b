// test/rehearsal/edge/viewer-function.ts: runs a function of the distribution on a viewer's request.
import crypto from 'node:crypto'
import vm from 'node:vm'
import type { Json } from '../json.ts'

export interface ViewerRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
}

/** Either the request goes on, perhaps to another address, or it is answered at once. */
export type Verdict =
  | { readonly kind: 'onward'; readonly path: string; readonly query: string }
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Record<string, string | string[]>
      readonly body: string
    }

/** The time that CloudFront allows is less; it does not count a busy machine's other work. */
const MILLISECONDS = 200

/** What functions may require at CloudFront's edge. */
const MODULES: Readonly<Record<string, unknown>> = { crypto }

/**
 * @param code of the function, as it was published
 * @throws Error of the function
 */
export async function runViewerFunction(
  code: string,
  request: ViewerRequest,
  distributionId: string,
): Promise<Verdict> {
  const context = vm.createContext({
    event: { version: '1.0', context: { distributionId, eventType: 'viewer-request' }, request: eventOf(request) },
    Buffer,
    require: (name: string) => {
      if (name in MODULES) return MODULES[name]
      throw new Error(`functions at the edge cannot require ${name}`)
    },
  })
  const result = await vm.runInContext(`${code}\n;handler(event)`, context, { timeout: MILLISECONDS })
  if (result.statusCode === undefined) return { kind: 'onward', path: result.uri, query: queryOf(result.querystring) }
  return {
    kind: 'answer',
    status: result.statusCode,
    headers: { ...valuesOf(result.headers), ...cookiesOf(result.cookies) },
    body: bodyOf(result.body),
  }
}

function eventOf({ method, path, query, headers: { cookie, ...headers } }: ViewerRequest): Json {
  const cookies = (cookie ?? '').split(/; */).filter(Boolean)
  return {
    method,
    uri: path,
    querystring: Object.fromEntries([...query.keys()].map((name) => [name, withAll(query.getAll(name))])),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
    cookies: Object.fromEntries(
      cookies.map((each) => [each.slice(0, each.indexOf('=')), { value: each.slice(each.indexOf('=') + 1) }]),
    ),
  }
}

function withAll([first, ...more]: readonly string[]): Json {
  if (more.length === 0) return { value: first }
  return { value: first, multiValue: [first, ...more].map((value) => ({ value })) }
}

function queryOf(querystring: Json): string {
  const pairs = Object.entries<Json>(querystring ?? {}).flatMap(([name, { value, multiValue }]) =>
    (multiValue ?? [{ value }]).map((each: Json) => [name, each.value]),
  )
  return new URLSearchParams(pairs).toString()
}

function valuesOf(headers: Json): Record<string, string> {
  return Object.fromEntries(Object.entries<Json>(headers ?? {}).map(([name, { value }]) => [name, value]))
}

function cookiesOf(cookies: Json): Record<string, string[]> {
  const set = Object.entries<Json>(cookies ?? {}).map(([name, { value, attributes }]) =>
    [`${name}=${value}`, attributes].filter(Boolean).join('; '),
  )
  return set.length > 0 ? { 'set-cookie': set } : {}
}

function bodyOf(body: Json): string {
  if (typeof body === 'string') return body
  if (!body) return ''
  return body.encoding === 'base64' ? Buffer.from(body.data, 'base64').toString() : body.data
}
