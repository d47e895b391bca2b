// local/s3/cors.ts: which pages of other origins may call, by the rules of the bucket.
import type { Answer } from './answer.ts'
import { configurationOf } from './configuration.ts'
import { refuse } from './errors.ts'
import type { S3Request } from './request.ts'
import type { Store } from './store.ts'
import { elements, text, texts } from './xml.ts'

interface Call {
  readonly origin: string | undefined
  readonly method: string | undefined
  /** Names in lower case. */
  readonly headers: readonly string[]
}

/** Answers the question a browser asks before it sends. Unsigned: browsers cannot sign it. */
export function answerPreflight(store: Store, { bucket, headers }: S3Request): Answer {
  const asked = (headers['access-control-request-headers'] ?? '').split(',').map((name) => name.trim().toLowerCase())
  const call = {
    origin: headers['origin'],
    method: headers['access-control-request-method'],
    headers: asked.filter((name) => name !== ''),
  }
  return { headers: allow(store, bucket, call) ?? refuse('AccessForbidden') }
}

/** The headers that let the calling page read the answer; none when no rule fits. */
export function corsHeaders(store: Store, { bucket, method, headers }: S3Request): Record<string, string> {
  return allow(store, bucket, { origin: headers['origin'], method, headers: [] }) ?? {}
}

function allow(store: Store, bucket: string, { origin, method, headers }: Call): Record<string, string> | undefined {
  if (origin === undefined || method === undefined) return undefined
  for (const rule of elements(configurationOf(store, bucket, 'cors') ?? '', 'CORSRule')) {
    const allowed = texts(rule, 'AllowedOrigin').find((pattern) => fits(pattern, origin))
    const methods = texts(rule, 'AllowedMethod')
    const patterns = texts(rule, 'AllowedHeader')
    const fitsHeaders = headers.every((name) => patterns.some((pattern) => fits(pattern, name)))
    if (allowed === undefined || !methods.includes(method) || !fitsHeaders) continue
    const exposed = texts(rule, 'ExposeHeader')
    const maxAge = text(rule, 'MaxAgeSeconds')
    return {
      'access-control-allow-origin': allowed === '*' ? '*' : origin,
      ...(allowed !== '*' && { 'access-control-allow-credentials': 'true' }),
      'access-control-allow-methods': methods.join(', '),
      ...(headers.length > 0 && { 'access-control-allow-headers': headers.join(', ') }),
      ...(exposed.length > 0 && { 'access-control-expose-headers': exposed.join(', ') }),
      ...(maxAge !== undefined && { 'access-control-max-age': maxAge }),
      vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    }
  }
  return undefined
}

/** A star stands for any characters. */
function fits(pattern: string, found: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')
  return new RegExp(`^${escaped}$`, 'i').test(found)
}
