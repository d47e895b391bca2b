// functions/api/schemas-news.ts: news over the API.
import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '../../core/languages.ts'
import { MAX_NEWS_TEXT, MAX_NEWS_TITLE } from '../../core/news.ts'
import { actor } from './schemas.ts'
import { text } from './schemas-text.ts'

const newsText = z.object({
  title: text(MAX_NEWS_TITLE, 3),
  text: text(MAX_NEWS_TEXT, 3).openapi({
    description: 'Plain text: `## ` begins a heading, `- ` or `1. ` a list item, a blank line a paragraph.',
  }),
})

const texts = z
  .partialRecord(z.enum(LANGUAGES), newsText)
  .openapi({ description: 'Per language; at least in the first language of the city.' })

export const newNewsSchema = z.object({ texts }).openapi('NewNews')

export const newsChangeSchema = z
  .object({
    revision: z.int().min(1).openapi({ description: 'Of the news that you looked at: refused when it moved on.' }),
    texts: texts.optional(),
    state: z.enum(['published', 'withdrawn']).optional(),
    reason: text(1000, 0).optional().openapi({ description: 'Why it is withdrawn, for the public.' }),
  })
  .openapi('NewsChange')

export const newsItemSchema = z
  .object({
    ...{ id: z.string(), revision: z.int(), state: z.enum(['draft', 'published', 'withdrawn']) },
    texts: z.partialRecord(z.enum(LANGUAGES), z.object({ title: z.string(), text: z.string() })),
    ...{ updatedAt: z.string(), updatedBy: actor },
    publishedAt: z.string().optional(),
    correctedAt: z.string().optional(),
    withdrawn: z.object({ at: z.string(), reason: z.string() }).optional(),
  })
  .openapi('NewsItem')

export const newsListSchema = z
  .object({ news: z.array(newsItemSchema).openapi({ description: 'The last changed first.' }) })
  .openapi('NewsList')
