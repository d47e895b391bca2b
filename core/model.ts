// core/model.ts: the nouns of the portal, as values. A value that cannot exist cannot be written.
import type { Changes } from './changes.ts'
import type { Drift } from './drift.ts'
import type { Handling } from './handling.ts'
import type { Origin, TokenLimits } from './members.ts'
import type { Metadata } from './metadata.ts'
import type { QualityScore } from './quality.ts'
import type { Comment, Delegation, ReleaseTime, ReviewPlan, SignOff, StandingConsent } from './review-model.ts'

export * from './metadata.ts'

/** UTC instant, ISO 8601, e.g. `2026-11-24T09:30:00.000Z`. */
export type IsoTime = string
/** 64 lower-case hexadecimal digits. */
export type Sha256 = string

export const ROLES = [
  'administrator',
  'liaison',
  'publisher',
  'privacy-reviewer',
  'legal-reviewer',
  'security-reviewer',
] as const
/** What a member may be asked to do. */
export type Role = (typeof ROLES)[number]

/** A signed-in person with what they were granted; see core/members.ts. */
export interface Member {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Grants that count now: a role in a department, or in every department (`*`). */
  readonly grants: readonly { readonly role: Role; readonly department: string }[]
  /** Every role held anywhere. */
  readonly roles: readonly Role[]
  /** Revision of the account when it was read: a change that depends on its grants is refused when it moved on. */
  readonly accountRevision?: number
  /** Where the request came from. */
  readonly origin?: Origin
  /** Present when a program acts for the person, with an API token. */
  readonly token?: TokenLimits
}

/** Who did something: kept in versions, sign-offs and the audit log. */
export type Actor = Pick<Member, 'id' | 'name' | 'email'>

export interface Department {
  readonly id: string
  readonly name: string
}

/** Whether a dataset is still being renewed; `active` when absent. */
export interface Upkeep {
  readonly state: 'active' | 'paused' | 'retired'
  /** Why, for the public. */
  readonly reason: string
  readonly since: IsoTime
  readonly by: Actor
  /** Until when it is expected to rest. */
  readonly until?: IsoTime
}

/** A dataset: permanent id, address, metadata draft. `revision` counts changes (optimistic locking). */
export interface Dataset {
  readonly id: string
  readonly slug: string
  readonly metadata: Metadata
  readonly createdAt: IsoTime
  readonly createdBy: Actor
  readonly updatedAt: IsoTime
  readonly revision: number
  /** How the next version's file is to be read, checked and redacted; see core/handling.ts. */
  readonly handling?: Handling
  readonly upkeep?: Upkeep
  /** Number of the newest version, 0 when there is none. */
  readonly lastVersion: number
  /** Number of the version on its way (not yet public or ended), if any: one at a time. */
  readonly openVersion?: number
  /** Status of the newest version, kept with the dataset so that a list needs one query. */
  readonly lastStatus?: VersionStatus
  /** Number of the version the public sees, if any. */
  readonly publishedVersion?: number
}

export const COLUMN_TYPES = [
  'text',
  'integer',
  'number',
  'boolean',
  'date',
  'datetime',
  'time',
  'geopoint',
  'geometry',
] as const
export type ColumnType = (typeof COLUMN_TYPES)[number]

/** What publishers announced before uploading. */
export interface Upload {
  readonly filename: string
  readonly bytes: number
  readonly sha256?: Sha256
  /** Key in the incoming bucket, made by the server. */
  readonly key: string
  readonly expiresAt: IsoTime
  /** S3 multipart upload id; absent for a single presigned POST. */
  readonly multipartId?: string
  /** Nothing is uploaded: the portal copies a file that it has. */
  readonly copyOf?: CopiedFile
}

/** A file of an earlier version: as it came (`incoming`), or as it was published (`data`). */
export interface CopiedFile {
  readonly bucket: 'incoming' | 'data'
  readonly key: string
  /** Exactly this object, in the versioned incoming bucket. */
  readonly versionId?: string
  /** Number of the version it belongs to. */
  readonly version: number
}

/** The object that arrived, exactly: the bucket is versioned. */
export interface ReceivedObject {
  readonly key: string
  readonly versionId: string
  readonly bytes: number
}

/** One file form of a version. `name` is the file name under `/files/{slug}/v/{n}/`. */
export interface Distribution {
  readonly name: string
  readonly format: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: Sha256
}

/** One column of a version as published. */
export interface Column {
  readonly name: string
  readonly type: ColumnType
}

/** What validation made of a file: staged in the incoming bucket, copied out by publication only. */
export interface Content {
  readonly rows: number
  readonly columns: readonly Column[]
  readonly distributions: readonly Distribution[]
  readonly sourceSha256: Sha256
  /** What was declared and applied: redactions, types, decisions. Part of what is signed. */
  readonly handling?: Handling
  /** Checksum of `review.json`, which the reviewers see. */
  readonly reviewSha256?: Sha256
  /** The score when the file was checked; documentation is scored again when the metadata changes. */
  readonly quality?: QualityScore
  readonly drift?: readonly Drift[]
  readonly changes?: Changes
  /** Classes of personal data that the published columns hold, sorted; see core/engine/personal/classes.ts. */
  readonly personal?: readonly string[]
  /** Prefix of the staged files in the incoming bucket, ends with `/`. */
  readonly stagedPrefix: string
}

/** How many findings of each severity a report holds. */
export interface ReportCounts {
  readonly errors: number
  readonly warnings: number
  readonly notices: number
}

/** Where a version was checked and signed, when that was another portal; the people whom it names are people there. */
export interface PromotedFrom {
  /** Name of that portal, e.g. `Alder Bay Open Data`. */
  readonly portal: string
  readonly url: string
  /** Of the key that signed the bundle: 64 hexadecimal digits. */
  readonly fingerprint: Sha256
  /** Its number there. */
  readonly number: number
  /** Id of the promotion that brought it. */
  readonly promotion: string
  readonly at: IsoTime
}

/** Metadata and content together: what a signature is bound to. */
export interface Candidate {
  readonly metadata: Metadata
  readonly content: Content
  /** See `signatureOf` in core/signature.ts. */
  readonly signature: Sha256
}

export interface VersionFacts {
  readonly datasetId: string
  readonly number: number
  readonly createdAt: IsoTime
  readonly createdBy: Actor
  readonly upload: Upload
  /** Whose upload this version uses as well, when its file was taken from an earlier version. */
  readonly alsoUploadedBy?: readonly Actor[]
  readonly updatedAt: IsoTime
  /** Counts changes (optimistic locking). */
  readonly revision: number
  /** How this version's file is read, checked and redacted: the dataset's handling when the version began. */
  readonly handling?: Handling
  /** Things worth knowing that changed nothing, e.g. a second upload that was ignored. */
  readonly notices: readonly string[]
  readonly comments?: readonly Comment[]
  readonly delegations?: readonly Delegation[]
  /** As soon as it is approved, when absent. */
  readonly releaseTime?: ReleaseTime
  readonly promoted?: PromotedFrom
}

interface Received {
  readonly object: ReceivedObject
}
interface Reviewed extends Received {
  readonly report: ReportCounts
  readonly candidate: Candidate
  readonly signOffs: readonly SignOff[]
  /** Absent in versions from before there was a policy: liaison and privacy reviewer then. */
  readonly plan?: ReviewPlan
  /** Present when a standing approval stood in for sign-offs. */
  readonly standing?: StandingConsent
}
interface Released extends Reviewed {
  readonly approvedAt: IsoTime
  readonly publishedAt: IsoTime
}

/** Why a version ended before review; `code` is stable, `message` is for the publisher. */
export interface Rejection {
  readonly code: string
  readonly message: string
}

/** A version and where it is on its trip. It moves one way only; see core/lifecycle.ts. */
export type Version = VersionFacts &
  (
    | { readonly status: 'awaiting-upload' }
    | (Received & { readonly status: 'validating'; readonly startedAt: IsoTime })
    | ({
        readonly status: 'rejected'
        readonly rejection: Rejection
        readonly report?: ReportCounts
      } & Partial<Received> & {
          readonly stagedPrefix?: string
        })
    | (Reviewed & { readonly status: 'in-review' })
    | (Reviewed & { readonly status: 'returned'; readonly returned: SignOff })
    | (Reviewed & { readonly status: 'approved'; readonly approvedAt: IsoTime })
    | (Released & { readonly status: 'published' })
    | (Released & { readonly status: 'superseded'; readonly supersededBy: number })
    | (Released & {
        readonly status: 'withdrawn'
        readonly withdrawnAt: IsoTime
        readonly withdrawnBy: Actor
        readonly reason: string
      })
  )

export type VersionStatus = Version['status']
export type VersionIn<S extends VersionStatus> = Extract<Version, { status: S }>
