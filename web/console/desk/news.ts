// web/console/desk/news.ts: news of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-news.ts'
import type { Api } from '../api.ts'

export type NewsItem = z.infer<typeof schemas.newsItemSchema>
export type NewsTexts = NewsItem['texts']
export type NewsChange = z.input<typeof schemas.newsChangeSchema>

const one = (id: string) => `/news/${encodeURIComponent(id)}`

export async function allNews(api: Api): Promise<NewsItem[]> {
  return (await api.call<{ news: NewsItem[] }>('GET', '/news')).news
}

export const newsItem = (api: Api, id: string): Promise<NewsItem> => api.call('GET', one(id))

export const beginNews = (api: Api, texts: NewsTexts): Promise<NewsItem> => api.call('POST', '/news', { texts })

/** Refused when the news moved on since it was loaded. */
export function changeNews(
  api: Api,
  { id, revision }: NewsItem,
  change: Omit<NewsChange, 'revision'>,
): Promise<NewsItem> {
  return api.call('PATCH', one(id), { revision, ...change })
}
