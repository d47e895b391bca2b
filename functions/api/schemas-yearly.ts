// functions/api/schemas-yearly.ts: yearly reviews over the API.
import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '../../core/languages.ts'
import { YEAR_NUMBERS } from '../../core/yearly-numbers.ts'
import { REVIEW_STEPS, USE_KINDS, YEAR_LIMITS } from '../../core/yearly-review.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const day = z.string().regex(/^20\d\d-\d\d-\d\d$/, 'expected a day such as 2026-12-31')
const covers = z.object({ from: day, to: day }).openapi({ description: 'First and last day, both inclusive.' })

const yearText = text(YEAR_LIMITS.text, 0)
const yearTexts = z.object({ wentWell: yearText, wentBadly: yearText, changes: yearText })
const texts = z.partialRecord(z.enum(LANGUAGES), yearTexts).openapi({
  description: 'Per language; all three in the first language of the city before it is published.',
})

const use = z
  .array(
    z.object({
      kind: z.enum(USE_KINDS),
      value: z.number().int().min(0).max(YEAR_LIMITS.value),
      source: text(YEAR_LIMITS.source, 3).openapi({ description: 'Who counted, and how; for the public.' }),
    }),
  )
  .max(YEAR_LIMITS.use)
  .openapi({ description: 'How much was read. The portal keeps no record of its readers, so somebody enters it.' })

const next = z.object({ planReviewBy: day.optional(), yearlyReviewBy: day.optional() })

export const newYearlyReviewSchema = z.object({ year: z.int().min(2000).max(2099) }).openapi('NewYearlyReview')

export const yearlyChangeSchema = z
  .object({
    revision: z.int().min(1).openapi({ description: 'Of the review that you looked at: refused when it moved on.' }),
    step: z.enum(REVIEW_STEPS).optional().openapi({ description: 'Where the wizard goes on the next time.' }),
    covers: covers.optional().openapi({ description: 'Another time drops the numbers that were collected.' }),
    collect: z.literal(true).optional().openapi({ description: 'Count the numbers again, as of now.' }),
    use: use.optional(),
    texts: texts.optional(),
    next: next.optional(),
    state: z.literal('published').optional(),
  })
  .openapi('YearlyReviewChange')

const yearNumber = z.object({
  id: z.enum(YEAR_NUMBERS as [(typeof YEAR_NUMBERS)[number]]),
  unit: z.enum(['count', 'share', 'points', 'days']),
  value: z.number().optional().openapi({ description: 'Absent where there was nothing to count.' }),
  of: z.number().optional(),
})

export const yearlyReviewSchema = z
  .object({
    ...{ id: z.string(), revision: z.int(), state: z.enum(['draft', 'published']) },
    ...{ covers, step: z.enum(REVIEW_STEPS), use, texts, next },
    collected: z.object({ at: z.string(), values: z.array(yearNumber) }).optional(),
    ...{ updatedAt: z.string(), updatedBy: actor },
    ...{ publishedAt: z.string().optional(), correctedAt: z.string().optional() },
  })
  .openapi('YearlyReview')

export const yearlyReviewsSchema = z
  .object({ reviews: z.array(yearlyReviewSchema).openapi({ description: 'The newest year first.' }) })
  .openapi('YearlyReviews')
