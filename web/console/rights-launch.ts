// web/console/rights-launch.ts: who prepares the launch and lets the public in, from the API's own table.
import type { Me } from './api.ts'
import { isOpenTo } from './rights.ts'

export function mayWriteLaunch(me: Me): boolean {
  return isOpenTo(me, 'PATCH', '/api/v1/launch')
}

export function maySetLaunchTime(me: Me): boolean {
  return isOpenTo(me, 'PUT', '/api/v1/launch/time')
}

export function mayOverride(me: Me): boolean {
  return isOpenTo(me, 'PUT', '/api/v1/launch/overrides/{check}')
}
