// functions/api/steps/sign-off-policy.ts: read and change which roles sign what.
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import type { Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import { DEFAULT_POLICY, type SignOffPolicy } from '../../../core/sign-off-policy.ts'
import { nextPolicy, type PolicyChange } from '../../../core/sign-off-policy-change.ts'
import type { ApiPorts } from '../ports.ts'

/** Every version, newest first; the last is the one that came with the portal. */
export async function policyHistory(ports: ApiPorts): Promise<SignOffPolicy[]> {
  const changed = (await ports.registry.records('sign-off-policy')).reverse()
  return [...changed, DEFAULT_POLICY]
}

/** Makes the next version. Two at once want the same id, so that one of them is refused. */
export async function changePolicy(
  ports: ApiPorts,
  by: Member,
  change: PolicyChange,
): Promise<SignOffPolicy[] | Refusal> {
  const history = await policyHistory(ports)
  const at = ports.outside.now()
  const before = history[0]!
  const after = nextPolicy(before, change, by, at)
  if (isRefusal(after)) return after

  const saved = await ports.registry.commit({
    records: [{ kind: 'sign-off-policy', after }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, at),
      ...{ action: 'sign-off-policy-changed', subject: subjectOf('sign-off-policy', after.id) },
      detail: { version: Number(after.id), replaces: Number(before.id), reason: change.reason },
      changes: changesBetween(before, after, ['rules', 'raises', 'checklists']),
    },
  })
  return isRefusal(saved) ? saved : [after, ...history]
}
