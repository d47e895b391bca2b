// adapters/engine/validate.ts: validates one file: bytes, layout, structure, types, personal data; then writes what is published.
import { stat } from 'node:fs/promises'
import { type Layout, layoutOf } from '../../core/engine/dialect.ts'
import { findingOf, inOrder, isRejected } from '../../core/engine/findings.ts'
import { labelFindings, publishedNames } from '../../core/engine/names.ts'
import type { CsvScanner } from '../../core/engine/scanner.ts'
import { StructureLog } from '../../core/engine/structure.ts'
import type { Dialect, Finding, Profile, Report } from '../../core/report.ts'
import { type CheckedTable, checkTable } from './check-table.ts'
import { type Output, outputOf, writeChecksums, writeJson } from './outputs.ts'
import { readHead } from './read-bytes.ts'
import { scanFile } from './scan-file.ts'
import { readSource, type Source } from './source.ts'

export interface ValidationOptions {
  readonly path: string
  /** As the publisher named it. */
  readonly filename: string
  /** Empty, ours alone; outputs are left there. */
  readonly workDir: string
  /** What DuckDB may use; the process takes up to 400 MB more. */
  readonly memoryMegabytes: number
  readonly threads?: number
  /** Base name of the outputs; default `data`. */
  readonly outputName?: string
  /** `share` is from 0 to 1. */
  readonly onProgress?: (progress: { readonly stage: string; readonly share: number }) => void
  readonly writeOutputs: boolean
}

export interface Validated {
  readonly report: Report
  /** Null when the file was rejected. */
  readonly profile: Profile | null
  readonly sourceSha256: string
  readonly outputs: readonly Output[]
}

/** Blank rows up to here are kept for the analysis of a file that is rejected anyway. */
const MAX_BLANK_ROWS = 10_000
/** A reader holds 64 kB and more of each column; this many fit the least memory that we give it. */
const MAX_COLUMNS = 2_000
const HEAD_BYTES = 1 << 20
const DEFAULT_NAME = 'data'

/**
 * Validates a file and, when it is accepted and `writeOutputs` is set, writes the published files into `workDir`.
 *
 * Bad data is a report with `verdict: 'rejected'`, never thrown. Memory stays below `memoryMegabytes` plus 400 MB
 * whatever the file holds; the disk needs about three times the file's size.
 *
 * @throws Error for faults of ours: no disk, no memory, readers that disagree
 */
export async function validateFile(options: ValidationOptions): Promise<Validated> {
  const progress = (stage: string, share: number): void => options.onProgress?.({ stage, share })
  const source = await readSource(options.path, options.workDir, (share) => progress('reading', share * 0.1))
  const { report, profile } =
    source.textPath === undefined ? refused(source) : await checkText(options, source, source.textPath, progress)
  const outputs = options.writeOutputs ? await writeOutputs(options, report, profile) : []
  progress('done', 1)
  return { report, profile, sourceSha256: source.sha256, outputs }
}

async function writeOutputs(options: ValidationOptions, report: Report, profile: Profile | null): Promise<Output[]> {
  const { workDir, outputName = DEFAULT_NAME } = options
  if (!profile) return [await writeJson(workDir, 'report.json', report)]
  const outputs = [
    await outputOf(workDir, `${outputName}.csv`),
    await outputOf(workDir, `${outputName}.parquet`),
    await writeJson(workDir, 'profile.json', profile),
    await writeJson(workDir, 'report.json', report),
  ]
  return [...outputs, await writeChecksums(workDir, outputs)]
}

type Checked = Pick<Validated, 'report' | 'profile'>

/** A report on a file without a table that could be read. */
function refused(source: Source, ...more: Finding[]): Checked {
  const { format, encoding } = source
  const findings = inOrder([...source.findings, ...more])
  return {
    report: { verdict: 'rejected', format, encoding, dialect: null, rows: 0, columns: [], findings },
    profile: null,
  }
}

async function checkText(
  options: ValidationOptions,
  source: Source,
  path: string,
  onProgress: (stage: string, share: number) => void,
): Promise<Checked> {
  const { size: bytes } = await stat(path)
  const head = await readHead(path, HEAD_BYTES)
  const layout = layoutOf(head.toString('utf8'), bytes <= HEAD_BYTES)
  if (!layout) return refused(source, findingOf('source-error', { found: 'every line is blank' }))
  const columns = layout.labels.length
  if (columns > MAX_COLUMNS) {
    return refused(source, findingOf('too-many-columns', { found: String(columns), expected: String(MAX_COLUMNS) }))
  }

  const names = publishedNames(layout.labels)
  const log = new StructureLog(names)
  const scanner = await scanFile(path, layout, log, (done) => onProgress('scanning', 0.1 + (0.2 * done) / bytes))
  const rows = Math.max(0, scanner.rows - layout.rowsAbove)
  const told = { source, layout, scanner, rows, names }
  const findings = [...source.findings, ...structureFindings(layout, log, scanner)]
  if (scanner.stop || log.blankRows > MAX_BLANK_ROWS) return { report: reportOf(told, findings), profile: null }

  const text = { ...told, path, bytes, isIrregular: log.isIrregular, isRejected: isRejected(findings) }
  const { workDir, memoryMegabytes, threads = 2, outputName = DEFAULT_NAME, writeOutputs } = options
  const tableOptions = { workDir, memoryMegabytes, threads, outputName, writeOutputs, onProgress }
  try {
    const table = await checkTable(text, tableOptions)
    const report = reportOf(told, [...findings, ...table.findings], table)
    return { report, profile: report.verdict === 'accepted' ? table.profile : null }
  } catch (error) {
    if (!/Out of Memory/i.test(String(error))) throw error
    return { report: reportOf(told, [...findings, findingOf('too-large')]), profile: null }
  }
}

/** What is known of a file before its types are. */
interface Told {
  readonly source: Source
  readonly layout: Layout
  readonly scanner: CsvScanner
  readonly rows: number
  readonly names: readonly string[]
}

function structureFindings(layout: Layout, log: StructureLog, scanner: CsvScanner): Finding[] {
  const { headerRow, titleRows, labels, rowsAbove } = layout
  const findings: Finding[] = []
  const begin = headerRow === 0 ? rowsAbove + 1 : headerRow
  if (titleRows > 0) {
    findings.push(findingOf('title-row', { row: begin - titleRows, count: titleRows, expected: String(begin) }))
  }
  if (headerRow === 0) findings.push(findingOf('missing-header'))
  else findings.push(...labelFindings(labels, headerRow, scanner.hasValue))
  findings.push(...log.findings(scanner.hasValue, scanner.maxCells))
  const { stop } = scanner
  if (stop) findings.push(findingOf(stop.code, { row: stop.row, column: stop.column, expected: '8,388,608' }))
  else if (headerRow > 0 && scanner.rows === headerRow) findings.push(findingOf('header-only'))
  return findings
}

function reportOf(told: Told, findings: readonly Finding[], table?: CheckedTable): Report {
  const { source, layout, scanner, rows, names } = told
  return {
    verdict: isRejected(findings) ? 'rejected' : 'accepted',
    format: layout.marks.delimiter === '\t' ? 'tsv' : 'csv',
    encoding: source.encoding,
    dialect: { ...layout.marks, newline: newlineOf(scanner), headerRow: layout.headerRow },
    rows,
    columns: names.map((name, index) => ({
      name,
      type: table?.columns[index]?.form.type ?? 'text',
      nulls: table?.profile.columns[index]?.nulls ?? 0,
      distinct: table?.profile.columns[index]?.distinct ?? 0,
      personal: table?.personal[index] ?? [],
    })),
    findings: inOrder(findings),
  }
}

function newlineOf(scanner: CsvScanner): Dialect['newline'] {
  return scanner.newlines.filter((count) => count > 0).length > 1 ? 'mixed' : scanner.newline
}
