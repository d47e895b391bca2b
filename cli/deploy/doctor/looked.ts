// cli/deploy/doctor/looked.ts: a look at something in AWS: what was seen, or why it was refused.
import type { Finding } from '../stop.ts'

export type Looked<Seen> = { readonly seen: Seen } | { readonly refused: string }

export async function look<Seen>(seeing: () => Promise<Seen>): Promise<Looked<Seen>> {
  try {
    return { seen: await seeing() }
  } catch (error) {
    return { refused: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
  }
}

/** A look that was refused is a finding, too: nobody should take it for a good one. */
export function ofLook<Seen>(check: string, looked: Looked<Seen>, read: (seen: Seen) => Finding[]): Finding[] {
  if ('seen' in looked) return read(looked.seen)
  return [{ severity: 'warning', check, say: `could not be looked at (${looked.refused}).` }]
}
