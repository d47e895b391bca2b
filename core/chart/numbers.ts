// core/chart/numbers.ts: the spread of one number and the cloud of two, from rows that arrive piece by piece. Pure.

import type { Figure, Place } from './figure.ts'
import type { ChartChoice } from './model.ts'
import { niceStep } from './scale.ts'
import { type ChartCell, numberOf, textOf } from './tally.ts'

/** More dots than these are one blot. */
export const MAX_DOTS = 2000
const BINS = 24

export interface Dot {
  readonly x: number
  readonly y: number
}

export interface Cloud {
  readonly dots: readonly Dot[]
  /** Rows with both numbers: `dots` is every so manieth of them. */
  readonly rows: number
  readonly leftOut: number
}

interface NumberRows {
  readonly x: readonly ChartCell[]
  readonly y?: readonly ChartCell[] | undefined
  readonly where?: readonly ChartCell[] | undefined
}

/** Collects the numbers of one column and counts them in ranges with round ends. */
export function startSpread({ where: wanted }: Pick<ChartChoice, 'where'>): {
  add(rows: NumberRows): void
  result(): Figure
} {
  const values: number[] = []
  let leftOut = 0
  const add = ({ x, where }: NumberRows) => {
    for (let row = 0; row < x.length; row++) {
      if (where && textOf(where[row]!) !== wanted?.is) continue
      const value = numberOf(x[row]!)
      if (value === null) leftOut++
      else values.push(value)
    }
  }
  return { add, result: () => ({ ...inRanges(values), leftOut }) }
}

function inRanges(values: readonly number[]): Pick<Figure, 'places' | 'series'> {
  if (values.length === 0) return { places: [], series: [] }
  let [low, high] = [values[0]!, values[0]!]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  const width = niceStep((high - low) / BINS || 1)
  const first = Math.floor(low / width)
  const counts: number[] = new Array(Math.floor(high / width) - first + 1).fill(0)
  for (const value of values) counts[Math.floor(value / width) - first]!++
  const end = (at: number) => Number(((first + at) * width).toPrecision(12))
  const places = counts.map((_, at): Place => ({ is: 'range', from: end(at), to: end(at + 1) }))
  return { places, series: [{ name: null, values: counts }] }
}

/** Collects pairs of numbers; beyond the limit every second one is let go, again and again, so that the same rows give the same dots. */
export function startCloud({ where: wanted }: Pick<ChartChoice, 'where'>): {
  add(rows: NumberRows): void
  result(): Cloud
} {
  let dots: Dot[] = []
  let every = 1
  let rows = 0
  let leftOut = 0
  const add = ({ x, y, where }: NumberRows) => {
    for (let row = 0; row < x.length; row++) {
      if (where && textOf(where[row]!) !== wanted?.is) continue
      const across = numberOf(x[row]!)
      const up = y ? numberOf(y[row]!) : null
      if (across === null || up === null) {
        leftOut++
        continue
      }
      if (rows++ % every !== 0) continue
      dots.push({ x: across, y: up })
      if (dots.length <= MAX_DOTS) continue
      dots = dots.filter((_, at) => at % 2 === 0)
      every *= 2
    }
  }
  return { add, result: () => ({ dots, rows, leftOut }) }
}
