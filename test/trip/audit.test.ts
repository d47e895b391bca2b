// The audit log of a real portal: who, what, from where, old and new; and an entry altered in its table is found by number.
import { execFile } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { GENESIS, nextEntry, PORTAL } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { tableKey } from '../../core/keys.ts'
import { REGION, TABLE } from '../../local/names.ts'
import { PEOPLE } from '../../local/people.ts'
import { type PortalClient, signIn } from '../../local/seed/client.ts'
import { aDatasetBody, eventually } from '../support/crew.ts'
import { newFolder, type PortalProcess, startPortalProcess } from '../support/portal.ts'
import { root } from '../support/tree.ts'

const PORT = 18_400
const dir = newFolder()
let portal: PortalProcess
let ada: PortalClient
let table: DynamoDBDocumentClient

/** Entries of days that are over when the portal starts: nobody waits here for midnight. */
const OLD_DAYS = ['2026-01-12', '2026-01-12', '2026-01-13']

beforeAll(async () => {
  portal = startPortalProcess({ port: PORT, dir, args: ['--no-seed'] })
  await portal.ready()
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const endpoint = `http://127.0.0.1:${PORT + 2}`
  table = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: REGION, credentials }))
  const old: AuditEntry[] = []
  for (const day of OLD_DAYS) {
    const event = { at: `${day}T10:00:00.000Z`, actor: PORTAL, action: 'published' }
    old.push(nextEntry(old.at(-1) ?? GENESIS, event, 'ab'.repeat(16)))
  }
  await store(old)

  const { email, password } = PEOPLE.find(({ id }) => id === 'ada')!
  ada = await signIn(portal.url, email, password)
  const { id } = await ada.must('POST', '/datasets', aDatasetBody('Audited'))
  for (const title of ['Once', 'Twice', 'Three times']) await ada.must('PATCH', `/datasets/${id}`, { title })
})
afterAll(async () => {
  await portal.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function entries(): Promise<AuditEntry[]> {
  return (await ada.must('GET', '/audit?limit=1000')).entries
}

/** Writes entries and the end of the chain into the table, as only somebody with access to it can. */
async function store(all: readonly AuditEntry[]): Promise<void> {
  const put = (Item: object) => table.send(new PutCommand({ TableName: TABLE, Item }))
  for (const value of all) await put({ ...tableKey.auditEntry(value.sequence), value })
  const { sequence, hash } = all.at(-1)!
  await put({ ...tableKey.auditHead(), sequence, hash })
}

interface Said {
  readonly status: number
  readonly document: {
    readonly verdict: string
    readonly entries: number
    readonly comparedWithPublished: number
    readonly fault?: { readonly sequence: number; readonly kind: string }
  }
}

/** Runs the command as an auditor with a token in the environment. */
function verify(...args: string[]): Promise<Said> {
  const env = { ...process.env, NODE_OPTIONS: '', PLAZA_TOKEN: ada.token }
  return new Promise((resolve, reject) =>
    execFile(
      join(root, 'cli', 'plaza.sh'),
      ['audit', 'verify', ...args, '--json'],
      { env },
      (error, stdout, stderr) => {
        if (stdout === '') return reject(new Error(stderr))
        resolve({ status: error ? Number(error.code) : 0, document: JSON.parse(stdout) })
      },
    ),
  )
}

/** Writes to the table around the portal, as nobody should be able to; returns how to put it back. */
async function alter(sequence: number, change: (entry: AuditEntry) => AuditEntry): Promise<() => Promise<unknown>> {
  const { Item } = await table.send(new GetCommand({ TableName: TABLE, Key: tableKey.auditEntry(sequence) }))
  const put = (value: unknown) => table.send(new PutCommand({ TableName: TABLE, Item: { ...Item, value } }))
  await put(change(Item!['value'] as AuditEntry))
  return () => put(Item!['value'])
}

test('an entry says who did what, when and from where, with a salt for its public hash', async () => {
  const created = (await entries()).find(({ action }) => action === 'dataset-created')!
  expect(created.actor).toMatchObject({ name: 'Ada Lindqvist' })
  expect(created.from).toMatchObject({ via: 'console', address: '127.0.0.1' })
  expect(created.salt).toMatch(/^[0-9a-f]{32}$/)
})

test('the log is searched by words, by who and by what, newest first', async () => {
  const asked = async (query: string) => {
    const page = await ada.must('GET', `/audit?order=newest&${query}`)
    return page.entries.map(({ action }: AuditEntry) => action)
  }
  expect(await asked('action=dataset-created')).toEqual(['dataset-created'])
  expect((await asked('actor=lindqvist&limit=2')).length).toBe(2)
  expect(await asked('q=no-such-word')).toEqual([])
  expect(await asked('since=2020-01-01&until=2020-01-02')).toEqual([])
  expect((await ada.call('GET', '/audit?since=yesterday')).status).toBe(400)
})

test('the export has an entry a line, in parts that a header links', async () => {
  const part = async (address: string) => {
    const answer = await fetch(address, { headers: { authorization: `Bearer ${ada.token}` } })
    return { answer, lines: (await answer.text()).trim().split('\n') }
  }
  const first = await part(`${portal.url}/api/v1/audit/export?limit=2`)
  expect(first.answer.headers.get('content-type')).toBe('application/x-ndjson')
  expect(first.lines.map((line) => JSON.parse(line).sequence)).toEqual([1, 2])
  const next = /<(.+)>; rel="next"/.exec(first.answer.headers.get('link') ?? '')![1]!
  expect(JSON.parse((await part(next)).lines[0]!).sequence).toBe(3)
})

test('the public sees that there is a log and where it is, and nothing that it says', async () => {
  const last = (await entries()).at(-1)!
  const today = await eventually(
    async () => (await fetch(`${portal.url}/audit/today.json`)).json() as Promise<{ newest: object | null }>,
    ({ newest }) => JSON.stringify(newest)?.includes(last.hash) === true,
  )
  expect(today).toMatchObject({ closed: false, newest: { sequence: last.sequence } })
  const page = await (await fetch(`${portal.url}/audit/`)).text()
  expect(page).not.toContain('Lindqvist')
  const { days } = await (await fetch(`${portal.url}/audit/heads.json`)).json()
  expect(days.map(({ day, sequence }: { day: string; sequence: number }) => [day, sequence])).toEqual([
    ['2026-01-12', 2],
    ['2026-01-13', 3],
  ])
  const file = await (await fetch(`${portal.url}/audit/2026-01-12.json`)).json()
  expect(file.hashes).toEqual((await entries()).slice(0, 2).map(({ hash }) => hash))
})

test('as it was written, the log is intact', async () => {
  const { status, document } = await verify('--portal', portal.url)
  expect([status, document.verdict, document.fault]).toEqual([0, 'intact', undefined])
  expect([document.entries, document.comparedWithPublished]).toEqual([(await entries()).length, 3])
})

const attacks: { name: string; change: (entry: AuditEntry) => AuditEntry }[] = [
  { name: 'what it says is altered', change: (entry) => ({ ...entry, action: 'withdrawn' }) },
  {
    name: 'it is altered with its own hash',
    change: (entry) =>
      nextEntry(
        { sequence: entry.sequence - 1, hash: entry.previousHash },
        { ...entry, action: 'withdrawn' },
        entry.salt,
      ),
  },
]
for (const { name, change } of attacks) {
  test(`one stored entry, ${name}: found by its number, and not once it is put back`, async () => {
    const putBack = await alter(5, change)
    const { status, document } = await verify('--portal', portal.url)
    expect([status, document.verdict, document.fault?.sequence, document.fault?.kind]).toEqual([
      1,
      'altered',
      5,
      'altered',
    ])
    await putBack()
    expect((await verify('--portal', portal.url)).status).toBe(0)
  })
}

test('an export of an altered log is found out as well', async () => {
  const putBack = await alter(2, (entry) => ({ ...entry, actor: { ...entry.actor, name: 'Nobody' } }))
  const file = join(dir, 'export.ndjson')
  const answer = await fetch(`${portal.url}/api/v1/audit/export`, { headers: { authorization: `Bearer ${ada.token}` } })
  writeFileSync(file, await answer.text())
  const { status, document } = await verify('--file', file)
  expect([status, document.fault?.sequence]).toEqual([1, 2])
  await putBack()
})

test('a chain made anew from a published day on: the command names the entry, and publication raises an alarm', async () => {
  const original = await entries()
  const anew = original.slice(0, 1)
  for (const entry of original.slice(1)) {
    const said = entry.sequence === 2 ? { ...entry, action: 'withdrawn' } : entry
    anew.push(nextEntry(anew.at(-1)!, said, entry.salt))
  }
  await store(anew)
  expect((await verify('--portal', portal.url)).document.fault).toMatchObject({ sequence: 2, kind: 'altered' })

  const files = await (await fetch(`${portal.url}/audit/heads.json`)).text()
  await ada.must('POST', '/datasets', aDatasetBody('Wakes publication'))
  const { alarms } = await eventually(
    () => ada.must('GET', '/alarms') as Promise<{ alarms: { name: string; message: string }[] }>,
    (answer) => answer.alarms.length > 0,
  )
  expect(alarms).toMatchObject([{ name: 'audit-altered', message: expect.stringContaining('2026-01-12: Entry 2 ') }])
  expect(await (await fetch(`${portal.url}/audit/heads.json`)).text()).toBe(files)
})
