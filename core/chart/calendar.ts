// core/chart/calendar.ts: days, and the weeks, months, quarters and years they are in. All in UTC. Pure.
import { STEPS, type Step } from './model.ts'

/** Days since 1 January 1970; earlier ones are negative. */
export type Day = number

const DAY_MILLISECONDS = 86_400_000
/** A chart with more steps than these is grey, and its table endless. */
const MAX_STEPS = 1500
/** The finest step that gives no more than about 60 of them, by the days that are covered. */
const AUTOMATIC: readonly (readonly [days: number, step: Step])[] = [
  [62, 'day'],
  [434, 'week'],
  [1900, 'month'],
  [5500, 'quarter'],
]

/** Day of a published date or moment, `2026-10-05` or `2026-10-05T09:30:00Z`; null for any other text. */
export function dayOf(text: string): Day | null {
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (Number.isNaN(year + month + day) || text[4] !== '-' || text[7] !== '-') return null
  return month < 1 || month > 12 || day < 1 || day > 31 ? null : dayNumber(year, month, day)
}

/** Milliseconds at which a day begins. */
export const instantOf = (day: Day): number => day * DAY_MILLISECONDS

/** First day of the step in which a day lies. Weeks begin on Monday. */
export function startOf(step: Step, day: Day): Day {
  if (step === 'day') return day
  if (step === 'week') return day - ((((day + 3) % 7) + 7) % 7) // 1 January 1970 was a Thursday
  const date = new Date(instantOf(day))
  const month = date.getUTCMonth() + 1
  const first = step === 'month' ? month : step === 'quarter' ? month - ((month - 1) % 3) : 1
  return dayNumber(date.getUTCFullYear(), first, 1)
}

/** First day of the next step. */
export function nextStart(step: Step, start: Day): Day {
  if (step === 'day') return start + 1
  if (step === 'week') return start + 7
  const longest = step === 'month' ? 31 : step === 'quarter' ? 92 : 366
  return startOf(step, start + longest)
}

/** The wished step, or a coarser one when it would give too many; `auto` fits the time that is covered. */
export function stepFor(wished: Step | 'auto', from: Day, to: Day): Step {
  const days = to - from + 1
  if (wished === 'auto') return AUTOMATIC.find(([limit]) => days <= limit)?.[1] ?? 'year'
  const coarser = STEPS.slice(STEPS.indexOf(wished))
  return coarser.find((step) => days / LENGTHS[step] <= MAX_STEPS) ?? 'year'
}

const LENGTHS: Readonly<Record<Step, number>> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 }

/** Starts of all steps from the one with `from` to the one with `to`. */
export function startsBetween(step: Step, from: Day, to: Day): Day[] {
  const starts: Day[] = []
  for (let start = startOf(step, from); start <= to && starts.length < MAX_STEPS * 2; start = nextStart(step, start)) {
    starts.push(start)
  }
  return starts
}

/** @see https://howardhinnant.github.io/date_algorithms.html days_from_civil: without a Date for each of millions of cells */
function dayNumber(year: number, month: number, day: number): Day {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function digits(text: string, from: number, end: number): number {
  let value = 0
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at) - 48
    if (!(code >= 0 && code <= 9)) return Number.NaN
    value = value * 10 + code
  }
  return value
}
