// functions/api/routes/preparation.ts: the preparation and its readiness over HTTP.
import { createRoute, z } from '@hono/zod-openapi'
import type { PreparationChange } from '../../../core/preparation.ts'
import { type ReadinessCheck, redChecks } from '../../../core/readiness.ts'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  attestationSchema,
  preparationChangeSchema,
  preparationSchema,
  readinessCheckSchema,
  readinessSchema,
} from '../schemas-preparation.ts'
import { type PreparationView, showPreparation, writePreparation } from '../steps/preparation.ts'
import { attestCheck, readinessNow, withdraw } from '../steps/readiness.ts'

const params = z.object({ check: z.string().max(80) })
const PREPARATION = '/api/v1/preparation'
const ATTESTATION = '/api/v1/readiness/{check}/attestation'

const view = (shown: PreparationView) => preparationSchema.parse(shown)
const checkView = (check: ReadinessCheck) => readinessCheckSchema.parse(check)

export function preparationRoutes(api: Api, ports: ApiPorts): void {
  preparing(api, ports)
  looking(api, ports)
  attesting(api, ports)
}

function preparing(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: PREPARATION,
      summary: 'Purpose, readiness assessment, launch set, governance, people and dates before the launch',
      responses: json(200, 'What was written, with what the portal knows of it', preparationSchema),
    }),
    async (context) => context.json(view(await showPreparation(ports, memberOf(context))), 200),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: PREPARATION,
      summary: 'Write one section or more; each that is named is replaced as a whole',
      request: { body: jsonBody(preparationChangeSchema) },
      responses: json(200, 'The preparation as it is now', preparationSchema),
    }),
    async (context) => {
      const { revision, ...change } = context.req.valid('json')
      return answer(
        context,
        await writePreparation(ports, memberOf(context), revision, change as PreparationChange),
        view,
      )
    },
  )
}

function looking(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/readiness',
      summary: 'What must be so before the launch, and whether it is',
      responses: json(200, 'Every check with what was found', readinessSchema),
    }),
    async (context) => {
      const checks = await readinessNow(ports, memberOf(context))
      const required = checks.filter((check) => check.required)
      return context.json(
        {
          stage: ports.stage,
          required: required.length,
          met: required.filter(({ state }) => state === 'met').length,
          red: redChecks(checks).map(({ id }) => id),
          checks: checks.map(checkView),
        },
        200,
      )
    },
  )
}

function attesting(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path: ATTESTATION,
      summary: 'Say by name whether a check is met that software cannot see',
      request: { params, body: jsonBody(attestationSchema) },
      responses: json(200, 'The check', readinessCheckSchema),
    }),
    async (context) => {
      const { check } = context.req.valid('param')
      return answer(context, await attestCheck(ports, memberOf(context), check, context.req.valid('json')), checkView)
    },
  )
  register(
    api,
    ports,
    createRoute({
      method: 'delete',
      path: ATTESTATION,
      summary: 'Take it back',
      request: { params },
      responses: json(200, 'The check, open again', readinessCheckSchema),
    }),
    async (context) =>
      answer(context, await withdraw(ports, memberOf(context), context.req.valid('param').check), checkView),
  )
}
