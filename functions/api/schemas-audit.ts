// functions/api/schemas-audit.ts: questions to the audit log, and answers.
import { z } from '@hono/zod-openapi'
import { auditEntrySchema } from './schemas.ts'
import { text } from './schemas-text.ts'

const day = z.iso.date().openapi({ description: 'A UTC day, inclusive.' })
const number = z.coerce.number().int().min(0)

export const auditQuerySchema = z.object({
  order: z.enum(['oldest', 'newest']).default('oldest'),
  from: number.optional().openapi({
    description: 'Goes on after this entry, in the order asked for; `next` of the answer before.',
  }),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  q: text(200).optional().openapi({ description: 'Words that stand in what the entry says.' }),
  action: text(60).optional(),
  actor: text(200).optional().openapi({ description: 'Id, or a part of name or mail address.' }),
  kind: text(40).optional().openapi({ description: 'Kind of record, or `dataset`.' }),
  subject: text(100).optional().openapi({ description: 'Id of a record or dataset.' }),
  dataset: text(40).optional().openapi({ description: 'Id of a dataset.' }),
  since: day.optional(),
  until: day.optional(),
  via: z.enum(['console', 'token', 'portal']).optional(),
})

export const auditPageSchema = z
  .object({
    entries: z.array(auditEntrySchema),
    last: z.int().openapi({ description: 'Number of the newest entry of the log.' }),
    looked: z.int().openapi({ description: 'How many entries were looked at for this answer.' }),
    next: z.int().optional().openapi({
      description: 'Ask again with `from` set to this to go on; absent when all was looked through.',
    }),
  })
  .openapi('AuditPage')

export const auditExportQuerySchema = z.object({
  from: number.default(0).openapi({ description: 'Entries after this one.' }),
  limit: z.coerce.number().int().min(1).max(5000).default(5000),
})
