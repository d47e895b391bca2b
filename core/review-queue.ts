// core/review-queue.ts: which sign-offs of a version wait for a person, and why now.
import { hasStatus, isUploader } from './lifecycle.ts'
import type { IsoTime, Member, Role, Version } from './model.ts'
import { capacityOf, dueOf, missingRoles, planOf, rolesInTurn } from './review.ts'
import type { Delegation } from './review-model.ts'
import { delegationOf } from './review-talk.ts'

export interface WaitingReview {
  readonly role: Role
  readonly state: 'my-turn' | 'waiting-for-others'
  /** Who signs before, where the policy asks for an order. */
  readonly waitingFor: readonly Role[]
  readonly capacity: 'own-role' | 'deputy'
  readonly delegation?: Delegation
  readonly due: IsoTime
  readonly isOverdue: boolean
}

/**
 * The sign-offs that a person could still give, now or when others have signed.
 *
 * A deputy is asked only when it is the turn of a step that is overdue.
 */
export function reviewsFor(version: Version, member: Pick<Member, 'id' | 'grants'>, now: IsoTime): WaitingReview[] {
  if (!hasStatus(version, 'in-review') || isUploader(version, member.id)) return []
  if (version.signOffs.some(({ by }) => by.id === member.id)) return []
  const missing = missingRoles(version)
  const turn = rolesInTurn(version)
  return planOf(version).steps.flatMap((step): WaitingReview[] => {
    const { role } = step
    const isTurn = turn.includes(role)
    const capacity = capacityOf(version, member, step, now)
    if (!missing.includes(role) || !capacity || (capacity !== role && !isTurn)) return []
    const due = dueOf(version, role) ?? now
    const delegation = delegationOf(version, role)
    return [
      {
        role,
        state: isTurn ? 'my-turn' : 'waiting-for-others',
        waitingFor: isTurn ? [] : missing.slice(0, missing.indexOf(role)),
        capacity: capacity === role ? 'own-role' : 'deputy',
        ...(delegation ? { delegation } : {}),
        ...{ due, isOverdue: due < now },
      },
    ]
  })
}
