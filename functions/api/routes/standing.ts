// functions/api/routes/standing.ts: standing approvals over HTTP.
import { createRoute } from '@hono/zod-openapi'
import { isRefusal, type Refusal } from '../../../core/errors.ts'
import type { Dataset } from '../../../core/model.ts'
import { type Api, type ApiContext, json, jsonBody, memberOf, onDataset, problem, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { reasonSchema } from '../schemas.ts'
import { consentSchema, newStandingSchema, standingViewSchema } from '../schemas-desk.ts'
import { askStanding, consentStanding, revokeStandingOf, uploadersOf } from '../steps/standing.ts'
import { standingView } from '../views-desk.ts'
import { idParameter } from './datasets.ts'

const PATH = '/api/v1/datasets/{id}/standing-approval'
const params = idParameter

export function standingRoutes(api: Api, ports: ApiPorts): void {
  readAndAsk(api, ports)
  decide(api, ports)
}

/** Answers with the approval as it is now, or with the refusal. */
async function shown(context: ApiContext, ports: ApiPorts, dataset: Dataset, moved?: object | Refusal) {
  if (isRefusal(moved)) return problem(moved)
  const [approval, { checklists }, uploaders] = await Promise.all([
    ports.registry.record('standing-approval', dataset.id),
    ports.registry.signOffPolicy(),
    uploadersOf(ports, dataset),
  ])
  const facts = { dataset, uploaders }
  return context.json(standingView(approval, memberOf(context), facts, checklists, ports.outside.now()), 200)
}

function readAndAsk(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: PATH,
      summary: 'The standing approval of a dataset, and in which roles you may consent',
      request: { params },
      responses: json(200, 'The approval, if there ever was one', standingViewSchema),
    }),
    (context) => onDataset(context, ports, (dataset) => shown(context, ports, dataset)),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: PATH,
      summary: 'Ask that further versions like a published one are published without a review',
      request: { params, body: jsonBody(newStandingSchema) },
      responses: json(200, 'The approval as asked for', standingViewSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const asked = await askStanding(ports, memberOf(context), dataset, context.req.valid('json'))
        return shown(context, ports, dataset, asked)
      }),
  )
}

function decide(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${PATH}/consents`,
      summary: 'Consent in a role, or refuse with a reason',
      request: { params, body: jsonBody(consentSchema) },
      responses: json(200, 'The approval', standingViewSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const consented = await consentStanding(ports, memberOf(context), dataset, context.req.valid('json'))
        return shown(context, ports, dataset, consented)
      }),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: PATH,
      summary: 'Revoke a standing approval; what it let through and is not public yet ends',
      request: { params, body: jsonBody(reasonSchema) },
      responses: json(200, 'The approval, ended', standingViewSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const { reason } = context.req.valid('json')
        const ended = await revokeStandingOf(ports, memberOf(context), dataset, reason)
        return shown(context, ports, dataset, ended)
      }),
  )
}
