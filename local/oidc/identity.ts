// local/oidc/identity.ts: the OpenID Connect provider of the one-machine edition. Its tokens look like Cognito's.
import { mkdirSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { type Configuration, Provider } from 'oidc-provider'
import { openStorage, type Storage } from './adapter.ts'
import { type Keys, openKeys } from './keys.ts'
import { renderProblem, renderSignedOut, renderSignOut } from './pages.ts'
import { type Account, createPeople, type People, type Person } from './people.ts'
import { guardPages, serveSignIn, show } from './routes.ts'

export interface IdentityOptions {
  /** Folder for keys, sessions and refresh tokens; made when missing. */
  readonly dir: string
  /** `http://127.0.0.1:PORT`, as browsers reach it: it stands in every token. */
  readonly issuer: string
  readonly clientId: string
  readonly redirectUris: readonly string[]
  /** Where a sign-out may lead; the redirect addresses and the roots of their origins when absent. */
  readonly postLogoutRedirectUris?: readonly string[]
  readonly people: readonly Person[]
  readonly portalName: string
  /** Lists everyone on the sign-in page as a button that needs no password; true when absent: a demonstration. */
  readonly oneClick?: boolean
}

export interface Identity {
  /** Serves on loopback. */
  listen(port: number): Promise<void>
  close(): Promise<void>
}

const AUDIENCE = 'urn:plaza:api'
const SCOPES = 'openid email profile'
const HOUR_SECONDS = 3600
const DAY_SECONDS = 86_400

/**
 * Makes a provider for one public browser client: code flow with PKCE, refresh tokens, sign-out.
 *
 * Access tokens are JWTs (RS256) with `client_id`, `token_use`, `username`, `email`, `email_verified`, `name` and
 * `auth_time`. What people may do is not the provider's to say. Sessions and refresh tokens survive a restart.
 */
export function createIdentity(options: IdentityOptions): Identity {
  let server: http.Server | undefined
  let storage: Storage | undefined
  return {
    listen: async (port) => {
      mkdirSync(options.dir, { recursive: true, mode: 0o700 })
      const keys = await openKeys(join(options.dir, 'keys.json'))
      const people = await createPeople(options.people)
      storage = openStorage(join(options.dir, 'sessions.sqlite'))
      server = http.createServer(
        { keepAliveTimeout: 65_000 },
        createProvider(options, keys, people, storage).callback(),
      )
      await new Promise<void>((resolve, reject) => {
        server!.once('error', reject)
        server!.listen(port, '127.0.0.1', resolve)
      })
    },
    close: async () => {
      await new Promise((resolve) => {
        if (!server) return resolve(undefined)
        server.close(resolve)
        server.closeAllConnections()
      })
      storage?.close()
    },
  }
}

function createProvider(options: IdentityOptions, keys: Keys, people: People, storage: Storage): Provider {
  const origins = [...new Set(options.redirectUris.map((uri) => new URL(uri).origin))]
  const provider = new Provider(options.issuer, configure(options, keys, people, storage, origins))
  const { portalName, oneClick = true } = options
  provider.use(guardPages(origins))
  provider.use(serveSignIn({ provider, people, portalName, origins, oneClick }))
  provider.on('server_error', (_ctx, error) => console.error('identity:', error))
  return provider
}

function configure(
  options: IdentityOptions,
  keys: Keys,
  people: People,
  storage: Storage,
  origins: readonly string[],
): Configuration {
  const { portalName, redirectUris } = options
  const roots = origins.map((origin) => `${origin}/`)
  const { port } = new URL(options.issuer)
  return {
    adapter: storage.Adapter,
    jwks: keys.jwks as Configuration['jwks'],
    // Cookies ignore ports: without it in the names, two portals on one machine would sign each other out.
    cookies: {
      keys: keys.cookies,
      names: { session: `plaza_${port}`, interaction: `plaza_${port}_sign_in`, resume: `plaza_${port}_resume` },
    },
    clients: [
      {
        client_id: options.clientId,
        token_endpoint_auth_method: 'none',
        application_type: 'web',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [...redirectUris],
        post_logout_redirect_uris: [...(options.postLogoutRedirectUris ?? new Set([...redirectUris, ...roots]))],
      },
    ],
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => origins.includes(origin),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    loadExistingGrant: grantEverything,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name'],
    },
    conformIdTokenClaims: false, // e-mail and name stand in the id token, as Cognito does it
    findAccount: (_ctx, id) => {
      const account = people.find(id)
      return account && { accountId: id, claims: () => ({ sub: id, email_verified: true, ...claimsOf(account) }) }
    },
    extraTokenClaims: (ctx, token) => {
      const account = 'accountId' in token ? people.find(token.accountId) : undefined
      const { AuthorizationCode, RefreshToken } = ctx.oidc.entities
      const signedInAt = AuthorizationCode?.['authTime'] ?? RefreshToken?.['authTime']
      const when = signedInAt ? { auth_time: signedInAt } : {}
      return (
        account && { token_use: 'access', username: account.id, email_verified: true, ...when, ...claimsOf(account) }
      )
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Session: DAY_SECONDS,
      Grant: DAY_SECONDS,
      RefreshToken: DAY_SECONDS,
    },
    renderError: (ctx, out) =>
      show(ctx, ctx.status, renderProblem(portalName, roots[0] ?? '/', out.error_description ?? out.error)),
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, 200, renderSignOut(portalName, form)),
        postLogoutSuccessSource: (ctx) => show(ctx, 200, renderSignedOut(portalName)),
      },
      // The way to make access tokens JWTs: they need an audience.
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCOPES,
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR_SECONDS,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  }
}

/** There is one client and it is ours: nobody is asked for consent. */
const grantEverything: Configuration['loadExistingGrant'] = async (ctx) => {
  const { client, session, provider } = ctx.oidc
  if (!client || !session?.accountId) return undefined
  const grantId = session.grantIdFor(client.clientId)
  const existing = grantId ? await provider.Grant.find(grantId) : undefined
  if (existing && existing.accountId === session.accountId) return existing

  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope(`${SCOPES} offline_access`)
  grant.addResourceScope(AUDIENCE, SCOPES)
  await grant.save()
  return grant
}

function claimsOf({ email, name }: Account) {
  return { email, name }
}
