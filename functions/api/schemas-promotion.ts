// functions/api/schemas-promotion.ts: content from one portal to another over the API: offers, bundles, promotions, receipts.
import { z } from '@hono/zod-openapi'
import { ROLES } from '../../core/model.ts'
import { CHANGES, ITEM_KINDS, ITEM_STATES, PROMOTION_STATES } from '../../core/promotion.ts'
import { STAGES } from '../../core/settings.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const time = z.string().openapi({ description: 'UTC, ISO 8601.' })
const fingerprint = z
  .string()
  .openapi({ description: 'SHA-256 of the public key: 64 hexadecimal digits in groups of four. People compare it.' })
const publicKey = z.string().openapi({ description: 'Ed25519, SubjectPublicKeyInfo (DER) in base64, 60 characters.' })
const signOff = z.object({
  role: z.enum(ROLES),
  by: z.string().openapi({ description: 'Name of the person.' }),
  at: time,
})

/** A portal as it presents itself. The private half of its key is in no answer. */
export const promotionPortalSchema = z
  .object({ name: z.string(), url: z.string(), stage: z.enum(STAGES), publicKey, fingerprint })
  .openapi('PromotionPortal')

const offeredVersion = z.object({
  number: z.int(),
  status: z.enum(['approved', 'published']),
  approvedAt: time,
  signature: z.string(),
  rows: z.int(),
  bytes: z.int().openapi({ description: 'Of all its data files together.' }),
  signOffs: z.array(signOff),
  isStanding: z.boolean().openapi({ description: 'A standing approval let it through.' }),
})

/** GET /promotion/offer: what can go from here, with this portal's own key. */
export const promotionOfferSchema = z
  .object({
    portal: promotionPortalSchema,
    datasets: z
      .array(
        z.object({
          ...{ id: z.string(), slug: z.string(), title: z.string() },
          department: z.object({ id: z.string(), name: z.string() }),
          version: offeredVersion.optional().openapi({ description: 'Newest that is approved or published.' }),
          whyNot: z.string().optional().openapi({ description: 'Why nothing of it can go; absent when it can.' }),
        }),
      )
      .openapi({ description: 'By title.' }),
    documents: z
      .array(
        z.object({
          ...{ id: z.string(), title: z.string(), number: z.int(), approvedAt: time },
          ...{ effective: z.string(), reviewBy: z.string(), signOffs: z.array(signOff) },
        }),
      )
      .openapi({ description: 'Governance documents with their newest signed version; by title.' }),
    news: z
      .array(z.object({ id: z.string(), title: z.string(), publishedAt: time }))
      .openapi({ description: 'Published news, newest first. It arrives as drafts.' }),
    signOffPolicy: z.object({
      number: z.int(),
      since: time,
      reason: z.string(),
      isOwn: z.boolean().openapi({ description: 'False: still the one that comes with the portal.' }),
    }),
    limits: z.object({ datasets: z.int(), documents: z.int(), news: z.int(), bytes: z.int() }).openapi({
      description: 'Most of each kind in one bundle, and most bytes of a bundle as JSON.',
    }),
  })
  .openapi('PromotionOffer')

const ids = z.array(text(80)).default([])

/** POST /promotion/bundles: what to take along, by the ids of the offer. */
export const promotionSelectionSchema = z
  .object({ datasets: ids, documents: ids, news: ids, signOffPolicy: z.boolean().default(false) })
  .openapi('PromotionSelection')

/** A signed bundle. Hand it on as it is: see docs/promotion.md for what is in it. */
export const promotionBundleSchema = z
  .looseObject({
    content: z.looseObject({}).openapi({ description: 'What is signed.' }),
    signature: z.string().openapi({ description: 'Ed25519 over the canonical JSON of `content`, base64.' }),
    addresses: z.record(z.string(), z.string()).openapi({
      description: 'Where each file can be fetched until `addressesExpireAt`; not signed: bytes are checked by hash.',
    }),
    addressesExpireAt: time,
  })
  .openapi('PromotionBundle')

/** Answer to POST /promotion/bundles. `id` is made from the content: the same content has the same id everywhere. */
export const promotionMadeSchema = z
  .object({
    ...{ id: z.string(), expiresAt: time, addressesExpireAt: time },
    files: z.int(),
    bytes: z.int().openapi({ description: 'Of all files that will be fetched.' }),
    bundle: promotionBundleSchema,
  })
  .openapi('PromotionMade')

const trustedPortal = z.object({
  id: z.string(),
  ...{ name: z.string(), url: z.string(), publicKey, fingerprint },
  ...{ trustedAt: time, trustedBy: actor },
  ended: z.object({ at: time, by: actor }).optional().openapi({ description: 'No longer accepted since.' }),
})

/** GET, POST, DELETE /promotion/portals: this portal, and whose bundles and receipts it accepts. */
export const promotionPortalsSchema = z
  .object({ own: promotionPortalSchema, portals: z.array(trustedPortal) })
  .openapi('PromotionPortals')

/** POST /promotion/portals. */
export const newPromotionPortalSchema = z
  .object({
    name: text(120),
    publicKey: text(200),
    url: z
      .url({ protocol: /^https?$/ })
      .max(300)
      .optional(),
    fingerprint: text(120)
      .optional()
      .openapi({ description: 'When given: refused unless it is the fingerprint of the key. Spaces do not matter.' }),
  })
  .openapi('NewPromotionPortal')

const reason = z.object({
  code: z.string().openapi({ description: 'Stable; see docs/promotion.md.' }),
  say: z.string().openapi({ description: 'What was found.' }),
  fix: z.string().openapi({ description: 'What to do about it.' }),
})

const item = z.object({
  key: z.string().openapi({ description: '`kind:id`; what `leaveOut` takes.' }),
  kind: z.enum(ITEM_KINDS),
  id: z.string(),
  title: z.string(),
  slug: z.string().optional(),
  department: z.string().optional().openapi({ description: 'Name of the department here, or its id when unknown.' }),
  change: z.enum(CHANGES),
  reasons: z.array(reason).openapi({ description: 'Why it is blocked; empty otherwise.' }),
  notes: z.array(z.string()).openapi({ description: 'Worth knowing before it is applied.' }),
  differences: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  numberThere: z.int().optional().openapi({ description: 'Version in the portal that it comes from.' }),
  numberHere: z.int().optional().openapi({ description: 'Version here: that it has, or would get.' }),
  signature: z.string().optional(),
  signOffs: z.array(signOff),
  files: z.object({ count: z.int(), bytes: z.int() }).optional(),
  arrived: z
    .object({ count: z.int(), bytes: z.int() })
    .optional()
    .openapi({ description: 'Files that have been fetched already; for datasets being applied, in one promotion.' }),
  state: z.enum(ITEM_STATES),
  appliedAt: time.optional(),
  why: z.string().optional().openapi({ description: 'Why it failed, and what to do.' }),
})

const summary = {
  id: z.string(),
  direction: z.enum(['in', 'out']).openapi({ description: '`in`: arrived here; `out`: a bundle made here.' }),
  state: z.enum(PROMOTION_STATES),
  portal: z
    .object({ name: z.string(), url: z.string(), fingerprint })
    .openapi({ description: 'The portal that made it.' }),
  ...{ madeAt: time, expiresAt: time, updatedAt: time, updatedBy: actor, revision: z.int() },
}

/** GET /promotions: newest first, without items. */
export const promotionListSchema = z
  .object({
    promotions: z.array(
      z.object({
        ...summary,
        counts: z.record(z.enum(CHANGES), z.int()).openapi({ description: 'Items by change.' }),
        applied: z.int().openapi({ description: 'Items that have been applied.' }),
      }),
    ),
  })
  .openapi('PromotionList')

/** A receipt, signed by the portal that applied; hand it on as it is to POST /promotion/receipts of the other. */
export const promotionReceiptSchema = z
  .looseObject({ content: z.looseObject({}), signature: z.string() })
  .openapi('PromotionReceipt')

/** GET /promotions/{promotion}, and the answer of everything that moves one. */
export const promotionSchema = z
  .object({
    ...summary,
    items: z.array(item),
    addressesExpireAt: time.optional(),
    receipt: promotionReceiptSchema
      .optional()
      .openapi({ description: '`in`, something applied: what to give back to the portal that made the bundle.' }),
    receipts: z
      .array(
        z.object({
          ...{ portal: z.string(), url: z.string(), fingerprint, madeAt: time, notedAt: time, notedBy: actor },
          items: z.array(z.object({ key: z.string(), number: z.int().optional(), appliedAt: time })),
        }),
      )
      .openapi({ description: '`out`: what other portals said they applied.' }),
  })
  .openapi('Promotion')

/** POST /promotions. */
export const newPromotionSchema = z.object({ bundle: promotionBundleSchema }).openapi('NewPromotion')

/** POST /promotions/{promotion}/application. Blocked items are never applied; the others are unless left out. */
export const promotionApplicationSchema = z
  .object({
    bundle: promotionBundleSchema
      .optional()
      .openapi({ description: 'The same content with fresh addresses, when the old ones have expired.' }),
    leaveOut: z.array(text(120)).max(500).default([]).openapi({ description: 'Keys of items that stay as they are.' }),
  })
  .openapi('PromotionApplication')

/** POST /promotion/receipts. Answers with the promotion. */
export const newPromotionReceiptSchema = z.object({ receipt: promotionReceiptSchema }).openapi('NewPromotionReceipt')
