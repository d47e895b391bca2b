// `plaza readiness` against a small portal on this machine: a perfect one first, then with one thing spoilt.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { readPage } from '../../cli/readiness/page-basics.ts'
import { readiness } from '../../cli/readiness.ts'
import { CHECKS } from '../../core/readiness-checks.ts'

interface Served {
  readonly status?: number
  readonly type?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}
type Site = Readonly<Record<string, Served>>

const page = (main: string): Served => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html><html lang="en"><head><title>Trees</title><link rel="stylesheet" href="/site.css"></head><body><main><h1>Trees</h1>${main}</main></body></html>`,
})
const HEADERS = {
  'content-security-policy': "default-src 'none'; script-src 'self'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
}
const dataset = {
  ...{ title: 'Trees', description: 'All trees.', identifier: 'ds_1', keyword: ['trees'], modified: '2026-03-01' },
  ...{
    accessLevel: 'public',
    publisher: { name: 'Parks' },
    contactPoint: { fn: 'Parks', hasEmail: 'mailto:a@b.example' },
  },
  distribution: [{ downloadURL: 'https://city.example/trees.csv', mediaType: 'text/csv' }],
}
const catalog = (one: object): Served => ({
  type: 'application/json',
  body: JSON.stringify({ conformsTo: 'https://project-open-data.cio.gov/v1.1/schema', dataset: [one] }),
})
const security = (expires: string): Served => ({
  type: 'text/plain',
  body: `Contact: mailto:a@b.example\nExpires: ${expires}\n`,
})

const PERFECT: Site = {
  '/': { ...page('<a href="/trees/">Trees</a> <a href="https://elsewhere.example/">Elsewhere</a>'), headers: HEADERS },
  '/trees/': page(
    '<a href="../?q=1#top">Home</a> <a href="/files/trees.csv">CSV</a> <img src="/tree.svg" alt="A tree">',
  ),
  '/files/trees.csv': { type: 'text/csv', body: 'a\n1\n' },
  '/tree.svg': { type: 'image/svg+xml', body: '<svg/>' },
  '/site.css': { type: 'text/css', body: '' },
  '/data.json': catalog(dataset),
  '/.well-known/security.txt': security('2126-01-01T00:00:00.000Z'),
  '/sitemap.xml': { type: 'application/xml', body: '<urlset></urlset>' },
  '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /console/\n' },
}

let server: http.Server
let site: Site = PERFECT
let asked: { method: string; path: string; token?: string | undefined; body?: unknown }[] = []
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname: path } = new URL(request.url!, 'http://portal')
    const text = Buffer.concat(chunks).toString()
    const { method = '', headers } = request
    asked.push({ method, path, token: headers.authorization, ...(text ? { body: JSON.parse(text) } : {}) })
    const found: Served = path.startsWith('/api/')
      ? apiAnswer(method, headers.authorization)
      : (site[path] ?? { status: 404 })
    const { status = 200, type = 'text/plain', body = '', headers: more = {} } = found
    response.writeHead(status, { 'content-type': type, ...more })
    response.end(method === 'HEAD' ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** As the API would: no token, no answer. */
function apiAnswer(method: string, token: string | undefined): Served {
  const json = (status: number, document: object) => ({
    status,
    type: 'application/json',
    body: JSON.stringify(document),
  })
  if (token !== 'Bearer good') return json(403, { title: 'This API token does not allow that.', fix: 'Make another.' })
  if (method === 'PUT') return json(200, {})
  const check = {
    id: 'restore-drill',
    title: 'A restore was practised',
    state: 'unknown',
    found: 'Nobody.',
    required: true,
  }
  return json(200, {
    stage: 'beta',
    required: 1,
    met: 0,
    red: ['restore-drill'],
    checks: [{ ...check, fix: 'Practise.' }],
  })
}

/** What the command writes, instead of the terminal. */
function caught(stream: NodeJS.WriteStream): { text(): string; release(): void } {
  const before = stream.write
  const lines: string[] = []
  stream.write = ((text: string) => lines.push(text) > 0) as typeof stream.write
  return { text: () => lines.join(''), release: () => void (stream.write = before) }
}

interface Ran {
  readonly code: number
  // biome-ignore lint/suspicious/noExplicitAny: a document of the command, looked at field by field
  readonly document: any
  readonly out: string
  readonly faults: string
}

async function run(given: Site, args: readonly string[] = [], token?: string): Promise<Ran> {
  site = given
  asked = []
  const { PLAZA_TOKEN } = process.env
  if (token === undefined) delete process.env['PLAZA_TOKEN']
  else process.env['PLAZA_TOKEN'] = token
  const [out, faults] = [caught(process.stdout), caught(process.stderr)]
  try {
    const code = await readiness([url(), ...args])
    const document = args.includes('--json') && out.text() ? JSON.parse(out.text()) : undefined
    return { code, document, out: out.text(), faults: faults.text() }
  } finally {
    out.release()
    faults.release()
    if (PLAZA_TOKEN === undefined) delete process.env['PLAZA_TOKEN']
    else process.env['PLAZA_TOKEN'] = PLAZA_TOKEN
  }
}

test('a site that is well: every look is met, and what cannot be seen here is said to be skipped', async () => {
  const { code, document } = await run(PERFECT, ['--json'])
  expect(Object.fromEntries(document.outside.map((one: { id: string; state: string }) => [one.id, one.state]))).toEqual(
    {
      ...{ 'links-live': 'met', 'page-basics': 'met', 'security-headers': 'met', 'machine-files-live': 'met' },
      ...{ certificate: 'skipped', indexing: 'met' },
    },
  )
  expect([code, document.verdict, document.red]).toEqual([0, 'ready', []])
  expect(document.outside[0].found).toMatch(/5 addresses .* from 2 pages; 1 links to other sites/)
})

test('every look is one of the checks that say so, and every such check is looked at', async () => {
  const { document } = await run(PERFECT, ['--json'])
  const byTool = CHECKS.filter((check) => check.byTool).map(({ id }) => id)
  expect(document.outside.map(({ id }: { id: string }) => id).sort()).toEqual(byTool.sort())
})

const spoilt: { name: string; given: Site; turns: string; found: RegExp }[] = [
  {
    name: 'a download that is gone',
    given: { ...PERFECT, '/files/trees.csv': { status: 404 } },
    turns: 'links-live',
    found: /trees\.csv: status 404, linked from \/trees\//,
  },
  {
    name: 'a page that fails',
    given: { ...PERFECT, '/trees/': { status: 500 } },
    turns: 'links-live',
    found: /\/trees\/: status 500, linked from \//,
  },
  {
    name: 'a page without a language',
    given: { ...PERFECT, '/trees/': { ...page(''), body: page('').body!.replace(' lang="en"', '') } },
    turns: 'page-basics',
    found: /\/trees\/: no language/,
  },
  {
    name: 'an image without words',
    given: { ...PERFECT, '/trees/': page('<img src="/tree.svg">') },
    turns: 'page-basics',
    found: /image without words/,
  },
  {
    name: 'two main headings',
    given: { ...PERFECT, '/trees/': page('<h1>Again</h1>') },
    turns: 'page-basics',
    found: /main heading/,
  },
  {
    name: 'a policy that allows inline script',
    given: {
      ...PERFECT,
      '/': { ...PERFECT['/']!, headers: { ...HEADERS, 'content-security-policy': "script-src 'unsafe-inline'" } },
    },
    turns: 'security-headers',
    found: /content-security-policy/,
  },
  {
    name: 'no nosniff',
    given: { ...PERFECT, '/': { ...PERFECT['/']!, headers: { ...HEADERS, 'x-content-type-options': '' } } },
    turns: 'security-headers',
    found: /x-content-type-options/,
  },
  {
    name: 'a catalog without a contact',
    given: { ...PERFECT, '/data.json': catalog({ ...dataset, contactPoint: undefined }) },
    turns: 'machine-files-live',
    found: /“Trees”, contactPoint: expected/,
  },
  {
    name: 'a catalog that is no JSON',
    given: { ...PERFECT, '/data.json': { type: 'application/json', body: '<html>' } },
    turns: 'machine-files-live',
    found: /expected an object/,
  },
  {
    name: 'a security.txt that has expired',
    given: { ...PERFECT, '/.well-known/security.txt': security('2020-01-01T00:00:00Z') },
    turns: 'machine-files-live',
    found: /expired, found 2020/,
  },
  {
    name: 'no sitemap',
    given: { ...PERFECT, '/sitemap.xml': { status: 404 } },
    turns: 'machine-files-live',
    found: /sitemap\.xml: status 404/,
  },
]
for (const { name, given, turns, found } of spoilt) {
  test(`${name}: ${turns}, and nothing else`, async () => {
    const { code, document } = await run(given, ['--json'])
    expect([code, document.red]).toEqual([1, [turns]])
    expect(document.outside.find(({ id }: { id: string }) => id === turns).found).toMatch(found)
  })
}

test('it stays on the portal, follows no query twice, and keeps out of the console', async () => {
  const given = {
    ...PERFECT,
    '/': page('<a href="/trees/?a">A</a><a href="/trees/?b">B</a><a href="/console/">Console</a>'),
  }
  await run(given)
  expect(asked.filter(({ path }) => path === '/trees/')).toHaveLength(1)
  expect(asked.filter(({ path }) => path.startsWith('/console'))).toEqual([])
})

test('it reads no more pages than it may, and says that there were more', async () => {
  const { document } = await run(PERFECT, ['--json', '--pages', '1'])
  expect(document.outside[0].found).toMatch(/from 1 pages; .*There were more/)
})

describe('with a token', () => {
  test('what the portal says is printed, and counts', async () => {
    const { code, document, out } = await run(PERFECT, ['--json'], 'good')
    expect([code, document.red, document.portalSays.met]).toEqual([1, ['restore-drill'], 0])
    expect(out).toContain('Practise.')
    expect((await run(PERFECT, [], 'good')).out).toMatch(/In the way of the launch: restore-drill/)
  })

  test('--attest writes what was seen, met or not, and nothing of what was skipped', async () => {
    await run({ ...PERFECT, '/sitemap.xml': { status: 404 } }, ['--attest'], 'good')
    const put = asked.filter(({ method }) => method === 'PUT')
    expect(put.map(({ path }) => path.split('/')[4])).toEqual([
      ...['links-live', 'page-basics', 'security-headers', 'machine-files-live', 'indexing'],
    ])
    expect(put[3]!.body).toMatchObject({ state: 'not-met', evidence: 'sitemap.xml: status 404' })
    expect(put[0]!.body).toMatchObject({ state: 'met', note: expect.stringMatching(/^plaza readiness: 5 addresses/) })
  })

  test('a token is sent to the API and to nothing else', async () => {
    await run(PERFECT, ['--attest'], 'good')
    expect(asked.filter(({ path, token }) => token !== undefined && !path.startsWith('/api/'))).toEqual([])
  })
})

const faults: { name: string; args: string[]; token?: string; says: RegExp }[] = [
  { name: '--attest without a token', args: ['--attest'], says: /PLAZA_TOKEN is empty/ },
  {
    name: 'a token that may not',
    args: ['--attest'],
    token: 'bad',
    says: /was refused: This API token does not allow that/,
  },
  { name: 'no number of pages', args: ['--pages', 'many'], says: /expected a whole number from 1, found many/ },
  {
    name: 'an address that is none',
    args: ['--crawl', 'city'],
    says: /expected an address with https:\/\/, found "city"/,
  },
  { name: 'two addresses', args: ['https://other.example'], says: /expected the address of a portal/ },
]
for (const { name, args, token, says } of faults) {
  test(`${name}: 2, and why`, async () => {
    const { code, faults: words } = await run(PERFECT, args, token)
    expect(code).toBe(2)
    expect(words).toMatch(says)
  })
}

test('nothing at the address: 2, and which', async () => {
  const faults = caught(process.stderr)
  const code = await readiness(['http://127.0.0.1:1']).finally(faults.release)
  expect([code, faults.text()]).toEqual([2, expect.stringMatching(/127\.0\.0\.1:1\/ could not be reached/)])
})

test('what stands in scripts and comments is no markup', () => {
  const { faults: found, links } = readPage(
    `${page('').body}<!-- <h1>no</h1> --><script type="application/json">{"a":"<h1 id='x'><img src='/no'>"}</script>`,
  )
  expect([found, links]).toEqual([[], ['/site.css']])
})

test('entities in addresses are read as browsers do', () => {
  expect(readPage(page('<a href="/a/?x=1&amp;y=2">A</a>').body!).links).toContain('/a/?x=1&y=2')
})
