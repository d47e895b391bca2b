// core/upkeep.ts: whether a dataset is still renewed, as its department says: with a reason that the public reads.
import { MIN_NOTE_CHARACTERS } from './checklists.ts'
import { type Refusal, refuse } from './errors.ts'
import { daysAfter } from './freshness.ts'
import { actorOf } from './lifecycle.ts'
import type { Dataset, IsoTime, Member, Upkeep } from './model.ts'

/** What is asked for; `until` is a day. */
export interface WantedUpkeep {
  readonly state: Upkeep['state']
  readonly reason: string
  readonly until?: string | undefined
}

/** What rests longer has ended: it can be retired, and taken up again. */
const MAX_PAUSE_DAYS = 732

/** The dataset with what its department says, or why that cannot be said. */
export function keepUp(before: Dataset, by: Member, wanted: WantedUpkeep, at: IsoTime): Dataset | Refusal {
  const { state, until } = wanted
  const reason = wanted.reason.trim()
  if (state !== 'active' && reason.length < MIN_NOTE_CHARACTERS) {
    return refuse('reason-missing', `reason: expected at least ${MIN_NOTE_CHARACTERS} characters for the public`)
  }
  if (until !== undefined && state !== 'paused') {
    return refuse('bad-request', 'until: expected only for a dataset that is paused')
  }
  const end = until === undefined ? undefined : new Date(`${until}T00:00:00.000Z`).toISOString()
  if (end !== undefined && (end <= at || end > daysAfter(at, MAX_PAUSE_DAYS))) {
    return refuse('bad-request', `until: expected a day after ${at.slice(0, 10)} and within two years, found ${until}`)
  }
  const upkeep: Upkeep = { state, reason, since: at, by: actorOf(by), ...(end ? { until: end } : {}) }
  return { ...before, upkeep, updatedAt: at, revision: before.revision + 1 }
}
