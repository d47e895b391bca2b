// core/sign-off-policy-change.ts: the policy is never edited: a change makes the next version of it.
import { canonicalJson } from './canonical-json.ts'
import { type Refusal, refuse } from './errors.ts'
import { actorOf } from './lifecycle.ts'
import type { IsoTime, Member } from './model.ts'
import type { PolicyRules, SignOffPolicy } from './sign-off-policy.ts'

/** What an administrator asks for. */
export interface PolicyChange extends PolicyRules {
  /** Why, for the public. */
  readonly reason: string
  /** Id of the version that was looked at. */
  readonly replaces: string
}

/**
 * The next version of the policy. Reviews under way keep what they began with; see `ReviewPlan`.
 *
 * @param now the version that counts
 */
export function nextPolicy(now: SignOffPolicy, change: PolicyChange, by: Member, at: IsoTime): SignOffPolicy | Refusal {
  const { reason, replaces, ...rules } = change
  if (replaces !== now.id) return refuse('changed-meanwhile', `version ${Number(now.id)} counts since ${now.since}`)
  if (reason.trim() === '') return refuse('reason-missing')
  if (canonicalJson(rulesOf(now)) === canonicalJson(rulesOf(rules))) {
    return refuse('bad-request', 'nothing differs from the policy that counts now')
  }
  const id = String(Number(now.id) + 1).padStart(5, '0')
  return { ...rulesOf(rules), id, revision: 1, since: at, by: actorOf(by), reason }
}

export function rulesOf({ rules, raises, checklists }: PolicyRules): PolicyRules {
  return { rules, raises, checklists }
}
