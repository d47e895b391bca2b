// core/department-moves.ts: how departments change: their words, who is their contact, their end. Pure.
import { changesBetween } from './audit.ts'
import type { FieldChange } from './audit-model.ts'
import type { Contact, DepartmentRecord, HandOver } from './departments.ts'
import { type Refusal, refuse } from './errors.ts'
import { actorOf } from './lifecycle.ts'
import { holdsRole } from './members.ts'
import type { Actor, IsoTime, Member } from './model.ts'

export interface DepartmentTexts {
  readonly name: string
  readonly about: string
  readonly website: string
}

const FIELDS = ['name', 'about', 'website', 'liaison', 'deputy'] as const

/** What differs, as the log shows it. */
export function departmentChanges(before: DepartmentRecord, after: DepartmentRecord): FieldChange[] {
  return changesBetween(textsOf(before), textsOf(after), FIELDS)
}

function textsOf({ name, about, website, liaison, deputy }: DepartmentRecord) {
  const person = (contact: Contact | undefined) => (contact ? `${contact.name} (${contact.email})` : '')
  return { name, about, website, liaison: person(liaison), deputy: person(deputy) }
}

/** A department by its name, without regard to case; two of one name could not be told apart. */
export function isNameTaken(others: readonly DepartmentRecord[], name: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase()
  return others.some((one) => !one.dissolved && plain(one.name) === plain(name))
}

/** A liaison writes about the own department; its name is an administrator's. */
export function changeTexts(
  department: DepartmentRecord,
  wanted: Partial<DepartmentTexts>,
  by: Pick<Member, 'roles'>,
): DepartmentRecord | Refusal {
  if (department.dissolved) return refuse('not-found')
  const after = { ...department, ...wanted, revision: department.revision + 1 }
  if (after.name !== department.name && !by.roles.includes('administrator')) {
    return refuse('not-allowed', 'only an administrator renames a department')
  }
  return after
}

export interface Contacts {
  readonly liaison?: Contact
  readonly deputy?: Contact
}

/** Names liaison and deputy; whoever was it before is kept in the history. */
export function nameContacts(
  department: DepartmentRecord,
  wanted: Contacts,
  note: string,
  by: Actor,
  at: IsoTime,
): DepartmentRecord | Refusal {
  if (department.dissolved) return refuse('not-found')
  if (wanted.liaison && wanted.liaison.accountId === wanted.deputy?.accountId) {
    return refuse('bad-request', 'liaison and deputy are two people')
  }
  const { liaison, deputy, ...rest } = department
  const left: HandOver[] = PARTS.flatMap((part) => {
    const person = department[part]
    const stays = person && person.accountId === wanted[part]?.accountId
    return person && !stays ? [{ part, person, until: at, by: actorOf(by), note }] : []
  })
  return {
    ...rest,
    ...(wanted.liaison ? { liaison: wanted.liaison } : {}),
    ...(wanted.deputy ? { deputy: wanted.deputy } : {}),
    revision: department.revision + 1,
    history: [...left, ...department.history],
  }
}

export const PARTS = ['liaison', 'deputy'] as const

/** The part that somebody has in a department, if any. */
export function partOf(department: DepartmentRecord, accountId: string): HandOver['part'] | undefined {
  return PARTS.find((part) => department[part]?.accountId === accountId)
}

/** The contact's name and address are those of the account. */
export function contactRenamed(
  department: DepartmentRecord,
  { id, name, email }: Pick<Actor, 'id' | 'name' | 'email'>,
): DepartmentRecord {
  const part = partOf(department, id)
  if (!part) return department
  return { ...department, revision: department.revision + 1, [part]: { accountId: id, name, email } }
}

/**
 * Whether a liaison may name these contacts: the own deputy, from those who are liaisons there.
 * The liaison, and new grants with it, are for administrators.
 *
 * @param deputyGrants what the wanted deputy may do now
 */
export function whyNotNamedByLiaison(
  department: DepartmentRecord,
  wanted: Contacts,
  deputyGrants: Member['grants'],
): Refusal | undefined {
  if (department.liaison?.accountId !== wanted.liaison?.accountId) {
    return refuse('not-allowed', 'only an administrator names the liaison')
  }
  if (wanted.deputy && !holdsRole({ grants: deputyGrants }, 'liaison', department.id)) {
    return refuse('no-such-person', `${wanted.deputy.name} is no liaison of ${department.name}`)
  }
  return undefined
}

/** The posts of somebody who leaves go to the successor; where that one has the other post, one stays empty. */
export function handOverPosts(
  department: DepartmentRecord,
  leaver: string,
  successor: Contact | undefined,
  note: string,
  by: Actor,
  at: IsoTime,
): DepartmentRecord | Refusal {
  const part = partOf(department, leaver)
  if (!part) return department
  const { liaison, deputy } = department
  const isDeputy = successor !== undefined && deputy?.accountId === successor.accountId
  const isLiaison = successor !== undefined && liaison?.accountId === successor.accountId
  const wanted: { liaison: Contact | undefined; deputy: Contact | undefined } =
    part === 'liaison'
      ? { liaison: successor, deputy: isDeputy ? undefined : deputy }
      : { liaison, deputy: isLiaison ? undefined : successor }
  return nameContacts(department, present(wanted), note, by, at)
}

function present({ liaison, deputy }: { liaison: Contact | undefined; deputy: Contact | undefined }): Contacts {
  return { ...(liaison ? { liaison } : {}), ...(deputy ? { deputy } : {}) }
}

/** What a department still holds, by kind: names for people. */
export interface Holdings {
  readonly datasets: readonly string[]
  readonly 'plan entries': readonly string[]
  readonly contacts: readonly string[]
  readonly grants: readonly string[]
  readonly 'access requests': readonly string[]
  readonly invitations: readonly string[]
  readonly 'API tokens': readonly string[]
}

/** Ends a department; what it still holds must be moved first. */
export function dissolve(
  department: DepartmentRecord,
  holds: Holdings,
  reason: string,
  by: Actor,
  at: IsoTime,
): DepartmentRecord | Refusal {
  if (department.dissolved) return refuse('already-decided', `dissolved on ${department.dissolved.at}`)
  const used = Object.entries(holds).filter(([, names]) => names.length > 0)
  if (used.length > 0) return refuse('department-in-use', used.map(([kind, names]) => heldText(kind, names)).join('; '))
  return { ...department, revision: department.revision + 1, dissolved: { at, by: actorOf(by), reason } }
}

/** More than a few names help nobody. */
const NAMED = 5

function heldText(kind: string, names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : ''
  return `${kind}: ${names.slice(0, NAMED).join(', ')}${more}`
}
