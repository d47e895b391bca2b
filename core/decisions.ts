// core/decisions.ts: which of the publisher's decisions counts for a finding. Runs in the console as well.
import type { Decision, Handling } from './handling.ts'

/** The decision that counts for a finding: the narrowest one that fits. */
export function decisionOn(
  handling: Handling,
  finding: { readonly code: string; readonly column?: string | undefined; readonly class?: string | undefined },
): Decision | undefined {
  const fitting = handling.decisions.filter(
    (decision) =>
      decision.code === finding.code &&
      (decision.column === undefined || decision.column === finding.column) &&
      (decision.class === undefined || decision.class === finding.class),
  )
  const narrowness = (decision: Decision): number => Number(!!decision.column) * 2 + Number(!!decision.class)
  return fitting.toSorted((a, b) => narrowness(b) - narrowness(a))[0]
}
