// adapters/engine/check-table.ts: what can be said once the rows are known: types, rules, personal data, numbers; and the published table.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Changes } from '../../core/changes.ts'
import type { Checks } from '../../core/checks.ts'
import type { Layout } from '../../core/engine/dialect.ts'
import { findingOf, isRejected } from '../../core/engine/findings.ts'
import { judged } from '../../core/engine/judge.ts'
import { droppedColumns, whyUnfit } from '../../core/engine/redaction-fit.ts'
import type { CsvScanner } from '../../core/engine/scanner.ts'
import type { StructureLog } from '../../core/engine/structure.ts'
import { CHANGES_FILE, REJECTED_ROWS_FILE } from '../../core/file-names.ts'
import type { Handling } from '../../core/handling.ts'
import type { Column } from '../../core/model.ts'
import { redactedNames } from '../../core/public-report.ts'
import type { Finding, Profile, RedactionEffect, ReportColumn } from '../../core/report.ts'
import { checkColumns } from './check-columns.ts'
import { checkDisclosure } from './check-disclosure.ts'
import { compareTables } from './compare.ts'
import { type Database, openDatabase } from './database.ts'
import { rowGroupOf } from './load.ts'
import { loadText } from './load-text.ts'
import { originalColumns, originalPreview } from './original.ts'
import { type PublishedTable, writeCsv, writeForms, writeParquet } from './outputs.ts'
import { profileTable } from './profile.ts'
import { prepareRedaction } from './redact.ts'
import { openRowFaults } from './row-faults.ts'

export interface TableOptions {
  readonly workDir: string
  readonly memoryMegabytes: number
  readonly threads: number
  /** Base name of the CSV and the Parquet file. */
  readonly outputName: string
  readonly writeOutputs: boolean
  readonly moreForms: boolean
  readonly handling: Handling
  readonly checks: Checks
  /** The published version to compare with. */
  readonly previous?: PreviousVersion | undefined
  readonly onProgress: (stage: string, share: number) => void
}

/** A version that was published before, as the comparison needs it. */
export interface PreviousVersion {
  readonly number: number
  readonly parquet: string
  readonly columns: readonly Column[]
  readonly profile: Profile
}

/** A scanned file: its text, its layout and what the scanner saw. */
export interface ScannedText {
  readonly path: string
  readonly bytes: number
  readonly layout: Layout
  readonly names: readonly string[]
  readonly scanner: CsvScanner
  readonly log: StructureLog
  readonly rows: number
  /** What was found in the text, not yet judged. */
  readonly findings: readonly Finding[]
}

export interface CheckedTable {
  /** Columns of the file, before any redaction. */
  readonly columns: readonly ReportColumn[]
  readonly preview: readonly (readonly (string | null)[])[]
  /** Everything that was found, judged. */
  readonly findings: readonly Finding[]
  /** Columns and numbers of the table as published. */
  readonly published: readonly Column[]
  readonly profile: Profile
  readonly rowsSetAside: number
  readonly rejectedRows: number
  readonly redactions: readonly RedactionEffect[]
  /** Names of the data files in `workDir`; none when the file is rejected. */
  readonly files: readonly string[]
  /** What differs from the version before, when there is one. */
  readonly changes?: Changes
}

/**
 * Loads the rows and looks at every cell; leaves the CSV and the Parquet file in `workDir` when nothing is wrong.
 *
 * @throws Error when DuckDB and the scanner disagree on the number of rows, or the memory does not suffice
 */
export async function checkTable(text: ScannedText, options: TableOptions): Promise<CheckedTable> {
  const temporaryFolder = join(options.workDir, 'engine-temporary')
  const raw = join(options.workDir, 'raw.parquet')
  const database = await openDatabase({ ...options, ...limitsFor(text.names.length, options), temporaryFolder })
  try {
    options.onProgress('loading', 0.3)
    await loadText(database, text, raw, options.workDir)
    return await checkRows(database, text, raw, options)
  } finally {
    database.close()
    await rm(raw, { force: true })
    await rm(temporaryFolder, { recursive: true, force: true })
  }
}

/** Each thread holds a row group, and of each column much that no limit counts: wide tables get less of both. */
function limitsFor(columns: number, { threads, memoryMegabytes }: TableOptions) {
  if (columns <= WIDE_COLUMNS) return { threads, memoryMegabytes }
  return { threads: 1, memoryMegabytes: Math.min(memoryMegabytes, WIDE_MEGABYTES) }
}
const WIDE_COLUMNS = 200
/** 2,000 columns pass with it within 1 GB (measured). */
const WIDE_MEGABYTES = 384

async function checkRows(
  database: Database,
  text: ScannedText,
  raw: string,
  options: TableOptions,
): Promise<CheckedTable> {
  const { handling, checks, workDir, onProgress } = options
  const faults = await openRowFaults(database, text.rows)
  const { columns, findings: found, personal } = await checkColumns(database, text, raw, faults, options)
  const rowsSetAside = await faults.countSetAside()
  const isHopeless = isRejected(judged([...text.findings, ...found], text.names, handling, checks))

  onProgress('parquet', 0.6)
  const kept = await faults.kept()
  const unfit = whyUnfit(
    handling.redactions,
    columns.map(({ name, form }) => ({ name, type: form.type })),
  )
  // What does not fit blocks the version, so that nothing is ever published unredacted by mistake.
  const redactions = unfit.length > 0 ? [] : handling.redactions
  const redacted = await prepareRedaction(database, raw, columns, redactions, workDir, kept)
  const table: PublishedTable = { from: redacted.from, columns: redacted.columns, kept }
  const parquet = join(workDir, `${options.outputName}.parquet`)
  await writeParquet(database, table, rowGroupOf(text.rows, text.names.length, text.bytes), parquet)
  onProgress('profile', 0.75)
  const published = redacted.columns.map(({ name, type }) => ({ name, type }))
  const profile = await profileTable(
    database,
    parquet,
    redacted.columns.map(({ name, type }) => ({ name, form: { type } })),
    text.rows - rowsSetAside,
  )
  const disclosure = await checkDisclosure(database, parquet, published, text.names, handling, checks, personal)

  const misfits = unfit.map((sentence) => findingOf('schema-error', { found: sentence }))
  const all = [...text.findings, ...found, ...misfits, ...stillPublic(text.names, options), ...disclosure]
  const findings = judged(all, text.names, handling, checks)
  const isWanted = options.writeOutputs && !isHopeless && !isRejected(findings)
  const files: string[] = []
  if (isWanted) {
    onProgress('files', 0.85)
    await writeCsv(database, table, join(workDir, `${options.outputName}.csv`))
    const { outputName, moreForms } = options
    files.push(
      ...(await writeForms(database, { folder: workDir, name: outputName, columns: published, profile, moreForms })),
    )
  }
  const compared = isWanted && options.previous ? await compare(database, parquet, published, options) : undefined
  if (!isWanted) await rm(parquet)
  const rejectedRows = options.writeOutputs
    ? await faults.write(raw, text.names, text.layout.rowsAbove, join(workDir, REJECTED_ROWS_FILE))
    : 0
  const touched = redactedNames(handling)
  const isChanged = (name: string): boolean => rowsSetAside > 0 || touched.has(name.toLowerCase())
  return {
    columns: await originalColumns(database, raw, { columns, personal, published, profile, isChanged }),
    preview: await originalPreview(database, raw, columns, personal),
    findings,
    published,
    profile,
    rowsSetAside,
    rejectedRows,
    redactions: redacted.effects,
    files,
    ...(compared ? { changes: compared } : {}),
  }
}

/** Columns that are dropped from now on, and that readers still find in the version before. */
function stillPublic(names: readonly string[], { previous, handling }: TableOptions): Finding[] {
  const dropped = droppedColumns(handling.redactions)
  const shown = new Set(previous?.columns.map(({ name }) => name.toLowerCase()))
  return names.flatMap((name, index) =>
    dropped.has(name) && shown.has(name.toLowerCase())
      ? [findingOf('still-public', { column: index + 1, name, expected: String(previous!.number) })]
      : [],
  )
}

async function compare(
  database: Database,
  parquet: string,
  published: readonly Column[],
  { previous, handling, workDir }: TableOptions,
): Promise<Changes> {
  const target = join(workDir, CHANGES_FILE)
  const after = { parquet, columns: published }
  const key = handling.primaryKey.filter((name) => published.some((column) => column.name === name))
  const changes = await compareTables(
    database,
    previous!,
    after,
    key.length === handling.primaryKey.length ? key : [],
    target,
  )
  return { since: previous!.number, ...changes }
}
