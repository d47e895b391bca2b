// functions/api/views-people.ts: people, tokens and departments as the API shows them: without keys, and to whom they concern.
import type { z } from '@hono/zod-openapi'
import { isInDepartment } from '../../core/access.ts'
import type { AccessRequest, Account, ApiToken, Invitation } from '../../core/accounts.ts'
import type { Contact, DepartmentRecord } from '../../core/departments.ts'
import { grantsAt } from '../../core/members.ts'
import type { IsoTime, Member } from '../../core/model.ts'
import { limitsOf, tokenState } from '../../core/tokens.ts'
import type {
  accessRequestSchema,
  accountSchema,
  departmentSchema,
  invitationSchema,
  tokenSchema,
} from './schemas-people.ts'

type View<S extends z.ZodType> = z.infer<S>

export function invitationView(
  { revision: _, grants, ...invitation }: Invitation,
  now: IsoTime,
): View<typeof invitationSchema> {
  const isOver = invitation.state === 'open' && invitation.expiresAt <= now
  return { ...invitation, grants: [...grants], state: isOver ? 'expired' : invitation.state }
}

/** @param person with what they hold, where an administrator decides */
export function requestView(
  { revision: _, ...request }: AccessRequest,
  person?: Account,
  now?: IsoTime,
): View<typeof accessRequestSchema> {
  const held = person && grantsAt(person.grants, now ?? request.at)
  return { ...request, ...(held ? { held: held.map(({ role, department }) => ({ role, department })) } : {}) }
}

export function accountView(account: Account, now: IsoTime): View<typeof accountSchema> {
  const { id, name, email, createdAt, signedOutAt, disabled } = account
  const counting = new Set(grantsAt(account.grants, now))
  return {
    ...{ id, name, email, createdAt },
    grants: account.grants.map((grant) => ({ ...grant, isOver: !counting.has(grant) })),
    ...(signedOutAt === undefined ? {} : { signedOutAt }),
    ...(disabled ? { disabled } : {}),
  }
}

export function tokenView(
  { secretSha256: _secret, revision: _revision, ...token }: ApiToken,
  uses: ReadonlyMap<string, IsoTime>,
  now: IsoTime,
): View<typeof tokenSchema> {
  const usedAt = uses.get(token.id)
  return {
    ...{ ...token, departments: [...token.departments], datasetIds: [...token.datasetIds] },
    actions: [...limitsOf(token).actions],
    state: tokenState(token, now),
    ...(usedAt === undefined ? {} : { usedAt }),
  }
}

/** What a department holds, published or not. */
export interface DepartmentCounts {
  readonly datasets: number
  readonly published: number
  readonly planEntries: number
}

/** @param candidates for whoever may change it */
export function departmentView(
  department: DepartmentRecord,
  member: Member,
  counts: DepartmentCounts,
  candidates?: readonly Contact[],
): View<typeof departmentSchema> {
  const { id, name, about, website, liaison, deputy, history, dissolved } = department
  return {
    ...{ id, name, about, website },
    ...(liaison ? { liaison } : {}),
    ...(deputy ? { deputy } : {}),
    ...(dissolved ? { dissolved } : {}),
    ...(isInDepartment(member, id) ? { counts, history: [...history] } : {}),
    ...(candidates ? { candidates: [...candidates] } : {}),
  }
}
