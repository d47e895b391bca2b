// core/plan-words.ts: states, priorities and reasons of the inventory in the words that staff and the public see.
import type { PlanState, Priority, WithheldReason } from './plan-entries.ts'

export const PLAN_STATE_WORDS: Readonly<Record<PlanState, string>> = {
  idea: 'Idea',
  planned: 'Planned',
  'in-preparation': 'In preparation',
  published: 'Published',
  withheld: 'Withheld',
}

export const PRIORITY_WORDS: Readonly<Record<Priority, string>> = { high: 'High', medium: 'Medium', low: 'Low' }

export const WITHHELD_WORDS: Readonly<Record<WithheldReason, string>> = {
  privacy: 'Privacy of people',
  security: 'Security',
  law: 'A law forbids it',
  contract: 'A contract forbids it',
  'third-party-rights': 'Others hold rights in it',
  'not-ready': 'Not good enough to publish yet',
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `2027-03-31` as `March 31, 2027`. */
export function planDayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${MONTHS[month! - 1]} ${date}, ${year}`
}

/** The quarter of a day: an id that sorts and its words. */
export function quarterOf(day: string): { readonly id: string; readonly words: string } {
  const [year, month] = day.split('-').map(Number)
  const quarter = Math.ceil(month! / 3)
  return { id: `${year}-q${quarter}`, words: `${MONTHS[quarter * 3 - 3]} to ${MONTHS[quarter * 3 - 1]} ${year}` }
}
