// cli/deploy/confirm.ts: whether a person has to be asked, and the asking.
import { createInterface } from 'node:readline/promises'
import { Stop } from './stop.ts'

export type Consent = 'given' | 'ask' | 'missing'

/** @param isTerminal whether somebody sits in front of it */
export function consentOf({ yes, isTerminal }: { yes: boolean; isTerminal: boolean }): Consent {
  if (yes) return 'given'
  return isTerminal ? 'ask' : 'missing'
}

/**
 * Said at once, and not after minutes of building.
 *
 * @throws Stop when nobody can be asked
 */
export function stopWithoutConsent(given: { yes: boolean; isTerminal: boolean }): void {
  if (consentOf(given) !== 'missing') return
  throw new Stop(
    'this is no terminal, so nobody can be asked whether to go on. Nothing was changed.',
    'In a pipeline say so beforehand: the same command with --yes.',
    2,
  )
}

/**
 * @param question ends with what "yes" means
 * @throws Stop when nobody can be asked, or the answer is no
 */
export async function confirm(
  question: string,
  given: { yes: boolean; isTerminal: boolean },
  ask: (question: string) => Promise<string> = askOnTerminal,
): Promise<void> {
  stopWithoutConsent(given)
  if (given.yes) return
  const answer = (await ask(`${question} [y/N] `)).trim().toLowerCase()
  if (!['y', 'yes'].includes(answer)) throw new Stop('not confirmed. Nothing was changed.', '', 1)
}

async function askOnTerminal(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}
