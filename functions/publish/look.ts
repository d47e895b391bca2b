// functions/publish/look.ts: finds which datasets a run of changes has to look at, and releases what is due among them.
import type { AuditEntry } from '../../core/audit-model.ts'
import type { Freshness } from '../../core/freshness.ts'
import type { PublicationState } from '../../core/ports.ts'
import { namedIn } from '../../core/publication.ts'
import { type CatalogEntry, liveEntries } from '../../web/catalog/entries.ts'
import { readSomeShelves } from './gather.ts'
import type { KeptNow } from './kept.ts'
import { limitsOf, type PublishPorts } from './ports.ts'
import { releaseDue, type Shelf } from './release.ts'

/** More have gathered when publication did not run for long. */
const MOST_ENTRIES = 2000

export interface Looked {
  readonly shelves: readonly Shelf[]
  readonly released: number
  /** Newest audit entry whose changes the shelves show. */
  readonly sequence: number
  /** Lists and pages about governance have changed, too. */
  readonly lists: boolean
}

/** @returns `shelves` undefined when everything has to be looked at; versions may have been released all the same */
export async function lookAtChanges(
  ports: PublishPorts,
  state: PublicationState,
  due: Iterable<string>,
): Promise<Looked | { readonly shelves: undefined; readonly released: number }> {
  const ids = new Set(due)
  let [sequence, released, lists] = [state.sequence, 0, false]
  // Releasing adds entries of our own, and others may come between: until nothing moves, look again.
  for (;;) {
    const entries = await ports.registry.audit(sequence, MOST_ENTRIES)
    const named = follow(entries, sequence) ? namedIn(entries) : undefined
    for (const id of named?.datasetIds ?? []) ids.add(id)
    if (!named || ids.size > limitsOf(ports).touched) return { shelves: undefined, released }
    lists ||= named.lists
    sequence = entries.at(-1)?.sequence ?? sequence
    const shelves = await readSomeShelves(ports, ids)
    const moved = await releaseDue(ports, shelves)
    if (moved === 0) return { shelves, released, sequence, lists }
    released += moved
  }
}

/** A gap is an altered log, or more than one reading holds: neither is for a run of changes. */
function follow(entries: readonly AuditEntry[], sequence: number): boolean {
  return entries.length < MOST_ENTRIES && entries.every((entry, at) => entry.sequence === sequence + 1 + at)
}

/** Ids of datasets that time alone changes: what is due, and once an hour what has become late. */
export function dueIds(
  { dues }: KeptNow,
  entries: Iterable<CatalogEntry>,
  now: string,
  isFirstOfHour: boolean,
): string[] {
  const due = Object.entries(dues).filter(([, at]) => at <= now)
  const late = isFirstOfHour ? liveEntries(entries).filter((one) => hasAged(one.freshness, now)) : []
  return [...due.map(([id]) => id), ...late.map(({ id }) => id)]
}

/** Whether the moment has passed at which a state of freshness becomes another. */
function hasAged(freshness: Freshness | undefined, now: string): boolean {
  if (!freshness) return false
  const { state, dueAt, overdueAt, until } = freshness
  const next = { fresh: dueAt, due: overdueAt, paused: until }[state as 'fresh' | 'due' | 'paused']
  return next !== undefined && next <= now
}
