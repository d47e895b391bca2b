// The function at the edge, run as CloudFront runs it: addresses made clean, and who gets in by invitation.
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import { invitationEnd, signInvitation } from '../../../core/invitation.ts'
import { MAX_FUNCTION_BYTES, viewerRequestCode } from '../../../web/edge/viewer-request.ts'

const PORTAL = 'alder-bay-beta'
const KEY = 'a1'.repeat(32)
const read = (file: URL) => readFileSync(file, 'utf8')

interface Ask {
  readonly uri?: string
  readonly method?: string
  readonly invitation?: string
  readonly cookie?: string
  readonly bearer?: string
  readonly query?: Readonly<Record<string, string>>
}

// biome-ignore lint/suspicious/noExplicitAny: a request or a response, in CloudFront's own shape
type Event = any

function edge(invitation?: { key: string; portal: string }): (ask: Ask) => Event {
  const code = viewerRequestCode(read, invitation)
  const context = vm.createContext({
    require: (name: string) => {
      if (name !== 'crypto') throw new Error(`there is no ${name} at the edge`)
      return { createHmac }
    },
  })
  vm.runInContext(code, context)
  return ({ uri = '/datasets/', method = 'GET', invitation: given, cookie, bearer, query = {} }) => {
    const values = (pairs: Record<string, string | undefined>) =>
      Object.fromEntries(
        Object.entries(pairs).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value }]])),
      )
    context['event'] = {
      request: {
        ...{ uri, method, querystring: values({ ...query, invitation: given }) },
        cookies: values({ 'plaza-invitation': cookie }),
        headers: values({ authorization: bearer && `Bearer ${bearer}` }),
      },
    }
    return vm.runInContext('handler(event)', context)
  }
}

const inDays = (days: number) => invitationEnd(Date.now(), days)
const to = { key: KEY, portal: PORTAL }
const good = signInvitation(to, inDays(1), 'press')
const [end, name, signature] = good.split('.') as [string, string, string]

const open = edge()
const closed = edge(to)

/** What became of it, in a word. */
function outcome(answer: Event): string {
  if (!answer.statusCode) return `to ${answer.uri}`
  const { location } = answer.headers
  return location ? `${answer.statusCode} ${location.value}` : String(answer.statusCode)
}

const clean = [
  ['/', '/index.html'],
  ['/datasets/', '/datasets/index.html'],
  ['/datasets/street-trees', '/datasets/street-trees/index.html'],
  ['/data.json', '/data.json'],
] as const
for (const [uri, expected] of clean) {
  test(`${uri} means ${expected}, with and without invitations`, () => {
    expect(open({ uri }).uri).toBe(expected)
    expect(closed({ uri, cookie: good }).uri).toBe(expected)
  })
}

const refused: readonly { readonly name: string; readonly given: Ask }[] = [
  { name: 'nothing at all', given: {} },
  { name: 'an invitation that has ended', given: { invitation: signInvitation(to, inDays(-1), 'press') } },
  { name: 'a cookie that has ended', given: { cookie: signInvitation(to, inDays(-1), 'press') } },
  { name: 'a later end under the same signature', given: { cookie: [Number(end) + 1, name, signature].join('.') } },
  { name: 'another name under the same signature', given: { cookie: [end, 'friends', signature].join('.') } },
  { name: 'a signature that lacks its last letter', given: { cookie: good.slice(0, -1) } },
  {
    name: 'a signature with one letter changed',
    given: { cookie: `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}` },
  },
  { name: 'no signature', given: { cookie: `${end}.${name}.` } },
  {
    name: 'the key of another stage',
    given: { cookie: signInvitation({ ...to, key: 'b2'.repeat(32) }, inDays(1), 'press') },
  },
  {
    name: 'an invitation to another portal under the same key',
    given: { cookie: signInvitation({ ...to, portal: 'alder-bay-production' }, inDays(1), 'press') },
  },
  { name: 'words', given: { invitation: 'please' } },
  { name: 'a sign-in, on a page', given: { bearer: 'token' } },
  { name: 'a way out of what is open', given: { uri: '/console/../datasets/' } },
  { name: 'the same, encoded', given: { uri: '/console/%2e%2e/datasets/' } },
]
for (const { name: what, given } of refused) {
  test(`a page is not shown for ${what}`, () => expect(outcome(closed(given))).toBe('302 /invitation/'))
}

test('an invitation becomes a cookie that ends with it, and leaves the address', () => {
  const answer = closed({ uri: '/datasets/', invitation: good, query: { q: 'bike%20lanes' } })
  expect(outcome(answer)).toBe('302 /datasets/?q=bike%20lanes')
  const { value, attributes } = answer.cookies['plaza-invitation']
  expect(value).toBe(good)
  expect(attributes).toMatch(/^Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/)
  const seconds = Number(/Max-Age=(\d+)/.exec(attributes)![1])
  expect(seconds).toBeGreaterThan(86_400 - 60)
  expect(seconds).toBeLessThanOrEqual(86_400)
  expect(answer.headers['cache-control'].value).toBe('no-store')
  expect(outcome(closed({ cookie: value }))).toBe('to /datasets/index.html')
})

for (const uri of ['//evil.example/', '/\\evil.example/', '///evil.example/']) {
  test(`an invitation leads nobody to another site: ${uri}`, () => {
    expect(outcome(closed({ uri, invitation: good }))).toBe('302 /evil.example/')
  })
}

test('files and the API take the invitation in the address, for programs', () => {
  const file = closed({ uri: '/files/trees/v/1/trees.csv', invitation: good })
  expect([outcome(file), file.querystring]).toEqual(['to /files/trees/v/1/trees.csv', {}])
  expect(outcome(closed({ uri: '/api/v1/openapi.json', invitation: good }))).toBe('to /api/v1/openapi.json')
  expect(outcome(closed({ uri: '/api/v1/feedback', method: 'POST', cookie: good }))).toBe('to /api/v1/feedback')
})

for (const uri of [
  '/files/trees/latest.csv',
  '/data.json',
  '/feed.atom',
  '/search/manifest.json',
  '/api/v1/openapi.json',
]) {
  test(`${uri} is refused in words, not with a page`, () => {
    const answer = closed({ uri })
    expect([answer.statusCode, answer.headers['www-authenticate'].value]).toEqual([401, 'Plaza-Invitation'])
    expect(answer.body.data).toContain('/invitation/')
    expect(answer.headers['x-robots-tag'].value).toBe('noindex')
  })
}

test('the API refuses as problem+json, and a change is never answered with a page', () => {
  const answer = closed({ uri: '/api/v1/feedback', method: 'POST' })
  expect(answer.headers['content-type'].value).toBe('application/problem+json')
  expect(JSON.parse(answer.body.data)).toMatchObject({ status: 401, code: 'invitation-needed' })
  expect(closed({ uri: '/datasets/', method: 'POST' }).statusCode).toBe(401)
})

test('the Spanish pages lead to the Spanish way in', () => {
  expect(outcome(closed({ uri: '/es/datasets/' }))).toBe('302 /es/invitation/')
})

const through = [
  ['/invitation/', 'to /invitation/index.html'],
  ['/es/invitation/sent/', 'to /es/invitation/sent/index.html'],
  ['/assets/site.1a.css', 'to /assets/site.1a.css'],
  ['/console', 'to /console/index.html'],
  ['/console/', 'to /console/index.html'],
  ['/robots.txt', 'to /robots.txt'],
  ['/.well-known/security.txt', 'to /.well-known/security.txt'],
  ['/api/v1/health', 'to /api/v1/health'],
  ['/api/v1/invitation-mails', 'to /api/v1/invitation-mails'],
  ['/api/v1/previews/opened', 'to /api/v1/previews/opened'],
  ['/api/v1/mail/unsubscribed', 'to /api/v1/mail/unsubscribed'],
] as const
for (const [uri, expected] of through) {
  test(`${uri} is open without an invitation`, () => expect(outcome(closed({ uri }))).toBe(expected))
}

for (const uri of [
  '/api/v1/healthy',
  '/api/v1/health/x',
  '/invitations/',
  '/consoles/',
  '/assets',
  '/cards/trees.1a.png',
]) {
  test(`${uri} is not`, () => expect(outcome(closed({ uri }))).not.toMatch(/^to /))
}

test('calls with a sign-in go through to the API, which looks at it', () => {
  expect(outcome(closed({ uri: '/api/v1/me', bearer: 'token' }))).toBe('to /api/v1/me')
  expect(outcome(closed({ uri: '/files/trees/latest.csv', bearer: 'token' }))).toBe('401')
})

test('a preflight passes: browsers send nothing with it', () => {
  expect(outcome(closed({ uri: '/files/trees/latest.csv', method: 'OPTIONS' }))).toBe('to /files/trees/latest.csv')
})

test('it is small enough, and knows only what CloudFront has', () => {
  const key = '{{resolve:ssm:/plaza/a-city-with-a-long-name-beta/invitation-key/999}}'
  const code = viewerRequestCode(read, { key, portal: PORTAL })
  expect(Buffer.byteLength(code)).toBeLessThan(MAX_FUNCTION_BYTES)
  expect(code).not.toMatch(/\b(import|export|Buffer|process|setTimeout|fetch|URL)\b/)
  expect([...code.matchAll(/require\('(.*?)'\)/g)].map(([, module]) => module)).toEqual(['crypto'])
})
