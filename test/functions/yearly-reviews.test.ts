// Yearly reviews over the API: who may, what is counted and kept, and what is written down.
import { testApi } from '../support/api.ts'

const en = { wentWell: 'Trees came.', wentBadly: 'Bikes were late.', changes: 'Two people look after bikes.' }

function anOffice() {
  const api = testApi()
  api.person('ada', 'administrator')
  api.person('leo', 'liaison of parks')
  return api
}

test('a review goes from a draft to a public report, each step one entry', async () => {
  const { call, registry } = anOffice()
  const begun = await call('ada', 'POST', '/yearly-reviews', { year: 2025 })
  expect(begun).toMatchObject({ status: 201, body: { id: '2025', state: 'draft', step: 'year' } })
  const counted = await call('ada', 'PATCH', '/yearly-reviews/2025', { revision: 1, collect: true, step: 'words' })
  expect(counted.body.collected.values).toContainEqual({ id: 'datasets-public', unit: 'count', value: 0 })
  const next = { planReviewBy: '2026-06-30', yearlyReviewBy: '2027-01-31' }
  await call('ada', 'PATCH', '/yearly-reviews/2025', { revision: 2, texts: { en }, next })
  const published = await call('ada', 'PATCH', '/yearly-reviews/2025', { revision: 3, state: 'published' })
  expect(published).toMatchObject({ status: 200, body: { state: 'published', revision: 4 } })

  const entries = await registry.audit(0, 100)
  expect(entries.map(({ action }) => action).filter((action) => action.startsWith('yearly'))).toEqual([
    'yearly-review-begun',
    'yearly-review-changed',
    'yearly-review-changed',
    'yearly-review-published',
  ])
  expect(entries.at(-1)).toMatchObject({ subject: { kind: 'yearly-review', id: '2025' }, detail: { year: '2025' } })
})

const refusals: { name: string; who?: string; ask: [method: string, path: string, body?: unknown]; gives: string }[] = [
  {
    name: 'a liaison does not begin one',
    who: 'leo',
    ask: ['POST', '/yearly-reviews', { year: 2025 }],
    gives: 'not-allowed',
  },
  { name: 'a liaison does not read drafts', who: 'leo', ask: ['GET', '/yearly-reviews'], gives: 'not-allowed' },
  { name: 'a year once', ask: ['POST', '/yearly-reviews', { year: 2024 }], gives: 'already-there' },
  { name: 'a year that has begun', ask: ['POST', '/yearly-reviews', { year: 2031 }], gives: 'bad-request' },
  { name: 'a year that was begun', ask: ['PATCH', '/yearly-reviews/2019', { revision: 1 }], gives: 'not-found' },
  { name: 'an address that is none', ask: ['PATCH', '/yearly-reviews/..', { revision: 1 }], gives: 'not-found' },
  { name: 'what moved on', ask: ['PATCH', '/yearly-reviews/2024', { revision: 7 }], gives: 'changed-meanwhile' },
  {
    name: 'an unfinished draft is not published',
    ask: ['PATCH', '/yearly-reviews/2024', { revision: 1, state: 'published' }],
    gives: 'bad-request',
  },
  {
    name: 'a use number without a source',
    ask: ['PATCH', '/yearly-reviews/2024', { revision: 1, use: [{ kind: 'visits', value: 3, source: '' }] }],
    gives: 'bad-request',
  },
]
for (const { name, who = 'ada', ask, gives } of refusals) {
  test(`yearly reviews: ${name}`, async () => {
    const { call } = anOffice()
    await call('ada', 'POST', '/yearly-reviews', { year: 2024 })
    expect((await call(who, ...ask)).body.code).toBe(gives)
  })
}
