// core/yearly-numbers.ts: the numbers of a year, counted from versions, plans, policies and feedback. Pure.
import type { Feedback } from './feedback.ts'
import { freshnessOf, freshShare } from './freshness.ts'
import { type DocumentVersion, dayOf, type SignedDocument, versionOn } from './governance-documents.ts'
import type { Dataset, IsoTime, Version } from './model.ts'
import type { PlanEntry } from './plan-entries.ts'
import { isReleased, isStanding, publicAt, type Released, releasedOf, scoreOf } from './yearly-shelf.ts'

/** `share`: so many `of` so many; `points`: of 100. */
export type YearUnit = 'count' | 'share' | 'points' | 'days'

/** A dataset and every version it ever had, oldest first. */
export interface YearShelf {
  readonly dataset: Dataset
  readonly versions: readonly Version[]
}

/** All that the numbers are made of. */
export interface YearFacts {
  readonly from: IsoTime
  /** Exclusive. */
  readonly until: IsoTime
  readonly shelves: readonly YearShelf[]
  /** Without what was removed. */
  readonly plan: readonly PlanEntry[]
  readonly documents: readonly SignedDocument[]
  readonly feedback: readonly Feedback[]
}

interface Counted {
  readonly value: number
  /** Of how many; in shares and means. */
  readonly of?: number
}

/** Undefined: there was nothing to count, which is another thing than none. */
type Count = (facts: YearFacts) => Counted | undefined

interface NumberKind {
  readonly unit: YearUnit
  readonly count: Count
}

const YEAR_COUNTS = {
  'datasets-public': { unit: 'count', count: (facts) => count(publicAtEnd(facts)) },
  'datasets-new': { unit: 'count', count: newDatasets },
  'departments-public': {
    unit: 'count',
    count: (facts) => ({
      value: new Set(publicAtEnd(facts).map(({ version }) => version.candidate.metadata.departmentId)).size,
    }),
  },
  'rows-public': {
    unit: 'count',
    count: (facts) => ({
      value: publicAtEnd(facts).reduce((sum, { version }) => sum + version.candidate.content.rows, 0),
    }),
  },
  'versions-published': {
    unit: 'count',
    count: (facts) => count(released(facts).filter(({ publishedAt }) => isWithin(facts, publishedAt))),
  },
  withdrawals: {
    unit: 'count',
    count: (facts) =>
      count(
        released(facts).filter((version) => version.status === 'withdrawn' && isWithin(facts, version.withdrawnAt)),
      ),
  },
  fresh: { unit: 'share', count: freshAtEnd },
  late: { unit: 'count', count: lateInYear },
  'quality-mean': { unit: 'points', count: meanQuality },
  'quality-change': { unit: 'points', count: changeOfQuality },
  'reviews-approved': {
    unit: 'count',
    count: (facts) => count(approvals(facts).filter((version) => !isStanding(version))),
  },
  'reviews-returned': {
    unit: 'count',
    count: (facts) =>
      count(
        facts.shelves
          .flatMap(({ versions }) => versions)
          .filter((version) => version.status === 'returned' && isWithin(facts, version.returned.at)),
      ),
  },
  'review-days': { unit: 'days', count: daysOfReview },
  'standing-approvals': { unit: 'count', count: (facts) => count(approvals(facts).filter(isStanding)) },
  'feedback-received': { unit: 'count', count: (facts) => count(feedbackIn(facts)) },
  'feedback-answered': {
    unit: 'share',
    count: (facts) => {
      const received = feedbackIn(facts)
      return share(received.filter(({ state }) => state !== 'new').length, received.length)
    },
  },
  'plan-kept': { unit: 'share', count: planKept },
  'policies-in-force': {
    unit: 'count',
    count: ({ documents, until }) =>
      count(documents.filter((document) => versionOn(document, lastDayBefore(until)) !== undefined)),
  },
  'policies-reviewed': { unit: 'share', count: policiesReviewed },
} as const satisfies Record<string, NumberKind>

export type YearNumberId = keyof typeof YEAR_COUNTS
export const YEAR_NUMBERS = Object.keys(YEAR_COUNTS) as YearNumberId[]

/** A number as it is kept and published. Without a value there was nothing to count. */
export interface YearNumber {
  readonly id: YearNumberId
  readonly unit: YearUnit
  readonly value?: number
  readonly of?: number
}

/** Every number, in the order of the report. */
export function countYear(facts: YearFacts): YearNumber[] {
  return YEAR_NUMBERS.map((id) => ({ id, unit: YEAR_COUNTS[id].unit, ...YEAR_COUNTS[id].count(facts) }))
}

interface Shown {
  readonly dataset: Dataset
  readonly version: Released
}

function shownAt({ shelves }: YearFacts, at: IsoTime): Shown[] {
  return shelves.flatMap(({ dataset, versions }) => {
    const version = publicAt(versions, at)
    return version ? [{ dataset, version }] : []
  })
}
function publicAtEnd(facts: YearFacts): Shown[] {
  return shownAt(facts, facts.until)
}

const released = ({ shelves }: YearFacts): Released[] => shelves.flatMap(({ versions }) => releasedOf(versions))
const isWithin = ({ from, until }: YearFacts, at: IsoTime): boolean => at >= from && at < until
const count = (things: readonly unknown[]): Counted => ({ value: things.length })
const tenths = (value: number): number => Math.round(value * 10) / 10
const share = (value: number, of: number): Counted | undefined => (of > 0 ? { value, of } : undefined)

/** The last day that belongs to the time, as the end is exclusive. */
const lastDayBefore = (until: IsoTime) => dayOf(new Date(Date.parse(until) - 1).toISOString())

function newDatasets(facts: YearFacts): Counted {
  const firsts = facts.shelves.flatMap(({ versions }) => releasedOf(versions).slice(0, 1))
  return count(firsts.filter(({ publishedAt }) => isWithin(facts, publishedAt)))
}

/** What counted as paused or retired then is what counts so now and had begun then: the history of pauses is not kept. */
function freshAtEnd(facts: YearFacts): Counted | undefined {
  const states = publicAtEnd(facts).map(({ dataset, version }) => {
    const upkeep = dataset.upkeep && dataset.upkeep.since < facts.until ? dataset.upkeep : undefined
    return freshnessOf(version.candidate.metadata.frequency, version.publishedAt, upkeep, facts.until)
  })
  const { fresh, of } = freshShare(states)
  return share(fresh, of)
}

/** Each version that stood there when its promise and the grace had passed is one; a known pause excuses it. */
function lateInYear(facts: YearFacts): Counted {
  const late = facts.shelves.flatMap(({ dataset, versions }) => {
    const all = releasedOf(versions)
    return all.filter((version, index) => {
      const { frequency } = version.candidate.metadata
      const { overdueAt } = freshnessOf(frequency, version.publishedAt, undefined, version.publishedAt)
      if (!overdueAt || !isWithin(facts, overdueAt)) return false
      const isExcused = dataset.upkeep && dataset.upkeep.state !== 'active' && dataset.upkeep.since < overdueAt
      const endedAt = all[index + 1]?.publishedAt ?? (version.status === 'withdrawn' ? version.withdrawnAt : undefined)
      return !isExcused && (endedAt === undefined || endedAt > overdueAt)
    })
  })
  return count(late)
}

function meanQuality(facts: YearFacts): Counted | undefined {
  const scores = publicAtEnd(facts).flatMap(({ version }) => scoreOf(version) ?? [])
  return scores.length > 0 ? { value: tenths(mean(scores)), of: scores.length } : undefined
}

/** Of datasets that were public and had a score at both ends, so that new ones do not look like a change. */
function changeOfQuality(facts: YearFacts): Counted | undefined {
  const before = new Map(shownAt(facts, facts.from).map(({ dataset, version }) => [dataset.id, scoreOf(version)]))
  const changes = publicAtEnd(facts).flatMap(({ dataset, version }) => {
    const [first, last] = [before.get(dataset.id), scoreOf(version)]
    return first === undefined || last === undefined ? [] : [last - first]
  })
  return changes.length > 0 ? { value: tenths(mean(changes)), of: changes.length } : undefined
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

type Approved = Extract<Version, { approvedAt: IsoTime }>

function approvals(facts: YearFacts): Approved[] {
  return facts.shelves
    .flatMap(({ versions }) => versions)
    .filter((version): version is Approved => isReleased(version) || version.status === 'approved')
    .filter(({ approvedAt }) => isWithin(facts, approvedAt))
}

/** The median from the beginning of a review to the last sign-off: one that lay for months does not hide the others. */
function daysOfReview(facts: YearFacts): Counted | undefined {
  const days = approvals(facts)
    .filter((version) => !isStanding(version))
    .flatMap(({ plan, approvedAt }) => (plan ? [(Date.parse(approvedAt) - Date.parse(plan.since)) / 86_400_000] : []))
    .sort((a, b) => a - b)
  if (days.length === 0) return undefined
  const middle = days.length / 2
  const median = days.length % 2 === 1 ? days[Math.floor(middle)]! : (days[middle - 1]! + days[middle]!) / 2
  return { value: tenths(median), of: days.length }
}

function feedbackIn(facts: YearFacts): Feedback[] {
  return facts.feedback.filter(({ at }) => isWithin(facts, at))
}

/** Entries of the plan whose day was in the year, and whose dataset was public by that day. */
function planKept(facts: YearFacts): Counted | undefined {
  const firstDays = new Map(
    facts.shelves.flatMap(({ dataset, versions }) => {
      const first = releasedOf(versions)[0]
      return first ? [[dataset.id, dayOf(first.publishedAt)] as const] : []
    }),
  )
  const promised = facts.plan.filter(({ state, plannedFor, removed }) => {
    return !removed && state !== 'withheld' && plannedFor && isDayWithin(facts, plannedFor)
  })
  const kept = promised.filter(({ datasetId, plannedFor = '' }) => {
    const day = datasetId && firstDays.get(datasetId)
    return day !== undefined && day !== '' && day <= plannedFor
  })
  return share(kept.length, promised.length)
}

/** Versions of policies whose review day was in the year, and whose successor was signed by that day. */
function policiesReviewed(facts: YearFacts): Counted | undefined {
  const due = facts.documents.flatMap(({ versions }) =>
    versions.flatMap((version, index) =>
      isDayWithin(facts, version.reviewBy) ? [{ version, next: versions[index + 1] }] : [],
    ),
  )
  return share(due.filter(({ version, next }) => isInTime(version, next)).length, due.length)
}

function isInTime({ reviewBy }: DocumentVersion, next: DocumentVersion | undefined): boolean {
  return next !== undefined && dayOf(next.approvedAt) <= reviewBy
}

function isDayWithin(facts: YearFacts, day: string): boolean {
  return day >= dayOf(facts.from) && day <= lastDayBefore(facts.until)
}
