// web/console/parts/desk/version-desk.tsx: what stands below the check of a version: description, talk, sign-offs, release, review.
import type { Review } from '../../../../core/report.ts'
import type { Dataset, Me, Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { earlierNotes } from '../../earlier-notes.ts'
import { publishedBefore } from '../../metadata-changes.ts'
import { type Subjects, subjectsOf } from '../../remarks.ts'
import { mayMakePreviews, maySeePreviews, mayTime } from '../../rights-reviews.ts'
import type { Entry } from '../check/section.tsx'
import { ReviewPanel } from '../review-panel.tsx'
import { SignOffs } from '../sign-offs.tsx'
import { DESCRIPTION, DescriptionSection } from './description-section.tsx'
import { EARLIER, EarlierSection } from './earlier-section.tsx'
import { PREVIEWS, PreviewsPanel } from './previews-panel.tsx'
import { RELEASE, ReleasePanel } from './release-panel.tsx'
import { TALK, TalkSection } from './talk-section.tsx'

interface Loaded {
  readonly dataset: Dataset
  readonly version: Version
  /** Every version of the dataset, oldest first. */
  readonly versions: readonly Version[]
}

interface VersionDeskProps extends Loaded {
  /** What the check says; absent while it is loaded, or where there is none. */
  readonly review: Review | undefined
  /** What the next comment is about. */
  readonly about: string
  readonly onAbout: (about: string) => void
  readonly onChange: (version: Version) => void
  /** A comment was added: the reader stays where they are. */
  readonly onTalk: (version: Version) => void
  readonly onStale: () => void
}

export function VersionDesk(props: VersionDeskProps) {
  const { dataset, version, versions, review, about, onAbout, onChange, onTalk, onStale } = props
  const { me } = useDesk()
  const { departmentId } = dataset.metadata
  const subjects = subjectsFrom(review, version)
  return (
    <>
      <DescriptionSection {...{ dataset, version }} before={publishedBefore(versions, version.number)} />
      <EarlierSection datasetId={dataset.id} notes={earlierNotes(versions, version.number)} />
      {hasTalk(version) && <TalkSection {...{ version, subjects, about, onAbout }} onChange={onTalk} />}
      <SignOffs version={version} />
      {hasRelease(version) && (
        <ReleasePanel version={version} canChange={mayTime(me, departmentId, version)} onChange={onChange} />
      )}
      {hasPreviews(me, departmentId, version) && (
        <PreviewsPanel version={version} canMake={mayMakePreviews(me, departmentId, version)} />
      )}
      {version.mySigningRoles.length > 0 && (
        <ReviewPanel {...{ version, subjects, onChange, onStale }} department={dataset.department} />
      )}
    </>
  )
}

/** For the list of sections. */
export function deskEntries(me: Me, { dataset, version, versions }: Loaded): Entry[] {
  const { departmentId } = dataset.metadata
  const comments = version.comments?.length ?? 0
  const entries: (Entry | false)[] = [
    version.metadata !== undefined && { id: DESCRIPTION, words: 'Description' },
    earlierNotes(versions, version.number).length > 0 && { id: EARLIER, words: 'Earlier notes' },
    hasTalk(version) && { id: TALK, words: 'Questions', note: comments > 0 ? String(comments) : undefined },
    version.review !== undefined && { id: 'sign-offs-heading', words: 'Sign-offs' },
    hasRelease(version) &&
      (version.releaseTime !== undefined || mayTime(me, departmentId, version)) && { id: RELEASE, words: 'Release' },
    mayMakePreviews(me, departmentId, version) && { id: PREVIEWS, words: 'Preview links' },
    version.mySigningRoles.length > 0 && { id: 'review-heading', words: 'Your review' },
  ]
  return entries.filter((entry): entry is Entry => entry !== false)
}

/** Somebody can have something to say as soon as there is a report. */
function hasTalk({ report, comments }: Version): boolean {
  return report !== undefined || (comments?.length ?? 0) > 0
}

/** Versions that can still become public. */
function hasRelease({ status, review }: Version): boolean {
  if (review?.publishes === false) return false
  return status === 'in-review' || status === 'approved' || status === 'validating'
}

function hasPreviews(me: Me, departmentId: string, version: Version): boolean {
  return version.metadata !== undefined && version.status !== 'returned' && maySeePreviews(me, departmentId)
}

function subjectsFrom(review: Review | undefined, version: Version): Subjects {
  const codes = review?.findings.map(({ code }) => code) ?? []
  const columns = review?.columns.map(({ name }) => name) ?? version.metadata?.columns.map(({ name }) => name) ?? []
  return subjectsOf(codes, columns)
}
