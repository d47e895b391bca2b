// core/chart/suggestion.ts: the chart that a dataset begins with. Pure.

import { categoriesOf, type Field, isIdentifier, numbersOf, timesOf } from './fields.ts'
import { type ChartChoice, type Charted, DEFAULT_TOP } from './model.ts'

const PLAIN = { measure: 'count', step: 'auto', sort: 'value', top: DEFAULT_TOP } as const

/** Rows over time if a date allows it, else the values of a category, else the spread of a number; null when nothing can be drawn. */
export function suggest({ columns, rows }: Charted): ChartChoice | null {
  const [time] = timesOf(columns)
    .filter(({ histogram }) => !histogram || filled(histogram) >= 3)
    .sort((a, b) => (a.nulls ?? 0) - (b.nulls ?? 0))
  if (time) return { kind: 'line', x: time.name, ...PLAIN }
  const [category] = categoriesOf(columns, rows).sort((a, b) => interest(b) - interest(a))
  if (category) return { kind: 'bars', x: category.name, ...PLAIN }
  const numbers = numbersOf(columns)
  const number = numbers.find((column) => !isIdentifier(column)) ?? numbers[0]
  return number ? { kind: 'spread', x: number.name, ...PLAIN } : null
}

/** Yes and no say little, a nearly endless list less than a short one. */
function interest({ distinct = 2 }: Field): number {
  return distinct <= 2 ? 1 : distinct <= MANY ? 3 : 2
}

const MANY = 60

function filled(bins: readonly number[]): number {
  return bins.filter((count) => count > 0).length
}
