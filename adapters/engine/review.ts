// adapters/engine/review.ts: puts together what staff see of a file: everything that is known, as far as the check came.

import type { Drift } from '../../core/drift.ts'
import type { Layout } from '../../core/engine/dialect.ts'
import { findingOf, inOrder, isRejected } from '../../core/engine/findings.ts'
import { labelFindings } from '../../core/engine/names.ts'
import type { CsvScanner } from '../../core/engine/scanner.ts'
import type { StructureLog } from '../../core/engine/structure.ts'
import type { QualityScore } from '../../core/quality.ts'
import type { Dialect, Finding, Review } from '../../core/report.ts'
import type { CheckedTable } from './check-table.ts'
import { LIMITS } from './scan-file.ts'
import type { Source } from './source.ts'

/** What is known of a file; later parts are there when the check came so far. */
interface Told {
  readonly source: Source
  /** Judged. */
  readonly findings: readonly Finding[]
  readonly layout?: Layout
  readonly scanner?: CsvScanner
  readonly rows?: number
  readonly names?: readonly string[]
  readonly table?: CheckedTable
  readonly drift?: readonly Drift[] | undefined
  readonly quality?: QualityScore | undefined
}

export function reviewOf({
  source,
  findings,
  layout,
  scanner,
  rows = 0,
  names = [],
  table,
  drift,
  quality,
}: Told): Review {
  const { format, encoding, choices } = source
  const isDelimited = format === 'csv'
  return {
    verdict: isRejected(findings) ? 'rejected' : 'accepted',
    format: isDelimited && layout?.marks.delimiter === '\t' ? 'tsv' : format,
    encoding,
    dialect:
      isDelimited && layout && scanner
        ? { ...layout.marks, newline: newlineOf(scanner), headerRow: layout.headerRow }
        : null,
    rows,
    columns: table?.columns ?? names.map((name) => ({ name, type: 'text', nulls: 0, distinct: 0, personal: [] })),
    findings: inOrder(findings),
    ...(choices && choices.length > 1 ? { choices } : {}),
    ...(table && table.rowsSetAside > 0 ? { rowsSetAside: table.rowsSetAside } : {}),
    ...(table && table.redactions.length > 0 ? { redactions: table.redactions } : {}),
    ...(drift ? { drift } : {}),
    ...(quality ? { quality } : {}),
    ...(table?.changes ? { changes: table.changes } : {}),
    preview: table?.preview ?? [],
    rejectedRows: table?.rejectedRows ?? 0,
  }
}

function newlineOf(scanner: CsvScanner): Dialect['newline'] {
  return scanner.newlines.filter((count) => count > 0).length > 1 ? 'mixed' : scanner.newline
}

/** What the scan found in the text, not yet judged. */
export function structureFindings(layout: Layout, log: StructureLog, scanner: CsvScanner): Finding[] {
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
  const limit = LIMITS.cellBytes.toLocaleString('en')
  if (stop) findings.push(findingOf(stop.code, { row: stop.row, column: stop.column, expected: limit }))
  else if (headerRow > 0 && scanner.rows === headerRow) findings.push(findingOf('header-only'))
  return findings
}
