// core/freshness.ts: whether data is as new as its department promised. Pure: what time it is comes in as an argument.
import type { Frequency, IsoTime, Upkeep } from './model.ts'

export const FRESHNESS_STATES = ['fresh', 'due', 'overdue', 'paused', 'retired', 'unscheduled'] as const
/**
 * `due`: the promised time has come, the grace runs; `overdue`: the grace is over, too;
 * `paused`, `retired`: people said so, with a reason; `unscheduled`: nothing was promised.
 */
export type FreshnessState = (typeof FRESHNESS_STATES)[number]

export interface Freshness {
  readonly state: FreshnessState
  /** When the next version is promised; in `fresh`, `due` and `overdue`. */
  readonly dueAt?: IsoTime
  /** When it counts as late: the promise and its grace. */
  readonly overdueAt?: IsoTime
  /** Why it rests or has ended, as people wrote it; in `paused` and `retired`. */
  readonly reason?: string
  readonly since?: IsoTime
  /** Until when it is expected to rest. */
  readonly until?: IsoTime
}

interface Promised {
  readonly days?: number
  readonly months?: number
  /** Days after the promise in which nobody complains. */
  readonly graceDays: number
}

/**
 * What the words of ISO 19115 promise. The grace is short where data is looked at daily, a month where it is yearly;
 * `continual` is as good as daily, because a version is a snapshot. Words that are missing promise nothing.
 */
export const PROMISES: Readonly<Partial<Record<Frequency, Promised>>> = {
  continual: { days: 1, graceDays: 1 },
  daily: { days: 1, graceDays: 1 },
  weekly: { days: 7, graceDays: 2 },
  monthly: { months: 1, graceDays: 7 },
  quarterly: { months: 3, graceDays: 14 },
  biannually: { months: 6, graceDays: 21 },
  annually: { months: 12, graceDays: 30 },
}

const DAY = 86_400_000

/**
 * @param publishedAt when the newest public version was published
 * @param upkeep what people said about renewing it; a pause that has ended counts no more
 */
export function freshnessOf(
  frequency: Frequency,
  publishedAt: IsoTime,
  upkeep: Pick<Upkeep, 'state' | 'reason' | 'since' | 'until'> | undefined,
  now: IsoTime,
): Freshness {
  if (upkeep && upkeep.state !== 'active' && !hasEnded(upkeep, now)) {
    const { state, reason, since, until } = upkeep
    return { state, reason, since, ...(until ? { until } : {}) }
  }
  const promised = PROMISES[frequency]
  if (!promised) return { state: 'unscheduled' }
  const dueAt = later(afterPeriod(publishedAt, promised), upkeep?.until ?? publishedAt)
  const overdueAt = daysAfter(dueAt, promised.graceDays)
  return { state: now < dueAt ? 'fresh' : now < overdueAt ? 'due' : 'overdue', dueAt, overdueAt }
}

/** How many datasets are as new as promised, of those that promise something and are kept up. */
export function freshShare(all: readonly Pick<Freshness, 'state'>[]): { fresh: number; of: number } {
  const counted = all.filter(({ state }) => state === 'fresh' || state === 'due' || state === 'overdue')
  return { fresh: counted.filter(({ state }) => state === 'fresh').length, of: counted.length }
}

export function daysAfter(at: IsoTime, days: number): IsoTime {
  return new Date(Date.parse(at) + days * DAY).toISOString()
}

function hasEnded({ state, until }: Pick<Upkeep, 'state' | 'until'>, now: IsoTime): boolean {
  return state === 'paused' && until !== undefined && until <= now
}

function later(a: IsoTime, b: IsoTime): IsoTime {
  return a > b ? a : b
}

/** By the calendar: a month after 31 January is the last day of February. */
function afterPeriod(from: IsoTime, { days = 0, months = 0 }: Promised): IsoTime {
  if (months === 0) return daysAfter(from, days)
  const date = new Date(from)
  const day = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(day, last))
  return date.toISOString()
}
