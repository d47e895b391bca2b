// test/rehearsal/front/tokens.ts: what Cognito does between a password and a token: the portal's own function has a say.
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Json } from '../json.ts'
import { clientOf } from '../resources/handler.ts'
import type { Answered, Asked } from './request.ts'

export interface Tokens {
  /** Signs the access token of an answer again, with the claims that the pool's function adds. */
  withClaims(asked: Asked, answered: Answered): Promise<Answered>
  /** The public key of every pool. */
  keys(): Json
}

const KEY = 'rehearsal'

/** @param invoke runs the function with this ARN */
export async function createTokens(
  endpoint: string,
  invoke: (region: string, arn: string, event: Json) => Promise<Json>,
): Promise<Tokens> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: KEY, alg: 'RS256', use: 'sig' }

  async function claimsFor(claims: Json, region: string): Promise<Json> {
    const cognito = clientOf(CognitoIdentityProviderClient, { endpoint, region })
    const UserPoolId = String(claims.iss).split('/').at(-1)!
    const { UserPool } = await cognito.send(new DescribeUserPoolCommand({ UserPoolId }))
    const arn = UserPool?.LambdaConfig?.PreTokenGenerationConfig?.LambdaArn
    if (!arn) return {}
    const user = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: claims.username }))
    const userAttributes = Object.fromEntries((user.UserAttributes ?? []).map(({ Name, Value }) => [Name, Value]))
    const { response } = await invoke(region, arn, {
      version: '2',
      triggerSource: 'TokenGeneration_Authentication',
      region,
      userPoolId: UserPoolId,
      userName: claims.username,
      request: {
        userAttributes: { ...userAttributes, 'cognito:user_status': user.UserStatus },
        groupConfiguration: { groupsToOverride: [] },
        scopes: String(claims.scope).split(' '),
      },
      response: {},
    })
    return response?.claimsAndScopeOverrideDetails?.accessTokenGeneration?.claimsToAddOrOverride ?? {}
  }

  return {
    keys: () => ({ keys: [jwk] }),
    withClaims: async (asked, answered) => {
      const document = JSON.parse(String(answered.body))
      const token = document.AuthenticationResult?.AccessToken
      if (!token) return answered
      const claims = decodeJwt(token) as Json
      const all = { ...claims, ...(await claimsFor(claims, asked.region)) }
      const AccessToken = await new SignJWT(all).setProtectedHeader({ alg: 'RS256', kid: KEY }).sign(privateKey)
      const AuthenticationResult = { ...document.AuthenticationResult, AccessToken }
      return { ...answered, body: JSON.stringify({ ...document, AuthenticationResult }) }
    },
  }
}
