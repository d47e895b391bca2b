// web/islands/explore-spread.ts: how the values of a column lie, drawn for its header from the statistics of the dataset.
import type { DatasetColumn } from '../../core/catalog/dataset-json.ts'
import { drawing, make } from './explore-dom.ts'
import type { Words } from './explore-words.ts'

const WIDTH = 120
const HEIGHT = 34

/** @param rows of the whole table */
export function spreadOf(column: DatasetColumn, title: string, rows: number, words: Words): HTMLElement {
  const nulls = column.nulls ?? 0
  const [picture, left, right] = partsOf(column, title, rows - nulls, words)
  return make(
    'span',
    { class: 'column-spread' },
    picture,
    make('span', { class: 'column-range' }, make('span', {}, left), make('span', {}, right)),
    nulls > 0 &&
      make('span', { class: 'column-empty' }, words.say('percentEmpty', { percent: words.percent(nulls, rows) })),
  )
}

/** The picture, and the words at its two ends. @param filled rows with a value */
function partsOf(column: DatasetColumn, title: string, filled: number, words: Words): [Element, string, string] {
  const { histogram, distinct = 0, top = [] } = column
  const distinctWords = words.say('distinct', { count: words.short(distinct) })
  if (histogram && histogram.length > 0) {
    const [from, to] = [endText(column, column.min, words), endText(column, column.max, words)]
    return [bars(histogram, words.say('spread', { column: title, from, to })), from, to]
  }
  if (filled > 1 && distinct >= filled) return [note(words.say('unique')), '', distinctWords]
  if (top.length === 0) return [note(words.say(filled > 0 ? 'vary' : 'noValues')), '', '']
  const values = top.map(({ value, count }) => `${cut(value, 40)} ${words.percent(count, filled)}`).join(', ')
  const label = words.say('top', { column: title, values })
  return [
    shares(
      top.map(({ count }) => count),
      filled,
      label,
    ),
    cut(top[0]!.value, 12),
    distinctWords,
  ]
}

function note(text: string): HTMLElement {
  return make('span', { class: 'unique' }, text)
}

function bars(bins: readonly number[], label: string): SVGElement {
  const highest = Math.max(...bins, 1)
  const step = WIDTH / bins.length
  const path = bins.map((count, at) => {
    const bar = count > 0 ? Math.max(1.5, (count / highest) * (HEIGHT - 1)) : 0
    return bar === 0 ? '' : `M${at * step} ${HEIGHT}v-${bar}h${Math.max(0.6, step - 1)}v${bar}z`
  })
  return picture('hist', HEIGHT, label, [drawing('path', { d: path.join('') })])
}

function shares(parts: readonly number[], whole: number, label: string): SVGElement {
  const scale = WIDTH / Math.max(1, whole)
  let x = 0
  const rects = parts.map((part, at) => {
    const start = x
    x += part * scale
    const width = Math.max(0.5, part * scale - 1)
    return drawing('rect', { class: `s${Math.min(at, 5)}`, x: start, y: 0, width, height: 10 })
  })
  if (WIDTH - x > 1) rects.push(drawing('rect', { class: 'rest', x, y: 0, width: WIDTH - x, height: 10 }))
  return picture('share', 10, label, rects)
}

function picture(className: string, height: number, label: string, parts: readonly Node[]): SVGElement {
  const attributes = {
    class: className,
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    role: 'img',
    'aria-label': label,
    preserveAspectRatio: 'none',
  }
  return drawing('svg', attributes, ...parts)
}

function endText({ type }: DatasetColumn, bound: string | undefined, words: Words): string {
  if (bound === undefined) return ''
  if (type === 'date' || type === 'datetime') return words.month(Date.parse(bound))
  if (type !== 'integer' && type !== 'number') return bound
  const value = Number(bound)
  if (!Number.isFinite(value)) return bound
  return Math.abs(value) < 10_000 ? String(Number(value.toPrecision(4))) : words.short(value)
}

/** Counts code points, so that no character is split. */
export function cut(text: string, limit: number): string {
  const characters = [...text]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}
