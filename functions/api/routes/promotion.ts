// functions/api/routes/promotion.ts: content from one portal to another over HTTP; see docs/promotion.md.
import { createRoute, z } from '@hono/zod-openapi'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import { cityNow } from '../city.ts'
import { type Api, type ApiContext, answer, json, jsonBody, memberOf, problem, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  newPromotionPortalSchema,
  newPromotionReceiptSchema,
  newPromotionSchema,
  promotionApplicationSchema,
  promotionListSchema,
  promotionMadeSchema,
  promotionOfferSchema,
  promotionPortalsSchema,
  promotionSchema,
  promotionSelectionSchema,
} from '../schemas-promotion.ts'
import { listPromotions, lookAt, type PromotionLook, takeIn } from '../steps/promotion.ts'
import { applyPromotion } from '../steps/promotion-apply.ts'
import { makeBundle } from '../steps/promotion-bundle.ts'
import { promotionOffer } from '../steps/promotion-offer.ts'
import { distrustPortal, listPortals, portalKey, trustPortal, whyNotPromoter } from '../steps/promotion-portals.ts'
import { noteReceipt } from '../steps/promotion-receipts.ts'
import { madeView, offerView, portalsView, promotionsView, promotionView } from '../views-promotion.ts'

const HERE = '/api/v1/promotion'
const ALL = '/api/v1/promotions'
const one = z.object({ promotion: z.string().max(80) })

export function promotionRoutes(api: Api, ports: ApiPorts): void {
  giving(api, ports)
  trusting(api, ports)
  taking(api, ports)
  looking(api, ports)
}

async function shown(ports: ApiPorts, context: ApiContext, look: PromotionLook | Refusal, status: 200 | 201 = 200) {
  const own = await portalKey(ports)
  if (isRefusal(own)) return problem(own) as never
  const { named } = await cityNow(ports)
  return answer(context, look, (found) => promotionSchema.parse(promotionView(ports, found, named, own)), status)
}

function giving(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${HERE}/offer`,
      summary: 'What can go from this portal to another, and the key with which it signs',
      responses: json(200, 'Datasets, governance documents, news and the sign-off policy', promotionOfferSchema),
    }),
    async (context) =>
      answer(context, await promotionOffer(ports, memberOf(context)), (offer) =>
        promotionOfferSchema.parse(offerView(ports, offer)),
      ),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${HERE}/bundles`,
      summary: 'Make a signed bundle of what was chosen, with a short-lived address for every file',
      request: { body: jsonBody(promotionSelectionSchema) },
      responses: json(201, 'The bundle, to be handed on as it is', promotionMadeSchema),
    }),
    async (context) =>
      answer(context, await makeBundle(ports, memberOf(context), context.req.valid('json')), madeView, 201),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${HERE}/receipts`,
      summary: 'Write down what another portal signed that it applied of a bundle made here',
      request: { body: jsonBody(newPromotionReceiptSchema) },
      responses: json(200, 'The promotion with its receipts', promotionSchema),
    }),
    async (context) => {
      const noted = await noteReceipt(ports, memberOf(context), context.req.valid('json').receipt)
      if (isRefusal(noted)) return problem(noted) as never
      return shown(ports, context, await lookAt(ports, memberOf(context), noted.id))
    },
  )
}

function trusting(api: Api, ports: ApiPorts): void {
  const portal = z.object({ portal: z.string().max(80) })
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${HERE}/portals`,
      summary: 'This portal, and the portals whose bundles and receipts it accepts',
      responses: json(200, 'Portals with their keys and fingerprints', promotionPortalsSchema),
    }),
    async (context) =>
      answer(context, whyNotPromoter(memberOf(context)) ?? (await listPortals(ports)), (found) =>
        portalsView(ports, found),
      ),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${HERE}/portals`,
      summary: 'Accept the bundles and receipts of a portal, after its fingerprint was compared',
      request: { body: jsonBody(newPromotionPortalSchema) },
      responses: json(201, 'Portals with the new one', promotionPortalsSchema),
    }),
    async (context) =>
      answer(
        context,
        await trustPortal(ports, memberOf(context), context.req.valid('json')),
        (found) => portalsView(ports, found),
        201,
      ),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: `${HERE}/portals/{portal}`,
      summary: 'No longer accept anything of a portal; what was applied stays',
      request: { params: portal },
      responses: json(200, 'Portals, with the one that ended', promotionPortalsSchema),
    }),
    async (context) =>
      answer(context, await distrustPortal(ports, memberOf(context), context.req.valid('param').portal), (found) =>
        portalsView(ports, found),
      ),
  )
}

function taking(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: ALL,
      summary: 'Bring a bundle in and see what it would change; nothing is applied yet',
      request: { body: jsonBody(newPromotionSchema) },
      responses: json(201, 'The change set', promotionSchema),
    }),
    async (context) =>
      shown(ports, context, await takeIn(ports, memberOf(context), context.req.valid('json').bundle), 201),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${ALL}/{promotion}/application`,
      summary: 'Apply what is new or changed, or go on where it stopped; what is blocked is never applied',
      request: { params: one, body: jsonBody(promotionApplicationSchema) },
      responses: json(200, 'How far it is; datasets follow as their files arrive', promotionSchema),
    }),
    async (context) => {
      const { bundle, leaveOut } = context.req.valid('json')
      const { promotion } = context.req.valid('param')
      const application = { ...(bundle ? { bundle } : {}), leaveOut }
      return shown(ports, context, await applyPromotion(ports, memberOf(context), promotion, application))
    },
  )
}

function looking(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: ALL,
      summary: 'Bundles that arrived here and bundles made here, newest first',
      responses: json(200, 'Promotions without their items', promotionListSchema),
    }),
    async (context) => answer(context, await listPromotions(ports, memberOf(context)), promotionsView),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: `${ALL}/{promotion}`,
      summary: 'What one bundle changes, and how far it is; what is not applied yet is judged anew',
      request: { params: one },
      responses: json(200, 'The promotion', promotionSchema),
    }),
    async (context) =>
      shown(ports, context, await lookAt(ports, memberOf(context), context.req.valid('param').promotion)),
  )
}
