// core/access.ts: who may call what. Deny by default: a route without a row here cannot be registered.
import { type Refusal, refuse } from './errors.ts'
import type { Member, Role } from './model.ts'

/** `public`: anybody; `member`: anybody signed in; else one of the roles. */
export type Audience = 'public' | 'member' | readonly Role[]

export interface AccessRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with `{parameters}`, as in the OpenAPI document. */
  readonly path: string
  readonly audience: Audience
  /** Liaisons and publishers may do it for their own departments only. */
  readonly ownDepartment: boolean
}

const STAFF: readonly Role[] = ['administrator', 'liaison', 'publisher']
const REVIEWERS: readonly Role[] = ['liaison', 'privacy-reviewer', 'legal-reviewer', 'security-reviewer']

const row = (method: AccessRow['method'], path: string, audience: Audience, ownDepartment = false): AccessRow => ({
  method,
  path,
  audience,
  ownDepartment,
})

export const ACCESS: readonly AccessRow[] = [
  row('GET', '/api/v1/health', 'public'),
  row('GET', '/api/v1/openapi.json', 'public'),
  row('GET', '/api/v1/docs', 'public'),
  row('GET', '/api/v1/me', 'member'),
  row('GET', '/api/v1/datasets', 'member'),
  row('POST', '/api/v1/datasets', STAFF, true),
  // Anybody may ask; who is not staff gets what is published, or nothing.
  row('GET', '/api/v1/datasets/{id}', 'public'),
  row('PATCH', '/api/v1/datasets/{id}', STAFF, true),
  row('GET', '/api/v1/datasets/{id}/handling', 'member'),
  row('PUT', '/api/v1/datasets/{id}/handling', STAFF, true),
  row('GET', '/api/v1/datasets/{id}/versions', 'member'),
  row('POST', '/api/v1/datasets/{id}/versions', STAFF, true),
  row('GET', '/api/v1/datasets/{id}/versions/{number}', 'member'),
  row('GET', '/api/v1/datasets/{id}/versions/{number}/report', 'member'),
  row('GET', '/api/v1/datasets/{id}/versions/{number}/profile', 'member'),
  // Whole rows as they came, personal data included: for those who may act on them.
  row('GET', '/api/v1/datasets/{id}/versions/{number}/rejected-rows', STAFF, true),
  row('GET', '/api/v1/datasets/{id}/versions/{number}/changes/{since}', 'member'),
  row('POST', '/api/v1/datasets/{id}/versions/{number}/changes/{since}', 'member'),
  row('GET', '/api/v1/datasets/{id}/versions/{number}/changes/{since}/rows', 'member'),
  row('POST', '/api/v1/datasets/{id}/versions/{number}/recheck', STAFF, true),
  row('POST', '/api/v1/datasets/{id}/versions/{number}/restoration', STAFF, true),
  row('GET', '/api/v1/datasets/{id}/versions/{number}/upload', STAFF, true),
  row('POST', '/api/v1/datasets/{id}/versions/{number}/upload', STAFF, true),
  row('DELETE', '/api/v1/datasets/{id}/versions/{number}/upload', STAFF, true),
  row('POST', '/api/v1/datasets/{id}/versions/{number}/sign-offs', REVIEWERS, true),
  row('POST', '/api/v1/datasets/{id}/versions/{number}/withdrawal', ['administrator', 'liaison'], true),
  row('GET', '/api/v1/audit', ['administrator']),
  row('GET', '/api/v1/alarms', ['administrator']),
]

/** The row of a route. @throws Error when there is none: such a route must not exist */
export function accessRow(method: string, path: string): AccessRow {
  const found = ACCESS.find((candidate) => candidate.method === method && candidate.path === path)
  if (!found) throw new Error(`no row in core/access.ts for ${method} ${path}; every route needs one`)
  return found
}

/** Whether a person, or nobody, may call a route at all. */
export function mayCall(access: AccessRow, member: Member | undefined): Refusal | undefined {
  if (access.audience === 'public') return undefined
  if (!member) return refuse('not-signed-in')
  if (access.audience === 'member') return undefined
  const fits = access.audience.some((role) => member.roles.includes(role))
  return fits ? undefined : refuse('not-allowed', `this needs one of the roles: ${access.audience.join(', ')}`)
}

/** Roles that see every department; others see the departments they were granted. */
const CITY_WIDE: readonly Role[] = ['administrator', 'privacy-reviewer', 'legal-reviewer', 'security-reviewer']

export function isCityWide(member: Member): boolean {
  return member.roles.some((role) => CITY_WIDE.includes(role))
}

/** Whether a member may see or touch unpublished things of a department. Without a grant: no. */
export function isInDepartment(member: Member, departmentId: string): boolean {
  return isCityWide(member) || member.departments.includes(departmentId)
}

/** Whether a member may change a department's dataset by a route that is limited to the own department. */
export function mayTouch(access: AccessRow, member: Member, departmentId: string): Refusal | undefined {
  if (!access.ownDepartment || isInDepartment(member, departmentId)) return undefined
  return refuse('not-your-department')
}
