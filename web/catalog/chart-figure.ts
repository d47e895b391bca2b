// web/catalog/chart-figure.ts: the automatic chart with its words and its numbers as a table.
import { html } from 'hono/html'
import type { ChartChoice } from './chart-choice.ts'
import { barChart, columnChart } from './charts.ts'
import type { Markup } from './markup.ts'
import { numberText } from './words.ts'

export function chartFigure(datasetTitle: string, chart: ChartChoice): Markup {
  const { heading, axis } = wordsOf(chart)
  const title = `${datasetTitle}: ${heading}`
  const draw = chart.kind === 'values' ? barChart : columnChart
  const rows = chart.points.map(
    (point) => html`<tr><th scope="row">${point.label}</th><td class="number">${numberText(point.count)}</td></tr>`,
  )
  return html`<section aria-labelledby="chart"><h2 id="chart">${heading}</h2>
<figure class="card">${draw('chart', title, describe(chart), chart.points)}
<details><summary>Show the numbers as a table</summary><div class="table-scroll" role="region" aria-label="Numbers of the chart" tabindex="0"><table><thead><tr><th scope="col">${axis}</th><th scope="col" class="number">Rows</th></tr></thead><tbody>${rows}</tbody></table></div></details>
</figure></section>`
}

function wordsOf({ kind, column }: ChartChoice): { readonly heading: string; readonly axis: string } {
  if (kind === 'time') return { heading: 'Records over time', axis: `${column.name}, from` }
  if (kind === 'values') return { heading: `Most frequent values of ${column.name}`, axis: column.name }
  return { heading: `How ${column.name} is spread`, axis: `${column.name}, from` }
}

/** The message of the chart in a sentence, for readers who cannot see it. */
function describe({ points, column }: ChartChoice): string {
  const highest = points.reduce((best, point) => (point.count > best.count ? point : best))
  const [first, last] = [points[0]!, points.at(-1)!]
  return `Rows by ${column.name}, ${first.label} to ${last.label}. Most at ${highest.label}: ${numberText(highest.count)}.`
}
