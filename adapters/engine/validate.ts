// adapters/engine/validate.ts: validates one file: bytes, format, structure, types, rules, personal data; then writes what is published.
import { stat } from 'node:fs/promises'
import { type Checks, DEFAULT_CHECKS } from '../../core/checks.ts'
import { layoutOf } from '../../core/engine/dialect.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { judged, judgementOn } from '../../core/engine/judge.ts'
import { publishedNames } from '../../core/engine/names.ts'
import { StructureLog } from '../../core/engine/structure.ts'
import { CHANGES_FILE, REJECTED_ROWS_FILE, REVIEW_FILE } from '../../core/file-names.ts'
import { type Handling, NO_HANDLING } from '../../core/handling.ts'
import type { Column } from '../../core/model.ts'
import { publicReport } from '../../core/public-report.ts'
import type { Finding, Profile, Review } from '../../core/report.ts'
import { type CheckedTable, checkTable, type PreviousVersion } from './check-table.ts'
import { type Output, outputOf, writeChecksums, writeJson } from './outputs.ts'
import { readHead } from './read-bytes.ts'
import { reviewOf, structureFindings } from './review.ts'
import { scanFile } from './scan-file.ts'
import { driftOf, type Scoring, scoreOf } from './score.ts'
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
  /** What the publisher declared; nothing by default. */
  readonly handling?: Handling
  /** How strict the city is. */
  readonly checks?: Checks
  /** Whether JSON, GeoJSON and workbooks are written beside CSV, CSV.gz and Parquet; default true. */
  readonly moreForms?: boolean
  /** The published version to compare with. */
  readonly previous?: PreviousVersion
  /** What the quality score needs beside the file; no score without it. */
  readonly scoring?: Scoring
}

export interface Validated {
  /** What staff see: everything, about the file as it came. */
  readonly report: Review
  /** Columns of the published table. Empty when the file was rejected. */
  readonly columns: readonly Column[]
  /** Numbers of the published table; null when the file was rejected. */
  readonly profile: Profile | null
  readonly sourceSha256: string
  /** The files to publish. */
  readonly outputs: readonly Output[]
  /** Files for staff only: the review, the rejected rows. */
  readonly documents: readonly Output[]
}

/** Blank rows up to here are kept for the analysis of a file that is rejected anyway. */
const MAX_BLANK_ROWS = 10_000
/** A reader holds 64 kB and more of each column; this many fit the least memory that we give it. */
const MAX_COLUMNS = 2_000
const HEAD_BYTES = 1 << 20
const DEFAULT_NAME = 'data'

/** All of the options, settled. */
type Settled = Required<Omit<ValidationOptions, 'onProgress' | 'previous' | 'scoring'>> & {
  readonly previous: PreviousVersion | undefined
  readonly scoring: Scoring | undefined
  readonly onProgress: (stage: string, share: number) => void
}

/**
 * Validates a file and, when it is accepted and `writeOutputs` is set, writes the published files into `workDir`.
 *
 * Bad data is a report with `verdict: 'rejected'`, never thrown. Memory stays below `memoryMegabytes` plus 400 MB
 * whatever the file holds; the disk needs about four times the size of its table.
 *
 * @throws Error for faults of ours: no disk, no memory, readers that disagree
 */
export async function validateFile(options: ValidationOptions): Promise<Validated> {
  const settled: Settled = {
    threads: 2,
    outputName: DEFAULT_NAME,
    handling: NO_HANDLING,
    checks: DEFAULT_CHECKS,
    moreForms: true,
    ...options,
    previous: options.previous,
    scoring: options.scoring,
    onProgress: (stage, share) => options.onProgress?.({ stage, share }),
  }
  const { handling, checks, onProgress } = settled
  const source = await readSource({
    ...settled,
    reading: handling.reading,
    actionOn: (code) => judgementOn({ code }, 'error', handling, checks).action,
    onShare: (share) => onProgress('reading', share * 0.1),
  })
  const { review, table } =
    source.textPath === undefined ? refused(source, settled) : await checkText(settled, source, source.textPath)
  const validated = await writeDocuments(settled, review, table)
  onProgress('done', 1)
  return { ...validated, report: review, sourceSha256: source.sha256 }
}

async function writeDocuments(
  { workDir, handling, writeOutputs }: Settled,
  review: Review,
  table: CheckedTable | undefined,
): Promise<Pick<Validated, 'columns' | 'profile' | 'outputs' | 'documents'>> {
  const isAccepted = review.verdict === 'accepted' && table !== undefined
  const [columns, profile] = isAccepted ? [table.published, table.profile] : [[], null]
  if (!writeOutputs) return { columns, profile, outputs: [], documents: [] }

  const documents = [await writeJson(workDir, REVIEW_FILE, review)]
  if (review.rejectedRows > 0) documents.push(await outputOf(workDir, REJECTED_ROWS_FILE))
  if (!isAccepted || !profile) return { columns, profile, outputs: [], documents }
  const outputs: Output[] = []
  for (const name of table.files) outputs.push(await outputOf(workDir, name))
  if (table.changes) outputs.push(await outputOf(workDir, CHANGES_FILE))
  outputs.push(await writeJson(workDir, 'profile.json', profile))
  outputs.push(await writeJson(workDir, 'report.json', publicReport(review, columns, profile, handling)))
  return { columns, profile, outputs: [...outputs, await writeChecksums(workDir, outputs)], documents }
}

interface Checked {
  readonly review: Review
  readonly table?: CheckedTable
}

/** A report on a file without a table that could be read. */
function refused(source: Source, { handling, checks }: Settled, ...more: Finding[]): Checked {
  const findings = judged([...source.findings, ...more], [], handling, checks)
  return { review: reviewOf({ source, findings }) }
}

async function checkText(settled: Settled, source: Source, path: string): Promise<Checked> {
  const { handling, checks, onProgress } = settled
  const { size: bytes } = await stat(path)
  const head = await readHead(path, HEAD_BYTES)
  const layout = layoutOf(head.toString('utf8'), bytes <= HEAD_BYTES, source.known)
  if (!layout) return refused(source, settled, findingOf('source-error', { found: 'every line is blank' }))
  const columns = layout.labels.length
  if (columns > MAX_COLUMNS) {
    const facts = { found: String(columns), expected: String(MAX_COLUMNS) }
    return refused(source, settled, findingOf('too-many-columns', facts))
  }

  const names = publishedNames(layout.labels)
  const log = new StructureLog(names)
  const scanner = await scanFile(path, layout, log, (done) => onProgress('scanning', 0.1 + (0.2 * done) / bytes))
  const rows = Math.max(0, scanner.rows - layout.rowsAbove)
  const findings = [...source.findings, ...structureFindings(layout, log, scanner)]
  const told = { source, layout, scanner, rows, names }
  const early = (): Checked => ({ review: reviewOf({ ...told, findings: judged(findings, names, handling, checks) }) })
  const blankRows = judgementOn({ code: 'blank-row' }, 'error', handling, checks).action
  if (scanner.stop || (log.blankRows > MAX_BLANK_ROWS && blankRows === 'block')) return early()

  try {
    const table = await checkTable({ ...told, path, bytes, log, findings }, settled)
    const drift = driftOf(settled.previous, table)
    const quality = scoreOf(settled.scoring, table, drift, handling)
    return { review: reviewOf({ ...told, findings: table.findings, table, drift, quality }), table }
  } catch (error) {
    if (!/Out of Memory/i.test(String(error))) throw error
    findings.push(findingOf('too-large'))
    return early()
  }
}
