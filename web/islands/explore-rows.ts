// web/islands/explore-rows.ts: which rows a view shows, in its order. Reads the columns that it filters and sorts by, no other.

import { inOrder, TextKeys } from './explore-order.ts'
import { mayFit, testOf } from './explore-test.ts'
import type { Filter, View } from './explore-view.ts'
import type { Raw } from './table/kinds.ts'
import type { TableFile } from './table-file.ts'

/** Different texts of a column that can be sorted; each takes about 100 bytes. */
const TEXT_LIMIT = 2_000_000

export interface Work {
  /** What is being read, and bytes. */
  readonly onProgress: (step: 'filter' | 'sort', column: string, done: number, of: number) => void
  readonly signal: AbortSignal
}

/** Remembers its last steps: a new order of the same rows reads no filter again. */
export interface RowFinder {
  /** Row numbers of the file, from 0; null for all in the order of the file. */
  find(view: View, work: Work): Promise<Uint32Array | null>
}

/** @param language of the page, for the order of texts */
export function rowFinder(table: TableFile, language: string): RowFinder {
  let kept: { readonly key: string; readonly rows: Uint32Array | null } = { key: '[]', rows: null }

  async function filtered(filters: readonly Filter[], work: Work): Promise<Uint32Array | null> {
    const key = JSON.stringify(filters)
    if (kept.key === key) return kept.rows
    let rows: Uint32Array | null = null
    for (const filter of filters) rows = await narrowed(table, rows, filter, work)
    kept = { key, rows }
    return rows
  }

  return {
    async find({ filters, sort }, work) {
      const rows = await filtered(filters, work)
      if (!sort) return rows
      const numbers = rows ?? Uint32Array.from({ length: table.rows }, (_, row) => row)
      const keys = await keysOf(table, numbers, sort.column, language, work)
      return inOrder(numbers, keys, sort.descending)
    },
  }
}

/** Rows of each group among some rows: places in `rows`, the end exclusive. */
function spans(table: TableFile, rows: Uint32Array): (readonly [from: number, to: number])[] {
  let at = 0
  return table.groups.map((group) => {
    const from = at
    while (at < rows.length && rows[at]! < group.from + group.rows) at++
    return [from, at] as const
  })
}

/** @param rows ascending; null for all */
async function narrowed(table: TableFile, rows: Uint32Array | null, filter: Filter, work: Work): Promise<Uint32Array> {
  const { column } = filter
  const kind = table.kindOf(column)
  const test = testOf(filter, kind)
  const facts = table.factsOf(column)
  const places = rows && spans(table, rows)
  const groups = [...table.groups.keys()].filter(
    (at) => (!places || places[at]![0] < places[at]![1]) && mayFit(filter, kind, facts[at]!, table.groups[at]!.rows),
  )
  const found: Uint32Array[] = []
  const visit = (values: ArrayLike<Raw>, at: number): void => {
    const { from } = table.groups[at]!
    const candidates =
      rows?.subarray(...places![at]!) ?? Uint32Array.from({ length: values.length }, (_, row) => from + row)
    found.push(candidates.filter((row) => test(values[row - from] ?? null)))
  }
  const onProgress = (done: number, of: number): void => work.onProgress('filter', column, done, of)
  await table.scan(column, visit, { groups, onProgress, signal: work.signal })
  const all = new Uint32Array(found.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of found) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A number for each row that sorts as its value does; NaN where there is none. @param rows ascending */
async function keysOf(
  table: TableFile,
  rows: Uint32Array,
  column: string,
  language: string,
  work: Work,
): Promise<Float64Array> {
  const isText = table.kindOf(column) === 'text'
  const texts = new TextKeys(TEXT_LIMIT)
  const keys = new Float64Array(rows.length).fill(Number.NaN)
  const places = spans(table, rows)
  const groups = [...table.groups.keys()].filter((at) => places[at]![0] < places[at]![1])
  const visit = (values: ArrayLike<Raw>, group: number): void => {
    const [start, end] = places[group]!
    const { from } = table.groups[group]!
    for (let at = start; at < end; at++) {
      const value = values[rows[at]! - from] ?? null
      if (value !== null) keys[at] = isText ? texts.add(String(value)) : Number(value)
    }
  }
  const onProgress = (done: number, of: number): void => work.onProgress('sort', column, done, of)
  await table.scan(column, visit, { groups, onProgress, signal: work.signal })
  if (!isText) return keys
  const order = texts.places(language)
  return keys.map((key) => (Number.isNaN(key) ? key : order[key]!))
}
