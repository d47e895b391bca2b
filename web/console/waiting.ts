// web/console/waiting.ts: what waits for whom. Pure; the first page loads the few versions that may matter.
import { ROLE_WORDS } from '../catalog/words.ts'
import type { Dataset, Me, Version } from './api.ts'
import { CHECKED_AGAIN, listText } from './words.ts'

export interface Task {
  readonly dataset: Dataset
  readonly version: Version
  /** What to do, as on a button. */
  readonly todo: string
  readonly why: string
}

/** Number of the version of a dataset that may wait for somebody, if any: a look at it tells. */
export function versionToLookAt(dataset: Dataset): number | undefined {
  const { lastStatus, lastVersion, openVersion } = dataset
  if (lastStatus === 'in-review' || lastStatus === 'awaiting-upload') return openVersion
  return lastStatus === 'returned' || lastStatus === 'rejected' ? lastVersion : undefined
}

/** What a version wants from a member, if anything. */
export function taskOf(dataset: Dataset, version: Version, me: Me): Task | undefined {
  if (version.mySigningRoles.length > 0) {
    const roles = listText(version.mySigningRoles.map((role) => ROLE_WORDS[role].toLowerCase()))
    return { dataset, version, todo: 'Review', why: `Your sign-off is needed: ${roles}.` }
  }
  if (version.createdBy.id !== me.id) return undefined
  if (version.status === 'awaiting-upload' && version.copyOf === undefined) {
    return { dataset, version, todo: 'Finish the upload', why: `${version.upload.filename} has not arrived yet.` }
  }
  if (version.returned) {
    const { by, note } = version.returned
    return { dataset, version, todo: 'See the reason', why: `${by.name} returned it: ${note}` }
  }
  const { rejection } = version
  if (!rejection || rejection.code === 'upload-cancelled' || rejection.code === CHECKED_AGAIN) return undefined
  return { dataset, version, todo: 'See the report', why: rejection.message }
}

/** Whether every word of the filter is somewhere in what the list shows of a dataset. */
export function fitsFilter(dataset: Dataset, statusWords: string, filter: string): boolean {
  const text = `${dataset.metadata.title} ${dataset.slug} ${dataset.department} ${statusWords}`.toLowerCase()
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
