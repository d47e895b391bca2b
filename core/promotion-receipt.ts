// core/promotion-receipt.ts: what a portal signs for the portal whose bundle it applied: what arrived, as what, and when.
import { z } from 'zod'
import { type Refusal, refuse } from './errors.ts'
import type { IsoTime } from './model.ts'
import { itemKey, type PortalFace, type PortalKey, type Promotion } from './promotion.ts'
import { fingerprintOf, isSignedBy, signWith } from './promotion-keys.ts'

export interface ReceiptContent {
  readonly format: 1
  /** Id of the promotion: the same in both portals. */
  readonly promotion: string
  /** Whose bundle it was. */
  readonly from: { readonly name: string; readonly publicKey: string }
  /** Who applied it. */
  readonly portal: PortalFace
  readonly madeAt: IsoTime
  readonly items: readonly ReceiptItem[]
}

export interface ReceiptItem {
  readonly key: string
  /** Version in the portal that applied it. */
  readonly number?: number
  readonly signature?: string
  readonly appliedAt: IsoTime
}

export interface Receipt {
  readonly content: ReceiptContent
  readonly signature: string
}

const time = z.iso.datetime()
const line = z.string().min(1).max(300)
const receiptSchema = z.looseObject({
  content: z.looseObject({
    format: z.literal(1),
    promotion: z.string().max(80),
    from: z.looseObject({ name: line, publicKey: line }),
    portal: z.looseObject({ name: line, url: z.url({ protocol: /^https?$/ }).max(300), publicKey: line }),
    madeAt: time,
    items: z.array(z.looseObject({ key: line, number: z.int().optional(), appliedAt: time })).max(500),
  }),
  signature: z.string().max(200),
})

/** The receipt for what has been applied so far; undefined while nothing has. */
export function receiptFor(promotion: Promotion, portal: PortalFace, key: PortalKey): Receipt | undefined {
  const applied = promotion.items.filter(({ state }) => state === 'applied')
  if (promotion.direction === 'out' || applied.length === 0) return undefined
  const { name, publicKey } = promotion.portal
  const content: ReceiptContent = {
    ...{ format: 1, promotion: promotion.id, from: { name, publicKey }, portal, madeAt: promotion.updatedAt },
    items: applied.map((item) => ({
      key: itemKey(item),
      ...(item.numberHere === undefined ? {} : { number: item.numberHere }),
      ...(item.signature ? { signature: item.signature } : {}),
      appliedAt: item.appliedAt ?? promotion.updatedAt,
    })),
  }
  return { content, signature: signWith(key, 'plaza-receipt-1', content) }
}

/** Reads a receipt, whose form and signature hold; whether its portal is trusted is another question. */
export function readReceipt(value: unknown): Receipt | Refusal {
  const parsed = receiptSchema.safeParse(value)
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, 5)
      .map(({ path, message }) => `${path.join('.') || 'receipt'}: ${message}`)
    return refuse('bundle-unfit', faults.join('; '))
  }
  const receipt = value as Receipt
  const { publicKey } = receipt.content.portal
  if (isSignedBy(publicKey, 'plaza-receipt-1', receipt.content, receipt.signature)) return receipt
  return refuse('bundle-altered', `the signature is not one of the key ${fingerprintOf(publicKey)}`)
}

/** Why a receipt is not about a bundle that was made here. */
export function whyNotOurs({ content }: Receipt, made: Promotion | undefined, ownKey: string): Refusal | undefined {
  if (made?.direction !== 'out' || content.from.publicKey !== ownKey) {
    return refuse('bundle-unfit', `no bundle ${content.promotion} was made here`)
  }
  const keys = new Set(made.items.map(itemKey))
  const stray = content.items.find(({ key }) => !keys.has(key))
  return stray && refuse('bundle-unfit', `the bundle had no ${stray.key}`)
}
