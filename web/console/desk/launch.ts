// web/console/desk/launch.ts: the launch of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type { ReadinessCheck } from '../../../core/readiness.ts'
import type * as schemas from '../../../functions/api/schemas-launch.ts'
import type { Api } from '../api.ts'

export type Launch = z.infer<typeof schemas.launchSchema>
export type LaunchChange = Omit<z.input<typeof schemas.launchChangeSchema>, 'revision'>
export type PortraitAlt = z.input<typeof schemas.portraitSchema>['alt']

export const readLaunch = (api: Api): Promise<Launch> => api.call('GET', '/launch')

/** Refused when the launch moved on since it was loaded. */
export function changeLaunch(api: Api, { revision }: Launch, change: LaunchChange): Promise<Launch> {
  return api.call('PATCH', '/launch', { revision, ...change })
}

/** @param picture in base64 */
export function setPortrait(api: Api, { revision }: Launch, picture: string, alt: PortraitAlt): Promise<Launch> {
  return api.call('PUT', '/launch/portrait', { revision, picture, alt })
}

export const launchAt = (api: Api, at: string): Promise<Launch> => api.call('PUT', '/launch/time', { at })

/** @param confirm the name of the city, as it was typed */
export const launchNow = (api: Api, confirm: string): Promise<Launch> => api.call('PUT', '/launch/time', { confirm })

export const callOffLaunch = (api: Api): Promise<Launch> => api.call('DELETE', '/launch/time')

const overrideOf = (check: string) => `/launch/overrides/${encodeURIComponent(check)}`

/** @param reason from whoever asks first; whoever confirms needs none */
export function overrideCheck(api: Api, check: string, reason?: string): Promise<Launch> {
  return api.call('PUT', overrideOf(check), reason === undefined ? {} : { reason })
}

export const takeOverrideBack = (api: Api, check: string): Promise<Launch> => api.call('DELETE', overrideOf(check))

/** What must be so before the public is let in. */
export async function readinessChecks(api: Api): Promise<readonly ReadinessCheck[]> {
  return (await api.call<{ checks: readonly ReadinessCheck[] }>('GET', '/readiness')).checks
}
