// test/rehearsal/front/request.ts: a request to some service of AWS: which one, in which region.
import type http from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Asked {
  readonly method: string
  /** With its query. */
  readonly target: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  /** As the signature names it, such as `s3`; undefined when the request is not signed. */
  readonly service: string | undefined
  readonly region: string
  /** Where it would have gone without the rehearsal, see reroute.mjs. */
  readonly host: string | undefined
}

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer | string
}

const SCOPE = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//

export async function readRequest(request: http.IncomingMessage, defaultRegion: string): Promise<Asked> {
  const target = request.url ?? '/'
  const { pathname, searchParams } = new URL(target, 'http://front')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]),
  )
  const credential = searchParams.get('X-Amz-Credential')
  const [, region, service] = SCOPE.exec(headers['authorization'] ?? `Credential=${credential}/`) ?? []
  return {
    method: request.method ?? 'GET',
    target,
    path: pathname,
    query: searchParams,
    headers,
    body: await buffer(request),
    service,
    region: region ?? defaultRegion,
    host: headers['x-rehearsal-host'],
  }
}

export function xml(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Answered {
  return { status, headers: { 'content-type': 'text/xml', ...headers }, body }
}

export function json(status: number, document: unknown): Answered {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) }
}
