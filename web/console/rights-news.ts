// web/console/rights-news.ts: who writes news, from the API's own table.
import type { Me } from './api.ts'
import { isOpenTo } from './rights.ts'

export function mayWriteNews(me: Me): boolean {
  return isOpenTo(me, 'POST', '/api/v1/news')
}
