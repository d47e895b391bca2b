// web/islands/sql/csv.ts: an answer as CSV: UTF-8, commas, CRLF, quotes where they are needed.

/** @param rows cells as text; null is an empty cell, and an empty text is `""` */
export function csvOf(columns: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

function field(cell: string | null): string {
  if (cell === null) return ''
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
