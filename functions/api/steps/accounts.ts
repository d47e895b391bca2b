// functions/api/steps/accounts.ts: what a person may do, given and taken by administrators.
import {
  type AskedGrant,
  endGrant,
  giveGrant,
  grantChanges,
  isLastingAdministrator,
  remainingAdministrator,
} from '../../../core/account-moves.ts'
import type { Account } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import { nameContacts, partOf } from '../../../core/department-moves.ts'
import type { DepartmentRecord } from '../../../core/departments.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { EVERY_DEPARTMENT, grantsAt, holdsRole } from '../../../core/members.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { type RecordChange, standsStill, subjectOf, type Unchanged } from '../../../core/records.ts'
import { cityNow } from '../city.ts'
import type { ApiPorts } from '../ports.ts'

export async function grantRole(
  ports: ApiPorts,
  by: Member,
  accountId: string,
  { note, ...asked }: AskedGrant & { readonly note: string },
): Promise<Account | Refusal> {
  const before = await ports.registry.record('account', accountId)
  const fault = before ? await whyNoDepartment(ports, asked.department) : refuse('not-found')
  if (!before || fault) return fault ?? refuse('not-found')

  const at = ports.outside.now()
  const after = giveGrant(before, asked, { id: recordIdFrom('gr', ports.outside.random(12)), by, at })
  if (isRefusal(after)) return after

  const detail = { role: asked.role, department: asked.department, expires: asked.expiresAt ?? '', note }
  const saved = await ports.registry.commit({
    records: [{ kind: 'account', before, after }],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: 'grant-given', subject: subjectOf('account', accountId), detail },
      changes: grantChanges(before, after),
    },
  })
  return isRefusal(saved) ? saved : after
}

/** Counts at once: the next request of the person does not have it. Posts that need the role become empty. */
export async function revokeGrant(
  ports: ApiPorts,
  by: Member,
  accountId: string,
  grantId: string,
  reason: string,
): Promise<Account | Refusal> {
  const before = await ports.registry.record('account', accountId)
  if (!before) return refuse('not-found')
  const at = ports.outside.now()
  const after = endGrant(before, grantId, by)
  if (isRefusal(after)) return after
  const keeper = await whoAdministers(ports, before, after)
  if (isRefusal(keeper)) return keeper

  const left = await leavePosts(ports, by, after, at)
  const { role, department } = before.grants.find(({ id }) => id === grantId)!
  const detail = {
    role,
    department,
    reason,
    ...(left.length > 0 ? { posts: left.map(({ after: { id } }) => id).join(', ') } : {}),
  }
  const records: RecordChange[] = [{ kind: 'account', before, after }, ...left]
  const saved = await ports.registry.commit({
    records,
    unchanged: heldStill([...standsStill(by), ...keeper], records),
    event: {
      ...{ ...doneBy(by, at), action: 'grant-revoked', subject: subjectOf('account', accountId), detail },
      changes: grantChanges(before, after),
    },
  })
  return isRefusal(saved) ? saved : after
}

/** Departments whose contact somebody is who is no liaison there any more. */
async function leavePosts(
  ports: ApiPorts,
  by: Member,
  account: Account,
  at: IsoTime,
): Promise<Extract<RecordChange, { kind: 'department' }>[]> {
  const grants = grantsAt(account.grants, at)
  const held = (await ports.registry.records('department')).filter(
    (one) => partOf(one, account.id) && !one.dissolved && !holdsRole({ grants }, 'liaison', one.id),
  )
  return held.map((before) => ({ kind: 'department', before, after: without(before, account.id, by, at) }))
}

function without(department: DepartmentRecord, accountId: string, by: Member, at: IsoTime): DepartmentRecord {
  const part = partOf(department, accountId)
  const { liaison, deputy } = department
  const wanted = part === 'liaison' ? (deputy ? { deputy } : {}) : liaison ? { liaison } : {}
  const after = nameContacts(department, wanted, 'The role ended.', by, at)
  if (isRefusal(after)) throw new Error(`${department.id} could not lose its ${part}: ${after.code}`)
  return after
}

/**
 * Who administers the portal when an account loses a role. Held in the change: two administrators who take the role
 * from each other at the same instant cannot both succeed.
 */
export async function whoAdministers(ports: ApiPorts, before: Account, after: Account): Promise<Unchanged[] | Refusal> {
  if (!isLastingAdministrator(before) || isLastingAdministrator(after)) return []
  const keeper = remainingAdministrator(await ports.registry.records('account'), after)
  return isRefusal(keeper) ? keeper : [{ kind: 'account', id: keeper.id, revision: keeper.revision }]
}

/** A record can stand in a change once, and one that changes is held to what was read already. */
export function heldStill(unchanged: readonly Unchanged[], records: readonly RecordChange[]): Unchanged[] {
  const changed = new Set(records.map(({ kind, after }) => `${kind} ${after.id}`))
  const once = new Map(unchanged.map((one) => [`${one.kind} ${one.id}`, one]))
  return [...once].filter(([key]) => !changed.has(key)).map(([, one]) => one)
}

export async function whyNoDepartment(ports: ApiPorts, department: string): Promise<Refusal | undefined> {
  const { city } = await cityNow(ports)
  const known = [EVERY_DEPARTMENT, ...city.departments.map(({ id }) => id)]
  return known.includes(department) ? undefined : refuse('no-such-department', `expected one of ${known.join(', ')}`)
}
