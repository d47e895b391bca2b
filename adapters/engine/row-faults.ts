// adapters/engine/row-faults.ts: keeps which rows are at fault, to leave them out or to hand them back to the publisher.
import { quoteName, quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Database } from './database.ts'

/** Rows of the file that a publisher can download, the first ones. */
export const REJECTED_ROWS = 10_000

/** Rows at fault: a query that gives their places in the raw file from 0, as `place`. */
export interface RowFault {
  readonly code: string
  readonly query: string
  /** Whether these rows are left out of the published table. */
  readonly isSetAside: boolean
  /** Rows that are left out and say nothing, such as blank ones, are not handed back. */
  readonly isSilent?: boolean
}

export interface RowFaults {
  readonly add: (fault: RowFault) => Promise<void>
  /** The same for rows that are known already. */
  readonly addRows: (code: string, rows: readonly number[], isSetAside: boolean) => Promise<void>
  /** How many rows are left out. */
  readonly countSetAside: () => Promise<number>
  /** SQL condition over `file_row_number` for the rows that stay; undefined when all do. */
  readonly kept: () => Promise<string | undefined>
  /** Writes the rows at fault with their place and their faults. @returns how many, at most `REJECTED_ROWS` */
  readonly write: (raw: string, names: readonly string[], rowsAbove: number, target: string) => Promise<number>
}

const INSERTED_AT_ONCE = 10_000

/**
 * Tables of their own in the database of one validation; DuckDB spills them when they grow.
 *
 * @param rows of the raw file
 */
export async function openRowFaults(database: Database, rows: number): Promise<RowFaults> {
  await database.run('CREATE TEMP TABLE faults (place BIGINT, code VARCHAR)')
  await database.run('CREATE TEMP TABLE aside (place BIGINT)')

  const add: RowFaults['add'] = async ({ code, query, isSetAside, isSilent = false }) => {
    if (isSetAside) await database.run(`INSERT INTO aside SELECT place FROM (${query})`)
    if (isSilent) return
    await database.run(
      `INSERT INTO faults SELECT place, ${quoteText(code)} FROM (${query}) ORDER BY place LIMIT ${REJECTED_ROWS}`,
    )
  }
  const countSetAside: RowFaults['countSetAside'] = async () => {
    const [row] = await database.rows('SELECT count(DISTINCT place) AS rows FROM aside')
    return Number(row!['rows'])
  }

  return {
    add,
    async addRows(code, rows, isSetAside) {
      for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE) {
        const part = rows.slice(from, from + INSERTED_AT_ONCE).join(', ')
        await add({ code, query: `SELECT unnest([${part}]::BIGINT[]) AS place`, isSetAside })
      }
    },
    countSetAside,
    async kept() {
      if ((await countSetAside()) === 0) return undefined
      // One bit a row, looked up as a value: a join with the places would give the rows in another order.
      await database.run(
        `CREATE OR REPLACE TEMP TABLE aside_bits AS SELECT bitstring_agg(CAST(place AS INTEGER), 0, ${rows - 1}) AS bits FROM aside`,
      )
      return 'get_bit((SELECT bits FROM aside_bits), CAST(file_row_number AS INTEGER)) = 0'
    },
    async write(raw, names, rowsAbove, target) {
      const [count] = await database.rows('SELECT count(DISTINCT place) AS rows FROM faults')
      if (Number(count!['rows']) === 0) return 0
      const cells = names.map((name, index) => `${rawColumn(index)} AS ${quoteName(name)}`)
      await database.run(
        `COPY (
           SELECT place + ${rowsAbove + 1} AS "row in the file", codes AS "faults", ${cells.join(', ')}
           FROM (SELECT place, string_agg(DISTINCT code, ' ' ORDER BY code) AS codes FROM faults GROUP BY place ORDER BY place LIMIT ${REJECTED_ROWS})
           JOIN read_parquet(${quoteText(raw)}, file_row_number = true) ON file_row_number = place
           ORDER BY place
         ) TO ${quoteText(target)} (FORMAT csv, HEADER true, DELIMITER ',', NULLSTR '')`,
      )
      return Math.min(Number(count!['rows']), REJECTED_ROWS)
    },
  }
}
