// core/audit-check.ts: compares the audit log with itself and with what was published of it; names the first entry that is wrong.
import { type AuditHead, GENESIS, hashIn, isIntact } from './audit.ts'
import type { AuditEntry } from './audit-model.ts'
import type { Sha256 } from './model.ts'

/** The first entry that is wrong, by its number in the log as it was. */
export interface LogFault {
  readonly sequence: number
  readonly kind: 'altered' | 'missing' | 'inserted'
  readonly why: string
}

export interface LogChecked {
  readonly fault?: LogFault
  /** How far the log fits: its last entry, or the one before the fault. */
  readonly head: AuditHead
  /** Entries looked at. */
  readonly entries: number
  /** ... of which the published files hold the hash, too. */
  readonly published: number
}

/** What the published files say. */
export interface PublishedLog {
  /** Number of the last entry that is public; 0 for none. */
  readonly last: number
  /** @returns undefined for an entry that is not public yet */
  hash(sequence: number): Promise<Sha256 | undefined>
}

export const NOTHING_PUBLISHED: PublishedLog = { last: 0, hash: async () => undefined }

/**
 * Recomputes every hash, in order, and holds it against the published one.
 *
 * Whoever can write to the table can also compute a new chain from the altered entry on; the published hashes tell
 * then, and as a removed or inserted entry moves all that follow, the next entries are tried in their old places.
 *
 * @param entries oldest first, the one after `from` first
 * @param until stop after this entry and expect no more; the end of the log when absent
 */
export async function checkLog(
  entries: AsyncIterable<AuditEntry>,
  published: PublishedLog,
  { from = GENESIS, until }: { from?: AuditHead; until?: number } = {},
): Promise<LogChecked> {
  const places: Place[] = []
  let head = from
  let done = { entries: 0, published: 0 }
  const judge = async (next: AuditEntry | undefined): Promise<LogFault | undefined> => {
    const place = places.shift()
    if (!place) return undefined
    const fault = await faultOf(place, next, published)
    if (fault) return fault
    head = { sequence: place.entry.sequence, hash: place.entry.hash }
    done = { entries: done.entries + 1, published: done.published + (place.published ? 1 : 0) }
    return undefined
  }
  for await (const entry of entries) {
    const fault = await judge(entry)
    if (fault) return { fault, head, ...done }
    if (until !== undefined && entry.sequence > until && head.sequence >= until) return { head, ...done }
    places.push({ before: head, entry, published: await published.hash(head.sequence + 1) })
  }
  const fault = (await judge(undefined)) ?? cutOff(head, published, until)
  return { ...(fault ? { fault } : {}), head, ...done }
}

/** One entry where it stands: after which, and which hash was published for that place. */
interface Place {
  readonly before: AuditHead
  readonly entry: AuditEntry
  readonly published: Sha256 | undefined
}

async function faultOf(
  place: Place,
  next: AuditEntry | undefined,
  published: PublishedLog,
): Promise<LogFault | undefined> {
  const { before, entry } = place
  const sequence = before.sequence + 1
  if (entry.sequence > sequence) {
    return { sequence, kind: 'missing', why: `entry ${entry.sequence} follows entry ${before.sequence}` }
  }
  if (entry.sequence < sequence) {
    return { sequence: entry.sequence, kind: 'inserted', why: 'its number is there twice, or out of order' }
  }
  if (!isIntact(entry)) return { sequence, kind: 'altered', why: 'what it says does not give the hash it carries' }
  if (place.published !== undefined && place.published !== entry.hash) return againstPublished(place, next, published)
  if (entry.previousHash === before.hash) return undefined
  return unlinked(place, next, before.sequence <= published.last)
}

/** The chain was computed anew: was the entry changed, or did another one come or go before it? */
async function againstPublished(
  { before, entry, published: original }: Place,
  next: AuditEntry | undefined,
  published: PublishedLog,
): Promise<LogFault> {
  const sequence = before.sequence + 1
  const moved = 'all entries after it were moved, and their hashes made anew'
  const following = await published.hash(sequence + 1)
  if (following !== undefined && hashIn({ sequence, hash: original! }, entry) === following) {
    return { sequence, kind: 'missing', why: `it was removed: ${moved}` }
  }
  if (next && hashIn(before, next) === original) {
    return { sequence, kind: 'inserted', why: `it was put in: ${moved}` }
  }
  return { sequence, kind: 'altered', why: 'its hash is not the one that was published' }
}

/** An entry that names another hash than the one before it has: whoever the next entry agrees with is innocent. */
function unlinked({ before, entry }: Place, next: AuditEntry | undefined, isBeforePublished: boolean): LogFault {
  const fits = !next || next.previousHash === entry.hash
  if (fits && before.sequence > 0 && !isBeforePublished) {
    const why = `entry ${entry.sequence} names another hash for it than it has`
    return { sequence: before.sequence, kind: 'altered', why }
  }
  return { sequence: entry.sequence, kind: 'altered', why: 'it does not follow the entry before it' }
}

function cutOff(head: AuditHead, published: PublishedLog, until = published.last): LogFault | undefined {
  if (head.sequence >= until) return undefined
  return { sequence: head.sequence + 1, kind: 'missing', why: `the log ends before entry ${until}, which there was` }
}
