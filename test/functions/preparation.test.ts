// The workspace over the API: written by administrators, section by section, read by every member, held by its revision.
import { preparationSchema } from '../../functions/api/schemas-preparation.ts'
import { accountId, type TestApi, testApi } from '../support/api.ts'
import { aDataset, chosen, idOf, signedVersion } from '../support/readiness.ts'

let api: TestApi
beforeEach(() => {
  api = testApi()
  api.person('ada', 'administrator')
  api.person('leo', 'liaison of parks')
  api.person('nils')
  api.registry.seed(aDataset(1), [signedVersion(idOf(1))])
})
const read = async (who = 'ada') => (await api.call(who, 'GET', '/preparation')).body
const write = (body: object, who = 'ada') => api.call(who, 'PATCH', '/preparation', body)

const purpose = {
  isPublic: true,
  texts: {
    en: {
      text: 'Residents shall see what the city does, and where.',
      goals: [{ goal: 'Ten datasets', measure: 'Count' }],
    },
  },
}
const milestone = { id: 'beta', phase: 'beta', title: 'Beta', from: '2026-03-01', to: '2026-03-31', state: 'open' }
const item = { id: 'sponsor', area: 'political-will', title: 'A sponsor', state: 'open', evidence: '' }

test('a city begins with our list and with nobody’s datasets', async () => {
  const body = await read()
  expect(body).toMatchObject({ revision: 0, candidates: [], purpose: { texts: {}, isPublic: false } })
  expect(new Set(body.assessment.map((one: { area: string }) => one.area)).size).toBe(4)
  expect(body.milestones.map((one: { phase: string }) => one.phase)).toContain('launch')
  expect(body.free).toEqual([{ id: idOf(1), kind: 'dataset', title: 'Dataset number 1', departmentId: 'planning' }])
})

test('what was begun with can be sent back as it is', async () => {
  const { assessment, milestones, candidates, purpose: own } = await read()
  const { status } = await write({ revision: 0, assessment, milestones, candidates, purpose: own })
  expect(status).toBe(200)
})

test('one section is written, the others stay; the log says which', async () => {
  expect((await write({ revision: 0, purpose })).body).toMatchObject({ revision: 1, purpose })
  const { body } = await write({ revision: 1, milestones: [milestone] })
  expect(body).toMatchObject({ revision: 2, purpose, milestones: [milestone] })
  expect(preparationSchema.parse(body).updatedBy?.name).toBe('ada')
  const entries = await api.registry.audit(0, 10)
  expect(entries.map(({ action, changes }) => [action, changes?.map(({ field }) => field)])).toEqual([
    ['preparation-changed', ['purpose']],
    ['preparation-changed', ['milestones']],
  ])
})

test('what changes nothing leaves no entry', async () => {
  await write({ revision: 0, purpose })
  expect((await write({ revision: 1, purpose })).body.revision).toBe(1)
  expect(await api.registry.audit(0, 10)).toHaveLength(1)
})

test('an owner goes by the name of the account, whatever was sent', async () => {
  const owner = { id: accountId('leo'), name: 'Somebody else' }
  const { body } = await write({ revision: 0, assessment: [{ ...item, owner }] })
  expect(body.assessment[0].owner).toEqual({ id: accountId('leo'), name: 'leo' })
})

test('who owns something stays its owner after leaving', async () => {
  const owner = { id: accountId('leo'), name: 'leo' }
  await write({ revision: 0, assessment: [{ ...item, owner }] })
  api.person('leo')
  const { status } = await write({ revision: 1, assessment: [{ ...item, owner, state: 'done' }] })
  expect(status).toBe(200)
})

test('a candidate comes back with what the portal knows of it', async () => {
  const { body } = await write({ revision: 0, candidates: [chosen(idOf(1), { demand: 5 })] })
  expect(body.ranked).toMatchObject([
    {
      title: 'Dataset number 1',
      steps: ['checked', 'signed', 'documented', 'good', 'fresh'],
      score: 30,
      isRecommended: true,
    },
  ])
  expect(body.free).toEqual([])
})

const refusals: { name: string; body: object; who?: string; gives: string }[] = [
  { name: 'from somebody who is no administrator', body: { revision: 0, purpose }, who: 'leo', gives: 'not-allowed' },
  { name: 'on what moved on', body: { revision: 3, purpose }, gives: 'changed-meanwhile' },
  {
    name: 'with a purpose for the public that says nothing',
    body: { revision: 0, purpose: { isPublic: true, texts: {} } },
    gives: 'bad-request',
  },
  {
    name: 'with a candidate that is nowhere',
    body: { revision: 0, candidates: [chosen(idOf(9))] },
    gives: 'bad-request',
  },
  {
    name: 'with one candidate twice',
    body: { revision: 0, candidates: [chosen(idOf(1)), chosen(idOf(1))] },
    gives: 'bad-request',
  },
  {
    name: 'with a demand of six',
    body: { revision: 0, candidates: [chosen(idOf(1), { demand: 6 })] },
    gives: 'bad-request',
  },
  {
    name: 'with something highly sensitive in the launch set',
    body: { revision: 0, candidates: [chosen(idOf(1), { sensitivity: 'high' })] },
    gives: 'bad-request',
  },
  {
    name: 'with an owner whom nobody knows',
    body: { revision: 0, assessment: [{ ...item, owner: { id: 'nobody' } }] },
    gives: 'no-such-person',
  },
  {
    name: 'with an owner who has no role',
    body: { revision: 0, assessment: [{ ...item, owner: { id: accountId('nils') } }] },
    gives: 'no-such-person',
  },
  {
    name: 'with a stretch that ends before it begins',
    body: { revision: 0, milestones: [{ ...milestone, to: '2026-02-01' }] },
    gives: 'bad-request',
  },
  {
    name: 'with a day that is none',
    body: { revision: 0, milestones: [{ ...milestone, to: '2026-02-30' }] },
    gives: 'bad-request',
  },
  { name: 'with an item twice', body: { revision: 0, assessment: [item, item] }, gives: 'bad-request' },
]
for (const { name, body, who, gives } of refusals) {
  test(`nothing is written ${name}`, async () => {
    expect((await write(body, who)).body.code).toBe(gives)
    expect(await api.registry.audit(0, 10)).toEqual([])
  })
}

test('members read it; who holds no role does not', async () => {
  expect((await api.call('leo', 'GET', '/preparation')).status).toBe(200)
  expect((await api.call('nils', 'GET', '/preparation')).body.code).toBe('no-role-yet')
  expect((await api.call(undefined, 'GET', '/preparation')).body.code).toBe('not-signed-in')
})

test('titles that are not public stay within their department', async () => {
  await write({ revision: 0, candidates: [chosen(idOf(1))] })
  const { publishedVersion: _, ...unpublished } = aDataset(1)
  api.registry.seed(unpublished, [])
  expect((await read('ada')).ranked[0].title).toBe('Dataset number 1')
  expect((await read('leo')).ranked[0].title).toBe('A dataset of Planning and Building')
  expect((await read('leo')).free).toEqual([])
})
