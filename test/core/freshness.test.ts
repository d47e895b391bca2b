// Whether data is as new as promised: by the calendar, with grace, unless people said that it rests.
import { freshnessOf, freshShare, PROMISES } from '../../core/freshness.ts'
import { FREQUENCIES, type Frequency, type Upkeep } from '../../core/model.ts'

const published = '2026-01-31T10:00:00.000Z'
const ada = { id: 'ada', name: 'Ada', email: 'ada@city.example' }
const upkeep = (state: Upkeep['state'], until?: string): Upkeep => ({
  ...{ state, reason: 'The sensor is being replaced.', since: '2026-02-01T00:00:00.000Z', by: ada },
  ...(until ? { until } : {}),
})

const cases: { name: string; frequency: Frequency; now: string; upkeep?: Upkeep; gives: object }[] = [
  { name: 'daily, the same day', frequency: 'daily', now: '2026-02-01T09:59:59.999Z', gives: { state: 'fresh' } },
  { name: 'daily, to the moment', frequency: 'daily', now: '2026-02-01T10:00:00.000Z', gives: { state: 'due' } },
  { name: 'daily, after its grace', frequency: 'daily', now: '2026-02-02T10:00:00.000Z', gives: { state: 'overdue' } },
  {
    name: 'a month after 31 January is the last of February',
    frequency: 'monthly',
    now: '2026-02-28T09:00:00.000Z',
    gives: { state: 'fresh', dueAt: '2026-02-28T10:00:00.000Z', overdueAt: '2026-03-07T10:00:00.000Z' },
  },
  {
    name: 'a year, with a month of grace',
    frequency: 'annually',
    now: '2027-02-15T00:00:00.000Z',
    gives: { state: 'due', dueAt: '2027-01-31T10:00:00.000Z' },
  },
  {
    name: 'biannually is twice a year, as ISO 19115 has it',
    frequency: 'biannually',
    now: '2026-07-31T09:00:00.000Z',
    gives: { state: 'fresh', dueAt: '2026-07-31T10:00:00.000Z' },
  },
  {
    name: 'nothing promised',
    frequency: 'irregular',
    now: '2036-01-01T00:00:00.000Z',
    gives: { state: 'unscheduled' },
  },
  {
    name: 'paused without an end, however old',
    frequency: 'daily',
    now: '2027-01-01T00:00:00.000Z',
    upkeep: upkeep('paused'),
    gives: { state: 'paused', reason: 'The sensor is being replaced.', since: '2026-02-01T00:00:00.000Z' },
  },
  {
    name: 'a pause that has ended counts from its end',
    frequency: 'daily',
    now: '2026-05-01T12:00:00.000Z',
    upkeep: upkeep('paused', '2026-05-01T00:00:00.000Z'),
    gives: { state: 'due', dueAt: '2026-05-01T00:00:00.000Z' },
  },
  {
    name: 'retired for good',
    frequency: 'daily',
    now: '2030-01-01T00:00:00.000Z',
    upkeep: upkeep('retired'),
    gives: { state: 'retired' },
  },
  {
    name: 'taken up again',
    frequency: 'daily',
    now: '2026-02-01T09:00:00.000Z',
    upkeep: upkeep('active'),
    gives: { state: 'fresh' },
  },
]
for (const { name, frequency, now, upkeep, gives } of cases) {
  test(`freshness: ${name}`, () => expect(freshnessOf(frequency, published, upkeep, now)).toMatchObject(gives))
}

test('every frequency has a state on every day of five years, and gets older only', () => {
  const order = ['fresh', 'due', 'overdue']
  for (const frequency of FREQUENCIES) {
    let before = 0
    for (let day = 0; day < 1830; day += 3) {
      const now = new Date(Date.parse(published) + day * 86_400_000).toISOString()
      const { state } = freshnessOf(frequency, published, undefined, now)
      if (!PROMISES[frequency]) expect(state).toBe('unscheduled')
      else {
        expect(order.indexOf(state)).toBeGreaterThanOrEqual(before)
        before = order.indexOf(state)
      }
    }
    if (PROMISES[frequency]) expect([frequency, order[before]]).toEqual([frequency, 'overdue'])
  }
})

test('the share of the city counts what is promised and kept up only', () => {
  const states = ['fresh', 'fresh', 'due', 'overdue', 'paused', 'retired', 'unscheduled'] as const
  expect(freshShare(states.map((state) => ({ state })))).toEqual({ fresh: 2, of: 4 })
})
