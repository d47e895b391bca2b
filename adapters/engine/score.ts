// adapters/engine/score.ts: drift and quality of a checked table, from what the check found.
import { type Drift, driftBetween } from '../../core/drift.ts'
import type { Handling } from '../../core/handling.ts'
import type { IsoTime } from '../../core/model.ts'
import { publicFindings } from '../../core/public-report.ts'
import { type DescribedMetadata, type QualityScore, scoreQuality } from '../../core/quality.ts'
import type { CheckedTable, PreviousVersion } from './check-table.ts'

export interface Scoring {
  readonly metadata: DescribedMetadata
  /** The day on which the data's age is counted, ISO 8601. */
  readonly day: string
}

export function driftOf(previous: PreviousVersion | undefined, table: CheckedTable): readonly Drift[] | undefined {
  if (!previous) return undefined
  return driftBetween(previous, { columns: table.published, profile: table.profile })
}

export function scoreOf(
  scoring: Scoring | undefined,
  table: CheckedTable,
  drift: readonly Drift[] | undefined,
  handling: Handling,
): QualityScore | undefined {
  if (!scoring) return undefined
  const { profile, published, columns } = table
  const { primaryKey, distinctRows } = handling
  // Losses quote findings and are public.
  const findings = publicFindings(table.findings, columns, published, handling)
  // Rows that were left out are no fault of the published table.
  const left = (code: string): number =>
    table.findings
      .filter((finding) => finding.code === code && finding.action !== 'set-aside')
      .reduce((most, { total }, index) => Math.max(most, total ?? index + 1), 0)
  return scoreQuality({
    rows: profile.rows,
    columns: published.map(({ name, type }, index) => {
      const { nulls, distinct } = profile.columns[index]!
      return { name, type, nulls, distinct }
    }),
    findings,
    metadata: scoring.metadata,
    key: primaryKey.length > 0 ? { columns: primaryKey, isUnique: left('primary-key') === 0 } : undefined,
    duplicateRows: distinctRows ? left('duplicate-row') : undefined,
    drift,
    ageDays: daysBetween(profile.temporal?.[1] ?? scoring.day, scoring.day),
  })
}

const DAY_MILLISECONDS = 86_400_000

/** Whole days, not below 0: dates in the future are plans, not age. */
function daysBetween(from: IsoTime, until: string): number {
  const days = Math.floor(
    (Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / DAY_MILLISECONDS,
  )
  return Number.isFinite(days) ? Math.max(0, days) : 0
}
