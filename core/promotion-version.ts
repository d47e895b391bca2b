// core/promotion-version.ts: a version of a bundle as a version of this portal: signed as it was, approved, with the mark of where it comes from.
import type { Account } from './accounts.ts'
import { datasetWith } from './dataset.ts'
import { isRefusal } from './errors.ts'
import { promotedPrefix, uploadKey } from './keys.ts'
import { hasStatus, reject } from './lifecycle.ts'
import type { Actor, Dataset, IsoTime, PromotedFrom, Version, VersionIn } from './model.ts'
import type { Change, VersionChange } from './ports.ts'
import type { PortalFace } from './promotion.ts'
import type { BundledDataset, BundledVersion } from './promotion-bundle.ts'
import { fingerprintOf } from './promotion-keys.ts'

/** Instead of the id that S3 gives an object: the file as it was uploaded stays in the portal to which it was uploaded. */
const NOT_HERE = 'not-here'

/** Where something comes from, and by which promotion. */
export interface Arrival {
  readonly portal: PortalFace
  readonly promotion: string
  readonly at: IsoTime
}

/** Its number there where it is free, so that both portals call a version the same; else the next one here. */
export function numberHere(there: number, dataset: Pick<Dataset, 'lastVersion'> | undefined): number {
  const last = dataset?.lastVersion ?? 0
  return there > last ? there : last + 1
}

/**
 * The version that an item of a bundle becomes.
 *
 * @param accounts people of this portal: whoever uploaded it there under the same mail address may not sign it here either
 */
export function promotedVersion(
  { id, version }: BundledDataset,
  number: number,
  { portal, promotion, at }: Arrival,
  accounts: readonly Pick<Account, 'id' | 'name' | 'email'>[],
): VersionIn<'approved'> {
  const { candidate, upload, signOffs } = version
  const key = uploadKey(id, number)
  const uploaders = uploadersOf(version, accounts)
  return {
    ...{
      datasetId: id,
      number,
      createdAt: version.createdAt,
      createdBy: version.createdBy,
      updatedAt: at,
      revision: 1,
    },
    upload: { ...upload, key, expiresAt: version.createdAt },
    object: { key, versionId: NOT_HERE, bytes: upload.bytes },
    ...(uploaders.length > 0 ? { alsoUploadedBy: uploaders } : {}),
    ...(version.handling ? { handling: version.handling } : {}),
    notices: version.notices,
    ...(version.releaseTime ? { releaseTime: version.releaseTime } : {}),
    report: version.report,
    candidate: { ...candidate, content: { ...candidate.content, stagedPrefix: promotedPrefix(promotion, id) } },
    signOffs: signOffs.map((signOff) => ({ ...signOff, portal: signOff.portal ?? portal.name })),
    ...(version.plan ? { plan: version.plan } : {}),
    ...(version.standing ? { standing: version.standing } : {}),
    ...{ status: 'approved', approvedAt: version.approvedAt },
    promoted: fromOf(version.number, { portal, promotion, at }),
  }
}

function fromOf(number: number, { portal, promotion, at }: Arrival): PromotedFrom {
  const { name, url, publicKey } = portal
  return { portal: name, url, fingerprint: fingerprintOf(publicKey), number, promotion, at }
}

/** Uploaders there besides who began the version, and accounts here of the same mail addresses. */
function uploadersOf(
  { createdBy, alsoUploadedBy = [] }: BundledVersion,
  accounts: readonly Pick<Account, 'id' | 'name' | 'email'>[],
): Actor[] {
  const there = [createdBy, ...alsoUploadedBy]
  const addresses = new Set(there.map(({ email }) => email.toLowerCase()).filter((email) => email !== ''))
  const here = accounts
    .filter(({ id, email }) => addresses.has(email.toLowerCase()) && !there.some((one) => one.id === id))
    .map(({ id, name, email }) => ({ id, name, email }))
  return [...alsoUploadedBy, ...here]
}

/**
 * The change that takes a version over: a dataset that is not here yet begins with it.
 *
 * A version that came the same way and still waits for its publication gives way.
 *
 * @param open the version of the dataset that is on its way here, if any
 * @param by who had it applied
 */
export function takeOver(
  bundled: BundledDataset,
  version: VersionIn<'approved'>,
  before: Dataset | undefined,
  open: Version | undefined,
  by: Actor,
  at: IsoTime,
): Pick<Change, 'dataset' | 'versions'> {
  const { metadata } = version.candidate
  const { handling } = version
  const written = { metadata, ...(handling ? { handling } : {}) }
  if (!before) {
    const { id, slug } = bundled
    const blank = { id, slug, ...written, createdAt: at, createdBy: by, updatedAt: at, revision: 0, lastVersion: 0 }
    return { dataset: { after: datasetWith(blank, version, at) }, versions: [{ after: version }] }
  }
  const after = datasetWith({ ...before, ...written }, version, at)
  return { dataset: { before, after }, versions: [{ after: version }, ...givingWay(open, version, at)] }
}

/** Whether a version may give way to a newer one from the same portal: it came from there and is not public yet. */
export function givesWay(version: Version, fingerprint: string): boolean {
  return hasStatus(version, 'approved') && version.promoted?.fingerprint === fingerprint
}

function givingWay(open: Version | undefined, next: VersionIn<'approved'>, at: IsoTime): VersionChange[] {
  if (!open || !hasStatus(open, 'approved') || !givesWay(open, next.promoted?.fingerprint ?? '')) return []
  const message = `Version ${next.number} from the same portal took its place before it was published.`
  const { report, candidate } = open
  const after = reject(open, { code: 'newer-promoted', message }, at, report, candidate.content.stagedPrefix)
  return isRefusal(after) ? [] : [{ before: open, after }]
}
