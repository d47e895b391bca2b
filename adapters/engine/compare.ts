// adapters/engine/compare.ts: compares two versions of a table: how many rows differ, and which.
import { mkdtemp, rm } from 'node:fs/promises'
import { type Changes, columnChanges, mostListed, sharedColumns, sharedKey } from '../../core/changes.ts'
import { cellPairs, openSide, type TypedTable } from './compare-cells.ts'
import { writeChangeFile } from './compare-file.ts'
import { findDifferences } from './compare-rows.ts'
import type { Database } from './database.ts'

/**
 * Compares two typed tables and writes the change file.
 *
 * Only columns that both have count, names without regard to case. Where their types differ, the texts that the CSV
 * files publish are compared: the integer 5 and the number 5.0 are the same. An empty cell equals an empty cell.
 * With a key, a row is the same row when its key is; without, rows are compared whole and a row that stands twice
 * before and three times after is one added. A key that is empty or stands twice in one of the versions identifies
 * nothing: then whole rows are compared, and the answer's `key` is empty.
 *
 * The change file is CSV as the published one (UTF-8, commas, the same text forms), one line for each row:
 * - `change`: `removed`, `changed` or `added`, in this order, each in the order of its table;
 * - `changed_columns`: for changed rows, the names of the columns that differ, with `; ` between them;
 * - the columns of the newer version: of removed rows the old values, of the others the new ones. Columns that only
 *   the older version had are left out, for they may have been withdrawn;
 * - `NAME (before)`, for each column that changed in a listed row: the old value where it changed, else blank.
 * It lists at most 100,000 rows (10 million cells), and all of them when `isListComplete`.
 *
 * Costs about two passes over each file. Memory stays within DuckDB's limit; the disk beside `target` needs up to 50
 * bytes for each row, and the listed rows once more.
 *
 * @param key names of the declared key, may be none
 * @param target path of the change file
 * @throws Error when a Parquet file lacks one of its columns, or the disk is full
 */
export async function compareTables(
  database: Database,
  before: TypedTable,
  after: TypedTable,
  key: readonly string[],
  target: string,
): Promise<Omit<Changes, 'since'>> {
  const folder = await mkdtemp(`${target}-`)
  try {
    const [old, now] = [
      await openSide(database, before, folder, 'older'),
      await openSide(database, after, folder, 'newer'),
    ]
    const shared = sharedColumns(before.columns, after.columns)
    const keyed = sharedKey(shared, key)
    const tables = { before: old, after: now, pairs: cellPairs(shared, old, now), key: cellPairs(keyed, old, now) }

    const { from, counts, isByKey } = await findDifferences(database, tables, folder)
    await writeChangeFile(database, tables, from, after.columns, folder, target)
    return {
      key: isByKey ? keyed.map((column) => column.after.name) : [],
      columns: columnChanges(before.columns, after.columns),
      rowsAdded: counts.added,
      rowsRemoved: counts.removed,
      rowsChanged: counts.changed,
      rowsUnchanged: counts.unchanged,
      isListComplete: counts.added + counts.removed + counts.changed <= mostListed(after.columns.length),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
