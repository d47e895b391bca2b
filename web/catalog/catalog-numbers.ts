// web/catalog/catalog-numbers.ts: the catalog in four or five numbers, each with a small drawing made from the catalog itself.
import { html } from 'hono/html'
import { datasetPath } from '../../core/catalog/addresses.ts'
import { type LiveDataset, newestFirst } from '../../core/catalog/published.ts'
import { chooseChart } from './chart-choice.ts'
import { histogram, shareBar, sparkline } from './charts.ts'
import { time } from './dataset-row.ts'
import { percentText, shareOf } from './freshness.ts'
import type { Markup } from './markup.ts'
import { compactText, monthText, numberText } from './words.ts'

const STEPS = 24

/** The strip below the hero. Needs at least one dataset. */
export function catalogNumbers(datasets: readonly LiveDataset[]): Markup {
  const newest = newestFirst(datasets)[0]!
  const rows = datasets.reduce((sum, dataset) => sum + dataset.current.rows, 0)
  const departments = Map.groupBy(datasets, (dataset) => dataset.department.id)
  const shares = [...departments.values()].map((own) => own.length).sort((a, b) => b - a)
  const bySize = datasets.map((dataset) => dataset.current.rows).sort((a, b) => b - a)
  const chart = newest.profile && chooseChart(newest.profile)
  const first = datasets.map((dataset) => dataset.firstPublishedAt).sort()[0]!
  return html`<section class="wrap numbers" aria-labelledby="numbers"><h2 id="numbers" class="visually-hidden">The catalog in numbers</h2><ul>
${cell('Datasets', numberText(datasets.length), growth(datasets), `since ${monthText(first)}`, '/datasets/')}
${cell('Rows of data', compactText(rows), histogram(bySize.slice(0, STEPS), null, 220, 44), 'by dataset, largest first', '/datasets/')}
${cell('Departments', numberText(departments.size), shareBar(shares, datasets.length, null, 220), 'by datasets they share', '/departments/')}
${cell(
  'Latest update',
  time(newest.current.publishedAt),
  chart
    ? histogram(
        chart.points.map((point) => point.count),
        null,
        220,
        44,
      )
    : '',
  newest.current.metadata.title,
  datasetPath(newest.slug),
)}
${upToDate(datasets)}
</ul></section>`
}

/** The share of datasets that are as new as promised; left out where nothing is promised. */
function upToDate(datasets: readonly LiveDataset[]): Markup | '' {
  const { fresh, of } = shareOf(datasets)
  if (of === 0) return ''
  const note = `${numberText(fresh)} of ${numberText(of)} with a schedule`
  return cell('Up to date', percentText(fresh, of), shareBar([fresh], of, null, 220), note, '/about/#freshness')
}

function cell(name: string, value: Markup | string, drawing: Markup | '', note: string, path: string): Markup {
  return html`<li><a href="${path}"><span class="number-name">${name}</span><span class="number-value">${value}</span><span class="number-drawing">${drawing}</span><span class="number-note">${note}</span></a></li>`
}

/** How many datasets there were at equal steps from the first publication to the last. */
function growth(datasets: readonly LiveDataset[]): Markup | '' {
  const dates = datasets.map((dataset) => Date.parse(dataset.firstPublishedAt)).sort((a, b) => a - b)
  const [first, last] = [dates[0]!, dates.at(-1)!]
  if (first === last) return ''
  const counts = Array.from({ length: STEPS }, (_, step) => {
    const until = first + ((last - first) * step) / (STEPS - 1)
    return dates.filter((date) => date <= until).length
  })
  return sparkline(counts)
}
