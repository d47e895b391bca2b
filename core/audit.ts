// core/audit.ts: the chain of audit entries. Each entry's hash covers the one before, so none can be changed unseen.
import { createHash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'
import type { Actor, AuditEntry, IsoTime, Sha256 } from './model.ts'

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
  readonly datasetId: string
  readonly version?: number
  readonly detail?: Readonly<Record<string, string | number>>
}

/** The portal itself, when a clock or a queue acts. */
export const PORTAL: Actor = { id: 'portal', name: 'Plaza', email: '' }

export const GENESIS: AuditHead = { sequence: 0, hash: '0'.repeat(64) }

export function nextEntry(head: AuditHead, event: AuditEvent): AuditEntry {
  const body = {
    sequence: head.sequence + 1,
    at: event.at,
    actor: event.actor,
    action: event.action,
    datasetId: event.datasetId,
    ...(event.version === undefined ? {} : { version: event.version }),
    detail: event.detail ?? {},
    previousHash: head.hash,
  }
  return { ...body, hash: hashOf(body) }
}

/** Sequence number of the first entry that does not fit the chain; undefined when all do. */
export function firstBroken(entries: readonly AuditEntry[], from: AuditHead = GENESIS): number | undefined {
  let head = from
  for (const entry of entries) {
    const { hash, ...body } = entry
    const fits = entry.sequence === head.sequence + 1 && entry.previousHash === head.hash && hashOf(body) === hash
    if (!fits) return entry.sequence
    head = { sequence: entry.sequence, hash }
  }
  return undefined
}

function hashOf(body: Omit<AuditEntry, 'hash'>): Sha256 {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}
