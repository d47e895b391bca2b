// functions/notify/environment.ts: what the notification function is told.
import { z } from 'zod'

export const notifyEnvironment = z.object({
  TABLE: z.string().min(1),
  PORTAL_URL: z.url(),
  /** Sender of mails; an address the mail service may use. */
  MAIL_FROM: z.email(),
  CITY: z.string().min(2),
})
export type NotifyEnvironment = z.infer<typeof notifyEnvironment>
