// functions/api/routes/policies.ts: governance documents over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import { dayOf, type GovernanceDocument } from '../../../core/governance-documents.ts'
import { type Api, type ApiContext, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  newPolicySchema,
  policyDraftSchema,
  policyListSchema,
  policyProposalSchema,
  policyReviewSchema,
  policySchema,
} from '../schemas-policies.ts'
import { beginPolicy, findPolicy, listPolicies, proposePolicy, reviewPolicy, writePolicy } from '../steps/policies.ts'
import { listedPolicyView, policyView } from '../views-policies.ts'

const params = z.object({ policy: z.string().max(80) })
const ONE = '/api/v1/policies/{policy}'

export function policyRoutes(api: Api, ports: ApiPorts): void {
  reading(api, ports)
  writing(api, ports)
  signing(api, ports)
}

const today = (ports: ApiPorts) => dayOf(ports.outside.now())

/** A document as whoever asks may see it. */
const viewFor = (context: ApiContext, ports: ApiPorts) => (document: GovernanceDocument) =>
  policyView(document, memberOf(context), today(ports))

function reading(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/policies',
      summary: 'The governance documents: what counts, what is coming, what is being written',
      responses: json(200, 'Every document, without its text', policyListSchema),
    }),
    async (context) => {
      const by = memberOf(context)
      const policies = (await listPolicies(ports)).map((one) => listedPolicyView(one, by, today(ports)))
      return context.json(policyListSchema.parse({ policies }), 200)
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: ONE,
      summary: 'One governance document with its versions and its draft',
      request: { params },
      responses: json(200, 'The document', policySchema),
    }),
    async (context) =>
      answer(context, await findPolicy(ports, context.req.valid('param').policy), viewFor(context, ports)),
  )
}

function writing(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/policies',
      summary: 'Begin a governance document; its address is made from the title',
      request: { body: jsonBody(newPolicySchema) },
      responses: json(201, 'The document with its draft', policySchema),
    }),
    async (context) => {
      const document = await beginPolicy(ports, memberOf(context), context.req.valid('json'))
      return answer(context, document, viewFor(context, ports), 201)
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: `${ONE}/draft`,
      summary: 'Write the draft; what was signed counts no more',
      request: { params, body: jsonBody(policyDraftSchema) },
      responses: json(200, 'The document', policySchema),
    }),
    async (context) => {
      const { revision, ...content } = context.req.valid('json')
      const { policy } = context.req.valid('param')
      const document = await writePolicy(ports, memberOf(context), policy, content, revision)
      return answer(context, document, viewFor(context, ports))
    },
  )
}

function signing(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${ONE}/proposal`,
      summary: 'Put the draft up for signature',
      request: { params, body: jsonBody(policyProposalSchema) },
      responses: json(200, 'The document', policySchema),
    }),
    async (context) => {
      const { revision } = context.req.valid('json')
      const document = await proposePolicy(ports, memberOf(context), context.req.valid('param').policy, revision)
      return answer(context, document, viewFor(context, ports))
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: `${ONE}/sign-offs`,
      summary: 'Sign the draft in a role, or send it back with a reason',
      request: { params, body: jsonBody(policyReviewSchema) },
      responses: json(200, 'The document; with the last signature needed it has a new version', policySchema),
    }),
    async (context) => {
      const { policy } = context.req.valid('param')
      const document = await reviewPolicy(ports, memberOf(context), policy, context.req.valid('json'))
      return answer(context, document, viewFor(context, ports))
    },
  )
}
