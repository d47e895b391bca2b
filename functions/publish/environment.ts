// functions/publish/environment.ts: what the publication function is told.
import { z } from 'zod'
import { STAGES } from '../../core/settings.ts'

export const publishEnvironment = z.object({
  TABLE: z.string().min(1),
  INCOMING_BUCKET: z.string().min(1),
  DATA_BUCKET: z.string().min(1),
  SITE_BUCKET: z.string().min(1),
  /** Public address of the portal, without a slash at the end. */
  PORTAL_URL: z.url(),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  /** Sent with the request to sign in, for providers other than Cognito. */
  OIDC_AUDIENCE: z.string().min(1).optional(),
  OIDC_SCOPE: z.string().min(1).optional(),
  /** JSON of `City`, see core/settings.ts. */
  CITY: z.string().min(2),
  STAGE: z.enum(STAGES),
  /** JSON of `StageNotice`, see core/notice.ts. */
  NOTICE: z.string().min(2),
  /** Folder of the built assets (`scripts/build-web.ts`), beside the function's code. */
  WEB_DIR: z.string().min(1),
  /** CloudFront distribution whose copies of withdrawn files are to be forgotten; absent where nothing caches. */
  DISTRIBUTION_ID: z.string().optional(),
  /** `true` keeps search engines away. */
  NOINDEX: z.enum(['true', 'false']),
})
export type PublishEnvironment = z.infer<typeof publishEnvironment>
