// core/promotion-rules.ts: what a dataset of a bundle would change here, and what would break. Pure.
import { changesBetween } from './audit.ts'
import type { FieldChange } from './audit-model.ts'
import { qualityOf } from './candidate-quality.ts'
import type { Checks } from './checks.ts'
import { REVIEW_FILE } from './file-names.ts'
import type { Language } from './languages.ts'
import { hasStatus } from './lifecycle.ts'
import type { Dataset, Version, VersionIn } from './model.ts'
import type { BlockedBecause, PromotionItem } from './promotion.ts'
import type { BundledDataset } from './promotion-bundle.ts'
import { blockedHere } from './promotion-findings.ts'
import { fingerprintOf } from './promotion-keys.ts'
import { whyNotSigned } from './promotion-signed.ts'
import { type Arrival, givesWay, numberHere, promotedVersion } from './promotion-version.ts'
import type { SignOffPolicy } from './sign-off-policy.ts'

/** What this portal has of a dataset, and asks of all. */
export interface DatasetHere {
  /** The dataset of this id. */
  readonly dataset?: Dataset
  /** The dataset that has the address. */
  readonly holder?: Dataset
  /** Of the dataset of this id, oldest first. */
  readonly versions: readonly Version[]
  readonly checks: Checks
  /** That counts, or will count when the bundle's own has been applied. */
  readonly policy: SignOffPolicy
}

/** What the settings and departments of a city can hold. */
export interface CityHere {
  readonly departments: readonly { readonly id: string; readonly name: string }[]
  readonly topics: readonly string[]
  readonly first: Language
}

/** What is worked out of an item; where it is in its application is kept elsewhere. */
export type Judged = Omit<PromotionItem, 'state' | 'appliedAt' | 'why'>

const because = (code: string, say: string, fix: string): BlockedBecause => ({ code, say, fix })

/** Judges one dataset of a bundle. @param city absent where it was looked at already */
export function judgeDataset(bundled: BundledDataset, arrival: Arrival, here: DatasetHere, city?: CityHere): Judged {
  const version = promotedVersion(bundled, numberHere(bundled.version.number, here.dataset), arrival, [])
  const same = here.versions.find((one) => isLive(one) && signatureIn(one) === version.candidate.signature)
  const reasons = same && isOfThisDataset(bundled, here) ? [] : whyBlocked(bundled, version, here, city)
  const { metadata } = version.candidate
  return {
    ...{ kind: 'dataset', id: bundled.id, title: metadata.title, slug: bundled.slug },
    departmentId: metadata.departmentId,
    change: reasons.length > 0 ? 'blocked' : same ? 'unchanged' : here.dataset ? 'changed' : 'new',
    reasons,
    notes: same ? [] : notesOn(bundled, here, arrival),
    differences: same ? [] : differencesOf(version, here),
    ...{ numberThere: bundled.version.number, numberHere: same?.number ?? version.number },
    signature: version.candidate.signature,
    signOffs: (version.standing?.consents ?? version.signOffs).map(({ role, by, at }) => ({ role, by: by.name, at })),
    files: { count: bundled.files.length, bytes: bundled.files.reduce((sum, file) => sum + file.bytes, 0) },
  }
}

function isLive(version: Version): version is VersionIn<'approved' | 'published'> {
  return hasStatus(version, 'approved', 'published')
}

function signatureIn(version: Version): string | undefined {
  return 'candidate' in version ? version.candidate.signature : undefined
}

function isOfThisDataset({ slug }: BundledDataset, { dataset }: DatasetHere): boolean {
  return dataset?.slug === slug
}

function whyBlocked(
  bundled: BundledDataset,
  version: VersionIn<'approved'>,
  here: DatasetHere,
  city: CityHere | undefined,
): BlockedBecause[] {
  return [
    ...whyFilesUnfit(bundled),
    ...whyNotSigned(version, here.policy),
    ...whyGated(bundled, version, here.checks),
    ...whyNoPlace(bundled, here),
    ...whyOlder(version, here.versions),
    ...whyUnderWay(version, here),
    ...(city ? whyUnfitFor(bundled, city) : []),
  ]
}

const MAKE_ANEW = 'Make a new bundle in the portal that it comes from.'

/** Every signed file is there, under the hash that was signed. */
function whyFilesUnfit({ files, version }: BundledDataset): BlockedBecause[] {
  const { distributions, reviewSha256 } = version.candidate.content
  const wanted: { name: string; sha256: string; bytes?: number }[] = [
    ...distributions,
    ...(reviewSha256 ? [{ name: REVIEW_FILE, sha256: reviewSha256 }] : []),
  ]
  const names = new Set(files.map(({ name }) => name))
  const faults = wanted.filter(({ name, sha256, bytes }) => {
    const file = files.find((one) => one.name === name)
    return !file || file.sha256 !== sha256 || (bytes !== undefined && file.bytes !== bytes)
  })
  if (faults.length === 0 && names.size === files.length) return []
  const say = `Files are missing, twice there or not those that were signed: ${faults.map(({ name }) => name).join(', ') || 'a name is there twice'}.`
  return [because('file-unfit', say, MAKE_ANEW)]
}

/** The gates of this portal's settings. */
function whyGated({ findings, version }: BundledDataset, { candidate }: VersionIn<'approved'>, checks: Checks) {
  const reasons: BlockedBecause[] = []
  const total = qualityOf(candidate)?.total
  if (total !== undefined && total < checks.minimumQuality) {
    const say = `Its quality score is ${total}, and this portal asks for ${checks.minimumQuality} of 100.`
    reasons.push(because('quality-too-low', say, 'Win back points there: the quality section names what costs them.'))
  }
  const blocked = blockedHere(findings, version.handling ?? candidate.content.handling, checks)
  if (blocked.length > 0) {
    const names = blocked.map((one) => [one.class ?? one.code, ...(one.column ? [`in ${one.column}`] : [])].join(' '))
    const say = `The settings of this portal keep back what the check found: ${[...new Set(names)].join('; ')}.`
    reasons.push(
      because('finding-blocked', say, 'Mend, redact or decide it there with a reason, and have it signed again.'),
    )
  }
  return reasons
}

/** Its id and its address mean the same dataset in both portals. */
function whyNoPlace({ id, slug }: BundledDataset, { dataset, holder }: DatasetHere): BlockedBecause[] {
  if (dataset && dataset.slug !== slug) {
    const say = `Here the dataset has the address ${dataset.slug}, there ${slug}; addresses never change.`
    return [because('address-differs', say, 'Find out which portal was restored from an old copy.')]
  }
  if (!holder || holder.id === id) return []
  const say = `Another dataset has the address ${slug} here: ${holder.metadata.title}.`
  return [because('address-taken', say, 'Create the dataset there under another address, with another title.')]
}

/** Nothing steps back behind what is here. */
function whyOlder(version: VersionIn<'approved'>, versions: readonly Version[]): BlockedBecause[] {
  const from = version.promoted!
  const arrived = versions.filter(({ promoted }) => promoted?.fingerprint === from.fingerprint)
  const newer = arrived.find((one) => one.promoted!.number > from.number && !hasStatus(one, 'rejected'))
  if (newer) {
    const say = `Version ${newer.promoted!.number} of the same portal is here already, as version ${newer.number}.`
    return [because('older', say, MAKE_ANEW)]
  }
  const same = arrived.find(({ promoted }) => promoted!.number === from.number)
  if (same && hasStatus(same, 'withdrawn')) {
    return [
      because(
        'withdrawn-here',
        `This version was withdrawn here: ${same.reason}`,
        'Publish a corrected version there.',
      ),
    ]
  }
  if (same && signatureIn(same) !== version.candidate.signature) {
    const say = `Version ${from.number} of the same portal came with another content before.`
    return [because('number-reused', say, 'Find out whether that portal was restored from an old copy.')]
  }
  const own = versions.find((one) => hasStatus(one, 'published') && !one.promoted)
  if (own && hasStatus(own, 'published') && own.approvedAt > version.approvedAt) {
    const say = `Version ${own.number} was signed here on ${own.approvedAt}, after this one on ${version.approvedAt}.`
    return [because('older', say, 'Go on from what is public here, or begin a new version there.')]
  }
  return []
}

function whyUnderWay({ promoted }: VersionIn<'approved'>, { dataset, versions }: DatasetHere): BlockedBecause[] {
  const open = versions.find(({ number }) => number === dataset?.openVersion)
  if (!open || givesWay(open, promoted!.fingerprint)) return []
  const say = `Version ${open.number} of the dataset is on its way here (${open.status}).`
  return [because('version-under-way', say, 'Finish it or end it here, then apply this again.')]
}

/** What only whoever runs this portal can mend. */
function whyUnfitFor(
  { department, version }: BundledDataset,
  { departments, topics, first }: CityHere,
): BlockedBecause[] {
  const { topic, translations, departmentId } = version.candidate.metadata
  const reasons: BlockedBecause[] = []
  if (!departments.some(({ id }) => id === departmentId)) {
    const fix = `Add a department with the id ${departmentId} under Departments or in plaza.config.ts, then look again.`
    reasons.push(
      because('no-such-department', `This portal has no department ${departmentId} (${department.name}).`, fix),
    )
  }
  if (!topics.includes(topic)) {
    const fix = 'Add it to `topics` in plaza.config.ts and deploy, then look again.'
    reasons.push(because('no-such-topic', `This portal has no topic ${topic}.`, fix))
  }
  if (translations?.[first]) {
    const say = `Its texts in ${first} are a translation, but here they are the texts themselves.`
    reasons.push(because('language-differs', say, 'Both portals need the same first language in plaza.config.ts.'))
  }
  return reasons
}

function notesOn({ version, department }: BundledDataset, here: DatasetHere, { portal }: Arrival): string[] {
  const { dataset, versions } = here
  const open = versions.find(({ number }) => number === dataset?.openVersion)
  const number = numberHere(version.number, dataset)
  const { releaseTime } = version
  const notes = [
    open && givesWay(open, fingerprintOf(portal.publicKey))
      ? `Version ${open.number}, which came the same way and is not public yet, gives way to it.`
      : '',
    dataset && hasOwnDraft(here) ? 'A description that was changed here and is not published yet is replaced.' : '',
    number === version.number ? '' : `It is version ${version.number} there and becomes version ${number} here.`,
    dataset?.upkeep?.state === 'retired' ? 'Here the dataset is retired.' : '',
    releaseTime ? `It becomes public on ${releaseTime.at} at the earliest.` : '',
    dataset ? '' : `It begins here, for ${department.name}.`,
  ]
  return notes.filter((note) => note !== '')
}

/** Whether people here changed the description since the newest version was checked. */
function hasOwnDraft({ dataset, versions }: DatasetHere): boolean {
  const newest = versions.findLast((one) => 'candidate' in one)
  if (!dataset || !newest || !('candidate' in newest)) return false
  return changesBetween(newest.candidate.metadata, dataset.metadata, FIELDS).length > 0
}

const FIELDS = [
  ...(['title', 'description', 'departmentId', 'topic', 'keywords', 'license', 'frequency', 'contactName'] as const),
  ...(['contactEmail', 'columns', 'classification', 'conditions', 'knownIssues', 'translations'] as const),
] as const

/** What differs from the version that counts here; from nothing when there is none. */
function differencesOf({ candidate }: VersionIn<'approved'>, { versions }: DatasetHere): FieldChange[] {
  const current = versions.findLast(isLive)
  if (!current) return []
  const before = current.candidate
  const facts = ({ content }: typeof candidate | typeof before) => ({
    rows: String(content.rows),
    columnsOfTheTable: content.columns.map(({ name, type }) => `${name} (${type})`).join(', '),
  })
  return [
    ...changesBetween(before.metadata, candidate.metadata, FIELDS),
    ...changesBetween(facts(before), facts(candidate), ['rows', 'columnsOfTheTable']),
  ]
}
