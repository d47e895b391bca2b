// adapters/engine/compare-listed.ts: fetches the rows that a change file lists, without holding more than a few of them.
import { join } from 'node:path'
import { mostListed } from '../../core/changes.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Cell, CellPair, Side } from './compare-cells.ts'
import { CHANGED, type Tables } from './compare-rows.ts'
import type { Database } from './database.ts'

/** A column of the change file: one of both tables, or one that only the newer has. */
export type ListedColumn = CellPair | { readonly name: string; readonly before?: undefined; readonly after: Cell }

/** Listed rows with some of their columns. */
export interface Chunk {
  readonly columns: readonly ListedColumn[]
  /** What comes after FROM, for one part of the rows: `seq` and `kind`, cells of the older table in `b`, of the newer in `a`. */
  readonly from: (batch: number) => string
}

export interface Listed {
  readonly batches: readonly number[]
  /** Those with at least one changed row. */
  readonly batchesWithChanges: readonly number[]
  readonly chunks: readonly Chunk[]
}

/** Rows that are joined and put into lines at once: they may be long. Fewer of a wide table. */
const BATCH = 2_048
const BATCH_CELLS = 1_000_000
/** Columns that are fetched at once: readers and writers hold 64 kB and more of each. */
const COLUMNS = 200
/** DuckDB's vector: the smallest group, so that a batch is found without reading much else. */
const ROW_GROUP = 2_048

/** @param differences what comes after FROM, see `findDifferences` */
export async function fetchListed(
  database: Database,
  { before, after }: Tables,
  columns: readonly ListedColumn[],
  differences: string,
  folder: string,
): Promise<Listed> {
  const write = async (rows: string, name: string): Promise<string> => {
    const path = quoteText(join(folder, `${name}.parquet`))
    await database.run(`COPY (${rows}) TO ${path} (FORMAT parquet, ROW_GROUP_SIZE ${ROW_GROUP})`)
    return `read_parquet(${path})`
  }
  const list = await write(listed(differences, mostListed(columns.length)), 'listed')
  const size = Math.min(BATCH, Math.ceil(BATCH_CELLS / columns.length))
  const found = await database.rows(
    `SELECT seq // ${size} AS batch, bool_or(kind = ${CHANGED}) AS changed FROM ${list} GROUP BY ALL ORDER BY batch`,
  )
  const batches = found.map((row) => Number(row['batch']))
  // As written: the list is held in memory, the table flows by. DuckDB would hold a table of fewer, longer rows.
  await database.run("SET disabled_optimizers = 'join_order,build_side_probe_side'")
  try {
    const chunks: Chunk[] = []
    for (let at = 0; at < columns.length; at += COLUMNS) {
      const part = columns.slice(at, at + COLUMNS)
      const older = part.flatMap((column) => column.before ?? [])
      const newer = part.map((column) => column.after)
      const b = await write(rowsOf(before, older, list, 'bn'), `listed-before-${at}`)
      const a = await write(rowsOf(after, newer, list, 'an'), `listed-after-${at}`)
      chunks.push({ columns: part, from: (batch) => joined(batch * size, size, list, b, a) })
    }
    return { batches, batchesWithChanges: batches.filter((_, index) => found[index]!['changed'] === true), chunks }
  } finally {
    await database.run('RESET disabled_optimizers')
  }
}

/** The first rows, in the order of the file; copies of a row follow each other. `seq` counts from 0. */
function listed(differences: string, most: number): string {
  const first = `SELECT * FROM ${differences} ORDER BY kind, place LIMIT ${most}`
  const counted = `SELECT *, sum(copies) OVER (ORDER BY kind, place ROWS UNBOUNDED PRECEDING) - copies AS above FROM (${first})`
  const copied = `SELECT kind, bn, an, place, unnest(range(CAST(least(copies, ${most} - above) AS BIGINT))) AS copy
    FROM (${counted}) WHERE above < ${most}`
  return `SELECT kind, bn, an, row_number() OVER (ORDER BY kind, place, copy) - 1 AS seq FROM (${copied})`
}

function rowsOf({ from }: Side, cells: readonly Cell[], list: string, number: 'bn' | 'an'): string {
  return `SELECT ${['l.seq', ...cells.map(({ sql }) => `t.${sql}`)].join(', ')} FROM ${from} JOIN ${list} AS l ON t.n = l.${number}`
}

function joined(start: number, rows: number, list: string, before: string, after: string): string {
  const part = (from: string): string => `(SELECT * FROM ${from} WHERE seq >= ${start} AND seq < ${start + rows})`
  return `${part(list)} AS l LEFT JOIN ${part(before)} AS b USING (seq) LEFT JOIN ${part(after)} AS a USING (seq)`
}
