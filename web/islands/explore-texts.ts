// web/islands/explore-texts.ts: what the explorer says of its rows and of what went wrong, and how cells of the preview look.
import type { DatasetColumn, DatasetJson } from '../../core/catalog/dataset-json.ts'
import { titleOf } from './explore-grid.ts'
import type { View } from './explore-view.ts'
import type { Words } from './explore-words.ts'
import { type Cell, TableFault } from './table-file.ts'

/** Rows that are shown: from 0, the end exclusive, and how many there are in all. */
export interface Place {
  readonly row: number
  readonly end: number
  readonly count: number
}

/** `Rows 1 to 50 of 10,000,000, sorted by Height, descending` */
export function placeText(
  { filters, sort }: View,
  { row, end, count }: Place,
  dataset: DatasetJson,
  words: Words,
): string {
  const all = words.number(dataset.rows)
  if (dataset.rows === 0) return words.say('noData')
  if (count === 0) return words.say('noRows', { all })
  const values = { from: words.number(row + 1), to: words.number(end), count: words.number(count), all }
  const place = words.say(filters.length > 0 ? 'rowsOfMatching' : 'rowsOf', values)
  if (!sort) return place
  const column = titleOf(dataset.columns.find(({ name }) => name === sort.column)!)
  return `${place}, ${words.say(sort.descending ? 'descending' : 'ascending', { column })}`
}

/** What the button for choosing columns says. */
export function columnsText({ hidden }: View, { columns }: DatasetJson, words: Words): string {
  if (hidden.length === 0) return words.say('columns')
  const shown = words.number(columns.length - hidden.length)
  return words.say('columnsSome', { shown, all: words.number(columns.length) })
}

/** Numbers of the preview as the file gives them: `1.0` and `1` are one number. */
export function previewCell({ type }: DatasetColumn, cell: string | null): Cell {
  return type === 'number' && cell !== null && Number.isFinite(Number(cell)) ? Number(cell) : cell
}

export function faultText(error: unknown, { sort }: View, dataset: DatasetJson, words: Words): string {
  if (error instanceof RangeError && error.message === 'noFile') return words.say('noFile')
  if (error instanceof RangeError) {
    const column = dataset.columns.find(({ name }) => name === sort?.column)
    return words.say('tooManyTexts', { column: column ? titleOf(column) : '' })
  }
  return words.say(error instanceof TableFault ? error.kind : 'broken')
}
