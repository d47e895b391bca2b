// adapters/engine/compare-rows.ts: finds the rows that differ between two tables, by numbers that stand for them.
import { join } from 'node:path'
import { quoteText } from '../../core/engine/sql.ts'
import { type CellPair, comparable, type Side } from './compare-cells.ts'
import type { Database } from './database.ts'

/** In the order in which they are listed. */
export const KINDS = ['removed', 'changed', 'added'] as const
export const [REMOVED, CHANGED, ADDED] = [0, 1, 2]

/** Rows of both tables that are compared at once: a join or a count of more than memory holds is ten times slower. */
const ROWS_PER_PART = 4_000_000

export interface Tables {
  readonly before: Side
  readonly after: Side
  /** Columns of both. */
  readonly pairs: readonly CellPair[]
  /** Those of them that identify a row; none: whole rows are compared. */
  readonly key: readonly CellPair[]
}

export interface RowCounts {
  readonly removed: number
  readonly changed: number
  readonly added: number
  readonly unchanged: number
}

export interface Differences {
  /**
   * What comes after FROM: columns `kind` (place in `KINDS`), `bn` and `an` (number of the row before and after, from 0,
   * null where there is none), `place` (the one that gives the order) and `copies`.
   */
  readonly from: string
  readonly counts: RowCounts
  /** False when the key was null or stood twice: then whole rows were compared. */
  readonly isByKey: boolean
}

/**
 * Compares all rows of two tables.
 *
 * A row is compared by 64 bits of hash, so that memory and disk hold 24 bytes of each row and no cell: two rows among
 * 40 million share one by chance once in 20,000 comparisons.
 */
export async function findDifferences(database: Database, tables: Tables, folder: string): Promise<Differences> {
  const before = await writeHashes(database, tables, 'before', join(folder, 'before-rows.parquet'))
  const after = await writeHashes(database, tables, 'after', join(folder, 'after-rows.parquet'))
  const isByKey = tables.key.length > 0 && (await isUnique(database, before)) && (await isUnique(database, after))
  const rows = (await rowsOf(database, before)) + (await rowsOf(database, after))

  const parts = Math.max(1, Math.ceil(rows / ROWS_PER_PART))
  const hash = isByKey ? 'k' : 'r'
  for (let part = 0; part < parts; part++) {
    const [old, now] = [before, after].map((hashes) => `(SELECT * FROM ${hashes} WHERE ${hash} % ${parts} = ${part})`)
    await database.run(
      `COPY (SELECT CASE WHEN an IS NULL THEN ${REMOVED} WHEN bn IS NULL THEN ${ADDED} ELSE ${CHANGED} END AS kind, bn, an,
         coalesce(an, bn) AS place, copies FROM (${(isByKey ? byKey : byWholeRow)(old!, now!)}))
       TO ${quoteText(join(folder, `differences-${part}.parquet`))} (FORMAT parquet)`,
    )
  }
  const found = `read_parquet(${quoteText(join(folder, 'differences-*.parquet'))})`
  return { from: found, counts: await countRows(database, found, await rowsOf(database, after)), isByKey }
}

/** @param rows of the newer version */
async function countRows(database: Database, differences: string, rows: number): Promise<RowCounts> {
  const sums = KINDS.map((kind, number) => `coalesce(sum(copies) FILTER (WHERE kind = ${number}), 0) AS ${kind}`)
  const [found] = await database.rows(`SELECT ${sums.join(', ')} FROM ${differences}`)
  const [removed, changed, added] = [Number(found!['removed']), Number(found!['changed']), Number(found!['added'])]
  return { removed, changed, added, unchanged: rows - changed - added }
}

async function rowsOf(database: Database, hashes: string): Promise<number> {
  const [found] = await database.rows(`SELECT count(*) AS rows FROM ${hashes}`)
  return Number(found!['rows'])
}

/** A file with `n`, `k` (hash of the key, null where a part of it is) and `r` (hash of the row) of every row. */
async function writeHashes(
  database: Database,
  { pairs, key, ...sides }: Tables,
  which: 'before' | 'after',
  target: string,
): Promise<string> {
  const parts = key.map((pair) => comparable(pair)[which])
  const noKey = parts.map((part) => `${part} IS NULL`).join(' OR ')
  const keyHash = parts.length > 0 ? `CASE WHEN ${noKey} THEN NULL ELSE hash(${parts.join(', ')}) END` : 'NULL'
  // Tables without a column in common have no row in common.
  const rowHash =
    pairs.length > 0 ? `hash(${pairs.map((pair) => comparable(pair)[which]).join(', ')})` : `hash('${which}', n)`
  await database.run(
    `COPY (SELECT n, ${keyHash} AS k, ${rowHash} AS r FROM ${sides[which].from}) TO ${quoteText(target)}
     (FORMAT parquet, COMPRESSION uncompressed)`,
  )
  return `read_parquet(${quoteText(target)})`
}

async function isUnique(database: Database, hashes: string): Promise<boolean> {
  const [found] = await database.rows(
    `SELECT count(*) AS rows, (SELECT count(*) FROM (SELECT k FROM ${hashes} WHERE k IS NOT NULL GROUP BY k)) AS keys
     FROM ${hashes}`,
  )
  return found!['rows'] === found!['keys']
}

function byKey(before: string, after: string): string {
  return `SELECT b.n AS bn, a.n AS an, 1 AS copies FROM ${before} AS b FULL JOIN ${after} AS a ON a.k = b.k
    WHERE a.r IS DISTINCT FROM b.r`
}

/** Equal rows are alike, so the first of them stands for the copies that are too many on one side. */
function byWholeRow(before: string, after: string): string {
  const rows = `SELECT r, n AS an, NULL AS bn FROM ${after} UNION ALL SELECT r, NULL, n FROM ${before}`
  return `SELECT CASE WHEN more < 0 THEN bn END AS bn, CASE WHEN more > 0 THEN an END AS an, abs(more) AS copies
    FROM (SELECT count(an) - count(bn) AS more, min(an) AS an, min(bn) AS bn FROM (${rows}) GROUP BY r)
    WHERE more <> 0`
}
