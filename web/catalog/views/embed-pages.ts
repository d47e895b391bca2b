// web/catalog/views/embed-pages.ts
import type { Page } from '../layout.ts'
import type { SiteContext } from '../view.ts'

/** Table, chart and map in a frame of another site. */
export function embedPages(_context: SiteContext): Page[] {
  return []
}
