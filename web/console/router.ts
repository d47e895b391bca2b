// web/console/router.ts: the console's addresses. They live behind the `#`, so that one file serves them all.

/** Pages that need nothing but their name. */
export const PLAIN_PAGES = [
  'new',
  'reviews',
  'plan',
  'departments',
  'policies',
  'sign-off-policy',
  'news',
  'preparation',
  'readiness',
  'launch',
  'promotion',
  'feedback',
  'yearly-reviews',
  'people',
  'audit',
  'access',
  'account',
] as const
export type PlainPage = (typeof PLAIN_PAGES)[number]

/** Pages about one thing: the first part of the address, then its id. */
const PAGES_ABOUT = {
  plan: 'plan-of',
  departments: 'department',
  policies: 'policy',
  news: 'news-item',
  promotion: 'promotion-of',
  'yearly-reviews': 'yearly-review',
  people: 'person',
} as const
export type PageAbout = (typeof PAGES_ABOUT)[keyof typeof PAGES_ABOUT]

export type Route =
  | { readonly page: 'home' }
  | { readonly page: PlainPage }
  | { readonly page: PageAbout; readonly id: string }
  | { readonly page: 'dataset'; readonly id: string }
  | { readonly page: 'version'; readonly id: string; readonly number: number }
  | { readonly page: 'unknown' }

/** What a link from a mail opens without a sign-in; the secret stays behind the `#`, out of every log. */
export type OpenRoute = { readonly page: 'preview' | 'unsubscribe'; readonly secret: string }

/** Reads the part of an address from the `#` on; an empty one is the first page. */
export function routeOf(hash: string): Route {
  const parts = partsOf(hash)
  const [first = '', id, third, number, ...rest] = parts
  if (parts.length === 1 && first === '') return { page: 'home' }
  if (parts.length === 1 && isPlain(first)) return { page: first }
  if (parts.length === 2 && id && isAbout(first)) return { page: PAGES_ABOUT[first], id }
  if (first !== 'datasets' || !id || rest.length > 0) return { page: 'unknown' }
  if (third === undefined) return { page: 'dataset', id }
  if (third !== 'versions' || !number || !/^[1-9]\d{0,4}$/.test(number)) return { page: 'unknown' }
  return { page: 'version', id, number: Number(number) }
}

/** The page that a link from a mail opens for anybody, if the address is such a link. */
export function openRouteOf(hash: string): OpenRoute | undefined {
  const [first, secret, ...rest] = partsOf(hash)
  if (!secret || rest.length > 0) return undefined
  return first === 'preview' || first === 'unsubscribe' ? { page: first, secret } : undefined
}

/** The address of a page, from the `#` on. */
export function hrefOf(route: Exclude<Route, { page: 'unknown' }>): string {
  if (route.page === 'home') return '#/'
  if (route.page === 'dataset') return `#/datasets/${encodeURIComponent(route.id)}`
  if (route.page === 'version') return `#/datasets/${encodeURIComponent(route.id)}/versions/${route.number}`
  if (!('id' in route)) return `#/${route.page}`
  const folder = Object.entries(PAGES_ABOUT).find(([, page]) => page === route.page)![0]
  return `#/${folder}/${encodeURIComponent(route.id)}`
}

/** Goes to a page; the reader can come back with the browser's own button. */
export function goTo(route: Exclude<Route, { page: 'unknown' }>): void {
  location.hash = hrefOf(route)
}

function isPlain(name: string): name is PlainPage {
  return (PLAIN_PAGES as readonly string[]).includes(name)
}

function isAbout(name: string): name is keyof typeof PAGES_ABOUT {
  return Object.hasOwn(PAGES_ABOUT, name)
}

function partsOf(hash: string): string[] {
  return hash
    .replace(/^#?\/?/, '')
    .replace(/\/$/, '')
    .split('/')
    .map(decoded)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
