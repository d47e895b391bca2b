// core/lifecycle.ts: the moves a version can make. Pure: time, people and hashes come in as arguments.
import { MIN_NOTE_CHARACTERS } from './checklists.ts'
import { type Refusal, refuse } from './errors.ts'
import { holdsRole } from './members.ts'
import type {
  Actor,
  IsoTime,
  Member,
  ReceivedObject,
  Rejection,
  ReportCounts,
  Upload,
  Version,
  VersionFacts,
  VersionIn,
  VersionStatus,
} from './model.ts'
import type { ReleaseTime } from './review-model.ts'

/** Statuses of a version that is still on its way: a dataset has at most one. */
export const OPEN: readonly VersionStatus[] = ['awaiting-upload', 'validating', 'in-review', 'approved']

/** Which status may follow which. There is no way back: a correction is a new version. */
export const MOVES: Readonly<Record<VersionStatus, readonly VersionStatus[]>> = {
  'awaiting-upload': ['validating', 'rejected'],
  validating: ['in-review', 'rejected'],
  rejected: [],
  'in-review': ['approved', 'returned', 'rejected'],
  returned: [],
  approved: ['published', 'rejected'],
  published: ['superseded', 'withdrawn'],
  superseded: ['withdrawn'],
  withdrawn: [],
}

/** The fault was ours, not the file's. */
export const VALIDATION_FAILED: Rejection = {
  code: 'validation-failed',
  message:
    'The portal could not finish checking this file. The open data team has been told. Begin a new version to try again.',
}

/** A day: a slow line gets a large file up, and an abandoned upload does not block the dataset for long. */
export const UPLOAD_HOURS = 24

/** Longer than every attempt together may take; see the queue's settings. */
const VALIDATION_HOURS = 2

/** Why the clock ends a version that nothing else will move any more; undefined while there is hope. */
export function whyOverdue(version: Version, now: IsoTime): Rejection | undefined {
  if (hasStatus(version, 'awaiting-upload') && version.upload.expiresAt <= now) {
    return {
      code: 'upload-expired',
      message: 'The upload was not finished in time. Nothing was kept. Begin a new version.',
    }
  }
  if (hasStatus(version, 'validating') && validationEnds(version) <= now) return VALIDATION_FAILED
  return undefined
}

/** When the clock has to look at a version again, if ever. */
export function dueAt(version: Version): IsoTime | undefined {
  if (hasStatus(version, 'awaiting-upload')) return version.upload.expiresAt
  if (hasStatus(version, 'approved')) return version.releaseTime?.at
  return hasStatus(version, 'validating') ? validationEnds(version) : undefined
}

function validationEnds(version: VersionIn<'validating'>): IsoTime {
  return new Date(Date.parse(version.startedAt) + VALIDATION_HOURS * 3_600_000).toISOString()
}

export function isOpen(version: Version): boolean {
  return OPEN.includes(version.status)
}

export function hasStatus<S extends VersionStatus>(version: Version, ...statuses: S[]): version is VersionIn<S> {
  return (statuses as readonly VersionStatus[]).includes(version.status)
}

export function begin(
  datasetId: string,
  number: number,
  upload: Upload,
  by: Member,
  at: IsoTime,
  more: Pick<VersionFacts, 'handling' | 'alsoUploadedBy' | 'releaseTime'> = {},
): VersionIn<'awaiting-upload'> {
  return {
    datasetId,
    number,
    upload,
    createdAt: at,
    createdBy: actorOf(by),
    updatedAt: at,
    revision: 1,
    ...more,
    notices: [],
    status: 'awaiting-upload',
  }
}

/** The file arrived. The first object wins; any later one is `wrong-state`. */
export function receive(version: Version, object: ReceivedObject, at: IsoTime): VersionIn<'validating'> | Refusal {
  if (!hasStatus(version, 'awaiting-upload')) return wrongState(version)
  return { ...factsOf(version, at), status: 'validating', object, startedAt: at }
}

/** The portal, the clock or the publisher ends a version that is on its way. */
export function reject(
  version: Version,
  rejection: Rejection,
  at: IsoTime,
  report?: ReportCounts,
  stagedPrefix?: string,
): VersionIn<'rejected'> | Refusal {
  if (!MOVES[version.status].includes('rejected')) return wrongState(version)
  return {
    ...factsOf(version, at),
    ...('object' in version && version.object ? { object: version.object } : {}),
    status: 'rejected',
    rejection,
    ...(report ? { report } : {}),
    ...(stagedPrefix ? { stagedPrefix } : {}),
  }
}

/** Whether the file of a version came from this person, now or when it was uploaded first. */
export function isUploader(version: VersionFacts, personId: string): boolean {
  return [version.createdBy, ...(version.alsoUploadedBy ?? [])].some(({ id }) => id === personId)
}

/** Longest that a publication can be put off: a year; what is older should be looked at again. */
const MAX_RELEASE_DAYS = 366

/**
 * Sets when a version may become public, before or after its approval; undefined: as soon as it is approved.
 *
 * An embargo is a promise to others: only an administrator brings it forward or makes it less, and says why.
 *
 * @param departmentId whose dataset it is
 */
export function setReleaseTime(
  version: Version,
  by: Member,
  departmentId: string,
  time: Pick<ReleaseTime, 'kind' | 'at' | 'note'> | undefined,
  at: IsoTime,
): Version | Refusal {
  if (!isOpen(version)) return wrongState(version)
  if (isEasedBy(version.releaseTime, time, at)) {
    const until = `until ${version.releaseTime?.at}`
    if (!holdsRole(by, 'administrator', departmentId)) return refuse('under-embargo', until)
    if ((time?.note ?? '').trim().length < MIN_NOTE_CHARACTERS) {
      return refuse('reason-missing', 'set the earlier time with a note that says why the embargo ends earlier')
    }
  }
  const latest = new Date(Date.parse(at) + MAX_RELEASE_DAYS * 86_400_000).toISOString()
  if (time && (time.at <= at || time.at > latest)) {
    return refuse('bad-request', `at: expected a time after ${at} and not after ${latest}, found ${time.at}`)
  }
  const { releaseTime: _before, ...rest } = version
  const facts = factsOf(rest as Version, at)
  return { ...rest, ...facts, ...(time ? { releaseTime: { ...time, by: actorOf(by) } } : {}) } as Version
}

/** Whether an embargo that still runs would end earlier, or be an embargo no more. */
function isEasedBy(
  before: ReleaseTime | undefined,
  after: Pick<ReleaseTime, 'kind' | 'at'> | undefined,
  now: IsoTime,
): boolean {
  if (before?.kind !== 'embargo' || before.at <= now) return false
  return after?.kind !== 'embargo' || after.at < before.at
}

/** What a new version takes along from the one that it replaces: otherwise a second upload would end an embargo. */
export function releaseTimeAfter(replaced: Version | undefined, now: IsoTime): Pick<VersionFacts, 'releaseTime'> {
  const wasPublic = replaced && hasStatus(replaced, 'published', 'superseded', 'withdrawn')
  const time = wasPublic ? undefined : replaced?.releaseTime
  return time && time.at > now ? { releaseTime: time } : {}
}

/** Whether nothing but its time keeps an approved version from the public. */
export function isReleaseDue({ releaseTime }: Pick<VersionFacts, 'releaseTime'>, now: IsoTime): boolean {
  return releaseTime === undefined || releaseTime.at <= now
}

/** Makes an approved version public from now on, when its time has come. */
export function release(version: Version, at: IsoTime): VersionIn<'published'> | Refusal {
  if (!hasStatus(version, 'approved')) return wrongState(version)
  if (!isReleaseDue(version, at)) return refuse('under-embargo', `until ${version.releaseTime?.at}`)
  return { ...version, ...factsOf(version, at), status: 'published', publishedAt: at }
}

export function supersede(version: Version, by: number, at: IsoTime): VersionIn<'superseded'> | Refusal {
  if (!hasStatus(version, 'published')) return wrongState(version)
  return { ...version, ...factsOf(version, at), status: 'superseded', supersededBy: by }
}

export function withdraw(version: Version, by: Member, reason: string, at: IsoTime): VersionIn<'withdrawn'> | Refusal {
  if (!hasStatus(version, 'published', 'superseded')) return wrongState(version)
  if (reason.trim() === '') return refuse('reason-missing')
  return { ...version, ...factsOf(version, at), status: 'withdrawn', withdrawnAt: at, withdrawnBy: actorOf(by), reason }
}

/** Staff end a version before it is public: the wrong file is under review, or should not come out after all. */
export function callOff(version: Version, by: Member, reason: string, at: IsoTime): VersionIn<'rejected'> | Refusal {
  if (!hasStatus(version, 'in-review', 'approved')) return wrongState(version)
  if (reason.trim() === '') return refuse('reason-missing')
  const rejection: Rejection = { code: 'called-off', message: `${by.name} ended this version: ${reason}` }
  return reject(version, rejection, at, version.report, version.candidate.content.stagedPrefix)
}

export function actorOf(member: Actor): Actor {
  return { id: member.id, name: member.name, email: member.email }
}

/** What stays with a version through every move. */
export function factsOf(version: Version, at: IsoTime): VersionFacts {
  const { datasetId, number, createdAt, createdBy, upload, revision, notices } = version
  const { handling, alsoUploadedBy, comments, delegations, releaseTime, promoted } = version
  return {
    ...{ datasetId, number, createdAt, createdBy, upload, notices, updatedAt: at, revision: revision + 1 },
    ...(handling ? { handling } : {}),
    ...(alsoUploadedBy ? { alsoUploadedBy } : {}),
    ...(comments ? { comments } : {}),
    ...(delegations ? { delegations } : {}),
    ...(releaseTime ? { releaseTime } : {}),
    ...(promoted ? { promoted } : {}),
  }
}

export function wrongState(version: Version): Refusal {
  return refuse('wrong-state', `version ${version.number} is ${version.status}`)
}
