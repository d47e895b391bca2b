// The numbers of a year: a small city with a known year, of which each test changes one thing.
import type { DocumentVersion } from '../../core/governance-documents.ts'
import type { Dataset, Version } from '../../core/model.ts'
import type { PlanEntry } from '../../core/plan-entries.ts'
import { countYear, type YearFacts, type YearNumberId, type YearShelf } from '../../core/yearly-numbers.ts'
import { instantsOf } from '../../core/yearly-review.ts'

const year = instantsOf({ from: '2026-01-01', to: '2026-12-31' }, '2027-02-01T00:00:00.000Z')

interface Told {
  readonly number: number
  readonly publishedAt: string
  readonly status?: 'published' | 'superseded' | 'withdrawn'
  readonly withdrawnAt?: string
  readonly quality?: number
  readonly frequency?: string
  readonly since?: string
  readonly isStanding?: boolean
}

/** Only what the numbers look at. */
function aVersion({ number, publishedAt, status = 'published', ...rest }: Told): Version {
  const { withdrawnAt, quality = 80, frequency = 'monthly', since, isStanding } = rest
  return {
    ...{ number, status, publishedAt, approvedAt: publishedAt },
    ...(withdrawnAt ? { withdrawnAt } : {}),
    ...(since ? { plan: { since } } : {}),
    ...(isStanding ? { standing: {} } : {}),
    candidate: {
      metadata: { departmentId: 'parks', frequency },
      content: { rows: 100 * number, quality: { total: quality } },
    },
  } as unknown as Version
}

const shelf = (id: string, versions: Version[], dataset: object = {}): YearShelf => ({
  dataset: { id, ...dataset } as unknown as Dataset,
  versions,
})

/** Trees: public since 2025, a new version each year. Bikes: new in March, late since, withdrawn never. */
const trees = shelf('trees', [
  aVersion({ number: 1, publishedAt: '2025-12-10T00:00:00.000Z', status: 'superseded', quality: 70 }),
  aVersion({ number: 2, publishedAt: '2026-12-20T00:00:00.000Z', quality: 90, since: '2026-12-16T12:00:00.000Z' }),
])
const bikes = shelf('bikes', [aVersion({ number: 1, publishedAt: '2026-03-01T00:00:00.000Z' })])
const perfect: YearFacts = { ...year, shelves: [trees, bikes], plan: [], documents: [], feedback: [] }

function numberOf(id: YearNumberId, facts: YearFacts): string {
  const { value, of } = countYear(facts).find((one) => one.id === id)!
  return [value, of].filter((part) => part !== undefined).join(' of ')
}

const withShelves = (...shelves: YearShelf[]): YearFacts => ({ ...perfect, shelves })
const entry = (plannedFor: string, more: Partial<PlanEntry> = {}): PlanEntry =>
  ({ id: 'pl_1', state: 'planned', plannedFor, ...more }) as unknown as PlanEntry
const signed = (number: number, approvedAt: string, reviewBy: string): DocumentVersion =>
  ({ number, approvedAt, effective: approvedAt.slice(0, 10), reviewBy }) as unknown as DocumentVersion
const policy = (...versions: DocumentVersion[]) => ({ ...perfect, documents: [{ id: 'scope', revision: 1, versions }] })
const feedback = (...states: [state: string, at: string][]) =>
  ({ ...perfect, feedback: states.map(([state, at]) => ({ state, at })) }) as unknown as YearFacts

const cases: { name: string; given: YearFacts; id: YearNumberId; gives: string }[] = [
  { name: 'what is public at the end', given: perfect, id: 'datasets-public', gives: '2' },
  { name: 'what came within the year', given: perfect, id: 'datasets-new', gives: '1' },
  { name: 'versions of the year, not of the one before', given: perfect, id: 'versions-published', gives: '2' },
  { name: 'a department once', given: perfect, id: 'departments-public', gives: '1' },
  { name: 'rows of the newest versions', given: perfect, id: 'rows-public', gives: '300' },
  {
    name: 'what came on the first moment of the next year is not of this one',
    given: withShelves(shelf('late', [aVersion({ number: 1, publishedAt: '2027-01-01T00:00:00.000Z' })])),
    id: 'datasets-public',
    gives: '0',
  },
  {
    name: 'what was withdrawn within the year is not public at its end',
    given: withShelves(
      shelf('gone', [
        aVersion({
          ...{ number: 1, publishedAt: '2026-02-01T00:00:00.000Z', status: 'withdrawn' },
          withdrawnAt: '2026-06-01T00:00:00.000Z',
        }),
      ]),
    ),
    id: 'datasets-public',
    gives: '0',
  },
  {
    name: 'what was withdrawn after the year was public at its end',
    given: withShelves(
      shelf('gone', [
        aVersion({
          ...{ number: 1, publishedAt: '2026-02-01T00:00:00.000Z', status: 'withdrawn' },
          withdrawnAt: '2027-01-15T00:00:00.000Z',
        }),
      ]),
    ),
    id: 'datasets-public',
    gives: '1',
  },
  { name: 'fresh: trees are, bikes promised a month', given: perfect, id: 'fresh', gives: '1 of 2' },
  {
    name: 'what is paused does not count against freshness',
    given: withShelves(trees, { ...bikes, dataset: withUpkeep('2026-04-01T00:00:00.000Z') }),
    id: 'fresh',
    gives: '1 of 1',
  },
  {
    name: 'a pause that began after the year changes nothing',
    given: withShelves(trees, { ...bikes, dataset: withUpkeep('2027-01-10T00:00:00.000Z') }),
    id: 'fresh',
    gives: '1 of 2',
  },
  { name: 'late: the trees of 2025 and the bikes, each once', given: perfect, id: 'late', gives: '2' },
  {
    name: 'what promises nothing is never late',
    given: withShelves(
      shelf('x', [aVersion({ number: 1, publishedAt: '2026-01-02T00:00:00.000Z', frequency: 'irregular' })]),
    ),
    id: 'late',
    gives: '0',
  },
  {
    name: 'what was late before the year is not late in it again',
    given: withShelves(shelf('x', [aVersion({ number: 1, publishedAt: '2025-06-01T00:00:00.000Z' })])),
    id: 'late',
    gives: '0',
  },
  { name: 'quality on average', given: perfect, id: 'quality-mean', gives: '85 of 2' },
  { name: 'quality changed only where there are two ends', given: perfect, id: 'quality-change', gives: '20 of 1' },
  { name: 'nothing public, no mean', given: withShelves(), id: 'quality-mean', gives: '' },
  { name: 'approved in the year', given: perfect, id: 'reviews-approved', gives: '2' },
  { name: 'days from the beginning of a review to its end', given: perfect, id: 'review-days', gives: '3.5 of 1' },
  {
    name: 'consent given in advance is not a review',
    given: withShelves(
      shelf('x', [aVersion({ number: 1, publishedAt: '2026-05-01T00:00:00.000Z', isStanding: true })]),
    ),
    id: 'reviews-approved',
    gives: '0',
  },
  {
    name: 'a planned day that was kept',
    given: { ...perfect, plan: [entry('2026-03-01', { datasetId: 'bikes' })] },
    id: 'plan-kept',
    gives: '1 of 1',
  },
  {
    name: 'a planned day that was missed by a day',
    given: { ...perfect, plan: [entry('2026-02-28', { datasetId: 'bikes' })] },
    id: 'plan-kept',
    gives: '0 of 1',
  },
  {
    name: 'what is withheld was not promised',
    given: { ...perfect, plan: [entry('2026-03-01', { state: 'withheld' })] },
    id: 'plan-kept',
    gives: '',
  },
  {
    name: 'a policy looked at again on its day',
    given: policy(
      signed(1, '2025-06-01T00:00:00.000Z', '2026-06-01'),
      signed(2, '2026-06-01T09:00:00.000Z', '2027-06-01'),
    ),
    id: 'policies-reviewed',
    gives: '1 of 1',
  },
  {
    name: 'a policy looked at again a day late',
    given: policy(
      signed(1, '2025-06-01T00:00:00.000Z', '2026-06-01'),
      signed(2, '2026-06-02T09:00:00.000Z', '2027-06-01'),
    ),
    id: 'policies-reviewed',
    gives: '0 of 1',
  },
  {
    name: 'messages of the year, and those that were dealt with',
    given: feedback(
      ['new', '2026-05-01T00:00:00.000Z'],
      ['answered', '2026-05-02T00:00:00.000Z'],
      ['closed', '2026-05-03T00:00:00.000Z'],
      ['answered', '2025-05-03T00:00:00.000Z'],
    ),
    id: 'feedback-answered',
    gives: '2 of 3',
  },
]
for (const { name, given, id, gives } of cases) {
  test(`${id}: ${name}`, () => expect(numberOf(id, given)).toBe(gives))
}

function withUpkeep(since: string): Dataset {
  return { id: 'bikes', upkeep: { state: 'paused', reason: '', since } } as unknown as Dataset
}

test('a year that is not over counts so far', () => {
  const sofar = instantsOf({ from: '2026-01-01', to: '2026-12-31' }, '2026-07-01T08:00:00.000Z')
  expect(sofar.until).toBe('2026-07-01T08:00:00.000Z')
  expect(numberOf('versions-published', { ...perfect, ...sofar })).toBe('1')
})

test('numbers do not change when the portal goes on', () => {
  const later = withShelves(
    shelf('trees', [
      ...trees.versions.map((version) => ({ ...version, status: 'superseded' }) as Version),
      aVersion({ number: 3, publishedAt: '2027-01-20T00:00:00.000Z', quality: 10 }),
    ]),
    bikes,
  )
  expect(countYear(later)).toEqual(countYear(perfect))
})
