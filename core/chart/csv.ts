// core/chart/csv.ts: the numbers of a chart as a CSV file (RFC 4180). Pure.

export type CsvRow = readonly (string | number | null)[]

export function csvText(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
