// core/audit.ts: the chain of audit entries. Each entry's hash covers the one before, so none can be changed unseen.
import { createHash } from 'node:crypto'
import type { AuditEntry, FieldChange, Subject } from './audit-model.ts'
import { canonicalJson } from './canonical-json.ts'
import type { Origin } from './members.ts'
import type { Actor, IsoTime, Member, Sha256 } from './model.ts'

/** Where the chain stands. */
export interface AuditHead {
  readonly sequence: number
  readonly hash: Sha256
}

/** What is about to be written down. */
export interface AuditEvent {
  readonly at: IsoTime
  readonly actor: Actor
  readonly action: string
  readonly datasetId?: string
  readonly version?: number
  readonly subject?: Subject
  readonly from?: Origin
  readonly changes?: readonly FieldChange[]
  readonly detail?: Readonly<Record<string, string | number>>
}

/** The portal itself, when a clock or a queue acts. */
export const PORTAL: Actor = { id: 'portal', name: 'Plaza', email: '' }

/** Who, when and from where: what every entry begins with. */
export function doneBy(member: Member, at: IsoTime): Pick<AuditEvent, 'at' | 'actor' | 'from'> {
  const { id, name, email, origin } = member
  return { at, actor: { id, name, email }, ...(origin ? { from: origin } : {}) }
}

/** Longer values are cut in the log: it says what changed, it does not keep copies. */
const MAX_VALUE_CHARACTERS = 500

/** Fields that differ between two states of the same thing, with their old and new values as text. */
export function changesBetween<T extends object>(
  before: Partial<T>,
  after: Partial<T>,
  fields: readonly (keyof T & string)[],
): FieldChange[] {
  return fields
    .map((field) => ({ field, before: valueText(before[field]), after: valueText(after[field]) }))
    .filter((change) => change.before !== change.after)
    .map(({ field, ...values }) => ({ field, before: cut(values.before), after: cut(values.after) }))
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : canonicalJson(value)
}

function cut(text: string): string {
  return text.length > MAX_VALUE_CHARACTERS ? `${text.slice(0, MAX_VALUE_CHARACTERS - 1)}…` : text
}

export const GENESIS: AuditHead = { sequence: 0, hash: '0'.repeat(64) }

/** @param salt random, see `AuditEntry` */
export function nextEntry(head: AuditHead, event: AuditEvent, salt?: string): AuditEntry {
  const body = {
    sequence: head.sequence + 1,
    at: event.at,
    actor: event.actor,
    action: event.action,
    ...(event.datasetId === undefined ? {} : { datasetId: event.datasetId }),
    ...(event.version === undefined ? {} : { version: event.version }),
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    ...(event.from === undefined ? {} : { from: event.from }),
    ...(event.changes === undefined ? {} : { changes: event.changes }),
    detail: event.detail ?? {},
    ...(salt === undefined ? {} : { salt }),
    previousHash: head.hash,
  }
  return { ...body, hash: hashOf(body) }
}

/** Sequence number of the first entry that does not fit the chain; undefined when all do. */
export function firstBroken(entries: readonly AuditEntry[], from: AuditHead = GENESIS): number | undefined {
  let head = from
  for (const entry of entries) {
    const fits = entry.sequence === head.sequence + 1 && entry.previousHash === head.hash && isIntact(entry)
    if (!fits) return entry.sequence
    head = { sequence: entry.sequence, hash: entry.hash }
  }
  return undefined
}

/** Whether an entry still says what its own hash was made of. */
export function isIntact({ hash, ...body }: AuditEntry): boolean {
  return hashOf(body) === hash
}

/** The hash that an entry would have in another place of the chain: shows where entries were moved from. */
export function hashIn(place: AuditHead, { hash: _, ...body }: AuditEntry): Sha256 {
  return hashOf({ ...body, sequence: place.sequence + 1, previousHash: place.hash })
}

function hashOf(body: Omit<AuditEntry, 'hash'>): Sha256 {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}
