// web/catalog/views/map-page.ts
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { SiteContext } from '../view.ts'
import { viewPage } from './view-frame.ts'

const en = { title: 'Map', description: 'Map' }
const es: typeof en = { title: 'Mapa', description: 'Mapa' }
export const mapWords: Readonly<Record<Language, typeof en>> = { en, es }

export function mapPage(context: SiteContext): string {
  const words = mapWords[context.language]
  return viewPage(context, {
    view: 'map',
    title: words.title,
    description: words.description,
    script: 'map.js',
    content: html``,
  })
}
