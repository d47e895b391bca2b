// core/readiness-people.ts: whether the roles that a department needs can be held by people who are not the same. Pure.
import { holdsRole } from './members.ts'
import type { Role } from './model.ts'
import type { Holder } from './readiness-facts.ts'

/**
 * A person for each role, each another one, where there are enough; the largest such choice otherwise.
 *
 * One person may hold several roles, so counting does not do: who could sign as what is matched (augmenting paths).
 *
 * @param departmentId where the roles must be held
 * @returns role -> who takes it; roles that nobody is left for are missing
 */
export function distinctHolders(
  holders: readonly Holder[],
  roles: readonly Role[],
  departmentId: string,
): ReadonlyMap<Role, Holder> {
  const taken = new Map<string, Role>()
  for (const role of roles) assign(role, new Set())
  const byId = new Map(holders.map((holder) => [holder.id, holder]))
  return new Map([...taken].map(([id, role]) => [role, byId.get(id)!]))

  function assign(role: Role, tried: Set<string>): boolean {
    for (const holder of holders) {
      if (tried.has(holder.id) || !holdsRole({ grants: holder.grants }, role, departmentId)) continue
      tried.add(holder.id)
      const before = taken.get(holder.id)
      if (before === undefined || assign(before, tried)) {
        taken.set(holder.id, role)
        return true
      }
    }
    return false
  }
}

/** Roles for which a department has nobody of their own. */
export function rolesWithoutHolder(holders: readonly Holder[], roles: readonly Role[], departmentId: string): Role[] {
  const found = distinctHolders(holders, roles, departmentId)
  return roles.filter((role) => !found.has(role))
}
