// functions/api/schemas-feedback.ts: what visitors say, and invitations, over the API.
import { z } from '@hono/zod-openapi'
import { MAX_ANSWER, MAX_MAIL, MAX_MESSAGE, MAX_NAME, MAX_PAGE, MIN_MESSAGE } from '../../core/feedback.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { isMailAddress } from '../../core/mail.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const address = z
  .string()
  .trim()
  .max(MAX_MAIL)
  .refine((value) => value === '' || isMailAddress(value), 'a mail address')

export const newFeedbackSchema = z
  .object({
    message: text(MAX_MESSAGE, MIN_MESSAGE),
    page: text(MAX_PAGE, 0).default('').openapi({ description: 'Address of the page it is about; empty for all.' }),
    name: text(MAX_NAME, 0).default(''),
    email: address.default('').openapi({ description: 'For an answer; forgotten 30 days after it.' }),
    language: z.enum(LANGUAGES).default('en'),
    website: z.string().max(500).default('').openapi({ description: 'Leave it empty: only programs fill it in.' }),
  })
  .openapi('NewFeedback')

/** As forms send it; what is wrong is said on a page, so it is looked at later. */
export const feedbackFormSchema = z.record(z.string().max(50), z.string().max(20_000)).openapi('FeedbackForm')

export const receivedSchema = z.object({ received: z.literal(true) }).openapi('Received')

export const feedbackChangeSchema = z
  .object({
    revision: z.int().min(1).openapi({ description: 'Of the message that you looked at: refused when it moved on.' }),
    state: z.enum(['answered', 'closed']).optional(),
    answer: text(MAX_ANSWER, 3).optional().openapi({ description: 'What is answered; with the state `answered`.' }),
    sendMail: z
      .boolean()
      .default(false)
      .openapi({ description: 'Sends the answer; also again when it did not go out.' }),
    reason: text(1000, 3).optional().openapi({ description: 'Why there is no answer; with the state `closed`.' }),
  })
  .openapi('FeedbackChange')

export const feedbackSchema = z
  .object({
    ...{ id: z.string(), revision: z.int(), state: z.enum(['new', 'answered', 'closed']), at: z.string() },
    language: z.enum(LANGUAGES),
    message: z.string(),
    page: z.string(),
    contact: z.object({ name: z.string(), email: z.string() }).optional(),
    answered: z
      .object({ at: z.string(), by: actor, text: z.string(), mail: z.enum(['none', 'waiting', 'sent', 'failed']) })
      .optional(),
    closed: z.object({ at: z.string(), by: actor, reason: z.string() }).optional(),
  })
  .openapi('Feedback')

export const feedbackListSchema = z
  .object({
    feedback: z.array(feedbackSchema).openapi({ description: 'Newest first.' }),
    counts: z.object({ new: z.int(), answered: z.int(), closed: z.int() }),
    period: z.object({ from: z.string(), to: z.string() }).optional(),
  })
  .openapi('FeedbackList')

export const invitationMailSchema = z
  .object({
    email: address.refine((value) => value !== '', 'a mail address'),
    language: z.enum(LANGUAGES).default('en'),
  })
  .openapi('InvitationMail')
