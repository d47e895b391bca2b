// The launch over the API: who writes, what stands in the way, two people who let pass, and what beta says.
import { createHash } from 'node:crypto'
import { portraitKey } from '../../core/keys.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { accountId, NOW, type TestApi, testApi } from '../support/api.ts'
import { LONG_LAUNCHED } from '../support/launch.ts'
import type { MemoryStore } from '../support/memory.ts'

let incoming: MemoryStore
function aProduction(): TestApi {
  const api = testApi((ports: ApiPorts) => {
    incoming = ports.incoming as MemoryStore
    return { ...ports, stage: 'production' }
  })
  api.person('ada', 'administrator')
  api.person('root', 'administrator')
  api.person('leo', 'liaison')
  return api
}
const TIME = '2026-03-02T15:00:00.000Z'

/** Everything that is red, let pass by both. */
async function letAllPass(api: TestApi): Promise<void> {
  const { body } = await api.call('ada', 'PUT', '/launch/time', { at: TIME })
  for (const { where } of body.faults) {
    await api.call('ada', 'PUT', `/launch/overrides/${where}`, { reason: 'A test of the launch.' })
    expect((await api.call('root', 'PUT', `/launch/overrides/${where}`, {})).status).toBe(200)
  }
}

const actionsOf = async (api: TestApi) => (await api.registry.audit(0, 200)).map(({ action }) => action)

test('before anything is saved there is a launch to begin with', async () => {
  const { status, body } = await aProduction().call('leo', 'GET', '/launch')
  expect([status, body.revision, body.state, body.isOpen]).toEqual([200, 0, 'preparing', false])
  expect(body.figures.en).toEqual({ datasets: 0, rows: 0, departments: [], formats: [] })
})

test('administrators write; a change of something older is refused', async () => {
  const api = aProduction()
  const words = { speaker: 'Maria Vega', texts: { en: { statement: 'Ours.' } }, partners: ['library@city.example'] }
  expect((await api.call('leo', 'PATCH', '/launch', { revision: 0, ...words })).status).toBe(403)
  const { body } = await api.call('ada', 'PATCH', '/launch', { revision: 0, ...words })
  expect(body).toMatchObject({ revision: 1, speaker: 'Maria Vega', partnerCount: 1 })
  expect((await api.call('root', 'PATCH', '/launch', { revision: 0, speaker: 'X' })).body.code).toBe(
    'changed-meanwhile',
  )
  expect((await api.call('leo', 'GET', '/launch')).body).toMatchObject({ partners: [], partnerCount: 1 })
  const [entry] = await api.registry.audit(0, 1)
  expect(entry).toMatchObject({ action: 'launch-changed', subject: { kind: 'launch' } })
  expect(JSON.stringify(entry)).not.toContain('library@city.example')
})

const bodies = [
  {
    name: 'an odd link',
    body: { firstUses: [{ texts: { en: { title: 'a', text: 'b' } }, link: 'javascript:alert(1)' }] },
  },
  {
    name: 'a link to another host that looks like a path',
    body: { firstUses: [{ texts: { en: { title: 'a', text: 'b' } }, link: '//evil.example' }] },
  },
  { name: 'a partner without a mail address', body: { partners: ['library'] } },
  { name: 'the same partner twice', body: { partners: ['a@b.example', 'A@b.example'] } },
  { name: 'a field that nobody knows', body: { statement: 'Ours.' } },
  { name: 'a banner for years', body: { bannerDays: 900 } },
  { name: 'a statement of nobody', body: { texts: { en: { statement: 'Ours.' } } } },
  { name: 'a short post that is long', body: { texts: { en: { socialShort: 'x'.repeat(261) } } } },
]
for (const { name, body } of bodies) {
  test(`${name} is refused`, async () => {
    const answer = await aProduction().call('ada', 'PATCH', '/launch', { revision: 0, ...body })
    expect([answer.status, answer.body.code]).toEqual([400, 'bad-request'])
  })
}

test('an empty body launches nothing, and neither does another city', async () => {
  const api = aProduction()
  await letAllPass(api)
  for (const body of [{}, { confirm: '' }, { confirm: 'Springfield' }, { title: 7 }, { at: 'tomorrow' }]) {
    expect((await api.call('ada', 'PUT', '/launch/time', body)).status).toBe(400)
  }
  expect((await api.registry.record('launch', 'launch'))?.state).toBe('preparing')
})

test('while a required check is red the launch is refused with the list; two administrators let it pass', async () => {
  const api = aProduction()
  const refused = await api.call('ada', 'PUT', '/launch/time', { at: TIME })
  expect([refused.status, refused.body.code]).toEqual([409, 'launch-gate'])
  expect(refused.body.faults.length).toBeGreaterThan(3)
  const [{ where }] = refused.body.faults
  expect((await api.call('ada', 'PUT', `/launch/overrides/${where}`, {})).body.code).toBe('reason-missing')
  await api.call('ada', 'PUT', `/launch/overrides/${where}`, { reason: 'We settle it next week.' })
  expect((await api.call('ada', 'PUT', `/launch/overrides/${where}`, {})).body.code).toBe('second-person')
  expect((await api.call('leo', 'PUT', `/launch/overrides/${where}`, {})).status).toBe(403)
  const still = await api.call('ada', 'PUT', '/launch/time', { at: TIME })
  expect(still.body.faults).toHaveLength(refused.body.faults.length)
  await api.call('root', 'PUT', `/launch/overrides/${where}`, {})
  const less = await api.call('ada', 'PUT', '/launch/time', { at: TIME })
  expect(less.body.faults.map((fault: { where: string }) => fault.where)).not.toContain(where)
  expect((await api.call('ada', 'DELETE', `/launch/overrides/${where}`)).status).toBe(200)
  expect((await api.call('ada', 'PUT', '/launch/time', { at: TIME })).body.faults).toHaveLength(
    refused.body.faults.length,
  )
  const overrides = (await actionsOf(api)).filter((action) => action.startsWith('launch-override'))
  expect(overrides).toEqual(['launch-override-asked', 'launch-override-confirmed', 'launch-override-taken-back'])
  expect(
    (await api.call('ada', 'PUT', '/launch/overrides/no-such-check', { reason: 'A reason of some length.' })).status,
  ).toBe(404)
})

test('a time is set, moved, called off; now is a time, too', async () => {
  const api = aProduction()
  await letAllPass(api)
  expect((await api.call('ada', 'PUT', '/launch/time', { at: TIME })).body).toMatchObject({
    state: 'scheduled',
    scheduledAt: TIME,
  })
  expect((await api.call('root', 'PUT', '/launch/time', { at: '2026-03-03T15:00:00.000Z' })).status).toBe(200)
  expect((await api.call('ada', 'DELETE', '/launch/time')).body.state).toBe('preparing')
  expect((await api.call('ada', 'DELETE', '/launch/time')).body.code).toBe('launch-state')
  const now = await api.call('ada', 'PUT', '/launch/time', { confirm: 'City of Alder Bay' })
  expect(now.body).toMatchObject({ state: 'scheduled', scheduledAt: NOW, scheduledBy: { id: accountId('ada') } })
})

test('a portrait is kept clean under its hash, and shown before the launch', async () => {
  const api = aProduction()
  const header = Buffer.alloc(25)
  header.writeUInt32BE(13)
  header.write('IHDR', 4, 'latin1')
  header.writeUInt32BE(200, 8)
  header.writeUInt32BE(200, 12)
  const end = Buffer.concat([Buffer.alloc(4), Buffer.from('IEND'), Buffer.alloc(4)])
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), header, end])
  const body = { revision: 0, picture: png.toString('base64'), alt: { en: 'Maria Vega' } }
  const { body: saved } = await api.call('ada', 'PUT', '/launch/portrait', body)
  expect(saved.portrait).toMatchObject({ format: 'png', width: 200, height: 200 })
  expect(saved.portrait.picture).toBe(`data:image/png;base64,${png.toString('base64')}`)
  const key = portraitKey(createHash('sha256').update(png).digest('hex'), 'png')
  expect([...incoming.objects.keys()]).toEqual([key])
  const odd = { ...body, revision: 1, picture: Buffer.from('<svg>').toString('base64') }
  expect((await api.call('ada', 'PUT', '/launch/portrait', odd)).body.detail).toContain(
    'expected a picture as JPEG, PNG or WebP',
  )
  expect((await api.call('ada', 'PUT', '/launch/portrait', { ...body, revision: 1, alt: { es: 'x' } })).status).toBe(
    400,
  )
})

test('beta says that it is not launched, whatever is asked', async () => {
  const api = testApi()
  api.person('ada', 'administrator')
  const calls = [
    ['PATCH', '/launch', { revision: 0, speaker: 'X' }],
    ['PUT', '/launch/time', { at: TIME }],
    ['DELETE', '/launch/time', undefined],
    ['PUT', '/launch/overrides/contacts', { reason: 'A reason of some length.' }],
    ['DELETE', '/launch/overrides/contacts', undefined],
  ] as const
  for (const [method, path, body] of calls) {
    expect([path, (await api.call('ada', method, path, body)).body.code]).toEqual([path, 'only-production'])
  }
  expect((await api.call('ada', 'GET', '/launch')).body).toMatchObject({ stage: 'beta', isOpen: true })
})

test('after the launch words can be changed, and nothing else', async () => {
  const api = aProduction()
  api.registry.put('launch', LONG_LAUNCHED)
  expect((await api.call('ada', 'PATCH', '/launch', { revision: 3, speaker: 'Mario Vega' })).status).toBe(200)
  expect(
    (await api.call('ada', 'PUT', '/launch/overrides/contacts', { reason: 'Long enough a reason.' })).body.code,
  ).toBe('launch-state')
  expect((await api.call('ada', 'DELETE', '/launch/time')).body.code).toBe('launch-state')
})
