// core/feedback.ts: what visitors say about the portal, and what became of it. Pure.
import type { IsoTime } from './model.ts'

/** One message of a visitor. */
export interface Feedback {
  readonly id: string
  readonly revision: number
  readonly state: 'new' | 'answered' | 'closed'
  readonly at: IsoTime
}
