// cli/readiness/looks.ts: what a look from outside can find, and the words of it.
import { CHECKS } from '../../core/readiness-checks.ts'

/** What was seen for a check; its id is that of the portal's own check. */
export interface Look {
  readonly id: string
  readonly title: string
  /** `skipped`: here it cannot be seen, e.g. a certificate on one machine. */
  readonly state: 'met' | 'not-met' | 'skipped'
  readonly found: string
  /** Everything that was found, a line each; for the attestation. */
  readonly evidence: readonly string[]
}

/** @throws Error when the portal has no such check */
export function look(id: string, state: Look['state'], found: string, evidence: readonly string[] = []): Look {
  const check = CHECKS.find((one) => one.id === id)
  if (!check) throw new Error(`no check ${id} in core/readiness-checks.ts`)
  return { id, title: check.title, state, found, evidence }
}

const MOST_NAMED = 5

/** Met when there are no faults; else the first of them. */
export function lookWith(id: string, fine: string, faults: readonly string[], state: Look['state'] = 'met'): Look {
  if (faults.length === 0) return look(id, state, fine)
  const rest = faults.length - MOST_NAMED
  const named = `${faults.slice(0, MOST_NAMED).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
  return look(id, 'not-met', `${named}.`, faults)
}
