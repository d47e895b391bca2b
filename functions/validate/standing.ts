// functions/validate/standing.ts: whether a standing approval lets a version through, and what becomes of it when it does not.
import type { Candidate, Column, IsoTime, Version } from '../../core/model.ts'
import type { RecordChange, Unchanged } from '../../core/records.ts'
import type { Report } from '../../core/report.ts'
import type { StandingConsent } from '../../core/review-model.ts'
import { planFor, type SignOffPolicy } from '../../core/sign-off-policy.ts'
import {
  consentOf,
  deviationsFrom,
  isActive,
  lapse,
  rolesBeyond,
  type StandingApproval,
  standingCovers,
} from '../../core/standing.ts'
import type { ValidatePorts } from './ports.ts'

export interface Standing {
  readonly consent?: StandingConsent
  /** What goes into the audit log with the version. */
  readonly detail: Readonly<Record<string, string>>
  /** The approval, ended, when the version deviates from it. */
  readonly records: readonly RecordChange[]
  /** The approval that counts must not be revoked at the same instant. */
  readonly unchanged: readonly Unchanged[]
}

const NONE: Standing = { detail: {}, records: [], unchanged: [] }

export async function standingFor(
  ports: ValidatePorts,
  version: Version,
  candidate: Candidate,
  policy: SignOffPolicy,
  at: IsoTime,
): Promise<Standing> {
  const approval = await ports.registry.record('standing-approval', version.datasetId)
  if (!approval || !isActive(approval, at)) return NONE
  const plan = planFor(candidate.metadata, candidate.content.personal ?? [], policy, at)
  const deviations = [
    ...deviationsFrom(approval.scope, version.datasetId, candidate, plan),
    ...rolesBeyond(approval, plan).map((role) => `the policy by now asks for a sign-off as ${role}`),
  ]
  if (deviations.length > 0) return lapsed(approval, version.number, deviations, at)
  const { id, approvalId, revision } = approval
  const unchanged = [{ kind: 'standing-approval' as const, id, revision }]
  const consent = consentOf(approval)
  if (!standingCovers({ ...version, candidate, approvedAt: at }, consent, plan)) {
    // Not the data's fault: somebody who consented uploaded this one. It is reviewed, and the approval stays.
    return { ...NONE, detail: { standingApprovalNotUsed: `${approvalId}: uploaded by somebody who consented` } }
  }
  return { consent, detail: { standingApproval: approvalId }, records: [], unchanged }
}

function lapsed(before: StandingApproval, version: number, deviations: readonly string[], at: IsoTime): Standing {
  const why = `version ${version}: ${deviations.join('; ')}`
  return {
    detail: { standingApprovalLapsed: why },
    records: [{ kind: 'standing-approval', before, after: lapse(before, why, at) }],
    unchanged: [],
  }
}

/** Classes of personal data about persons in the columns that are published, sorted. */
export function personalIn(report: Pick<Report, 'columns'>, published: readonly Column[]): string[] {
  const names = new Set(published.map(({ name }) => name))
  const found = report.columns
    .filter(({ name }) => names.has(name))
    .flatMap(({ personal }) => personal)
    .filter(({ about }) => about === 'person' || about === 'unknown')
  return [...new Set(found.map((one) => one.class))].sort()
}
