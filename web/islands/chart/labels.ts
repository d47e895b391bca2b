// web/islands/chart/labels.ts: the words in a drawing and beside it, and its numbers as a table.
import type { DatasetColumn } from '../../../core/catalog/dataset-json.ts'
import type { CsvRow } from '../../../core/chart/csv.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import type { Labels } from './drawing.ts'
import type { Shown } from './reading.ts'
import { seriesText, type Telling } from './telling.ts'
import { countText, placeText, plainPlace, say, tickText, valueText } from './words.ts'

const written = (value: number | null): string => (value === null ? say('none') : valueText(value))

export function labelsOf(
  choice: ChartChoice,
  shown: Shown,
  telling: Telling,
  columns: readonly DatasetColumn[],
): Labels {
  const { across, measure } = telling
  if ('dots' in shown) {
    const marks = shown.dots.map(({ x, y }) => `${across} ${valueText(x)}, ${measure} ${valueText(y)}`)
    return { places: [], ticks: [], series: [], marks, across, measure }
  }
  const typeOf = (name?: string) => columns.find((column) => column.name === name)?.type
  const places = shown.places.map((place) => placeText(place, typeOf(choice.x)))
  const ticks = shown.places.map((place) => tickText(place))
  const series = shown.series.map(({ name, isRest }) => seriesText(name, isRest, typeOf(choice.by)))
  const marks = places.map((place, at) => {
    const values = shown.series.map((one) => written(one.values[at] ?? null))
    const named = series.length > 1 || choice.by ? values.map((value, number) => `${series[number]} ${value}`) : values
    return `${place}: ${named.join(', ')}`
  })
  return { places, ticks, series, marks, across, measure }
}

/** Rows of the table, the first one its heading. `plain` is for programs: dates and numbers as data has them. */
export function tableRows(shown: Shown, labels: Labels, plain: boolean): CsvRow[] {
  const { across, measure } = labels
  if ('dots' in shown) {
    const text = (value: number) => (plain ? value : valueText(value))
    return [[across, measure], ...shown.dots.map(({ x, y }) => [text(x), text(y)])]
  }
  const first = shown.places[0]?.is
  const heading = first === 'range' || first === 'span' ? say('from', { column: across }) : across
  const names = shown.series.length > 1 ? labels.series : [measure]
  const number = (value: number | null) => (plain ? value : value === null ? '' : valueText(value))
  const rows = shown.places.map((place, at) => [
    plain ? plainPlace(place) : labels.places[at]!,
    ...shown.series.map(({ values }) => number(values[at] ?? null)),
  ])
  return [[heading, ...names], ...rows]
}

/** A page with more rows is slow; the CSV file has them all. */
const MAX_TABLE_ROWS = 400

export function fillTable(table: HTMLTableElement, note: HTMLElement | null, rows: readonly CsvRow[]): void {
  const [heading = [], ...body] = rows
  const shown = body.slice(0, MAX_TABLE_ROWS)
  const head = document.createElement('thead')
  head.append(rowOf(heading, (at) => cell('th', at > 0, 'col')))
  const main = document.createElement('tbody')
  main.append(...shown.map((row) => rowOf(row, (at) => (at === 0 ? cell('th', false, 'row') : cell('td', true)))))
  table.replaceChildren(head, main)
  if (!note) return
  note.hidden = shown.length === body.length
  note.textContent = say('firstRows', { n: countText(shown.length), all: countText(body.length) })
}

function rowOf(texts: CsvRow, make: (at: number) => HTMLTableCellElement): HTMLTableRowElement {
  const row = document.createElement('tr')
  texts.forEach((text, at) => {
    const made = make(at)
    made.textContent = text === null ? '' : String(text)
    row.append(made)
  })
  return row
}

function cell(name: 'th' | 'td', isNumber: boolean, scope?: 'col' | 'row'): HTMLTableCellElement {
  const made = document.createElement(name)
  if (scope) made.scope = scope
  if (isNumber) made.className = 'number'
  return made
}
