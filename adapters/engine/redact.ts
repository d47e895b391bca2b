// adapters/engine/redact.ts: gets a raw table ready to be published redacted: finds its small groups, counts what changes.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  changedColumns,
  type GroupRedaction,
  groupRedactions,
  isOfCells,
  marksColumn,
  type RedactedColumn,
  redactedColumns,
} from '../../core/engine/redaction.ts'
import { columnsOf, droppedColumns } from '../../core/engine/redaction-fit.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Redaction } from '../../core/handling.ts'
import type { RedactionEffect } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'

export interface PreparedRedaction {
  readonly columns: readonly RedactedColumn[]
  /** SQL of the table on which the SQL of `columns` works: the rows of the raw table, in order. */
  readonly from: string
  /** One for each redaction, in order. */
  readonly effects: readonly RedactionEffect[]
}

/** Columns in one query: plans of thousands of expressions take longer than the work. */
const COLUMNS_PER_QUERY = 32

/**
 * Prepares the redaction of a table. Without redactions it reads nothing.
 *
 * One pass counts what changes; each `suppress-small-groups` takes two more, and keeps one bit for each row in a
 * temporary table of the database. `from` holds as long as the database is open.
 *
 * @param raw path of the raw Parquet file
 * @param redactions fitting ones: see `whyUnfit`
 * @param workDir for a file of small groups, removed again
 * @param isPublished SQL over the raw table and its `file_row_number`: rows that count, where some are set aside. `from`
 *   holds the others too
 */
export async function prepareRedaction(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  redactions: readonly Redaction[],
  workDir: string,
  isPublished = 'true',
): Promise<PreparedRedaction> {
  const published = redactedColumns(columns, redactions)
  const plain = `read_parquet(${quoteText(raw)}, file_row_number = true)`
  if (redactions.length === 0) return { columns: published, from: plain, effects: [] }

  const rows = `(FROM ${plain} WHERE ${isPublished})`
  const cells = await countCells(database, rows, columns, redactions)
  const groups = groupRedactions(redactions)
  const suppressed: number[] = []
  for (const [place, group] of groups.entries()) {
    const table = { rows, count: await countRows(database, plain) }
    suppressed.push(await markSmallGroups(database, table, changedColumns(columns, redactions), group, place, workDir))
  }

  const effects = redactions.map((redaction, at) => ({
    method: redaction.method,
    columns: columnsOf(redaction),
    cells: redaction.method === 'suppress-small-groups' ? suppressed[groups.indexOf(redaction)]! : cells[at]!,
  }))
  return { columns: published, from: groups.length === 0 ? plain : withMarks(plain, groups.length), effects }
}

async function countRows(database: Database, table: string): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) AS rows FROM ${table}`)
  return Number(row!['rows'])
}

/** How many cells each redaction of a column changes or removes; 0 for those of groups. */
async function countCells(
  database: Database,
  rows: string,
  columns: readonly TypedColumn[],
  redactions: readonly Redaction[],
): Promise<number[]> {
  const changed = new Map(changedColumns(columns, redactions).map((column) => [column.name, column.text]))
  const dropped = droppedColumns(redactions)
  const counts = redactions.map((redaction) => {
    const column = columns.find(({ name }) => name === columnsOf(redaction)[0])
    if (!column) throw new Error(`no column for a redaction of the kind ${redaction.method}; were they checked?`)
    const before = column.form.text(column.cell)
    if (redaction.method === 'drop') return `count(${before})`
    if (!isOfCells(redaction) || dropped.has(column.name)) return '0'
    return `count(*) FILTER (WHERE ${changed.get(column.name)} IS DISTINCT FROM ${before})`
  })
  const found: number[] = []
  for (let at = 0; at < counts.length; at += COLUMNS_PER_QUERY) {
    const part = counts.slice(at, at + COLUMNS_PER_QUERY)
    if (part.every((count) => count === '0')) {
      found.push(...part.map(() => 0))
      continue
    }
    const [row] = await database.rows(`SELECT ${part.map((count, n) => `${count} AS n${n}`).join(', ')} FROM ${rows}`)
    found.push(...part.map((_, n) => Number(row![`n${n}`])))
  }
  return found
}

/**
 * Marks the rows of small groups: a table of one row, with one bit for each row of the raw table.
 *
 * The groups are compared by their values, not by a hash of them, and both steps spill to disk where they are many.
 * Bits, because a join with a table of row numbers does not keep the order of the rows, and one number is a bit.
 *
 * @param columns as they are before small groups are looked for
 * @returns cells with a value that become blank
 */
async function markSmallGroups(
  database: Database,
  table: { readonly rows: string; readonly count: number },
  columns: readonly RedactedColumn[],
  { columns: names, smallest }: GroupRedaction,
  place: number,
  workDir: string,
): Promise<number> {
  const file = join(workDir, `small-groups-${place + 1}.parquet`)
  const keys = names.map((name, at) => `${columns.find((column) => column.name === name)!.text} AS k${at}`).join(', ')
  const places = names.map((_, at) => at)
  try {
    await database.run(
      `COPY (SELECT ${keys} FROM ${table.rows} GROUP BY ${places.map((at) => at + 1).join(', ')}
         HAVING count(*) < ${smallest}) TO ${quoteText(file)} (FORMAT parquet)`,
    )
    await database.run(
      `CREATE OR REPLACE TEMP TABLE ${marksColumn(place)} AS
       SELECT bitstring_agg(file_row_number, 0, ${Math.max(0, table.count - 1)}) AS bits,
         coalesce(sum(${places.map((at) => `CAST(listed.k${at} IS NOT NULL AS INTEGER)`).join(' + ')}), 0) AS cells
       FROM (SELECT file_row_number, ${keys} FROM ${table.rows}) AS listed
       SEMI JOIN read_parquet(${quoteText(file)}) AS small
         ON ${places.map((at) => `listed.k${at} IS NOT DISTINCT FROM small.k${at}`).join(' AND ')}`,
    )
  } finally {
    await rm(file, { force: true })
  }
  const [row] = await database.rows(`SELECT cells FROM ${marksColumn(place)}`)
  return Number(row!['cells'])
}

/** The raw table with the bits of all rows beside each row: one value that is handed on, not copied. */
function withMarks(plain: string, count: number): string {
  const marks = Array.from({ length: count }, (_, place) => marksColumn(place))
  return `(SELECT raw.*, ${marks.map((name) => `(SELECT bits FROM ${name}) AS ${name}`).join(', ')} FROM ${plain} AS raw) AS redacted`
}
