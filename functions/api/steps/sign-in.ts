// functions/api/steps/sign-in.ts: who is calling: an account with its grants, made at the first sign-in; or a program's token.
import type { Identity } from '../../../adapters/sign-in.ts'
import { accountIdFor } from '../../../core/account-ids.ts'
import { grantChanges, isLastingAdministrator } from '../../../core/account-moves.ts'
import { type Account, DEFAULT_MAIL, type Invitation } from '../../../core/accounts.ts'
import { changesBetween, PORTAL } from '../../../core/audit.ts'
import { contactRenamed, partOf } from '../../../core/department-moves.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { EVERY_DEPARTMENT, type Grant, grantsAt, memberWith, type Origin } from '../../../core/members.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { subjectOf } from '../../../core/records.ts'
import { mayJoin, needsSecondFactor, wasSecondFactorUsed } from '../../../core/sign-in-rules.ts'
import type { ApiPorts } from '../ports.ts'
import { isOpen } from './invitations.ts'
import { memberOfToken, TOKEN_PREFIX } from './tokens.ts'

/** @param forwardedFor header `X-Forwarded-For`: the CDN adds the caller's address last but one, the API's front door the CDN's */
export async function memberFor(
  ports: ApiPorts,
  token: string,
  forwardedFor: string | undefined,
): Promise<Member | Refusal> {
  const address = addressOf(forwardedFor)
  if (token.startsWith(TOKEN_PREFIX)) return memberOfToken(ports, token, address)
  const identity = await ports.signIn.identityOf(token)
  if (isRefusal(identity)) return identity
  const account = await accountOf(ports, identity)
  if (isRefusal(account)) return account
  return memberOfAccount(ports, account, identity, { via: 'console', address })
}

function memberOfAccount(ports: ApiPorts, account: Account, identity: Identity, origin: Origin): Member | Refusal {
  if (account.disabled) return refuse('account-disabled')
  if (account.signedOutAt && identity.signedInAt < account.signedOutAt) return refuse('signed-out-everywhere')
  const grants = grantsAt(account.grants, ports.outside.now())
  const member = memberWith(account, grants, { accountRevision: account.revision, origin })
  const isWeak = ports.access.secondFactor && needsSecondFactor(member.roles) && !wasSecondFactorUsed(identity.methods)
  return isWeak ? refuse('second-factor-needed') : member
}

async function accountOf(ports: ApiPorts, identity: Identity): Promise<Account | Refusal> {
  const id = accountIdFor(identity.issuer, identity.subject)
  const known = await ports.registry.record('account', id)
  const isLeft = known !== undefined && (await isFirstAdministrator(ports, known, identity))
  if (known && !isLeft && !hasNewFacts(known, identity)) return known
  const made = known ? await changed(ports, known, identity, isLeft) : await firstSignIn(ports, id, identity)
  if (!isRefusal(made) || made.code !== 'busy') return made
  // Two requests of the same page came together: the other one has done it.
  return (await ports.registry.record('account', id)) ?? made
}

function hasNewFacts(account: Account, { name, email, emailVerified }: Identity): boolean {
  return emailVerified && email !== '' && (account.email !== email || account.name !== name)
}

/** New facts of the provider; a new name also stands where the person is contact of a department. */
async function changed(
  ports: ApiPorts,
  before: Account,
  { name, email }: Identity,
  isAdministrator: boolean,
): Promise<Account | Refusal> {
  const at = ports.outside.now()
  const grants = isAdministrator ? [...before.grants, firstGrant(ports, at)] : before.grants
  const after: Account = { ...before, name, email, grants, revision: before.revision + 1 }
  const posts = (await ports.registry.records('department')).filter((one) => partOf(one, before.id))
  const saved = await ports.registry.commit({
    records: [
      { kind: 'account', before, after },
      ...posts.map((one) => ({ kind: 'department' as const, before: one, after: contactRenamed(one, after) })),
    ],
    event: {
      ...{ at, actor: PORTAL, action: isAdministrator ? 'grant-given' : 'account-renamed' },
      ...{
        subject: subjectOf('account', before.id),
        changes: [...changesBetween(before, after, ['name', 'email']), ...grantChanges(before, after)],
      },
      ...(isAdministrator ? { detail: { role: 'administrator', department: EVERY_DEPARTMENT } } : {}),
    },
  })
  return isRefusal(saved) ? saved : after
}

async function firstSignIn(ports: ApiPorts, id: string, identity: Identity): Promise<Account | Refusal> {
  const { name, email } = identity
  if (!identity.emailVerified || email === '') return refuse('mail-unverified')
  const at = ports.outside.now()
  const invitation = await openInvitation(ports, email, at)
  const isFirst = await isFirstAdministrator(ports, undefined, identity)
  if (!invitation && !isFirst && !mayJoin(email, ports.access.mailDomains)) {
    return refuse('mail-domain', `expected an address at ${ports.access.mailDomains.join(', ')}`)
  }

  const grants = [...(isFirst ? [firstGrant(ports, at)] : []), ...invitedGrants(ports, invitation, at)]
  const account: Account = {
    ...{ id, revision: 1, name, email, createdAt: at, grants, mail: DEFAULT_MAIL },
    unsubscribeKey: Buffer.from(ports.outside.random(16)).toString('hex'),
  }
  const detail = {
    grants: grants.map(({ role, department }) => `${role} in ${department}`).join(', '),
    ...(invitation ? { invitation: invitation.id } : {}),
  }
  const saved = await ports.registry.commit({
    records: [
      { kind: 'account', after: account },
      ...(invitation
        ? [{ kind: 'invitation' as const, before: invitation, after: accepted(invitation, account) }]
        : []),
    ],
    event: {
      ...{ at, actor: { id, name, email }, action: 'account-created', subject: subjectOf('account', id), detail },
    },
  })
  return isRefusal(saved) ? saved : account
}

async function openInvitation(ports: ApiPorts, email: string, now: IsoTime): Promise<Invitation | undefined> {
  const all = await ports.registry.records('invitation')
  return all.find((one) => one.email === email && isOpen(one, now))
}

function invitedGrants(ports: ApiPorts, invitation: Invitation | undefined, since: IsoTime): Grant[] {
  const { grants = [], by } = invitation ?? {}
  return grants.map((grant) => ({
    ...grant,
    id: recordIdFrom('gr', ports.outside.random(12)),
    since,
    by: by ?? PORTAL,
  }))
}

function accepted(invitation: Invitation, { id, name, email }: Account): Invitation {
  return { ...invitation, revision: invitation.revision + 1, state: 'accepted', acceptedBy: { id, name, email } }
}

/** Whoever deploys names the first administrator; while there is one, the name counts no more. */
async function isFirstAdministrator(
  ports: ApiPorts,
  account: Account | undefined,
  { email, emailVerified }: Identity,
): Promise<boolean> {
  if (!emailVerified || email === '' || email !== ports.access.firstAdministrator || account?.disabled) return false
  if (account && isLastingAdministrator(account)) return false
  return !(await ports.registry.records('account')).some(isLastingAdministrator)
}

function firstGrant(ports: ApiPorts, since: IsoTime): Grant {
  return {
    ...{ id: recordIdFrom('gr', ports.outside.random(12)), role: 'administrator', department: EVERY_DEPARTMENT, since },
    by: PORTAL,
  }
}

function addressOf(forwardedFor: string | undefined): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim())
  const address = hops.at(-2) ?? hops.at(-1) ?? ''
  return /^[0-9a-fA-F:.]{3,45}$/.test(address) ? address : ''
}
