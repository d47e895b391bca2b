// lib/sign-in.ts: where members sign in: addresses known by name, so that pages can be told before the client exists.
import { Duration, Stack } from 'aws-cdk-lib'
import { OAuthScope, UserPoolClient, UserPoolClientIdentityProvider, UserPoolDomain } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { SignInSettings } from '../core/sign-in-settings.ts'
import type { Members } from './members.ts'

/** What the API and the console have to know of wherever people sign in. */
export interface SignInAddresses {
  readonly issuer: string
  readonly jwksUrl: string
  readonly clientId: string
  /** Audience in the access tokens; the client's id when absent. */
  readonly audience?: string
  /** What the console asks for, where it is not `openid email profile`. */
  readonly scope?: string
}

export interface SignInProps {
  readonly members: Members
  readonly prefix: string
  readonly portalUrl: string
}

/** Access tokens cannot be called back: short ones end soon, and the console renews them by itself. */
const TOKEN_MINUTES = 15

/** Cognito's sign-in page and the console's client: authorization code with PKCE, no secret in the browser. */
export class SignIn extends Construct implements SignInAddresses {
  readonly issuer: string
  readonly jwksUrl: string
  readonly clientId: string

  constructor(scope: Construct, id: string, { members, prefix, portalUrl }: SignInProps) {
    super(scope, id)
    const { pool, federation } = members
    this.issuer = `${issuerOrigin(Stack.of(this))}/${pool.userPoolId}`
    this.jwksUrl = `${this.issuer}/.well-known/jwks.json`

    new UserPoolDomain(this, 'Domain', {
      userPool: pool,
      cognitoDomain: { domainPrefix: domainPrefix(Stack.of(this), prefix) },
    })
    const client = new UserPoolClient(this, 'Console', {
      userPool: pool,
      userPoolClientName: `${prefix}-console`,
      generateSecret: false,
      preventUserExistenceErrors: true,
      authFlows: { userSrp: true },
      // The pool stays beside the city's provider: people from outside are in it.
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(federation ? [UserPoolClientIdentityProvider.custom(federation)] : []),
      ],
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${portalUrl}/console/`],
        logoutUrls: [`${portalUrl}/`],
      },
      accessTokenValidity: Duration.minutes(TOKEN_MINUTES),
      idTokenValidity: Duration.minutes(TOKEN_MINUTES),
      refreshTokenValidity: Duration.days(1), // one working day without a second password
      // A refresh token is good for one use; half a minute forgives an answer that was lost on the way.
      refreshTokenRotationGracePeriod: Duration.seconds(30),
      enableTokenRevocation: true,
    })
    this.clientId = client.userPoolClientId
  }
}

/** Origins that the console asks while signing in: the provider's description of itself, and its tokens. */
export function signInOrigins(stack: Stack, prefix: string, signIn: SignInSettings): string[] {
  if (signIn.kind === 'oidc') return [...new Set([new URL(signIn.issuer).origin, ...signIn.origins])]
  return [issuerOrigin(stack), `https://${domainPrefix(stack, prefix)}.auth.${stack.region}.amazoncognito.com`]
}

function issuerOrigin(stack: Stack): string {
  return `https://cognito-idp.${stack.region}.${stack.urlSuffix}`
}

/** Names of sign-in pages are shared by all accounts of a region; the account's number keeps two cities apart. */
function domainPrefix(stack: Stack, prefix: string): string {
  const reserved = /aws|amazon|cognito/.exec(prefix)
  if (reserved) {
    throw new Error(
      `portalId: ${prefix} holds "${reserved[0]}", which Cognito refuses in the address of a sign-in page`,
    )
  }
  return `${prefix}-${stack.account}`
}
