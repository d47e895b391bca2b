// adapters/engine/compare-cells.ts: how the cells of two typed tables are read, compared and written as text, as SQL.
import { join } from 'node:path'
import type { SharedColumn } from '../../core/changes.ts'
import { quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Column } from '../../core/model.ts'
import type { Database } from './database.ts'

/** A typed table as the engine writes it. */
export interface TypedTable {
  readonly parquet: string
  readonly columns: readonly Column[]
}

/** A column as it lies in a Parquet file. */
export interface Cell {
  /** Its name in the queries, by its place in the file: `c1` and so on. */
  readonly sql: string
  /** DuckDB's name of its type. */
  readonly sqlType: string
}

/** A table that queries can read. */
export interface Side {
  /** What comes after FROM: columns `c1` and so on, and `n`, the number of the row, from 0. */
  readonly from: string
  readonly cellOf: (column: Column) => Cell
}

/** A column of both tables. */
export interface CellPair {
  /** As the newer version spells it. */
  readonly name: string
  readonly before: Cell
  readonly after: Cell
}

/** DuckDB refuses to number the rows of a file that has a column of this name. */
const ROW_NUMBER = 'file_row_number'

/**
 * Makes a table readable by place, whatever its columns are called.
 *
 * @param folder where a copy may be left, needed for few tables
 * @throws Error when the file lacks one of the columns
 */
export async function openSide(database: Database, table: TypedTable, folder: string, name: string): Promise<Side> {
  const file = `read_parquet(${quoteText(table.parquet)})`
  const described = await database.rows(`DESCRIBE SELECT * FROM ${file}`)
  const names = described.map((row) => String(row['column_name']).toLowerCase())
  const places = new Map(names.map((column, index) => [column, index]))
  const cells = names.map((_, index) => rawColumn(index)).join(', ')
  let path = table.parquet
  if (places.has(ROW_NUMBER)) {
    path = join(folder, `${name}.parquet`)
    await database.run(`COPY (SELECT * FROM ${file} AS t(${cells})) TO ${quoteText(path)} (FORMAT parquet)`)
  }
  return {
    from: `read_parquet(${quoteText(path)}, ${ROW_NUMBER} = true) AS t(${cells}, n)`,
    cellOf: ({ name: column }) => {
      const index = places.get(column.toLowerCase())
      if (index === undefined) throw new Error(`the ${name} table has ${names.length} columns, but no "${column}"`)
      return { sql: rawColumn(index), sqlType: String(described[index]!['column_type']) }
    },
  }
}

export function cellPairs(shared: readonly SharedColumn[], before: Side, after: Side): CellPair[] {
  return shared.map((column) => ({
    name: column.after.name,
    before: before.cellOf(column.before),
    after: after.cellOf(column.after),
  }))
}

/** Both cells of a pair in a form in which equal values are equal: the value itself, or its text when the types differ. */
export function comparable({ before, after }: CellPair): { readonly before: string; readonly after: string } {
  if (before.sqlType === after.sqlType && !isPlace(before)) return { before: before.sql, after: after.sql }
  return { before: textBeside(before, after), after: textBeside(after, before) }
}

/** A cell as the published CSV writes it: dates with T, numbers without `.0`, places as Well-Known Text. */
export function publishedText({ sql, sqlType }: Cell): string {
  const kind = KINDS_OF_TEXT.find(({ types }) => types.test(sqlType))
  return kind ? kind.text(sql) : `CAST(${sql} AS VARCHAR)`
}

/** Whether the text of a cell can hold a comma, a quote or a line break. */
export function mayNeedQuotes({ sqlType }: Cell): boolean {
  return !/^(BOOLEAN|[A-Z]*INT|DOUBLE|FLOAT|DECIMAL|DATE|TIME)/.test(sqlType)
}

const KINDS_OF_TEXT: readonly { readonly types: RegExp; readonly text: (sql: string) => string }[] = [
  { types: /^VARCHAR$/, text: (sql) => sql },
  { types: /^TIMESTAMP/, text: (sql) => `replace(CAST(${sql} AS VARCHAR), ' ', 'T')` },
  { types: /^(DOUBLE|FLOAT)$/, text: numberText },
  { types: /^DECIMAL/, text: (sql) => numberText(`CAST(${sql} AS DOUBLE)`) },
]

/** Arithmetic is several times faster than cutting `.0` off the text; from 1e16 on the text has an exponent. */
function numberText(sql: string): string {
  const isWhole = `${sql} = trunc(${sql}) AND abs(${sql}) < 1e16`
  return `CASE WHEN ${isWhole} THEN CAST(CAST(${sql} AS BIGINT) AS VARCHAR) ELSE CAST(${sql} AS VARCHAR) END`
}

/** The number behind a text such as `1.50` is what the other version holds; the zeros are lost there. */
function textBeside(cell: Cell, other: Cell): string {
  if (cell.sqlType !== 'VARCHAR' || !/^(DOUBLE|FLOAT|DECIMAL)/.test(other.sqlType)) return publishedText(cell)
  const isDecimal = `regexp_full_match(${cell.sql}, '-?(0|[1-9][0-9]{0,14})\\.[0-9]+')`
  return `CASE WHEN ${isDecimal} THEN ${numberText(`TRY_CAST(${cell.sql} AS DOUBLE)`)} ELSE ${cell.sql} END`
}

/** Places have no order and no hash: their text stands for them. */
function isPlace({ sqlType }: Cell): boolean {
  return sqlType.startsWith('GEOMETRY')
}
