// web/console/rights-people.ts: which buttons about people and departments a member gets; from the access table, as in rights.ts.
import { holdsRole } from '../../core/members.ts'
import type { Me } from './api.ts'
import { isOpenIn, isOpenTo } from './rights.ts'

const DEPARTMENTS = '/api/v1/departments'
const DEPARTMENT = `${DEPARTMENTS}/{department}`

export function mayDecideAboutPeople(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/accounts')
}

export function mayMakeTokens(me: Me): boolean {
  return isOpenTo(me, 'POST', '/api/v1/me/tokens')
}

/** Old tokens stay in view, also of somebody who may make none any more. */
export function maySeeTokens(me: Me): boolean {
  return isOpenTo(me, 'GET', '/api/v1/me/tokens')
}

export function mayFoundDepartments(me: Me): boolean {
  return isOpenTo(me, 'POST', DEPARTMENTS)
}

export function mayDissolve(me: Me): boolean {
  return isOpenTo(me, 'DELETE', DEPARTMENT)
}

/** Change what a department says about itself. */
export function mayDescribeDepartment(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'PATCH', DEPARTMENT, departmentId)
}

/** The name stands on everything that a department publishes: a liaison changes the rest. */
export function mayNameDepartment(me: Me, departmentId: string): boolean {
  return holdsRole(me, 'administrator', departmentId)
}

/** A liaison names a deputy; who is liaison, an administrator decides. */
export function mayChangeDeputy(me: Me, departmentId: string): boolean {
  return isOpenIn(me, 'PUT', `${DEPARTMENT}/contacts`, departmentId)
}

export function mayChangeLiaison(me: Me, departmentId: string): boolean {
  return mayChangeDeputy(me, departmentId) && holdsRole(me, 'administrator', departmentId)
}
