// core/watch.ts: what the portal looks at by itself, hour after hour: is the data renewed, are reviews done, did the launch happen?
import type { AlarmKind } from './alarm-kinds.ts'
import { daysAfter, freshnessOf, PROMISES } from './freshness.ts'
import type { Launch } from './launch.ts'
import type { Frequency, IsoTime } from './model.ts'
import type { DatedShelf } from './reminders.ts'
import { dueOf, rolesInTurn } from './review.ts'

/** Something that a person should look at. */
export interface Concern {
  readonly name: AlarmKind
  /** Names datasets and roles, never people: it goes into the log. */
  readonly message: string
}

/** How the catalog is doing; one line of the log an hour, and the dashboard draws it. */
export interface Vitals {
  /** Datasets that are public. */
  readonly datasets: number
  /** Of those, how many promise new versions and are kept up. */
  readonly promised: number
  /** Of those, how many are later than the promise and its grace. */
  readonly late: number
  readonly inReview: number
  /** Versions of which a sign-off is overdue. */
  readonly overdueReviews: number
}

/** Reviewers and deputies had a mail on the day; when that long after nobody has signed, somebody has to ask. */
export const OVERDUE_DAYS = 2
/** Publication runs every minute; a launch that is later than this does not happen by itself. */
export const LAUNCH_GRACE_MINUTES = 15
/** Enough of them to begin with. */
const NAMED = 5

export function vitalsOf(shelves: readonly DatedShelf[], now: IsoTime): Vitals {
  const states = shelves.flatMap((shelf) => freshnessIn(shelf, now)?.state ?? [])
  const promised = states.filter((state) => state === 'fresh' || state === 'due' || state === 'overdue')
  return {
    datasets: shelves.filter(({ published }) => published).length,
    promised: promised.length,
    late: promised.filter((state) => state === 'overdue').length,
    inReview: shelves.filter(({ inReview }) => inReview).length,
    overdueReviews: shelves.filter((shelf) => overdueIn(shelf, now).length > 0).length,
  }
}

/**
 * Whether the portal as a whole has fallen silent: nothing at all was published for longer than the shortest promise
 * and its grace. One late dataset is its department's matter; that all are late is rarely theirs.
 */
export function silenceIn(shelves: readonly DatedShelf[], now: IsoTime): Concern | undefined {
  const kept = shelves.filter((shelf) => freshnessIn(shelf, now)?.dueAt)
  const frequencies = kept.flatMap(({ published }) => published?.candidate.metadata.frequency ?? [])
  const [shortest] = frequencies.sort((a, b) => allowanceOf(a) - allowanceOf(b))
  // Everything that is public counts, also what promises nothing: whoever publishes is not silent.
  const newest = shelves
    .flatMap(({ published }) => published?.publishedAt ?? [])
    .sort()
    .at(-1)
  if (!shortest || !newest || freshnessOf(shortest, newest, undefined, now).state !== 'overdue') return undefined
  const message = `Nothing was published since ${newest}, and the shortest promise is ${shortest}.`
  return { name: 'nothing-published', message }
}

export function overdueReviewsIn(shelves: readonly DatedShelf[], now: IsoTime): Concern | undefined {
  const late = shelves.flatMap((shelf) =>
    overdueIn(shelf, daysAfter(now, -OVERDUE_DAYS)).map((role) => `${shelf.dataset.slug} (${role})`),
  )
  if (late.length === 0) return undefined
  const more = late.length > NAMED ? ` and ${late.length - NAMED} more` : ''
  const message = `Sign-offs overdue by ${OVERDUE_DAYS} days and more: ${late.slice(0, NAMED).join(', ')}${more}.`
  return { name: 'reviews-overdue', message }
}

export function missedLaunchIn(
  launch: Pick<Launch, 'state' | 'scheduledAt'> | undefined,
  now: IsoTime,
): Concern | undefined {
  if (launch?.state !== 'scheduled' || !launch.scheduledAt) return undefined
  const minutes = (Date.parse(now) - Date.parse(launch.scheduledAt)) / 60_000
  if (minutes < LAUNCH_GRACE_MINUTES) return undefined
  return { name: 'launch-missed', message: `The launch was set for ${launch.scheduledAt} and has not happened.` }
}

/**
 * Whether the public address gives no page.
 *
 * @param status what it answered; undefined when it did not, or not in time. A beta for invited people answers 401 or
 *   403, or leads elsewhere, to everybody else: that is well
 */
export function siteFailure(status: number | undefined): Concern | undefined {
  if (status !== undefined && status < 500 && status !== 404) return undefined
  const found = status === undefined ? 'no answer in time' : `status ${status}`
  return { name: 'site-fails', message: `The public address does not show the front page: ${found}.` }
}

function freshnessIn({ dataset, published }: DatedShelf, now: IsoTime) {
  if (!published) return undefined
  return freshnessOf(published.candidate.metadata.frequency, published.publishedAt, dataset.upkeep, now)
}

/** Roles whose sign-off is overdue. */
function overdueIn({ inReview }: DatedShelf, now: IsoTime): string[] {
  if (!inReview) return []
  return rolesInTurn(inReview).filter((role) => (dueOf(inReview, role) ?? now) < now)
}

/** About how many days may pass from one version to the next, for comparing. */
function allowanceOf(frequency: Frequency): number {
  const { days = 0, months = 0, graceDays = 0 } = PROMISES[frequency] ?? { graceDays: Number.POSITIVE_INFINITY }
  return days + months * 30 + graceDays
}
