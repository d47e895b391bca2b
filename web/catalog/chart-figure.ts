// web/catalog/chart-figure.ts: the automatic charts with their words and their numbers as tables.
import { html } from 'hono/html'
import type { LiveDataset, PublishedVersion } from '../../core/catalog/published.ts'
import type { ChartChoice } from './chart-choice.ts'
import { barChart, columnChart } from './charts.ts'
import { canBeViewed, viewLink } from './dataset-views.ts'
import { chartWords } from './language/charts.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** The first chart large, the others half as wide below it. */
export function chartSection(
  context: SiteContext,
  { current, slug }: LiveDataset,
  charts: readonly ChartChoice[],
): Markup | '' {
  if (charts.length === 0) return ''
  const words = chartWords[context.language]
  const figures = charts.map((chart, index) => figure(context, current, chart, index > 0 && charts.length > 2))
  const own = canBeViewed(current) ? html`<a href="${viewLink(context, 'chart', slug)}">${words.own}</a>` : ''
  return html`<section aria-labelledby="charts"><div class="section-head"><h2 id="charts">${words.charts}</h2>${own}</div>
<div class="charts">${figures}</div></section>`
}

function figure(context: SiteContext, version: PublishedVersion, chart: ChartChoice, isSmall: boolean): Markup {
  const words = chartWords[context.language]
  const texts = textsIn(context)
  const id = `chart-${chart.kind}`
  const { heading, axis } = wordsOf(context, version, chart)
  const draw = chart.kind === 'values' ? barChart : columnChart
  const rows = chart.points.map(
    (point) => html`<tr><th scope="row">${point.label}</th><td class="number">${texts.number(point.count)}</td></tr>`,
  )
  const description = describe(context, version, chart)
  const title = `${version.metadata.title}: ${heading}`
  return html`<figure class="card${isSmall ? ' half' : ''}" aria-labelledby="${id}"><h3 id="${id}">${heading}</h3>
${draw({ id, title, description, isSmall, texts }, chart.points)}
<details><summary>${words.table}</summary><div class="table-scroll" role="region" aria-label="${words.tableRegion(heading)}" tabindex="0"><table><thead><tr><th scope="col">${axis}</th><th scope="col" class="number">${words.rows}</th></tr></thead><tbody>${rows}</tbody></table></div></details>
</figure>
`
}

function wordsOf(context: SiteContext, version: PublishedVersion, { kind, column }: ChartChoice) {
  const words = chartWords[context.language]
  const name = nameOf(version, column.name)
  const from = words.from(name)
  if (kind === 'time') return { heading: words.time, axis: from }
  if (kind === 'values') return { heading: words.values(name), axis: name }
  return { heading: words.spread(name), axis: from }
}

/** Its title, where people gave it one. */
function nameOf({ metadata }: PublishedVersion, column: string): string {
  return metadata.columns.find(({ name }) => name === column)?.title || column
}

/** The message of the chart in a sentence, for readers who cannot see it. */
function describe(context: SiteContext, version: PublishedVersion, { points, column }: ChartChoice): string {
  const highest = points.reduce((best, point) => (point.count > best.count ? point : best))
  const [first, last] = [points[0]!, points.at(-1)!]
  const count = textsIn(context).number(highest.count)
  const name = nameOf(version, column.name)
  return chartWords[context.language].describe(name, first.label, last.label, highest.label, count)
}
