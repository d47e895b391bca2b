// core/readiness.ts: what must be so before the public is let in: computed where software can tell, attested where it cannot. Pure.
import type { Actor, IsoTime } from './model.ts'

/** Somebody says by name that a check is met; its id is the check's. */
export interface Attestation {
  readonly id: string
  readonly revision: number
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}
