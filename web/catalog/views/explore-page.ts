// web/catalog/views/explore-page.ts
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { SiteContext } from '../view.ts'
import { viewPage } from './view-frame.ts'

const en = { title: 'Explore', description: 'Explore' }
const es: typeof en = { title: 'Explorar', description: 'Explorar' }
export const exploreWords: Readonly<Record<Language, typeof en>> = { en, es }

export function explorePage(context: SiteContext): string {
  const words = exploreWords[context.language]
  return viewPage(context, {
    view: 'table',
    title: words.title,
    description: words.description,
    script: 'explore.js',
    content: html``,
  })
}
