// The public files of the audit log, over days, on a clock of its own: written once, and never from an altered table.
import { nextEntry, PORTAL } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { AUDIT_ALARM } from '../../functions/publish/audit.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import { publish } from '../../functions/publish/publish.ts'
import { LONG_LAUNCHED } from '../support/launch.ts'
import { memoryAlarms, memoryPublication, memoryRegistry, memoryStores } from '../support/memory.ts'
import { aSiteContext, noCard } from '../support/published.ts'

const MONDAY = '2026-03-02'
const TUESDAY = '2026-03-03'
const WEDNESDAY = '2026-03-04'

/** A portal whose table can be altered behind its back, and whose clock is set by hand. */
function aPortal() {
  const memory = memoryRegistry()
  memory.put('launch', LONG_LAUNCHED)
  const entries: AuditEntry[] = []
  const [incoming, data, site] = memoryStores('incoming', 'data', 'site') as [
    never,
    never,
    ReturnType<typeof memoryStores>[number],
  ]
  const alarms = memoryAlarms()
  const clock = { now: `${MONDAY}T08:00:00.000Z` }
  const ports: PublishPorts = {
    registry: {
      ...memory,
      audit: async (from, limit) => entries.slice(Math.max(0, from), from + limit),
      sequence: async () => entries.length,
    },
    ...{ incoming, data, site, alarms },
    edge: { forget: async () => {} },
    memory: memoryPublication(),
    outside: { now: () => clock.now, random: (bytes) => new Uint8Array(bytes) },
    context: aSiteContext(),
    assets: [],
    drawCard: noCard,
    signIn: { issuer: 'https://sign-in.example', clientId: 'console' },
    build: 'test',
  }
  const write = (...times: string[]) => {
    for (const at of times) {
      entries.push(
        nextEntry(entries.at(-1) ?? { sequence: 0, hash: '0'.repeat(64) }, { at, actor: PORTAL, action: 'signed' }),
      )
    }
  }
  const publishAt = async (now: string) => {
    clock.now = now
    return publish(ports, { force: true })
  }
  return { ports, entries, site, alarms, write, publishAt }
}

/** Two closed days of three entries, and a day that is not over. */
async function aWeek() {
  const portal = aPortal()
  portal.write(`${MONDAY}T09:00:00.000Z`, `${MONDAY}T10:00:00.000Z`, `${TUESDAY}T09:00:00.000Z`)
  await portal.publishAt(`${WEDNESDAY}T08:00:00.000Z`)
  portal.write(`${WEDNESDAY}T09:00:00.000Z`)
  await portal.publishAt(`${WEDNESDAY}T09:01:00.000Z`)
  return portal
}
type Portal = Awaited<ReturnType<typeof aWeek>>

const auditKeys = ({ site }: Portal) => [...site.objects.keys()].filter((key) => key.startsWith('audit/'))
const textOf = ({ site }: Portal, key: string) => site.objects.get(key)?.body.toString('utf8')

/** What was written, with the chain computed anew from there on. */
function rewritten(entries: AuditEntry[], number: number): void {
  entries[number - 1] = { ...entries[number - 1]!, action: 'granted' }
  for (let index = number - 1; index < entries.length; index++) {
    const before = entries[index - 1]
    entries[index] = nextEntry(before ?? { sequence: 0, hash: '0'.repeat(64) }, entries[index]!)
  }
}

test('each day that is over has a file with its hashes, and the list names its last entry', async () => {
  const portal = await aWeek()
  expect(auditKeys(portal)).toEqual(
    expect.arrayContaining(['audit/2026-03-02.json', 'audit/2026-03-03.json', 'audit/heads.json', 'audit/index.html']),
  )
  expect(auditKeys(portal)).not.toContain('audit/2026-03-04.json')
  expect(JSON.parse(textOf(portal, 'audit/2026-03-02.json')!).hashes).toEqual(
    portal.entries.slice(0, 2).map(({ hash }) => hash),
  )
  expect(JSON.parse(textOf(portal, 'audit/heads.json')!).days).toMatchObject([
    { day: MONDAY, sequence: 2, hash: portal.entries[1]!.hash },
    { day: TUESDAY, sequence: 3, hash: portal.entries[2]!.hash },
  ])
  expect(JSON.parse(textOf(portal, 'audit/today.json')!)).toMatchObject({ closed: false, newest: { sequence: 4 } })
  expect([...portal.alarms.on.keys()]).toEqual([])
})

test('nothing of what entries say is public, only hashes', async () => {
  const portal = await aWeek()
  const machine = auditKeys(portal)
    .filter((key) => key.endsWith('.json'))
    .map((key) => textOf(portal, key))
  expect(machine.join('')).not.toMatch(/signed|Plaza/)
})

test('a file of a day is written once: no run writes or removes it again', async () => {
  const portal = await aWeek()
  portal.write(`${WEDNESDAY}T10:00:00.000Z`)
  await portal.publishAt('2026-03-09T12:00:00.000Z')
  const touched = portal.site.history.filter((step) => /audit\/\d{4}-/.test(step))
  expect(touched).toEqual(['+audit/2026-03-02.json', '+audit/2026-03-03.json', '+audit/2026-03-04.json'])
})

test('a crash after the file and before the list ends the same', async () => {
  const portal = await aWeek()
  const before = textOf(portal, 'audit/heads.json')
  portal.site.objects.delete('audit/heads.json')
  await portal.publishAt(`${WEDNESDAY}T12:00:00.000Z`)
  expect(textOf(portal, 'audit/heads.json')).toBe(before)
  expect([...portal.alarms.on.keys()]).toEqual([])
})

const attacks: { name: string; attack: (portal: Portal) => void; says: string }[] = [
  {
    name: 'one entry of a closed day is altered',
    attack: ({ entries }) => void (entries[1] = { ...entries[1]!, action: 'granted' }),
    says: '2026-03-02: Entry 2 of the audit log is altered',
  },
  {
    name: 'the whole chain is computed anew from it',
    attack: ({ entries }) => rewritten(entries, 2),
    says: '2026-03-02: Entry 2 of the audit log is altered',
  },
  {
    name: 'the newest entries are removed',
    attack: ({ entries }) => void entries.splice(2),
    says: '2026-03-03: Entry 3 of the audit log is missing',
  },
  {
    name: 'an entry that is not public yet is altered',
    attack: ({ entries }) => void (entries[3] = { ...entries[3]!, action: 'granted' }),
    says: 'Entry 4 of the audit log is altered',
  },
  {
    name: 'a published file is changed',
    attack: ({ site }) =>
      void site.objects.set('audit/2026-03-02.json', {
        body: Buffer.from('{}'),
        headers: { mediaType: 'application/json' },
      }),
    says: 'The published file of 2026-03-02 was changed',
  },
]
for (const { name, attack, says } of attacks) {
  test(`when ${name}, an alarm names it and the files stay as they are`, async () => {
    const portal = await aWeek()
    const list = textOf(portal, 'audit/heads.json')
    attack(portal)
    const file = textOf(portal, 'audit/2026-03-02.json')
    await portal.publishAt('2026-03-09T12:00:00.000Z')
    expect(portal.alarms.on.get(AUDIT_ALARM)?.message).toContain(says)
    expect(textOf(portal, 'audit/2026-03-02.json')).toBe(file)
    expect(JSON.parse(textOf(portal, 'audit/heads.json')!).days.slice(0, 2)).toEqual(JSON.parse(list!).days)
  })
}

test('the alarm stays when the entry is put back: a log that was altered was altered', async () => {
  const portal = await aWeek()
  const original = portal.entries[1]!
  portal.entries[1] = { ...original, action: 'granted' }
  await portal.publishAt(`${WEDNESDAY}T11:00:00.000Z`)
  portal.entries[1] = original
  await portal.publishAt(`${WEDNESDAY}T13:00:00.000Z`)
  expect([...portal.alarms.on.keys()]).toEqual([AUDIT_ALARM])
})
