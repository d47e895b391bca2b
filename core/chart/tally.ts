// core/chart/tally.ts: rows added up by category or day, piece by piece, so that millions need not lie in memory. Pure.
import { dayOf } from './calendar.ts'
import type { ChartChoice } from './model.ts'

/** A cell as the table file gives it. */
export type ChartCell = string | number | bigint | boolean | Date | null

/** What is known of one group of rows. Two groups can be joined, so that days become months. */
export interface Amount {
  readonly rows: number
  /** Rows with a number to measure. */
  readonly numbers: number
  readonly sum: number
  readonly min: number
  readonly max: number
  /** Kept for the median only. */
  readonly values: readonly number[] | null
}

export interface Tally {
  /** Category or day -> series -> amount. A chart without a split has one series, `''`. */
  readonly groups: ReadonlyMap<string | number, ReadonlyMap<string, Amount>>
  /** Rows that the filter keeps but that have no value in a column of the chart. */
  readonly leftOut: number
}

/** Cells of the columns of a choice, same rows in each; absent where the choice has no such column. */
export interface ChartRows {
  readonly x: readonly ChartCell[]
  readonly of?: readonly ChartCell[] | undefined
  readonly by?: readonly ChartCell[] | undefined
  readonly where?: readonly ChartCell[] | undefined
}

/** More different values than these are no categories, and would fill the memory of a phone. */
export const MAX_GROUPS = 200_000

export class TooManyGroups extends Error {}

type Growing = { -readonly [K in keyof Amount]: Amount[K] } & { values: number[] | null }

/** Begins a tally: `add` takes the rows as they arrive, `result` may be asked at any time. */
export function startTally(choice: Pick<ChartChoice, 'kind' | 'measure' | 'where'>): {
  add(rows: ChartRows): void
  result(): Tally
} {
  const groups = new Map<string | number, Map<string, Growing>>()
  const isTime = choice.kind === 'line' || choice.kind === 'columns'
  const keepsValues = choice.measure === 'median'
  let leftOut = 0

  const amountAt = (key: string | number, series: string): Growing => {
    let group = groups.get(key)
    if (!group) {
      if (groups.size >= MAX_GROUPS) throw new TooManyGroups(`more than ${MAX_GROUPS} different values`)
      group = new Map()
      groups.set(key, group)
    }
    let amount = group.get(series)
    if (!amount) {
      amount = emptyAmount(keepsValues)
      group.set(series, amount)
    }
    return amount
  }

  const add = ({ x, of, by, where }: ChartRows): void => {
    for (let row = 0; row < x.length; row++) {
      if (where && textOf(where[row]!) !== choice.where?.is) continue
      const key = isTime ? dayOfCell(x[row]!) : textOf(x[row]!)
      const series = by ? textOf(by[row]!) : ''
      if (key === null || series === null) leftOut++
      else count(amountAt(key, series), of ? numberOf(of[row]!) : null)
    }
  }
  return { add, result: () => ({ groups, leftOut }) }
}

export function emptyAmount(keepsValues: boolean): Growing {
  return { rows: 0, numbers: 0, sum: 0, min: Infinity, max: -Infinity, values: keepsValues ? [] : null }
}

/** Adds `other` to `amount`. */
export function join(amount: Growing, other: Amount): void {
  amount.rows += other.rows
  amount.numbers += other.numbers
  amount.sum += other.sum
  amount.min = Math.min(amount.min, other.min)
  amount.max = Math.max(amount.max, other.max)
  // Not push(...values): a spread of a million arguments overflows the stack.
  for (const value of other.values ?? []) amount.values?.push(value)
}

/** null where there is nothing to measure. Rounded to 12 digits: further ones are dust of the addition. */
export function measured(amount: Amount | undefined, measure: ChartChoice['measure']): number | null {
  if (measure === 'count') return amount?.rows ?? 0
  if (!amount || amount.numbers === 0) return measure === 'sum' ? 0 : null
  return Number(MEASURED[measure](amount).toPrecision(12))
}

const MEASURED: Readonly<Record<Exclude<ChartChoice['measure'], 'count'>, (amount: Amount) => number>> = {
  sum: ({ sum }) => sum,
  mean: ({ sum, numbers }) => sum / numbers,
  min: ({ min }) => min,
  max: ({ max }) => max,
  median: ({ values }) => median(values ?? []),
}

export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Text of a category; null for an empty cell. */
export function textOf(cell: ChartCell): string | null {
  if (cell === null || cell === '') return null
  return cell instanceof Date ? cell.toISOString() : String(cell)
}

export function numberOf(cell: ChartCell): number | null {
  if (cell === null || cell === '' || typeof cell === 'boolean') return null
  const value = Number(cell)
  return Number.isFinite(value) ? value : null
}

function dayOfCell(cell: ChartCell): number | null {
  const text = textOf(cell)
  return text === null ? null : dayOf(text)
}

function count(amount: Growing, value: number | null): void {
  amount.rows++
  if (value === null) return
  amount.numbers++
  amount.sum += value
  if (value < amount.min) amount.min = value
  if (value > amount.max) amount.max = value
  amount.values?.push(value)
}
