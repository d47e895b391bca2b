// web/console/desk/policies.ts: governance documents and the sign-off policy of the API as typed functions.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-policies.ts'
import type { Api } from '../api.ts'

export type Policy = z.infer<typeof schemas.policySchema>
export type PolicyVersion = Policy['versions'][number]
export type PolicyDraft = NonNullable<Policy['draft']>
export type ListedPolicy = z.infer<typeof schemas.policyListSchema>['policies'][number]
export type PolicyContent = z.input<typeof schemas.newPolicySchema>
export type PolicyReview = z.input<typeof schemas.policyReviewSchema>
export type SignOffPolicyView = z.infer<typeof schemas.signOffPolicySchema>
export type SignOffPolicy = SignOffPolicyView['current']
export type SignOffPolicyBody = z.input<typeof schemas.signOffPolicyBodySchema>

const one = (id: string) => `/policies/${encodeURIComponent(id)}`

export async function policies(api: Api): Promise<ListedPolicy[]> {
  return (await api.call<{ policies: ListedPolicy[] }>('GET', '/policies')).policies
}

export const policy = (api: Api, id: string): Promise<Policy> => api.call('GET', one(id))

export const beginPolicy = (api: Api, content: PolicyContent): Promise<Policy> => api.call('POST', '/policies', content)

/** @param revision of the policy on the screen */
export function writePolicy(api: Api, id: string, content: PolicyContent, revision: number): Promise<Policy> {
  return api.call('PUT', `${one(id)}/draft`, { ...content, revision })
}

export function proposePolicy(api: Api, { id, revision }: Policy): Promise<Policy> {
  return api.call('POST', `${one(id)}/proposal`, { revision })
}

export function reviewPolicy(api: Api, id: string, review: PolicyReview): Promise<Policy> {
  return api.call('POST', `${one(id)}/sign-offs`, review)
}

export const signOffPolicy = (api: Api): Promise<SignOffPolicyView> => api.call('GET', '/sign-off-policy')

export function changeSignOffPolicy(api: Api, body: SignOffPolicyBody): Promise<SignOffPolicyView> {
  return api.call('PUT', '/sign-off-policy', body)
}
