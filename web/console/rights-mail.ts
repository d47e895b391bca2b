// web/console/rights-mail.ts: who may say whether a dataset is kept up. The table is the API's own.
import { accessRow, mayCall, mayTouch } from '../../core/access.ts'
import type { Me } from './api.ts'

export function mayKeepUp(me: Me, departmentId: string): boolean {
  const row = accessRow('PUT', '/api/v1/datasets/{id}/upkeep')
  return mayCall(row, me) === undefined && mayTouch(row, me, departmentId) === undefined
}
