// functions/api/routes/yearly-reviews.ts: yearly reviews over HTTP, for those who write them. The public reads pages and files.
import { createRoute, z } from '@hono/zod-openapi'
import type { YearlyReview } from '../../../core/yearly-review.ts'
import { type Api, answer, json, jsonBody, memberOf, register } from '../edge.ts'
import type { ApiPorts } from '../ports.ts'
import {
  newYearlyReviewSchema,
  yearlyChangeSchema,
  yearlyReviewSchema,
  yearlyReviewsSchema,
} from '../schemas-yearly.ts'
import { beginYearlyReview, listYearlyReviews, reviseYearlyReview } from '../steps/yearly-reviews.ts'

const params = z.object({ review: z.string().max(4) })
const ALL = '/api/v1/yearly-reviews'

const view = (review: YearlyReview) => yearlyReviewSchema.parse(review)

export function yearlyReviewsRoutes(api: Api, ports: ApiPorts): void {
  register(
    api,
    ports,
    createRoute({
      method: 'get',
      path: ALL,
      summary: 'Every yearly review, drafts among them',
      responses: json(200, 'The reviews with their numbers and texts', yearlyReviewsSchema),
    }),
    async (context) => context.json(yearlyReviewsSchema.parse({ reviews: await listYearlyReviews(ports) }), 200),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'post',
      path: ALL,
      summary: 'Begin the review of a year as a draft',
      request: { body: jsonBody(newYearlyReviewSchema) },
      responses: json(201, 'The draft', yearlyReviewSchema),
    }),
    async (context) =>
      answer(context, await beginYearlyReview(ports, memberOf(context), context.req.valid('json').year), view, 201),
  )
  register(
    api,
    ports,
    createRoute({
      method: 'patch',
      path: `${ALL}/{review}`,
      summary: 'Collect the numbers, write, and publish; of a published review, correct the texts',
      request: { params, body: jsonBody(yearlyChangeSchema) },
      responses: json(200, 'The review', yearlyReviewSchema),
    }),
    async (context) => {
      const { revision, ...change } = context.req.valid('json')
      const { review } = context.req.valid('param')
      return answer(context, await reviseYearlyReview(ports, memberOf(context), review, revision, change), view)
    },
  )
}
