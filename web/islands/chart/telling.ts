// web/islands/chart/telling.ts: what a chart is called, and what it says in a sentence for those who cannot see it.
import type { DatasetColumn } from '../../../core/catalog/dataset-json.ts'
import type { Figure, Place } from '../../../core/chart/figure.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import type { Cloud } from '../../../core/chart/numbers.ts'
import type { Shown } from './reading.ts'
import { categoryText, columnText, countText, listText, placeText, say, valueText } from './words.ts'

export interface Telling {
  readonly title: string
  /** The message in a sentence or two. */
  readonly sentence: string
  /** What was left out, and how it was read. */
  readonly note: string
  /** Name of what is measured, for the axis and the table. */
  readonly measure: string
  /** Name of what runs along the chart. */
  readonly across: string
}

export function tell(choice: ChartChoice, shown: Shown, columns: readonly DatasetColumn[]): Telling {
  const nameOf = (name = '') => columnText(columns.find((column) => column.name === name) ?? { name })
  const measure = say(choice.measure, { of: nameOf(choice.of) })
  const across = nameOf(choice.x)
  const note = [whereText(choice, nameOf), leftOutText(shown.leftOut), ...readingText(choice, shown)]
  return {
    title: titleOf(choice, measure, nameOf),
    sentence: 'dots' in shown ? dotsSentence(choice, shown, nameOf) : figureSentence(choice, shown, columns),
    note: note.filter((part) => part !== '').join(' '),
    measure: choice.kind === 'scatter' ? nameOf(choice.y) : measure,
    across,
  }
}

export function seriesText(name: string | null, isRest: boolean | undefined, type: string | undefined): string {
  return name === null ? (isRest ? say('restSeries') : '') : categoryText(name, type)
}

type NameOf = (name?: string) => string

function titleOf(choice: ChartChoice, measure: string, nameOf: NameOf): string {
  const x = nameOf(choice.x)
  if (choice.kind === 'spread') return say('spreadOf', { x })
  if (choice.kind === 'scatter') return say('scatterOf', { x, y: nameOf(choice.y) })
  const title = say(choice.kind === 'bars' ? 'byCategory' : 'byTime', { measure, x })
  return choice.by ? say('bySplit', { title, by: nameOf(choice.by) }) : title
}

function figureSentence(choice: ChartChoice, { places, series }: Figure, columns: readonly DatasetColumn[]): string {
  const type = columns.find(({ name }) => name === choice.x)?.type
  if (choice.by) {
    const split = columns.find(({ name }) => name === choice.by)?.type
    const names = series.map(({ name, isRest }) => seriesText(name, isRest, split))
    return say('seriesSentence', { n: countText(names.length), names: listText(names) })
  }
  const all = (series[0]?.values ?? []).map((value, at) => ({ value, place: places[at]! }))
  // What is summed up as the rest is no highest value.
  const known = all.filter(
    (one): one is { value: number; place: Place } => one.value !== null && one.place.is !== 'rest',
  )
  if (known.length === 0) return ''
  const highest = known.reduce((best, one) => (one.value > best.value ? one : best))
  const lowest = known.reduce((best, one) => (one.value < best.value ? one : best))
  const values = (one: typeof highest) => ({ value: valueText(one.value), place: placeText(one.place, type) })
  return `${say('highest', values(highest))} ${say('lowest', values(lowest))}`
}

function dotsSentence(choice: ChartChoice, { dots }: Cloud, nameOf: NameOf): string {
  const ends = (values: readonly number[]) => [Math.min(...values), Math.max(...values)] // at most a few thousand
  const [xLow, xHigh] = ends(dots.map(({ x }) => x)).map(valueText)
  const [yLow, yHigh] = ends(dots.map(({ y }) => y)).map(valueText)
  const names = { x: nameOf(choice.x), y: nameOf(choice.y) }
  return say('dotsSentence', {
    n: countText(dots.length),
    ...names,
    xLow: xLow!,
    xHigh: xHigh!,
    yLow: yLow!,
    yHigh: yHigh!,
  })
}

function whereText({ where }: ChartChoice, nameOf: NameOf): string {
  return where ? say('whereIs', { column: nameOf(where.column), is: where.is }) : ''
}

function leftOutText(rows: number): string {
  if (rows === 0) return ''
  return rows === 1 ? say('leftOutOne') : say('leftOut', { n: countText(rows) })
}

function readingText(choice: ChartChoice, shown: Shown): string[] {
  if ('dots' in shown) {
    const every = Math.round(shown.rows / Math.max(1, shown.dots.length))
    return every > 1 ? [say('sampled', { n: countText(every), dots: countText(shown.dots.length) })] : []
  }
  return choice.kind !== 'spread' && shown.places[0]?.is === 'span' ? [say('equalParts')] : []
}
