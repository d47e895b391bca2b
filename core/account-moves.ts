// core/account-moves.ts: how the rights of a person change. Pure: time, ids and people come in as arguments.
import type { Account } from './accounts.ts'
import { changesBetween } from './audit.ts'
import type { FieldChange } from './audit-model.ts'
import { isRefusal, type Refusal, refuse } from './errors.ts'
import { actorOf } from './lifecycle.ts'
import { covers, EVERY_DEPARTMENT, type Grant, grantsAt, holdsRole } from './members.ts'
import type { Actor, IsoTime, Role } from './model.ts'

/** What is to be given. */
export interface AskedGrant {
  readonly role: Role
  readonly department: string
  readonly expiresAt?: IsoTime
}

/** Who gives it, when, under which id. */
export interface Given {
  readonly id: string
  readonly by: Actor
  readonly at: IsoTime
}

/** Administrators are for the whole portal, and what ends must end later than now. */
export function whyNotGrantable({ role, department, expiresAt }: AskedGrant, at: IsoTime): Refusal | undefined {
  if (role === 'administrator' && department !== EVERY_DEPARTMENT) {
    return refuse('bad-request', 'an administrator is one for every department: the department is *')
  }
  if (expiresAt !== undefined && expiresAt <= at) return refuse('bad-request', `expiresAt: later than ${at}`)
  return undefined
}

/** Adds a grant; one for the same role and department with an earlier end is replaced. */
export function giveGrant(account: Account, asked: AskedGrant, { id, by, at }: Given): Account | Refusal {
  if (account.id === by.id) return refuse('not-yourself')
  if (account.disabled) return refuse('no-such-person', `${account.name} is disabled`)
  const fault = whyNotGrantable(asked, at)
  if (fault) return fault
  const held = grantsAt(account.grants, at).find((grant) => includes(grant, asked))
  if (held) return refuse('already-there', `${account.name} has been ${asked.role} there since ${held.since}`)
  const given: Grant = { ...asked, id, since: at, by: actorOf(by) }
  const others = account.grants.filter(({ role, department }) => role !== asked.role || department !== asked.department)
  return { ...account, revision: account.revision + 1, grants: [...others, given] }
}

/** Whether a grant allows all that another would, for at least as long. */
function includes(grant: Grant, asked: AskedGrant): boolean {
  const lasts = grant.expiresAt === undefined || (asked.expiresAt !== undefined && grant.expiresAt >= asked.expiresAt)
  return grant.role === asked.role && covers(grant, asked.department) && lasts
}

export function endGrant(account: Account, grantId: string, by: Actor): Account | Refusal {
  if (!account.grants.some(({ id }) => id === grantId)) return refuse('not-found')
  if (account.id === by.id) return refuse('not-yourself')
  const grants = account.grants.filter(({ id }) => id !== grantId)
  return { ...account, revision: account.revision + 1, grants }
}

/**
 * Shuts an account: every grant ends, so that nothing comes back by itself with the account.
 *
 * @param successor who takes over; not the person, and not somebody who is disabled
 */
export function disable(
  account: Account,
  reason: string,
  successor: Account | undefined,
  by: Actor,
  at: IsoTime,
): Account | Refusal {
  if (account.id === by.id) return refuse('not-yourself')
  if (account.disabled) return refuse('already-decided', `disabled on ${account.disabled.at}`)
  if (successor && (successor.disabled || successor.id === account.id)) {
    return refuse('no-such-person', `${successor.name} cannot take over`)
  }
  const disabled = { at, by: actorOf(by), reason, ...(successor ? { successor: actorOf(successor) } : {}) }
  return { ...account, revision: account.revision + 1, grants: [], signedOutAt: at, disabled }
}

/** Opens it again, without any grant: who comes back asks anew. */
export function enable(account: Account, by: Actor): Account | Refusal {
  if (account.id === by.id) return refuse('not-yourself')
  if (!account.disabled) return refuse('already-decided', 'the account is not disabled')
  const { disabled: _, ...open } = account
  return { ...open, revision: account.revision + 1 }
}

/** An account of an administrator for good: neither disabled nor with an end. */
export function isLastingAdministrator({ disabled, grants }: Pick<Account, 'disabled' | 'grants'>): boolean {
  return !disabled && grants.some(({ role, expiresAt }) => role === 'administrator' && expiresAt === undefined)
}

/**
 * Somebody who administers the portal after a change, for good.
 *
 * @param accounts everybody, as they were
 * @param changed one of them, as it would be
 */
export function remainingAdministrator(accounts: readonly Account[], changed: Account): Account | Refusal {
  const others = accounts.filter(({ id }) => id !== changed.id)
  return others.find(isLastingAdministrator) ?? refuse('last-administrator', 'counted are those whose role has no end')
}

/** What a person may do, before and after, as the log shows it. */
export function grantChanges(before: Pick<Account, 'grants'>, after: Pick<Account, 'grants'>): FieldChange[] {
  return changesBetween({ grants: grantsText(before) }, { grants: grantsText(after) }, ['grants'])
}

function grantsText({ grants }: Pick<Account, 'grants'>): string {
  const texts = grants.map(({ role, department, expiresAt }) =>
    expiresAt === undefined ? `${role} in ${department}` : `${role} in ${department} until ${expiresAt}`,
  )
  return texts.join(', ')
}

/** Gives the role of liaison in a department when it is missing: a contact must be able to act. */
export function asLiaisonOf(account: Account, department: string, given: Given): Account | Refusal {
  const grants = grantsAt(account.grants, given.at)
  if (!account.disabled && holdsRole({ grants }, 'liaison', department)) return account
  return giveGrant(account, { role: 'liaison', department }, given)
}

/** Gives it in several departments as one change. @param newId an id per grant */
export function asLiaisonOfEach(
  account: Account,
  departments: readonly string[],
  given: Omit<Given, 'id'>,
  newId: () => string,
): Account | Refusal {
  let now: Account = account
  for (const department of departments) {
    const next = asLiaisonOf(now, department, { ...given, id: newId() })
    if (isRefusal(next)) return next
    now = next === now ? now : { ...next, revision: account.revision + 1 }
  }
  return now
}
