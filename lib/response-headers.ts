// lib/response-headers.ts: CloudFront's form of the response headers in web/edge/headers.ts.
import { Duration } from 'aws-cdk-lib'
import {
  type HeadersFrameOption,
  type HeadersReferrerPolicy,
  ResponseHeadersPolicy,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront'
import type { Construct } from 'constructs'

export interface ResponseHeadersProps {
  readonly name: string
  /** Header -> value, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly noindex: boolean
}

/** Headers that CloudFront takes only in fields of their own, and how each is written there. */
const SECURITY: Readonly<Record<string, (value: string) => ResponseSecurityHeadersBehavior>> = {
  'content-security-policy': (value) => ({
    contentSecurityPolicy: { contentSecurityPolicy: value, override: true },
  }),
  'referrer-policy': (value) => ({
    referrerPolicy: { referrerPolicy: value as HeadersReferrerPolicy, override: true },
  }),
  'x-content-type-options': () => ({ contentTypeOptions: { override: true } }),
  'x-frame-options': (value) => ({ frameOptions: { frameOption: value as HeadersFrameOption, override: true } }),
}

/** Browsers stay with https for a year. Subdomains are the city's, so they are not spoken for. */
const STRICT_TRANSPORT: ResponseSecurityHeadersBehavior = {
  strictTransportSecurity: { accessControlMaxAge: Duration.days(365), includeSubdomains: false, override: true },
}

export function responseHeaders(scope: Construct, id: string, props: ResponseHeadersProps): ResponseHeadersPolicy {
  const { name, headers, noindex } = props
  const entries = Object.entries(headers).filter(([header]) => !header.startsWith('access-control-'))
  const security = entries.flatMap(([header, value]) => SECURITY[header]?.(value) ?? [])
  const custom = entries
    .filter(([header]) => !SECURITY[header])
    .concat(noindex ? [['x-robots-tag', 'noindex']] : [])
    .map(([header, value]) => ({ header, value, override: true }))
  return new ResponseHeadersPolicy(scope, id, {
    responseHeadersPolicyName: name,
    securityHeadersBehavior: Object.assign({}, STRICT_TRANSPORT, ...security),
    ...(custom.length > 0 ? { customHeadersBehavior: { customHeaders: custom } } : {}),
    ...(headers['access-control-allow-origin'] ? { corsBehavior: corsFrom(headers) } : {}),
  })
}

function corsFrom(headers: Readonly<Record<string, string>>) {
  const list = (header: string) => (headers[`access-control-${header}`] ?? '').split(/\s*,\s*/).filter(Boolean)
  return {
    accessControlAllowOrigins: list('allow-origin'),
    accessControlAllowMethods: list('allow-methods'),
    accessControlAllowHeaders: list('allow-headers'),
    accessControlExposeHeaders: list('expose-headers'),
    accessControlAllowCredentials: false,
    originOverride: true,
  }
}
