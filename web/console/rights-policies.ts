// web/console/rights-policies.ts: who writes policies and the sign-off policy, from the API's own table.
import { accessRow, mayCall } from '../../core/access.ts'
import type { Me } from './api.ts'

export function mayWritePolicies(me: Me): boolean {
  return mayCall(accessRow('PUT', '/api/v1/policies/{policy}/draft'), me) === undefined
}

export function mayChangeSignOffPolicy(me: Me): boolean {
  return mayCall(accessRow('PUT', '/api/v1/sign-off-policy'), me) === undefined
}
