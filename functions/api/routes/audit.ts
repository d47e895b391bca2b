// functions/api/routes/audit.ts: the audit log over HTTP: to search, and to take away.
import { createRoute, z } from '@hono/zod-openapi'
import { type Api, json, problemResponse, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import { auditExportQuerySchema, auditPageSchema, auditQuerySchema } from '../schemas-audit.ts'
import { exportAudit, searchAudit } from '../steps/audit.ts'

export function auditRoutes(api: Api, ports: ApiPorts): void {
  search(api, ports)
  exportLog(api, ports)
}

function search(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/audit',
      summary: 'Look for entries of the audit log; every entry carries the hash of the one before',
      request: { query: auditQuerySchema },
      responses: json(200, 'Entries that fit, and how far the log was looked through', auditPageSchema),
    }),
    async (context) => {
      const { order, from, limit, q, ...filter } = context.req.valid('query')
      const found = await searchAudit(ports, { filter: { ...filter, text: q }, order, limit, from })
      return context.json(found, 200) as never
    },
  )
}

function exportLog(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: '/api/v1/audit/export',
      summary: 'The audit log as NDJSON, oldest first, in parts: the header Link names the next one',
      request: { query: auditExportQuerySchema },
      responses: {
        200: { description: 'An entry a line', content: { 'application/x-ndjson': { schema: z.string() } } },
        default: problemResponse,
      },
    }),
    async (context) => {
      const { from, limit } = context.req.valid('query')
      const { text, last, next } = await exportAudit(ports, from, limit)
      const link = `<${ports.portalUrl}/api/v1/audit/export?from=${next}&limit=${limit}>; rel="next"`
      return context.body(text, 200, {
        'content-type': 'application/x-ndjson',
        'content-disposition': `attachment; filename="audit-${from + 1}.ndjson"`,
        'x-audit-last': String(last),
        ...(next === undefined ? {} : { link }),
      }) as never
    },
  )
}
