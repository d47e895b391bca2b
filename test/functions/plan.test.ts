// The plan in steps: who may write what, what is kept, what the log says, and imports that are all or nothing.
import { isRefusal, type Refusal } from '../../core/errors.ts'
import type { Dataset, Member } from '../../core/model.ts'
import type { PlanEntry } from '../../core/plan-entries.ts'
import type { PlanDraft } from '../../core/plan-rules.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { addEntry, changeEntry, findEntry, removeEntry } from '../../functions/api/steps/plan.ts'
import { importInventory } from '../../functions/api/steps/plan-import.ts'
import { listPlan } from '../../functions/api/steps/plan-list.ts'
import { memoryRegistry } from '../support/memory.ts'
import { ada, aMember, ines, leo, tom } from '../support/people.ts'
import { anEntry } from '../support/plan.ts'
import { CITY } from '../support/published.ts'
import { dataset as perfectDataset } from '../support/versions.ts'

const now = '2026-11-27T10:00:00.000Z'
const live: Dataset = { ...perfectDataset, id: 'ds_000000000000000000000001', slug: 'live', publishedVersion: 1 }
const hidden: Dataset = { ...perfectDataset, id: 'ds_000000000000000000000002', slug: 'hidden' }
const city = { ...CITY, departments: [...CITY.departments, { id: 'finance', name: 'Finance' }] }

function aPortal() {
  const registry = memoryRegistry()
  let seed = 0
  const random = (bytes: number) => new Uint8Array(bytes).fill(++seed)
  const ports = { registry, city, outside: { now: () => now, random } } as unknown as ApiPorts
  for (const one of [live, hidden]) registry.seed({ ...one, metadata: { ...one.metadata, departmentId: 'parks' } })
  return { registry, ports }
}
const draft: PlanDraft = {
  ...{ departmentId: 'parks', title: 'Ducks', description: '', state: 'idea', priority: 'low' },
}
const codeOf = (result: unknown) => (isRefusal(result) ? result.code : 'ok')
const lastEntry = async ({ registry }: ReturnType<typeof aPortal>) => (await registry.audit(0, 100)).at(-1)!

const adding: { name: string; by: Member; given: Partial<PlanDraft>; gives: string }[] = [
  { name: 'a publisher lists what the department holds', by: ines, given: {}, gives: 'ok' },
  { name: 'another department’s publisher does not', by: tom, given: {}, gives: 'not-your-department' },
  { name: 'reviewers do not', by: aMember('priya', ['privacy-reviewer']), given: {}, gives: 'not-your-department' },
  { name: 'a department must be one', by: ada, given: { departmentId: 'moon' }, gives: 'no-such-department' },
  { name: 'what is withheld needs a reason', by: ines, given: { state: 'withheld' }, gives: 'bad-request' },
  {
    name: 'published needs a public dataset',
    by: ines,
    given: { state: 'published', datasetId: hidden.id },
    gives: 'bad-request',
  },
  { name: 'and takes one', by: ines, given: { state: 'published', datasetId: live.id }, gives: 'ok' },
  {
    name: 'a dataset of another department',
    by: ada,
    given: { departmentId: 'finance', datasetId: live.id },
    gives: 'bad-request',
  },
  { name: 'a dataset that is none', by: ines, given: { datasetId: 'ds_x' }, gives: 'bad-request' },
]
for (const { name, by, given, gives } of adding) {
  test(`add: ${name}`, async () => {
    expect(codeOf(await addEntry(aPortal().ports, by, { ...draft, ...given }))).toBe(gives)
  })
}

test('a dataset has one entry, and another one once the first is off the list', async () => {
  const { ports } = aPortal()
  const first = (await addEntry(ports, ines, { ...draft, datasetId: live.id })) as PlanEntry
  expect(codeOf(await addEntry(ports, ines, { ...draft, title: 'More', datasetId: live.id }))).toBe('already-there')
  await removeEntry(ports, leo, first, 'a mistake')
  expect(codeOf(await addEntry(ports, ines, { ...draft, title: 'More', datasetId: live.id }))).toBe('ok')
})

test('a change says what was and what is; the second of two at once is refused', async () => {
  const portal = aPortal()
  portal.registry.put('plan-entry', anEntry())
  const changes = { title: 'Dog runs', plannedFor: null, state: 'idea' } as const
  const after = (await changeEntry(portal.ports, ines, anEntry(), 1, changes)) as PlanEntry
  expect(after).toMatchObject({ revision: 2, title: 'Dog runs', state: 'idea', updatedAt: now })
  expect(after).not.toHaveProperty('plannedFor')
  expect((await lastEntry(portal)).changes).toEqual([
    { field: 'title', before: 'Dog parks', after: 'Dog runs' },
    { field: 'state', before: 'planned', after: 'idea' },
    { field: 'plannedFor', before: '2027-03-31', after: '' },
  ])
  expect(codeOf(await changeEntry(portal.ports, leo, anEntry(), 1, { title: 'Dogs' }))).toBe('busy')
  expect(codeOf(await changeEntry(portal.ports, leo, after, 1, { title: 'Dogs' }))).toBe('entry-changed')
})

test('an entry moves to a department only with somebody who works in both', async () => {
  const { ports, registry } = aPortal()
  registry.put('plan-entry', anEntry())
  expect(codeOf(await changeEntry(ports, ines, anEntry(), 1, { departmentId: 'finance' }))).toBe('not-your-department')
  expect(codeOf(await changeEntry(ports, ada, anEntry(), 1, { departmentId: 'finance' }))).toBe('ok')
})

test('a grant that was revoked meanwhile stops the change', async () => {
  const { ports, registry } = aPortal()
  registry.put('account', { id: 'ines', revision: 2 } as never)
  expect(codeOf(await addEntry(ports, { ...ines, accountRevision: 1 }, draft))).toBe('busy')
})

test('what is taken off is gone from the list and stays in the log with its reason', async () => {
  const portal = aPortal()
  portal.registry.put('plan-entry', anEntry())
  await removeEntry(portal.ports, leo, anEntry(), 'listed twice')
  expect(codeOf(await findEntry(portal.ports, 'plan_1'))).toBe('not-found')
  const { items } = await listPlan(portal.ports, ines, { state: 'planned' })
  expect(items).toEqual([])
  expect(await lastEntry(portal)).toMatchObject({ action: 'plan-entry-removed', detail: { reason: 'listed twice' } })
})

test('people see every entry, and datasets without one only in their own departments', async () => {
  const { ports, registry } = aPortal()
  registry.put('plan-entry', anEntry())
  const titles = async (by: Member) => (await listPlan(ports, by, {})).items.map(({ id }) => id)
  expect(await titles(ines)).toEqual(['plan_1', live.id])
  expect(await titles(tom)).toEqual(['plan_1'])
})

test('an import is all or nothing, and the log has every field', async () => {
  const portal = aPortal()
  portal.registry.put('plan-entry', anEntry())
  const bad = 'department,title,state\nparks,Dog parks,idea\nmoon,Craters,idea'
  const refused = (await importInventory(portal.ports, ines, { csv: bad, dryRun: false })) as Refusal
  expect([refused.code, refused.detail]).toEqual(['inventory-unfit', expect.stringContaining('row 3: department')])
  expect(await portal.registry.sequence()).toBe(0)

  const good = 'department,title,state\nparks,Dog parks,idea\nparks,Craters,idea'
  expect(codeOf(await importInventory(portal.ports, ines, { csv: good, dryRun: true }))).toBe('ok')
  expect(await portal.registry.sequence()).toBe(0)
  expect(codeOf(await importInventory(portal.ports, ines, { csv: good, dryRun: false }))).toBe('ok')
  const entry = await lastEntry(portal)
  expect(entry).toMatchObject({ action: 'inventory-imported', detail: { added: 1, changed: 1 } })
  expect(entry.changes).toContainEqual({ field: 'plan_1 state', before: 'planned', after: 'idea' })
  expect(await portal.registry.records('plan-entry')).toHaveLength(2)
})

test('a long import is saved in groups; sent again, it changes nothing', async () => {
  const { ports, registry } = aPortal()
  const csv = `title\n${Array.from({ length: 60 }, (_, at) => `Dataset ${at}`).join('\n')}`
  const asked = { csv, dryRun: false, departmentId: 'parks' }
  await importInventory(ports, ines, asked)
  expect(await registry.sequence()).toBe(3)
  await importInventory(ports, ines, asked)
  expect(await registry.sequence()).toBe(3)
  expect(new Set((await registry.records('plan-entry')).map(({ title }) => title)).size).toBe(60)
})
