// core/public-report.ts: what the public may read of a report: nothing about what a redaction took away.
import type { Handling } from './handling.ts'
import type { Column } from './model.ts'
import type { Finding, Profile, Report, ReportColumn, Review } from './report.ts'

/** Columns that a redaction drops or changes, in lower case. */
export function redactedNames(handling: Handling): Set<string> {
  const names = handling.redactions.flatMap((redaction) =>
    'column' in redaction ? [redaction.column] : redaction.columns,
  )
  return new Set(names.map((name) => name.toLowerCase()))
}

/**
 * The report as published: columns and numbers of the published table, findings about columns that are published as
 * they came, no samples of personal data.
 *
 * @param published columns of the published table, in order
 */
export function publicReport(
  review: Review,
  published: readonly Column[],
  profile: Profile,
  handling: Handling,
): Report {
  const redacted = redactedNames(handling)
  const findings = publicFindings(review.findings, review.columns, published, handling)
  const { preview: _preview, rejectedRows: _rejected, choices: _choices, ...report } = review
  const columns = published.map(({ name, type }, index): ReportColumn => {
    const { nulls, distinct } = profile.columns[index]!
    const original = review.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
    const personal = redacted.has(name.toLowerCase()) ? [] : (original?.personal ?? [])
    return { name, type, nulls, distinct, personal: personal.map((seen) => ({ ...seen, samples: [] })) }
  })
  return { ...report, rows: profile.rows, columns, findings }
}

/**
 * Findings that the public may read, with the places of the published columns: none about a column that was redacted,
 * because their words may show a cell.
 *
 * @param columns of the file, in order
 */
export function publicFindings(
  findings: readonly Finding[],
  columns: readonly Pick<Column, 'name'>[],
  published: readonly Column[],
  handling: Handling,
): Finding[] {
  const redacted = redactedNames(handling)
  const places = new Map(published.map(({ name }, index) => [name.toLowerCase(), index + 1]))
  return findings.flatMap((finding): Finding[] => {
    if (finding.column === undefined) return TELLS_OF_CELLS.has(finding.code) && redacted.size > 0 ? [] : [finding]
    const name = columns[finding.column - 1]?.name.toLowerCase()
    const place = name === undefined || redacted.has(name) ? undefined : places.get(name)
    return place === undefined ? [] : [{ ...finding, column: place }]
  })
}

/** Findings without a column of their own that may name several. */
const TELLS_OF_CELLS: ReadonlySet<string> = new Set(['primary-key', 'small-group', 'schema-error'])
