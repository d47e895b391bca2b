// Looking for entries: what fits, in which order, and that no answer walks the log without end.
import { type AuditEvent, GENESIS, nextEntry } from '../../core/audit.ts'
import type { AuditEntry } from '../../core/audit-model.ts'
import { type AuditFilter, fitsFilter, spanOfDays } from '../../core/audit-search.ts'
import { type AuditPorts, exportAudit, searchAudit } from '../../functions/api/steps/audit.ts'

const perfect: AuditEvent = {
  at: '2026-03-02T10:00:00.000Z',
  actor: { id: 'acc_1', name: 'Ada Lindqvist', email: 'ada@alderbay.example' },
  action: 'grant-given',
  subject: { kind: 'account', id: 'acc_2' },
  from: { via: 'console', address: '192.0.2.7' },
  changes: [{ field: 'grants', before: '', after: 'publisher in parks' }],
  detail: { reason: 'Joined the team' },
}
const entry = nextEntry(GENESIS, perfect)
const aboutDataset = nextEntry(GENESIS, { ...perfect, subject: undefined, from: undefined, datasetId: 'ds_1' } as never)

const filters: { filter: AuditFilter; fits: boolean; of?: AuditEntry }[] = [
  { filter: {}, fits: true },
  { filter: { text: 'JOINED' }, fits: true },
  { filter: { text: 'publisher' }, fits: true },
  { filter: { text: '192.0.2' }, fits: true },
  { filter: { text: entry.hash.slice(0, 8) }, fits: false },
  { filter: { action: 'grant' }, fits: false },
  { filter: { actor: 'acc_1' }, fits: true },
  { filter: { actor: 'lindq' }, fits: true },
  { filter: { actor: 'acc_' }, fits: false },
  { filter: { kind: 'account', subject: 'acc_2' }, fits: true },
  { filter: { kind: 'dataset' }, fits: false },
  { filter: { kind: 'dataset', subject: 'ds_1' }, fits: true, of: aboutDataset },
  { filter: { via: 'token' }, fits: false },
  { filter: { via: 'portal' }, fits: true, of: aboutDataset },
  { filter: { since: '2026-03-02', until: '2026-03-02' }, fits: true },
  { filter: { since: '2026-03-03' }, fits: false },
  { filter: { action: 'grant-given', text: 'nothing of the kind' }, fits: false },
]
for (const { filter, fits, of = entry } of filters) {
  test(`fitsFilter: ${JSON.stringify(filter)} ${fits ? 'fits' : 'does not fit'}`, () => {
    expect(fitsFilter(of, filter)).toBe(fits)
  })
}

const DAY = 86_400_000
const START = Date.parse('2026-03-01T12:00:00.000Z')

/** A log of entries, ten a day, that counts how many were read. */
function aLog(length: number): AuditPorts & { read: () => number } {
  let read = 0
  const at = (sequence: number): AuditEntry => ({
    ...entry,
    sequence,
    at: new Date(START + Math.floor((sequence - 1) / 10) * DAY).toISOString(),
    action: sequence % 7 === 0 ? 'signed' : 'published',
  })
  return {
    registry: {
      sequence: async () => length,
      audit: async (from, limit) => {
        const found = Array.from({ length: Math.max(0, Math.min(limit, length - from)) }, (_, index) =>
          at(from + index + 1),
        )
        read += found.length
        return found
      },
    },
    outside: { now: () => '2026-03-09T12:00:00.000Z' },
    read: () => read,
  }
}
const numbers = ({ entries }: { entries: readonly AuditEntry[] }) => entries.map(({ sequence }) => sequence)

test('searchAudit: newest first, page by page, until there are no more', async () => {
  const ports = aLog(25)
  const first = await searchAudit(ports, { filter: {}, order: 'newest', limit: 10 })
  const second = await searchAudit(ports, { filter: {}, order: 'newest', limit: 20, from: first.next })
  expect(numbers(first)).toEqual([25, 24, 23, 22, 21, 20, 19, 18, 17, 16])
  expect(numbers(second).at(-1)).toBe(1)
  expect([first.next, second.next, first.last]).toEqual([16, undefined, 25])
})

test('searchAudit: oldest first it goes on after the number it was given', async () => {
  const page = await searchAudit(aLog(25), { filter: { action: 'signed' }, order: 'oldest', limit: 2, from: 7 })
  expect([numbers(page), page.next]).toEqual([[14, 21], 21])
})

test('searchAudit: what is nowhere is looked for in stretches, and each answer says how far', async () => {
  const ports = aLog(25_000)
  const filter = { text: 'nowhere' }
  let from: number | undefined
  const stretches: number[] = []
  do {
    const page = await searchAudit(ports, { filter, order: 'newest', limit: 100, from })
    stretches.push(page.looked)
    from = page.next
  } while (from !== undefined)
  expect(stretches).toEqual([10_000, 10_000, 5000])
})

test('searchAudit: days are found without walking the log', async () => {
  const ports = aLog(100_000)
  const filter = { since: '2026-03-11', until: '2026-03-12' }
  const page = await searchAudit(ports, { filter, order: 'oldest', limit: 100 })
  expect(numbers(page)).toEqual(Array.from({ length: 20 }, (_, index) => 101 + index))
  expect(page.next).toBeUndefined()
  expect(ports.read()).toBeLessThan(100)
})

test('spanOfDays: a day after everything is empty, a day before everything, too', async () => {
  const timeOf = async (sequence: number) => START + sequence
  expect(await spanOfDays({ since: '2027-01-01' }, 50, timeOf)).toEqual({ after: 50, upTo: 50 })
  expect(await spanOfDays({ until: '2020-01-01' }, 50, timeOf)).toEqual({ after: 0, upTo: 0 })
})

test('exportAudit: in parts that together are the whole log', async () => {
  const ports = aLog(1234)
  const all: number[] = []
  let from: number | undefined = 0
  while (from !== undefined) {
    const { text, next }: { text: string; next?: number } = await exportAudit(ports, from, 500)
    for (const line of text.trim().split('\n')) all.push(JSON.parse(line).sequence)
    from = next
  }
  expect(all).toEqual(Array.from({ length: 1234 }, (_, index) => index + 1))
})

test('exportAudit: a part stays below what Lambda can answer with', async () => {
  const ports = aLog(5000)
  const large: AuditPorts = {
    ...ports,
    registry: {
      ...ports.registry,
      audit: async (from, limit) =>
        (await ports.registry.audit(from, limit)).map((one) => ({ ...one, detail: { note: 'é'.repeat(4000) } })),
    },
  }
  const { text, next } = await exportAudit(large, 0, 5000)
  expect(Buffer.byteLength(text)).toBeLessThan(3_000_001)
  expect(next).toBe(text.trim().split('\n').length)
})
