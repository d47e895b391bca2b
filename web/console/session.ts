// web/console/session.ts: signing in with the city's identity provider (OpenID Connect, authorization code with PKCE).
import * as oauth from 'oauth4webapi'

/** What `/console/config.json` says. */
export interface ConsoleSettings {
  readonly issuer: string
  readonly clientId: string
  /** Sent along where the provider has to be told; see core/sign-in-settings.ts. */
  readonly audience?: string
  readonly scope?: string
  readonly city: string
  readonly stage: string
}

/** A signed-in person's tokens. They stay in memory: no other page or later visitor of the browser can read them. */
export interface Session {
  /**
   * A token that is good for at least half a minute.
   *
   * @throws SignInEnded when the provider gives none any more
   */
  accessToken(renew?: 'now'): Promise<string>
  /** Ends the session here and at the provider; leaves the page. */
  signOut(): void
}

/** `anew`: the provider asks for the password even when it knows the person; see `signed-out-everywhere`. */
export type SignInWay = 'as-known' | 'anew'

/** The person has to sign in again. */
export class SignInEnded extends Error {}

type Opened =
  | { readonly state: 'signed-in'; readonly session: Session }
  | { readonly state: 'signed-out'; readonly why?: string }
  /** The browser is on its way to the provider. */
  | { readonly state: 'leaving' }

/** What has to survive the way to the provider and back; belongs to one tab. */
interface Departure {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly hash: string
}

interface Tokens {
  readonly access: string
  readonly refresh: string | undefined
  readonly identity: string | undefined
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const DEPARTURE = 'plaza.sign-in'
const WAS_SIGNED_IN = 'plaza.signed-in'
const SCOPE = 'openid email profile'
/** A token is renewed when it has less than this left: a request may be under way for a while. */
const SPARE_MILLISECONDS = 30_000
/** Clocks of people's machines are off by minutes more often than one would think; the API allows as much. */
const CLOCK_TOLERANCE_SECONDS = 300

/** Picks up where the page load is: coming back from the provider, reloaded while signed in, or new. */
export async function openSession(settings: ConsoleSettings): Promise<Opened> {
  const answer = new URLSearchParams(location.search)
  const departure = takeDeparture()
  if (departure && (answer.has('code') || answer.has('error'))) {
    history.replaceState(null, '', `${location.pathname}${departure.hash}`)
    return arrive(settings, departure, answer)
  }
  // An address with an old answer in it, e.g. from the browser's history, is worth nothing.
  if (answer.size > 0) history.replaceState(null, '', `${location.pathname}${location.hash}`)
  if (sessionStorage.getItem(WAS_SIGNED_IN) !== 'yes') return { state: 'signed-out' }
  // Once: if the way there fails, the next load of this page must not try again by itself.
  sessionStorage.removeItem(WAS_SIGNED_IN)
  await signIn(settings)
  return { state: 'leaving' }
}

/** Leaves for the provider, which asks for a password when it does not know the person yet, or is told to. */
export async function signIn(settings: ConsoleSettings, way: SignInWay = 'as-known'): Promise<void> {
  const server = await discover(settings)
  if (!server.authorization_endpoint) throw new Error(`${settings.issuer} names no authorization endpoint`)
  const departure: Departure = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    hash: location.hash,
  }
  sessionStorage.setItem(DEPARTURE, JSON.stringify(departure))
  const address = new URL(server.authorization_endpoint)
  address.search = new URLSearchParams({
    client_id: settings.clientId,
    redirect_uri: redirectUri(),
    response_type: 'code',
    scope: settings.scope ?? SCOPE,
    ...(settings.audience ? { audience: settings.audience } : {}),
    state: departure.state,
    nonce: departure.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(departure.verifier),
    code_challenge_method: 'S256',
    // Providers know the one or the other: without a new proof, a sign-in from before would be refused again and again.
    ...(way === 'anew' ? { prompt: 'login', max_age: '0' } : {}),
  }).toString()
  location.assign(address)
}

async function arrive(settings: ConsoleSettings, departure: Departure, answer: URLSearchParams): Promise<Opened> {
  try {
    const server = await discover(settings)
    const client = clientOf(settings)
    const checked = oauth.validateAuthResponse(server, client, answer, departure.state)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      checked,
      redirectUri(),
      departure.verifier,
      insecureOnLoopback(settings.issuer),
    )
    const granted = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: departure.nonce,
      requireIdToken: true,
    })
    sessionStorage.setItem(WAS_SIGNED_IN, 'yes')
    return { state: 'signed-in', session: sessionWith(settings, server, tokensOf(granted)) }
  } catch (cause) {
    console.error(cause)
    return { state: 'signed-out', why: whyNoSignIn(cause) }
  }
}

function sessionWith(settings: ConsoleSettings, server: oauth.AuthorizationServer, first: Tokens): Session {
  let tokens = first
  let renewal: Promise<void> | undefined

  async function renew(): Promise<void> {
    if (!tokens.refresh) throw new SignInEnded('the provider gave no refresh token')
    const client = clientOf(settings)
    const options = insecureOnLoopback(settings.issuer)
    const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh, options)
    // The provider is out of order: that says nothing about the sign-in.
    if (response.status >= 500) throw new TypeError(`the sign-in service answered ${response.status}`)
    try {
      tokens = tokensOf(await oauth.processRefreshTokenResponse(server, client, response), tokens)
    } catch (cause) {
      throw new SignInEnded('the provider renewed no token', { cause })
    }
  }

  return {
    async accessToken(now) {
      if (now || isDue(tokens, Date.now())) {
        // Refresh tokens may be good for one use: requests that come together share one renewal.
        renewal ??= renew().finally(() => {
          renewal = undefined
        })
        await renewal
      }
      return tokens.access
    },
    signOut() {
      sessionStorage.removeItem(WAS_SIGNED_IN)
      location.assign(goodbyeAddress(settings, server, tokens.identity))
    },
  }
}

/** Whether a token has to be renewed before it is used; one that cannot be renewed is used to its end. */
export function isDue({ expiresAt, refresh }: Pick<Tokens, 'expiresAt' | 'refresh'>, now: number): boolean {
  return expiresAt - now < (refresh ? SPARE_MILLISECONDS : 0)
}

function clientOf({ clientId }: ConsoleSettings): oauth.Client {
  return { client_id: clientId, [oauth.clockTolerance]: CLOCK_TOLERANCE_SECONDS }
}

function goodbyeAddress(settings: ConsoleSettings, server: oauth.AuthorizationServer, identity?: string): string {
  const home = `${location.origin}/`
  if (!server.end_session_endpoint) return home
  const address = new URL(server.end_session_endpoint)
  const parameters = {
    client_id: settings.clientId,
    post_logout_redirect_uri: home,
    // What Cognito calls the line above; others ignore it.
    logout_uri: home,
    ...(identity ? { id_token_hint: identity } : {}),
  }
  address.search = new URLSearchParams(parameters).toString()
  return address.href
}

async function discover({ issuer }: ConsoleSettings): Promise<oauth.AuthorizationServer> {
  const address = new URL(issuer)
  const response = await oauth.discoveryRequest(address, insecureOnLoopback(issuer))
  return oauth.processDiscoveryResponse(address, response)
}

/** Plain http is for the provider on this very machine only. */
function insecureOnLoopback(issuer: string): { [oauth.allowInsecureRequests]?: boolean } {
  const isLoopback = ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname)
  return isLoopback ? { [oauth.allowInsecureRequests]: true } : {}
}

function tokensOf(granted: oauth.TokenEndpointResponse, before?: Tokens): Tokens {
  return {
    access: granted.access_token,
    refresh: granted.refresh_token ?? before?.refresh,
    identity: granted.id_token ?? before?.identity,
    // 5 min when the provider does not say, which RFC 6749 allows.
    expiresAt: Date.now() + (granted.expires_in ?? 300) * 1000,
  }
}

function takeDeparture(): Departure | undefined {
  const stored = sessionStorage.getItem(DEPARTURE)
  sessionStorage.removeItem(DEPARTURE)
  return stored ? (JSON.parse(stored) as Departure) : undefined
}

function redirectUri(): string {
  return `${location.origin}/console/`
}

function whyNoSignIn(cause: unknown): string {
  if (cause instanceof oauth.AuthorizationResponseError) {
    return cause.error === 'access_denied' ? 'You did not finish signing in.' : 'The sign-in service refused.'
  }
  return 'The sign-in could not be finished.'
}
