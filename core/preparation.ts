// core/preparation.ts: the workspace of a city before its launch: purpose, readiness, launch set, dates. Pure.
import type { Actor, IsoTime } from './model.ts'

/** The one record of it; its id is `preparation`. */
export interface Preparation {
  readonly id: 'preparation'
  readonly revision: number
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}
