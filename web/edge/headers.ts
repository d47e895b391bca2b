// web/edge/headers.ts: the response headers of the distribution, once: the stacks and the one-machine edition read them here.

/** Directives of a content security policy, in order. */
type Policy = Readonly<Record<string, readonly string[]>>

/** Public pages: own files only, nothing inline, nobody frames them. */
const PAGES: Policy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
}

function text(policy: Policy): string {
  return Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

export const PAGE_POLICY = text(PAGES)

/** The console also speaks to object storage (uploads) and to the identity provider. */
export function consolePolicy(origins: readonly string[]): string {
  return text({ ...PAGES, 'connect-src': ["'self'", ...origins] })
}

/** On every answer. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
}

/** Published files may be read from any origin, in ranges. */
export const FILE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'range, if-none-match, if-modified-since',
  'access-control-expose-headers': 'etag, content-range, content-length, accept-ranges',
  'content-security-policy': "default-src 'none'; sandbox",
}

/** CloudFront compresses these on the way out, from 1,000 bytes to 10 MB. */
export const COMPRESSIBLE =
  /^(text\/|image\/svg|application\/(json|javascript|manifest|atom\+xml|feed\+json|ld\+json|xml))/
export const COMPRESS_FROM_BYTES = 1000
export const COMPRESS_TO_BYTES = 10_000_000
