// web/console/rights.ts: which buttons a member gets. The table is the API's own, so that no button leads to a refusal.
import { accessRow, mayCall, mayTouch } from '../../core/access.ts'
import type { Department } from '../../core/model.ts'
import type { Me, Method } from './api.ts'

const DATASETS = '/api/v1/datasets'
const DATASET = `${DATASETS}/{id}`
const VERSION = `${DATASET}/versions/{number}`

export function mayCreateDatasets(me: Me): boolean {
  return isOpenTo(me, 'POST', DATASETS) && myDepartments(me).length > 0
}

export function mayEdit(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'PATCH', DATASET, departmentId)
}

export function mayUpload(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'POST', `${DATASET}/versions`, departmentId)
}

/** Declare how files are checked, and have one checked again. */
export function mayHandle(me: Me, departmentId: string): boolean {
  return (
    isOpenIn(me, 'PUT', `${DATASET}/handling`, departmentId) && isOpenIn(me, 'POST', `${VERSION}/recheck`, departmentId)
  )
}

export function mayRestore(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'POST', `${VERSION}/restoration`, departmentId)
}

/** Rows as they came hold personal data. */
export function maySeeRejectedRows(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'GET', `${VERSION}/rejected-rows`, departmentId)
}

export function mayWithdraw(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'POST', `${VERSION}/withdrawal`, departmentId)
}

export function maySeeAudit(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/audit')
}

/** Departments a member may put datasets into. */
export function myDepartments(me: Me): readonly Department[] {
  return me.city.departments.filter(({ id }) => isOpenIn(me, 'POST', DATASETS, id))
}

/** Whether a route is open to a member at all. @param path as in the access table */
export function isOpenTo(me: Me, method: Method, path: string): boolean {
  return mayCall(accessRow(method, path), me) === undefined
}

/** Whether it is for things of a department: a role held elsewhere does not count. */
export function isOpenIn(me: Me, method: Method, path: string, departmentId: string): boolean {
  return isOpenTo(me, method, path) && mayTouch(accessRow(method, path), me, departmentId) === undefined
}
