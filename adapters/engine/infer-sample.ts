// adapters/engine/infer-sample.ts: the cells from which likely types are guessed before every row is asked.
import type { ColumnSample } from '../../core/engine/choose-type.ts'
import { quoteText, rawColumn, trimmed } from '../../core/engine/sql.ts'
import type { Database } from './database.ts'

const SAMPLE_ROWS = 10_000
/** Cells that a sample may hold over all columns, for very wide tables. */
const SAMPLE_CELLS = 2_000_000
/** Characters of a cell that a sample holds: no number or date is as long. */
export const SAMPLE_LENGTH = 64

/** Cells of five stretches of the file; columns that are blank there are asked again for cells with a value. */
export async function sampleColumns(
  database: Database,
  table: { readonly path: string; readonly rows: number; readonly names: readonly string[] },
): Promise<ColumnSample[]> {
  const rows = Math.max(100, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / table.names.length)))
  const cells = table.names.map(() => new Map<string, number>())
  const starts = table.names.map((_, index) => `left(${rawColumn(index)}, ${SAMPLE_LENGTH}) AS ${rawColumn(index)}`)
  for (const { start, end } of stretches(table.rows, rows)) {
    const place = `file_row_number >= ${start} AND file_row_number < ${end}`
    const found = await database.rows(
      `SELECT ${starts.join(', ')} FROM read_parquet(${quoteText(table.path)}, file_row_number = true) WHERE ${place}`,
    )
    for (const row of found) {
      for (const [index, known] of cells.entries()) addCell(known, row[rawColumn(index)])
    }
  }
  if (table.rows > rows) {
    for (const [index, known] of cells.entries()) {
      if (known.size >= 20) continue
      const more = await database.rows(
        `SELECT left(${trimmed(index)}, ${SAMPLE_LENGTH}) AS cell FROM read_parquet(${quoteText(table.path)}) WHERE ${trimmed(index)} IS NOT NULL LIMIT 1000`,
      )
      for (const { cell } of more) addCell(known, cell)
    }
  }
  return table.names.map((name, index) => ({ name, cells: cells[index]! }))
}

function addCell(known: Map<string, number>, cell: unknown): void {
  const text = typeof cell === 'string' ? cell.trim() : ''
  if (text !== '') known.set(text, (known.get(text) ?? 0) + 1)
}

/** Five equal stretches over a table, `rows` long together; `end` is exclusive. */
function stretches(total: number, rows: number): { start: number; end: number }[] {
  if (total <= rows) return [{ start: 0, end: total }]
  const length = Math.floor(rows / 5)
  return [0, 1, 2, 3, 4].map((part) => {
    const start = Math.floor(((total - length) * part) / 4)
    return { start, end: start + length }
  })
}
