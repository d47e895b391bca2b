// web/edge/headers.ts: the response headers of the distribution, once: the stacks and the one-machine edition read them here.
import { LANGUAGES } from '../../core/languages.ts'

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

const PERMISSIONS = { 'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()' }

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  ...PERMISSIONS,
  'x-frame-options': 'DENY',
}

/** What lies below one folder whose headers differ from those of all others. */
export interface SpecialPages {
  readonly part: 'assets' | 'console' | 'sql' | 'embed'
  /** Such as `/sql` and `/es/sql`: the folder with and without its slash, and all in it. */
  readonly folders: readonly string[]
  /** @param origins that the console may speak to besides its own */
  readonly headers: (origins: readonly string[]) => Readonly<Record<string, string>>
}

const inEveryLanguage = (folder: string) => [folder, ...LANGUAGES.map((language) => `/${language}${folder}`)]

/** The exceptions, each as small as it can be. */
export const SPECIAL_PAGES: readonly SpecialPages[] = [
  {
    // Nobody opens them as a page, and a page asks for seven of them: a policy short enough not to be paid for seven
    // times, which a worker among them still obeys.
    part: 'assets',
    folders: ['/assets'],
    headers: () => ({
      ...COMMON_HEADERS,
      'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'self'",
    }),
  },
  {
    part: 'console',
    folders: ['/console'],
    headers: (origins) => ({ ...PAGE_HEADERS, 'content-security-policy': consolePolicy(origins) }),
  },
  {
    // WebAssembly may be compiled, and nothing else made from text. The worker has the policy of its own answer, so it
    // lies below `/sql/` too, and `/assets/` needs no exception.
    part: 'sql',
    folders: inEveryLanguage('/sql'),
    headers: () => ({
      ...PAGE_HEADERS,
      'content-security-policy': text({ ...PAGES, 'script-src': ["'self'", "'wasm-unsafe-eval'"] }),
    }),
  },
  {
    part: 'embed',
    folders: inEveryLanguage('/embed'),
    headers: () => ({
      ...COMMON_HEADERS,
      ...PERMISSIONS,
      'content-security-policy': text({ ...PAGES, 'frame-ancestors': ['*'] }),
    }),
  },
]

/** Headers of a page. @param path of the address, begins with `/` */
export function pageHeaders(path: string, origins: readonly string[]): Readonly<Record<string, string>> {
  const special = SPECIAL_PAGES.find(({ folders }) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`)),
  )
  return special?.headers(origins) ?? { ...PAGE_HEADERS, 'content-security-policy': PAGE_POLICY }
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
