// The review of a year as a value: what may be written, what keeps it from being published, what it calls to mind.
import { isRefusal } from '../../core/errors.ts'
import { reportCsv, reportJson } from '../../core/yearly-report.ts'
import {
  changeYearlyReview,
  newYearlyReview,
  publicYearlyReviews,
  type YearlyChange,
  type YearlyReview,
  yearlyReviewsDue,
  yearTextsIn,
} from '../../core/yearly-review.ts'
import { ada } from './../support/people.ts'

const noon = '2027-01-20T12:00:00.000Z'
const later = '2027-02-01T12:00:00.000Z'
const en = { wentWell: 'Trees came.', wentBadly: 'Bikes were late.', changes: 'Two people look after bikes.' }

const right = <T>(outcome: T): Exclude<T, { refused: true }> => {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.detail}`)
  return outcome as Exclude<T, { refused: true }>
}
const begun = right(newYearlyReview(2026, ada, noon))
const ready = right(
  changeYearlyReview(
    begun,
    {
      collected: { at: noon, values: [{ id: 'fresh', unit: 'share', value: 3, of: 4 }] },
      use: [{ kind: 'downloads', value: 12, source: 'statistics of the distribution' }],
      texts: { en },
      next: { planReviewBy: '2027-06-30', yearlyReviewBy: '2028-01-31' },
    },
    'en',
    ada,
    noon,
  ),
)
const published = right(changeYearlyReview(ready, { state: 'published' }, 'en', ada, noon))

const outcome = (review: YearlyReview, change: YearlyChange): string => {
  const after = changeYearlyReview(review, change, 'en', ada, later)
  return isRefusal(after) ? after.detail : after === review ? 'the same' : `${after.state} ${after.revision}`
}

const cases: { name: string; given: YearlyReview; change: YearlyChange; gives: string | RegExp }[] = [
  { name: 'a complete draft is published', given: ready, change: { state: 'published' }, gives: 'published 3' },
  {
    name: 'a draft without numbers is not',
    given: { ...ready, collected: undefined } as unknown as YearlyReview,
    change: { state: 'published' },
    gives: /^collected:/,
  },
  {
    name: 'a draft without a text is not',
    given: { ...ready, texts: { en: { ...en, wentBadly: ' ' } } },
    change: { state: 'published' },
    gives: /^texts\.en\.wentBadly:/,
  },
  {
    name: 'a text in another language only is not enough',
    given: { ...ready, texts: { es: en } },
    change: { state: 'published' },
    gives: /^texts\.en\.wentWell:/,
  },
  {
    name: 'a day that has passed is not a next day',
    given: { ...ready, next: { ...ready.next, planReviewBy: '2027-02-01' } },
    change: { state: 'published' },
    gives: /^next\.planReviewBy: expected a day after 2027-02-01/,
  },
  { name: 'nothing new changes nothing', given: ready, change: { texts: { en }, use: ready.use }, gives: 'the same' },
  {
    name: 'a time that ends before it begins',
    given: begun,
    change: { covers: { from: '2026-07-01', to: '2026-06-30' } },
    gives: /^covers\.to:/,
  },
  {
    name: 'a day that the calendar has not',
    given: begun,
    change: { covers: { from: '2026-02-30', to: '2026-12-31' } },
    gives: /^covers\.from:/,
  },
  {
    name: 'the time of another year',
    given: begun,
    change: { covers: { from: '2024-01-01', to: '2024-12-31' } },
    gives: /begins or ends in 2026/,
  },
  {
    name: 'two years at once',
    given: begun,
    change: { covers: { from: '2025-01-01', to: '2026-12-31' } },
    gives: /at most 400 days, found 730/,
  },
  {
    name: 'the year in which a city budgets',
    given: begun,
    change: { covers: { from: '2025-07-01', to: '2026-06-30' } },
    gives: 'draft 2',
  },
  {
    name: 'the numbers of what is published stay',
    given: published,
    change: { collected: { at: later, values: [] } },
    gives: /^collected: it is published/,
  },
  {
    name: 'the words of what is published can be corrected',
    given: published,
    change: { texts: { en: { ...en, wentWell: 'Many trees came.' } } },
    gives: 'published 4',
  },
  {
    name: 'but not taken away',
    given: published,
    change: { texts: { en: { ...en, wentWell: '' } } },
    gives: /^texts\.en\.wentWell:/,
  },
]
for (const { name, given, change, gives } of cases) {
  test(`a yearly review: ${name}`, () => {
    if (typeof gives === 'string') expect(outcome(given, change)).toBe(gives)
    else expect(outcome(given, change)).toMatch(gives)
  })
}

test('a year that has not begun cannot be reviewed', () => {
  expect(newYearlyReview(2028, ada, noon)).toMatchObject({
    code: 'bad-request',
    detail: expect.stringContaining('2028'),
  })
})

test('another time drops the numbers, as they were counted for the old one', () => {
  const moved = right(changeYearlyReview(ready, { covers: { from: '2026-02-01', to: '2026-12-31' } }, 'en', ada, later))
  expect(moved).not.toHaveProperty('collected')
  expect(moved.texts).toEqual({ en })
})

test('a correction is dated', () => {
  const change = { texts: { en: { ...en, changes: 'Three people do.' } } }
  expect(changeYearlyReview(published, change, 'en', ada, later)).toMatchObject({
    correctedAt: later,
    publishedAt: noon,
  })
})

test('the public sees what is published, newest first, and never who wrote it', () => {
  const older = { ...published, id: '2025' }
  const shown = publicYearlyReviews([older, begun, published])
  expect(shown.map(({ id }) => id)).toEqual(['2026', '2025'])
  expect(JSON.stringify(shown)).not.toContain(ada.email)
  expect(JSON.stringify(shown)).not.toContain('updatedBy')
})

test('readers get their language, or another that is named', () => {
  expect(yearTextsIn({ en }, 'en', 'en')).toEqual(en)
  expect(yearTextsIn({ en }, 'es', 'en')).toEqual({ ...en, language: 'en' })
  expect(yearTextsIn({}, 'es', 'en')).toBeUndefined()
})

const dues: { name: string; given: YearlyReview[]; today: string; gives: string[] }[] = [
  { name: 'nothing is near', given: [published], today: '2027-03-01', gives: [] },
  { name: 'the plan a month before', given: [published], today: '2027-05-31', gives: ['planReviewBy 30'] },
  {
    name: 'both when both are late',
    given: [published],
    today: '2028-02-01',
    gives: ['planReviewBy -216', 'yearlyReviewBy -1'],
  },
  {
    name: 'a review that somebody has begun ends the reminder of it',
    given: [published, { ...begun, id: '2027' }],
    today: '2028-02-01',
    gives: ['planReviewBy -216'],
  },
  { name: 'a draft reminds of nothing', given: [ready], today: '2028-02-01', gives: [] },
]
for (const { name, given, today, gives } of dues) {
  test(`what is due: ${name}`, () => {
    expect(yearlyReviewsDue(given, today).map(({ what, daysLeft }) => `${what} ${daysLeft}`)).toEqual(gives)
  })
}

test('the numbers are files, and a text that a spreadsheet would run is kept from it', () => {
  const [review] = publicYearlyReviews([
    { ...published, use: [{ kind: 'visits', value: 3, source: '=HYPERLINK("https://x.example", "x")' }] },
  ])
  const words = { name: (id: string) => `name of ${id}`, how: (id: string) => `how, ${id}` }
  expect(reportCsv(review!, words).split('\r\n')).toEqual([
    'id,name,value,of,unit,how',
    'fresh,name of fresh,3,4,share,"how, fresh"',
    `use-visits,name of visits,3,,count,"'=HYPERLINK(""https://x.example"", ""x"")"`,
    '',
  ])
  expect(JSON.parse(reportJson(review!, words))).toMatchObject({
    ...{ year: '2026', from: '2026-01-01', to: '2026-12-31', countedAt: noon },
    numbers: [{ id: 'fresh', value: 3, of: 4 }, { id: 'use-visits' }],
  })
})
