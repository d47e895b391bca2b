// functions/api/steps/departments.ts: departments are founded, described, handed over and dissolved.
import { asLiaisonOf } from '../../../core/account-moves.ts'
import type { Account } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import {
  type Contacts,
  changeTexts,
  type DepartmentTexts,
  departmentChanges,
  dissolve,
  isNameTaken,
  nameContacts,
  whyNotNamedByLiaison,
} from '../../../core/department-moves.ts'
import { type Contact, type DepartmentRecord, departmentsNow } from '../../../core/departments.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom, slugFor } from '../../../core/keys.ts'
import { grantsAt, holdsRole } from '../../../core/members.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { type RecordChange, standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { heldStill } from './accounts.ts'
import { holdingsOf } from './department-holdings.ts'

/** Departments of now and those that were dissolved, which come last. */
export async function allDepartments(ports: ApiPorts): Promise<DepartmentRecord[]> {
  return departmentsNow(ports.city, await ports.registry.records('department'))
}

export async function foundDepartment(
  ports: ApiPorts,
  by: Member,
  { id: address, ...texts }: DepartmentTexts & { readonly id?: string | undefined },
): Promise<DepartmentRecord | Refusal> {
  const all = await allDepartments(ports)
  const id = address ?? slugFor(texts.name).slice(0, MAX_ID).replace(/-+$/, '')
  if (!/^[a-z]/.test(id)) return refuse('bad-request', 'name: expected letters to make an address from')
  if (all.some((one) => one.id === id)) return refuse('already-there', `the address ${id} is taken`)
  if (isNameTaken(all, texts.name)) return refuse('already-there', `there is a department named ${texts.name}`)

  const at = ports.outside.now()
  const department: DepartmentRecord = { id, revision: 1, ...texts, history: [] }
  return save(ports, by, at, 'department-founded', { after: department }, { name: texts.name })
}

/** As long as forms allow an id to be. */
const MAX_ID = 40

export async function changeDepartment(
  ports: ApiPorts,
  by: Member,
  id: string,
  wanted: Partial<DepartmentTexts>,
): Promise<DepartmentRecord | Refusal> {
  const all = await allDepartments(ports)
  const before = all.find((one) => one.id === id)
  if (!before) return refuse('not-found')
  const others = all.filter((one) => one.id !== id)
  if (wanted.name !== undefined && isNameTaken(others, wanted.name)) {
    return refuse('already-there', `there is a department named ${wanted.name}`)
  }
  const after = changeTexts(before, wanted, by)
  if (isRefusal(after)) return after
  if (departmentChanges(before, after).length === 0) return before

  return save(ports, by, ports.outside.now(), 'department-changed', { before, after }, {})
}

export interface AskedContacts {
  /** Ids of accounts; `null` for nobody. */
  readonly liaison: string | null
  readonly deputy: string | null
  readonly note: string
}

/** Names the contacts and gives them, in the same change, the role they need. */
export async function changeContacts(
  ports: ApiPorts,
  by: Member,
  id: string,
  { liaison, deputy, note }: AskedContacts,
): Promise<DepartmentRecord | Refusal> {
  const before = (await allDepartments(ports)).find((one) => one.id === id)
  if (!before) return refuse('not-found')
  const people = await accountsOf(ports, [liaison, deputy])
  if (isRefusal(people)) return people
  const at = ports.outside.now()
  const wanted: Contacts = {
    ...(liaison === null ? {} : { liaison: contactOf(people.get(liaison)!) }),
    ...(deputy === null ? {} : { deputy: contactOf(people.get(deputy)!) }),
  }
  const deputyGrants = deputy === null ? [] : grantsAt(people.get(deputy)!.grants, at)
  const fault = by.roles.includes('administrator') ? undefined : whyNotNamedByLiaison(before, wanted, deputyGrants)
  if (fault) return fault
  const after = nameContacts(before, wanted, note, by, at)
  if (isRefusal(after)) return after
  if (departmentChanges(before, after).length === 0) return before

  const grown: RecordChange[] = []
  for (const person of people.values()) {
    const given = { id: recordIdFrom('gr', ports.outside.random(12)), by, at }
    const able = asLiaisonOf(person, id, given)
    if (isRefusal(able)) return able
    if (able !== person) grown.push({ kind: 'account', before: person, after: able })
  }
  const detail = {
    liaison: liaison ?? '',
    deputy: deputy ?? '',
    note,
    granted: grown.map((one) => one.after.id).join(', '),
  }
  const stands = [...people.values()].map(({ id: person, revision }) => ({
    kind: 'account' as const,
    id: person,
    revision,
  }))
  return save(ports, by, at, 'contacts-changed', { before, after }, detail, { grown, stands })
}

export async function dissolveDepartment(
  ports: ApiPorts,
  by: Member,
  id: string,
  reason: string,
): Promise<DepartmentRecord | Refusal> {
  const before = (await allDepartments(ports)).find((one) => one.id === id)
  if (!before) return refuse('not-found')
  const at = ports.outside.now()
  const after = dissolve(before, await holdingsOf(ports, before, at), reason, by, at)
  if (isRefusal(after)) return after

  return save(ports, by, at, 'department-dissolved', { before, after }, { name: before.name, reason })
}

/** Who could become deputy without an administrator's help. */
export function candidatesFor(accounts: readonly Account[], departmentId: string, now: IsoTime): Contact[] {
  return accounts
    .filter(({ disabled }) => !disabled)
    .filter(({ grants }) => holdsRole({ grants: grantsAt(grants, now) }, 'liaison', departmentId))
    .map(contactOf)
}

function contactOf({ id, name, email }: Account): Contact {
  return { accountId: id, name, email }
}

async function accountsOf(ports: ApiPorts, ids: readonly (string | null)[]): Promise<Map<string, Account> | Refusal> {
  const found = new Map<string, Account>()
  for (const id of ids) {
    if (id === null) continue
    const account = await ports.registry.record('account', id)
    if (!account || account.disabled) return refuse('no-such-person', `${id} is no account that can be used`)
    found.set(id, account)
  }
  return found
}

/** A department that only the settings name has no record yet: revision 0, and nothing before. */
async function save(
  ports: ApiPorts,
  by: Member,
  at: IsoTime,
  action: string,
  { before, after }: { readonly before?: DepartmentRecord; readonly after: DepartmentRecord },
  detail: Readonly<Record<string, string>>,
  more: { readonly grown: readonly RecordChange[]; readonly stands: Parameters<typeof heldStill>[0] } = {
    grown: [],
    stands: [],
  },
): Promise<DepartmentRecord | Refusal> {
  const change: RecordChange =
    before && before.revision > 0 ? { kind: 'department', before, after } : { kind: 'department', after }
  const records = [change, ...more.grown]
  const saved = await ports.registry.commit({
    records,
    unchanged: heldStill([...standsStill(by), ...more.stands], records),
    event: {
      ...{ ...doneBy(by, at), action, subject: subjectOf('department', after.id), detail },
      ...(before ? { changes: departmentChanges(before, after) } : {}),
    },
  })
  return isRefusal(saved) ? saved : after
}
