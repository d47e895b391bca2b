// web/console/rights-yearly.ts: who writes yearly reviews, from the API's own table.
import type { Me } from './api.ts'
import { isOpenTo } from './rights.ts'

export function maySeeYearlyReviews(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/yearly-reviews')
}
