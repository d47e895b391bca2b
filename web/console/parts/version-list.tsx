// web/console/parts/version-list.tsx: the versions of a dataset, newest first.
import { countText } from '../../catalog/words.ts'
import type { Version } from '../api.ts'
import { hrefOf } from '../router.ts'
import { timeText } from '../words.ts'
import { RestoreButton } from './restore.tsx'
import { StatusBadge } from './status-badge.tsx'

interface VersionListProps {
  /** Oldest first, as the API gives them. */
  readonly versions: readonly Version[]
  /** Whether earlier ones can be brought back now. */
  readonly canRestore: boolean
}

export function VersionList({ versions, canRestore }: VersionListProps) {
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">Versions</h2>
      {versions.length === 0 ? (
        <p>There is none yet. Upload a file to begin the first one.</p>
      ) : (
        <ul class="rows">
          {[...versions].reverse().map((version) => (
            <li key={version.number} class="row">
              <h3>
                <a href={hrefOf({ page: 'version', id: version.datasetId, number: version.number })}>
                  Version {version.number}
                </a>
              </h3>
              <p class="row-meta">
                <span>{version.upload.filename}</span>
                <span>
                  {version.createdBy.name}, {timeText(version.createdAt)}
                </span>
                {version.copyOf !== undefined && <span>from version {version.copyOf}</span>}
                {version.rows !== undefined && <span>{countText(version.rows, 'row')}</span>}
                {version.quality && <span>quality {version.quality.total}</span>}
              </p>
              <span class="row-badge">
                {canRestore && version.status === 'superseded' && <RestoreButton version={version} isSmall />}
                <StatusBadge version={version} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
