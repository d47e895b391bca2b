// Access tokens as providers send them, and as forgers do: checked against keys that a server on loopback gives.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { createSignIn, type SignIn } from '../../adapters/sign-in.ts'
import { isRefusal } from '../../core/errors.ts'

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']

const CLIENT = 'plaza-console'
const ISSUER = 'https://sign-in.example'
let server: Server
let signIn: SignIn
let ours: Key
let theirs: Key
let isDown = false

beforeAll(async () => {
  const pair = await generateKeyPair('RS256')
  ours = pair.privateKey
  theirs = (await generateKeyPair('RS256')).privateKey
  const keys = JSON.stringify({
    keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }],
  })
  server = createServer((_, response) => {
    response.writeHead(isDown ? 503 : 200, { 'content-type': 'application/json' }).end(isDown ? '{}' : keys)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  signIn = signInWith({})
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

function signInWith(more: { audience?: string; vouchesForMail?: boolean }): SignIn {
  const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
  return createSignIn({ issuer: ISSUER, jwksUrl, clientId: CLIENT, ...more })
}

const now = () => Math.floor(Date.now() / 1000)

/** A perfect access token of Cognito; tests spoil one claim, or take it away. */
const cognito = (spoiled: JWTPayload = {}): JWTPayload => ({
  ...{ iss: ISSUER, sub: 'a1', token_use: 'access', client_id: CLIENT, iat: now(), exp: now() + 3600 },
  ...{ auth_time: now() - 60, name: 'Ada', email: 'Ada@City.example', email_verified: 'true' },
  ...spoiled,
})
/** One of other providers (RFC 9068). */
const other = (spoiled: JWTPayload = {}): JWTPayload => {
  const { token_use: _, client_id: _client, ...claims } = cognito()
  return { ...claims, aud: 'https://portal.example', azp: CLIENT, amr: ['pwd', 'otp'], ...spoiled }
}

const signed = (claims: JWTPayload, key: Key = ours, header: { kid?: string; alg?: string } = {}) =>
  new SignJWT(JSON.parse(JSON.stringify(claims))).setProtectedHeader({ alg: 'RS256', kid: 'one', ...header }).sign(key)

const outcome = async (token: string, by = signIn): Promise<string> => {
  const identity = await by.identityOf(token)
  return isRefusal(identity) ? identity.code : identity.subject
}

test('says who signed in, when and how', async () => {
  const identity = await signInWith({ audience: 'https://portal.example' }).identityOf(await signed(other()))
  expect(identity).toMatchObject({
    subject: 'a1',
    email: 'ada@city.example',
    emailVerified: true,
    methods: ['pwd', 'otp'],
  })
})

for (const { claim, vouchesForMail, gives } of [
  { claim: undefined, vouchesForMail: false, gives: false },
  { claim: undefined, vouchesForMail: true, gives: true },
  { claim: false, vouchesForMail: true, gives: false },
]) {
  test(`email_verified ${claim} and a provider that ${vouchesForMail ? 'vouches' : 'does not vouch'}: ${gives}`, async () => {
    const by = signInWith({ audience: 'https://portal.example', vouchesForMail })
    const token = await signed(other({ email_verified: claim }))
    expect(await by.identityOf(token)).toMatchObject({ emailVerified: gives })
  })
}

const cases = [
  { name: 'a perfect token', claims: cognito(), gives: 'a1' },
  { name: 'an id token', claims: cognito({ token_use: 'id', aud: CLIENT }), gives: 'not-signed-in' },
  { name: 'a token for another client', claims: cognito({ client_id: 'other' }), gives: 'not-signed-in' },
  { name: 'a token of another issuer', claims: cognito({ iss: 'https://evil.example' }), gives: 'not-signed-in' },
  { name: 'a token about nobody', claims: cognito({ sub: undefined as never }), gives: 'not-signed-in' },
  { name: 'a token without an end', claims: cognito({ exp: undefined as never }), gives: 'not-signed-in' },
  {
    name: 'a token that does not say when it was made',
    claims: cognito({ iat: undefined as never }),
    gives: 'not-signed-in',
  },
  { name: 'a token whose time of sign-in is text', claims: cognito({ auth_time: 'today' }), gives: 'not-signed-in' },
  { name: 'an expired token', claims: cognito({ exp: now() - 3600 }), gives: 'token-expired' },
  // Clocks that are 5 minutes off: the provider's ahead of ours, and behind.
  {
    name: 'a token that counts from 4 minutes 50 on',
    claims: cognito({ nbf: now() + 290, iat: now() + 290 }),
    gives: 'a1',
  },
  { name: 'a token that ended 4 minutes 50 ago', claims: cognito({ exp: now() - 290 }), gives: 'a1' },
  { name: 'a token that counts from 6 minutes on', claims: cognito({ nbf: now() + 360 }), gives: 'not-signed-in' },
  { name: 'a token that ended 6 minutes ago', claims: cognito({ exp: now() - 360 }), gives: 'token-expired' },
]
for (const { name, claims, gives } of cases) {
  test(`${name}: ${gives}`, async () => expect(await outcome(await signed(claims))).toBe(gives))
}

const others = [
  { name: 'a perfect token', claims: other(), gives: 'a1' },
  { name: 'a token for another audience', claims: other({ aud: 'https://else.example' }), gives: 'not-signed-in' },
  { name: 'a token for several, us among them', claims: other({ aud: ['x', 'https://portal.example'] }), gives: 'a1' },
  { name: 'a token of another client for us', claims: other({ azp: 'other' }), gives: 'not-signed-in' },
  { name: 'a token without an audience', claims: other({ aud: undefined as never }), gives: 'not-signed-in' },
  { name: 'an id token, which has a nonce', claims: other({ nonce: 'n' }), gives: 'not-signed-in' },
  { name: 'an id token, whose audience is the client', claims: other({ aud: CLIENT }), gives: 'not-signed-in' },
]
for (const { name, claims, gives } of others) {
  test(`another provider, ${name}: ${gives}`, async () => {
    expect(await outcome(await signed(claims), signInWith({ audience: 'https://portal.example' }))).toBe(gives)
  })
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const forgeries: { name: string; token: () => Promise<string> | string }[] = [
  { name: 'signed by somebody else', token: () => signed(cognito(), theirs) },
  {
    name: 'signed by somebody else with a key of no name we know',
    token: () => signed(cognito(), theirs, { kid: 'two' }),
  },
  { name: 'without a signature', token: () => `${base64({ alg: 'none' })}.${base64(cognito())}.` },
  {
    name: 'signed with the public key as if it were a shared secret',
    token: () =>
      new SignJWT(cognito()).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(Buffer.alloc(32, 'public key')),
  },
  {
    name: 'with claims changed after it was signed',
    token: async () => {
      const [head, , signature] = (await signed(cognito())).split('.')
      return `${head}.${base64(cognito({ sub: 'somebody-else' }))}.${signature}`
    },
  },
  { name: 'that is no token at all', token: () => 'abc' },
]
for (const { name, token } of forgeries) {
  test(`a token ${name} is nobody’s`, async () => expect(await outcome(await token())).toBe('not-signed-in'))
}

test('a provider that cannot be asked is a fault, and no answer about the token', async () => {
  isDown = true
  try {
    await expect(signInWith({}).identityOf(await signed(cognito()))).rejects.toThrow()
  } finally {
    isDown = false
  }
})
