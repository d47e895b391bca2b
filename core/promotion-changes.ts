// core/promotion-changes.ts: which version here the list of changes of a version counts from: another portal counts on its own.
import { hasStatus } from './lifecycle.ts'
import type { Version } from './model.ts'

/**
 * The number here of the version that the changes of another are counted from.
 *
 * A version of another portal says the number of that portal. It means something here only when that very version came
 * here, too, and was public; else a list of changes would show rows of a version that nobody here has seen.
 *
 * @param versions of the same dataset
 */
export function changesSince(version: Version, versions: readonly Version[]): number | undefined {
  const since = 'candidate' in version ? version.candidate.content.changes?.since : undefined
  const { promoted } = version
  if (since === undefined || !promoted) return since
  return versions.find(
    (one) =>
      one.promoted?.fingerprint === promoted.fingerprint &&
      one.promoted.number === since &&
      hasStatus(one, 'published', 'superseded', 'withdrawn'),
  )?.number
}
