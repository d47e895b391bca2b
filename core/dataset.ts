// core/dataset.ts: keeps the dataset's own facts about its versions true with every move.
import type { AuditEvent } from './audit.ts'
import { isOpen } from './lifecycle.ts'
import type { Dataset, IsoTime, Version } from './model.ts'
import type { Change, VersionChange } from './ports.ts'

/**
 * The change that moves a version, and others of the same dataset with it.
 *
 * @param versions the version that moves comes first: the dataset's own facts follow it
 */
export function moveOf(
  before: Dataset,
  versions: readonly [VersionChange, ...VersionChange[]],
  event: AuditEvent,
): Change {
  return { dataset: { before, after: datasetWith(before, versions[0].after, event.at) }, versions, event }
}

/** The dataset after one of its versions moved. */
export function datasetWith(before: Dataset, version: Version, at: IsoTime): Dataset {
  const { openVersion, publishedVersion, ...rest } = before
  const newest = version.number >= before.lastVersion
  const open = isOpen(version) ? version.number : openVersion === version.number ? undefined : openVersion
  const published = publishedAfter(publishedVersion, version)
  return {
    ...rest,
    updatedAt: at,
    revision: before.revision + 1,
    lastVersion: Math.max(before.lastVersion, version.number),
    ...(newest ? { lastStatus: version.status } : {}),
    ...(open === undefined ? {} : { openVersion: open }),
    ...(published === undefined ? {} : { publishedVersion: published }),
  }
}

function publishedAfter(published: number | undefined, version: Version): number | undefined {
  if (version.status === 'published') return version.number
  return published === version.number && version.status === 'withdrawn' ? undefined : published
}
