// adapters/engine/write-json.ts: writes a typed table as JSON: one object a line, or one list of objects.
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { Column, ColumnType } from '../../core/model.ts'
import type { Database } from './database.ts'

const asText = (cell: string): string => `CAST(${cell} AS VARCHAR)`

/** SQL of a cell for each type that JSON does not write by itself as it should. */
const JSON_CELLS: Partial<Record<ColumnType, (cell: string) => string>> = {
  datetime: (cell) => `replace(${asText(cell)}, ' ', 'T')`,
  date: asText,
  time: asText,
  // JSON has no word for infinity.
  number: (cell) => `CASE WHEN isfinite(${cell}) THEN ${cell} END`,
  geopoint: asText,
  geometry: asText,
}

/** A cell as it stands in JSON: dates and times in ISO 8601, places in Well-Known Text, blank ones null. */
export function jsonCell({ name, type }: Column): string {
  const cell = quoteName(name)
  return JSON_CELLS[type]?.(cell) ?? cell
}

/**
 * Writes one object a line, in the order of the rows.
 *
 * @param from SQL of the table, such as `read_parquet('...')`
 */
export function writeNdjson(
  database: Database,
  from: string,
  columns: readonly Column[],
  target: string,
): Promise<void> {
  return copy(database, from, columns, target, 'FORMAT json')
}

/** Writes a list of objects, one a line. @param from SQL of the table */
export function writeJsonArray(
  database: Database,
  from: string,
  columns: readonly Column[],
  target: string,
): Promise<void> {
  return copy(database, from, columns, target, 'FORMAT json, ARRAY true')
}

async function copy(
  database: Database,
  from: string,
  columns: readonly Column[],
  target: string,
  format: string,
): Promise<void> {
  const cells = columns.map((column) => `${jsonCell(column)} AS ${quoteName(column.name)}`)
  await database.run(`COPY (SELECT ${cells.join(', ')} FROM ${from}) TO ${quoteText(target)} (${format})`)
}
