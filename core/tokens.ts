// core/tokens.ts: API tokens: how they look, and how little of them is kept.
import { createHash, timingSafeEqual } from 'node:crypto'
import { isStaffOf } from './access.ts'
import type { ApiToken } from './accounts.ts'
import { type Refusal, refuse } from './errors.ts'
import { actorOf } from './lifecycle.ts'
import { covers, EVERY_DEPARTMENT, holdsRole, TOKEN_ACTIONS, type TokenAction, type TokenLimits } from './members.ts'
import type { Actor, IsoTime, Member } from './model.ts'

/** Begins every token, so that people and scanners of code recognise one. */
export const TOKEN_PREFIX = 'plz_'

const TOKEN = /^plz_([0-9a-f]{24})_([0-9a-f]{48})$/

/** The text that its owner sees once. @param idBytes 12 random bytes @param secretBytes 24 more */
export function newToken(idBytes: Uint8Array, secretBytes: Uint8Array): { id: string; secret: string; text: string } {
  const hex = (bytes: Uint8Array, length: number) => Buffer.from(bytes.subarray(0, length)).toString('hex')
  const key = hex(idBytes, 12)
  const secret = hex(secretBytes, 24)
  return { id: `tok_${key}`, secret, text: `${TOKEN_PREFIX}${key}_${secret}` }
}

/** What can be shown of a token afterwards. */
export function tokenPrefix(text: string): string {
  return text.slice(0, TOKEN_PREFIX.length + 8)
}

export function parseToken(text: string): { id: string; secret: string } | undefined {
  const match = TOKEN.exec(text)
  return match ? { id: `tok_${match[1]}`, secret: match[2]! } : undefined
}

export function secretSha256(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Compares without telling by its time how much was right. */
export function isSecretOf(kept: Pick<ApiToken, 'secretSha256'>, secret: string): boolean {
  const found = Buffer.from(secretSha256(secret), 'hex')
  const expected = Buffer.from(kept.secretSha256, 'hex')
  return found.length === expected.length && timingSafeEqual(found, expected)
}

export function limitsOf({ id, actions, datasetIds }: Pick<ApiToken, 'id' | 'actions' | 'datasetIds'>): TokenLimits {
  return { id, actions: TOKEN_ACTIONS.filter((action) => actions.includes(action)), datasetIds }
}

/** One program each; who needs more has lost sight of them. */
export const MAX_ACTIVE_TOKENS = 20

export interface AskedToken {
  readonly name: string
  readonly departments: readonly string[]
  readonly datasetIds: readonly string[]
  readonly actions: readonly TokenAction[]
}

/** What each action needs of its owner in a department. */
const NEEDS: Readonly<Record<TokenAction, (member: Pick<Member, 'grants'>, department: string) => boolean>> = {
  read: (member, department) => member.grants.some((grant) => covers(grant, department)),
  describe: isStaffOf,
  upload: isStaffOf,
  audit: (member, department) => holdsRole(member, 'administrator', department),
  rebuild: (member, department) => holdsRole(member, 'administrator', department),
  attest: (member, department) => holdsRole(member, 'administrator', department),
  promote: (member, department) => holdsRole(member, 'administrator', department),
}

/**
 * Why a token cannot be made: it would be more than its owner, or could not be told apart.
 *
 * @param mine every token of the owner
 * @param homes department of each dataset that is asked for and exists
 */
export function whyNotToken(
  asked: AskedToken,
  owner: Pick<Member, 'grants'>,
  mine: readonly ApiToken[],
  homes: ReadonlyMap<string, string>,
  now: IsoTime,
): Refusal | undefined {
  for (const department of asked.departments) {
    const missing = asked.actions.find((action) => !NEEDS[action](owner, department))
    if (missing) return refuse('not-your-department', `you may not ${missing} in ${department} yourself`)
  }
  const stray = asked.datasetIds.find((id) => !isHomeIn(homes.get(id), asked.departments))
  if (stray) return refuse('bad-request', `datasetIds: ${stray} is in none of the departments`)
  const isPart = !asked.departments.includes(EVERY_DEPARTMENT) || asked.datasetIds.length > 0
  if (asked.actions.includes('audit') && isPart) {
    return refuse('bad-request', 'actions: the audit log is about all departments, so the token must be too')
  }
  const active = mine.filter((token) => tokenState(token, now) === 'active')
  const plain = asked.name.toLowerCase()
  if (active.some(({ name }) => name.toLowerCase() === plain)) {
    return refuse('already-there', `you have a token named ${asked.name}`)
  }
  return active.length >= MAX_ACTIVE_TOKENS ? refuse('too-many-open', `you have ${active.length} tokens`) : undefined
}

function isHomeIn(home: string | undefined, departments: readonly string[]): boolean {
  return home !== undefined && departments.some((department) => covers({ department }, home))
}

export function tokenState(
  token: Pick<ApiToken, 'revoked' | 'expiresAt'>,
  now: IsoTime,
): 'active' | 'expired' | 'revoked' {
  if (token.revoked) return 'revoked'
  return token.expiresAt <= now ? 'expired' : 'active'
}

/** Ends it at once. */
export function revokeToken(token: ApiToken, by: Actor, at: IsoTime): ApiToken | Refusal {
  if (token.revoked) return refuse('already-decided', `revoked on ${token.revoked.at}`)
  return { ...token, revision: token.revision + 1, revoked: { at, by: actorOf(by) } }
}
