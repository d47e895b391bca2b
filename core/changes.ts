// core/changes.ts: what differs between two versions of a dataset, in numbers.
import type { Column } from './model.ts'

export type ColumnChange =
  | { readonly kind: 'added' | 'removed'; readonly column: Column }
  | { readonly kind: 'type'; readonly column: Column; readonly before: Column }

/** Rows by the declared key, else whole rows with their number of copies; only columns that both versions have count. */
export interface Changes {
  /** Number of the version compared with. */
  readonly since: number
  /** Columns that identify a row; none: whole rows were compared, so there are no changed ones. */
  readonly key: readonly string[]
  readonly columns: readonly ColumnChange[]
  readonly rowsAdded: number
  readonly rowsRemoved: number
  readonly rowsChanged: number
  readonly rowsUnchanged: number
  /** Whether the change file lists every one of them; see `mostListed`. */
  readonly isListComplete: boolean
}

const MAX_LISTED_ROWS = 100_000
const MAX_LISTED_CELLS = 10_000_000

/** Rows that a change file lists at most, what a spreadsheet opens without a long pause: fewer above 100 columns. */
export function mostListed(columns: number): number {
  return Math.min(MAX_LISTED_ROWS, Math.floor(MAX_LISTED_CELLS / Math.max(1, columns)))
}

/** A column that both versions have. Their spelling and their types may differ. */
export interface SharedColumn {
  readonly before: Column
  readonly after: Column
}

/** Columns of the newer version that are new or of another type, and those of the older that are gone. Names fold case. */
export function columnChanges(before: readonly Column[], after: readonly Column[]): ColumnChange[] {
  const old = byName(before)
  const now = byName(after)
  const here = after.flatMap((column): ColumnChange[] => {
    const earlier = old.get(folded(column.name))
    if (!earlier) return [{ kind: 'added', column }]
    return earlier.type === column.type ? [] : [{ kind: 'type', column, before: earlier }]
  })
  const gone = before.filter(({ name }) => !now.has(folded(name)))
  return [...here, ...gone.map((column): ColumnChange => ({ kind: 'removed', column }))]
}

/** Columns that both versions have, in the order of the newer one. Names fold case. */
export function sharedColumns(before: readonly Column[], after: readonly Column[]): SharedColumn[] {
  const old = byName(before)
  return after.flatMap((column) => {
    const earlier = old.get(folded(column.name))
    return earlier ? [{ before: earlier, after: column }] : []
  })
}

/** The columns of a key, each once, in its order. @returns none when one of them is not in both versions */
export function sharedKey(shared: readonly SharedColumn[], key: readonly string[]): SharedColumn[] {
  const names = [...new Set(key.map(folded))]
  const found = names.flatMap((name) => shared.filter(({ after }) => folded(after.name) === name))
  return found.length === names.length ? found : []
}

/** Whether nothing differs, in the columns and in the rows. */
export function isSame(changes: Omit<Changes, 'since'>): boolean {
  const { columns, rowsAdded, rowsRemoved, rowsChanged } = changes
  return columns.length + rowsAdded + rowsRemoved + rowsChanged === 0
}

/** The header of a change file: two columns of its own, those of the newer version, and earlier values. */
export interface ChangeHeader {
  /** `change` and `changed_columns`; numbered where a column of the table has that name. */
  readonly own: readonly [string, string]
  /** Names for earlier values, one per name asked for. */
  readonly earlier: readonly string[]
}

/**
 * Names of the columns that a change file adds to those of the table, unique without regard to case.
 *
 * @param table names of the newer version
 * @param changed names of the columns with an earlier value in at least one listed row
 */
export function changeHeader(table: readonly string[], changed: readonly string[]): ChangeHeader {
  const taken = new Set(table.map(folded))
  const free = (wanted: string): string => {
    let name = wanted
    for (let copy = 2; taken.has(folded(name)); copy++) name = `${wanted}_${copy}`
    taken.add(folded(name))
    return name
  }
  return { own: [free('change'), free('changed_columns')], earlier: changed.map((name) => free(`${name} (before)`)) }
}

function byName(columns: readonly Column[]): Map<string, Column> {
  return new Map(columns.map((column) => [folded(column.name), column]))
}

function folded(name: string): string {
  return name.toLowerCase()
}
