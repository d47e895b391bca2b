// Days, and the steps of the calendar in which they lie.
import { dayOf, instantOf, nextStart, startOf, startsBetween, stepFor } from '../../../core/chart/calendar.ts'

const iso = (day: number) => new Date(instantOf(day)).toISOString().slice(0, 10)

const days = ['1970-01-01', '1969-12-31', '1900-02-28', '2000-02-29', '2026-11-27', '0001-01-01', '9999-12-31']
for (const text of days) {
  test(`${text} is the day that it is`, () => {
    expect(dayOf(text)).toBe(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
  })
}

test('a moment is the day it is on, and no other text is a day', () => {
  expect(dayOf('2026-11-27T23:59:59Z')).toBe(dayOf('2026-11-27'))
  expect(['', 'yesterday', '2026-13-01', '27/11/2026', '2026-1-1'].map(dayOf)).toEqual([null, null, null, null, null])
})

const starts = [
  { step: 'day', gives: '2026-11-27', next: '2026-11-28' },
  { step: 'week', gives: '2026-11-23', next: '2026-11-30' }, // a Monday
  { step: 'month', gives: '2026-11-01', next: '2026-12-01' },
  { step: 'quarter', gives: '2026-10-01', next: '2027-01-01' },
  { step: 'year', gives: '2026-01-01', next: '2027-01-01' },
] as const
for (const { step, gives, next } of starts) {
  test(`the ${step} of 27 November 2026 begins and ends where calendars say`, () => {
    const start = startOf(step, dayOf('2026-11-27')!)
    expect([iso(start), iso(nextStart(step, start))]).toEqual([gives, next])
  })
}

test('weeks before 1970 begin on Monday too', () => {
  expect(iso(startOf('week', dayOf('1969-12-28')!))).toBe('1969-12-22')
})

test('every month of four centuries follows the one before', () => {
  const months = startsBetween('month', dayOf('1800-01-15')!, dayOf('1899-12-15')!)
  expect(months).toHaveLength(1200)
  expect(months.every((day) => iso(day).endsWith('-01'))).toBe(true)
})

test('the step fits the time that is covered, and a wish that would draw thousands is made coarser', () => {
  const from = dayOf('2000-01-01')!
  const auto = [30, 200, 1000, 4000, 9000].map((length) => stepFor('auto', from, from + length))
  expect(auto).toEqual(['day', 'week', 'month', 'quarter', 'year'])
  expect(stepFor('day', from, from + 20 * 365)).toBe('week')
})
