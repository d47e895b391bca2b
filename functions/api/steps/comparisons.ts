// functions/api/steps/comparisons.ts: what differs between any two versions; the data engine works it out when asked.
import type { Changes } from '../../../core/changes.ts'
import { type Refusal, refuse } from '../../../core/errors.ts'
import { CHANGES_FILE } from '../../../core/file-names.ts'
import { comparisonPrefix, comparisonRequestKey } from '../../../core/keys.ts'
import { hasStatus } from '../../../core/lifecycle.ts'
import type { Dataset, Version } from '../../../core/model.ts'
import type { ApiPorts } from '../ports.ts'

export type Comparison =
  | { readonly state: 'ready'; readonly changes: unknown }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'pending' | 'unknown' }

/** The comparison of a version with an earlier one, as far as it is known. */
export async function readComparison(
  ports: ApiPorts,
  dataset: Dataset,
  version: Version,
  since: number,
): Promise<Comparison | Refusal> {
  const fault = await whyNotComparable(ports, dataset, version, since)
  if (fault) return fault
  const automatic = automaticOf(version)
  if (automatic?.since === since) return { state: 'ready', changes: automatic }
  const prefix = comparisonPrefix(dataset.id, since, version.number)
  const text = await ports.incoming.readText(`${prefix}changes.json`)
  if (text) return JSON.parse(text) as Comparison
  return { state: (await ports.incoming.stat(`${prefix}request`)) ? 'pending' : 'unknown' }
}

/** Asks for it; the object that says so starts the work, and a second one changes nothing. */
export async function requestComparison(
  ports: ApiPorts,
  dataset: Dataset,
  version: Version,
  since: number,
): Promise<Comparison | Refusal> {
  const known = await readComparison(ports, dataset, version, since)
  if ('refused' in known || known.state === 'ready' || known.state === 'pending') return known
  const key = comparisonRequestKey(dataset.id, since, version.number)
  await ports.incoming.write(key, ports.outside.now(), { mediaType: 'text/plain' })
  return { state: 'pending' }
}

/** Where the list of rows that differ is: beside the version's files when it was made with them. */
export function changeListKey(dataset: Dataset, version: Version, since: number): string {
  const isBeside = automaticOf(version)?.since === since && 'candidate' in version
  const folder = isBeside ? version.candidate.content.stagedPrefix : comparisonPrefix(dataset.id, since, version.number)
  return folder + CHANGES_FILE
}

/** What was worked out with the check; another portal counted from a version of its own. */
function automaticOf(version: Version): Changes | undefined {
  return 'candidate' in version && !version.promoted ? version.candidate.content.changes : undefined
}

async function whyNotComparable(
  ports: ApiPorts,
  dataset: Dataset,
  version: Version,
  since: number,
): Promise<Refusal | undefined> {
  if (since >= version.number) return refuse('bad-request', 'expected an earlier version to compare with')
  const earlier = await ports.registry.version(dataset.id, since)
  if (!earlier) return refuse('not-found')
  const without = [earlier, version].find((one) => !('candidate' in one) || hasStatus(one, 'withdrawn'))
  return without && refuse('wrong-state', `version ${without.number} is ${without.status} and has no data to compare`)
}
