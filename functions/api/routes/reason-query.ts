// functions/api/routes/reason-query.ts: why something ends, for requests that have no body.
import { z } from '@hono/zod-openapi'
import { text } from '../schemas-text.ts'

export const reasonQuery = z.object({
  reason: text(1000).openapi({ description: 'Why; kept in the audit log.' }),
})
