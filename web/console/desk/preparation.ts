// web/console/desk/preparation.ts: preparation and readiness of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-preparation.ts'
import type { Api } from '../api.ts'

export type Preparation = z.infer<typeof schemas.preparationSchema>
export type PreparationChange = Omit<z.input<typeof schemas.preparationChangeSchema>, 'revision'>
export type Item = Preparation['assessment'][number]
export type Candidate = Preparation['candidates'][number]
export type Ranked = Preparation['ranked'][number]
export type Milestone = Preparation['milestones'][number]
export type Readiness = z.infer<typeof schemas.readinessSchema>
export type Check = z.infer<typeof schemas.readinessCheckSchema>
export type Said = z.input<typeof schemas.attestationSchema>

export const preparation = (api: Api): Promise<Preparation> => api.call('GET', '/preparation')

/** Refused when the preparation moved on since it was loaded. */
export function changePreparation(
  api: Api,
  { revision }: Preparation,
  change: PreparationChange,
): Promise<Preparation> {
  return api.call('PATCH', '/preparation', { revision, ...change })
}

export const readiness = (api: Api): Promise<Readiness> => api.call('GET', '/readiness')

const attestation = (id: string) => `/readiness/${encodeURIComponent(id)}/attestation`

export const attest = (api: Api, id: string, said: Said): Promise<Check> => api.call('PUT', attestation(id), said)

export const withdrawAttestation = (api: Api, id: string): Promise<Check> => api.call('DELETE', attestation(id))
