// web/console/desk/people.ts: oneself, people, invitations, tokens and departments over the API.
import type { z } from '@hono/zod-openapi'
import type * as schemas from '../../../functions/api/schemas-people.ts'
import type { Api, Me } from '../api.ts'

export type AccessRequest = z.infer<typeof schemas.accessRequestSchema>
export type NewAccessRequest = z.input<typeof schemas.newAccessRequestSchema>
export type Decision = z.input<typeof schemas.decisionSchema>
export type Account = z.infer<typeof schemas.accountSchema>
export type AccountPage = z.infer<typeof schemas.accountPageSchema>
export type AccountGrant = Account['grants'][number]
export type NewGrant = z.input<typeof schemas.newGrantSchema>
export type Disabling = z.input<typeof schemas.disablingSchema>
export type Invitation = z.infer<typeof schemas.invitationSchema>
export type NewInvitation = z.input<typeof schemas.newInvitationSchema>
export type Token = z.infer<typeof schemas.tokenSchema>
export type NewToken = z.input<typeof schemas.newTokenSchema>
export type MadeToken = z.infer<typeof schemas.madeTokenSchema>
export type MailChoices = Me['mail']
export type DepartmentOfNow = z.infer<typeof schemas.departmentSchema>
export type NewDepartment = z.input<typeof schemas.newDepartmentSchema>
export type DepartmentChanges = z.input<typeof schemas.departmentChangesSchema>
export type Contacts = z.input<typeof schemas.contactsSchema>

const part = encodeURIComponent
/** A request that deletes has no body: the reason stands in its address. */
const because = (reason: string) => (reason.trim() ? `?reason=${part(reason.trim())}` : '')

// Oneself.
export async function changeMail(api: Api, mail: MailChoices): Promise<MailChoices> {
  return (await api.call<{ mail: MailChoices }>('PATCH', '/me', { mail })).mail
}

export async function signOutEverywhere(api: Api): Promise<void> {
  await api.call('POST', '/me/sign-out')
}

export async function myRequests(api: Api): Promise<AccessRequest[]> {
  return (await api.call<{ requests: AccessRequest[] }>('GET', '/me/access-requests')).requests
}

export function askForRole(api: Api, asked: NewAccessRequest): Promise<AccessRequest> {
  return api.call('POST', '/me/access-requests', asked)
}

export function withdrawRequest(api: Api, id: string): Promise<AccessRequest> {
  return api.call('DELETE', `/me/access-requests/${part(id)}`)
}

export async function myTokens(api: Api): Promise<Token[]> {
  return (await api.call<{ tokens: Token[] }>('GET', '/me/tokens')).tokens
}

export function makeToken(api: Api, token: NewToken): Promise<MadeToken> {
  return api.call('POST', '/me/tokens', token)
}

export function revokeMyToken(api: Api, id: string): Promise<Token> {
  return api.call('DELETE', `/me/tokens/${part(id)}`)
}

// People.
export async function accessRequests(api: Api): Promise<AccessRequest[]> {
  return (await api.call<{ requests: AccessRequest[] }>('GET', '/access-requests')).requests
}

export function decide(api: Api, id: string, decision: Decision): Promise<AccessRequest> {
  return api.call('POST', `/access-requests/${part(id)}/decision`, decision)
}

export async function accounts(api: Api): Promise<Account[]> {
  return (await api.call<{ accounts: Account[] }>('GET', '/accounts')).accounts
}

export function account(api: Api, id: string): Promise<AccountPage> {
  return api.call('GET', `/accounts/${part(id)}`)
}

export function grant(api: Api, id: string, granted: NewGrant): Promise<unknown> {
  return api.call('POST', `/accounts/${part(id)}/grants`, granted)
}

export function revoke(api: Api, id: string, grantId: string, reason: string): Promise<unknown> {
  return api.call('DELETE', `/accounts/${part(id)}/grants/${part(grantId)}${because(reason)}`)
}

export function disable(api: Api, id: string, disabling: Disabling): Promise<unknown> {
  return api.call('POST', `/accounts/${part(id)}/disabling`, disabling)
}

export function enable(api: Api, id: string): Promise<unknown> {
  return api.call('DELETE', `/accounts/${part(id)}/disabling`)
}

export function revokeToken(api: Api, id: string): Promise<unknown> {
  return api.call('DELETE', `/tokens/${part(id)}`)
}

export async function invitations(api: Api): Promise<Invitation[]> {
  return (await api.call<{ invitations: Invitation[] }>('GET', '/invitations')).invitations
}

export function invite(api: Api, invitation: NewInvitation): Promise<Invitation> {
  return api.call('POST', '/invitations', invitation)
}

export function withdrawInvitation(api: Api, id: string): Promise<unknown> {
  return api.call('DELETE', `/invitations/${part(id)}`)
}

// Departments.
export async function departments(api: Api): Promise<DepartmentOfNow[]> {
  return (await api.call<{ departments: DepartmentOfNow[] }>('GET', '/departments')).departments
}

export function found(api: Api, department: NewDepartment): Promise<DepartmentOfNow> {
  return api.call('POST', '/departments', department)
}

export function describe(api: Api, id: string, changes: DepartmentChanges): Promise<DepartmentOfNow> {
  return api.call('PATCH', `/departments/${part(id)}`, changes)
}

export function handOver(api: Api, id: string, contacts: Contacts): Promise<DepartmentOfNow> {
  return api.call('PUT', `/departments/${part(id)}/contacts`, contacts)
}

export function dissolve(api: Api, id: string, reason: string): Promise<DepartmentOfNow> {
  return api.call('DELETE', `/departments/${part(id)}${because(reason)}`)
}
