// core/engine/sql.ts: how texts, names and raw cells are written in SQL.

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Name of a column in the raw Parquet file; `index` counts from 0. */
export function rawColumn(index: number): string {
  return `c${index + 1}`
}

/** Cells without the blanks around them, no-break spaces too; blank cells are null. */
export function trimmed(index: number): string {
  return `nullif(trim(${rawColumn(index)}, ' \t\r\n\u00a0'), '')`
}

/** Text as it came, null where it is blank. Few cells begin below `!`; only those are looked at closely. */
export function textCell(index: number): string {
  return `CASE WHEN ${rawColumn(index)} < '!' AND ${trimmed(index)} IS NULL THEN NULL ELSE ${rawColumn(index)} END`
}
