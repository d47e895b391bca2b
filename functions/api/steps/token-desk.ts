// functions/api/steps/token-desk.ts: API tokens are made by their owner and revoked by the owner or an administrator.
import type { ApiToken } from '../../../core/accounts.ts'
import { doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { actorOf } from '../../../core/lifecycle.ts'
import type { Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import { type AskedToken, newToken, revokeToken, secretSha256, tokenPrefix, whyNotToken } from '../../../core/tokens.ts'
import type { ApiPorts } from '../ports.ts'
import { whyNoDepartment } from './accounts.ts'

const DAY_MILLISECONDS = 86_400_000

/** @returns the token, and its text, which nobody can read again */
export async function makeToken(
  ports: ApiPorts,
  by: Member,
  { days, ...asked }: AskedToken & { readonly days: number },
): Promise<{ token: ApiToken; secret: string } | Refusal> {
  const at = ports.outside.now()
  const fault = await whyNotMakeable(ports, by, asked)
  if (fault) return fault

  const made = newToken(ports.outside.random(12), ports.outside.random(24))
  const token: ApiToken = {
    ...{ id: made.id, revision: 1, name: asked.name, owner: actorOf(by), departments: [...new Set(asked.departments)] },
    ...{ datasetIds: [...new Set(asked.datasetIds)], actions: [...new Set(asked.actions)] },
    ...{ secretSha256: secretSha256(made.secret), prefix: tokenPrefix(made.text), createdAt: at },
    expiresAt: new Date(Date.parse(at) + days * DAY_MILLISECONDS).toISOString(),
  }
  const detail = {
    ...{ name: token.name, actions: token.actions.join(', '), departments: token.departments.join(', ') },
    ...{ datasets: token.datasetIds.join(', '), expires: token.expiresAt },
  }
  const saved = await ports.registry.commit({
    records: [{ kind: 'token', after: token }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), action: 'token-made', subject: subjectOf('token', token.id), detail },
  })
  return isRefusal(saved) ? saved : { token, secret: made.text }
}

async function whyNotMakeable(ports: ApiPorts, by: Member, asked: AskedToken): Promise<Refusal | undefined> {
  for (const department of asked.departments) {
    const fault = await whyNoDepartment(ports, department)
    if (fault) return fault
  }
  const datasets = await Promise.all(asked.datasetIds.map((id) => ports.registry.dataset(id)))
  const homes = new Map(datasets.flatMap((found) => (found ? [[found.id, found.metadata.departmentId]] : [])))
  return whyNotToken(asked, by, await tokensOf(ports, by.id), homes, ports.outside.now())
}

/** Ends a token at once. @param mine only the member's own: others are not there */
export async function endToken(
  ports: ApiPorts,
  by: Member,
  id: string,
  { mine }: { readonly mine: boolean },
): Promise<ApiToken | Refusal> {
  const before = await ports.registry.record('token', id)
  if (!before || (mine && before.owner.id !== by.id)) return refuse('not-found')
  const at = ports.outside.now()
  const after = revokeToken(before, by, at)
  if (isRefusal(after)) return after

  const detail = { name: before.name, prefix: before.prefix, owner: before.owner.id }
  const saved = await ports.registry.commit({
    records: [{ kind: 'token', before, after }],
    event: { ...doneBy(by, at), action: 'token-revoked', subject: subjectOf('token', id), detail },
  })
  return isRefusal(saved) ? saved : after
}

export async function tokensOf(ports: ApiPorts, accountId: string): Promise<ApiToken[]> {
  return (await ports.registry.records('token')).filter(({ owner }) => owner.id === accountId)
}
