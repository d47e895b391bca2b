// functions/api/steps/review.ts: sign a version, send it back, withdraw what is public.
import { qualityOf } from '../../../core/candidate-quality.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { actorOf, giveBack, sign, withdraw } from '../../../core/lifecycle.ts'
import type { Dataset, Member, Role, Version } from '../../../core/model.ts'
import type { ApiPorts } from '../ports.ts'

export interface Review {
  readonly role: Role
  readonly decision: 'sign' | 'return'
  readonly note: string
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
  const after = decide(version, by, review.role, review.signature, review.note, at)
  if (isRefusal(after)) return after

  const action = review.decision === 'sign' ? 'signed' : 'returned'
  return save(ports, by, dataset, version, after, action, { role: review.role, signature: review.signature })
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

export async function withdrawVersion(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  version: Version,
  reason: string,
): Promise<Version | Refusal> {
  const after = withdraw(version, by, reason, ports.outside.now())
  return isRefusal(after) ? after : save(ports, by, dataset, version, after, 'withdrawn', { reason })
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
  const event = { at, actor: actorOf(by), action, datasetId: dataset.id, version: before.number, detail }
  const saved = await ports.registry.commit(moveOf(dataset, [{ before, after }], event))
  return isRefusal(saved) ? saved : after
}
