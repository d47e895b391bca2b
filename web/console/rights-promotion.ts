// web/console/rights-promotion.ts: who takes content across, from the API's own table.
import type { Me } from './api.ts'
import { isOpenTo } from './rights.ts'

export function mayPromote(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/promotions')
}
