// lib/sign-in.ts: where members sign in: addresses known by name, so that pages can be told before the client exists.
import { Duration, Stack } from 'aws-cdk-lib'
import {
  OAuthScope,
  type UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolDomain,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'

export interface SignInProps {
  readonly pool: UserPool
  readonly prefix: string
  readonly portalUrl: string
}

/** Cognito's sign-in page and the console's client: authorization code with PKCE, no secret in the browser. */
export class SignIn extends Construct {
  readonly issuer: string
  readonly jwksUrl: string
  readonly clientId: string

  constructor(scope: Construct, id: string, { pool, prefix, portalUrl }: SignInProps) {
    super(scope, id)
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
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      oAuth: {
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${portalUrl}/console/`],
        logoutUrls: [`${portalUrl}/`],
      },
      // Roles are read from the access token, so a role that was taken away ends within the hour.
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(1), // one working day without a second password
      enableTokenRevocation: true,
    })
    this.clientId = client.userPoolClientId
  }
}

/** Origins that the console asks while signing in: the provider's description of itself, and its tokens. */
export function signInOrigins(stack: Stack, prefix: string): string[] {
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
