// What the clock tells whom, and from when on.
import { idOf } from '../../core/mails/notice.ts'
import type { Dataset, Version, VersionIn } from '../../core/model.ts'
import { type Agenda, remindersAt } from '../../core/reminders.ts'
import type { ReviewPlan } from '../../core/review-model.ts'
import { candidateOf } from '../../core/signature.ts'
import type { YearlyReview } from '../../core/yearly-review.ts'
import { aWorld } from '../support/mails.ts'
import { ada, ines, leo } from '../support/people.ts'
import { aVersion, metadata, noon, dataset as perfect, signOff } from '../support/versions.ts'

const actor = ({ id, name, email }: { id: string; name: string; email: string }) => ({ id, name, email })
const { openVersion: _, ...settled } = perfect
const dataset: Dataset = { ...settled, publishedVersion: 1 }
const monthly = aVersion('published', {
  candidate: candidateOf({ ...metadata, frequency: 'monthly' }, aVersion('published').candidate.content),
  publishedAt: '2026-01-01T00:00:00.000Z',
} as Partial<Version>)

const anAgenda = (now: string, spoiled: Partial<Agenda> = {}): Agenda => ({
  ...{ ...aWorld(now), shelves: [], tokens: [], approvals: [], plan: [], documents: [], yearlyReviews: [] },
  ...spoiled,
})
const told = (now: string, spoiled: Partial<Agenda> = {}) =>
  remindersAt(anAgenda(now, spoiled)).map(({ kind, to }) => `${kind} ${idOf(to)}`)

// Due on 1 February, overdue from 8 February.
const shelf = { dataset, published: monthly }
const ladder: [string, string[]][] = [
  ['2026-01-31T23:59:59.000Z', []],
  ['2026-02-01T00:00:00.000Z', ['freshness-due ines']],
  ['2026-02-14T23:00:00.000Z', ['freshness-due ines']],
  ['2026-02-15T00:00:00.000Z', ['freshness-due ines', 'freshness-overdue leo']],
  ['2026-03-10T00:00:00.000Z', ['freshness-due ines', 'freshness-overdue leo', 'freshness-escalated ada']],
]
for (const [now, tells] of ladder) {
  test(`old data on ${now}: ${tells.join(', ') || 'nobody'}`, () =>
    expect(told(now, { shelves: [shelf] })).toEqual(tells))
}

test('each step is told once: its key names dataset, version and step, and stays', () => {
  const keys = (now: string) => remindersAt(anAgenda(now, { shelves: [shelf] })).map(({ key }) => key)
  expect(keys('2026-02-01T00:00:00.000Z')).toEqual([`freshness-${dataset.id}-1-due`])
  expect(keys('2027-02-01T00:00:00.000Z').slice(0, 1)).toEqual(keys('2026-02-01T00:00:00.000Z'))
})

const upkeep = { state: 'paused', reason: 'The sensor is broken.', since: noon, by: actor(leo) } as const
test('nobody is reminded of what rests, or of what has a new version on its way', () => {
  const late = '2026-06-01T00:00:00.000Z'
  expect(told(late, { shelves: [{ ...shelf, dataset: { ...dataset, upkeep } }] })).toEqual([])
  expect(told(late, { shelves: [{ ...shelf, dataset: { ...dataset, openVersion: 2 } }] })).toEqual([])
})

const plan: ReviewPlan = {
  ...{ policyVersion: 1, classification: 'open', raisedBy: [], order: 'parallel', publishes: true, since: noon },
  steps: [
    { role: 'liaison', dueDays: 5, checklist: [] },
    { role: 'privacy-reviewer', dueDays: 5, deputy: 'legal-reviewer', checklist: [] },
  ],
}
const inReview: VersionIn<'in-review'> = { ...aVersion('in-review'), plan, signOffs: [signOff(leo, 'liaison')] }
// Due on 6 March at noon.
const reviews: [string, string[]][] = [
  ['2026-03-05T11:59:00.000Z', []],
  ['2026-03-05T12:00:00.000Z', ['review-due priya']],
  ['2026-03-06T12:00:00.000Z', ['review-overdue priya', 'review-deputy lars']],
]
for (const [now, tells] of reviews) {
  test(`a review on ${now}: ${tells.join(', ') || 'nobody'}`, () => {
    expect(told(now, { shelves: [{ dataset: perfect, inReview }] })).toEqual(tells)
  })
}

const grant = (since: string, expiresAt: string) => ({
  ines: { grants: [{ id: 'gr_1', role: 'publisher' as const, department: 'parks', since, by: actor(ada), expiresAt }] },
})
const token = {
  ...{ id: 'tok_1', revision: 1, name: 'sync', owner: actor(ines), departments: [], datasetIds: [], actions: [] },
  ...{
    secretSha256: '',
    prefix: 'plz_1234',
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: '2026-03-08T00:00:00.000Z',
  },
}
const entry = {
  ...{ id: 'pl_1', revision: 1, departmentId: 'parks', title: 'Benches', description: '', state: 'planned' as const },
  ...{ priority: 'high' as const, plannedFor: '2026-02-28', updatedAt: noon, updatedBy: actor(leo) },
}
const document = {
  ...{ id: 'data-quality', revision: 1 },
  versions: [
    {
      ...{ number: 1, title: 'Data quality', text: '', summary: '', signOffs: [], approvedAt: noon },
      ...{ effective: '2026-01-01', reviewBy: '2026-03-20' },
    },
  ],
}
const yearlyReview = {
  ...{ id: '2025', state: 'published', publishedAt: noon },
  next: { planReviewBy: '2026-03-01', yearlyReviewBy: '2026-03-31' },
} as unknown as YearlyReview
const ends: { name: string; given: Partial<Agenda>; tells: string[] }[] = [
  {
    name: 'a grant that ends in 13 days',
    given: aWorld(noon, grant('2025-01-01', '2026-03-14')),
    tells: ['grant-expiring ines'],
  },
  { name: 'a grant that ends in 15 days', given: aWorld(noon, grant('2025-01-01', '2026-03-16')), tells: [] },
  { name: 'a grant that was given for a week', given: aWorld(noon, grant('2026-02-28', '2026-03-06')), tells: [] },
  { name: 'a grant that has ended', given: aWorld(noon, grant('2025-01-01', '2026-02-28')), tells: [] },
  { name: 'a token that ends in 7 days', given: { tokens: [token] }, tells: ['token-expiring ines'] },
  {
    name: 'a token that was revoked',
    given: { tokens: [{ ...token, revoked: { at: noon, by: actor(ada) } }] },
    tells: [],
  },
  { name: 'a plan that is late', given: { plan: [entry] }, tells: ['plan-late leo'] },
  { name: 'a plan for today', given: { plan: [{ ...entry, plannedFor: '2026-03-01' }] }, tells: [] },
  {
    name: 'a plan that came true',
    given: { plan: [{ ...entry, datasetId: dataset.id }], shelves: [{ dataset, published: aVersion('published') }] },
    tells: [],
  },
  {
    name: 'a plan entry that was removed',
    given: { plan: [{ ...entry, removed: { at: noon, by: actor(leo), reason: '' } }] },
    tells: [],
  },
  { name: 'a policy to look at again', given: { documents: [document] }, tells: ['policy-review-near ada'] },
  {
    name: 'a plan and a year to look at again',
    given: { yearlyReviews: [yearlyReview] },
    tells: ['plan-review-near ada', 'yearly-review-near ada'],
  },
  { name: 'a year that is a draft', given: { yearlyReviews: [{ ...yearlyReview, state: 'draft' }] }, tells: [] },
]
for (const { name, given, tells } of ends) {
  test(`the clock: ${name}`, () => expect(told(noon, given)).toEqual(tells))
}
