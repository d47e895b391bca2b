// web/console/rights.ts: which buttons a member gets. The table is the API's own, so that no button leads to a refusal.
import { accessRow, isInDepartment, mayCall } from '../../core/access.ts'
import type { Department } from '../../core/model.ts'
import type { Me } from './api.ts'

const DATASETS = '/api/v1/datasets'
const DATASET = `${DATASETS}/{id}`
const VERSION = `${DATASET}/versions/{number}`

export function mayCreateDatasets(me: Me): boolean {
  return isOpenTo(me, 'POST', DATASETS) && myDepartments(me).length > 0
}

export function mayEdit(me: Me, departmentId: string): boolean {
  return isOpenTo(me, 'PATCH', DATASET) && isInDepartment(me, departmentId)
}

export function mayUpload(me: Me, departmentId: string): boolean {
  return isOpenTo(me, 'POST', `${DATASET}/versions`) && isInDepartment(me, departmentId)
}

/** Declare how files are checked, and have one checked again. */
export function mayHandle(me: Me, departmentId: string): boolean {
  return (
    isOpenTo(me, 'PUT', `${DATASET}/handling`) &&
    isOpenTo(me, 'POST', `${VERSION}/recheck`) &&
    isInDepartment(me, departmentId)
  )
}

export function mayRestore(me: Me, departmentId: string): boolean {
  return isOpenTo(me, 'POST', `${VERSION}/restoration`) && isInDepartment(me, departmentId)
}

/** Rows as they came hold personal data. */
export function maySeeRejectedRows(me: Me, departmentId: string): boolean {
  return isOpenTo(me, 'GET', `${VERSION}/rejected-rows`) && isInDepartment(me, departmentId)
}

export function mayWithdraw(me: Me, departmentId: string): boolean {
  return isOpenTo(me, 'POST', `${VERSION}/withdrawal`) && isInDepartment(me, departmentId)
}

export function maySeeAudit(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/audit')
}

/** Departments a member may put datasets into. */
export function myDepartments(me: Me): readonly Department[] {
  return me.city.departments.filter(({ id }) => isInDepartment(me, id))
}

function isOpenTo(me: Me, method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string): boolean {
  return mayCall(accessRow(method, path), me) === undefined
}
