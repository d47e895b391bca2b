// adapters/engine/check-table.ts: what can be said once the rows are known: types, personal data, numbers; and the files to publish.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Layout } from '../../core/engine/dialect.ts'
import { isRejected } from '../../core/engine/findings.ts'
import type { CsvScanner } from '../../core/engine/scanner.ts'
import type { Finding, Profile } from '../../core/report.ts'
import { type Database, openDatabase } from './database.ts'
import { inferTypes, type TypedColumn } from './infer.ts'
import { type CsvSource, loadRaw, rowGroupOf } from './load.ts'
import { writeCsv, writeParquet } from './outputs.ts'
import { profileTable } from './profile.ts'
import { writeRegular } from './scan-file.ts'
import { type PersonalScan, scanPersonal } from './scan-personal.ts'

export interface TableOptions {
  readonly workDir: string
  readonly memoryMegabytes: number
  readonly threads: number
  /** Base name of the CSV and the Parquet file. */
  readonly outputName: string
  readonly writeOutputs: boolean
  readonly onProgress: (stage: string, share: number) => void
}

/** A scanned file: its text, its layout and what the scanner saw. */
export interface ScannedText {
  readonly path: string
  readonly bytes: number
  readonly layout: Layout
  readonly names: readonly string[]
  readonly scanner: CsvScanner
  readonly rows: number
  /** Whether some records are written in a way that a strict reader refuses or reads differently. */
  readonly isIrregular: boolean
  /** Whether an error was found already: then nothing is written. */
  readonly isRejected: boolean
}

export interface CheckedTable {
  readonly columns: readonly TypedColumn[]
  readonly personal: PersonalScan['columns']
  readonly findings: readonly Finding[]
  readonly profile: Profile
}

/**
 * Loads the rows and looks at every cell; leaves the CSV and the Parquet file in `workDir` when nothing is wrong.
 *
 * @throws Error when DuckDB and the scanner disagree on the number of rows, or the memory does not suffice
 */
export async function checkTable(text: ScannedText, options: TableOptions): Promise<CheckedTable> {
  const temporaryFolder = join(options.workDir, 'engine-temporary')
  const raw = join(options.workDir, 'raw.parquet')
  const parquet = join(options.workDir, `${options.outputName}.parquet`)
  const database = await openDatabase({ ...options, temporaryFolder })
  try {
    options.onProgress('loading', 0.3)
    await load(database, text, raw, options.workDir)

    options.onProgress('types', 0.45)
    const { rows, names, layout } = text
    const table = { path: raw, rows, names, rowsAbove: layout.rowsAbove, delimiter: layout.marks.delimiter }
    const { columns, findings } = await inferTypes(database, table)
    options.onProgress('personal data', 0.55)
    const personal = await scanPersonal(database, raw, columns)
    const all = [...findings, ...personal.findings]

    options.onProgress('parquet', 0.65)
    await writeParquet(database, raw, columns, rowGroupOf(rows, names.length, text.bytes), parquet)
    const isWanted = options.writeOutputs && !text.isRejected && !isRejected(all)
    if (isWanted) {
      options.onProgress('csv', 0.8)
      await writeCsv(database, raw, columns, join(options.workDir, `${options.outputName}.csv`))
    }
    options.onProgress('profile', 0.9)
    const profile = await profileTable(database, parquet, columns, rows)
    if (!isWanted) await rm(parquet)
    return { columns, personal: personal.columns, findings: all, profile }
  } finally {
    database.close()
    await rm(raw, { force: true })
    await rm(temporaryFolder, { recursive: true, force: true })
  }
}

/** Loads the file as it is if it is regular, else a rewritten copy: first by all threads, then by one. */
async function load(database: Database, text: ScannedText, raw: string, workDir: string): Promise<void> {
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
  if (!text.isIrregular && hasPlainHead) {
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
