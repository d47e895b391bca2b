// web/console/router.ts: the console's addresses. They live behind the `#`, so that one file serves them all.

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'new' }
  | { readonly page: 'dataset'; readonly id: string }
  | { readonly page: 'version'; readonly id: string; readonly number: number }
  | { readonly page: 'audit' }
  | { readonly page: 'unknown' }

/** Reads the part of an address from the `#` on; an empty one is the first page. */
export function routeOf(hash: string): Route {
  const parts = hash
    .replace(/^#?\/?/, '')
    .replace(/\/$/, '')
    .split('/')
    .map(decoded)
  const [first, id, third, number, ...rest] = parts
  if (parts.length === 1 && first === '') return { page: 'home' }
  if (parts.length === 1 && (first === 'new' || first === 'audit')) return { page: first }
  if (first !== 'datasets' || !id || rest.length > 0) return { page: 'unknown' }
  if (third === undefined) return { page: 'dataset', id }
  if (third !== 'versions' || !number || !/^[1-9]\d{0,4}$/.test(number)) return { page: 'unknown' }
  return { page: 'version', id, number: Number(number) }
}

/** The address of a page, from the `#` on. */
export function hrefOf(route: Exclude<Route, { page: 'unknown' }>): string {
  switch (route.page) {
    case 'home':
      return '#/'
    case 'dataset':
      return `#/datasets/${encodeURIComponent(route.id)}`
    case 'version':
      return `#/datasets/${encodeURIComponent(route.id)}/versions/${route.number}`
    default:
      return `#/${route.page}`
  }
}

/** Goes to a page; the reader can come back with the browser's own button. */
export function goTo(route: Exclude<Route, { page: 'unknown' }>): void {
  location.hash = hrefOf(route)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
