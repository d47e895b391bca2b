// functions/api/routes/handling.ts: how a dataset's files are read, checked and redacted; checking and restoring again.
import { createRoute } from '@hono/zod-openapi'
import { FINDINGS, type FindingCode } from '../../../core/engine/findings.ts'
import { actionsOf } from '../../../core/engine/judge.ts'
import { NO_HANDLING } from '../../../core/handling.ts'
import { type Api, answer, json, jsonBody, memberOf, onDataset, onVersion, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { handlingBodySchema, handlingViewSchema, versionSchema } from '../schemas.ts'
import { recheckVersion, restoreVersion } from '../steps/copies.ts'
import { changeHandling } from '../steps/handling.ts'
import { idParameter } from './datasets.ts'
import { versionParameters, viewFor } from './versions.ts'

/** What can be decided about each finding, for forms. */
const CHOICES = (Object.keys(FINDINGS) as FindingCode[])
  .map((code) => ({
    code,
    severity: FINDINGS[code].severity,
    actions: { ...actionsOf(code) } as Record<string, string>,
  }))
  .filter(({ actions }) => Object.keys(actions).length > 0)

export function handlingRoutes(api: Api, ports: ApiPorts): void {
  readAndChange(api, ports)
  again(api, ports)
}

function readAndChange(api: Api, ports: ApiPorts): void {
  const path = '/api/v1/datasets/{id}/handling'
  const view = (handling = NO_HANDLING) => ({ handling, choices: CHOICES, checks: ports.checks })

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path,
      summary: 'How the next version of a dataset is read, checked and redacted, and what can be decided',
      request: { params: idParameter },
      responses: json(200, 'The handling', handlingViewSchema),
    }),
    (context) => onDataset(context, ports, async (dataset) => context.json(view(dataset.handling), 200)),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'put',
      path,
      summary: 'Declare types, constraints, decisions and redactions; the next version is checked with them',
      request: { params: idParameter, body: jsonBody(handlingBodySchema) },
      responses: json(200, 'The handling', handlingViewSchema),
    }),
    (context) =>
      onDataset(context, ports, async (dataset) => {
        const changed = await changeHandling(ports, memberOf(context), dataset, context.req.valid('json'))
        return answer(context, changed, ({ handling }) => view(handling))
      }),
  )
}

/** Versions whose file the portal has already. */
const COPIES = [
  {
    path: 'recheck',
    summary: 'Begin a new version with the same file and the dataset’s present handling',
    step: recheckVersion,
  },
  {
    path: 'restoration',
    summary: 'Begin a new version with the data of an earlier one, as it was public',
    step: restoreVersion,
  },
] as const

function again(api: Api, ports: ApiPorts): void {
  for (const { path, summary, step } of COPIES) {
    register(
      api,
      ports,
      createRoute({
        method: 'post',
        path: `/api/v1/datasets/{id}/versions/{number}/${path}`,
        summary,
        request: { params: versionParameters },
        responses: json(201, 'The new version', versionSchema),
      }),
      (context) =>
        onVersion(context, ports, async (version, dataset) => {
          const begun = await step(ports, memberOf(context), dataset, version)
          return answer(context, begun, viewFor(context, ports, dataset), 201)
        }),
    )
  }
}
