// web/catalog/views/chart-page.ts
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { SiteContext } from '../view.ts'
import { viewPage } from './view-frame.ts'

const en = { title: 'Chart', description: 'Chart' }
const es: typeof en = { title: 'Gráfico', description: 'Gráfico' }
export const chartWords: Readonly<Record<Language, typeof en>> = { en, es }

export function chartPage(context: SiteContext): string {
  const words = chartWords[context.language]
  return viewPage(context, {
    view: 'chart',
    title: words.title,
    description: words.description,
    script: 'chart.js',
    content: html``,
  })
}
