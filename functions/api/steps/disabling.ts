// functions/api/steps/disabling.ts: people leave: their account is shut, and what waits for them goes to somebody else.

import { withdrawRequest } from '../../../core/access-requests.ts'
import { asLiaisonOfEach, disable, enable, grantChanges } from '../../../core/account-moves.ts'
import type { Account } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import { handOn } from '../../../core/delegations.ts'
import { handOverPosts, partOf } from '../../../core/department-moves.ts'
import type { DepartmentRecord } from '../../../core/departments.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { recordIdFrom } from '../../../core/keys.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import { grantsAt } from '../../../core/members.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { type RecordChange, standsStill, subjectOf, type Unchanged } from '../../../core/records.ts'
import { revokeToken, tokenState } from '../../../core/tokens.ts'
import type { ApiPorts } from '../ports.ts'
import { requestsOf } from './access-requests.ts'
import { heldStill, whoAdministers } from './accounts.ts'
import { tokensOf } from './token-desk.ts'

export interface AskedDisabling {
  readonly reason: string
  /** Id of an account. */
  readonly successor?: string | undefined
}

/**
 * Shuts an account and hands over posts, reviews and mails. Its grants, tokens and open requests end.
 *
 * Reviews go first, each in a change of its own: when this breaks off, asking again goes on where it was.
 */
export async function disableAccount(
  ports: ApiPorts,
  by: Member,
  accountId: string,
  { reason, successor: successorId }: AskedDisabling,
): Promise<Account | Refusal> {
  const before = await ports.registry.record('account', accountId)
  if (!before) return refuse('not-found')
  const successor = successorId === undefined ? undefined : await ports.registry.record('account', successorId)
  if (successorId !== undefined && !successor) return refuse('no-such-person', `successor: ${successorId}`)
  const at = ports.outside.now()
  const after = disable(before, reason, successor, by, at)
  if (isRefusal(after)) return after
  const posts = await postsOf(ports, before, successor, by, at)
  if (isRefusal(posts)) return posts
  const keeper = await whoAdministers(ports, before, after)
  if (isRefusal(keeper)) return keeper

  const handedOn = await handReviewsOn(ports, by, before, posts.successor ?? successor, at)
  if (isRefusal(handedOn)) return handedOn
  const records: RecordChange[] = [
    { kind: 'account', before, after },
    ...posts.changes,
    ...(await endingsOf(ports, by, accountId, at)),
  ]
  const heir: Unchanged[] = successor ? [{ kind: 'account', id: successor.id, revision: successor.revision }] : []
  const detail = {
    ...{ reason, successor: successor?.id ?? '', posts: posts.departments.join(', '), reviews: handedOn },
  }
  const saved = await ports.registry.commit({
    records,
    unchanged: heldStill([...standsStill(by), ...keeper, ...heir], records),
    event: {
      ...{ ...doneBy(by, at), action: 'account-disabled', subject: subjectOf('account', accountId), detail },
      changes: grantChanges(before, after),
    },
  })
  return isRefusal(saved) ? saved : after
}

export async function enableAccount(ports: ApiPorts, by: Member, accountId: string): Promise<Account | Refusal> {
  const before = await ports.registry.record('account', accountId)
  if (!before) return refuse('not-found')
  const after = enable(before, by)
  if (isRefusal(after)) return after

  const at = ports.outside.now()
  const saved = await ports.registry.commit({
    records: [{ kind: 'account', before, after }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), action: 'account-enabled', subject: subjectOf('account', accountId) },
  })
  return isRefusal(saved) ? saved : after
}

interface Posts {
  /** Ids of departments. */
  readonly departments: readonly string[]
  readonly changes: readonly RecordChange[]
  /** With the role that the posts need. */
  readonly successor?: Account
}

async function postsOf(
  ports: ApiPorts,
  leaver: Account,
  successor: Account | undefined,
  by: Member,
  at: IsoTime,
): Promise<Posts | Refusal> {
  const held = (await ports.registry.records('department')).filter((one) => !one.dissolved && partOf(one, leaver.id))
  const contact = successor && { accountId: successor.id, name: successor.name, email: successor.email }
  const departments: RecordChange[] = []
  const taken: DepartmentRecord[] = []
  for (const before of held) {
    const after = handOverPosts(before, leaver.id, contact, `${leaver.name} left.`, by, at)
    if (isRefusal(after)) return after
    departments.push({ kind: 'department', before, after })
    if (successor && partOf(after, successor.id)) taken.push(after)
  }
  const ids = held.map(({ id }) => id)
  if (!successor) return { departments: ids, changes: departments }
  const newId = () => recordIdFrom('gr', ports.outside.random(12))
  const named = taken.map(({ id }) => id)
  const able = asLiaisonOfEach(successor, named, { by, at }, newId)
  if (isRefusal(able)) return able
  const grown: RecordChange[] = able === successor ? [] : [{ kind: 'account', before: successor, after: able }]
  return { departments: ids, changes: [...departments, ...grown], successor: able }
}

/** @returns how many reviews were handed on */
async function handReviewsOn(
  ports: ApiPorts,
  by: Member,
  leaver: Account,
  successor: Account | undefined,
  at: IsoTime,
): Promise<number | Refusal> {
  const heir = successor && { ...actorOf(successor), grants: grantsAt(successor.grants, at) }
  let count = 0
  for (const { id, openVersion } of await ports.registry.datasets()) {
    const before = openVersion === undefined ? undefined : await ports.registry.version(id, openVersion)
    const after = before && handOn(before, leaver, heir, by, at)
    if (!before || !after) continue
    const event = { ...doneBy(by, at), action: 'review-handed-over', datasetId: id, version: before.number }
    const detail = { from: leaver.id, to: heir?.id ?? '' }
    const saved = await ports.registry.commit({ versions: [{ before, after }], event: { ...event, detail } })
    if (isRefusal(saved)) return saved
    count += 1
  }
  return count
}

/** Tokens and requests that end with the account. */
async function endingsOf(ports: ApiPorts, by: Member, accountId: string, at: IsoTime): Promise<RecordChange[]> {
  const tokens = (await tokensOf(ports, accountId)).flatMap((before): RecordChange[] => {
    const after = tokenState(before, at) === 'active' ? revokeToken(before, by, at) : refuse('already-decided')
    return isRefusal(after) ? [] : [{ kind: 'token', before, after }]
  })
  const requests = (await requestsOf(ports, accountId)).flatMap((before): RecordChange[] => {
    const after = withdrawRequest(before)
    return isRefusal(after) ? [] : [{ kind: 'access-request', before, after }]
  })
  return [...tokens, ...requests]
}
