// Departments over the API: what they hold keeps them alive, contacts change hands and the history keeps who was it.
import { accountId, NOW, type TestApi, testApi } from '../support/api.ts'
import { dataset, metadata } from '../support/versions.ts'

let api: TestApi
beforeEach(() => {
  api = testApi()
  api.person('ada', 'administrator')
  api.person('leo', 'liaison')
  api.person('mara', 'liaison of parks')
  api.person('tom', 'publisher of parks')
  api.person('nils')
})

const listed = async (id: string, who = 'ada') =>
  (await api.call(who, 'GET', '/departments')).body.departments.find((one: { id: string }) => one.id === id)
const dissolve = (id: string) => api.call('ada', 'DELETE', `/departments/${id}?reason=Merged`)
const contacts = (id: string, body: object, who = 'ada') => api.call(who, 'PUT', `/departments/${id}/contacts`, body)

test('a department is founded, renamed, described and dissolved, and forms follow', async () => {
  const { body } = await api.call('ada', 'POST', '/departments', { name: 'Libraries and Archives' })
  expect(body).toMatchObject({ id: 'libraries-and-archives', about: '', website: '' })
  const names = async () =>
    (await api.call('ada', 'GET', '/me')).body.city.departments.map(({ name }: { name: string }) => name)
  expect(await names()).toContain('Libraries and Archives')
  await api.call('ada', 'PATCH', `/departments/${body.id}`, {
    name: 'Libraries',
    website: 'https://libraries.example/',
  })
  expect(await names()).toContain('Libraries')
  expect((await dissolve(body.id)).body.dissolved.reason).toBe('Merged')
  expect(await names()).not.toContain('Libraries')
  expect((await dissolve(body.id)).body.code).toBe('already-decided')
  expect((await api.call('ada', 'PATCH', `/departments/${body.id}`, { about: 'x' })).body.code).toBe('not-found')
})

const founding = [
  { name: 'a name that is taken', body: { name: 'parks and recreation' }, gives: 'already-there' },
  { name: 'an address that is taken', body: { id: 'parks', name: 'Other' }, gives: 'already-there' },
  { name: 'an address that is none', body: { id: '../parks', name: 'Other' }, gives: 'bad-request' },
  { name: 'the address of everything', body: { id: '*', name: 'Other' }, gives: 'bad-request' },
  { name: 'a name without letters', body: { name: '!!!' }, gives: 'bad-request' },
  { name: 'a page that is a script', body: { name: 'Other', website: 'javascript:alert(1)' }, gives: 'bad-request' },
]
for (const { name, body, gives } of founding) {
  test(`refused: a department with ${name}`, async () => {
    expect((await api.call('ada', 'POST', '/departments', body)).body.code).toBe(gives)
  })
}

describe('a department that holds something is not dissolved, and the answer names it', () => {
  const entry = {
    ...{ id: 'plan_1', revision: 1, departmentId: 'parks', title: 'Benches', description: '', state: 'idea' as const },
    ...{ priority: 'low' as const, updatedAt: NOW, updatedBy: { id: 'x', name: '', email: '' } },
  }
  const cases: { name: string; put: () => unknown; names: string }[] = [
    { name: 'datasets', put: () => api.registry.seed(dataset), names: 'datasets: Street Trees' },
    { name: 'entries of its plan', put: () => api.registry.put('plan-entry', entry), names: 'plan entries: Benches' },
    { name: 'people who work only there', put: () => undefined, names: 'grants: mara, tom' },
    {
      name: 'a contact',
      put: () => contacts('parks', { liaison: accountId('leo'), deputy: null }),
      names: 'contacts: leo (liaison)',
    },
    {
      name: 'an open request',
      put: () =>
        api.call('nils', 'POST', '/me/access-requests', { role: 'publisher', department: 'parks', reason: 'x' }),
      names: 'access requests: nils',
    },
    {
      name: 'an invitation',
      put: () =>
        api.call('ada', 'POST', '/invitations', {
          email: 'eva@x.example',
          grants: [{ role: 'publisher', department: 'parks' }],
        }),
      names: 'invitations: eva@x.example',
    },
    {
      name: 'an API token',
      put: () => api.call('tom', 'POST', '/me/tokens', { name: 'nightly', departments: ['parks'], actions: ['read'] }),
      names: 'API tokens: nightly of tom',
    },
  ]
  for (const { name, put, names } of cases) {
    test(name, async () => {
      await put()
      const { body } = await dissolve('parks')
      expect(body.code).toBe('department-in-use')
      expect(body.detail).toContain(names)
      expect((await listed('parks')).dissolved).toBeUndefined()
    })
  }
})

test('contacts get the role they need, and who was contact before stays in the history', async () => {
  await contacts('health', { liaison: accountId('nils'), deputy: accountId('leo'), note: 'Since the merger.' })
  expect((await api.call('nils', 'GET', '/me')).body.grants).toEqual([{ role: 'liaison', department: 'health' }])
  await contacts('health', { liaison: accountId('leo'), deputy: accountId('nils'), note: 'They swapped.' })
  const { liaison, deputy, history } = await listed('health')
  expect([liaison.name, deputy.name]).toEqual(['leo', 'nils'])
  expect(
    history.map(({ part, person, note }: { part: string; person: { name: string }; note: string }) => [
      part,
      person.name,
      note,
    ]),
  ).toEqual([
    ['liaison', 'nils', 'They swapped.'],
    ['deputy', 'leo', 'They swapped.'],
  ])
  expect((await api.registry.records('account')).find(({ name }) => name === 'leo')?.grants).toHaveLength(1)
})

const naming = [
  { name: 'one person for both', by: 'ada', liaison: 'leo', deputy: 'leo', gives: 'bad-request' },
  { name: 'oneself, without the role', by: 'ada', liaison: 'ada', deputy: null, gives: 'not-yourself' },
  { name: 'somebody unknown', by: 'ada', liaison: 'stranger', deputy: null, gives: 'no-such-person' },
  { name: 'another liaison, by a liaison', by: 'mara', liaison: 'leo', deputy: null, gives: 'not-allowed' },
  {
    name: 'a deputy who is no liaison, by a liaison',
    by: 'mara',
    liaison: null,
    deputy: 'tom',
    gives: 'no-such-person',
  },
  { name: 'contacts by a publisher', by: 'tom', liaison: null, deputy: 'leo', gives: 'not-allowed' },
]
for (const { name, by, liaison, deputy, gives } of naming) {
  test(`refused: naming ${name}`, async () => {
    const ids = { liaison: liaison && accountId(liaison), deputy: deputy && accountId(deputy) }
    expect((await contacts('parks', ids, by)).body.code).toBe(gives)
  })
}

test('a liaison edits the own department: its words and its deputy, no other and not its name', async () => {
  expect((await api.call('mara', 'PATCH', '/departments/parks', { about: 'Every tree.' })).body.about).toBe(
    'Every tree.',
  )
  expect((await contacts('parks', { liaison: null, deputy: accountId('leo') }, 'mara')).body.deputy.name).toBe('leo')
  expect((await api.call('mara', 'PATCH', '/departments/parks', { name: 'Trees' })).body.code).toBe('not-allowed')
  expect((await api.call('mara', 'PATCH', '/departments/health', { about: 'x' })).body.code).toBe('not-your-department')
  expect((await contacts('health', { liaison: null, deputy: null }, 'mara')).body.code).toBe('not-your-department')
})

test('everybody signed in sees contacts; counts and history only who belongs there; candidates who may edit', async () => {
  api.registry.seed({ ...dataset, metadata: { ...metadata, departmentId: 'parks' } })
  expect(Object.keys(await listed('parks', 'nils'))).toEqual(['id', 'name', 'about', 'website'])
  expect((await listed('parks', 'tom')).counts).toEqual({ datasets: 1, published: 0, planEntries: 0 })
  expect((await listed('parks', 'tom')).candidates).toBeUndefined()
  const { candidates } = await listed('parks', 'mara')
  expect(candidates.map(({ name }: { name: string }) => name).sort()).toEqual(['leo', 'mara'])
  expect((await listed('health', 'mara')).candidates).toBeUndefined()
})

test('a change of nothing is no change', async () => {
  const { body } = await api.call('ada', 'POST', '/departments', { name: 'Libraries' })
  const before = await api.registry.sequence()
  await api.call('ada', 'PATCH', `/departments/${body.id}`, { about: '' })
  await contacts(body.id, { liaison: null, deputy: null })
  expect(await api.registry.sequence()).toBe(before)
})
