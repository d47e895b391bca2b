// core/lifecycle.ts: the moves a version can make. Pure: time, people and hashes come in as arguments.
import { isRefusal, type Refusal, refuse } from './errors.ts'
import type {
  Candidate,
  IsoTime,
  Member,
  Metadata,
  ReceivedObject,
  Rejection,
  ReportCounts,
  Role,
  SignOff,
  Upload,
  Version,
  VersionFacts,
  VersionIn,
  VersionStatus,
} from './model.ts'
import { candidateOf } from './signature.ts'

/** Roles that must sign before a version is public, each by another person. */
export const REQUIRED_ROLES: readonly Role[] = ['liaison', 'privacy-reviewer']

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
  more: Pick<VersionFacts, 'handling' | 'alsoUploadedBy'> = {},
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

export function toReview(
  version: Version,
  candidate: Candidate,
  report: ReportCounts,
  at: IsoTime,
): VersionIn<'in-review'> | Refusal {
  if (!hasStatus(version, 'validating')) return wrongState(version)
  return { ...factsOf(version, at), object: version.object, status: 'in-review', candidate, report, signOffs: [] }
}

/** New metadata under review makes a new candidate; what was signed before no longer counts. */
export function changeMetadata(version: Version, metadata: Metadata, at: IsoTime): VersionIn<'in-review'> | Refusal {
  if (!hasStatus(version, 'in-review')) return wrongState(version)
  const candidate = candidateOf(metadata, version.candidate.content)
  if (candidate.signature === version.candidate.signature) return version
  const voided = version.signOffs.filter((signOff) => signOff.signature !== candidate.signature)
  const notice = `${voided.length} sign-off(s) no longer count: the metadata changed at ${at}.`
  return {
    ...version,
    ...factsOf(version, at),
    notices: voided.length > 0 ? [...version.notices, notice] : version.notices,
    candidate,
    signOffs: [],
  }
}

/**
 * Adds one sign-off; the last one needed approves the version.
 *
 * @param signature the candidate the reviewer looked at
 * @param at when, UTC
 */
export function sign(
  version: Version,
  by: Member,
  role: Role,
  signature: string,
  note: string,
  at: IsoTime,
): VersionIn<'in-review'> | VersionIn<'approved'> | Refusal {
  const reviewable = mayReview(version, by, role, signature)
  if (isRefusal(reviewable)) return reviewable
  if (reviewable.signOffs.some((signOff) => signOff.role === role)) return refuse('role-signed-already')
  if (reviewable.signOffs.some((signOff) => signOff.by.id === by.id)) return refuse('signed-already')

  const signOffs: SignOff[] = [...reviewable.signOffs, { role, by: actorOf(by), at, note, signature }]
  const facts = { ...reviewable, ...factsOf(reviewable, at), signOffs }
  return missingRoles(facts).length > 0 ? facts : { ...facts, status: 'approved', approvedAt: at }
}

/** A reviewer sends the version back with a reason; the publisher answers with a new version. */
export function giveBack(
  version: Version,
  by: Member,
  role: Role,
  signature: string,
  reason: string,
  at: IsoTime,
): VersionIn<'returned'> | Refusal {
  const reviewable = mayReview(version, by, role, signature)
  if (isRefusal(reviewable)) return reviewable
  if (reason.trim() === '') return refuse('reason-missing')
  const returned: SignOff = { role, by: actorOf(by), at, note: reason, signature }
  return { ...reviewable, ...factsOf(reviewable, at), status: 'returned', returned }
}

/** Whether the file of a version came from this person, now or when it was uploaded first. */
export function isUploader(version: VersionFacts, personId: string): boolean {
  return [version.createdBy, ...(version.alsoUploadedBy ?? [])].some(({ id }) => id === personId)
}

/** Makes an approved version public from now on. */
export function release(version: Version, at: IsoTime): VersionIn<'published'> | Refusal {
  if (!hasStatus(version, 'approved')) return wrongState(version)
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

/** Roles that still have to sign this candidate. */
export function missingRoles(version: { signOffs: readonly SignOff[]; candidate: Candidate }): Role[] {
  const valid = version.signOffs.filter((signOff) => signOff.signature === version.candidate.signature)
  return REQUIRED_ROLES.filter((role) => !valid.some((signOff) => signOff.role === role))
}

/**
 * Whether the sign-offs really cover this candidate: each needed role, each by another person, none by the uploader.
 * Asked again right before release, so that a change in the table alone cannot publish anything.
 */
export function isSignedAsNeeded(version: VersionIn<'approved'>): boolean {
  const people = new Set(version.signOffs.map((signOff) => signOff.by.id))
  return (
    missingRoles(version).length === 0 &&
    people.size === version.signOffs.length &&
    !version.signOffs.some((signOff) => isUploader(version, signOff.by.id)) &&
    candidateOf(version.candidate.metadata, version.candidate.content).signature === version.candidate.signature
  )
}

export function actorOf(member: Member): { id: string; name: string; email: string } {
  return { id: member.id, name: member.name, email: member.email }
}

function mayReview(version: Version, by: Member, role: Role, signature: string): VersionIn<'in-review'> | Refusal {
  if (!hasStatus(version, 'in-review')) return wrongState(version)
  if (!REQUIRED_ROLES.includes(role)) return refuse('role-not-needed', `needed: ${REQUIRED_ROLES.join(', ')}`)
  if (!by.roles.includes(role)) return refuse('not-allowed', `this needs the role ${role}`)
  if (isUploader(version, by.id)) return refuse('own-upload')
  if (version.candidate.signature !== signature) return refuse('content-changed')
  return version
}

function factsOf(version: Version, at: IsoTime): VersionFacts {
  const { datasetId, number, createdAt, createdBy, upload, revision, notices, handling, alsoUploadedBy } = version
  return {
    ...{ datasetId, number, createdAt, createdBy, upload, notices, updatedAt: at, revision: revision + 1 },
    ...(handling ? { handling } : {}),
    ...(alsoUploadedBy ? { alsoUploadedBy } : {}),
  }
}

function wrongState(version: Version): Refusal {
  return refuse('wrong-state', `version ${version.number} is ${version.status}`)
}
