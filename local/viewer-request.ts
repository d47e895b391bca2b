// local/viewer-request.ts: runs the very function that runs at CloudFront's edge, the way CloudFront does: alone, with an event.
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type http from 'node:http'
import vm from 'node:vm'
import { type EdgeInvitation, viewerRequestCode } from '../web/edge/viewer-request.ts'

/** Where the request goes on to, or what it is answered with. */
export type Viewed = { readonly uri: string } | EdgeResponse

export interface EdgeResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, { readonly value: string }>>
  readonly cookies?: Readonly<Record<string, { readonly value: string; readonly attributes: string }>>
  readonly body?: { readonly data: string }
}

export type ViewerRequest = (request: http.IncomingMessage, path: string) => Viewed

/** @param invitation absent where everybody gets in */
export function loadViewerRequest(invitation?: EdgeInvitation): ViewerRequest {
  const context = vm.createContext({ require: moduleAtEdge })
  vm.runInContext(
    viewerRequestCode((file) => readFileSync(file, 'utf8'), invitation),
    context,
  )
  return (request, path) => {
    context['event'] = { request: eventOf(request, path) }
    return vm.runInContext('handler(event)', context) as Viewed
  }
}

export function isAnswer(viewed: Viewed): viewed is EdgeResponse {
  return 'statusCode' in viewed
}

export function sendFromEdge(answer: EdgeResponse, response: http.ServerResponse): void {
  const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, { value }]) => [name, value]))
  const cookies = Object.entries(answer.cookies ?? {}).map(
    ([name, { value, attributes }]) => `${name}=${value}; ${attributes}`,
  )
  response.writeHead(answer.statusCode, { ...headers, ...(cookies.length > 0 ? { 'set-cookie': cookies } : {}) })
  response.end(answer.body?.data)
}

/** The edge has no other modules, and of this one no more. */
function moduleAtEdge(name: string): object {
  if (name !== 'crypto') throw new Error(`Cannot find module '${name}'`)
  return { createHash, createHmac }
}

/** @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
function eventOf(request: http.IncomingMessage, uri: string): object {
  const { cookie = '', ...headers } = request.headers
  const query = new URLSearchParams((request.url ?? '').split('?').slice(1).join('?'))
  const pairs = cookie.split(/; */).map((part) => [part.split('=', 1)[0]!, part.slice(part.indexOf('=') + 1)] as const)
  return {
    uri,
    method: request.method ?? 'GET',
    headers: valuesOf(Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')])),
    cookies: valuesOf(pairs.filter(([name]) => name !== '')),
    // Values arrive at the edge as they were sent.
    querystring: valuesOf([...query].map(([name, value]) => [encodeURIComponent(name), encodeURIComponent(value)])),
  }
}

function valuesOf(pairs: readonly (readonly [string, string])[]): Record<string, { value: string }> {
  return Object.fromEntries(pairs.map(([name, value]) => [name, { value }]))
}
