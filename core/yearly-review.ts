// core/yearly-review.ts: what a year of the portal came to: numbers and the city's own words, as a public report. Pure.
import type { Actor, IsoTime } from './model.ts'

/** The review of one year; its id is the year. */
export interface YearlyReview {
  readonly id: string
  readonly revision: number
  readonly state: 'draft' | 'published'
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}
