// core/delegations.ts: reviews that were handed to somebody who leaves. Pure.
import { actorOf, factsOf, hasStatus, isUploader } from './lifecycle.ts'
import { holdsRole } from './members.ts'
import type { Actor, IsoTime, Member, Role, Version, VersionIn } from './model.ts'
import { missingRoles } from './review.ts'
import type { Delegation } from './review-model.ts'

/** Roles whose review waits for somebody: the newest delegation names them, and the sign-off is not given. */
export function rolesHandedTo(version: Version, accountId: string): Role[] {
  if (!hasStatus(version, 'in-review')) return []
  return missingRoles(version).filter((role) => newest(version, role)?.to.id === accountId)
}

function newest({ delegations = [] }: Pick<Version, 'delegations'>, role: Role): Delegation | undefined {
  return delegations.findLast((one) => one.role === role)
}

/**
 * Hands on what waits for somebody who leaves; to nobody where the successor may not sign it, so that it is
 * everybody's again who holds the role.
 *
 * @returns undefined when nothing waits for the person
 */
export function handOn(
  version: Version,
  leaver: Actor,
  successor: (Actor & Pick<Member, 'grants'>) | undefined,
  by: Actor,
  at: IsoTime,
): VersionIn<'in-review'> | undefined {
  const roles = rolesHandedTo(version, leaver.id)
  if (roles.length === 0 || !hasStatus(version, 'in-review')) return undefined
  const { departmentId } = version.candidate.metadata
  const kept = (version.delegations ?? []).filter(({ role, to }) => !(roles.includes(role) && to.id === leaver.id))
  const fits = (role: Role) =>
    successor !== undefined && !isUploader(version, successor.id) && holdsRole(successor, role, departmentId)
  const handedOn: Delegation[] = roles
    .filter(fits)
    .map((role) => ({ role, to: actorOf(successor!), by: actorOf(by), at, note: `Taken over from ${leaver.name}.` }))
  return { ...version, ...factsOf(version, at), delegations: [...kept, ...handedOn] }
}
