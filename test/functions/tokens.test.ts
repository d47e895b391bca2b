// API tokens over the API: shown once, narrower than their owner, gone at once.
import { accountId, NOW, type TestApi, testApi } from '../support/api.ts'
import { aDatasetBody } from '../support/crew.ts'
import { dataset, metadata } from '../support/versions.ts'

let api: TestApi
beforeEach(() => {
  api = testApi()
  api.person('ada', 'administrator')
  api.person('tom', 'publisher of parks')
  api.person('priya', 'privacy-reviewer')
  api.registry.seed(dataset)
})

const perfect = { name: 'nightly', departments: ['parks'], actions: ['read', 'upload'] }
const make = (body: object, who = 'tom') => api.call(who, 'POST', '/me/tokens', body)

test('a token is shown once, with a prefix to recognise it by, and kept as a hash', async () => {
  const { body } = await make(perfect)
  expect(body.secret).toMatch(/^plz_[0-9a-f]{24}_[0-9a-f]{48}$/)
  expect(body.secret.startsWith(body.prefix)).toBe(true)
  const kept = JSON.stringify(await api.registry.records('token'))
  expect(kept).not.toContain(body.secret.split('_')[2])
  const { body: listed } = await api.call('tom', 'GET', '/me/tokens')
  expect(listed.tokens).toMatchObject([{ name: 'nightly', state: 'active' }])
  expect(JSON.stringify(listed)).not.toMatch(/secret|sha256/i)
})

test('its last use is shown, to owner and administrator', async () => {
  const { body } = await make(perfect)
  await api.call(body.secret, 'GET', '/datasets')
  expect((await api.call('tom', 'GET', '/me/tokens')).body.tokens[0].usedAt).toBe(NOW)
  expect((await api.call('ada', 'GET', '/tokens')).body.tokens[0].usedAt).toBe(NOW)
})

const faults = [
  { name: 'a department the owner is not in', spoiled: { departments: ['health'] }, gives: 'not-your-department' },
  { name: 'every department, for somebody of one', spoiled: { departments: ['*'] }, gives: 'not-your-department' },
  { name: 'the audit log, for a publisher', spoiled: { actions: ['audit'] }, gives: 'not-your-department' },
  { name: 'a dataset that is none', spoiled: { datasetIds: [`ds_${'0'.repeat(24)}`] }, gives: 'bad-request' },
  { name: 'a department that is none', spoiled: { departments: ['moon'] }, gives: 'no-such-department' },
  { name: 'longer than a year', spoiled: { days: 366 }, gives: 'bad-request' },
  { name: 'an action that is none', spoiled: { actions: ['sign'] }, gives: 'bad-request' },
  { name: 'no action', spoiled: { actions: [] }, gives: 'bad-request' },
  { name: 'a role of its own', spoiled: { role: 'administrator' }, gives: 'bad-request' },
]
for (const { name, spoiled, gives } of faults) {
  test(`refused: a token for ${name}`, async () => {
    expect((await make({ ...perfect, ...spoiled })).body.code).toBe(gives)
  })
}

test('the audit log is for tokens of every department only', async () => {
  expect((await make({ ...perfect, actions: ['audit'] }, 'ada')).body.code).toBe('bad-request')
  const { body } = await make({ ...perfect, departments: ['*'], actions: ['audit'] }, 'ada')
  expect((await api.call(body.secret, 'GET', '/audit')).status).not.toBe(403)
  expect((await api.call(body.secret, 'GET', '/accounts')).body.code).toBe('not-for-tokens')
})

test('names are one per owner, whatever their case, until the token ends', async () => {
  const { body } = await make(perfect)
  expect((await make({ ...perfect, name: 'Nightly' })).body.code).toBe('already-there')
  expect((await make(perfect, 'ada')).status).toBe(201)
  await api.call('tom', 'DELETE', `/me/tokens/${body.id}`)
  expect((await make({ ...perfect, name: 'Nightly' })).status).toBe(201)
})

test('reviewers make none', async () => {
  expect((await make(perfect, 'priya')).body.code).toBe('not-allowed')
})

test('a token never reaches further than its owner does now', async () => {
  const { body } = await make(perfect)
  expect((await api.call(body.secret, 'GET', '/datasets')).body.datasets).toHaveLength(1)
  await api.call('ada', 'DELETE', `/accounts/${accountId('tom')}/grants/gr_tom_0`)
  expect((await api.call(body.secret, 'GET', '/datasets')).body.code).toBe('no-role-yet')
})

test('a token cannot change who its owner is, or make another', async () => {
  const { body } = await make(perfect)
  for (const [method, path] of [
    ['PATCH', '/me'],
    ['POST', '/me/sign-out'],
    ['POST', '/me/tokens'],
    ['GET', '/me/tokens'],
    ['POST', '/me/access-requests'],
  ] as const) {
    expect([path, (await api.call(body.secret, method, path, method === 'GET' ? undefined : {})).body.code]).toEqual([
      path,
      'not-for-tokens',
    ])
  }
})

test('a revoked token and one that ran out count no more; both say so', async () => {
  const { body: revoked } = await make(perfect)
  const { body: short } = await make({ ...perfect, name: 'short', days: 1 })
  expect((await api.call('priya', 'DELETE', `/me/tokens/${revoked.id}`)).body.code).toBe('not-found')
  expect((await api.call('ada', 'DELETE', `/tokens/${revoked.id}`)).body.state).toBe('revoked')
  expect((await api.call('tom', 'DELETE', `/me/tokens/${revoked.id}`)).body.code).toBe('already-decided')
  expect((await api.call(revoked.secret, 'GET', '/me')).body.code).toBe('token-expired')
  api.setClock('2026-03-02T12:00:00.000Z')
  expect((await api.call(short.secret, 'GET', '/me')).body.code).toBe('token-expired')
})

const forged = [
  {
    name: 'of another secret',
    change: (secret: string) => `${secret.slice(0, -1)}${secret.endsWith('0') ? '1' : '0'}`,
  },
  { name: 'of another id', change: (secret: string) => secret.replace(/^plz_.{24}/, `plz_${'0'.repeat(24)}`) },
  { name: 'that is cut off', change: (secret: string) => secret.slice(0, -1) },
]
for (const { name, change } of forged) {
  test(`a token ${name} is nobody’s`, async () => {
    const { body } = await make(perfect)
    expect((await api.call(change(body.secret), 'GET', '/me')).body.code).toBe('not-signed-in')
  })
}

test('a token for one dataset does not reach the others of its department', async () => {
  const other = { ...dataset, id: `ds_${'b'.repeat(24)}`, slug: 'benches', metadata: { ...metadata, title: 'Benches' } }
  api.registry.seed(other)
  const { body } = await make({ ...perfect, datasetIds: [dataset.id] })
  expect((await api.call(body.secret, 'GET', `/datasets/${dataset.id}/versions`)).status).toBe(200)
  expect((await api.call(body.secret, 'GET', '/datasets')).body.datasets).toHaveLength(1)
  for (const path of [`/datasets/${other.id}`, `/datasets/${other.id}/versions`]) {
    expect([path, (await api.call(body.secret, 'GET', path)).body.code]).toEqual([path, 'not-found'])
  }
  const { body: describing } = await make({ ...perfect, name: 'd', actions: ['describe'], datasetIds: [dataset.id] })
  expect((await api.call(describing.secret, 'POST', '/datasets', aDatasetBody('New'))).body.code).toBe('not-for-tokens')
})
