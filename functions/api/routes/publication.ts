// functions/api/routes/publication.ts: what people may ask of publication.
import { createRoute, z } from '@hono/zod-openapi'
import { type Api, answer, json, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { askForRebuild } from '../steps/publication.ts'

const askedSchema = z.object({
  sequence: z.int().describe('Number of the audit entry; done when /audit/today.json names it or a newer one'),
})

export function publicationRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: '/api/v1/publication/rebuild',
      summary: 'Have the whole public site made again from the table; begins within a minute',
      responses: json(201, 'It was asked for', askedSchema),
    }),
    async (context) =>
      answer(context, await askForRebuild(ports, memberOf(context)), ({ sequence }) => ({ sequence }), 201),
  )
}
