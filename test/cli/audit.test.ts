// `plaza audit verify` as an auditor runs it: on an export with copies of the public files, and on a portal.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GENESIS, nextEntry, PORTAL } from '../../core/audit.ts'
import { closedDays, dayText, headOfDay, headsText } from '../../core/audit-days.ts'
import type { AuditEntry } from '../../core/audit-model.ts'

const launcher = join(import.meta.dirname, '..', '..', 'cli', 'plaza.sh')
const folder = mkdtempSync(join(tmpdir(), 'plaza-audit-'))
const TOKEN = 'plz_for_this_test_only'

/** Seven entries a day on two days that are over, and one of a day that is not. */
const log: AuditEntry[] = []
for (let index = 0; index < 15; index++) {
  const at = `2026-03-0${Math.floor(index / 7) + 2}T1${index % 7}:00:00.000Z`
  log.push(nextEntry(log.at(-1) ?? GENESIS, { at, actor: PORTAL, action: 'signed' }, 'ab'.repeat(16)))
}
const days = closedDays([], log, '2026-03-04T12:00:00.000Z')
const heads = days.map((one) => headOfDay(one, createHash('md5').update(dayText(one)).digest('hex')))

const altered = log.with(8, { ...log[8]!, action: 'granted' })
function anewFrom(number: number): AuditEntry[] {
  const entries = log.slice(0, number - 1)
  for (const entry of altered.slice(number - 1)) entries.push(nextEntry(entries.at(-1) ?? GENESIS, entry, entry.salt))
  return entries
}

const file = (name: string, entries: readonly AuditEntry[]) =>
  writeFileSync(join(folder, name), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
file('good.ndjson', log)
file('altered.ndjson', altered)
file('anew.ndjson', anewFrom(9))
file('removed.ndjson', log.toSpliced(4, 1))
writeFileSync(join(folder, 'no-log.ndjson'), 'id,name\n')
mkdirSync(join(folder, 'copies'))
mkdirSync(join(folder, 'changed-copies'))
for (const [name, list] of [
  ['copies', heads] as const,
  ['changed-copies', [{ ...heads[0]!, hash: 'f'.repeat(64) }, heads[1]!]] as const,
]) {
  writeFileSync(join(folder, name, 'heads.json'), headsText(list))
  for (const one of days) writeFileSync(join(folder, name, `${one.day}.json`), dayText(one))
}
writeFileSync(join(folder, 'older-heads.json'), headsText(heads.slice(0, 1)))
writeFileSync(join(folder, 'other-heads.json'), headsText([{ ...heads[0]!, hash: 'f'.repeat(64) }]))

/** A portal that has only what the command asks: parts of the log for who has the token, and the public files. */
function aPortal(entries: readonly AuditEntry[]): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url!, 'http://portal')
    const name = url.pathname.split('/').at(-1)!
    if (url.pathname === '/audit/heads.json') return response.end(headsText(heads))
    if (url.pathname.startsWith('/audit/'))
      return response.end(dayText(days.find(({ day }) => name === `${day}.json`)!))
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      response.writeHead(401, { 'content-type': 'application/problem+json' })
      return response.end(JSON.stringify({ title: 'You are not signed in.', fix: 'Sign in.' }))
    }
    const from = Number(url.searchParams.get('from'))
    const part = entries.filter(({ sequence }) => sequence > from).slice(0, 4)
    const next = part.at(-1)?.sequence ?? 15
    if (next < 15) response.setHeader('link', `<https://elsewhere.example/?from=${next}&limit=4>; rel="next"`)
    response.setHeader('x-audit-last', '15')
    return response.end(part.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}
let good: Server
let bad: Server
beforeAll(async () => {
  good = await aPortal(log)
  bad = await aPortal(anewFrom(9))
})
afterAll(() => {
  for (const server of [good, bad]) server.close()
  rmSync(folder, { recursive: true })
})
const at = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function plaza(
  args: string[],
  environment: Record<string, string> = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', ...environment }
  return new Promise((resolve) =>
    execFile(launcher, ['audit', 'verify', ...args], { cwd: folder, env }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    ),
  )
}

const runs = [
  {
    name: 'an export as it was written',
    args: ['--file', 'good.ndjson'],
    status: 0,
    says: /intact: 15 entries.*\n.*give --site/,
  },
  {
    name: 'the same with copies of the public files',
    args: ['--file', 'good.ndjson', '--site', 'copies'],
    status: 0,
    says: /14 of them were compared.*newest 1 are not public/,
  },
  { name: 'an altered entry', args: ['--file', 'altered.ndjson'], status: 1, says: /entry 9 is altered/ },
  {
    name: 'a chain that was made anew',
    args: ['--file', 'anew.ndjson', '--site', 'copies'],
    status: 1,
    says: /entry 9 is altered.*published\.\n.*belongs to 2026-03-03/,
  },
  {
    name: 'the same without public files, which cannot be told',
    args: ['--file', 'anew.ndjson'],
    status: 0,
    says: /intact/,
  },
  {
    name: 'a removed entry',
    args: ['--file', 'removed.ndjson', '--site', 'copies'],
    status: 1,
    says: /entry 5 is missing/,
  },
  {
    name: 'public files that do not agree',
    args: ['--file', 'good.ndjson', '--site', 'changed-copies'],
    status: 1,
    says: /2026-03-02\.json is not what heads\.json says/,
  },
  {
    name: 'a list that has only grown',
    args: ['--file', 'good.ndjson', '--site', 'copies', '--heads', 'older-heads.json'],
    status: 0,
    says: /intact/,
  },
  {
    name: 'a list that differs from a kept copy',
    args: ['--file', 'good.ndjson', '--site', 'copies', '--heads', 'other-heads.json'],
    status: 1,
    says: /something else about 2026-03-02/,
  },
]
for (const { name, args, status, says } of runs) {
  test(`${name}: exit ${status}`, async () => {
    const done = await plaza(args)
    expect([done.status, done.stderr]).toEqual([status, ''])
    expect(done.stdout).toMatch(says)
  })
}

test('a portal is read in parts, with a token from the environment', async () => {
  const done = await plaza(['--portal', `${at(good)}/`, '--token-from-env', 'AUDIT', '--json'], { AUDIT: TOKEN })
  expect(done.status).toBe(0)
  expect(JSON.parse(done.stdout)).toEqual({
    ...{ verdict: 'intact', entries: 15, comparedWithPublished: 14, publishedDays: 2 },
    head: { sequence: 15, hash: log[14]!.hash },
  })
})

test('a portal whose chain was made anew: the number of the altered entry', async () => {
  const done = await plaza(['--portal', at(bad), '--json'], { PLAZA_TOKEN: TOKEN })
  expect(done.status).toBe(1)
  expect(JSON.parse(done.stdout).fault).toMatchObject({ sequence: 9, kind: 'altered' })
})

test('what could not run exits 2 and says why on stderr only', async () => {
  const cannot: [string[], RegExp][] = [
    [[], /either --portal or --file/],
    [['--portal', at(good)], /PLAZA_TOKEN is empty/],
    [['--portal', at(good), '--token-from-env', 'HOME'], /not signed in/],
    [['--file', 'absent.ndjson'], /absent\.ndjson/],
    [['--file', 'no-log.ndjson'], /line 1: expected an audit entry/],
    [['--file', 'good.ndjson', '--site', 'nowhere'], /expected \/audit\/heads\.json/],
    [['--portal', 'http://127.0.0.1:9'], /PLAZA_TOKEN is empty|could not be reached/],
  ]
  for (const [args, why] of cannot) {
    const { status, stdout, stderr } = await plaza(args)
    expect([args.join(' '), status, stdout]).toEqual([args.join(' '), 2, ''])
    expect(stderr).toMatch(why)
  }
})
