// functions/api/steps/access-requests.ts: somebody asks for a role; the open data team answers.

import { type Decision, decideRequest, whyNotAsk, withdrawRequest } from '../../../core/access-requests.ts'
import { type AskedGrant, grantChanges, whyNotGrantable } from '../../../core/account-moves.ts'
import type { AccessRequest } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import { whyNoDepartment } from './accounts.ts'

export async function askForAccess(
  ports: ApiPorts,
  by: Member,
  { reason, ...asked }: AskedGrant & { readonly reason: string },
): Promise<AccessRequest | Refusal> {
  const at = ports.outside.now()
  const mine = await requestsOf(ports, by.id)
  const fault =
    whyNotAsk(mine, by, asked) ?? whyNotGrantable(asked, at) ?? (await whyNoDepartment(ports, asked.department))
  if (fault) return fault

  const request: AccessRequest = {
    ...{ id: recordIdFrom('req', ports.outside.random(12)), revision: 1, from: actorOf(by), ...asked },
    ...{ reason, at, state: 'open' },
  }
  const detail = { role: asked.role, department: asked.department, reason }
  const saved = await ports.registry.commit({
    records: [{ kind: 'access-request', after: request }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), action: 'access-requested', subject: subjectOf('access-request', request.id), detail },
  })
  return isRefusal(saved) ? saved : request
}

export async function takeRequestBack(ports: ApiPorts, by: Member, id: string): Promise<AccessRequest | Refusal> {
  const before = await ports.registry.record('access-request', id)
  // Requests of others are not there, for whoever guesses an id.
  if (before?.from.id !== by.id) return refuse('not-found')
  const after = withdrawRequest(before)
  if (isRefusal(after)) return after

  const at = ports.outside.now()
  const detail = { role: before.role, department: before.department }
  const saved = await ports.registry.commit({
    records: [{ kind: 'access-request', before, after }],
    event: {
      ...{ ...doneBy(by, at), action: 'access-request-withdrawn', subject: subjectOf('access-request', id), detail },
    },
  })
  return isRefusal(saved) ? saved : after
}

/** The answer and the grant are one change: nobody is told of a role that is not there. */
export async function answerRequest(
  ports: ApiPorts,
  by: Member,
  id: string,
  decision: Decision,
): Promise<AccessRequest | Refusal> {
  const before = await ports.registry.record('access-request', id)
  const person = before && (await ports.registry.record('account', before.from.id))
  if (!before || !person) return refuse('not-found')
  const fault = decision.department === undefined ? undefined : await whyNoDepartment(ports, decision.department)
  if (fault) return fault

  const at = ports.outside.now()
  const decided = decideRequest(before, person, decision, { id: recordIdFrom('gr', ports.outside.random(12)), by, at })
  if (isRefusal(decided)) return decided
  const { request, account } = decided

  const { role = before.role, department = before.department, expiresAt = '', note = '' } = request.decision ?? {}
  const saved = await ports.registry.commit({
    records: [
      { kind: 'access-request', before, after: request },
      ...(account ? [{ kind: 'account' as const, before: person, after: account }] : []),
    ],
    unchanged: standsStill(by),
    event: {
      ...{ ...doneBy(by, at), action: account ? 'access-granted' : 'access-refused' },
      ...{
        subject: subjectOf('access-request', id),
        detail: { account: person.id, role, department, expires: expiresAt, note },
      },
      ...(account ? { changes: grantChanges(person, account) } : {}),
    },
  })
  return isRefusal(saved) ? saved : request
}

/** Newest first. */
export async function requestsOf(ports: ApiPorts, accountId: string): Promise<AccessRequest[]> {
  const all = await ports.registry.records('access-request')
  return all.filter(({ from }) => from.id === accountId).sort((a, b) => (a.at < b.at ? 1 : -1))
}
