// functions/api/environment.ts: what the API function is told. The construct must satisfy this schema.
import { z } from 'zod'
import { STAGES } from '../../core/settings.ts'

export const apiEnvironment = z.object({
  TABLE: z.string().min(1),
  INCOMING_BUCKET: z.string().min(1),
  DATA_BUCKET: z.string().min(1),
  /** Public address of the portal, without a slash at the end. */
  PORTAL_URL: z.url(),
  OIDC_ISSUER: z.url(),
  OIDC_JWKS_URL: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  /** Audience in the tokens of providers other than Cognito; the client's id when absent. */
  OIDC_AUDIENCE: z.string().min(1).optional(),
  /** JSON of `AccessSettings`, see core/sign-in-rules.ts. */
  ACCESS: z.string().min(2),
  /** JSON of `City`, see core/settings.ts. */
  CITY: z.string().min(2),
  /** JSON of `Checks`, see core/checks.ts. */
  CHECKS: z.string().min(2),
  STAGE: z.enum(STAGES),
  /** JSON of `StageNotice` without its texts, see core/notice.ts. */
  NOTICE: z.string().min(2),
  /** Signs invitations, where only invited people get in: 64 hexadecimal digits. */
  INVITATION_KEY: z.string().min(1).optional(),
  /** `<portalId>-<stage>`, which invitations name. */
  INVITATION_PORTAL: z.string().min(1).optional(),
  /** Sender of mails that the API sends itself. */
  MAIL_FROM: z.email(),
})
export type ApiEnvironment = z.infer<typeof apiEnvironment>
