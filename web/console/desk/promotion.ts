// web/console/desk/promotion.ts: promotion of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-promotion.ts'
import type { Api } from '../api.ts'

export type Offer = z.infer<typeof schemas.promotionOfferSchema>
export type OfferedDataset = Offer['datasets'][number]
export type Selection = Required<z.input<typeof schemas.promotionSelectionSchema>>
export type MadeBundle = z.infer<typeof schemas.promotionMadeSchema>
export type Bundle = z.infer<typeof schemas.promotionBundleSchema>
export type Receipt = z.infer<typeof schemas.promotionReceiptSchema>
export type Portals = z.infer<typeof schemas.promotionPortalsSchema>
export type OwnPortal = Portals['own']
export type TrustedPortal = Portals['portals'][number]
export type NewPortal = z.input<typeof schemas.newPromotionPortalSchema>
export type ListedPromotion = z.infer<typeof schemas.promotionListSchema>['promotions'][number]
export type Promotion = z.infer<typeof schemas.promotionSchema>
export type PromotionItem = Promotion['items'][number]

export const offer = (api: Api): Promise<Offer> => api.call('GET', '/promotion/offer')

export const makeBundle = (api: Api, selection: Selection): Promise<MadeBundle> =>
  api.call('POST', '/promotion/bundles', selection)

export const portals = (api: Api): Promise<Portals> => api.call('GET', '/promotion/portals')

export const addPortal = (api: Api, portal: NewPortal): Promise<Portals> =>
  api.call('POST', '/promotion/portals', portal)

export const endPortal = (api: Api, id: string): Promise<Portals> =>
  api.call('DELETE', `/promotion/portals/${encodeURIComponent(id)}`)

/** Newest first. */
export async function promotions(api: Api): Promise<ListedPromotion[]> {
  return (await api.call<{ promotions: ListedPromotion[] }>('GET', '/promotions')).promotions
}

const one = (id: string) => `/promotions/${encodeURIComponent(id)}`

export const promotion = (api: Api, id: string): Promise<Promotion> => api.call('GET', one(id))

/** Reads a bundle in; the same content is the same promotion, however often it is brought. */
export const bringIn = (api: Api, bundle: Bundle): Promise<Promotion> => api.call('POST', '/promotions', { bundle })

/** Applies, or goes on; with a fresh bundle of the same content when its addresses have expired. */
export function applyPromotion(
  api: Api,
  id: string,
  asked: { readonly leaveOut: string[]; readonly bundle?: Bundle },
): Promise<Promotion> {
  return api.call('POST', `${one(id)}/application`, asked)
}

export const noteReceipt = (api: Api, receipt: Receipt): Promise<Promotion> =>
  api.call('POST', '/promotion/receipts', { receipt })
