// adapters/engine/infer-sample.ts: the cells from which likely types are guessed before every row is asked.
import type { ColumnSample } from '../../core/engine/choose-type.ts'
import { quoteText, rawColumn, trimmed } from '../../core/engine/sql.ts'
import type { Database } from './database.ts'

const SAMPLE_ROWS = 10_000
/** Cells that a sample may hold over all columns, for very wide tables. */
const SAMPLE_CELLS = 2_000_000
/** Characters of a cell that a sample holds: no number or date is as long. */
export const SAMPLE_LENGTH = 64

/** Columns that are read together: rows of thousands of cells would fill the heap. */
const COLUMNS_PER_QUERY = 64

interface SampledTable {
  readonly path: string
  readonly rows: number
  readonly names: readonly string[]
}

/** Cells of five stretches of the file; columns that are blank there are asked again for cells with a value. */
export async function sampleColumns(database: Database, table: SampledTable): Promise<ColumnSample[]> {
  const rows = Math.max(100, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / table.names.length)))
  const samples: ColumnSample[] = []
  for (let from = 0; from < table.names.length; from += COLUMNS_PER_QUERY) {
    samples.push(...(await samplePart(database, table, from, rows)))
  }
  return samples
}

async function samplePart(
  database: Database,
  { path, rows: total, names }: SampledTable,
  from: number,
  rows: number,
): Promise<ColumnSample[]> {
  const part = names.slice(from, from + COLUMNS_PER_QUERY).map((name, at) => ({
    name,
    index: from + at,
    cells: new Map<string, number>(),
  }))
  const starts = part.map(({ index }) => `left(${rawColumn(index)}, ${SAMPLE_LENGTH}) AS ${rawColumn(index)}`)
  for (const { start, end } of stretches(total, rows)) {
    const place = `file_row_number >= ${start} AND file_row_number < ${end}`
    const found = await database.rows(
      `SELECT ${starts.join(', ')} FROM read_parquet(${quoteText(path)}, file_row_number = true) WHERE ${place}`,
    )
    for (const row of found) for (const { index, cells } of part) addCell(cells, row[rawColumn(index)])
  }
  for (const { index, cells } of total > rows ? part : []) {
    if (cells.size >= 20) continue
    const more = await database.rows(
      `SELECT left(${trimmed(index)}, ${SAMPLE_LENGTH}) AS cell FROM read_parquet(${quoteText(path)}) WHERE ${trimmed(index)} IS NOT NULL LIMIT 1000`,
    )
    for (const { cell } of more) addCell(cells, cell)
  }
  return part.map(({ name, cells }) => ({ name, cells }))
}

function addCell(known: Map<string, number>, cell: unknown): void {
  const text = typeof cell === 'string' ? cell.trim() : ''
  if (text !== '') known.set(text, (known.get(text) ?? 0) + 1)
}

/** Five equal stretches over a table, `rows` long together; `end` is exclusive. */
export function stretches(total: number, rows: number): { start: number; end: number }[] {
  if (total <= rows) return [{ start: 0, end: total }]
  const length = Math.floor(rows / 5)
  return [0, 1, 2, 3, 4].map((part) => {
    const start = Math.floor(((total - length) * part) / 4)
    return { start, end: start + length }
  })
}
