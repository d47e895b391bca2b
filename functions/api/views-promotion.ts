// functions/api/views-promotion.ts: what administrators see of promotion. The private half of the key is in none of it.
import type { z } from '@hono/zod-openapi'
import type { DocumentVersion } from '../../core/governance-documents.ts'
import { CHANGES, type ItemChange, itemKey, type Promotion, promotionState } from '../../core/promotion.ts'
import { MAX_BUNDLE_BYTES, MAX_ITEMS } from '../../core/promotion-bundle.ts'
import { fingerprintOf, fingerprintText } from '../../core/promotion-keys.ts'
import { receiptFor } from '../../core/promotion-receipt.ts'
import type { CityNow } from './city.ts'
import type { ApiPorts } from './ports.ts'
import type {
  promotionListSchema,
  promotionMadeSchema,
  promotionOfferSchema,
  promotionPortalsSchema,
  promotionSchema,
} from './schemas-promotion.ts'
import type { PromotionLook } from './steps/promotion.ts'
import type { MadeBundle } from './steps/promotion-bundle.ts'
import type { Offer, OfferedDataset } from './steps/promotion-offer.ts'
import { faceOf, type Portals } from './steps/promotion-portals.ts'

type OfferView = z.infer<typeof promotionOfferSchema>
type PromotionView = z.infer<typeof promotionSchema>

function fingerprintOfKey(publicKey: string): string {
  return fingerprintText(fingerprintOf(publicKey))
}

function ownView(ports: ApiPorts, own: Portals['own']): OfferView['portal'] {
  return { ...faceOf(ports, own), stage: ports.stage, fingerprint: fingerprintOfKey(own.publicKey) }
}

export function offerView(ports: ApiPorts, offer: Offer): OfferView {
  const { own, datasets, documents, news, newsTitles, policy, isOwnPolicy } = offer
  return {
    portal: ownView(ports, own),
    datasets: datasets.map(offeredView),
    documents: documents.map(({ id, version }) => {
      const { title, number, approvedAt, effective, reviewBy } = version
      return { id, title, number, approvedAt, effective, reviewBy, signOffs: signOffsOf(version) }
    }),
    news: news.map(({ id, publishedAt }, index) => ({ id, publishedAt, title: newsTitles[index] ?? id })),
    signOffPolicy: { number: Number(policy.id), since: policy.since, reason: policy.reason, isOwn: isOwnPolicy },
    limits: { ...MAX_ITEMS, bytes: MAX_BUNDLE_BYTES },
  }
}

function signOffsOf({ signOffs }: Pick<DocumentVersion, 'signOffs'>) {
  return signOffs.map(({ role, by, at }) => ({ role, by: by.name, at }))
}

function offeredView({ dataset, department, version, whyNot }: OfferedDataset): OfferView['datasets'][number] {
  const { id, slug, metadata } = dataset
  if (!version) return { id, slug, title: metadata.title, department, ...(whyNot ? { whyNot } : {}) }
  const { number, status, approvedAt, candidate, standing } = version
  const { rows, distributions } = candidate.content
  return {
    ...{ id, slug, title: candidate.metadata.title, department },
    version: {
      ...{ number, status, approvedAt, signature: candidate.signature, rows, isStanding: standing !== undefined },
      bytes: distributions.reduce((sum, file) => sum + file.bytes, 0),
      signOffs: signOffsOf({ signOffs: standing?.consents ?? version.signOffs }),
    },
  }
}

export function madeView({ id, bundle }: MadeBundle): z.infer<typeof promotionMadeSchema> {
  const files = bundle.content.datasets.flatMap((one) => one.files)
  return {
    ...{ id, expiresAt: bundle.content.expiresAt, addressesExpireAt: bundle.addressesExpireAt },
    ...{ files: files.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) },
    bundle: { ...bundle, content: { ...bundle.content } },
  }
}

export function portalsView(ports: ApiPorts, { own, portals }: Portals): z.infer<typeof promotionPortalsSchema> {
  return {
    own: ownView(ports, own),
    portals: portals.map(({ id, name, url, publicKey, trustedAt, trustedBy, ended }) => ({
      ...{ id, name, url, publicKey, fingerprint: fingerprintOfKey(publicKey), trustedAt, trustedBy },
      ...(ended ? { ended } : {}),
    })),
  }
}

function summaryOf(promotion: Promotion) {
  const { id, direction, portal, madeAt, expiresAt, updatedAt, updatedBy, revision } = promotion
  const { name, url, publicKey } = portal
  return {
    ...{ id, direction, state: promotionState(promotion), madeAt, expiresAt, updatedAt, updatedBy, revision },
    portal: { name, url, fingerprint: fingerprintOfKey(publicKey) },
  }
}

export function promotionsView(promotions: readonly Promotion[]): z.infer<typeof promotionListSchema> {
  return {
    promotions: promotions.map((promotion) => ({
      ...summaryOf(promotion),
      counts: Object.fromEntries(
        CHANGES.map((change) => [change, promotion.items.filter((item) => item.change === change).length]),
      ) as Record<ItemChange, number>,
      applied: promotion.items.filter(({ state }) => state === 'applied').length,
    })),
  }
}

/** @param own this portal's key, to sign the receipt with */
export function promotionView(
  ports: ApiPorts,
  { promotion, items }: PromotionLook,
  named: CityNow['named'],
  own: Portals['own'],
): PromotionView {
  const receipt = receiptFor(promotion, faceOf(ports, own), own)
  return {
    ...summaryOf({ ...promotion, items }),
    addressesExpireAt: promotion.addressesExpireAt,
    items: items.map(({ departmentId, ...item }) => ({
      ...item,
      key: itemKey(item),
      ...(departmentId ? { department: named(departmentId).name } : {}),
      ...{ reasons: [...item.reasons], notes: [...item.notes], signOffs: [...item.signOffs] },
      differences: [...item.differences],
    })),
    ...(receipt ? { receipt: { ...receipt, content: { ...receipt.content } } } : {}),
    receipts: promotion.receipts.map(({ portal, madeAt, notedAt, notedBy, items: said }) => ({
      ...{ portal: portal.name, url: portal.url, fingerprint: fingerprintOfKey(portal.publicKey) },
      ...{ madeAt, notedAt, notedBy, items: said.map((one) => ({ ...one })) },
    })),
  }
}
