// core/members.ts: what a person may do and where: grants, and how they come together in a member.
import type { Actor, IsoTime, Member, Role } from './model.ts'

/** From where something was done; kept in the audit log. */
export interface Origin {
  readonly via: 'console' | 'token' | 'portal'
  /** Network address of whoever asked; empty when it is not known. */
  readonly address: string
  /** Id of the API token, when one was used. */
  readonly tokenId?: string
}

/** What an API token may do at most; never more than its owner. */
export interface TokenLimits {
  readonly id: string
  readonly actions: readonly TokenAction[]
  /** Datasets it is for; none means all of its departments. */
  readonly datasetIds: readonly string[]
}

export const TOKEN_ACTIONS = ['read', 'describe', 'upload', 'audit', 'rebuild', 'attest', 'promote'] as const
/** `read`: look; `describe`: create datasets, change metadata; `upload`: begin versions; `audit`: read the audit log; `rebuild`: have the site made again; `attest`: say that a check before the launch is met; `promote`: take content from beta to production. */
export type TokenAction = (typeof TOKEN_ACTIONS)[number]

/** Instead of a department's id: every department. */
export const EVERY_DEPARTMENT = '*'

/** Permission to act in a role, in one department or in all of them. */
export interface Grant {
  readonly id: string
  readonly role: Role
  /** Id of a department, or `*`. */
  readonly department: string
  readonly since: IsoTime
  readonly by: Actor
  /** Exclusive: from this moment on the grant counts no more. */
  readonly expiresAt?: IsoTime
}

/** What a signed-in person is; without grants they may ask for some. */
export function memberWith(
  person: Actor,
  grants: readonly Pick<Grant, 'role' | 'department'>[],
  more: Pick<Member, 'accountRevision' | 'origin' | 'token'> = {},
): Member {
  const held = grants.map(({ role, department }) => ({ role, department }))
  return {
    ...{ id: person.id, name: person.name, email: person.email },
    grants: held,
    roles: [...new Set(held.map(({ role }) => role))],
    ...more,
  }
}

/** Grants that count at a moment. */
export function grantsAt(grants: readonly Grant[], now: IsoTime): Grant[] {
  return grants.filter(({ expiresAt }) => expiresAt === undefined || expiresAt > now)
}

/** Whether somebody holds a role in a department; a grant for every department counts for each. */
export function holdsRole(member: Pick<Member, 'grants'>, role: Role, departmentId: string): boolean {
  return member.grants.some((grant) => grant.role === role && covers(grant, departmentId))
}

/** Whether a grant reaches into a department. */
export function covers(grant: { readonly department: string }, departmentId: string): boolean {
  return grant.department === EVERY_DEPARTMENT || grant.department === departmentId
}
