// test/web/yearly-pages.test.ts: yearly reports for the public: what stands where, in which language, and what is kept from them.
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { YEAR_NUMBERS } from '../../core/yearly-numbers.ts'
import type { PublicYearlyReview } from '../../core/yearly-review.ts'
import { yearlyWords, yearNumberText } from '../../core/yearly-words.ts'
import { planPages } from '../../web/catalog/plan-pages.ts'
import { policyPages } from '../../web/catalog/policy-pages.ts'
import { signOffPages } from '../../web/catalog/sign-off-pages.ts'
import { textsIn } from '../../web/catalog/words.ts'
import { yearlyDataFiles, yearlyPages } from '../../web/catalog/yearly-pages.ts'
import { aSiteContext } from '../support/published.ts'

const context = aSiteContext()
const spanish = contextIn(context, 'es')

const aReview = (over: Partial<PublicYearlyReview> = {}): PublicYearlyReview => ({
  id: '2026',
  covers: { from: '2026-01-01', to: '2026-12-31' },
  collected: {
    at: '2027-01-15T09:00:00.000Z',
    values: [
      { id: 'datasets-public', unit: 'count', value: 1204 },
      { id: 'fresh', unit: 'share', value: 3, of: 4 },
      { id: 'review-days', unit: 'days' },
    ],
  },
  use: [{ kind: 'downloads', value: 42, source: 'Statistics of the <distribution>' }],
  texts: { en: { wentWell: 'Trees came.', wentBadly: '- Bikes\n- Buses', changes: 'Two people.' } },
  next: { planReviewBy: '2027-06-30', yearlyReviewBy: '2028-01-31' },
  publishedAt: '2027-01-20T12:00:00.000Z',
  ...over,
})
const earlier = aReview({
  id: '2025',
  covers: { from: '2025-01-01', to: '2025-12-31' },
  collected: { at: '2026-01-15T09:00:00.000Z', values: [{ id: 'datasets-public', unit: 'count', value: 777 }] },
})

const bodyOf = (path: string, yearlyReviews: PublicYearlyReview[], site = context): string => {
  const governance: Governance = { ...NO_GOVERNANCE, yearlyReviews }
  const all = [...yearlyPages(site, governance), ...yearlyDataFiles(site, governance)]
  const page = all.find((one) => one.path === path)
  if (!page) throw new Error(`expected a page ${path}, found ${all.map((one) => one.path).join(' ')}`)
  return page.body as string
}
const report = (over: Partial<PublicYearlyReview> = {}) => bodyOf('about/yearly/2026/index.html', [aReview(over)])

test('without a report there is a page that says so', () => {
  expect(bodyOf('about/yearly/index.html', [])).toContain('No report yet')
})

test('a report says its numbers with how each was counted, and where there was nothing to count', () => {
  const body = report()
  expect(body).toContain('<td class="yearly-value">1,204</td>')
  expect(body).toContain('3 of 4 (75 %)')
  expect(body).toContain('nothing to count')
  expect(body).toContain(yearlyWords.en.numberWords.fresh.how)
  expect(body).toContain('<li>Bikes</li>')
})

test('what people typed is text, never markup', () => {
  expect(report()).toContain('Statistics of the &lt;distribution&gt;')
})

test('without numbers about use it says that the portal keeps no record of its readers', () => {
  expect(report({ use: [] })).toContain(yearlyWords.en.noUse)
})

test('a year that was not over says so', () => {
  const collected = { ...aReview().collected, at: '2026-12-31T09:00:00.000Z' }
  expect(report({ collected })).toContain(yearlyWords.en.unfinished)
  expect(report()).not.toContain(yearlyWords.en.unfinished)
})

test('beside the number stands that of the year before, where there is one', () => {
  const body = bodyOf('about/yearly/2026/index.html', [aReview(), earlier])
  expect(body).toContain('<th scope="col">In 2025</th>')
  expect(body).toContain('<td>777</td>')
  expect(report()).not.toContain('In 2025')
})

test('in Spanish the frame is Spanish, and words in another language say so', () => {
  const body = bodyOf('es/about/yearly/2026/index.html', [aReview()], spanish)
  expect(body).toContain('Lo que fue bien')
  expect(body).toContain('lang="en"')
  expect(body).toContain('3 de 4 (75 %)')
})

test('programs get the numbers as CSV and JSON, at one address', () => {
  expect(bodyOf('about/yearly/2026/numbers.csv', [aReview()])).toContain(
    'datasets-public,Datasets that are public,1204,,count,',
  )
  expect(JSON.parse(bodyOf('about/yearly/2026/numbers.json', [aReview()]))).toMatchObject({
    ...{ year: '2026', from: '2026-01-01' },
    numbers: [
      { id: 'datasets-public', value: 1204 },
      { id: 'fresh', value: 3, of: 4 },
      { id: 'review-days' },
      { id: 'use-downloads' },
    ],
  })
})

test('the plan says by when it is looked at again, once a report has said so', () => {
  const planOf = (yearlyReviews: PublicYearlyReview[]) =>
    planPages(context, { ...NO_GOVERNANCE, yearlyReviews }, [])[0]!.body as string
  expect(planOf([aReview()])).toContain('The plan is looked at again by <time datetime="2027-06-30">')
  expect(planOf([])).not.toContain('looked at again')
})

test('pages about governance lead to the reports', () => {
  const pages = [...signOffPages(spanish, NO_GOVERNANCE, []), ...policyPages(spanish, NO_GOVERNANCE)]
  for (const { body } of pages) expect(body).toContain('href="/es/about/yearly/"')
})

test('every number has a name and a way of counting in every language', () => {
  for (const language of LANGUAGES) {
    for (const id of YEAR_NUMBERS) {
      expect([id, yearlyWords[language].numberWords[id].how.length > 10]).toEqual([id, true])
    }
  }
})

const numbers = [
  { given: { id: 'quality-change', unit: 'points', value: 2.5 }, gives: '+2.5 points' },
  { given: { id: 'quality-change', unit: 'points', value: -2.5 }, gives: '−2.5 points' },
  { given: { id: 'quality-mean', unit: 'points', value: 81.2 }, gives: '81.2 of 100' },
  { given: { id: 'review-days', unit: 'days', value: 3.5 }, gives: '3.5 days' },
] as const
for (const { given, gives } of numbers) {
  test(`a number as people read it: ${gives}`, () => expect(yearNumberText(given, 'en', textsIn('en'))).toBe(gives))
}
