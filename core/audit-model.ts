// core/audit-model.ts: one entry of the audit log.
import type { Origin } from './members.ts'
import type { Actor, IsoTime, Sha256 } from './model.ts'

/** What an entry of the audit log is about, besides datasets. */
export interface Subject {
  /** Kind of record, see core/records.ts. */
  readonly kind: string
  readonly id: string
}

/** Old and new value of one field, as text; long ones are cut. */
export interface FieldChange {
  readonly field: string
  readonly before: string
  readonly after: string
}

/** One entry of the audit log. `hash` covers all other fields and the hash before: see core/audit.ts. */
export interface AuditEntry {
  readonly sequence: number
  readonly at: IsoTime
  readonly actor: Actor
  readonly action: string
  readonly datasetId?: string
  readonly version?: number
  readonly subject?: Subject
  readonly from?: Origin
  readonly changes?: readonly FieldChange[]
  readonly detail: Readonly<Record<string, string | number>>
  /** 32 random hexadecimal digits: hashes are public, and without it what an entry says could be guessed from its hash. */
  readonly salt?: string
  readonly previousHash: Sha256
  readonly hash: Sha256
}
