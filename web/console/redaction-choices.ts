// web/console/redaction-choices.ts: which redactions fit a column, and each with what to begin with.
import { whyUnfit } from '../../core/engine/redaction-fit.ts'
import type { ColumnType } from '../../core/model.ts'
import type { ColumnRedaction } from './handling-draft.ts'

export type ColumnMethod = ColumnRedaction['method']

interface ChosenColumn {
  readonly name: string
  readonly type: ColumnType
}

/** What a method begins with. */
interface Hints {
  /** A number that is high for the column. */
  readonly high: number
}

/** In the order in which forms offer them: what says least first. */
const FIRST: {
  readonly [M in ColumnMethod]: (column: string, hints: Hints) => Extract<ColumnRedaction, { method: M }>
} = {
  drop: (column) => ({ method: 'drop', column }),
  mask: (column) => ({ method: 'mask', column, keep: 0 }),
  'generalise-date': (column) => ({ method: 'generalise-date', column, to: 'year' }),
  'round-coordinates': (column) => ({ method: 'round-coordinates', column, decimals: 3 }),
  'snap-to-block': (column) => ({ method: 'snap-to-block', column }),
  'top-code': (column, { high }) => ({ method: 'top-code', column, above: high }),
}

const METHODS = Object.keys(FIRST) as ColumnMethod[]

/** Methods that fit the type of a column. */
export function methodsFor(column: ChosenColumn): ColumnMethod[] {
  // With a second column, so that dropping this one is not dropping all.
  const table = [column, { name: `${column.name} `, type: 'text' as const }]
  return METHODS.filter((method) => whyUnfit([FIRST[method](column.name, { high: 0 })], table).length === 0)
}

export function firstRedaction(method: ColumnMethod, column: string, hints: Hints): ColumnRedaction {
  return FIRST[method](column, hints)
}

/** The highest whole number below most of the values: nine in ten of the rows at hand lie below it. */
export function highValue(cells: readonly (string | null)[]): number {
  const numbers = cells.flatMap((cell) => (cell === null || cell === '' ? [] : [Number(cell)])).filter(Number.isFinite)
  const sorted = numbers.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.floor(sorted.length * 0.9)] ?? 0)
}
