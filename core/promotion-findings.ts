// core/promotion-findings.ts: whether what the check found in one portal passes the settings of another.

import { canonicalJson } from './canonical-json.ts'
import type { Checks } from './checks.ts'
import { FINDINGS, type FindingCode } from './engine/findings.ts'
import { judgementOn } from './engine/judge.ts'
import { type Handling, NO_HANDLING } from './handling.ts'
import type { BundledFinding } from './promotion-bundle.ts'
import type { Finding, Report, Severity } from './report.ts'

/** Each kind of finding of a report once, as a bundle says them: by code, column, class, and what was decided. */
export function kindsOf(report: Pick<Report, 'columns' | 'findings'>): BundledFinding[] {
  const kinds = report.findings.map((finding) => kindOf(finding, report.columns))
  const unique = new Map(kinds.map((kind) => [canonicalJson(kind), kind]))
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, kind]) => kind)
}

function kindOf(finding: Finding, columns: Report['columns']): BundledFinding {
  const { code, severity, action } = finding
  const column = finding.column === undefined ? undefined : columns[finding.column - 1]?.name
  return {
    ...{ code, severity },
    ...(column === undefined ? {} : { column }),
    ...(finding.class === undefined ? {} : { class: finding.class }),
    ...(action === undefined ? {} : { action }),
  }
}

/**
 * Findings that would keep the file back here: what its publishers decided counts in every portal, what the settings of
 * the other portal let through does not.
 */
export function blockedHere(
  findings: readonly BundledFinding[],
  handling: Handling | undefined,
  checks: Checks,
): BundledFinding[] {
  return findings.filter(
    (finding) => judgementOn(finding, severityBefore(finding), handling ?? NO_HANDLING, checks).action === 'block',
  )
}

/** A report shows what became of a finding; where something was decided, the table says what it was before. */
function severityBefore({ code, severity, action }: BundledFinding): Severity {
  return action === undefined ? severity : (FINDINGS[code as FindingCode]?.severity ?? severity)
}
