// adapters/engine/load.ts: from CSV to a raw Parquet file, every cell as text, nothing guessed.
import { quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Database } from './database.ts'

export interface CsvSource {
  readonly path: string
  readonly delimiter: string
  readonly quote: string
  readonly columns: number
  /** Records above the data. */
  readonly skip: number
  /** Bytes of the longest record. */
  readonly longestRecord: number
  /** Data rows that the scanner counted. */
  readonly rows: number
  /** See `rowGroupOf`. */
  readonly rowGroup: number
}

/** Small groups: the memory limit holds at half, and a reader that wants 100 rows fetches little. */
const ROW_GROUP = 20_480
/** A writer holds a whole group of each thread, so groups of large rows have fewer of them. */
const GROUP_BYTES = 32 << 20
const GROUP_CELLS = 4 << 20
/** DuckDB works on vectors of this many rows. */
const VECTOR = 2_048
/** DuckDB's own choice is sixteen times the longest line, which with long lines is more than the memory limit. */
const MIN_BUFFER = 16 << 20

/** A footer needs about 100 bytes a chunk, and the eight columns that fit a screen about 17 a row: see docs/decisions/0018-explorer.md. */
const GROUP_GROWTH = Math.sqrt(100 / 17)

/**
 * Rows per Parquet row group.
 *
 * A reader who jumps to a row fetches the footer, which shrinks with larger groups, and a group, which grows with them. Both
 * together are least where they are alike, and that is where groups grow with the square root of the cells.
 *
 * @param bytes of the table as text
 */
export function rowGroupOf(rows: number, columns: number, bytes: number): number {
  const wanted = Math.max(ROW_GROUP, Math.ceil(GROUP_GROWTH * Math.sqrt(rows * columns)))
  const fits = Math.min(GROUP_CELLS / columns, GROUP_BYTES / (bytes / Math.max(1, rows)))
  return Math.max(VECTOR, Math.min(wanted, Math.floor(fits)))
}

/**
 * Loads a CSV file with a strict reader.
 *
 * @param parallel false is slower and surer where cells hold line breaks
 * @returns undefined when DuckDB read as many rows as the scanner counted, else what it did instead
 * @throws Error when the memory does not suffice
 */
export async function loadRaw(
  database: Database,
  source: CsvSource,
  target: string,
  parallel: boolean,
): Promise<string | undefined> {
  const columns = Array.from({ length: source.columns }, (_, index) => `'${rawColumn(index)}': 'VARCHAR'`).join(', ')
  const longest = Math.max(1 << 20, source.longestRecord * 2)
  const csv = `read_csv(${quoteText(source.path)}, auto_detect = false, header = false, skip = ${source.skip},
    delim = ${quoteText(source.delimiter)}, quote = ${quoteText(source.quote)}, escape = ${quoteText(source.quote)},
    nullstr = '', columns = {${columns}}, strict_mode = true, parallel = ${parallel},
    max_line_size = ${longest}, buffer_size = ${Math.max(MIN_BUFFER, longest * 2)})`
  try {
    await database.run(
      `COPY (FROM ${csv}) TO ${quoteText(target)} (FORMAT parquet, COMPRESSION uncompressed, ROW_GROUP_SIZE ${source.rowGroup})`,
    )
  } catch (error) {
    if (/Out of Memory/i.test(String(error))) throw error
    // The message would quote the cell: keep its first line only, without the row itself.
    return String(error).split('\n')[0]!.slice(0, 200)
  }
  const [count] = await database.rows(`SELECT count(*) AS rows FROM read_parquet(${quoteText(target)})`)
  const rows = Number(count!['rows'])
  return rows === source.rows ? undefined : `${rows} rows instead of ${source.rows}`
}
