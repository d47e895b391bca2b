// What the page of the preparation makes of what it gets: how far sections are, where to begin, lists with one thing changed.
import { BLANK_WORK } from '../../../core/preparation.ts'
import type { Preparation } from '../../../web/console/desk/preparation.ts'
import {
  byDay,
  firstStep,
  newItem,
  ownId,
  progressOf,
  withOne,
  without,
} from '../../../web/console/preparation-draft.ts'

const blank: Preparation = {
  ...{ revision: 0, today: '2026-03-01', ranked: [], free: [], roles: [], people: [] },
  purpose: { texts: {}, isPublic: false },
  assessment: BLANK_WORK.assessment.map((one) => ({ ...one, owner: undefined })),
  candidates: [],
  milestones: BLANK_WORK.milestones.map((one) => ({ ...one, owner: undefined })),
  documents: [{ id: 'scope', title: 'Scope', state: 'writing', isReviewLate: false }],
  departments: [{ id: 'parks', name: 'Parks', datasets: 0, planEntries: 0, missingRoles: [] }],
}
const written: Preparation = { ...blank, purpose: { isPublic: true, texts: { en: { text: 'Why.', goals: [] } } } }
const owned: Preparation = {
  ...written,
  assessment: blank.assessment.map((one, at) => (at === 0 ? { ...one, state: 'in-progress' } : one)),
}
const candidate = {
  ...{ id: 'ds_1', kind: 'dataset', demand: 3, origins: [], evidence: '', sensitivity: 'low', isChosen: true },
} as Preparation['candidates'][number]
const collected: Preparation = { ...owned, candidates: [candidate] }
const dated: Preparation = { ...collected, milestones: [{ ...blank.milestones[0]!, to: '2026-02-01' }] }

const steps: readonly (readonly [string, Preparation, string | undefined])[] = [
  ['with the purpose', blank, 'purpose'],
  ['then with the assessment', written, 'assessment'],
  ['then with candidates', owned, 'launch-set'],
  ['then with the days', collected, 'plan'],
  ['and then nowhere in particular', dated, undefined],
]
for (const [name, given, gives] of steps) {
  test(`a city begins ${name}`, () => expect(firstStep(given)?.section).toBe(gives))
}

test('each section says how far it is', () => {
  const { purpose, assessment, governance, people, plan } = progressOf(dated)
  expect([purpose.done, assessment.done, governance.words, people.words, plan.words]).toEqual([
    ...[1, 0, '0 of 1 in force', '0 of 1 departments with a contact', '0 of 1 done, 1 late'],
  ])
})

test('the launch set is whole with four that are signed and up to date, not with one of one', () => {
  const one = { ...candidate, title: 'A', departmentId: 'parks', steps: ['checked', 'signed', 'fresh'] }
  const ranked = [{ ...one, sensitivityNow: 'low', score: 12, isRecommended: true }] as Preparation['ranked']
  expect(progressOf({ ...collected, ranked })['launch-set']).toEqual({
    ...{ done: 1, of: 4, words: '1 chosen, 1 signed and up to date' },
  })
})

test('own things get free ids', () => {
  expect(ownId('own', [{ id: 'own-1' }, { id: 'own-3' }])).toBe('own-2')
  expect(newItem('people', blank.assessment)).toMatchObject({ id: 'own-1', area: 'people', state: 'open' })
})

test('a list keeps its order when one is changed, and grows at its end', () => {
  const list = [
    { id: 'a', n: 1 },
    { id: 'b', n: 1 },
  ]
  expect(withOne(list, { id: 'a', n: 2 }).map(({ n }) => n)).toEqual([2, 1])
  expect(withOne(list, { id: 'c', n: 2 }).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  expect(without(list, 'a').map(({ id }) => id)).toEqual(['b'])
})

test('milestones stand by their first day, what has none last', () => {
  const at = (id: string, days: object) => ({ ...blank.milestones[0]!, id, ...days })
  const list = [at('none', {}), at('late', { to: '2026-05-01' }), at('early', { from: '2026-01-01', to: '2026-09-01' })]
  expect(byDay(list).map(({ id }) => id)).toEqual(['early', 'late', 'none'])
})
