// core/audit-search.ts: which entries of the audit log somebody is looking for.
import { dayOf } from './audit-days.ts'
import type { AuditEntry } from './audit-model.ts'

/** What is looked for; everything that is given must hold. */
export interface AuditFilter {
  /** Words that stand in what the entry says, in any case. */
  readonly text?: string | undefined
  readonly action?: string | undefined
  /** Id, or a part of name or mail address. */
  readonly actor?: string | undefined
  /** Kind of record, or `dataset`. */
  readonly kind?: string | undefined
  /** Id of a record or dataset. */
  readonly subject?: string | undefined
  readonly dataset?: string | undefined
  /** First and last UTC day, both inclusive. */
  readonly since?: string | undefined
  readonly until?: string | undefined
  readonly via?: string | undefined
}

type Test = (entry: AuditEntry, wanted: string) => boolean

const TESTS: Readonly<Record<keyof AuditFilter, Test>> = {
  text: (entry, wanted) => textsOf(entry).some((text) => has(text, wanted)),
  action: ({ action }, wanted) => action === wanted,
  actor: ({ actor }, wanted) => actor.id === wanted || has(actor.name, wanted) || has(actor.email, wanted),
  kind: ({ subject, datasetId }, wanted) => (subject?.kind ?? (datasetId ? 'dataset' : '')) === wanted,
  subject: ({ subject, datasetId }, wanted) => subject?.id === wanted || datasetId === wanted,
  dataset: ({ datasetId }, wanted) => datasetId === wanted,
  since: ({ at }, wanted) => dayOf(at) >= wanted,
  until: ({ at }, wanted) => dayOf(at) <= wanted,
  via: ({ from }, wanted) => (from?.via ?? 'portal') === wanted,
}

export function fitsFilter(entry: AuditEntry, filter: AuditFilter): boolean {
  return (Object.keys(TESTS) as (keyof AuditFilter)[]).every((name) => {
    const wanted = filter[name]
    return wanted === undefined || wanted === '' || TESTS[name](entry, wanted)
  })
}

/** Everything that an entry says in words; hashes are left out. */
function textsOf({ actor, action, datasetId, subject, from, changes = [], detail }: AuditEntry): string[] {
  return [
    ...[actor.name, actor.email, action, datasetId ?? '', subject?.id ?? '', from?.address ?? '', from?.tokenId ?? ''],
    ...changes.flatMap(({ field, before, after }) => [field, before, after]),
    ...Object.values(detail).map(String),
  ]
}

function has(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase())
}

/** Clocks of two machines may differ; no entry is further from its neighbours in time than this. */
const CLOCKS_APART = 3_600_000

/**
 * Numbers between which all entries of these days are, so that a search need not walk the whole log.
 *
 * @param last number of the newest entry
 * @param timeOf when an entry was written; asked about twenty times for a million entries
 * @returns exclusive start and inclusive end
 */
export async function spanOfDays(
  { since, until }: Pick<AuditFilter, 'since' | 'until'>,
  last: number,
  timeOf: (sequence: number) => Promise<number>,
): Promise<{ after: number; upTo: number }> {
  const begin = since ? Date.parse(`${since}T00:00:00Z`) - CLOCKS_APART : undefined
  const end = until ? Date.parse(`${until}T23:59:59.999Z`) + CLOCKS_APART : undefined
  return {
    after: begin === undefined ? 0 : (await firstFrom(begin, last, timeOf)) - 1,
    upTo: end === undefined ? last : (await firstFrom(end, last, timeOf)) - 1,
  }
}

/** Number of the first entry at or after a moment; one more than the last when there is none. */
async function firstFrom(time: number, last: number, timeOf: (sequence: number) => Promise<number>): Promise<number> {
  let [low, high] = [1, last + 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if ((await timeOf(middle)) >= time) high = middle
    else low = middle + 1
  }
  return low
}
