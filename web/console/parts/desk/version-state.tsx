// web/console/parts/desk/version-state.tsx: where a version is, in words that are read out when they change, and where it goes on.
import type { Dataset, Version } from '../../api.ts'
import { isRestored, mayCheckAgain } from '../../checking.ts'
import { useDesk } from '../../context.ts'
import { mayUpload } from '../../rights.ts'
import { hrefOf } from '../../router.ts'
import { nextText, statusWords, storyOf, timeText } from '../../words.ts'
import { StatusBadge } from '../status-badge.tsx'

interface VersionStateProps {
  readonly dataset: Dataset
  readonly version: Version
}

/** Id of the section: the focus goes there after a step. */
export const STATE = 'state'

export function VersionState({ dataset, version }: VersionStateProps) {
  const { me } = useDesk()
  const { filename } = version.upload
  const isTheirTurn = mayCheckAgain(me, dataset, version) && !isRestored(version)
  const next =
    isTheirTurn || version.report === undefined || version.mySigningRoles.length > 0 ? nextText(version) : undefined
  return (
    <section id={STATE} tabIndex={-1} aria-labelledby="state-heading">
      <h2 id="state-heading" class="visually-hidden">
        State
      </h2>
      <div role="status" class="state">
        <p>
          <StatusBadge version={version} /> {storyOf(version)}
        </p>
        {next && <p class="state-next">{next}</p>}
        {version.status === 'validating' && <progress class="progress" aria-label="The check is under way" />}
      </div>
      <p class="muted state-since">
        {filename}
        {version.copyOf !== undefined && ` of version ${version.copyOf}`}, begun by {version.createdBy.name} on{' '}
        {timeText(version.createdAt)}; {statusWords(version).words.toLowerCase()} since {timeText(version.updatedAt)}.
      </p>
      <OwnUpload version={version} />
      <WayOn dataset={dataset} version={version} />
    </section>
  )
}

/** Says why there is no button to sign, before anybody looks for it. */
function OwnUpload({ version }: { version: Version }) {
  const { me } = useDesk()
  const couldSign = version.missingRoles.some((role) => me.roles.includes(role))
  if (version.status !== 'in-review' || version.createdBy.id !== me.id || !couldSign) return null
  return <p class="own-upload">You uploaded this version, so colleagues have to sign it.</p>
}

/** Where a version that ended goes on. */
function WayOn({ dataset, version }: VersionStateProps) {
  const { me } = useDesk()
  const { id, lastVersion, metadata } = dataset
  if (version.status !== 'returned' && version.status !== 'rejected') return null
  if (lastVersion > version.number) {
    return (
      <p class="way-on">
        <a href={hrefOf({ page: 'version', id, number: lastVersion })}>Go to version {lastVersion}, the newest</a>
      </p>
    )
  }
  if (!mayUpload(me, metadata.departmentId)) return null
  return (
    <p class="way-on">
      <a class="button quiet" href={hrefOf({ page: 'dataset', id })}>
        {version.report ? 'Upload a corrected file' : 'Begin a new version'}
      </a>
    </p>
  )
}
