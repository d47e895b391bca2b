// web/islands/explore-export.ts: the rows of a view as CSV, read page by page.
import type { Cell, TableFile } from './table-file.ts'

/** Rows that are read and written together. */
const ROWS_AT_ONCE = 20_000

/**
 * Makes a CSV file as the portal publishes them: UTF-8, commas, LF, quotes where needed.
 *
 * @param order row numbers of the file; null for all
 * @param onProgress rows
 */
export async function csvOf(
  table: TableFile,
  columns: readonly string[],
  order: Uint32Array | null,
  onProgress: (done: number, of: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const count = order?.length ?? table.rows
  const parts: string[] = [line(columns)]
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    signal.throwIfAborted()
    const to = Math.min(count, from + ROWS_AT_ONCE)
    const cells = await (order
      ? table.pick(columns, order.subarray(from, to), signal)
      : table.read(columns, from, to, signal))
    for (let row = 0; row < to - from; row++) parts.push(line(cells.map((column) => column[row] ?? null)))
    onProgress(to, count)
    await new Promise((resolve) => setTimeout(resolve))
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

/** @param cells of one row; formulas were made harmless when the table was published */
export function line(cells: readonly Cell[]): string {
  const texts = cells.map((cell) => {
    const text = cell === null ? '' : String(cell)
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  })
  // A blank cell alone in its row would be an empty line.
  return `${texts.length === 1 && texts[0] === '' ? '""' : texts.join(',')}\n`
}
