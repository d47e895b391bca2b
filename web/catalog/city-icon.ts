// web/catalog/city-icon.ts: a mark in the city's two colours, for the header and the browser's tab, until it has its own.
import { palettes } from './theme.ts'

/** The file `icon.svg`: hills, sun and water. */
export function cityIcon(brand: string, accent: string): string {
  const { light } = palettes(brand, accent)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="9" fill="${light.brand}"/><path d="M20 8l9 13H11z" fill="${light.accent}"/><path d="M6 26c3.5-3 7-3 10.5 0s7 3 10.5 0 5-2.6 7-2M6 32c3.5-3 7-3 10.5 0s7 3 10.5 0 5-2.6 7-2" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></svg>\n`
}
