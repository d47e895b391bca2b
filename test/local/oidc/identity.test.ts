import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { createIdentity, type Identity } from '../../../local/oidc/identity.ts'

const dir = mkdtempSync(join(tmpdir(), 'identity-'))
const redirectUri = 'http://127.0.0.1:8080/console/callback'
const ana = {
  id: 'u-ana',
  email: 'ana@city.example',
  name: 'Ana <Ruiz>',
  password: 'right horse',
  about: 'Publisher <parks>',
}
const verifier = 'v'.repeat(43)
const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url')

let identity: Identity
let issuer: string
let port: number

async function start(more: { oneClick?: boolean } = {}): Promise<void> {
  identity = createIdentity({
    dir,
    issuer,
    clientId: 'console',
    redirectUris: [redirectUri],
    people: [ana],
    portalName: 'Open & Data',
    ...more,
  })
  await identity.listen(port)
}
beforeEach(async () => {
  port = await freePort()
  issuer = `http://127.0.0.1:${port}`
  await start()
})
afterEach(() => identity.close())
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** A browser's cookies and redirects, as far as the flow needs them. */
function browse() {
  const cookies = new Map<string, string>()
  return async (address: string, form?: Record<string, string>) => {
    const response = await fetch(new URL(address, issuer), {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) cookies.set(name!, value)
      else cookies.delete(name!)
    }
    return {
      status: response.status,
      to: response.headers.get('location') ?? '',
      page: await response.text(),
      headers: response.headers,
    }
  }
}
type Browser = ReturnType<typeof browse>

function authorizeUrl(changes: Record<string, string | undefined> = {}): string {
  const parameters = {
    client_id: 'console',
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid email profile',
    state: 's1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...changes,
  }
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return `/auth?${new URLSearchParams(given)}`
}

async function signIn(browser: Browser, form: Record<string, string>): Promise<string> {
  const { to: interaction } = await browser(authorizeUrl())
  const { to: resume } = await browser(interaction, form)
  const { to } = await browser(resume)
  expect(to.split('?')[0]).toBe(redirectUri)
  expect(new URL(to).searchParams.get('state')).toBe('s1')
  return new URL(to).searchParams.get('code')!
}

async function token(form: Record<string, string>) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { origin: 'http://127.0.0.1:8080' },
    body: new URLSearchParams({ client_id: 'console', ...form }),
  })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, string> }
}
const exchange = (code: string, code_verifier = verifier) =>
  token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier })
const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token })

test('a password leads to a token that names the person and when the password was given; what they may do is not the provider’s to say', async () => {
  const code = await signIn(browse(), { email: 'ANA@city.example', password: 'right horse' })
  const { body, headers } = await exchange(code)
  expect(headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:8080')

  const jwks = createRemoteJWKSet(new URL(`${issuer}/jwks`))
  const { payload } = await jwtVerify(body['access_token']!, jwks, { issuer, algorithms: ['RS256'] })
  expect(payload).toMatchObject({
    sub: 'u-ana',
    client_id: 'console',
    token_use: 'access',
    username: 'u-ana',
    email: 'ana@city.example',
    name: 'Ana <Ruiz>',
    email_verified: true,
    auth_time: expect.any(Number),
  })
  expect(decodeJwt(body['id_token']!)).toMatchObject({ email: 'ana@city.example', name: 'Ana <Ruiz>' })
})

test('a renewed token keeps the moment of the password; `prompt=login` asks for it again and makes a new one', async () => {
  const browser = browse()
  const { body } = await exchange(await signIn(browser, { as: ana.email }))
  const provedAt = (token?: string) => decodeJwt(token!)['auth_time'] as number
  const first = provedAt(body['access_token'])
  await setTimeout(1100)
  const renewed = await refresh(body['refresh_token']!)
  expect(provedAt(renewed.body['access_token'])).toBe(first)

  // The session is known: without more, the provider answers at once.
  expect((await browser(authorizeUrl())).to).toContain(`${redirectUri}?code=`)
  const { to: interaction } = await browser(authorizeUrl({ prompt: 'login', max_age: '0' }))
  const { to: resume } = await browser(interaction, { as: ana.email })
  const { to } = await browser(resume)
  const { body: anew } = await exchange(new URL(to).searchParams.get('code')!)
  expect(provedAt(anew['access_token'])).toBeGreaterThan(first)
})

test('one click signs in as a person on the list', async () => {
  const { status } = await exchange(await signIn(browse(), { as: 'ana@city.example' }))
  expect(status).toBe(200)
})

test('without one-click sign-in nobody is listed and the address alone does not sign in', async () => {
  await identity.close()
  await start({ oneClick: false })
  const browser = browse()
  const { to } = await browser(authorizeUrl())
  expect((await browser(to)).page).not.toContain('ana@city.example')
  expect((await browser(to, { as: 'ana@city.example' })).status).toBe(401)
})

const wrong: { name: string; form: Record<string, string> }[] = [
  { name: 'a wrong password', form: { email: ana.email, password: 'wrong' } },
  { name: 'an unknown address', form: { email: 'nobody@city.example', password: 'right horse' } },
  { name: 'an empty form', form: {} },
  { name: 'an unknown person on the list', form: { as: 'nobody@city.example' } },
]
for (const { name, form } of wrong) {
  test(`401 with a message, nothing said about which part: ${name}`, async () => {
    const browser = browse()
    const { to } = await browser(authorizeUrl())
    const { status, page } = await browser(to, form)
    expect(status).toBe(401)
    expect(page).toContain('<p class="error" role="alert">Wrong e-mail or password.</p>')
  })
}

test('the page escapes what it shows and allows no script', async () => {
  const browser = browse()
  const { to } = await browser(authorizeUrl())
  const { page, headers } = await browser(to, { email: '"><script>x</script>', password: 'x' })
  expect(page).toContain('Ana &lt;Ruiz&gt;')
  expect(page).toContain('Open &amp; Data')
  expect(page).not.toContain('<script')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await browser('/style.css')).headers.get('content-type')).toContain('text/css')
})

test('a foreign redirect address is refused without a redirect', async () => {
  const { status, to } = await browse()(authorizeUrl({ redirect_uri: 'http://127.0.0.1:9999/' }))
  expect([status, to]).toEqual([400, ''])
})

test('a request without PKCE is refused', async () => {
  const { to } = await browse()(authorizeUrl({ code_challenge: undefined, code_challenge_method: undefined }))
  expect(new URL(to).searchParams.get('error')).toBe('invalid_request')
})

test('a code is good once, and only with its verifier', async () => {
  const stolen = await signIn(browse(), { as: ana.email })
  expect((await exchange(stolen, 'w'.repeat(43))).body['error']).toBe('invalid_grant')
  const code = await signIn(browse(), { as: ana.email })
  expect((await exchange(code)).status).toBe(200)
  expect((await exchange(code)).body['error']).toBe('invalid_grant')
})

test('tokens, keys and the session survive a restart', async () => {
  const browser = browse()
  const { body } = await exchange(await signIn(browser, { as: ana.email }))
  await identity.close()
  await start()

  const renewed = await refresh(body['refresh_token']!)
  expect(renewed.status).toBe(200)
  await jwtVerify(body['access_token']!, createRemoteJWKSet(new URL(`${issuer}/jwks`)), { issuer })
  expect((await browser(authorizeUrl())).to).toContain(`${redirectUri}?code=`)
  expect(statSync(join(dir, 'keys.json')).mode & 0o777).toBe(0o600)
})

test('signing out asks, ends the session and the refresh token, and leads back to the portal', async () => {
  const browser = browse()
  const { body } = await exchange(await signIn(browser, { as: ana.email }))
  const parameters = { id_token_hint: body['id_token']!, post_logout_redirect_uri: 'http://127.0.0.1:8080/' }
  const { page } = await browser(`/session/end?${new URLSearchParams(parameters)}`)
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1]!

  expect((await browser('/session/end/confirm', { xsrf, logout: 'yes' })).to).toBe('http://127.0.0.1:8080/')
  expect((await browser(authorizeUrl())).to).toContain('/interaction/')
  expect((await refresh(body['refresh_token']!)).body['error']).toBe('invalid_grant')
})

test('a sign-in that is no longer known says so', async () => {
  const { status, page } = await browse()('/interaction/unknown')
  expect(status).toBe(400)
  expect(page).toContain('This sign-in has expired.')
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const bound = (server.address() as { port: number }).port
      server.close(() => resolve(bound))
    })
  })
}
