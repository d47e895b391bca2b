// web/catalog/catalog-numbers.ts: the catalog in four or five numbers, each with a small drawing made from the catalog itself.
import { html } from 'hono/html'
import { datasetPath } from '../../core/catalog/addresses.ts'
import { histogram, shareBar, sparkline } from './charts.ts'
import { spoken, time } from './dataset-row.ts'
import { percentText, shareOf } from './freshness.ts'
import { homeWords } from './language/home.ts'
import { to } from './links.ts'
import { type ListedDataset, newestListed } from './listed.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

const STEPS = 24

/**
 * The strip below the hero. Needs at least one dataset.
 *
 * @param datasets in the language of the page
 */
export function catalogNumbers(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  const words = homeWords[context.language]
  const { number, compact, month } = textsIn(context)
  const newest = newestListed(datasets)[0]!
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rows, 0)
  const departments = Map.groupBy(datasets, (dataset) => dataset.department.id)
  const shares = [...departments.values()].map((own) => own.length).sort((a, b) => b - a)
  const bySize = datasets.map((dataset) => dataset.rows).sort((a, b) => b - a)
  const first = datasets.map((dataset) => dataset.firstPublishedAt).sort()[0]!
  const cells: readonly Cell[] = [
    {
      name: words.datasets,
      value: number(datasets.length),
      drawing: growth(datasets),
      note: words.since(month(first)),
      path: '/datasets/',
    },
    {
      name: words.rows,
      value: compact(rows),
      drawing: histogram(bySize.slice(0, STEPS), null, 220, 44),
      note: words.bySize,
      path: '/datasets/',
    },
    {
      name: words.departments,
      value: number(departments.size),
      drawing: shareBar(shares, datasets.length, null, 220),
      note: words.byShare,
      path: '/departments/',
    },
    {
      name: words.latest,
      value: time(context, newest.updatedAt),
      drawing: newest.bins ? histogram(newest.bins, null, 220, 44) : '',
      note: html`<span${spoken(newest)}>${newest.title}</span>`,
      path: datasetPath(newest.slug),
    },
    ...upToDate(context, datasets),
  ]
  return html`<section class="wrap numbers" aria-labelledby="numbers"><h2 id="numbers" class="visually-hidden">${words.numbers}</h2><ul>
${cells.map((one) => cell(context, one))}</ul></section>`
}

interface Cell {
  readonly name: string
  readonly value: Markup | string
  readonly drawing: Markup | ''
  readonly note: Markup | string
  readonly path: string
}

/** The share of datasets that are as new as promised; left out where nothing is promised. */
function upToDate(context: SiteContext, datasets: readonly ListedDataset[]): Cell[] {
  const { fresh, of } = shareOf(datasets)
  if (of === 0) return []
  const words = homeWords[context.language]
  const { number } = textsIn(context)
  return [
    {
      name: words.upToDate,
      value: percentText(context, fresh, of),
      drawing: shareBar([fresh], of, null, 220),
      note: words.scheduled(number(fresh), number(of)),
      path: '/about/#freshness',
    },
  ]
}

function cell(context: SiteContext, { name, value, drawing, note, path }: Cell): Markup {
  return html`<li><a href="${to(context, path)}"><span class="number-name">${name}</span><span class="number-value">${value}</span><span class="number-drawing">${drawing}</span><span class="number-note">${note}</span></a></li>
`
}

/** How many datasets there were at equal steps from the first publication to the last. */
function growth(datasets: readonly ListedDataset[]): Markup | '' {
  const dates = datasets.map((dataset) => Date.parse(dataset.firstPublishedAt)).sort((a, b) => a - b)
  const [first, last] = [dates[0]!, dates.at(-1)!]
  if (first === last) return ''
  const counts = Array.from({ length: STEPS }, (_, step) => {
    const until = first + ((last - first) * step) / (STEPS - 1)
    return dates.filter((date) => date <= until).length
  })
  return sparkline(counts)
}
