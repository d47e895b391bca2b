// core/sign-in-settings.ts: where the city's people sign in: the portal's own pool, that pool with the city's provider behind it, or another provider altogether.
import { z } from 'zod'

const secureUrl = z.url({ protocol: /^https$/ })
const origin = secureUrl.refine(
  (url) => new URL(url).origin === url,
  'an origin such as https://login.example, nothing after it',
)

const federationShared = {
  /** On the button of the sign-in page; stays the same for ever, accounts hang on it. */
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{2,31}$/, '3 to 32 letters, digits, hyphens'),
  /**
   * The provider's mail addresses are the city's own and nobody can choose theirs, so they count as verified.
   * `false`: only addresses that the provider itself calls verified count.
   */
  vouchesForMail: z.boolean().default(true),
}

const federationSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('saml'),
    ...federationShared,
    metadataUrl: secureUrl,
    /** Names of the attributes in the provider's answers. */
    mailAttribute: z.string().min(1).default('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'),
    nameAttribute: z.string().min(1).default('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name'),
  }),
  z.object({
    kind: z.literal('oidc'),
    ...federationShared,
    issuer: secureUrl,
    clientId: z.string().min(1),
    /** Name of a secret in Secrets Manager that holds the client's secret as text. The secret itself is in no file. */
    clientSecretName: z.string().regex(/^[A-Za-z0-9/_+=.@-]{1,256}$/, 'the name of a secret in Secrets Manager'),
  }),
])
export type Federation = z.infer<typeof federationSchema>

export const signInSettingsSchema = z.discriminatedUnion('kind', [
  /** A user pool of Amazon Cognito, with a second factor for everybody in it. */
  z.object({ kind: z.literal('cognito'), federation: federationSchema.optional() }),
  /** Another OpenID provider instead: the portal has no pool then. Its access tokens must be JWTs. */
  z.object({
    kind: z.literal('oidc'),
    issuer: secureUrl,
    jwksUrl: secureUrl,
    clientId: z.string().min(1),
    /** What the access tokens name as their audience; the client's id when absent. */
    audience: z.string().min(1).optional(),
    /** What the console asks for; some providers want a scope of the API's own in it, e.g. `api://portal/read`. */
    scope: z
      .string()
      .regex(/\bopenid\b/, 'scopes with openid among them')
      .optional(),
    /** Other origins that the console has to ask, e.g. where the provider hands out tokens on another host. */
    origins: z.array(origin).max(5).default([]),
  }),
])
export type SignInSettings = z.infer<typeof signInSettingsSchema>
/** Another provider than the portal's own pool. */
export type ExternalSignIn = Extract<SignInSettings, { kind: 'oidc' }>
