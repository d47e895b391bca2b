// Pausing and retiring over the API: by the department and the open data team, with a reason, in the log.
import { NOW, type TestApi, testApi } from '../support/api.ts'
import { dataset } from '../support/versions.ts'

let api: TestApi
beforeEach(() => {
  api = testApi()
  api.person('ada', 'administrator')
  api.person('mara', 'liaison of parks')
  api.person('tom', 'publisher of parks')
  api.person('hedda', 'liaison of health')
  api.registry.seed(dataset)
})
const reason = 'The sensor is being replaced.'
const put = (who: string | undefined, body: object) => api.call(who, 'PUT', `/datasets/${dataset.id}/upkeep`, body)

const cases: { name: string; who: string | undefined; body: object; gives: string | object }[] = [
  {
    name: 'the liaison pauses',
    who: 'mara',
    body: { state: 'paused', reason },
    gives: { state: 'paused', reason, since: NOW },
  },
  {
    name: 'with the day on which it goes on',
    who: 'mara',
    body: { state: 'paused', reason, until: '2026-06-01' },
    gives: { state: 'paused', until: '2026-06-01T00:00:00.000Z' },
  },
  { name: 'an administrator retires', who: 'ada', body: { state: 'retired', reason }, gives: { state: 'retired' } },
  { name: 'taken up again without a reason', who: 'mara', body: { state: 'active' }, gives: 'unchanged' },
  { name: 'a publisher', who: 'tom', body: { state: 'paused', reason }, gives: 'not-allowed' },
  { name: 'the liaison of another department', who: 'hedda', body: { state: 'paused', reason }, gives: 'not-found' },
  { name: 'nobody', who: undefined, body: { state: 'paused', reason }, gives: 'not-signed-in' },
  { name: 'no reason', who: 'mara', body: { state: 'paused' }, gives: 'reason-missing' },
  {
    name: 'a reason of spaces',
    who: 'mara',
    body: { state: 'retired', reason: '          ' },
    gives: 'reason-missing',
  },
  {
    name: 'until yesterday',
    who: 'mara',
    body: { state: 'paused', reason, until: '2026-02-28' },
    gives: 'bad-request',
  },
  {
    name: 'until a day that is none',
    who: 'mara',
    body: { state: 'paused', reason, until: '2026-02-30' },
    gives: 'bad-request',
  },
  { name: 'for ten years', who: 'mara', body: { state: 'paused', reason, until: '2036-01-01' }, gives: 'bad-request' },
  {
    name: 'retired until a day',
    who: 'mara',
    body: { state: 'retired', reason, until: '2026-06-01' },
    gives: 'bad-request',
  },
  { name: 'a state that is none', who: 'mara', body: { state: 'asleep', reason }, gives: 'bad-request' },
]
for (const { name, who, body, gives } of cases) {
  test(`upkeep: ${name}`, async () => {
    const answered = await put(who, body)
    if (typeof gives === 'object') expect(answered.body.upkeep).toMatchObject(gives)
    else if (gives !== 'unchanged') expect(answered.body.code).toBe(gives)
    expect(await api.registry.sequence()).toBe(typeof gives === 'object' ? 1 : 0)
  })
}

test('the log says what it was and what it is', async () => {
  await put('mara', { state: 'paused', reason })
  await put('mara', { state: 'paused', reason })
  await put('mara', { state: 'active' })
  const entries = await api.registry.audit(0, 10)
  expect(entries.map(({ action }) => action)).toEqual(['upkeep-changed', 'upkeep-changed'])
  expect(entries[1]!.changes).toEqual([
    { field: 'state', before: 'paused', after: 'active' },
    { field: 'reason', before: reason, after: '' },
  ])
})
