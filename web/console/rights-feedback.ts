// web/console/rights-feedback.ts: who reads and answers what visitors said, from the API's own table.
import type { Me } from './api.ts'
import { isOpenTo } from './rights.ts'

export function mayReadFeedback(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/feedback')
}
