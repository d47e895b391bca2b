// functions/api/routes/portal.ts: about the portal itself: health, who am I, audit log, alarms.
import { createRoute, z } from '@hono/zod-openapi'
import { FREQUENCIES } from '../../../core/model.ts'
import { type Api, json, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { alarmSchema, auditEntrySchema, memberSchema } from '../schemas.ts'
import { MAX_UPLOAD_BYTES } from '../steps/uploads.ts'

export function portalRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/health',
      summary: 'Whether the API and its table answer',
      responses: json(200, 'They do', z.object({ status: z.literal('ok') })),
    }),
    async (context) => {
      await ports.registry.sequence()
      return context.json({ status: 'ok' as const }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/me',
      summary: 'Who you are here and what forms can offer you',
      responses: json(200, 'You', memberSchema),
    }),
    async (context) => {
      const { roles, departments, ...member } = memberOf(context)
      const city = {
        departments: ports.city.departments,
        topics: ports.city.topics,
        frequencies: [...FREQUENCIES],
        maxUploadBytes: MAX_UPLOAD_BYTES,
      }
      return context.json({ ...member, roles: [...roles], departments: [...departments], city }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/audit',
      summary: 'The audit log, oldest first; every entry carries the hash of the one before',
      request: {
        query: z.object({
          from: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
      },
      responses: json(200, 'Entries after `from`', z.object({ entries: z.array(auditEntrySchema), last: z.int() })),
    }),
    async (context) => {
      const { from, limit } = context.req.valid('query')
      const [entries, last] = await Promise.all([ports.registry.audit(from, limit), ports.registry.sequence()])
      return context.json({ entries, last }, 200)
    },
  )

  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/alarms',
      summary: 'What a person should look at',
      responses: json(200, 'Alarms that are on', z.object({ alarms: z.array(alarmSchema) })),
    }),
    async (context) => context.json({ alarms: await ports.alarms.list() }, 200),
  )
}
