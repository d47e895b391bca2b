// web/console/rights-reviews.ts: which parts of the reviewer's desk a member gets, from the API's own table.
import { accessRow, mayCall, mayTouch } from '../../core/access.ts'
import type { AccessRow } from '../../core/access-table.ts'
import type { Me, Version } from './api.ts'

const DATASET = '/api/v1/datasets/{id}'
const VERSION = `${DATASET}/versions/{number}`

export function mayComment(me: Me): boolean {
  return mayCall(accessRow('POST', `${VERSION}/comments`), me) === undefined
}

/** Say when a version becomes public. */
export function mayTime(me: Me, departmentId: string, version: Pick<Version, 'status'>): boolean {
  return isOpen(accessRow('PUT', `${VERSION}/release-time`), me, departmentId, version)
}

/** An embargo is a promise: only administrators bring it forward. */
export function mayEndEmbargo(me: Me): boolean {
  return me.roles.includes('administrator')
}

export function maySeePreviews(me: Me, departmentId: string): boolean {
  return isOpen(accessRow('GET', `${VERSION}/previews`), me, departmentId)
}

export function mayMakePreviews(me: Me, departmentId: string, version: Pick<Version, 'status'>): boolean {
  return isOpen(accessRow('POST', `${VERSION}/previews`), me, departmentId, version)
}

/** Whether guests may see a version yet: the privacy reviewer has signed what it holds now, or everybody has. */
export function isFitForGuests({ status, review, missingRoles }: Version): boolean {
  if (!review?.publishes) return false
  const asks = review.steps.some(({ role }) => role === 'privacy-reviewer')
  return status === 'approved' || (asks && !missingRoles.includes('privacy-reviewer'))
}

export function mayAskForStanding(me: Me, departmentId: string): boolean {
  return isOpen(accessRow('POST', `${DATASET}/standing-approval`), me, departmentId)
}

export function mayEndStanding(me: Me, departmentId: string): boolean {
  return isOpen(accessRow('DELETE', `${DATASET}/standing-approval`), me, departmentId)
}

function isOpen(row: AccessRow, me: Me, departmentId: string, version?: Pick<Version, 'status'>): boolean {
  const isInState = !version || !row.states || row.states.includes(version.status)
  return isInState && mayCall(row, me) === undefined && mayTouch(row, me, departmentId) === undefined
}

/** Holds a role that signs, in any department. */
export function isReviewer(me: Me): boolean {
  return mayCall(accessRow('POST', `${VERSION}/sign-offs`), me) === undefined
}

/** Brings data in any department. */
export function worksOnData(me: Me): boolean {
  return mayCall(accessRow('POST', `${DATASET}/versions`), me) === undefined
}
