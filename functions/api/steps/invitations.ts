// functions/api/steps/invitations.ts: ask somebody in, with the grants that wait for them.
import { whyNotGrantable } from '../../../core/account-moves.ts'
import type { Invitation } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { whyNoDepartment } from './accounts.ts'

export interface NewInvitation {
  readonly email: string
  readonly grants: Invitation['grants']
  readonly note: string
  readonly days: number
}

/** The grants count from the first sign-in with that address; the mail goes out with the audit entry. */
export async function invite(ports: ApiPorts, by: Member, asked: NewInvitation): Promise<Invitation | Refusal> {
  const email = asked.email.toLowerCase()
  const fault = await whyNotInvitable(ports, email, asked.grants)
  if (fault) return fault

  const at = ports.outside.now()
  const invitation: Invitation = {
    ...{ id: recordIdFrom('inv', ports.outside.random(12)), revision: 1, email, grants: asked.grants },
    ...{ note: asked.note, by: actorOf(by), at, state: 'open' },
    expiresAt: new Date(Date.parse(at) + asked.days * 86_400_000).toISOString(),
  }
  const detail = { email, grants: asked.grants.map(({ role, department }) => `${role} in ${department}`).join(', ') }
  const saved = await ports.registry.commit({
    records: [{ kind: 'invitation', after: invitation }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, at),
      ...{ action: 'person-invited', subject: subjectOf('invitation', invitation.id), detail },
    },
  })
  return isRefusal(saved) ? saved : invitation
}

async function whyNotInvitable(
  ports: ApiPorts,
  email: string,
  grants: NewInvitation['grants'],
): Promise<Refusal | undefined> {
  const now = ports.outside.now()
  for (const grant of grants) {
    const fault = whyNotGrantable(grant, now) ?? (await whyNoDepartment(ports, grant.department))
    if (fault) return fault
  }
  const accounts = await ports.registry.records('account')
  if (accounts.some((account) => account.email === email)) {
    return refuse('already-there', `${email} has an account: grant the role there`)
  }
  const open = (await ports.registry.records('invitation')).find((one) => one.email === email && isOpen(one, now))
  return open && refuse('already-there', `${email} was invited on ${open.at}`)
}

/** Whether it still waits for somebody to sign in. */
export function isOpen({ state, expiresAt }: Invitation, now: IsoTime): boolean {
  return state === 'open' && expiresAt > now
}

/** Takes an invitation back that nobody has accepted. */
export async function withdrawInvitation(ports: ApiPorts, by: Member, id: string): Promise<Invitation | Refusal> {
  const before = await ports.registry.record('invitation', id)
  if (!before) return refuse('not-found')
  if (before.state !== 'open') return refuse('already-decided', `the invitation is ${before.state}`)

  const at = ports.outside.now()
  const after: Invitation = { ...before, revision: before.revision + 1, state: 'withdrawn' }
  const saved = await ports.registry.commit({
    records: [{ kind: 'invitation', before, after }],
    unchanged: standsStill(by),
    event: {
      ...doneBy(by, at),
      ...{ action: 'invitation-withdrawn', subject: subjectOf('invitation', id), detail: { email: before.email } },
    },
  })
  return isRefusal(saved) ? saved : after
}
