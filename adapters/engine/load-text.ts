// adapters/engine/load-text.ts: a scanned text into the raw Parquet file: as it is if it is regular, else from a rewritten copy.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScannedText } from './check-table.ts'
import type { Database } from './database.ts'
import { type CsvSource, loadRaw, rowGroupOf } from './load.ts'
import { writeRegular } from './scan-file.ts'

/**
 * Loads every row of the text: first by all threads, then by one.
 *
 * @throws Error when DuckDB and the scanner disagree on the number of rows, or the memory does not suffice
 */
export async function loadText(database: Database, text: ScannedText, raw: string, workDir: string): Promise<void> {
  const { layout, names, scanner, rows } = text
  const { delimiter, quote } = layout.marks
  const rowGroup = Math.min(20_480, rowGroupOf(rows, names.length, text.bytes))
  const { longestRecord } = scanner
  const direct: CsvSource = {
    path: text.path,
    delimiter,
    quote,
    columns: names.length,
    skip: layout.rowsAbove,
    rows,
    longestRecord,
    rowGroup,
  }
  const troubles: (string | undefined)[] = []
  const hasPlainHead = layout.rowsAbove < 2 && !layout.labels.some((label) => /[\r\n]/.test(label))
  if (!text.log.isIrregular && hasPlainHead) {
    troubles.push(await loadRaw(database, direct, raw, true))
    if (troubles[0] === undefined) return
  }

  const regular = { ...direct, path: join(workDir, 'regular.csv'), skip: 0 }
  await writeRegular(text.path, layout, { contentEnd: scanner.settledUntil, newline: scanner.newline }, regular.path)
  for (const parallel of [true, false]) {
    const trouble = await loadRaw(database, regular, raw, parallel)
    if (trouble === undefined) {
      await rm(regular.path)
      return
    }
    troubles.push(trouble)
  }
  throw new Error(`the scanner counted ${rows} rows, DuckDB could not read them: ${troubles.join('; ')}`)
}
