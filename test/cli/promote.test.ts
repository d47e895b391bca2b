// `plaza promote` as an operator runs it, between two portals that answer as ours do.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chooseFrom, listOf } from '../../cli/promote/choice.ts'
import type { Item, Offer } from '../../cli/promote/portal.ts'
import { changeSetText, progressLines } from '../../cli/promote/words.ts'
import { promote } from '../../cli/promote.ts'
import { type Answers, FakePortal } from '../support/fake-portal.ts'

const launcher = join(import.meta.dirname, '..', '..', 'cli', 'plaza.sh')
const FROM_TOKEN = 'plz_of_beta'
const TO_TOKEN = 'plz_of_production'

const LATER = '2026-03-01T13:00:00.000Z'
const bundle = {
  content: {
    portal: { name: 'Beta', url: 'https://beta.example', publicKey: 'key' },
    ...{ madeAt: '2026-03-01T12:00:00.000Z', expiresAt: '2026-03-02T12:00:00.000Z', more: [1, 2] },
  },
  ...{ signature: 'signed', addresses: { 'ds_1/trees.csv': 'https://files.example/1' }, addressesExpireAt: LATER },
}
const offer: Offer = {
  portal: { name: 'Beta', url: 'https://beta.example', stage: 'beta', fingerprint: 'aaaa bbbb' },
  datasets: [
    { id: 'ds_1', slug: 'trees', title: 'Trees', version: { number: 3, rows: 10, bytes: 2000 } },
    { id: 'ds_2', slug: 'bikes', title: 'Bikes', whyNot: 'no version was approved' },
  ],
  documents: [{ id: 'scope', title: 'Scope', number: 1 }],
  news: [{ id: 'hello', title: 'Hello' }],
  signOffPolicy: { number: 1, isOwn: false },
  limits: { datasets: 50, documents: 100, news: 100 },
}
const trees: Item = {
  ...{ key: 'dataset:ds_1', kind: 'dataset', id: 'ds_1', title: 'Trees', slug: 'trees', change: 'new' },
  ...{ reasons: [], notes: [], differences: [], numberThere: 3, numberHere: 1, state: 'waiting' },
  files: { count: 2, bytes: 2000 },
}
const scope: Item = {
  ...{ key: 'document:scope', kind: 'document', id: 'scope', title: 'Scope', change: 'blocked', state: 'waiting' },
  reasons: [{ code: 'signature-missing', say: 'Nobody of law has signed.', fix: 'Have it signed at beta.' }],
  ...{ notes: [], differences: [] },
}
const receipt = { content: { promotion: 'pm_1' }, signature: 'of production' }

const beta = new FakePortal(FROM_TOKEN)
const production = new FakePortal(TO_TOKEN)
const folder = mkdtempSync(join(tmpdir(), 'plaza-promote-'))

const betaAnswers: Answers = ({ method, path }) => {
  if (path === '/promotion/offer') return { body: offer }
  if (path === '/promotion/receipts') return { status: 201, body: {} }
  const made = { id: 'pm_1', expiresAt: LATER, addressesExpireAt: LATER, files: 2, bytes: 2000, bundle }
  return method === 'POST' && path === '/promotion/bundles' ? { status: 201, body: made } : undefined
}

/** Reads one bundle in and applies it in two looks. */
function productionWith(items: Item[], kept: object = {}): Answers {
  const at = (state: string, moved: Partial<Item>, more: object = {}) => ({
    body: {
      id: 'pm_1',
      state,
      items: items.map((item) => (item.change === 'new' ? { ...item, ...moved } : item)),
      ...more,
    },
  })
  return ({ method, path }, count) => {
    if (`${method} ${path}` === 'POST /promotions') return at('read', {}, { addressesExpireAt: LATER, ...kept })
    if (path === '/promotions/pm_1/application')
      return at('applying', { state: 'asked', arrived: { count: 0, bytes: 0 } })
    if (`${method} ${path}` !== 'GET /promotions/pm_1') return undefined
    return count < 2
      ? at('applying', { state: 'asked', arrived: { count: 1, bytes: 900 } })
      : at('applied', { state: 'applied', arrived: { count: 2, bytes: 2000 } }, { receipt })
  }
}

beforeAll(() => Promise.all([beta.start(), production.start()]))
afterAll(() => {
  beta.stop()
  production.stop()
})
beforeEach(() => {
  beta.asked.length = 0
  production.asked.length = 0
  beta.answers = betaAnswers
  production.answers = productionWith([trees])
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}
const TOKENS = { PLAZA_FROM_TOKEN: FROM_TOKEN, PLAZA_TO_TOKEN: TO_TOKEN }

/** In this process: starting one takes seconds on a busy machine. */
async function plaza(args: string[], tokens: Record<string, string> = {}, answer?: string): Promise<Ran> {
  const written = { out: '', err: '' }
  const code = await promote(args, {
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    environment: { ...TOKENS, ...tokens },
    ask: answer === undefined ? undefined : async () => answer,
  })
  return { code, ...written }
}

function plazaAsProcess(args: string[]): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, ...TOKENS }
    const child = execFile(launcher, ['promote', ...args], { env }, (error, out, err) =>
      done({ code: error ? Number(error.code) : 0, out, err }),
    )
    child.stdin?.end()
  })
}
const both = (...more: string[]) => ['--from', beta.url, '--to', production.url, ...more]

test('takes a dataset across: bundle, change set, application, progress, receipt', async () => {
  const { code, out, err } = await plazaAsProcess(both('--datasets', 'trees', '--yes'))
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/new +dataset trees \(Trees\) version 3 as 1, 2 files, 2\.0 kB/),
  ])
  expect(err).toContain('trees: 1 of 2 files, 900 bytes of 2.0 kB')
  expect(err).toContain('trees: applied')
  expect(beta.log).toEqual(['GET /promotion/offer', 'POST /promotion/bundles', 'POST /promotion/receipts'])
  expect(production.log).toEqual([
    'POST /promotions',
    'POST /promotions/pm_1/application',
    'GET /promotions/pm_1',
    'GET /promotions/pm_1',
  ])
  // Handed on as they were: signatures cover what this program does not know.
  expect(production.asked[0]!.body.bundle).toEqual(bundle)
  expect(beta.asked[2]!.body.receipt).toEqual(receipt)
}, 60_000)

test('says in one document what became of it', async () => {
  const { code, out } = await plaza(both('--datasets', 'ds_1', '--yes', '--json'))
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    ...{ outcome: 'applied', id: 'pm_1', held: [], isReceiptNoted: true },
    items: [{ key: 'dataset:ds_1', state: 'applied' }],
  })
}, 30_000)

test('a dry run looks and applies nothing', async () => {
  const { code, out } = await plaza(both('--all', '--dry-run'))
  expect([code, out]).toEqual([0, expect.stringContaining('1 new.')])
  expect(production.log).toEqual(['POST /promotions'])
  expect(beta.asked[1]!.body.datasets).toEqual(['ds_1'])
})

test('without a person and without --yes nothing is applied', async () => {
  const { code, err } = await plaza(both('--all'))
  expect([code, err]).toEqual([2, expect.stringContaining('use --yes')])
  expect(production.log).toEqual(['POST /promotions'])
})

test('a person is asked, and no means no', async () => {
  const { code, err } = await plaza(both('--all'), {}, 'n')
  expect([code, err]).toEqual([1, expect.stringContaining('nothing was applied')])
  expect(production.log).toEqual(['POST /promotions'])
  expect((await plaza(both('--all'), {}, 'Yes ')).code).toBe(0)
}, 30_000)

test('what is blocked is said with its reason, the others go, and the exit code tells', async () => {
  production.answers = productionWith([trees, scope])
  const { code, out } = await plaza(both('--all', '--policies', 'scope', '--yes'))
  expect(code).toBe(1)
  expect(out).toContain('BLOCKED   policy scope (Scope)')
  expect(out).toContain('Nobody of law has signed. Have it signed at beta.')
  expect(production.log).toContain('POST /promotions/pm_1/application')
}, 30_000)

test('what was applied before is nothing to do', async () => {
  const done = { body: { id: 'pm_1', state: 'applied', items: [{ ...trees, state: 'applied' }], receipt } }
  production.answers = ({ path }) => (path === '/promotions' ? done : undefined)
  const { code, out } = await plaza(both('--all', '--yes'))
  expect([code, out]).toEqual([0, expect.stringContaining('nothing-to-do')])
  expect(production.log).toEqual(['POST /promotions'])
  expect(beta.log).toContain('POST /promotion/receipts')
})

test('goes on with fresh addresses where the portal kept older ones', async () => {
  production.answers = productionWith([{ ...trees, state: 'failed', why: 'The address has expired.' }], {
    addressesExpireAt: '2026-03-01T09:00:00.000Z',
  })
  expect((await plaza(both('--all', '--yes'))).code).toBe(0)
  expect(production.asked[1]!.body.bundle).toEqual(bundle)
}, 30_000)

test('a portal that does not answer for a moment is asked again', async () => {
  const usual = productionWith([trees])
  production.answers = (asked, count) =>
    asked.method === 'GET' && count === 1 ? { status: 503, body: {} } : usual(asked, count)
  expect((await plaza(both('--all', '--yes'))).code).toBe(0)
}, 30_000)

test('a receipt that is not noted is a warning', async () => {
  beta.answers = (asked, count) =>
    asked.path === '/promotion/receipts'
      ? { status: 409, body: { code: 'portal-unknown', title: 'Nobody trusts this portal.', fix: 'Add it.' } }
      : betaAnswers(asked, count)
  const { code, err } = await plaza(both('--all', '--yes'))
  expect([code, err]).toEqual([0, expect.stringContaining('warning: the receipt was not noted')])
}, 30_000)

test('an end that does not come in time has its own exit code', async () => {
  const applying = { id: 'pm_1', state: 'applying', items: [{ ...trees, state: 'asked' }] }
  production.answers = ({ method, path }, count) =>
    `${method} ${path}` === 'POST /promotions'
      ? productionWith([trees])({ method, path, body: {} }, count)
      : { body: applying }
  const { code, err } = await plaza(both('--all', '--yes', '--patience', '0.03'))
  expect([code, err]).toEqual([3, expect.stringContaining('Repeat the command')])
}, 30_000)

test('between accounts that must not see each other the steps are taken one by one', async () => {
  const [file, kept] = [join(folder, 'bundle.json'), join(folder, 'receipt.json')]
  expect((await plaza(['--from', beta.url, '--all', '--bundle', file])).code).toBe(0)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(bundle)
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(production.log).toEqual([])

  expect((await plaza(['--to', production.url, '--apply', file, '--receipt', kept, '--yes'])).code).toBe(0)
  expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual(receipt)
  expect(beta.log).not.toContain('POST /promotion/receipts')

  expect((await plaza(['--from', beta.url, '--note', kept])).code).toBe(0)
  expect(beta.asked.at(-1)!.body.receipt).toEqual(receipt)
}, 30_000)

const mistakes: { name: string; args: () => string[]; tokens?: Record<string, string>; says: string; code?: number }[] =
  [
    { name: 'no direction', args: () => ['--all'], says: 'expected --from and --to' },
    { name: 'two modes', args: () => both('--all', '--bundle', 'x'), says: 'expected --from and --to' },
    { name: 'a receipt of nothing', args: () => both('--all', '--receipt', 'x'), says: '--receipt goes with --apply' },
    { name: 'no token', args: () => both('--all'), tokens: { PLAZA_TO_TOKEN: '' }, says: 'PLAZA_TO_TOKEN is empty' },
    {
      name: 'a token of another portal',
      args: () => both('--all'),
      tokens: { PLAZA_FROM_TOKEN: 'x' },
      says: 'Not for you. Ask.',
    },
    { name: 'both kinds of choice', args: () => both('--all', '--datasets', 'trees'), says: 'found both' },
    { name: 'nothing chosen', args: () => both(), says: 'nothing was chosen' },
    { name: 'a name that is not there', args: () => both('--datasets', 'tree'), says: 'there are: trees, bikes' },
    {
      name: 'only what cannot go',
      args: () => both('--datasets', 'bikes'),
      says: 'cannot go: bikes: no version',
      code: 1,
    },
    { name: 'no time', args: () => both('--all', '--patience', 'x'), says: '--patience: expected minutes, found x' },
    { name: 'a file that is none', args: () => ['--to', production.url, '--apply', launcher], says: 'expected JSON' },
    {
      name: 'a portal that is away',
      args: () => ['--from', 'http://127.0.0.1:9', '--to', production.url, '--all'],
      says: 'could not be reached',
    },
  ]
for (const { name, args, tokens, says, code = 2 } of mistakes) {
  test(`says what is wrong: ${name}`, async () => {
    const answer = await plaza(args(), tokens)
    expect([answer.code, answer.err]).toEqual([code, expect.stringContaining(says)])
  })
}

test('a file that is JSON and no bundle says what is missing', async () => {
  const file = join(folder, 'other.json')
  writeFileSync(file, '{"content":{}}')
  const { code, err } = await plaza(['--to', production.url, '--apply', file])
  expect([code, err]).toEqual([2, expect.stringContaining('not as expected at content.portal')])
})

test('choice: everything passes over what cannot go, a limit is kept, and names are taken once', () => {
  const wish = { datasets: 'all', policies: listOf('all'), news: listOf('hello, hello'), signOffPolicy: true } as const
  expect(chooseFrom(offer, wish)).toEqual({
    selection: { datasets: ['ds_1'], documents: ['scope'], news: ['hello'], signOffPolicy: true },
    held: [],
  })
  const small = { ...offer, limits: { ...offer.limits, news: 0 } }
  expect(() => chooseFrom(small, wish)).toThrow('news: at most 0 go in one bundle, found 1')
})

test('words: a title cannot move the cursor of whoever reads it', () => {
  expect(changeSetText({ items: [{ ...trees, title: 'Tre\u001b[2Jes' }] })).toContain('trees (Tre [2Jes)')
})

test('words: only what moved is told', () => {
  const asked: Item = { ...trees, state: 'asked', arrived: { count: 1, bytes: 900 } }
  expect(progressLines([asked], [asked])).toEqual([])
  expect(progressLines([asked], [{ ...asked, state: 'failed', why: 'It was gone.' }])).toEqual([
    'trees: FAILED: It was gone.',
  ])
})
