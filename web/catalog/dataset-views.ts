// web/catalog/dataset-views.ts: the ways to see more of a dataset than its page shows: table, chart, map, SQL.
import { html } from 'hono/html'
import type { LiveDataset, PublishedVersion } from '../../core/catalog/published.ts'
import { facetsOf } from '../../core/search/documents.ts'
import { sign } from './icons.ts'
import { previewWords } from './language/preview.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { type View, viewPath } from './views/view-frame.ts'
import { textsIn } from './words.ts'

/** Large links to the views, the table first. Nothing for a version without Parquet: the views read that file. */
export function waysToLook(context: SiteContext, dataset: LiveDataset): Markup | '' {
  if (!canBeViewed(dataset.current)) return ''
  const words = previewWords[context.language]
  const hasPlaces = facetsOf(dataset).map.length > 0
  const explore = words.explore(textsIn(context).number(dataset.current.rows))
  const ways: readonly (readonly [View, string, string])[] = [
    ['table', explore, words.exploreNote],
    ['chart', words.chart, words.chartNote],
    ...(hasPlaces ? [['map', words.map, words.mapNote] as const] : []),
    ['sql', words.sql, words.sqlNote],
  ]
  const links = ways.map(
    ([view, name, note]) =>
      html`<li><a href="${viewLink(context, view, dataset.slug)}">${sign(view)}<span><span class="way-name">${name}</span> <span class="way-note">${note}</span></span></a></li>
`,
  )
  return html`<nav aria-label="${words.ways}"><ul class="ways">${links}</ul></nav>`
}

export function canBeViewed(version: PublishedVersion): boolean {
  return version.distributions.some(({ format }) => format === 'parquet')
}

export function viewLink(context: SiteContext, view: View, slug: string): string {
  return `${to(context, viewPath(view))}?dataset=${slug}`
}
