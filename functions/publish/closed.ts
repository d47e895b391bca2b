// functions/publish/closed.ts: production before its launch: a calm page, the staff's console, and nothing of the catalog.

import type { Launch } from '../../core/launch.ts'
import { isUnderWay } from '../../core/launch-moves.ts'
import type { IsoTime } from '../../core/model.ts'
import type { PublicationState } from '../../core/ports.ts'
import { isAuditDay } from './audit.ts'
import { removeData } from './data.ts'
import { BASEMAPS, slugsIn } from './everything.ts'
import { readShelves, readSomeShelves } from './gather.ts'
import type { PublishPorts } from './ports.ts'
import { endOverdue, nextDue, type Shelf } from './release.ts'
import type { Published } from './run.ts'
import { wantedBeforeLaunch } from './site.ts'
import { etagsBelow, listing, siteWriter } from './store.ts'

export const CLOSED_ALARM = 'publication-closed-portal'
/** More have gathered when publication did not run for long: then every dataset is looked at. */
const MOST_ENTRIES = 500
const HOUR = 3_600_000

/**
 * Approved versions stay approved; what is overdue ends. Whatever else is on the site goes.
 *
 * Where datasets are public already, somebody opened this portal before it knew launches: that must not go dark by an
 * upgrade, so nothing is touched and an alarm says what to do.
 *
 * @param allowDeletes takes it all away; a person said so
 */
export async function publishClosed(
  ports: PublishPorts,
  launch: Launch | undefined,
  allowDeletes: boolean,
): Promise<Published> {
  const now = ports.outside.now()
  const before = await ports.registry.sequence()
  const state = await ports.memory.read()
  const known = await shelvesToLookAt(ports, state, before)
  const shelves = known ?? (await readShelves(ports))
  const moved = await endOverdue(ports, shelves)
  const sequence = (await ports.registry.sequence()) === before + moved ? before + moved : before

  const existing = await etagsBelow(ports.site, [''])
  const shown = slugsIn(existing.keys()).size
  if (shown > 0 && !allowDeletes) {
    await ports.alarms.raise({ name: CLOSED_ALARM, at: now, message: whyStopped(shown) })
    return { outcome: 'stopped', released: 0, written: 0, deleted: 0 }
  }
  await ports.alarms.clear(CLOSED_ALARM)

  const writer = siteWriter(ports.site, existing)
  await writer.put(wantedBeforeLaunch(ports))
  const isOurs = (key: string) => writer.keys.has(key) || isAuditDay(key) || key.startsWith(BASEMAPS)
  const deletes = [...existing.keys()].filter((key) => !isOurs(key)).sort()
  await ports.site.remove(deletes)
  const files = [...(await listing(ports.data, ['files/'])).keys()]
  const removed = await removeData(ports, files)

  const due = [...duesOf(shelves, known && state, now), ...launchDue(launch, now)].sort()[0]
  await ports.memory.write({
    ...{ sequence, build: ports.build, comparedAt: now, isClosed: true },
    checkedAt: known && state ? state.checkedAt : now,
    ...(due ? { dueAt: due } : {}),
  })
  return { outcome: 'published', released: 0, written: writer.written(), deleted: deletes.length + removed }
}

/** Those that changed since the last run; undefined when all have to be looked at. */
async function shelvesToLookAt(
  ports: PublishPorts,
  state: PublicationState | undefined,
  sequence: number,
): Promise<Shelf[] | undefined> {
  const now = ports.outside.now()
  const isKnown = state?.isClosed === true && sequence >= state.sequence
  if (!isKnown || Date.parse(now) - Date.parse(state.checkedAt) >= HOUR) return undefined
  if (state.dueAt !== undefined && state.dueAt <= now) return undefined
  const entries = await ports.registry.audit(state.sequence, MOST_ENTRIES)
  if (entries.length === MOST_ENTRIES) return undefined
  return readSomeShelves(ports, new Set(entries.flatMap(({ datasetId }) => datasetId ?? [])))
}

/** @param before what was remembered, when only some shelves were looked at */
function duesOf(shelves: readonly Shelf[], before: PublicationState | undefined, now: IsoTime): IsoTime[] {
  const earlier = before?.dueAt !== undefined && before.dueAt > now ? [before.dueAt] : []
  return [...shelves.flatMap((shelf) => nextDue(shelf, now) ?? []), ...earlier]
}

function launchDue(launch: Launch | undefined, now: IsoTime): IsoTime[] {
  const isToCome = launch?.state === 'scheduled' && !isUnderWay(launch, now)
  return isToCome && launch.scheduledAt ? [launch.scheduledAt] : []
}

function whyStopped(shown: number): string {
  const found = shown === 1 ? 'one dataset has a page' : `${shown} datasets have pages`
  return `production is not launched, but ${found} on its site: launch it in the console to keep them public, or see the runbook to take them away; nothing was changed`
}
