// functions/api/schemas-mail.ts: what travels over the API about mails and about keeping datasets up.
import { z } from '@hono/zod-openapi'
import { MAIL_TOPICS } from '../../core/accounts.ts'
import { text } from './schemas-text.ts'

const topics = z.array(z.enum(MAIL_TOPICS)).max(MAIL_TOPICS.length)

export const unsubscribeSchema = z
  .object({
    secret: text(200).optional().openapi({ description: 'The secret of the link in a mail; here or in the address.' }),
    topics: topics.optional().openapi({ description: 'Exactly these topics shall not come any more.' }),
    undo: z.boolean().optional().openapi({ description: 'The topic of the link shall come again.' }),
  })
  .openapi('Unsubscribing')

/** What mail programs post: the secret stands in the address. */
export const oneClickSchema = z
  .object({ 'List-Unsubscribe': z.string().max(200).optional() })
  .openapi('OneClickUnsubscribing')

export const unsubscribeQuerySchema = z.object({ secret: z.string().max(200).optional() })

export const unsubscribedSchema = z
  .object({
    topics: topics.openapi({ description: 'What the link is about.' }),
    muted: topics.openapi({ description: 'What does not come any more.' }),
  })
  .openapi('Unsubscribed')

export const upkeepSchema = z
  .object({
    state: z.enum(['active', 'paused', 'retired']),
    reason: text(1000, 0).default('').openapi({ description: 'Why, for the public; needed to pause or retire.' }),
    until: z.iso.date().optional().openapi({ description: 'Day from which a paused dataset is renewed again.' }),
  })
  .openapi('Upkeep')
