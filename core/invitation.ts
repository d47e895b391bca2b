// core/invitation.ts: invitations to a stage that only invited people see: signed, so that the edge needs no table. Pure.
import { createHmac } from 'node:crypto'

export interface InvitationTo {
  /** 64 hexadecimal digits; another stage has another one. */
  readonly key: string
  /** `<portalId>-<stage>`. */
  readonly portal: string
}

/** What stands in the address before the invitation. */
export const INVITATION_PARAMETER = 'invitation'
export const MAX_INVITATION_DAYS = 365

/** An invitation that was mailed holds this long. */
export const MAILED_INVITATION_DAYS = 30

/**
 * Signs an invitation: `<end>.<name>.<signature>`; web/edge/invitation.js reads it.
 *
 * @param expiresAt seconds since 1970, the first at which it does not hold any more
 * @param name for whom, in a word that is not secret: `press`
 * @throws Error when a part is not as the edge expects it
 */
export function signInvitation({ key, portal }: InvitationTo, expiresAt: number, name: string): string {
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('the key of invitations: expected 64 hexadecimal digits')
  if (!/^[a-z0-9-]{1,40}$/.test(name)) {
    throw new Error(`the name of an invitation: expected 1 to 40 of a-z, 0-9 and hyphens, found ${name}`)
  }
  if (!/^\d{10}$/.test(String(expiresAt))) throw new Error(`expected seconds since 1970, found ${expiresAt}`)
  const signed = ['plaza-invitation', portal, expiresAt, name].join('\n')
  return `${expiresAt}.${name}.${createHmac('sha256', key).update(signed).digest('base64url')}`
}

/** @param now milliseconds since 1970 */
export function invitationEnd(now: number, days: number): number {
  return Math.floor(now / 1000) + days * 86_400
}

/** Address that lets somebody in. @param url of the portal, without a slash at the end */
export function invitationLink(url: string, invitation: string): string {
  return `${url}/?${INVITATION_PARAMETER}=${invitation}`
}

/** Whether whoever has this address may send themselves an invitation. */
export function isInvitedDomain(email: string, domains: readonly string[]): boolean {
  return domains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase())
}
