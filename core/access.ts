// core/access.ts: who may call what. Deny by default: a route without a row in core/access-table.ts cannot be registered.
import { ACCESS, type AccessRow, STAFF } from './access-table.ts'
import { type Refusal, refuse } from './errors.ts'
import { covers, holdsRole } from './members.ts'
import type { Member } from './model.ts'

type Held = Pick<Member, 'grants' | 'roles' | 'token'>

/** The row of a route. @throws Error when there is none: such a route must not exist */
export function accessRow(method: string, path: string): AccessRow {
  const found = ACCESS.find((candidate) => candidate.method === method && candidate.path === path)
  if (!found) throw new Error(`no row in core/access-table.ts for ${method} ${path}; every route needs one`)
  return found
}

/** Whether a person, a program with a token, or nobody, may call a route at all. */
export function mayCall(access: AccessRow, member: Held | undefined): Refusal | undefined {
  if (access.audience === 'public') return undefined
  if (!member) return refuse('not-signed-in')
  if (!mayUseToken(access, member)) {
    return refuse('not-for-tokens', access.token ? `this needs the action ${access.token}` : '')
  }
  if (access.audience === 'person') return undefined
  if (access.audience === 'member') {
    return member.grants.length > 0 ? undefined : refuse('no-role-yet')
  }
  const fits = access.audience.some((role) => member.roles.includes(role))
  return fits ? undefined : refuse('not-allowed', `this needs one of the roles: ${access.audience.join(', ')}`)
}

/** Whether a program's token has the action that a route needs; people without a token need none. */
export function mayUseToken(access: AccessRow, { token }: Pick<Member, 'token'>): boolean {
  return !token || (access.token !== undefined && token.actions.includes(access.token))
}

/** Whether a member may see unpublished things of a department. Without a grant there: no. */
export function isInDepartment(member: Pick<Member, 'grants'>, departmentId: string): boolean {
  return member.grants.some((grant) => covers(grant, departmentId))
}

/** Whether a member works in a department, as its publisher, its liaison or as administrator. */
export function isStaffOf(member: Pick<Member, 'grants'>, departmentId: string): boolean {
  return STAFF.some((role) => holdsRole(member, role, departmentId))
}

/** Whether a token reaches a dataset; people without one do. */
export function reachesDataset(member: Pick<Member, 'token'>, datasetId: string): boolean {
  const { token } = member
  return !token || token.datasetIds.length === 0 || token.datasetIds.includes(datasetId)
}

/** Whether a member may act by a route on things of a department: in a role that the route names, held there. */
export function mayTouch(access: AccessRow, member: Pick<Member, 'grants'>, departmentId: string): Refusal | undefined {
  if (!access.ownDepartment || typeof access.audience === 'string') return undefined
  const fits = access.audience.some((role) => holdsRole(member, role, departmentId))
  return fits ? undefined : refuse('not-your-department')
}
