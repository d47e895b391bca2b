// core/access-requests.ts: people ask for a role in a department; the open data team grants, narrows or refuses.
import { type AskedGrant, type Given, giveGrant } from './account-moves.ts'
import type { AccessRequest, Account } from './accounts.ts'
import { isRefusal, type Refusal, refuse } from './errors.ts'
import { actorOf } from './lifecycle.ts'
import { covers, holdsRole } from './members.ts'
import type { Actor, IsoTime, Member, Role } from './model.ts'

/** Enough for everybody; a flood of requests helps nobody to answer them. */
export const MAX_OPEN_REQUESTS = 5

/** Why somebody cannot ask for this now. @param mine every request of the person */
export function whyNotAsk(
  mine: readonly AccessRequest[],
  member: Pick<Member, 'grants'>,
  { role, department }: AskedGrant,
): Refusal | undefined {
  if (holdsRole(member, role, department)) return refuse('already-there', `you are ${role} there`)
  const open = mine.filter(({ state }) => state === 'open')
  const same = open.find((one) => one.role === role && one.department === department)
  if (same) return refuse('already-there', `you asked for it on ${same.at}`)
  if (open.length >= MAX_OPEN_REQUESTS) return refuse('too-many-open', `${open.length} of your requests are open`)
  return undefined
}

/** Taken back by whoever asked, or because the person left. */
export function withdrawRequest(request: AccessRequest): AccessRequest | Refusal {
  if (request.state !== 'open') return refuse('already-decided', `the request is ${request.state}`)
  return { ...request, revision: request.revision + 1, state: 'withdrawn' }
}

export interface Decision {
  readonly decision: 'grant' | 'refuse'
  readonly role?: Role
  readonly department?: string
  readonly expiresAt?: IsoTime
  readonly note: string
}

export interface Decided {
  readonly request: AccessRequest
  /** The person with the new grant. */
  readonly account?: Account
}

/** What was asked for, or less: another role, one department instead of all, an end. */
export function decideRequest(
  request: AccessRequest,
  account: Account,
  decision: Decision,
  given: Given,
): Decided | Refusal {
  if (request.from.id === given.by.id) return refuse('not-yourself')
  if (request.state !== 'open') return refuse('already-decided', `the request is ${request.state}`)
  if (decision.decision === 'refuse') return refused(request, decision.note, given)
  const asked = narrowed(request, decision)
  if (isRefusal(asked)) return asked
  const after = giveGrant(account, asked, given)
  if (isRefusal(after)) return after
  const said = { by: actorOf(given.by), at: given.at, note: decision.note, ...asked }
  return { request: { ...request, revision: request.revision + 1, state: 'granted', decision: said }, account: after }
}

function refused(request: AccessRequest, note: string, { by, at }: { by: Actor; at: IsoTime }): Decided | Refusal {
  if (note.trim() === '') return refuse('reason-missing', 'the person reads why')
  const decision = { by: actorOf(by), at, note }
  return { request: { ...request, revision: request.revision + 1, state: 'refused', decision } }
}

function narrowed(request: AccessRequest, decision: Decision): AskedGrant | Refusal {
  const { role = request.role, department = request.department, expiresAt } = decision
  if (!covers(request, department)) {
    return refuse('bad-request', `department: ${request.department}, as asked for, or one of its parts`)
  }
  if (role === 'administrator' && request.role !== 'administrator') {
    return refuse('bad-request', 'role: nobody becomes administrator without having asked for it')
  }
  return { role, department, ...(expiresAt === undefined ? {} : { expiresAt }) }
}
