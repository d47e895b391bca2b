// core/mails/people.ts: finds the people that a mail is for: as they are now, with the grants that count now.

import { type Account, DEFAULT_MAIL } from '../accounts.ts'
import { type DepartmentRecord, departmentNamed } from '../departments.ts'
import { isUploader } from '../lifecycle.ts'
import { grantsAt, holdsRole } from '../members.ts'
import type { Actor, IsoTime, Role, VersionFacts, VersionIn } from '../model.ts'
import { planOf } from '../review.ts'
import type { City } from '../settings.ts'
import type { Recipient } from './notice.ts'

/** Everybody, and the departments, at one moment. */
export interface World {
  readonly now: IsoTime
  readonly city: City
  readonly accounts: readonly Account[]
  readonly departments: readonly DepartmentRecord[]
}

/** Somebody who did something earlier; whoever took over the work when that person has left. */
export function person(world: World, { id, name, email }: Actor): Recipient[] {
  const account = inOffice(world, id)
  if (account) return [recipientOf(account)]
  const isKnown = world.accounts.some((one) => one.id === id)
  // Versions from before there were accounts name people by the address only.
  return isKnown || email === '' ? [] : [{ name, email }]
}

/** Follows successors; a circle of people who have all left ends nowhere. */
function inOffice({ accounts }: World, id: string, seen: readonly string[] = []): Account | undefined {
  const account = accounts.find((one) => one.id === id)
  if (!account?.disabled) return account
  const next = account.disabled.successor?.id
  return next && !seen.includes(next) ? inOffice({ accounts } as World, next, [...seen, id]) : undefined
}

/** Exactly this account, also when it is disabled: it is told about itself. */
export function holder({ accounts }: World, id: string): Recipient[] {
  return accounts.filter((account) => account.id === id).map(recipientOf)
}

export function withRole(world: World, role: Role, departmentId: string): Recipient[] {
  return accountsWith(world, role, departmentId).map(recipientOf)
}

export function administrators(world: World): Recipient[] {
  const active = world.accounts.filter(({ disabled }) => !disabled)
  return active
    .filter(({ grants }) => grantsAt(grants, world.now).some(({ role }) => role === 'administrator'))
    .map(recipientOf)
}

/** The one contact of a department, else the deputy, else its liaisons, else the liaisons of every department. */
export function liaison(world: World, departmentId: string): Recipient[] {
  const record = world.departments.find(({ id }) => id === departmentId)
  for (const contact of [record?.liaison, record?.deputy]) {
    const account = contact && world.accounts.find(({ id, disabled }) => id === contact.accountId && !disabled)
    if (account) return [recipientOf(account)]
  }
  const all = accountsWith(world, 'liaison', departmentId)
  const own = all.filter(({ grants }) =>
    grants.some(({ role, department }) => role === 'liaison' && department === departmentId),
  )
  return (own.length > 0 ? own : all).map(recipientOf)
}

/** Who brought the data of a version. */
export function uploaders(world: World, version: VersionFacts): Recipient[] {
  return person(world, version.createdBy)
}

/** Who can give the sign-off of a role now: the colleague it was handed to, else everybody who holds the role. */
export function signers(world: World, version: VersionIn<'in-review'>, role: Role, as: Role = role): Recipient[] {
  const { departmentId } = version.candidate.metadata
  const able = accountsWith(world, as, departmentId).filter(
    ({ id }) => !isUploader(version, id) && !version.signOffs.some(({ by }) => by.id === id),
  )
  const handed = as === role ? version.delegations?.findLast((one) => one.role === role)?.to.id : undefined
  const chosen = able.filter(({ id }) => id === handed)
  return (chosen.length > 0 ? chosen : able).map(recipientOf)
}

/** The role that may stand in for another in a version, if the policy names one. */
export function deputyOf(version: VersionIn<'in-review'>, role: Role): Role | undefined {
  return planOf(version).steps.find((step) => step.role === role)?.deputy
}

export function departmentName({ city, departments }: World, id: string): string {
  return departmentNamed(city, departments, id).name
}

/** Everybody once. */
export function unique(people: readonly Recipient[]): Recipient[] {
  return [...new Map(people.map((one) => [one.account?.id ?? one.email, one])).values()]
}

function accountsWith({ accounts, now }: World, role: Role, departmentId: string): Account[] {
  return accounts.filter(
    ({ grants, disabled }) => !disabled && holdsRole({ grants: grantsAt(grants, now) }, role, departmentId),
  )
}

function recipientOf({ id, name, email, mail = DEFAULT_MAIL, unsubscribeKey }: Account): Recipient {
  return { name, email, account: { id, mail, unsubscribeKey } }
}
