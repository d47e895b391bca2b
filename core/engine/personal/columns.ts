// core/engine/personal/columns.ts: what is known of a column before its classes are decided.
import type { ColumnType } from '../../model.ts'
import { headerOf } from './header.ts'

/** Counted over all rows, but for `cells`. */
export interface ColumnFacts {
  readonly name: string
  /** Words of the name; see header.ts. */
  readonly header: string
  readonly type: ColumnType
  /** Sampled cells with a value, trimmed and cut, in file order. */
  readonly cells: readonly string[]
  /** Cells with a value. */
  readonly filled: number
  /** Mean length of the cells with a value, in bytes. */
  readonly meanLength: number
}

export function factsOf(facts: Omit<ColumnFacts, 'header'>): ColumnFacts {
  return { ...facts, header: headerOf(facts.name) }
}

/** Distinct cells of the sample in proportion to its cells, 0 to 1. */
export function distinctShare({ cells }: ColumnFacts): number {
  return cells.length === 0 ? 0 : new Set(cells).size / cells.length
}
