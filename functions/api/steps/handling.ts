// functions/api/steps/handling.ts: change what a publisher declares about a dataset's files.

import { doneBy } from '../../../core/audit.ts'
import { actionsOf } from '../../../core/engine/judge.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { type Handling, MAX_HANDLING_CHARACTERS } from '../../../core/handling.ts'
import type { Dataset, Member } from '../../../core/model.ts'
import type { ApiPorts } from '../ports.ts'

/** The next version is checked with it; versions that have begun keep what they began with. */
export async function changeHandling(
  ports: ApiPorts,
  by: Member,
  before: Dataset,
  handling: Handling,
): Promise<Dataset | Refusal> {
  const faults = whyUnfit(handling)
  if (faults.length > 0) return refuse('handling-unfit', faults.join('; '))

  const at = ports.outside.now()
  const after: Dataset = { ...before, handling, updatedAt: at, revision: before.revision + 1 }
  const detail = {
    columns: handling.columns.length,
    decisions: handling.decisions.length,
    redactions: handling.redactions.length,
  }
  const event = { ...doneBy(by, at), action: 'handling-changed', datasetId: before.id, detail }
  const saved = await ports.registry.commit({ dataset: { before, after }, versions: [], event })
  return isRefusal(saved) ? saved : after
}

/** What no file could satisfy. Whether the columns exist is found out when a file is checked. */
function whyUnfit(handling: Handling): string[] {
  const faults: string[] = []
  const { length } = JSON.stringify(handling)
  if (length > MAX_HANDLING_CHARACTERS) {
    faults.push(`everything together: at most ${MAX_HANDLING_CHARACTERS} characters, found ${length}`)
  }
  for (const { code, action } of handling.decisions) {
    const possible = ['block', ...Object.keys(actionsOf(code))]
    if (!possible.includes(action)) {
      faults.push(`decision on ${code}: expected one of ${possible.join(', ')}, found ${action}`)
    }
  }
  for (const redaction of handling.redactions) {
    if (redaction.method === 'generalise-date' && redaction.to === 'age-band' && !redaction.onDate) {
      faults.push(`redaction of ${redaction.column}: an age band needs the day on which ages are counted`)
    }
  }
  return faults
}
