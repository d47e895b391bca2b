// core/promotion.ts: content from beta to production: what a bundle says, what it would change, what would break. Pure.
import type { Actor, IsoTime } from './model.ts'

/** A bundle that arrived here, and how far it has come. */
export interface Promotion {
  readonly id: string
  readonly revision: number
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

/** This portal's own key pair; its id is `own`. The private half leaves the table for nobody but the function that signs. */
export interface PortalKey {
  readonly id: 'own'
  readonly revision: number
  readonly publicKey: string
  readonly privateKey: string
}

/** A portal whose bundles are accepted here. */
export interface TrustedPortal {
  readonly id: string
  readonly revision: number
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}
