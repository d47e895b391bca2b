// web/catalog/views/sql-page.ts
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { SiteContext } from '../view.ts'
import { viewPage } from './view-frame.ts'

const en = { title: 'SQL', description: 'SQL' }
const es: typeof en = { title: 'SQL', description: 'SQL' }
export const sqlWords: Readonly<Record<Language, typeof en>> = { en, es }

export function sqlPage(context: SiteContext): string {
  const words = sqlWords[context.language]
  return viewPage(context, {
    view: 'sql',
    title: words.title,
    description: words.description,
    script: 'sql.js',
    content: html``,
  })
}
