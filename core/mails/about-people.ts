// core/mails/about-people.ts: who is told when somebody's access changes.
import type { AccessRequest } from '../accounts.ts'
import type { Facts } from './kinds.ts'
import { administrators, departmentName, holder, person, type World } from './people.ts'
import { detailOf, type Rule, recordOf, type Scene, type Telling } from './telling.ts'

const ACCOUNT = '/console/#/account'
const PEOPLE = '/console/#/people'
const CONSOLE = '/console/'

export const PEOPLE_RULES: Readonly<Record<string, Rule>> = {
  'person-invited': invited,
  'access-requested': requested,
  'access-granted': decided,
  'access-narrowed': decided,
  'access-refused': decided,
  'grant-given': given,
  'grant-revoked': revoked,
  'account-disabled': disabled,
  'account-enabled': (scene) => toAccount(scene, 'account-enabled', {}),
  'token-revoked': tokenRevoked,
  'contacts-changed': contacts,
}

function invited(scene: Scene): Telling[] {
  const invitation = recordOf(scene, 'invitation')
  if (invitation?.state !== 'open') return []
  const { email, note, by, expiresAt } = invitation
  const grants = invitation.grants.map(({ role, department }) => `${role}@${departmentWords(scene, department)}`)
  const facts = { by: by.name, note, email, expires: expiresAt, grants: grants.join('\n') }
  return [{ kind: 'person-invited', to: [{ name: email, email }], facts, path: CONSOLE }]
}

function requested(scene: Scene): Telling[] {
  const request = recordOf(scene, 'access-request')
  if (!request) return []
  const { from, role, department, reason } = request
  const facts = { by: from.name, email: from.email, reason, role, department: departmentWords(scene, department) }
  return [{ kind: 'access-requested', to: administrators(scene), facts, path: PEOPLE }]
}

/** The decision stands in the request, whatever the action is called. */
function decided(scene: Scene): Telling[] {
  const request = recordOf(scene, 'access-request')
  if (!request?.decision) return []
  const { decision, from, role, department } = request
  const granted = { role: decision.role ?? role, department: decision.department ?? department }
  const facts = {
    ...{ by: decision.by.name, note: decision.note, expires: decision.expiresAt ?? '' },
    ...{ role: granted.role, department: departmentWords(scene, granted.department) },
    ...{ askedRole: role, askedDepartment: departmentWords(scene, department) },
  }
  return [{ kind: kindOf(request, granted), to: holder(scene, from.id), facts, path: ACCOUNT }]
}

function kindOf(request: AccessRequest, granted: { role: string; department: string }): Telling['kind'] {
  if (request.state !== 'granted') return 'access-refused'
  const isLess = granted.role !== request.role || granted.department !== request.department
  return isLess ? 'access-narrowed' : 'access-granted'
}

function given(scene: Scene): Telling[] {
  const facts = {
    role: detailOf(scene, 'role'),
    department: departmentWords(scene, detailOf(scene, 'department')),
    expires: detailOf(scene, 'expires'),
    note: detailOf(scene, 'note'),
  }
  return toAccount(scene, 'grant-given', facts)
}

function revoked(scene: Scene): Telling[] {
  const facts = {
    role: detailOf(scene, 'role'),
    department: departmentWords(scene, detailOf(scene, 'department')),
    reason: detailOf(scene, 'reason'),
  }
  return toAccount(scene, 'grant-revoked', facts)
}

function disabled(scene: Scene): Telling[] {
  const account = recordOf(scene, 'account')
  if (!account?.disabled) return []
  const { reason, successor, by } = account.disabled
  const facts = { person: account.name, by: by.name }
  const handed: Telling[] = successor
    ? [{ kind: 'work-handed-over', to: person(scene, successor), facts, path: CONSOLE }]
    : []
  return [...toAccount(scene, 'account-disabled', { reason }), ...handed]
}

function tokenRevoked(scene: Scene): Telling[] {
  const token = recordOf(scene, 'token')
  if (!token) return []
  const facts = { token: token.name, prefix: token.prefix, by: scene.entry.actor.name }
  return [{ kind: 'token-revoked', to: holder(scene, token.owner.id), facts, path: ACCOUNT }]
}

/** Whoever is named now and was not before. */
function contacts(scene: Scene): Telling[] {
  const department = recordOf(scene, 'department')
  if (!department) return []
  const parts = ['liaison', 'deputy'] as const
  const changed = new Set((scene.entry.changes ?? []).map(({ field }) => field))
  return parts.flatMap((part) => {
    const contact = department[part]
    if (!contact || (changed.size > 0 && !changed.has(part))) return []
    const facts = {
      ...{ part: CONTACT_WORDS[part], department: department.name, by: scene.entry.actor.name },
      note: detailOf(scene, 'note'),
    }
    const path = `/console/#/departments/${department.id}`
    return [{ kind: 'contact-named' as const, to: holder(scene, contact.accountId), facts, path }]
  })
}

const CONTACT_WORDS = { liaison: 'liaison', deputy: 'deputy' } as const

function toAccount(scene: Scene, kind: Telling['kind'], facts: Facts): Telling[] {
  const account = recordOf(scene, 'account')
  const by = { by: scene.entry.actor.name }
  return account ? [{ kind, to: holder(scene, account.id), facts: { ...by, ...facts }, path: ACCOUNT }] : []
}

function departmentWords(world: World, id: string): string {
  return id === '*' || id === '' ? id : departmentName(world, id)
}
