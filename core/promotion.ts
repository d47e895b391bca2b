// core/promotion.ts: the nouns of promotion: what goes from one portal to another, and how far it has come. Runs in the console as well.
import type { FieldChange } from './audit-model.ts'
import type { Actor, IsoTime, Role, Sha256 } from './model.ts'

export const ITEM_KINDS = ['dataset', 'document', 'news', 'sign-off-policy'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** What applying an item would do here; `blocked`: nothing, because something would break. */
export const CHANGES = ['new', 'changed', 'unchanged', 'blocked'] as const
export type ItemChange = (typeof CHANGES)[number]

/** `waiting`: nobody has asked for it yet; `asked`: being applied; `failed`: the reason is there, and it can be asked for again. */
export const ITEM_STATES = ['waiting', 'left-out', 'asked', 'applied', 'failed'] as const
export type ItemState = (typeof ITEM_STATES)[number]

/** `made`: a bundle of this portal; `read`: arrived, nothing applied; `incomplete`: something failed or was left out. */
export const PROMOTION_STATES = ['made', 'read', 'applying', 'incomplete', 'applied'] as const
export type PromotionState = (typeof PROMOTION_STATES)[number]

/** Why an item is blocked, with what to do about it. `code` is stable. */
export interface BlockedBecause {
  readonly code: string
  readonly say: string
  readonly fix: string
}

/** One thing of a bundle, as this portal sees it. */
export interface PromotionItem {
  readonly kind: ItemKind
  readonly id: string
  readonly title: string
  readonly slug?: string
  readonly departmentId?: string
  readonly change: ItemChange
  readonly reasons: readonly BlockedBecause[]
  readonly notes: readonly string[]
  readonly differences: readonly FieldChange[]
  /** Version in the portal that made the bundle. */
  readonly numberThere?: number
  /** Version here: that it has, or would get. */
  readonly numberHere?: number
  readonly signature?: Sha256
  readonly signOffs: readonly { readonly role: Role; readonly by: string; readonly at: IsoTime }[]
  readonly files?: { readonly count: number; readonly bytes: number }
  readonly state: ItemState
  readonly appliedAt?: IsoTime
  /** Why it failed, and what to do. */
  readonly why?: string
}

/** What the table keeps of an item; the rest is worked out anew from the bundle and from what is here. */
export type KeptItem = Omit<PromotionItem, 'reasons' | 'notes' | 'differences'>

/** A portal as it presents itself in what it signs. */
export interface PortalFace {
  readonly name: string
  readonly url: string
  /** Ed25519, SubjectPublicKeyInfo (DER) in base64. */
  readonly publicKey: string
}

/** What another portal said it applied of a bundle made here. */
export interface NotedReceipt {
  readonly portal: PortalFace
  readonly madeAt: IsoTime
  readonly notedAt: IsoTime
  readonly notedBy: Actor
  readonly items: readonly { readonly key: string; readonly number?: number; readonly appliedAt: IsoTime }[]
}

/** A bundle that arrived here (`in`) or was made here (`out`), and how far it has come. Its files and texts are in the bundle. */
export interface Promotion {
  /** Made from the content: the same content has the same id in both portals. */
  readonly id: string
  readonly revision: number
  readonly direction: 'in' | 'out'
  readonly portal: PortalFace
  readonly madeAt: IsoTime
  /** Exclusive: a bundle is not taken in, nor applied, from then on. */
  readonly expiresAt: IsoTime
  readonly addressesExpireAt: IsoTime
  readonly items: readonly KeptItem[]
  readonly receipts: readonly NotedReceipt[]
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

/** This portal's own key pair; its id is `own`. The private half leaves the table for nobody but the function that signs. */
export interface PortalKey {
  readonly id: 'own'
  readonly revision: number
  /** SubjectPublicKeyInfo (DER) in base64. */
  readonly publicKey: string
  /** PKCS #8 (DER) in base64. */
  readonly privateKey: string
  readonly madeAt: IsoTime
}

/** A portal whose bundles and receipts are accepted here, because an administrator compared the fingerprint of its key. */
export interface TrustedPortal extends PortalFace {
  readonly id: string
  readonly revision: number
  readonly trustedAt: IsoTime
  readonly trustedBy: Actor
  readonly ended?: { readonly at: IsoTime; readonly by: Actor }
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

/** The name of an item in one promotion, such as `dataset:ds_0123...`. */
export function itemKey({ kind, id }: Pick<PromotionItem, 'kind' | 'id'>): string {
  return `${kind}:${id}`
}

/** Where a promotion is as a whole. */
export function promotionState({ direction, items }: Pick<Promotion, 'direction' | 'items'>): PromotionState {
  if (direction === 'out') return 'made'
  const states = new Set(items.filter(({ change }) => change !== 'unchanged').map(({ state }) => state))
  if (states.has('asked')) return 'applying'
  if (states.has('failed')) return 'incomplete'
  if (items.some(({ state }) => state === 'applied')) {
    return states.has('waiting') || states.has('left-out') ? 'incomplete' : 'applied'
  }
  return states.size === 0 ? 'applied' : 'read'
}
