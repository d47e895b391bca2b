// core/chart/fields.ts: which columns of a table fit which part of a chart. Pure.
import type { DatasetColumn } from '../catalog/dataset-json.ts'

export type Field = DatasetColumn

/** A text with more values than these is a name or a remark, not a category. */
const MAX_CATEGORIES = 5000
/** Whole numbers with few values stand for categories: districts, years, grades. */
const MAX_NUMBERED = 60
/** A series for each value: with more values nearly all would be in the rest. */
const MAX_SPLITS = 300

export const isNumber = ({ type }: Field): boolean => type === 'integer' || type === 'number'

export function categoriesOf(columns: readonly Field[], rows: number): Field[] {
  return columns.filter((column) => {
    const { type, distinct = 2 } = column
    if (distinct < 2 || isEveryValueOnce(column, rows)) return false
    if (type === 'text') return distinct <= MAX_CATEGORIES
    return type === 'boolean' || (type === 'integer' && distinct <= MAX_NUMBERED)
  })
}

export function splitsOf(columns: readonly Field[], rows: number): Field[] {
  return categoriesOf(columns, rows).filter(({ distinct = 2 }) => distinct <= MAX_SPLITS)
}

export function timesOf(columns: readonly Field[]): Field[] {
  return columns.filter(({ type, distinct = 2 }) => (type === 'date' || type === 'datetime') && distinct >= 2)
}

/** Numbers with more than one value; those that only count the rows come last. */
export function numbersOf(columns: readonly Field[]): Field[] {
  const numbers = columns.filter((column) => isNumber(column) && (column.distinct ?? 2) >= 2)
  return [...numbers].sort((a, b) => Number(isIdentifier(a)) - Number(isIdentifier(b)))
}

/** Whether a number names its row rather than measuring it. */
export function isIdentifier({ name, type }: Field): boolean {
  return type === 'integer' && /(^|_|\s)(id|number|no|code|key|zip|postcode)$/i.test(name)
}

function isEveryValueOnce({ distinct, nulls = 0 }: Field, rows: number): boolean {
  return distinct !== undefined && rows - nulls > 2 && distinct >= rows - nulls
}
