// functions/api/steps/invitation-mails.ts: mail an invitation to whoever has an address that the city lets in.
import { type Refusal, refuse } from '../../../core/errors.ts'
import {
  invitationEnd,
  invitationLink,
  isInvitedDomain,
  MAILED_INVITATION_DAYS,
  signInvitation,
} from '../../../core/invitation.ts'
import type { Language } from '../../../core/languages.ts'
import { invitationMail } from '../../../core/mails/visitor-mails.ts'
import type { ApiPorts } from '../ports.ts'
import { portalOf } from './feedback.ts'

/** The answer is the same whether or not a mail goes out. @param isAllowed whether this address got none lately */
export async function mailInvitation(
  ports: ApiPorts,
  email: string,
  language: Language,
  isAllowed: (name: string, now: number) => boolean,
): Promise<Refusal | undefined> {
  const { notice, invitations, outside, portalUrl, send } = ports
  if (!notice.invitation || !invitations) return refuse('not-found')
  const now = Date.parse(outside.now())
  if (!isInvitedDomain(email, notice.invitation.mailDomains) || !isAllowed(email.toLowerCase(), now)) return undefined

  const end = invitationEnd(now, MAILED_INVITATION_DAYS)
  const link = invitationLink(portalUrl, signInvitation(invitations, end, 'mail'))
  await send(invitationMail(email, language, link, new Date(end * 1000).toISOString(), portalOf(ports)))
  return undefined
}
