// functions/api/routes/review.ts: sign-offs and withdrawal over HTTP.
import { createRoute } from '@hono/zod-openapi'
import { type Api, answer, json, jsonBody, memberOf, onVersion, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { reasonSchema, reviewSchema, versionSchema } from '../schemas.ts'
import { reviewVersion, withdrawVersion } from '../steps/review.ts'
import { versionParameters, viewFor } from './versions.ts'

export function reviewRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/datasets/{id}/versions/{number}/sign-offs',
      summary: 'Sign a version off, or return it with a reason',
      request: {
        params: versionParameters,
        body: jsonBody(reviewSchema),
      },
      responses: json(200, 'The version', versionSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const { signature, ...review } = context.req.valid('json')
        const seen = signature ?? ('candidate' in version ? version.candidate.signature : '')
        const reviewed = await reviewVersion(ports, memberOf(context), dataset, version, { ...review, signature: seen })
        return answer(context, reviewed, viewFor(context, ports, dataset))
      }),
  )

  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/datasets/{id}/versions/{number}/withdrawal',
      summary:
        'Withdraw a published version (its files go, a page with the reason stays), or end one that is not public yet',
      request: {
        params: versionParameters,
        body: jsonBody(reasonSchema),
      },
      responses: json(200, 'The version', versionSchema),
    }),
    (context) =>
      onVersion(context, ports, async (version, dataset) => {
        const { reason } = context.req.valid('json')
        const withdrawn = await withdrawVersion(ports, memberOf(context), dataset, version, reason)
        return answer(context, withdrawn, viewFor(context, ports, dataset))
      }),
  )
}
