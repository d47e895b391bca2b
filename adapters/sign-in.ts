// adapters/sign-in.ts: reads an access token of the OIDC provider: who signed in, when, and how. Grants are the portal's own.
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { type Refusal, refuse } from '../core/errors.ts'
import type { IsoTime } from '../core/model.ts'

/** What the provider vouches for. */
export interface Identity {
  readonly issuer: string
  readonly subject: string
  readonly name: string
  readonly email: string
  readonly emailVerified: boolean
  /** When the person last gave proof, e.g. a password; renewed tokens keep it. */
  readonly signedInAt: IsoTime
  /** When this token was made, by the provider's clock. */
  readonly issuedAt: IsoTime
  /** How (RFC 8176), e.g. `pwd`, `otp`; empty when the provider does not say. */
  readonly methods: readonly string[]
}

export interface SignIn {
  /** @returns who it is, or why the token is not good */
  identityOf(token: string): Promise<Identity | Refusal>
}

export interface SignInOptions {
  readonly issuer: string
  readonly jwksUrl: string
  readonly clientId: string
  /** What the tokens of other providers than Cognito name as their audience; the client's id when absent. */
  readonly audience?: string
  /** Addresses count as verified when the token does not say: the provider hands out its own only. */
  readonly vouchesForMail?: boolean
}

/** Clocks of providers, and of this machine, are off by minutes more often than one would think. */
const CLOCK_TOLERANCE_SECONDS = 300

/** What jose throws when the provider's keys could not be had. */
const KEYS_MISSING = [errors.JWKSTimeout, errors.JWKSInvalid]

/** It has no kind of its own for an answer that was no 200, or no JSON. */
function isOfFetch(error: unknown): boolean {
  return error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC'
}

export function createSignIn(options: SignInOptions): SignIn {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl))
  return {
    async identityOf(token) {
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer: options.issuer,
          algorithms: ['RS256', 'PS256', 'ES256'],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          requiredClaims: ['sub', 'exp'],
        })
        return isForUs(payload, options) && hasTimes(payload) ? identityFrom(payload, options) : refuse('not-signed-in')
      } catch (error) {
        if (error instanceof errors.JWTExpired) return refuse('token-expired')
        // The provider could not be asked: that is a fault, not an answer about the token.
        if (KEYS_MISSING.some((kind) => error instanceof kind) || isOfFetch(error)) throw error
        if (error instanceof errors.JOSEError) return refuse('not-signed-in')
        throw error
      }
    },
  }
}

/**
 * An access token, and made for this portal: Cognito's name client and use, those of others (RFC 9068) an audience.
 * An id token is neither: it has a nonce or says so.
 */
function isForUs(claims: JWTPayload, { clientId, audience }: SignInOptions): boolean {
  if (claims['token_use'] !== undefined) return claims['token_use'] === 'access' && claims['client_id'] === clientId
  if (claims['nonce'] !== undefined) return false
  const named = [claims.aud ?? []].flat()
  const client = claims['client_id'] ?? claims['azp']
  return named.includes(audience ?? clientId) && (client === undefined || client === clientId)
}

/** When somebody signed in decides whether the sign-in still counts: a time that is none is not taken for 1970. */
function hasTimes(claims: JWTPayload): boolean {
  const times = [claims.iat, claims['auth_time'] ?? claims.iat]
  return times.every((seconds) => typeof seconds === 'number' && seconds > 0 && seconds < MAX_SECONDS)
}

/** The year 9999: beyond it text and numbers sort differently. */
const MAX_SECONDS = 253_402_300_799

function identityFrom(claims: JWTPayload, { issuer, vouchesForMail = false }: SignInOptions): Identity {
  const text = (name: string) => (typeof claims[name] === 'string' ? (claims[name] as string) : '')
  const email = text('email').toLowerCase()
  const time = (seconds: unknown) => new Date(Number(seconds) * 1000).toISOString()
  return {
    issuer,
    subject: String(claims.sub),
    name: text('name') || text('username') || email,
    email,
    // Some providers write it as text.
    emailVerified: isVerified(claims['email_verified'], vouchesForMail),
    signedInAt: time(claims['auth_time'] ?? claims.iat),
    issuedAt: time(claims.iat),
    methods: Array.isArray(claims['amr']) ? claims['amr'].map(String) : [],
  }
}

/** Some providers write it as text, some not at all. */
function isVerified(claim: unknown, vouches: boolean): boolean {
  return claim === undefined ? vouches : claim === true || claim === 'true'
}
