// core/chart/statistics.ts: charts that the published statistics of a column are enough for: nothing of the table is read. Pure.

import { compareLabels, type Figure, type Place } from './figure.ts'
import type { ChartChoice, Charted } from './model.ts'

/** The figure, or null when the rows themselves have to be read. */
export function figureFromStatistics(choice: ChartChoice, dataset: Charted): Figure | null {
  if (choice.measure !== 'count' || choice.by || choice.where) return null
  const column = dataset.columns.find(({ name }) => name === choice.x)
  if (!column || column.nulls === undefined) return null
  const leftOut = column.nulls
  if (choice.kind === 'bars') return fromTop(choice, dataset, leftOut)
  const ends = endsOf(choice, column.min, column.max)
  const { histogram } = column
  // Calendar steps do not follow from equal parts: only `auto` may take them.
  if (!ends || !histogram?.length || choice.step !== 'auto' || choice.kind === 'scatter') return null
  const width = (ends[1] - ends[0]) / histogram.length
  const is = choice.kind === 'spread' ? 'range' : 'span'
  const places = histogram.map((_, at): Place => ({ is, from: ends[0] + at * width, to: ends[0] + (at + 1) * width }))
  return { places, series: [{ name: null, values: histogram }], leftOut }
}

/** The most frequent values are known by name; what they leave of all rows is the rest. */
function fromTop(choice: ChartChoice, { rows, columns }: Charted, leftOut: number): Figure | null {
  const { top = [], distinct = Infinity } = columns.find(({ name }) => name === choice.x) ?? {}
  const isEnough = top.length > 0 && (top.length >= distinct || top.length >= choice.top)
  if (!isEnough) return null
  const shown = top.slice(0, choice.top)
  if (choice.sort === 'label') shown.sort((a, b) => compareLabels(a.value, b.value))
  const places: Place[] = shown.map(({ value }) => ({ is: 'value', text: value }))
  const values = shown.map(({ count }) => count)
  const rest = rows - leftOut - values.reduce((sum, count) => sum + count, 0)
  if (rest > 0) {
    places.push({ is: 'rest', values: Number.isFinite(distinct) ? Math.max(1, distinct - shown.length) : null })
    values.push(rest)
  }
  return { places, series: [{ name: null, values }], leftOut }
}

function endsOf({ kind }: ChartChoice, min = '', max = ''): [number, number] | null {
  const read = kind === 'spread' ? Number : instant
  const ends: [number, number] = [read(min), read(max)]
  return min !== '' && Number.isFinite(ends[0]) && ends[1] > ends[0] ? ends : null
}

/** A moment without a zone is read as UTC, so that a chart is the same wherever it is drawn. */
function instant(text: string): number {
  const joined = text.replace(' ', 'T')
  const hasZone = !joined.includes('T') || /(Z|[+-]\d{2}(:?\d{2})?)$/.test(joined)
  return Date.parse(hasZone ? joined : `${joined}Z`)
}
