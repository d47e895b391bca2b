// core/keys.ts: every id, S3 key and table key is made here and nowhere else. No client text becomes a key.
const ID = /^ds_[0-9a-f]{24}$/
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const MAX_SLUG = 80

/** A dataset id from 12 random bytes. */
export function datasetIdFrom(random: Uint8Array): string {
  return `ds_${Buffer.from(random.subarray(0, 12)).toString('hex')}`
}

/** An id for a record, such as `req_` and 24 hexadecimal digits, from 12 random bytes. */
export function recordIdFrom(prefix: string, random: Uint8Array): string {
  return `${prefix}_${Buffer.from(random.subarray(0, 12)).toString('hex')}`
}

/** Ids of records: made here, except departments, whose ids the settings or an administrator name. */
export function isRecordId(text: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,79}$/.test(text)
}

/** The id of one attempt at validating, from 8 random bytes: keeps two attempts from mixing their files. */
export function attemptIdFrom(random: Uint8Array): string {
  return Buffer.from(random.subarray(0, 8)).toString('hex')
}

export function isDatasetId(text: string): boolean {
  return ID.test(text)
}

/** An address for a title: `Street Trees, 2024` becomes `street-trees-2024`; empty when nothing is left. */
export function slugFor(title: string): string {
  const known = slugs.get(title)
  if (known !== undefined) return known
  if (slugs.size >= MOST_SLUGS) slugs.clear()
  const slug = slugFrom(title)
  slugs.set(title, slug)
  return slug
}

/** Lists of a large catalog ask for the same topics, licences and titles hundreds of thousands of times. */
const slugs = new Map<string, string>()
const MOST_SLUGS = 50_000

function slugFrom(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_SLUG)
    .replace(/^-+|-+$/g, '')
}

export function isSlug(text: string): boolean {
  return text.length <= MAX_SLUG && SLUG.test(text)
}

function numberText(version: number): string {
  if (!Number.isInteger(version) || version < 1 || version > 99_999) {
    throw new Error(`a version number is a whole number from 1 to 99999, found ${version}`)
  }
  return String(version).padStart(5, '0')
}

const UPLOAD = /^uploads\/(ds_[0-9a-f]{24})\/(\d{5})$/

/** Where the browser puts the file of a version, in the incoming bucket. */
export function uploadKey(datasetId: string, version: number): string {
  return `uploads/${datasetId}/${numberText(version)}`
}

/** The version that an upload key belongs to; undefined when the key is not one of ours. */
export function parseUploadKey(key: string): { datasetId: string; version: number } | undefined {
  const match = UPLOAD.exec(key)
  return match ? { datasetId: match[1]!, version: Number(match[2]) } : undefined
}

/** Prefix of what validation made, in the incoming bucket; ends with `/`. */
export function stagedPrefix(datasetId: string, version: number, attempt: string): string {
  return `staged/${datasetId}/${numberText(version)}/${attempt}/`
}

const COMPARISON = /^comparisons\/(ds_[0-9a-f]{24})\/(\d{5})-(\d{5})\/request$/

/** Prefix of what a comparison of two versions found, in the incoming bucket; ends with `/`. */
export function comparisonPrefix(datasetId: string, before: number, after: number): string {
  return `comparisons/${datasetId}/${numberText(before)}-${numberText(after)}/`
}

/** Writing this object asks for the comparison. */
export function comparisonRequestKey(datasetId: string, before: number, after: number): string {
  return `${comparisonPrefix(datasetId, before, after)}request`
}

/** The versions that a request names; undefined when the key is not one of ours. */
export function parseComparisonKey(key: string): { datasetId: string; before: number; after: number } | undefined {
  const match = COMPARISON.exec(key)
  return match ? { datasetId: match[1]!, before: Number(match[2]), after: Number(match[3]) } : undefined
}

const PROMOTION_REQUEST = /^promotions\/(prm_[0-9a-f]{24})\/(ds_[0-9a-f]{24})\/request$/

/** The id of a promotion, from a hash of what is in it. */
export function promotionIdFrom(hash: Uint8Array): string {
  return recordIdFrom('prm', hash)
}

/** The bundle as it arrived, in the incoming bucket. @param promotion id, see `promotionIdFrom` */
export function bundleKey(promotion: string): string {
  return `promotions/${promotion}/bundle.json`
}

/** Prefix of a dataset's files that came from another portal, in the incoming bucket; ends with `/`. */
export function promotedPrefix(promotion: string, datasetId: string): string {
  return `promotions/${promotion}/${datasetId}/files/`
}

/** Writing this object asks for the files of one dataset to be fetched, and for its version to be taken over. */
export function promotionRequestKey(promotion: string, datasetId: string): string {
  return `promotions/${promotion}/${datasetId}/request`
}

/** What a request names; undefined when the key is not one of ours. */
export function parsePromotionRequest(key: string): { promotion: string; datasetId: string } | undefined {
  const match = PROMOTION_REQUEST.exec(key)
  return match ? { promotion: match[1]!, datasetId: match[2]! } : undefined
}

/** Where the portrait of whoever speaks at the launch waits in the incoming bucket, by its content. */
export function portraitKey(sha256: string, format: 'jpg' | 'png' | 'webp'): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`expected 64 hexadecimal digits, found ${sha256}`)
  return `launch/portrait/${sha256}.${format}`
}

/** Prefix of a version's immutable files, in the data bucket and on the portal; ends with `/`. */
export function versionFilesPrefix(slug: string, version: number): string {
  return `files/${slug}/v/${version}/`
}

/** Key of a dataset's newest file in a format, in the data bucket. */
export function latestKey(slug: string, extension: string): string {
  return `files/${slug}/latest.${extension}`
}

/** Keys of the one table. `pk` groups what is read together. */
export const tableKey = {
  dataset: (id: string) => ({ pk: `DATASET#${id}`, sk: 'DATASET' }),
  version: (id: string, version: number) => ({ pk: `DATASET#${id}`, sk: `VERSION#${numberText(version)}` }),
  slug: (slug: string) => ({ pk: `SLUG#${slug}`, sk: 'SLUG' }),
  record: (kind: string, id: string) => ({ pk: `RECORD#${kind}`, sk: `RECORD#${id}` }),
  auditHead: () => ({ pk: 'AUDITHEAD', sk: 'AUDITHEAD' }),
  auditEntry: (sequence: number) => ({
    pk: `AUDIT#${String(Math.floor(sequence / 1000)).padStart(9, '0')}`,
    sk: `ENTRY#${String(sequence).padStart(12, '0')}`,
  }),
  /** `about` is made of ids and numbers, see `Notice.key`. */
  mail: (about: string, to: string) => ({ pk: `MAIL#${about}`, sk: `MAIL#${to}` }),
  waitingMail: (accountId: string, about: string) => ({ pk: 'MAIL#', sk: `WAITING#${accountId}#${about}` }),
  publication: () => ({ pk: 'PUBLICATION', sk: 'PUBLICATION' }),
  publicationLease: () => ({ pk: 'PUBLICATION', sk: 'LEASE' }),
  tokenUse: (tokenId: string) => ({ pk: 'TOKENUSE', sk: `TOKENUSE#${tokenId}` }),
  alarm: (name: string) => ({ pk: 'ALARM', sk: `ALARM#${name}` }),
} as const

/** Partition of the index `byCollection` that lists every dataset by slug. */
export const DATASET_COLLECTION = 'DATASETS'
