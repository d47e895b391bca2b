// test/rehearsal/edge/header-policy.ts: the headers that a distribution adds to what it answers.
import { CloudFrontClient, GetResponseHeadersPolicyCommand } from '@aws-sdk/client-cloudfront'
import type { Kept } from '../front/kept.ts'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'

export interface AddedHeader {
  readonly name: string
  readonly value: string
  /** Counts instead of what the origin says. */
  readonly override: boolean
}

export type HeaderPolicies = (id: string | undefined, origin: string | undefined) => Promise<readonly AddedHeader[]>

/** Reads each policy once, and again when it was changed. */
export function createHeaderPolicies(endpoint: string, kept: Kept): HeaderPolicies {
  const cloudfront = clientOf(CloudFrontClient, { endpoint, region: 'us-east-1' })
  const read = new Map<string, { tag: string; config: Json }>()
  return async (id, origin) => {
    if (!id) return []
    const { tag = '' } = kept.headerPolicies.get(id) ?? {}
    const there = read.get(id)
    if (there?.tag === tag) return headersOf(there.config, origin)
    const { ResponseHeadersPolicy } = await cloudfront.send(new GetResponseHeadersPolicyCommand({ Id: id }))
    const config = ResponseHeadersPolicy!.ResponseHeadersPolicyConfig
    read.set(id, { tag, config })
    return headersOf(config, origin)
  }
}

type Rule = (part: Json) => string

/** How each part of a policy reads as a header. */
const SECURITY: Readonly<Record<string, readonly [string, Rule]>> = {
  ContentSecurityPolicy: ['content-security-policy', (part) => part.ContentSecurityPolicy],
  ContentTypeOptions: ['x-content-type-options', () => 'nosniff'],
  FrameOptions: ['x-frame-options', (part) => part.FrameOption],
  ReferrerPolicy: ['referrer-policy', (part) => part.ReferrerPolicy],
  StrictTransportSecurity: [
    'strict-transport-security',
    ({ AccessControlMaxAgeSec, IncludeSubdomains, Preload }) =>
      [`max-age=${AccessControlMaxAgeSec}`, IncludeSubdomains && 'includeSubDomains', Preload && 'preload']
        .filter(Boolean)
        .join('; '),
  ],
}

/** @param origin of the page that asks; headers for other origins are for it alone */
export function headersOf(config: Json, origin: string | undefined): AddedHeader[] {
  const security = Object.entries(config.SecurityHeadersConfig ?? {})
    .filter(([part]) => part in SECURITY)
    .map(([part, value]: [string, Json]) => {
      const [name, rule] = SECURITY[part]!
      return { name, value: rule(value), override: value.Override === true }
    })
  const own = (config.CustomHeadersConfig?.Items ?? []).map(({ Header, Value, Override }: Json) => ({
    name: Header.toLowerCase(),
    value: Value,
    override: Override === true,
  }))
  return [...security, ...own, ...(origin && config.CorsConfig ? corsOf(config.CorsConfig) : [])]
}

function corsOf(config: Json): AddedHeader[] {
  const override = config.OriginOverride === true
  const listed = (part: Json) => (part?.Items ?? []).join(',')
  const headers = [
    ['access-control-allow-origin', listed(config.AccessControlAllowOrigins)],
    ['access-control-expose-headers', listed(config.AccessControlExposeHeaders)],
  ] as const
  return headers.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value, override }))
}

/** What the viewer sees: the origin's headers with those of the policy. */
export function withAdded<T extends Readonly<Record<string, string | string[]>>>(
  headers: T,
  added: readonly AddedHeader[],
) {
  const all: Record<string, string | string[]> = { ...headers }
  for (const { name, value, override } of added) if (override || all[name] === undefined) all[name] = value
  return all
}
