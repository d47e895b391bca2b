// web/console/rights-plan.ts: which parts of the plan a member gets, from the API's own table.
import { accessRow, mayCall, mayTouch } from '../../core/access.ts'
import type { AccessRow } from '../../core/access-table.ts'
import type { Me } from './api.ts'

const PLAN = '/api/v1/plan'

/** Put datasets on the plan of a department and change what is there. */
export function mayPlan(me: Me, departmentId: string): boolean {
  return (
    isOpen(accessRow('POST', PLAN), me, departmentId) && isOpen(accessRow('PATCH', `${PLAN}/{entry}`), me, departmentId)
  )
}

export function mayRemoveFromPlan(me: Me, departmentId: string): boolean {
  return isOpen(accessRow('DELETE', `${PLAN}/{entry}`), me, departmentId)
}

/** Departments on whose plan a member may write. */
export function plannedDepartments<D extends { readonly id: string }>(me: Me, departments: readonly D[]): D[] {
  return departments.filter(({ id }) => mayPlan(me, id))
}

function isOpen(row: AccessRow, me: Me, departmentId: string): boolean {
  return mayCall(row, me) === undefined && mayTouch(row, me, departmentId) === undefined
}
