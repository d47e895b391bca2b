// core/readiness.ts: what must be so before the public is let in: computed where software can tell, attested where it cannot. Pure.
import type { IsoDay } from './governance-documents.ts'
import type { Actor, IsoTime } from './model.ts'

export const READINESS_AREAS = ['data', 'governance', 'people', 'site', 'operations', 'launch'] as const
/** Where a check belongs, in the order in which a city works on them. */
export type ReadinessArea = (typeof READINESS_AREAS)[number]

/** Somebody says by name whether a check is met; its id is the check's. */
export interface Attestation {
  readonly id: string
  readonly revision: number
  /** What was found; `withdrawn`: it was taken back, and the record stays for the log. */
  readonly state: 'met' | 'not-met' | 'withdrawn'
  /** What was looked at and found, in the person's own words. */
  readonly note: string
  /** Where it can be read up: an address, a file number, the output of a tool. */
  readonly evidence?: string
  /** The last day on which it counts; for ever when absent. */
  readonly until?: IsoDay
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

export interface ReadinessCheck {
  readonly id: string
  readonly area: ReadinessArea
  /** Production does not launch while it is red. */
  readonly required: boolean
  readonly kind: 'computed' | 'attested'
  /** `unknown`: nobody has looked yet, or what was looked at is too long ago. */
  readonly state: 'met' | 'not-met' | 'unknown'
  readonly title: string
  /** What was found, with names and numbers. */
  readonly found: string
  readonly fix?: string
  /** Who asks for it: a list of the field, in our own words; see docs/readiness.md. */
  readonly source?: string
  /** Where in the console it can be put right, e.g. `#/policies`. */
  readonly href?: string
  readonly attestation?: {
    readonly by: string
    readonly at: IsoTime
    readonly note: string
    readonly evidence?: string
    readonly until?: IsoDay
  }
  /** Two administrators let the launch go on without it. */
  readonly overridden?: boolean
}

/** What stands in the way of the launch: required, not met, and nobody let it pass. */
export function redChecks(checks: readonly ReadinessCheck[]): ReadinessCheck[] {
  return checks.filter(({ required, state, overridden }) => required && state !== 'met' && overridden !== true)
}
