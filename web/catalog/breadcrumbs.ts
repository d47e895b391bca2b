// web/catalog/breadcrumbs.ts: the way from the home page to a page, as links above its heading.
import { html } from 'hono/html'
import { layoutWords } from './language/layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

export interface Crumb {
  /** In the city's first language. */
  readonly path: string
  readonly words: string | Markup
}

export function breadcrumbs(context: SiteContext, steps: readonly Crumb[], here: string | Markup): Markup {
  const links = steps.map(({ path, words }) => html`<li><a href="${to(context, path)}">${words}</a></li>`)
  return html`<nav class="crumbs" aria-label="${layoutWords[context.language].breadcrumb}"><ol>${links}<li><span aria-current="page">${here}</span></li></ol></nav>`
}
