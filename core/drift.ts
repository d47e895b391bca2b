// core/drift.ts: how far a version strays from the one before it. Pure: both profiles come in as arguments.
import { columnChanges } from './changes.ts'
import type { Column } from './model.ts'
import type { ColumnProfile, Profile } from './report.ts'

/** One thing that moved further than usual. `column` is absent where it is about the table. */
export interface Drift {
  readonly kind: 'column-new' | 'column-lost' | 'type' | 'nulls' | 'range' | 'distinct' | 'rows'
  readonly column?: string
  /** A sentence with both numbers. */
  readonly message: string
}

/** A version as far as drift is concerned. */
export interface Side {
  readonly columns: readonly Column[]
  readonly profile: Profile
}

/** Fewer values than this on either side say nothing about shares and ranges: one row more or less would be an alarm. */
export const FEWEST_COMPARED = 30
/** More blank cells are an alarm from 10 points of a hundred; a source that fails leaves whole columns or days blank. */
export const NULLS_JUMP = 0.1
/** ... and only where they have at least doubled: half-filled columns swing more. */
export const NULLS_FACTOR = 2
/** Tables that are corrected lose a few rows; a tenth is a missing part. */
export const ROWS_LOST = 0.1
/** ... of at least 10 rows: a list of eight offices may close one. */
export const FEWEST_ROWS_LOST = 10
/** A month more in a table of one month doubles it; tenfold is another table, or one joined wrongly. */
export const ROWS_FACTOR = 10
/** A middle value outside the middle 90 % of the last version also has to be off by a tenth: 2024 after 2023 is no alarm. */
export const MIDDLE_MOVE = 0.1
/** Dates move on with every version; only more than a year beyond what was there is strange. */
export const DAYS_BEYOND = 366
/** A column that has a tenth of its different values left holds a default, or a code list cut short. */
export const DISTINCT_LEFT = 0.1
/** ... where there were at least ten: two of twenty is a collapse, none of one is not. */
export const FEWEST_DISTINCT = 10
/** Whole numbers of which nearly every row has its own are numbered on: they may rise, as long as they spread alike. */
const NUMBERED = { distinct: 0.9, spread: 10 }

/**
 * What is new, gone, or further off than versions of one dataset usually are.
 *
 * Meant to be quiet: an ordinary new month says nothing. Columns go by name, upper and lower case alike.
 *
 * @param before the last version, as published
 * @param after the new one, as it would be published: the sentences quote ends and middles of columns
 * @returns the table first, then its columns in order
 */
export function driftBetween(before: Side, after: Side): Drift[] {
  const old = new Map(before.profile.columns.map((column) => [column.name.toLowerCase(), column]))
  const pairs = after.profile.columns.flatMap((column) => {
    const earlier = old.get(column.name.toLowerCase())
    return earlier && earlier.type === column.type ? [{ before: earlier, after: column }] : []
  })
  return [
    ...rowsDrift(before.profile.rows, after.profile.rows),
    ...columnDrift(before.columns, after.columns),
    ...pairs.flatMap((pair) => valuesDrift(pair, before.profile.rows, after.profile.rows)),
  ]
}

function rowsDrift(before: number, after: number): Drift[] {
  const lost = before - after
  const isFewer = lost > before * ROWS_LOST && (lost >= FEWEST_ROWS_LOST || after === 0)
  const isMore = before > 0 && after > before * ROWS_FACTOR && after >= FEWEST_COMPARED
  if (!isFewer && !isMore) return []
  const numbers = `The table has ${count(after)} rows; the last version had ${count(before)}`
  return [{ kind: 'rows', message: `${numbers}${isFewer ? `, so ${percent(lost / before)} of them are gone.` : '.'}` }]
}

function columnDrift(before: readonly Column[], after: readonly Column[]): Drift[] {
  return columnChanges(before, after).map((change): Drift => {
    const { name, type } = change.column
    if (change.kind === 'type') {
      return { kind: 'type', column: name, message: `Column "${name}" is ${type} now; it was ${change.before.type}.` }
    }
    return change.kind === 'added'
      ? { kind: 'column-new', column: name, message: `Column "${name}" (${type}) is new.` }
      : { kind: 'column-lost', column: name, message: `Column "${name}" (${type}) is no longer there.` }
  })
}

/** A column that both versions have, with one type. */
interface Pair {
  readonly before: ColumnProfile
  readonly after: ColumnProfile
}

/** The first that applies: a column gone blank has lost its range and its different values too. */
function valuesDrift(pair: Pair, rowsBefore: number, rowsAfter: number): Drift[] {
  if (Math.min(rowsBefore, rowsAfter) < FEWEST_COMPARED) return []
  const filled = { before: rowsBefore - pair.before.nulls, after: rowsAfter - pair.after.nulls }
  const message = nullsMessage(pair, rowsBefore, rowsAfter)
  if (message) return [{ kind: 'nulls', column: pair.after.name, message }]
  if (Math.min(filled.before, filled.after) < FEWEST_COMPARED) return []
  const collapse = distinctMessage(pair, filled)
  if (collapse) return [{ kind: 'distinct', column: pair.after.name, message: collapse }]
  const range = rangeMessage(pair, filled)
  return range ? [{ kind: 'range', column: pair.after.name, message: range }] : []
}

function nullsMessage({ before, after }: Pair, rowsBefore: number, rowsAfter: number): string | undefined {
  const [was, is] = [before.nulls / rowsBefore, after.nulls / rowsAfter]
  if (is - was <= NULLS_JUMP || is < was * NULLS_FACTOR) return undefined
  return `${percent(is)} of the cells of "${after.name}" are blank; in the last version it was ${percent(was)}.`
}

interface Filled {
  readonly before: number
  readonly after: number
}

function distinctMessage({ before, after }: Pair, filled: Filled): string | undefined {
  const isCollapse = before.distinct >= FEWEST_DISTINCT && after.distinct <= before.distinct * DISTINCT_LEFT
  // Half the rows may well have half the values, or fewer.
  if (!isCollapse || filled.after < filled.before / 2) return undefined
  return `"${after.name}" holds ${count(after.distinct)} different value(s); in the last version it held ${count(before.distinct)}.`
}

function rangeMessage({ before, after }: Pair, filled: Filled): string | undefined {
  const [was, is] = [spreadOf(before), spreadOf(after)]
  if (!was || !is || isNumberedOn({ before, after }, filled, was, is)) return undefined
  const isDated = before.type === 'date' || before.type === 'datetime'
  if (!isDated && isOutside(is.middle, was) && Math.abs(is.middle - was.middle) > Math.abs(was.middle) * MIDDLE_MOVE) {
    const [low, , , , high] = before.quantiles!
    return `Half of the values of "${after.name}" are up to ${after.quantiles![2]}; in the last version 90 % of them lay between ${low} and ${high}.`
  }
  const reach = Math.max(was.max - was.min, isDated ? DAYS_BEYOND : 0)
  // A column of one value has no reach to judge by.
  if (reach === 0) return undefined
  if (is.max > was.max + reach) {
    return `"${after.name}" goes up to ${after.max}; in the last version it went from ${before.min} to ${before.max}.`
  }
  if (is.min < was.min - reach) {
    return `"${after.name}" goes down to ${after.min}; in the last version it went from ${before.min} to ${before.max}.`
  }
  return undefined
}

/** Where the values of a column lie, as numbers; dates in days. */
interface Spread {
  readonly min: number
  readonly low: number
  readonly middle: number
  readonly high: number
  readonly max: number
}

function spreadOf({ type, min, max, quantiles }: ColumnProfile): Spread | undefined {
  if (min === undefined || max === undefined || !quantiles) return undefined
  const scale = type === 'date' || type === 'datetime' ? dayOf : Number
  const [low, , middle, , high] = quantiles
  return { min: scale(min), low: scale(low), middle: scale(middle), high: scale(high), max: scale(max) }
}

/** Days, near enough to compare with a year; `Date` does not read the years that mistyped dates have. */
function dayOf(text: string): number {
  const [, year, month, day] = /^(\d+)-(\d\d)-(\d\d)/.exec(text) ?? []
  const days = Number(year) * 365.2425 + (Number(month) - 1) * 30.44 + Number(day)
  return text.endsWith('(BC)') ? -days : days
}

function isOutside(value: number, { low, high }: Spread): boolean {
  return value < low || value > high
}

function isNumberedOn({ before, after }: Pair, filled: Filled, was: Spread, is: Spread): boolean {
  const isUnique = ({ type, distinct }: ColumnProfile, cells: number): boolean =>
    type === 'integer' && distinct >= cells * NUMBERED.distinct
  if (!isUnique(before, filled.before) || !isUnique(after, filled.after) || is.min < was.min) return false
  // Numbers per row: a longer version of the same numbering spreads further.
  const width = (is.high - is.low) / filled.after / ((was.high - was.low) / filled.before)
  return width <= NUMBERED.spread && width >= 1 / NUMBERED.spread
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? 'less than 1 %' : `${Math.round(share * 100)} %`
}
