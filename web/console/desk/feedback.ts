// web/console/desk/feedback.ts: what visitors said, of the API, as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-feedback.ts'
import type { Api } from '../api.ts'

export type Feedback = z.infer<typeof schemas.feedbackSchema>
export type FeedbackList = z.infer<typeof schemas.feedbackListSchema>
export type FeedbackChange = z.input<typeof schemas.feedbackChangeSchema>

export const allFeedback = (api: Api): Promise<FeedbackList> => api.call('GET', '/feedback')

/** Refused when somebody else has dealt with it since it was loaded. */
export function changeFeedback(
  api: Api,
  { id, revision }: Feedback,
  change: Omit<FeedbackChange, 'revision'>,
): Promise<Feedback> {
  return api.call('PATCH', `/feedback/${encodeURIComponent(id)}`, { revision, ...change })
}
