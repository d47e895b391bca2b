// Walks every route that exists, as every role and as nobody, over versions in every state the sample city has.
import { setTimeout as sleep } from 'node:timers/promises'
import { isInDepartment, mayTouch } from '../../core/access.ts'
import { ACCESS, type AccessRow } from '../../core/access-table.ts'
import { memberWith } from '../../core/members.ts'
import { type Member, ROLES } from '../../core/model.ts'
import { type DemoPerson, PEOPLE } from '../../local/people.ts'
import { type PortalClient, signIn } from '../../local/seed/client.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()

interface Place {
  readonly datasetId: string
  readonly departmentId: string
  readonly number: number
  readonly status: string
}

let places: Place[]
let administrator: PortalClient

const enter = (id: string): Promise<PortalClient> => {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  return signIn(url, email, password)
}

beforeAll(async () => {
  administrator = await enter('ada')
  const { datasets } = await administrator.must('GET', '/datasets')
  const all: Place[] = []
  for (const { id, metadata } of datasets) {
    const { versions } = await administrator.must('GET', `/datasets/${id}/versions`)
    for (const { number, status } of versions) {
      all.push({ datasetId: id, departmentId: metadata.departmentId, number, status })
    }
  }
  const perStatus = new Map(all.map((place) => [place.status, place]))
  places = [...perStatus.values()]
})

/** Things that are not there: a walk must not change who may do what while others use the portal. */
const NOBODYS = 'none_000000000000000000000000'

const pathIn = (row: AccessRow, place: Place): string =>
  row.path
    .replace('/api/v1', '')
    .replace('{id}', place.datasetId)
    .replace('{number}', String(place.number))
    .replace('{since}', '1')
    .replace(/\{\w+\}/g, NOBODYS)

/** A wrong body gets past the access table and no further. Routes without a body act: they begin versions, which stay in review. */
async function knock(row: AccessRow, place: Place, token?: string): Promise<{ status: number; code?: string }> {
  const hasBody = row.method !== 'GET' && row.method !== 'DELETE'
  const response = await fetch(`${url}/api/v1${pathIn(row, place)}`, {
    method: row.method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
    },
    ...(hasBody ? { body: '{"title":7,"bytes":"x","role":"x","reason":""}' } : {}),
  })
  const text = await response.text()
  const isProblem = response.headers.get('content-type') === 'application/problem+json'
  return { status: response.status, code: isProblem ? JSON.parse(text).code : undefined }
}

/** Ends every sign-in of whoever calls it: comes last. */
const SIGN_OUT = '/api/v1/me/sign-out'
const WALK = [...ACCESS].sort((a, b) => Number(a.path === SIGN_OUT) - Number(b.path === SIGN_OUT))

test('the sample city has versions in every state the walk needs', () => {
  const states = ['in-review', 'published', 'rejected', 'returned', 'superseded']
  expect(places.map(({ status }) => status)).toEqual(expect.arrayContaining(states))
})

test('the routes that exist are exactly the rows of the access table', async () => {
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as { paths: Record<string, object> }
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(routes.sort()).toEqual(ACCESS.map(({ method, path }) => `${method} ${path}`).sort())
})

test('people of every role take part in the walk, and one without any', () => {
  const roles = new Set(PEOPLE.flatMap(({ grants }) => grants.map(({ role }) => role)))
  for (const role of ROLES) expect(roles).toContain(role)
  expect(PEOPLE.some(({ grants }) => grants.length === 0)).toBe(true)
})

test('nobody gets anything but public routes, whatever the state', async () => {
  for (const row of ACCESS) {
    for (const place of places) {
      const { status } = await knock(row, place)
      if (row.audience === 'public') expect([row.path, status]).not.toEqual([row.path, 401])
      else expect([row.path, status]).toEqual([row.path, 401])
    }
  }
})

/** What the table says about a person and a route, apart from the department. */
function refusalFor({ audience }: AccessRow, member: Member): string | undefined {
  if (audience === 'public' || audience === 'person') return undefined
  if (audience === 'member') return member.grants.length > 0 ? undefined : 'no-role-yet'
  return audience.some((role) => member.roles.includes(role)) ? undefined : 'not-allowed'
}

async function walk(person: DemoPerson): Promise<void> {
  const { token } = await enter(person.id)
  const member = memberWith(person, person.grants)
  for (const row of WALK) {
    const here = row.path === SIGN_OUT ? places.slice(0, 1) : places
    for (const place of here) {
      const { status, code } = await knock(row, place, token)
      const where = `${person.id} ${row.method} ${row.path} ${place.status} -> ${status} ${code}`
      const isAboutDataset = row.path.includes('{id}') && row.audience !== 'public'
      const refusal = refusalFor(row, member)
      if (refusal) expect([where, code]).toEqual([where, refusal])
      else if (status === 400)
        continue // the body was looked at first
      else if (isAboutDataset && !isInDepartment(member, place.departmentId))
        expect([where, status]).toEqual([where, 404])
      else if (isAboutDataset && mayTouch(row, member, place.departmentId)) {
        expect([where, code]).toEqual([where, 'not-your-department'])
      } else expect([where, [401, 403].includes(status)]).toEqual([where, false])
    }
  }
  // A sign-in of the very second in which one signed out everywhere counts as one of before.
  await sleep(1100)
}

for (const person of PEOPLE) {
  test(`${person.id} gets what the table allows, whatever the state, and is out after signing out everywhere`, async () => {
    const before = await enter(person.id)
    await walk(person)
    expect((await before.call('GET', '/me')).body.code).toBe('signed-out-everywhere')
    if (person.id === 'ada') administrator = await enter('ada')
  })
}

/** Everything public that names datasets. */
const LISTS = [
  '/data.json',
  '/search/index.json',
  '/search/words/_all.json',
  '/search/rows/0.json',
  '/feed.json',
  '/sitemap.xml',
  '/freshness.json',
  '/plan/',
  '/plan/inventory.csv',
  '/',
  '/datasets/',
]

test('what is not published is not there for the public, by id or by address', async () => {
  const { datasets } = await administrator.must('GET', '/datasets')
  // A withdrawn dataset has a tombstone: its page says why it is gone.
  const hidden = datasets.filter(
    (dataset: { publishedVersion?: number; lastStatus?: string }) =>
      dataset.publishedVersion === undefined && dataset.lastStatus !== 'withdrawn',
  )
  expect(hidden.length).toBeGreaterThan(0)
  for (const { id, slug } of hidden) {
    for (const path of [
      `/api/v1/datasets/${id}`,
      `/api/v1/datasets/${slug}`,
      `/datasets/${slug}/`,
      `/files/${slug}/latest.csv`,
    ]) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 404])
    }
    for (const list of LISTS) {
      // The whole slug: one may be a part of another.
      const named = new RegExp(`(?<![a-z0-9-])${slug}(?![a-z0-9-])`).exec(await (await fetch(url + list)).text())
      expect([slug, list, named?.input.slice(named.index - 60, named.index + 100)]).toEqual([slug, list, undefined])
    }
  }
})

test('a token that was tampered with, or made by nobody, opens nothing', async () => {
  const [head, body, signature] = administrator.token.split('.')
  const claims = JSON.parse(Buffer.from(body!, 'base64url').toString())
  const forged = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ROLES })).toString('base64url')
  const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
  for (const token of [`${head}.${forged}.${signature}`, `${none}.${body}.`, 'abc', `${head}.${body}`]) {
    const response = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
    expect(response.status).toBe(401)
  }
})

test('every error of the API is a problem document that says what to do', async () => {
  const bad: [string, RequestInit][] = [
    ['/api/v1/nothing', {}],
    ['/api/v1/me', {}],
    ['/api/v1/datasets', { method: 'POST', body: '{', headers: auth() }],
    ['/api/v1/datasets', { method: 'POST', body: '{"title":""}', headers: auth() }],
    ['/api/v1/datasets/no-such-dataset/versions/1', { headers: auth() }],
    ['/api/v1/audit?limit=0', { headers: auth() }],
  ]
  for (const [path, request] of bad) {
    const response = await fetch(url + path, request)
    const problem = (await response.json()) as Record<string, unknown>
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(problem).toMatchObject({ status: response.status, code: expect.any(String), fix: expect.any(String) })
  }
  function auth(): Record<string, string> {
    return { authorization: `Bearer ${administrator.token}`, 'content-type': 'application/json' }
  }
})
