// web/console/desk/yearly.ts: yearly reviews of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-yearly.ts'
import type { Api } from '../api.ts'

export type YearlyReview = z.infer<typeof schemas.yearlyReviewSchema>
export type YearTexts = YearlyReview['texts']
export type UseNumber = YearlyReview['use'][number]
export type YearlyChange = Omit<z.input<typeof schemas.yearlyChangeSchema>, 'revision'>

/** The newest year first. */
export async function yearlyReviews(api: Api): Promise<YearlyReview[]> {
  return (await api.call<{ reviews: YearlyReview[] }>('GET', '/yearly-reviews')).reviews
}

/** The review of one year; undefined when nobody has begun it. */
export async function yearlyReview(api: Api, year: string): Promise<YearlyReview | undefined> {
  return (await yearlyReviews(api)).find(({ id }) => id === year)
}

export const beginYearlyReview = (api: Api, year: number): Promise<YearlyReview> =>
  api.call('POST', '/yearly-reviews', { year })

/** Refused when the review moved on since it was loaded. */
export function changeYearlyReview(
  api: Api,
  { id, revision }: YearlyReview,
  change: YearlyChange,
): Promise<YearlyReview> {
  return api.call('PATCH', `/yearly-reviews/${encodeURIComponent(id)}`, { revision, ...change })
}
