// functions/api/steps/tokens.ts: a program's token becomes its owner, with less.
import { type Refusal, refuse } from '../../../core/errors.ts'
import { covers, grantsAt, memberWith } from '../../../core/members.ts'
import type { Member } from '../../../core/model.ts'
import { isSecretOf, limitsOf, parseToken } from '../../../core/tokens.ts'
import type { ApiPorts } from '../ports.ts'

export { TOKEN_PREFIX } from '../../../core/tokens.ts'

/** What the token's owner may do now, narrowed to the token's scope: it dies with the grants it lived on. */
export async function memberOfToken(ports: ApiPorts, text: string, address: string): Promise<Member | Refusal> {
  const parsed = parseToken(text)
  const token = parsed && (await ports.registry.record('token', parsed.id))
  if (!token || !isSecretOf(token, parsed.secret)) return refuse('not-signed-in')
  const now = ports.outside.now()
  if (token.revoked || token.expiresAt <= now)
    return refuse('token-expired', `the token ${token.prefix}… counts no more`)
  const owner = await ports.registry.record('account', token.owner.id)
  if (!owner || owner.disabled) return refuse('account-disabled')

  const grants = grantsAt(owner.grants, now).flatMap((grant) =>
    token.departments
      .filter((department) => covers(grant, department))
      .map((department) => ({ role: grant.role, department })),
  )
  await ports.tokenUse(token.id, now)
  return memberWith(owner, grants, {
    accountRevision: owner.revision,
    origin: { via: 'token', address, tokenId: token.id },
    token: limitsOf(token),
  })
}
