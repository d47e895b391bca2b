// adapters/sign-in.ts: turns an access token of the OIDC provider into a member. Cognito and the local provider alike.
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import { type Refusal, refuse } from '../core/errors.ts'
import { type Member, ROLES, type Role } from '../core/model.ts'

/** Groups that name a department look like `department:parks`; other groups that are no role are ignored. */
const DEPARTMENT_GROUP = 'department:'

export interface SignIn {
  /** @returns the member, or why the token is not good */
  memberOf(token: string): Promise<Member | Refusal>
}

export function createSignIn(options: { issuer: string; jwksUrl: string; clientId: string }): SignIn {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl))
  return {
    async memberOf(token) {
      try {
        const { payload } = await jwtVerify(token, keys, { issuer: options.issuer, algorithms: ['RS256'] })
        // An id token has no token_use `access`, a token of another client another client_id.
        if (payload['client_id'] !== options.clientId || payload['token_use'] !== 'access')
          return refuse('not-signed-in')
        return memberFrom(payload)
      } catch (error) {
        if (error instanceof errors.JWTExpired) return refuse('token-expired')
        // The provider could not be asked: that is a fault, not an answer about the token.
        if (error instanceof errors.JWKSTimeout) throw error
        if (error instanceof errors.JOSEError) return refuse('not-signed-in')
        throw error
      }
    },
  }
}

function memberFrom(claims: Record<string, unknown>): Member {
  const groups = Array.isArray(claims['cognito:groups']) ? claims['cognito:groups'].map(String) : []
  const username = String(claims['username'] ?? claims['sub'])
  return {
    id: String(claims['sub']),
    name: typeof claims['name'] === 'string' ? claims['name'] : username,
    email: typeof claims['email'] === 'string' ? claims['email'] : '',
    roles: ROLES.filter((role: Role) => groups.includes(role)),
    departments: groups
      .filter((group) => group.startsWith(DEPARTMENT_GROUP))
      .map((group) => group.slice(DEPARTMENT_GROUP.length)),
  }
}
