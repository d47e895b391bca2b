// web/console/desk/reviews.ts: the reviewer's desk of the API as typed functions: queue, talk, time of release, previews, consent.
import type { z } from '@hono/zod-openapi'
import type { Role } from '../../../core/model.ts'
import type * as schemas from '../../../functions/api/schemas-desk.ts'
import type { Api, Version } from '../api.ts'

export type Queue = z.infer<typeof schemas.queueSchema>
export type QueuedReview = Queue['reviews'][number]
export type QueuedConsent = Queue['consents'][number]
export type QueuedAnswer = Queue['answers'][number]
export type Reviewer = z.infer<typeof schemas.reviewersSchema>['reviewers'][number]
export type NewDelegation = z.input<typeof schemas.newDelegationSchema>
export type NewComment = z.input<typeof schemas.newCommentSchema>
export type ReleaseTime = z.input<typeof schemas.releaseTimeSchema>
export type NewPreview = z.input<typeof schemas.newPreviewSchema>
export type Preview = z.infer<typeof schemas.previewSchema>
export type MadePreview = z.infer<typeof schemas.madePreviewSchema>
export type OpenedPreview = z.infer<typeof schemas.openedPreviewSchema>
export type StandingView = z.infer<typeof schemas.standingViewSchema>
export type StandingApproval = z.infer<typeof schemas.standingApprovalSchema>
export type NewStanding = z.input<typeof schemas.newStandingSchema>
export type Consent = z.input<typeof schemas.consentSchema>

type About = Pick<Version, 'datasetId' | 'number'>
const datasetPath = (id: string) => `/datasets/${encodeURIComponent(id)}`
const versionPath = ({ datasetId, number }: About) => `${datasetPath(datasetId)}/versions/${number}`
const standingPath = (id: string) => `${datasetPath(id)}/standing-approval`

export const queue = (api: Api): Promise<Queue> => api.call('GET', '/reviews')

/** Colleagues who may sign a version in a role. */
export async function reviewers(api: Api, version: About, role: Role): Promise<Reviewer[]> {
  const path = `${versionPath(version)}/reviewers?role=${role}`
  return (await api.call<{ reviewers: Reviewer[] }>('GET', path)).reviewers
}

export const delegate = (api: Api, version: About, body: NewDelegation): Promise<Version> =>
  api.call('POST', `${versionPath(version)}/delegations`, body)

export const comment = (api: Api, version: About, body: NewComment): Promise<Version> =>
  api.call('POST', `${versionPath(version)}/comments`, body)

export const setReleaseTime = (api: Api, version: About, body: ReleaseTime): Promise<Version> =>
  api.call('PUT', `${versionPath(version)}/release-time`, body)

/** From now on it becomes public as soon as it is approved. */
export const dropReleaseTime = (api: Api, version: About): Promise<Version> =>
  api.call('DELETE', `${versionPath(version)}/release-time`)

export async function previews(api: Api, version: About): Promise<Preview[]> {
  return (await api.call<{ previews: Preview[] }>('GET', `${versionPath(version)}/previews`)).previews
}

export const makePreview = (api: Api, version: About, body: NewPreview): Promise<MadePreview> =>
  api.call('POST', `${versionPath(version)}/previews`, body)

export const revokePreview = (api: Api, version: About, id: string): Promise<Preview> =>
  api.call('DELETE', `${versionPath(version)}/previews/${encodeURIComponent(id)}`)

export const standing = (api: Api, datasetId: string): Promise<StandingView> => api.call('GET', standingPath(datasetId))

export const askForStanding = (api: Api, datasetId: string, body: NewStanding): Promise<StandingView> =>
  api.call('POST', standingPath(datasetId), body)

export const consent = (api: Api, datasetId: string, body: Consent): Promise<StandingView> =>
  api.call('POST', `${standingPath(datasetId)}/consents`, body)

export const endStanding = (api: Api, datasetId: string, reason: string): Promise<StandingView> =>
  api.call('DELETE', standingPath(datasetId), { reason })

/** What a link from a mail opens; asked without a sign-in. */
export async function openPreview(secret: string): Promise<OpenedPreview | 'ended' | 'offline'> {
  try {
    const response = await fetch('/api/v1/previews/opened', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ secret }),
    })
    if (response.ok) return (await response.json()) as OpenedPreview
    return response.status < 500 && response.status !== 429 ? 'ended' : 'offline'
  } catch {
    return 'offline'
  }
}
