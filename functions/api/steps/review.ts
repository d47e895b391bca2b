// functions/api/steps/review.ts: sign a version, send it back, withdraw what is public.
import { doneBy } from '../../../core/audit.ts'
import { qualityOf } from '../../../core/candidate-quality.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { callOff, hasStatus, withdraw } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Role, Version } from '../../../core/model.ts'
import { standsStill } from '../../../core/records.ts'
import { giveBack, type Statement, sign } from '../../../core/review.ts'
import type { ApiPorts } from '../ports.ts'

export interface Review extends Statement {
  readonly role: Role
  readonly decision: 'sign' | 'return'
  /** The candidate the reviewer looked at. */
  readonly signature: string
}

export async function reviewVersion(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  version: Version,
  review: Review,
): Promise<Version | Refusal> {
  const low = review.decision === 'sign' ? whyQualityTooLow(ports, version) : undefined
  if (low) return low
  const at = ports.outside.now()
  const decide = review.decision === 'sign' ? sign : giveBack
  const after = decide(version, by, review.role, review.signature, review, at)
  if (isRefusal(after)) return after

  const action = review.decision === 'sign' ? 'signed' : 'returned'
  const { role, signature } = review
  const asDeputy = capacityIn(after, by)
  return save(ports, by, dataset, version, after, action, { role, signature, ...(asDeputy ? { asDeputy } : {}) })
}

/** The role in which a deputy just decided. */
function capacityIn(after: Version, by: Member): Role | undefined {
  if (hasStatus(after, 'returned')) return after.returned.asDeputy
  return 'signOffs' in after ? after.signOffs.find((one) => one.by.id === by.id)?.asDeputy : undefined
}

/** The city's gate: nobody signs below it; sending back is always possible. */
function whyQualityTooLow({ checks }: ApiPorts, version: Version): Refusal | undefined {
  const total = 'candidate' in version ? qualityOf(version.candidate)?.total : undefined
  if (total === undefined || total >= checks.minimumQuality) return undefined
  return refuse(
    'quality-too-low',
    `at least ${checks.minimumQuality} of 100 points are needed, the version has ${total}`,
  )
}

/** What is public is withdrawn; what is not public yet ends. */
export async function withdrawVersion(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  version: Version,
  reason: string,
): Promise<Version | Refusal> {
  const isOnItsWay = hasStatus(version, 'in-review', 'approved')
  const end = isOnItsWay ? callOff : withdraw
  const after = end(version, by, reason, ports.outside.now())
  const action = isOnItsWay ? 'version-called-off' : 'withdrawn'
  return isRefusal(after) ? after : save(ports, by, dataset, version, after, action, { reason })
}

async function save(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  before: Version,
  after: Version,
  action: string,
  detail: Record<string, string>,
): Promise<Version | Refusal> {
  const at = after.updatedAt
  const event = { ...doneBy(by, at), action, datasetId: dataset.id, version: before.number, detail }
  // Whose grant is revoked at the same instant has not signed.
  const unchanged = standsStill(by)
  const saved = await ports.registry.commit({ ...moveOf(dataset, [{ before, after }], event), unchanged })
  return isRefusal(saved) ? saved : after
}
