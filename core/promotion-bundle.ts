// core/promotion-bundle.ts: what one portal signs for another: datasets, documents, news and the sign-off policy, in one JSON document.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from './canonical-json.ts'
import { type Refusal, refuse } from './errors.ts'
import type { DocumentVersion } from './governance-documents.ts'
import { isDatasetId, isRecordId, isSlug, promotionIdFrom } from './keys.ts'
import { LANGUAGES } from './languages.ts'
import type { ReportCounts } from './model.ts'
import {
  type Actor,
  type Candidate,
  type Content,
  type IsoTime,
  ROLES,
  type Sha256,
  type VersionFacts,
} from './model.ts'
import type { NewsTexts } from './news.ts'
import type { PortalFace } from './promotion.ts'
import { fingerprintOf, isSignedBy } from './promotion-keys.ts'
import type { ReviewPlan, SignOff, StandingConsent } from './review-model.ts'
import type { PolicyRules } from './sign-off-policy.ts'

/** Raised when the meaning of a field changes: a portal takes in only what it knows. */
export const BUNDLE_FORMAT = 1
/** A day: sign-offs and gates are judged against what counts now, so a bundle is made when it is needed. */
export const BUNDLE_HOURS = 24
/** Time to fetch what was not fetched yet; a fresh bundle of the same content brings fresh addresses. */
export const ADDRESS_SECONDS = 3600
/** Lambda takes 6 MB in a request; addresses need some of them. */
export const MAX_BUNDLE_BYTES = 4_000_000
export const MAX_ITEMS = { datasets: 50, documents: 100, news: 100 } as const

/** One staged file; with a file ending, so that none can be taken for a request. */
export interface BundledFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: Sha256
  readonly mediaType: string
}

/** A kind of finding in the reviewers' report, as far as it decides whether a portal lets a version through. */
export interface BundledFinding {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'notice'
  /** Published name of the column. */
  readonly column?: string
  readonly class?: string
  readonly action?: string
}

/** A version as it was signed; where its files lie is for each portal to say. */
export interface BundledVersion {
  readonly number: number
  readonly createdAt: IsoTime
  readonly createdBy: Actor
  readonly alsoUploadedBy?: readonly Actor[]
  readonly upload: { readonly filename: string; readonly bytes: number; readonly sha256?: Sha256 }
  readonly handling?: VersionFacts['handling']
  readonly notices: readonly string[]
  readonly releaseTime?: VersionFacts['releaseTime']
  readonly report: ReportCounts
  readonly candidate: Omit<Candidate, 'content'> & { readonly content: Omit<Content, 'stagedPrefix'> }
  readonly signOffs: readonly SignOff[]
  readonly plan?: ReviewPlan
  readonly standing?: StandingConsent
  readonly approvedAt: IsoTime
}

export interface BundledDataset {
  readonly id: string
  readonly slug: string
  readonly department: { readonly id: string; readonly name: string }
  readonly version: BundledVersion
  readonly findings: readonly BundledFinding[]
  readonly files: readonly BundledFile[]
}

export interface BundledDocument {
  readonly id: string
  /** What counts until the day of `version`, where that is still ahead. */
  readonly inForce?: DocumentVersion
  readonly version: DocumentVersion
}

export interface BundledNews {
  readonly id: string
  readonly texts: NewsTexts
  readonly publishedAt: IsoTime
}

export interface BundledPolicy extends PolicyRules {
  readonly number: number
  readonly since: IsoTime
  readonly by: Actor
  readonly reason: string
}

/** What is taken along. */
export interface BundleItems {
  readonly datasets: readonly BundledDataset[]
  readonly documents: readonly BundledDocument[]
  readonly news: readonly BundledNews[]
  readonly signOffPolicy?: BundledPolicy
}

/** What is signed. */
export interface BundleContent extends BundleItems {
  readonly format: typeof BUNDLE_FORMAT
  readonly portal: PortalFace & { readonly stage: string }
  readonly madeAt: IsoTime
  readonly madeBy: string
  /** Exclusive. */
  readonly expiresAt: IsoTime
}

/** A bundle as it travels. Addresses are not signed: a fresh bundle of the same content differs in them and in its times only. */
export interface Bundle {
  readonly content: BundleContent
  readonly signature: string
  /** `{dataset id}/{file name}` -> where it can be fetched. */
  readonly addresses: Readonly<Record<string, string>>
  readonly addressesExpireAt: IsoTime
}

const time = z.iso.datetime()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hexadecimal digits')
const line = z.string().min(1).max(300)
const actor = z.looseObject({ id: z.string().max(80), name: z.string().max(200), email: z.string().max(300) })
const signOffs = z
  .array(z.looseObject({ role: z.enum(ROLES), by: actor, at: time, note: z.string().max(10_000), signature: sha256 }))
  .max(20)
const bytes = z.int().min(0)
const number = z.int().min(1).max(99_999)
const fileName = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)+$/, 'a file name with an ending, without folders')
const column = z.looseObject({ name: z.string().max(200), type: z.string().max(20) })
const plan = z.looseObject({
  policyVersion: z.int(),
  classification: line,
  publishes: z.boolean(),
  since: z.string(),
  steps: z.array(z.looseObject({ role: z.enum(ROLES) })).max(20),
})
const metadata = z.looseObject({
  title: line,
  description: z.string().max(10_000),
  departmentId: z.string().max(40),
  topic: z.string().max(60),
  keywords: z.array(z.string().max(60)).max(20),
  license: z.url({ protocol: /^https?$/ }).max(300),
  frequency: line,
  contactName: line,
  contactEmail: line,
  columns: z.array(z.looseObject({ name: z.string().max(200) })).max(5000),
})
const distribution = z.looseObject({ name: fileName, format: line, mediaType: line, bytes, sha256 })

const version = z.looseObject({
  number,
  createdAt: time,
  createdBy: actor,
  alsoUploadedBy: z.array(actor).max(200).optional(),
  upload: z.looseObject({ filename: line, bytes, sha256: sha256.optional() }),
  notices: z.array(z.string().max(2000)).max(100),
  releaseTime: z.looseObject({ kind: z.enum(['set', 'embargo']), at: time, by: actor, note: z.string() }).optional(),
  report: z.object({ errors: bytes, warnings: bytes, notices: bytes }),
  candidate: z.looseObject({
    metadata,
    content: z.looseObject({
      rows: bytes,
      columns: z.array(column).max(5000),
      distributions: z.array(distribution).min(1).max(100),
      sourceSha256: sha256,
      reviewSha256: sha256.optional(),
      personal: z.array(z.string().max(40)).optional(),
    }),
    signature: sha256,
  }),
  signOffs,
  plan: plan.optional(),
  standing: z
    .looseObject({ scope: z.looseObject({}), scopeHash: sha256, consents: signOffs, expiresAt: time })
    .optional(),
  approvedAt: time,
})

const dataset = z.looseObject({
  id: z.string().refine(isDatasetId, 'the id of a dataset'),
  slug: z.string().refine(isSlug, 'the address of a dataset'),
  department: z.object({ id: z.string().max(40), name: z.string().max(120) }),
  version,
  findings: z.array(z.looseObject({ code: line, severity: z.enum(['error', 'warning', 'notice']) })).max(5000),
  files: z.array(z.object({ name: fileName, bytes, sha256, mediaType: line })).max(100),
})

const recordId = z.string().refine(isRecordId, 'an id of the portal')
const documentVersion = z.looseObject({
  ...{ number, title: line, text: z.string().max(20_000), summary: z.string().max(2000), signOffs },
  ...{ approvedAt: time, effective: z.iso.date(), reviewBy: z.iso.date() },
})
const document = z.looseObject({ id: recordId, version: documentVersion, inForce: documentVersion.optional() })
const newsTexts = z.object({ title: line, text: z.string().max(20_000) })

const contentSchema = z.looseObject({
  format: z.literal(BUNDLE_FORMAT, `a bundle of format ${BUNDLE_FORMAT}: both portals need the same release of Plaza`),
  portal: z.looseObject({
    ...{ name: line, url: z.url({ protocol: /^https?$/ }).max(300), publicKey: line, stage: line },
  }),
  madeAt: time,
  madeBy: z.string().max(200),
  expiresAt: time,
  datasets: z.array(dataset).max(MAX_ITEMS.datasets),
  documents: z.array(document).max(MAX_ITEMS.documents),
  news: z
    .array(z.looseObject({ id: recordId, texts: z.partialRecord(z.enum(LANGUAGES), newsTexts), publishedAt: time }))
    .max(MAX_ITEMS.news),
  signOffPolicy: z
    .looseObject({ number, since: time, by: actor, reason: z.string().max(2000), rules: z.array(z.looseObject({})) })
    .optional(),
})

const bundleSchema = z.object({
  content: contentSchema,
  signature: z.string().max(200),
  addresses: z.record(z.string().max(300), z.string().max(8000)),
  addressesExpireAt: time,
})

/**
 * Reads a bundle, whose form and signature hold; whether its portal is trusted is another question.
 *
 * The form is looked at first, so that who has a bundle of a newer release is told so.
 */
export function readBundle(value: unknown): Bundle | Refusal {
  const parsed = bundleSchema.safeParse(value)
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.') || 'bundle'}: ${message}`)
    return refuse('bundle-unfit', faults.join('; '))
  }
  // What was signed, and not what the schema made of it: another release may have added fields.
  const bundle = value as Bundle
  const { content, signature } = bundle
  if (isSignedBy(content.portal.publicKey, 'plaza-bundle-1', content, signature)) return uniquely(bundle)
  return refuse('bundle-altered', `the signature is not one of the key ${fingerprintOf(content.portal.publicKey)}`)
}

/** Two items of one id would be judged apart and applied over each other. */
function uniquely(bundle: Bundle): Bundle | Refusal {
  const { datasets, documents, news } = bundle.content
  for (const [kind, items] of Object.entries({ datasets, documents, news })) {
    const ids = items.map(({ id }) => id)
    const twice = ids.find((id, index) => ids.indexOf(id) !== index)
    if (twice) return refuse('bundle-unfit', `${kind}: ${twice} is there twice`)
  }
  return bundle
}

/** Why a bundle is not taken in now. */
export function whyNotNow({ content }: Bundle, now: IsoTime): Refusal | undefined {
  return content.expiresAt > now ? undefined : refuse('bundle-expired', `it was good until ${content.expiresAt}`)
}

/** The id of a promotion: the same for the same content of the same portal, whenever the bundle was made. */
export function promotionIdOf({ portal, datasets, documents, news, signOffPolicy }: BundleContent): string {
  const what = { publicKey: portal.publicKey, datasets, documents, news, signOffPolicy }
  return promotionIdFrom(createHash('sha256').update(canonicalJson(what)).digest())
}

/** Where a file's address stands in `addresses`. */
export function addressName(datasetId: string, file: string): string {
  return `${datasetId}/${file}`
}
