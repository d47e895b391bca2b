// core/readiness-facts.ts: what the checks before the launch look at: the launch set, people, policies and the site. Pure.
import { qualityOf } from './candidate-quality.ts'
import type { SiteContext } from './catalog/published.ts'
import type { DepartmentRecord } from './departments.ts'
import { isDataFile } from './file-names.ts'
import { freshnessOf } from './freshness.ts'
import type { GovernanceDocument, IsoDay } from './governance-documents.ts'
import type { Language } from './languages.ts'
import { hasStatus } from './lifecycle.ts'
import type { Classification, Dataset, IsoTime, Role, Version, VersionIn } from './model.ts'
import type { Alarm } from './ports.ts'
import { metadataLosses } from './quality.ts'
import { isSignedAsNeeded, missingRoles, planOf } from './review.ts'

/** A dataset as the launch set sees it: of the version that would be public on the day. */
export interface DatasetFacts {
  readonly id: string
  readonly slug: string
  /** As the reader may know it. */
  readonly title: string
  readonly departmentId: string
  readonly classification: Classification
  /** A version passed the check. */
  readonly isChecked: boolean
  /** It is approved or published, and its sign-offs cover exactly what would be public. */
  readonly isSigned: boolean
  /** Why it is not, in words; empty when it is. */
  readonly whyNotSigned: string
  /** As new as promised, and nobody paused or retired it. */
  readonly isFresh: boolean
  readonly whyNotFresh: string
  /** 0 to 100; absent where nothing was checked. */
  readonly quality?: number
  /** What is missing from its description, in words. */
  readonly undocumented: readonly string[]
  /** Formats of the data itself. */
  readonly formats: readonly string[]
  /** The newest version did not pass: what happened to it; empty otherwise. */
  readonly failedGate: string
  /** Languages in which title and description are written. */
  readonly languages: readonly Language[]
  /** When the public version was published; absent before. */
  readonly publishedAt?: IsoTime
}

/** Somebody who can do something now. */
export interface Holder {
  readonly id: string
  readonly name: string
  readonly grants: readonly { readonly role: Role; readonly department: string }[]
}

/** What was prepared for the day of the launch. */
export interface LaunchFacts {
  readonly state: 'preparing' | 'scheduled' | 'launched'
  readonly scheduledAt?: IsoTime
  /** Languages in which the statement is written. */
  readonly statementIn: readonly Language[]
  readonly hasPressContact: boolean
}

export interface ReadinessFacts {
  readonly now: IsoTime
  readonly today: IsoDay
  readonly context: Pick<SiteContext, 'url' | 'stage' | 'city'>
  /** Of the public site, the city's first one first. */
  readonly languages: readonly Language[]
  readonly set: readonly DatasetFacts[]
  /** Titles of chosen entries of the plan that are no dataset yet. */
  readonly onlyPlanned: readonly string[]
  /** Below this score nothing can be signed. */
  readonly minimumQuality: number
  /** Departments that exist. */
  readonly departments: readonly DepartmentRecord[]
  readonly holders: readonly Holder[]
  /** Roles that the launch set needs signatures of. */
  readonly signingRoles: readonly Role[]
  readonly documents: readonly GovernanceDocument[]
  readonly purposeIn: readonly Language[]
  readonly isPurposePublic: boolean
  readonly openItems: readonly string[]
  readonly lateMilestones: readonly string[]
  readonly alarms: readonly Alarm[]
  /** Messages of visitors that nobody has answered. */
  readonly newFeedback: number
  /** Until when security.txt says that it counts; absent before the first publication. */
  readonly securityExpires?: IsoTime
  /** What a reader of `data.json` would complain about, of the launch set as it stands. */
  readonly dataJsonFaults: readonly string[]
  readonly launch: LaunchFacts
}

/** @param title as the reader may know it */
export function datasetFacts(
  dataset: Dataset,
  versions: readonly Version[],
  title: string,
  minimumQuality: number,
  now: IsoTime,
): DatasetFacts {
  const shown = versionOfTheDay(versions)
  const metadata = shown?.candidate.metadata ?? dataset.metadata
  const isSigned = shown !== undefined && isReleasable(shown)
  const since = shown && ('publishedAt' in shown ? shown.publishedAt : 'approvedAt' in shown ? shown.approvedAt : now)
  const whyNotFresh = since ? staleness(dataset, shown, since, now) : 'nothing was checked yet'
  const quality = shown && qualityOf(shown.candidate)?.total
  return {
    ...{ id: dataset.id, slug: dataset.slug, title, departmentId: metadata.departmentId },
    classification: shown ? planOf(shown).classification : (metadata.classification ?? 'open'),
    ...{ isChecked: shown !== undefined, isSigned, whyNotSigned: isSigned ? '' : whyNotSigned(shown, versions) },
    ...{ isFresh: whyNotFresh === '', whyNotFresh },
    ...(quality === undefined ? {} : { quality }),
    undocumented: undocumented(shown, dataset),
    formats: (shown?.candidate.content.distributions ?? []).filter(isDataFile).map(({ format }) => format),
    failedGate: failedGate(versions, quality, minimumQuality),
    languages: languagesIn(metadata.translations),
    ...(shown && hasStatus(shown, 'published') ? { publishedAt: shown.publishedAt } : {}),
  }
}

/** A version that was checked and has not ended. */
export type CheckedVersion = VersionIn<'in-review' | 'returned' | 'approved' | 'published'>

/** What would be public on the day: what is approved, else what is public, else the newest that was checked. */
export function versionOfTheDay(versions: readonly Version[]): CheckedVersion | undefined {
  const newest = <S extends CheckedVersion['status']>(...statuses: S[]) =>
    versions.findLast((version): version is VersionIn<S> => hasStatus(version, ...statuses))
  return newest('approved') ?? newest('published') ?? newest('in-review') ?? newest('returned')
}

function isReleasable(version: CheckedVersion): boolean {
  if (!hasStatus(version, 'approved', 'published')) return false
  // Asked of both alike: what is public must still be what was signed.
  return isSignedAsNeeded({ ...version, status: 'approved' } as VersionIn<'approved'>)
}

function whyNotSigned(shown: CheckedVersion | undefined, versions: readonly Version[]): string {
  if (!shown) return versions.length === 0 ? 'nothing was uploaded' : 'no version passed the check'
  if (hasStatus(shown, 'returned')) return `version ${shown.number} was returned`
  if (hasStatus(shown, 'in-review')) return `version ${shown.number} waits for ${missingRoles(shown).join(', ')}`
  return `the sign-offs of version ${shown.number} do not cover its content`
}

const RESTING = { paused: 'it is paused', retired: 'it is not renewed any more' } as const

function staleness({ upkeep }: Dataset, shown: CheckedVersion | undefined, since: IsoTime, now: IsoTime): string {
  const frequency = shown!.candidate.metadata.frequency
  const { state, dueAt } = freshnessOf(frequency, since, upkeep, now)
  if (state === 'overdue') return `a new version was promised for ${dueAt!.slice(0, 10)}`
  return state === 'paused' || state === 'retired' ? RESTING[state] : ''
}

/** The gaps that readers notice; see METADATA_CHECKS in core/quality-metadata.ts for the words. */
const NEEDED: ReadonlySet<string> = new Set([
  'no-description',
  'brief-description',
  'dictionary',
  'no-licence',
  'no-contact',
  'no-contact-address',
])

function undocumented(shown: CheckedVersion | undefined, dataset: Dataset): string[] {
  const metadata = shown?.candidate.metadata ?? dataset.metadata
  const columns = shown?.candidate.content.columns.map(({ name }) => name) ?? []
  return metadataLosses(metadata, columns)
    .filter(({ code }) => NEEDED.has(code))
    .map(({ why }) => why)
}

function failedGate(versions: readonly Version[], quality: number | undefined, minimumQuality: number): string {
  const newest = versions.at(-1)
  if (newest && hasStatus(newest, 'rejected') && !ENDED_QUIETLY.has(newest.rejection.code)) {
    return `version ${newest.number} was not accepted: ${newest.rejection.message}`
  }
  if (newest && hasStatus(newest, 'returned')) return `version ${newest.number} was returned: ${newest.returned.note}`
  return quality !== undefined && quality < minimumQuality
    ? `its quality score is ${quality}, below the ${minimumQuality} that the city asks for`
    : ''
}

/** Rejections that say nothing against the file. */
const ENDED_QUIETLY: ReadonlySet<string> = new Set([
  'upload-cancelled',
  'upload-expired',
  'called-off',
  'checked-again',
])

function languagesIn(translations: Dataset['metadata']['translations']): Language[] {
  return Object.entries(translations ?? {})
    .filter(([, texts]) => texts.title.trim() !== '' && texts.description.trim() !== '')
    .map(([language]) => language as Language)
}
