// Rights over the API: who may give and take them, and what a change that comes too late is worth.
import { isRefusal } from '../../core/errors.ts'
import { accountId, NOW, type TestApi, testApi } from '../support/api.ts'

const LATER = '2026-06-01T12:00:00.000Z'

let api: TestApi
beforeEach(() => {
  api = testApi()
  api.person('ada', 'administrator')
  api.person('bo', 'administrator')
  api.person('ines', 'publisher')
  api.person('mara', 'liaison of parks')
  api.person('nils')
})

const rolesOf = async (id: string) =>
  (await api.call(id, 'GET', '/me')).body.grants?.map(
    ({ role, department }: { role: string; department: string }) => `${role} of ${department}`,
  )

const ask = (role = 'publisher', department = 'parks') =>
  api.call('nils', 'POST', '/me/access-requests', { role, department, reason: 'I keep the tree register.' })
const decide = (id: string, body: object, who = 'ada') => api.call(who, 'POST', `/access-requests/${id}/decision`, body)

test('somebody asks, an administrator grants, and the role counts at the next request', async () => {
  const { body: asked } = await ask()
  expect(await rolesOf('nils')).toEqual([])
  const { body: listed } = await api.call('ada', 'GET', '/access-requests')
  expect(listed.requests).toMatchObject([{ id: asked.id, state: 'open', from: { name: 'nils' }, held: [] }])
  const granted = await decide(asked.id, { decision: 'grant', note: 'Welcome.' })
  expect(granted.body).toMatchObject({ state: 'granted', decision: { role: 'publisher', department: 'parks' } })
  expect(await rolesOf('nils')).toEqual(['publisher of parks'])
  expect((await api.call('nils', 'GET', '/me/access-requests')).body.requests).toHaveLength(1)
})

test('a grant can be narrowed to one department and to an end, and ends by itself', async () => {
  const { body: asked } = await ask('publisher', '*')
  const narrower = { decision: 'grant', department: 'parks', expiresAt: LATER, note: 'For the season.' }
  expect((await decide(asked.id, narrower)).body.decision).toMatchObject({ department: 'parks', expiresAt: LATER })
  expect(await rolesOf('nils')).toEqual(['publisher of parks'])
  api.setClock(LATER)
  expect(await rolesOf('nils')).toEqual([])
  expect((await api.call('nils', 'GET', '/datasets')).body.code).toBe('no-role-yet')
})

const decisions = [
  { name: 'a refusal says why', body: { decision: 'refuse' }, gives: 'reason-missing' },
  { name: 'a refusal with a note is one', body: { decision: 'refuse', note: 'No.' }, gives: 'refused' },
  { name: 'nobody gets a wider department', body: { decision: 'grant', department: '*' }, gives: 'bad-request' },
  { name: 'nobody gets another department', body: { decision: 'grant', department: 'health' }, gives: 'bad-request' },
  {
    name: 'nobody becomes administrator by it',
    body: { decision: 'grant', role: 'administrator' },
    gives: 'bad-request',
  },
  { name: 'an end is in the future', body: { decision: 'grant', expiresAt: NOW }, gives: 'bad-request' },
  { name: 'a department must exist', body: { decision: 'grant', department: 'moon' }, gives: 'no-such-department' },
]
for (const { name, body, gives } of decisions) {
  test(`a request for access: ${name}`, async () => {
    const { body: asked } = await ask()
    const { body: answered } = await decide(asked.id, body)
    expect(answered.code ?? answered.state).toBe(gives)
  })
}

test('a request is answered once, and not by whoever asked', async () => {
  const { body: asked } = await ask()
  await decide(asked.id, { decision: 'refuse', note: 'Not now.' })
  expect((await decide(asked.id, { decision: 'grant' })).body.code).toBe('already-decided')
  const { body: own } = await api.call('ada', 'POST', '/me/access-requests', {
    role: 'liaison',
    department: 'parks',
    reason: 'x',
  })
  expect((await decide(own.id, { decision: 'grant' })).body.code).toBe('not-yourself')
  expect((await decide(own.id, { decision: 'grant' }, 'bo')).body.state).toBe('granted')
})

test('requests are one per role and department, five at most, and can be taken back', async () => {
  const departments = ['parks', 'health', 'finance', 'mayor', 'planning']
  const ids: string[] = []
  for (const department of departments) ids.push((await ask('publisher', department)).body.id)
  expect((await ask('publisher', 'parks')).body.code).toBe('already-there')
  expect((await ask('publisher', 'transport')).body.code).toBe('too-many-open')
  expect((await api.call('ines', 'DELETE', `/me/access-requests/${ids[0]}`)).body.code).toBe('not-found')
  expect((await api.call('nils', 'DELETE', `/me/access-requests/${ids[0]}`)).body.state).toBe('withdrawn')
  expect((await ask('publisher', 'transport')).status).toBe(201)
})

const rolesInBodies = [
  { path: '/me', method: 'PATCH', body: { mail: { language: 'es' }, role: 'administrator' } },
  {
    path: '/me',
    method: 'PATCH',
    body: { mail: { language: 'es' }, grants: [{ role: 'administrator', department: '*' }] },
  },
  {
    path: '/me/access-requests',
    method: 'POST',
    body: { role: 'publisher', department: 'parks', reason: 'x', state: 'granted', grants: ['administrator'] },
  },
]
for (const { path, method, body } of rolesInBodies) {
  test(`a role sent in the body of ${method} ${path} is refused and has no effect: ${Object.keys(body).join(', ')}`, async () => {
    expect((await api.call('nils', method, path, body)).body.code).toBe('bad-request')
    expect(await rolesOf('nils')).toEqual([])
  })
}

test('a role in the body of a dataset is no part of it', async () => {
  const body = { title: 'x', role: 'administrator', roles: ['administrator'] }
  expect((await api.call('nils', 'POST', '/datasets', body)).body.code).toBe('not-allowed')
})

describe('grants', () => {
  const grant = (who: string, to: string, body: object) =>
    api.call(who, 'POST', `/accounts/${accountId(to)}/grants`, body)

  const refused = [
    {
      name: 'nobody gives themself a role',
      by: 'ada',
      to: 'ada',
      body: { role: 'liaison', department: '*' },
      gives: 'not-yourself',
    },
    {
      name: 'a publisher gives nobody a role',
      by: 'ines',
      to: 'nils',
      body: { role: 'liaison', department: '*' },
      gives: 'not-allowed',
    },
    {
      name: 'an administrator is one for every department',
      by: 'ada',
      to: 'nils',
      body: { role: 'administrator', department: 'parks' },
      gives: 'bad-request',
    },
    {
      name: 'a role that is held',
      by: 'ada',
      to: 'mara',
      body: { role: 'liaison', department: 'parks' },
      gives: 'already-there',
    },
    {
      name: 'a role that is part of one that is held',
      by: 'ada',
      to: 'ines',
      body: { role: 'publisher', department: 'parks' },
      gives: 'already-there',
    },
    {
      name: 'a department that is none',
      by: 'ada',
      to: 'nils',
      body: { role: 'publisher', department: 'moon' },
      gives: 'no-such-department',
    },
    {
      name: 'an id of one’s own choice',
      by: 'ada',
      to: 'nils',
      body: { role: 'publisher', department: 'parks', id: 'gr_x' },
      gives: 'bad-request',
    },
  ]
  for (const { name, by, to, body, gives } of refused) {
    test(`refused: ${name}`, async () => expect((await grant(by, to, body)).body.code).toBe(gives))
  }

  test('a longer grant takes the place of a shorter one', async () => {
    await grant('ada', 'nils', { role: 'publisher', department: 'parks', expiresAt: '2026-03-02T00:00:00.000Z' })
    const { body } = await grant('ada', 'nils', { role: 'publisher', department: 'parks', expiresAt: LATER })
    expect(body.grants).toMatchObject([{ role: 'publisher', expiresAt: LATER, isOver: false }])
  })

  test('an end is kept in the one form that times have here', async () => {
    const { body } = await grant('ada', 'nils', {
      role: 'publisher',
      department: 'parks',
      expiresAt: '2026-06-01T12:00:00Z',
    })
    expect(body.grants[0].expiresAt).toBe(LATER)
  })

  test('a grant that ended while its holder had the page open counts no more', async () => {
    const grants = (await api.call('ada', 'GET', `/accounts/${accountId('ines')}`)).body.grants
    expect((await api.call('ines', 'GET', '/datasets')).status).toBe(200)
    await api.call('ada', 'DELETE', `/accounts/${accountId('ines')}/grants/${grants[0].id}?reason=Moved`)
    expect((await api.call('ines', 'GET', '/datasets')).body.code).toBe('no-role-yet')
  })

  test('a decision is void when the role of whoever takes it ends at the same instant', async () => {
    // Between reading who asks and writing the answer, bo loses the role.
    const raced = testApi((ports) => ({
      ...ports,
      registry: {
        ...ports.registry,
        commit: async (change) => {
          const bo = (await ports.registry.record('account', accountId('bo')))!
          const isHis = change.event.actor.id === bo.id && bo.grants.length > 0
          if (isHis) raced.registry.put('account', { ...bo, revision: bo.revision + 1, grants: [] })
          return ports.registry.commit(change)
        },
      },
    }))
    raced.person('ada', 'administrator')
    raced.person('bo', 'administrator')
    raced.person('nils')
    const body = { role: 'publisher', department: 'parks' }
    const path = `/accounts/${accountId('nils')}/grants`
    expect((await raced.call('bo', 'POST', path, body)).body.code).toBe('busy')
    expect((await raced.registry.record('account', accountId('nils')))?.grants).toEqual([])
  })

  test('two administrators who end each other’s role at once: one of them stays', async () => {
    const end = (who: string, of: string) => api.call(who, 'DELETE', `/accounts/${accountId(of)}/grants/gr_${of}_0`)
    const answers = await Promise.all([end('ada', 'bo'), end('bo', 'ada')])
    expect(answers.map(({ status }) => status).sort()).not.toEqual([200, 200])
    const left = [await rolesOf('ada'), await rolesOf('bo')].flat()
    expect(left).toEqual(['administrator of *'])
  })

  test('the last administrator whose role has no end cannot go', async () => {
    const bo = (await api.registry.record('account', accountId('bo')))!
    const [role] = bo.grants
    api.registry.put('account', { ...bo, grants: [{ ...role!, expiresAt: LATER }] })
    const path = `/accounts/${accountId('ada')}`
    expect((await api.call('bo', 'DELETE', `${path}/grants/gr_ada_0`)).body.code).toBe('last-administrator')
    expect((await api.call('bo', 'POST', `${path}/disabling`, { reason: 'Left.' })).body.code).toBe(
      'last-administrator',
    )
  })

  test('who loses the role of liaison is contact no more, and the history keeps it', async () => {
    await api.call('ada', 'PUT', '/departments/parks/contacts', { liaison: accountId('mara'), deputy: null })
    await api.call('ada', 'DELETE', `/accounts/${accountId('mara')}/grants/gr_mara_0`)
    const { body } = await api.call('ada', 'GET', '/departments')
    const parks = body.departments.find(({ id }: { id: string }) => id === 'parks')
    expect(parks.liaison).toBeUndefined()
    expect(parks.history).toMatchObject([{ part: 'liaison', person: { name: 'mara' } }])
  })
})

describe('people who leave', () => {
  const disable = (of: string, body: object, who = 'ada') =>
    api.call(who, 'POST', `/accounts/${accountId(of)}/disabling`, body)

  test('a disabled account opens nothing, and comes back without a role', async () => {
    api.setSignIn('2026-03-01T11:00:00.000Z')
    expect((await disable('ines', { reason: 'Left the city.' })).body.disabled.reason).toBe('Left the city.')
    expect((await api.call('ines', 'GET', '/me')).body.code).toBe('account-disabled')
    await api.call('ada', 'DELETE', `/accounts/${accountId('ines')}/disabling`)
    expect((await api.call('ines', 'GET', '/me')).body.code).toBe('signed-out-everywhere')
    api.setSignIn('2026-03-01T12:00:01.000Z')
    expect(await rolesOf('ines')).toEqual([])
  })

  test('the token of a disabled person opens nothing, also when the person comes back', async () => {
    const wanted = { name: 'nightly', departments: ['parks'], actions: ['read', 'upload'] }
    const { body } = await api.call('ines', 'POST', '/me/tokens', wanted)
    expect((await api.call(body.secret, 'GET', '/datasets')).status).toBe(200)
    await disable('ines', { reason: 'Left.' })
    expect((await api.call(body.secret, 'GET', '/datasets')).status).toBe(401)
    await api.call('ada', 'DELETE', `/accounts/${accountId('ines')}/disabling`)
    await api.call('ada', 'POST', `/accounts/${accountId('ines')}/grants`, { role: 'publisher', department: 'parks' })
    expect((await api.call(body.secret, 'GET', '/datasets')).status).toBe(401)
  })

  test('posts, open requests and the role that posts need go to the successor', async () => {
    await api.call('mara', 'POST', '/me/access-requests', { role: 'publisher', department: 'parks', reason: 'x' })
    await api.call('ada', 'PUT', '/departments/parks/contacts', { liaison: accountId('mara'), deputy: null })
    await disable('mara', { reason: 'Retired.', successor: accountId('nils') })
    const { departments } = (await api.call('ada', 'GET', '/departments')).body
    const parks = departments.find(({ id }: { id: string }) => id === 'parks')
    expect(parks.liaison.name).toBe('nils')
    expect(parks.history).toMatchObject([{ part: 'liaison', person: { name: 'mara' }, note: 'mara left.' }])
    expect(await rolesOf('nils')).toEqual(['liaison of parks'])
    expect((await api.call('ada', 'GET', '/access-requests')).body.requests).toMatchObject([{ state: 'withdrawn' }])
  })

  const refused = [
    { name: 'oneself', of: 'ada', body: { reason: 'x' }, gives: 'not-yourself' },
    { name: 'without a reason', of: 'ines', body: { reason: '' }, gives: 'bad-request' },
    {
      name: 'with the person as successor',
      of: 'ines',
      body: { reason: 'x', successor: accountId('ines') },
      gives: 'no-such-person',
    },
    {
      name: 'with nobody as successor',
      of: 'ines',
      body: { reason: 'x', successor: 'ac_nobody' },
      gives: 'no-such-person',
    },
    { name: 'nobody', of: 'stranger', body: { reason: 'x' }, gives: 'not-found' },
  ]
  for (const { name, of, body, gives } of refused) {
    test(`refused: disabling ${name}`, async () => expect((await disable(of, body)).body.code).toBe(gives))
  }
})

describe('clocks that are five minutes off', () => {
  const AHEAD = '2026-03-01T12:05:00.000Z'
  const BEHIND = '2026-03-01T11:55:00.000Z'

  test('with the provider’s clock ahead, signing out everywhere ends the sign-in that asks for it', async () => {
    api.setSignIn(AHEAD)
    expect((await api.call('ines', 'POST', '/me/sign-out')).status).toBe(200)
    expect((await api.call('ines', 'GET', '/me')).body.code).toBe('signed-out-everywhere')
    api.setSignIn('2026-03-01T12:06:00.000Z')
    expect((await api.call('ines', 'GET', '/me')).status).toBe(200)
  })

  test('with the provider’s clock behind, an old sign-in never counts again; a new one does once its clock is past it', async () => {
    api.setSignIn(BEHIND)
    await api.call('ines', 'POST', '/me/sign-out')
    expect((await api.call('ines', 'GET', '/me')).body.code).toBe('signed-out-everywhere')
    api.setSignIn('2026-03-01T12:00:01.000Z')
    expect((await api.call('ines', 'GET', '/me')).status).toBe(200)
  })
})

describe('sign-in', () => {
  test('the first administrator comes from whoever deploys, and only while there is none', async () => {
    const empty = testApi()
    expect((await empty.call('root', 'GET', '/me')).body.roles).toEqual(['administrator'])
    expect((await api.call('root', 'GET', '/me')).body.roles).toEqual([])
  })

  test('the named first administrator gets the role also with an account from before', async () => {
    const empty = testApi()
    empty.person('root')
    expect((await empty.call('root', 'GET', '/me')).body.roles).toEqual(['administrator'])
  })

  test('an invitation waits for its address, once; a withdrawn one does not', async () => {
    const grants = [{ role: 'publisher', department: 'parks' }]
    const { body } = await api.call('ada', 'POST', '/invitations', { email: 'Eva@city.example', grants })
    await api.call('ada', 'POST', '/invitations', { email: 'kim@city.example', grants })
    const { invitations } = (await api.call('ada', 'GET', '/invitations')).body
    expect(invitations).toHaveLength(2)
    await api.call('ada', 'DELETE', `/invitations/${body.id}`)
    expect(await rolesOf('eva')).toEqual([])
    expect(await rolesOf('kim')).toEqual(['publisher of parks'])
    const open = await api.call(
      'ada',
      'DELETE',
      `/invitations/${invitations.find((one: { email: string }) => one.email.startsWith('kim')).id}`,
    )
    expect(open.body.code).toBe('already-decided')
  })

  test('mail choices change what is named and nothing else', async () => {
    const { body } = await api.call('nils', 'PATCH', '/me', { mail: { language: 'es', muted: ['plans', 'plans'] } })
    expect(body.mail).toEqual({ language: 'es', pace: 'at-once', muted: ['plans'] })
    expect((await api.call('nils', 'GET', '/me')).body.mail.language).toBe('es')
  })

  test('a new name of the provider also stands where the person is contact', async () => {
    await api.call('ada', 'PUT', '/departments/parks/contacts', { liaison: accountId('mara'), deputy: null })
    const mara = (await api.registry.record('account', accountId('mara')))!
    api.registry.put('account', { ...mara, name: 'Mara Before', revision: mara.revision })
    await api.call('mara', 'GET', '/me')
    expect((await api.registry.record('department', 'parks'))?.liaison?.name).toBe('mara')
    expect(isRefusal(await api.registry.record('account', accountId('mara')))).toBe(false)
  })
})
