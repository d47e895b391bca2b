// functions/api/steps/delegations.ts: who could sign a version, and handing a review to one of them.
import { doneBy } from '../../../core/audit.ts'
import { moveOf } from '../../../core/dataset.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { hasStatus } from '../../../core/lifecycle.ts'
import { grantsAt, memberWith } from '../../../core/members.ts'
import type { Actor, Dataset, Member, Role, Version } from '../../../core/model.ts'
import { standsStill } from '../../../core/records.ts'
import { delegate, maySignLater } from '../../../core/review-talk.ts'
import type { ApiPorts } from '../ports.ts'

/** Everybody else who holds the role there and may sign this version, by name. */
export async function reviewersOf(ports: ApiPorts, by: Member, version: Version, role: Role): Promise<Actor[]> {
  if (!hasStatus(version, 'in-review')) return []
  const now = ports.outside.now()
  const accounts = await ports.registry.records('account')
  return accounts
    .filter(({ disabled }) => !disabled)
    .map((account) => memberWith(account, grantsAt(account.grants, now)))
    .filter((member) => member.id !== by.id && maySignLater(version, member, role))
    .map(({ id, name, email }) => ({ id, name, email }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

export async function delegateReview(
  ports: ApiPorts,
  by: Member,
  dataset: Dataset,
  before: Version,
  { role, to, note }: { role: Role; to: string; note: string },
): Promise<Version | Refusal> {
  const at = ports.outside.now()
  const account = await ports.registry.record('account', to)
  if (!account || account.disabled) return refuse('no-such-person')
  const colleague = memberWith(account, grantsAt(account.grants, at), { accountRevision: account.revision })
  const after = delegate(before, by, role, colleague, note, at)
  if (isRefusal(after)) return after

  const event = {
    ...{ ...doneBy(by, at), action: 'review-delegated', datasetId: dataset.id, version: before.number },
    detail: { role, to: account.id, name: account.name, note },
  }
  const unchanged = [...standsStill(by), ...standsStill(colleague)]
  const saved = await ports.registry.commit({ ...moveOf(dataset, [{ before, after }], event), unchanged })
  return isRefusal(saved) ? saved : after
}
