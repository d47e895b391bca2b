// Which datasets are recommended to begin with: by demand and readiness, spread over departments, nothing sensitive.
import { type CandidateFacts, rankCandidates, stepsOf } from '../../core/launch-set.ts'
import type { LaunchCandidate } from '../../core/preparation.ts'
import type { DatasetFacts } from '../../core/readiness-facts.ts'

const ready: DatasetFacts = {
  ...{ id: 'a', slug: 'a', title: 'A', departmentId: 'parks', classification: 'open', isChecked: true, isSigned: true },
  ...{ whyNotSigned: '', isFresh: true, whyNotFresh: '', quality: 90, undocumented: [], formats: ['csv'] },
  ...{ failedGate: '', languages: ['es'] },
}

interface Given extends Partial<LaunchCandidate> {
  readonly department?: string
  readonly facts?: Partial<DatasetFacts> | 'planned' | 'withheld'
}

/** Candidates named by their keys; ready, with a demand of three, each of another department unless said otherwise. */
function recommended(given: Readonly<Record<string, Given>>) {
  const candidates = Object.entries(given).map(
    ([id, { department: _, facts: __, ...more }]): LaunchCandidate => ({
      ...{ id, kind: 'dataset', demand: 3, origins: [], evidence: '', sensitivity: 'low', isChosen: false },
      ...more,
    }),
  )
  const factsOf = ({ id }: { id: string }): CandidateFacts => {
    const { department = `of-${id}`, facts = {} } = given[id]!
    const about = { title: id, departmentId: department }
    if (typeof facts === 'string') return { ...about, isWithheld: facts === 'withheld' }
    return { ...about, dataset: { ...ready, ...facts, departmentId: department } }
  }
  return rankCandidates(candidates, factsOf)
}
const chosenOf = (given: Readonly<Record<string, Given>>) =>
  recommended(given)
    .filter(({ isRecommended }) => isRecommended)
    .map(({ id }) => id)

const names = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, {}]))

const cases: { name: string; given: Readonly<Record<string, Given>>; gives: string[] }[] = [
  { name: 'none of none', given: {}, gives: [] },
  {
    name: 'five of six equals, by title',
    given: names('a', 'b', 'c', 'd', 'e', 'f'),
    gives: ['a', 'b', 'c', 'd', 'e'],
  },
  {
    name: 'what people ask for most first',
    given: { ...names('a', 'b', 'c', 'd', 'e'), z: { demand: 5 } },
    gives: ['z', 'a', 'b', 'c', 'd'],
  },
  {
    name: 'what is ready before what is asked for as much',
    given: { ...names('b', 'c', 'd', 'e', 'f'), a: { facts: { isSigned: false } } },
    gives: ['b', 'c', 'd', 'e', 'f'],
  },
  {
    name: 'four when nobody asks for the fifth',
    given: { ...names('a', 'b', 'c', 'd'), e: { demand: 2 }, f: { demand: 1 } },
    gives: ['a', 'b', 'c', 'd'],
  },
  {
    name: 'four, and nothing that scores lower in place of a fifth that nobody asks for',
    given: { ...names('a', 'b', 'c', 'd'), e: { demand: 2 }, f: { demand: 4, facts: 'planned' } },
    gives: ['a', 'b', 'c', 'd'],
  },
  {
    name: 'two of one department while others have something',
    given: {
      a: { department: 'x', demand: 5 },
      b: { department: 'x', demand: 5 },
      c: { department: 'x', demand: 5 },
      ...names('d', 'e', 'f'),
    },
    gives: ['a', 'b', 'd', 'e', 'f'],
  },
  {
    name: 'four of one department where there is no other',
    given: Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((id) => [id, { department: 'x' }])),
    gives: ['a', 'b', 'c', 'd'],
  },
  {
    name: 'nothing highly sensitive, by whatever name',
    given: {
      ...names('a', 'b', 'c', 'd'),
      e: { sensitivity: 'high', demand: 5 },
      f: { facts: { classification: 'restricted' }, demand: 5 },
      g: { facts: 'withheld', demand: 5 },
    },
    gives: ['a', 'b', 'c', 'd'],
  },
  {
    name: 'what is only planned, when people ask for it and there is little else',
    given: { ...names('a', 'b', 'c'), d: { facts: 'planned', demand: 4 } },
    gives: ['a', 'b', 'c', 'd'],
  },
]
for (const { name, given, gives } of cases) {
  test(`recommended are ${name}`, () => expect(chosenOf(given)).toEqual(gives))
}

test('the others say why not', () => {
  const ranked = recommended({
    a: { department: 'x', demand: 5 },
    b: { department: 'x', demand: 5 },
    c: { department: 'x', demand: 4 },
    ...names('d', 'e', 'f', 'g'),
    h: { sensitivity: 'high' },
  })
  expect(Object.fromEntries(ranked.map(({ id, whyNot }) => [id, whyNot]))).toEqual({
    ...{ a: undefined, b: undefined, c: 'department-has-two', d: undefined, e: undefined, f: undefined },
    ...{ g: 'others-first', h: 'sensitive' },
  })
})

test('a score is demand times one more than the steps that are done', () => {
  const [whole, half, none] = recommended({
    a: { demand: 5 },
    b: { demand: 5, facts: { isSigned: false, quality: 60 } },
    c: { demand: 5, facts: 'planned' },
  })
  expect([whole!.score, half!.score, none!.score]).toEqual([30, 15, 5])
  expect(half!.steps).toEqual(['checked', 'documented'])
})

test('open with conditions raises what people called harmless', () => {
  const [one] = recommended({ a: { facts: { classification: 'open-with-conditions' } } })
  expect(one).toMatchObject({ sensitivityNow: 'medium', raisedBy: 'it is open with conditions', sensitivity: 'low' })
})

test('what is gone is left out', () => {
  const candidate = { id: 'a', kind: 'dataset' as const, demand: 1, origins: [], evidence: '', isChosen: true }
  expect(rankCandidates([{ ...candidate, sensitivity: 'low' }], () => undefined)).toEqual([])
})

test('nothing is done of what was never checked', () => {
  expect(
    stepsOf({ ...ready, isChecked: false, isSigned: false, quality: undefined as never, undocumented: [] }),
  ).toEqual([])
})
