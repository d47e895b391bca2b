// functions/notify/watch.ts: the portal looks after itself: what it finds wakes a person, and is over when it is well again.
import type { AlarmKind } from '../../core/alarm-kinds.ts'
import type { Alarms, Outside, Registry } from '../../core/ports.ts'
import type { DatedShelf } from '../../core/reminders.ts'
import { type Concern, missedLaunchIn, overdueReviewsIn, silenceIn, siteFailure, vitalsOf } from '../../core/watch.ts'

export interface WatchPorts {
  readonly registry: Pick<Registry, 'record'>
  readonly alarms: Alarms
  readonly outside: Pick<Outside, 'now'>
  /** Asks the public address for its front page. @returns the status, undefined without an answer in time */
  readonly askSite: () => Promise<number | undefined>
  /** Writes a line of the log. What is called `alarm` wakes a person, see lib/alarms.ts. */
  readonly log: (message: 'alarm' | 'vitals', facts: Readonly<Record<string, string | number>>) => void
}

/** Every hour: how the catalog is doing, in numbers, and what of it concerns a person. */
export async function watchCatalog(ports: WatchPorts, shelves: readonly DatedShelf[]): Promise<void> {
  const now = ports.outside.now()
  ports.log('vitals', { ...vitalsOf(shelves, now) })

  await settle(ports, 'nothing-published', silenceIn(shelves, now))
  await settle(ports, 'reviews-overdue', overdueReviewsIn(shelves, now))
}

/** Every few minutes: what cannot wait an hour. */
export async function watchNow(ports: WatchPorts): Promise<void> {
  const [launch, status] = await Promise.all([ports.registry.record('launch', 'launch'), ports.askSite()])

  await settle(ports, 'launch-missed', missedLaunchIn(launch, ports.outside.now()))
  await settle(ports, 'site-fails', siteFailure(status))
}

/** The log says it each time, so that the alarm keeps ringing; the console keeps since when. */
async function settle({ alarms, outside, log }: WatchPorts, kind: AlarmKind, concern: Concern | undefined) {
  const known = (await alarms.list()).find(({ name }) => name === kind)
  if (!concern) {
    if (known) await alarms.clear(kind)
    return
  }
  log('alarm', { kind, name: kind, text: concern.message })
  if (known?.message !== concern.message) {
    await alarms.raise({ ...concern, at: known?.at ?? outside.now() })
  }
}
