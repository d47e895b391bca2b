// test/rehearsal/edge/edge.ts: a distribution as its viewers meet it: behaviours, functions, origins, headers, error pages.
import type http from 'node:http'
import type { Kept } from '../front/kept.ts'
import type { Answered } from '../front/request.ts'
import type { Json } from '../json.ts'
import type { Functions } from '../lambda/functions.ts'
import { callApi } from './api-origin.ts'
import { readBucket } from './bucket-origin.ts'
import { behaviourFor, createDistributions, type Distributions, type Served } from './distributions.ts'
import { createHeaderPolicies, type HeaderPolicies, withAdded } from './header-policy.ts'
import { runViewerFunction } from './viewer-function.ts'

export interface EdgeOptions {
  readonly endpoint: string
  readonly account: string
  readonly kept: Kept
  readonly functions: Functions
}

/** @param domain of the distribution that was asked */
export type Edge = (request: http.IncomingMessage, response: http.ServerResponse, domain: string) => Promise<void>

interface Visit {
  readonly options: EdgeOptions
  readonly policies: HeaderPolicies
  readonly served: Served
  readonly behaviour: Json
  readonly headers: Readonly<Record<string, string>>
  readonly method: string
}

export function createEdge(options: EdgeOptions): Edge {
  const distributions: Distributions = createDistributions(options)
  const policies = createHeaderPolicies(options.endpoint, options.kept)
  return async (request, response, domain) => {
    const served = await distributions.find(domain)
    if (!served)
      return finish(response, 'GET', { status: 421, headers: {}, body: `no distribution has the name ${domain}\n` })
    const { pathname, searchParams } = new URL(request.url ?? '/', `https://${domain}`)
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const method = request.method ?? 'GET'
    const visit: Visit = { options, policies, served, behaviour: behaviourFor(served, pathname), headers, method }
    if (!visit.behaviour.AllowedMethods.Items.includes(method)) {
      return finish(response, method, await dressed(visit, { status: 403, headers: {}, body: '' }))
    }
    const verdict = await atTheDoor(visit, pathname, searchParams)
    if (verdict.kind === 'answer') return finish(response, method, await dressed(visit, verdict))
    request.url = verdict.query ? `${verdict.path}?${verdict.query}` : verdict.path
    return onward(visit, request, response, verdict.path)
  }
}

async function atTheDoor({ behaviour, served, method, headers, options }: Visit, path: string, query: URLSearchParams) {
  const association = (behaviour.FunctionAssociations?.Items ?? []).find(
    ({ EventType }: Json) => EventType === 'viewer-request',
  )
  if (!association) return { kind: 'onward' as const, path, query: query.toString() }
  const name = association.FunctionARN.split('/').at(-1)
  const code = options.kept.edgeFunctions.get(name)?.published
  if (code === undefined) throw new Error(`the function ${name} of the distribution was not published`)
  return runViewerFunction(code, { method, path, query, headers }, served.id)
}

async function onward(
  visit: Visit,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  path: string,
): Promise<void> {
  const { served, behaviour, options, method } = visit
  const origin: Json = served.config.Origins!.Items!.find(({ Id }) => Id === behaviour.TargetOriginId)
  if (origin.S3OriginConfig) {
    const found = await fromBucket(visit, origin, path)
    return finish(response, method, await dressed(visit, await withErrorPage(visit, found)))
  }
  await callApi({
    endpoint: options.endpoint,
    functions: options.functions,
    domain: origin.DomainName,
    request,
    response,
    onAnswer: async ({ statusCode = 200, headers, body = '', isBase64Encoded, cookies }) => {
      const given = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
      const answer = { status: statusCode, headers: headers as Answered['headers'], body: given }
      const shown = await dressed(visit, await withErrorPage(visit, answer))
      return {
        statusCode: shown.status,
        headers: shown.headers as Record<string, string>,
        body: Buffer.from(shown.body).toString('base64'),
        isBase64Encoded: true,
        ...(cookies ? { cookies } : {}),
      }
    },
  })
}

function fromBucket({ options, served, headers, method }: Visit, origin: Json, path: string): Promise<Answered> {
  const { endpoint, account, kept } = options
  const key = path === '/' ? `/${served.config.DefaultRootObject ?? ''}` : path
  return readBucket({ endpoint, account, served, origin, path: key, method, headers }, kept)
}

/** The distribution's own page for a status, wherever that status came from. */
async function withErrorPage(visit: Visit, answer: Answered): Promise<Answered> {
  const { served } = visit
  const page = (served.config.CustomErrorResponses?.Items ?? []).find(({ ErrorCode }) => ErrorCode === answer.status)
  if (!page?.ResponsePagePath) return answer
  const { TargetOriginId } = behaviourFor(served, page.ResponsePagePath)
  const origin: Json = served.config.Origins!.Items!.find(({ Id }) => Id === TargetOriginId)
  const found = await fromBucket({ ...visit, method: 'GET', headers: {} }, origin, page.ResponsePagePath)
  // Without the page, CloudFront shows what the origin said.
  return found.status === 200 ? { ...found, status: Number(page.ResponseCode) } : answer
}

async function dressed({ policies, behaviour, headers }: Visit, answer: Answered): Promise<Answered> {
  const added = await policies(behaviour.ResponseHeadersPolicyId, headers['origin'])
  return { ...answer, headers: { ...withAdded(answer.headers ?? {}, added), via: '1.1 rehearsal (CloudFront)' } }
}

function finish(response: http.ServerResponse, method: string, { status, headers, body }: Answered): void {
  response.writeHead(status, headers)
  response.end(method === 'HEAD' ? undefined : body)
}
