// core/yearly-review.ts: what a year of the portal came to: numbers and the city's own words, as a public report. Pure.
import { canonicalJson } from './canonical-json.ts'
import { isRefusal, type Refusal, refuse } from './errors.ts'
import { dayOf, daysAfter, type IsoDay } from './governance-documents.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { actorOf } from './lifecycle.ts'
import type { Actor, IsoTime, Member } from './model.ts'
import { isDay } from './plan-rules.ts'
import type { YearNumber } from './yearly-numbers.ts'

/** What the city says itself about its year. Plain text as in core/plain-text.ts. */
export const YEAR_TEXTS = ['wentWell', 'wentBadly', 'changes'] as const
export type YearTextName = (typeof YEAR_TEXTS)[number]
export type YearTexts = Readonly<Partial<Record<Language, Readonly<Record<YearTextName, string>>>>>

/** How much was read: somebody enters it with its source, because the portal keeps no record of its readers. */
export const USE_KINDS = ['page-views', 'visits', 'downloads', 'api-calls', 'uses'] as const
export type UseKind = (typeof USE_KINDS)[number]
export interface UseNumber {
  readonly kind: UseKind
  readonly value: number
  /** Where it comes from, for the public: who counted, and how. */
  readonly source: string
}

/** The pages of the wizard, in order; the review remembers where somebody stopped. */
export const REVIEW_STEPS = ['year', 'numbers', 'words', 'dates', 'publish'] as const
export type ReviewStepName = (typeof REVIEW_STEPS)[number]

/** First and last day, both inclusive. */
export interface Covered {
  readonly from: IsoDay
  readonly to: IsoDay
}

/** Days by which somebody looks again. Those of policies stand with the policies. */
export interface NextDates {
  readonly planReviewBy?: IsoDay | undefined
  readonly yearlyReviewBy?: IsoDay | undefined
}

/** Numbers as they were on a day: kept, so that the report does not change with the portal. */
export interface CollectedNumbers {
  readonly at: IsoTime
  readonly values: readonly YearNumber[]
}

interface Written {
  /** The year, which is its address, too: `/about/yearly/2026/`. */
  readonly id: string
  readonly revision: number
  readonly covers: Covered
  readonly collected?: CollectedNumbers
  readonly use: readonly UseNumber[]
  readonly texts: YearTexts
  readonly next: NextDates
  readonly step: ReviewStepName
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

/** The review of one year. One way: once it is published, only its words can be corrected. */
export type YearlyReview =
  | (Written & { readonly state: 'draft' })
  | (Written & { readonly state: 'published'; readonly publishedAt: IsoTime; readonly correctedAt?: IsoTime })

/** What the public may know of it: never who wrote it. */
export type PublicYearlyReview = Pick<Written, 'id' | 'covers' | 'use' | 'texts' | 'next'> & {
  readonly collected: CollectedNumbers
  readonly publishedAt: IsoTime
  readonly correctedAt?: IsoTime
}

export const YEAR_LIMITS = { text: 8000, source: 300, use: 10, value: 1e12 } as const
const MIN_CHARACTERS = 3
/** A year, or a year and a little more when a city moves the beginning of its year. */
const MAX_COVERED_DAYS = 400
const DAY_MILLISECONDS = 86_400_000

/** Begins a draft about a calendar year. */
export function newYearlyReview(year: number, by: Member, at: IsoTime): YearlyReview | Refusal {
  if (`${year}-01-01` > dayOf(at)) {
    return refuse('bad-request', `year: expected one that has begun, found ${year}`)
  }
  return {
    ...{ id: String(year), revision: 1, state: 'draft', step: 'year', use: [], texts: {}, next: {} },
    covers: { from: `${year}-01-01`, to: `${year}-12-31` },
    ...{ updatedAt: at, updatedBy: actorOf(by) },
  }
}

/** What is asked for in one request. */
export interface YearlyChange {
  readonly step?: ReviewStepName | undefined
  readonly covers?: Covered | undefined
  readonly collected?: CollectedNumbers | undefined
  readonly use?: readonly UseNumber[] | undefined
  readonly texts?: YearTexts | undefined
  readonly next?: NextDates | undefined
  readonly state?: 'published' | undefined
}

const FIELDS = ['step', 'covers', 'collected', 'use', 'texts', 'next'] as const

/**
 * @param first the city's first language
 * @returns the very same review when nothing differs
 */
export function changeYearlyReview(
  review: YearlyReview,
  change: YearlyChange,
  first: Language,
  by: Member,
  at: IsoTime,
): YearlyReview | Refusal {
  const written = review.state === 'draft' ? writeDraft(review, change) : correct(review, change, first, at)
  if (isRefusal(written)) return written
  const moved = change.state === 'published' && written.state === 'draft' ? publish(written, first, at) : written
  if (isRefusal(moved) || moved === review) return moved
  return { ...moved, revision: review.revision + 1, updatedAt: at, updatedBy: actorOf(by) }
}

function writeDraft(review: YearlyReview, change: YearlyChange): YearlyReview | Refusal {
  const fault = (change.covers && coverFault(review.id, change.covers)) ?? nextFault(change.next)
  if (fault) return refuse('bad-request', fault)
  const differing = FIELDS.filter((field) => change[field] && !isSame(change[field], review[field]))
  if (differing.length === 0) return review
  const { collected, ...kept } = review
  // Numbers of another time would be read as those of this one.
  const isStale = differing.includes('covers') && !change.collected
  const wanted = Object.fromEntries(differing.map((field) => [field, change[field]]))
  return { ...kept, ...(collected && !isStale ? { collected } : {}), ...wanted } as YearlyReview
}

function correct(
  review: YearlyReview & { state: 'published' },
  change: YearlyChange,
  first: Language,
  at: IsoTime,
): YearlyReview | Refusal {
  const other = FIELDS.find((field) => field !== 'texts' && change[field] && !isSame(change[field], review[field]))
  if (other) return refuse('bad-request', `${other}: it is published, and only its texts can be corrected`)
  if (!change.texts || isSame(change.texts, review.texts)) return review
  const missing = textFault(change.texts, first)
  return missing ? refuse('bad-request', missing) : { ...review, texts: change.texts, correctedAt: at }
}

function publish(review: YearlyReview, first: Language, at: IsoTime): YearlyReview | Refusal {
  const faults = whyNotPublished(review, first, at)
  if (faults.length > 0) return refuse('bad-request', faults.join('; '))
  return { ...review, state: 'published', publishedAt: at }
}

/** Everything that keeps a draft from being published, each with the field that it is about. */
export function whyNotPublished(
  { collected, texts, next }: Pick<YearlyReview, 'collected' | 'texts' | 'next'>,
  first: Language,
  at: IsoTime,
): string[] {
  const today = dayOf(at)
  const ahead = (name: keyof NextDates) => {
    const day = next[name]
    if (!day) return `next.${name}: expected a day, found none`
    return day <= today ? `next.${name}: expected a day after ${today}, found ${day}` : undefined
  }
  return [
    collected ? undefined : 'collected: the numbers were not collected yet',
    textFault(texts, first),
    ahead('planReviewBy'),
    ahead('yearlyReviewBy'),
  ].filter((fault) => fault !== undefined)
}

function textFault(texts: YearTexts, first: Language): string | undefined {
  const faults = YEAR_TEXTS.filter((name) => (texts[first]?.[name] ?? '').trim().length < MIN_CHARACTERS)
  return faults.length > 0
    ? faults.map((name) => `texts.${first}.${name}: expected ${MIN_CHARACTERS} characters or more`).join('; ')
    : undefined
}

function coverFault(year: string, { from, to }: Covered): string | undefined {
  const bad = (['from', 'to'] as const).find((name) => !isDay({ from, to }[name]))
  if (bad) return `covers.${bad}: expected a day such as 2026-12-31, found ${{ from, to }[bad]}`
  if (to <= from) return `covers.to: expected a day after ${from}, found ${to}`
  if (!from.startsWith(year) && !to.startsWith(year)) {
    return `covers: expected a time that begins or ends in ${year}, found ${from} to ${to}`
  }
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MILLISECONDS + 1
  return days > MAX_COVERED_DAYS ? `covers: expected at most ${MAX_COVERED_DAYS} days, found ${days}` : undefined
}

function nextFault(next: NextDates = {}): string | undefined {
  const bad = (['planReviewBy', 'yearlyReviewBy'] as const).find((name) => next[name] && !isDay(next[name]))
  return bad && `next.${bad}: expected a day such as 2027-12-31, found ${next[bad]}`
}

/** The covered time as instants, the end exclusive, cut at now: a year that is not over yet counts so far. */
export function instantsOf({ from, to }: Covered, now: IsoTime): { from: IsoTime; until: IsoTime } {
  const end = `${daysAfter(to, 1)}T00:00:00.000Z`
  return { from: `${from}T00:00:00.000Z`, until: end < now ? end : now }
}

/** Published ones, newest first, without who wrote them. */
export function publicYearlyReviews(reviews: readonly YearlyReview[]): PublicYearlyReview[] {
  return reviews
    .flatMap((review) => {
      if (review.state !== 'published' || !review.collected) return []
      const { id, covers, collected, use, texts, next, publishedAt, correctedAt } = review
      return [{ id, covers, collected, use, texts, next, publishedAt, ...(correctedAt ? { correctedAt } : {}) }]
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Its words in the reader's language; else in one there is, which is named then. */
export function yearTextsIn(
  texts: YearTexts,
  language: Language,
  first: Language,
): (Readonly<Record<YearTextName, string>> & { readonly language?: Language }) | undefined {
  const own = texts[language]
  if (own) return own
  const other = [first, ...LANGUAGES].find((one) => texts[one])
  return other && { ...texts[other]!, language: other }
}

/** Days before on which a review of the plan, or the next yearly one, is called to mind. */
export const YEARLY_NOTICE_DAYS = 30

export interface YearlyDue {
  readonly what: keyof NextDates
  readonly review: YearlyReview
  readonly day: IsoDay
  readonly daysLeft: number
}

/**
 * What the newest published review promised to look at again, when the day is near.
 *
 * A newer review that somebody began ends the reminder of the yearly one; its publication sets new days for both.
 */
export function yearlyReviewsDue(reviews: readonly YearlyReview[], today: IsoDay): YearlyDue[] {
  const newest = reviews.toSorted((a, b) => (a.id < b.id ? 1 : -1))
  const review = newest.find(({ state }) => state === 'published')
  if (!review) return []
  const isBegun = newest[0] !== review
  return (['planReviewBy', 'yearlyReviewBy'] as const).flatMap((what) => {
    const day = review.next[what]
    if (!day || (what === 'yearlyReviewBy' && isBegun)) return []
    const daysLeft = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MILLISECONDS)
    return daysLeft <= YEARLY_NOTICE_DAYS ? [{ what, review, day, daysLeft }] : []
  })
}

/** Whatever the order of their keys. */
function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
