// core/readiness-rows.ts: what a row of the table of checks says, and the words that its answers share. Pure.
import type { ReadinessArea, ReadinessCheck } from './readiness.ts'
import type { ReadinessFacts } from './readiness-facts.ts'

/** Whose list a check is drawn from; what it asks is in our own words, see docs/readiness.md. */
export const SOURCES = {
  govex: 'GovEx, open data programme guides',
  whatWorks: 'What Works Cities, certification criteria',
  dataGov: 'Data.gov and Project Open Data',
  sunlight: 'Sunlight Foundation, open data policy guidelines',
  plaza: 'Plaza',
} as const

/** What every row of the table says. */
export interface CheckRow {
  readonly id: string
  readonly area: ReadinessArea
  readonly title: string
  readonly required: boolean
  /** Whose list asks for it; the words are ours. */
  readonly source: string
  readonly fix: string
  /** Page of the console where it is put right. */
  readonly href?: string
  /** `plaza readiness --attest` looks from outside and says what it found. */
  readonly byTool?: true
}

export interface Found {
  readonly state: ReadinessCheck['state']
  readonly found: string
}

/** The portal looks itself. */
export interface ComputedCheck extends CheckRow {
  /** Undefined hands it over to a person: here the portal cannot tell. */
  readonly look: (facts: ReadinessFacts) => Found | undefined
  /** Days for which a person's word counts, where the portal may not be able to tell. */
  readonly attestable?: { readonly days?: number }
}

/** A person says so by name, or `plaza readiness` for them. */
export interface AttestedCheck extends CheckRow {
  /** Days for which it counts; for ever when absent. */
  readonly days?: number
}

/** What `plaza readiness` sees from outside counts for a week: sites change. */
export const TOOL_DAYS = 7

export const met = (found: string): Found => ({ state: 'met', found })
export const notMet = (found: string): Found => ({ state: 'not-met', found })

const MOST_NAMED = 6

/** `a; b; and 3 more`: what is wrong first, and how much of it there is. Items that are sentences lose their full stop. */
export function someOf(items: readonly string[]): string {
  const rest = items.length - MOST_NAMED
  const named = items.slice(0, MOST_NAMED).map((item) => item.replace(/\.+$/, ''))
  return `${named.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}
