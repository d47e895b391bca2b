// What the portal looks at by itself: which state of the catalog concerns a person, and from when on.
import { daysAfter } from '../../core/freshness.ts'
import type { Dataset, Frequency, Upkeep, VersionIn } from '../../core/model.ts'
import type { DatedShelf } from '../../core/reminders.ts'
import { dueOf, rolesInTurn } from '../../core/review.ts'
import { missedLaunchIn, overdueReviewsIn, silenceIn, siteFailure, vitalsOf } from '../../core/watch.ts'
import { aVersion, dataset, later, metadata } from '../support/versions.ts'

/** Of the fixture: 2026-03-01T13:00. */
const publishedAt = later

function aShelf(slug: string, frequency: Frequency, upkeep?: Upkeep['state']): DatedShelf {
  const version = aVersion('published') as VersionIn<'published'>
  const reason = 'The source rests.'
  const own: Dataset = {
    ...{ ...dataset, slug, publishedVersion: 1 },
    ...(upkeep ? { upkeep: { state: upkeep, reason, since: publishedAt } as Upkeep } : {}),
  }
  const candidate = { ...version.candidate, metadata: { ...metadata, frequency } }
  return { dataset: own, published: { ...version, candidate } }
}
const newer = (shelf: DatedShelf, days: number): DatedShelf => ({
  ...shelf,
  published: { ...shelf.published!, publishedAt: daysAfter(publishedAt, days) },
})
/** A second before and at that many days after publication. */
const before = (days: number) => new Date(Date.parse(daysAfter(publishedAt, days)) - 1000).toISOString()
const at = (days: number) => daysAfter(publishedAt, days)

const daily = aShelf('counts', 'daily')
const yearly = aShelf('budget', 'annually')
const whenever = aShelf('history', 'asNeeded')

const silences = [
  { name: 'a day and its grace are not over', shelves: [daily, yearly], now: before(2), says: undefined },
  { name: 'they are', shelves: [daily, yearly], now: at(2), says: 'the shortest promise is daily' },
  { name: 'something else was published meanwhile', shelves: [daily, newer(yearly, 1)], now: at(2), says: undefined },
  {
    name: 'also what promises nothing breaks the silence',
    shelves: [daily, newer(whenever, 1)],
    now: at(2),
    says: undefined,
  },
  { name: 'nobody promised anything', shelves: [whenever], now: at(900), says: undefined },
  {
    name: 'what rests is not waited for',
    shelves: [aShelf('counts', 'daily', 'paused'), yearly],
    now: at(30),
    says: undefined,
  },
  { name: 'nothing is public yet', shelves: [{ dataset }], now: at(900), says: undefined },
]
for (const { name, shelves, now, says } of silences) {
  test(`nothing published: ${name}`, () => {
    const found = silenceIn(shelves, now)
    if (says === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject({ name: 'nothing-published', message: expect.stringContaining(says) })
  })
}

const inReview = aVersion('in-review') as VersionIn<'in-review'>
const [role] = rolesInTurn(inReview)
const due = dueOf(inReview, role!)!
const waiting: DatedShelf = { dataset, inReview }

test('overdue reviews: two days after a sign-off was due, and not before', () => {
  expect(overdueReviewsIn([waiting], daysAfter(due, 2))).toBeUndefined()
  const found = overdueReviewsIn([waiting], new Date(Date.parse(daysAfter(due, 2)) + 1000).toISOString())
  expect(found?.name).toBe('reviews-overdue')
  expect(found?.message).toContain(`street-trees (${role})`)
})

test('overdue reviews: names the first five, and no person', () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ ...waiting, dataset: { ...dataset, slug: `d-${index}` } }))
  const { message } = overdueReviewsIn(many, daysAfter(due, 30))!
  const roles = rolesInTurn(inReview).length
  expect(message).toContain(` and ${9 * roles - 5} more.`)
  expect(message).not.toMatch(/@|ines|leo|priya/)
})

test('vitals count what is public, promised, late, in review and overdue', () => {
  const shelves = [daily, yearly, whenever, waiting, aShelf('old', 'daily', 'retired')]
  expect(vitalsOf(shelves, before(2))).toEqual({
    ...{ datasets: 4, promised: 2, late: 0, inReview: 1 },
    overdueReviews: before(2) > due ? 1 : 0,
  })
  expect(vitalsOf(shelves, at(400))).toEqual({ datasets: 4, promised: 2, late: 2, inReview: 1, overdueReviews: 1 })
})

const set = { state: 'scheduled', scheduledAt: publishedAt } as const
const afterMinutes = (minutes: number) => new Date(Date.parse(publishedAt) + minutes * 60_000).toISOString()
const launches = [
  { name: 'nobody has begun to prepare it', launch: undefined, now: afterMinutes(900), rings: false },
  { name: 'the time has not come', launch: set, now: afterMinutes(-1), rings: false },
  { name: 'publication has a few minutes', launch: set, now: afterMinutes(14), rings: false },
  { name: 'fifteen minutes are too long', launch: set, now: afterMinutes(15), rings: true },
  { name: 'it happened', launch: { ...set, state: 'launched' } as const, now: afterMinutes(900), rings: false },
]
for (const { name, launch, now, rings } of launches) {
  test(`launch missed: ${name}`, () =>
    expect(missedLaunchIn(launch, now)?.name).toBe(rings ? 'launch-missed' : undefined))
}

const answers = [
  { name: 'a page', status: 200, rings: false },
  { name: 'the way to an invitation', status: 302, rings: false },
  { name: 'only for invited people', status: 403, rings: false },
  { name: 'no page at all', status: 404, rings: true },
  { name: 'a function at the edge that fails', status: 503, rings: true },
  { name: 'no answer', status: undefined, rings: true },
]
for (const { name, status, rings } of answers) {
  test(`site fails: ${name}`, () => expect(siteFailure(status)?.name).toBe(rings ? 'site-fails' : undefined))
}
