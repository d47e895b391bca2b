// core/chart/figure.ts: a tally made into what is drawn: places along the axis, and a number of each series at each place. Pure.
import { type Day, startOf, startsBetween, stepFor } from './calendar.ts'
import { type ChartChoice, MAX_SERIES, type Step } from './model.ts'
import { type Amount, emptyAmount, join, measured, type Tally } from './tally.ts'

/** Where on the axis a number stands. */
export type Place =
  | { readonly is: 'value'; readonly text: string }
  /** What is not shown by name, and how many values that is; null when unknown. */
  | { readonly is: 'rest'; readonly values: number | null }
  | { readonly is: 'time'; readonly start: Day; readonly step: Step }
  /** Equal part of the time that is covered, from statistics: milliseconds, end exclusive. */
  | { readonly is: 'span'; readonly from: number; readonly to: number }
  /** Numbers from `from` up to `to`. */
  | { readonly is: 'range'; readonly from: number; readonly to: number }

export interface Series {
  /** null: the only series, or the rest of many. */
  readonly name: string | null
  readonly isRest?: boolean
  /** One for each place; null where there is nothing to measure. */
  readonly values: readonly (number | null)[]
}

export interface Figure {
  readonly places: readonly Place[]
  readonly series: readonly Series[]
  /** Rows without a value in a column of the chart. */
  readonly leftOut: number
}

/** Reads nothing of the choice but how to show what the tally holds: step, sort, number of categories, measure. */
export function figureOf(choice: ChartChoice, tally: Tally): Figure {
  return choice.kind === 'bars' ? byCategory(choice, tally) : overTime(choice, tally)
}

type Groups = ReadonlyMap<string | number, ReadonlyMap<string, Amount>>
type Merged = Map<string, ReturnType<typeof emptyAmount>>

function byCategory(choice: ChartChoice, { groups, leftOut }: Tally): Figure {
  const ranked = [...groups]
    .map(([key, group]) => [String(key), sortable(whole(group), choice)] as const)
    .sort(([a, one], [b, other]) => other - one || compare(a, b))
  const shown = ranked.slice(0, choice.top).map(([key]) => key)
  if (choice.sort === 'label') shown.sort(compareLabels)
  const rest = ranked.slice(choice.top).map(([key]) => key)

  const columns = [
    ...shown.map((key) => merge([groups.get(key)])),
    ...(rest.length > 0 ? [merge(rest.map((key) => groups.get(key)))] : []),
  ]
  const places: Place[] = shown.map((text) => ({ is: 'value', text }))
  if (rest.length > 0) places.push({ is: 'rest', values: rest.length })
  return { places, series: seriesOf(choice, groups, columns), leftOut }
}

function overTime(choice: ChartChoice, { groups, leftOut }: Tally): Figure {
  const days = [...groups.keys()].map(Number)
  if (days.length === 0) return { places: [], series: [], leftOut }
  const [from, to] = days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [days[0]!, days[0]!])
  const step = stepFor(choice.step, from, to)
  const starts = startsBetween(step, from, to)
  const within = new Map<Day, ReadonlyMap<string, Amount>[]>(starts.map((start) => [start, []]))
  for (const [day, group] of groups) within.get(startOf(step, Number(day)))?.push(group)
  const columns = starts.map((start) => merge(within.get(start)!))
  const places = starts.map((start): Place => ({ is: 'time', start, step }))
  return { places, series: seriesOf(choice, groups, columns), leftOut }
}

/** The largest series by rows, in that order; all others joined into one. */
function seriesOf(choice: ChartChoice, groups: Groups, columns: readonly Merged[]): Series[] {
  if (!choice.by) return [{ name: null, values: columns.map((column) => measured(column.get(''), choice.measure)) }]
  const rows = new Map<string, number>()
  for (const group of groups.values()) {
    for (const [name, amount] of group) rows.set(name, (rows.get(name) ?? 0) + amount.rows)
  }
  const names = [...rows].sort(([a, one], [b, other]) => other - one || compare(a, b)).map(([name]) => name)
  const shown = names.length > MAX_SERIES ? names.slice(0, MAX_SERIES - 1) : names
  const rest = names.slice(shown.length)
  const series: Series[] = shown.map((name) => ({
    name,
    values: columns.map((column) => measured(column.get(name), choice.measure)),
  }))
  if (rest.length === 0) return series
  const joined = columns.map((column) => joinAll(rest.map((name) => column.get(name))))
  return [...series, { name: null, isRest: true, values: joined.map((amount) => measured(amount, choice.measure)) }]
}

function whole(group: ReadonlyMap<string, Amount>): Amount {
  return joinAll([...group.values()])
}

function joinAll(amounts: readonly (Amount | undefined)[]): Amount {
  const present = amounts.filter((amount) => amount !== undefined)
  const all = emptyAmount(present.some(({ values }) => values !== null))
  for (const amount of present) join(all, amount)
  return all
}

/** Groups joined series by series. */
function merge(groups: readonly (ReadonlyMap<string, Amount> | undefined)[]): Merged {
  const merged: Merged = new Map()
  for (const group of groups) {
    for (const [name, amount] of group ?? []) {
      const into = merged.get(name) ?? emptyAmount(amount.values !== null)
      join(into, amount)
      merged.set(name, into)
    }
  }
  return merged
}

function sortable(amount: Amount, { measure }: ChartChoice): number {
  return measured(amount, measure) ?? -Infinity
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Numbers by size, texts by their letters: `9` stands before `10`. */
export function compareLabels(a: string, b: string): number {
  const difference = Number(a) - Number(b)
  return Number.isNaN(difference) ? a.localeCompare(b, 'en', { numeric: true }) : difference
}
