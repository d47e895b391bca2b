// The audit log against itself and against what was published of it: which entry is named for which attack.
import { type AuditEvent, GENESIS, isIntact, nextEntry } from '../../core/audit.ts'
import { checkLog, NOTHING_PUBLISHED, type PublishedLog } from '../../core/audit-check.ts'
import type { AuditEntry } from '../../core/audit-model.ts'

const event = (number: number): AuditEvent => ({
  at: `2026-03-01T10:00:${String(number).padStart(2, '0')}.000Z`,
  actor: { id: 'ada', name: 'Ada', email: 'ada@city.example' },
  action: 'metadata-changed',
  changes: [{ field: 'title', before: 'Trees', after: `Trees ${number}` }],
})

/** Ten entries as the portal wrote them. */
const events = Array.from({ length: 10 }, (_, index) => event(index + 1))
const log = chainOf(events)

function chainOf(all: readonly AuditEvent[]): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (const one of all) entries.push(nextEntry(entries.at(-1) ?? GENESIS, one, 'ab'.repeat(16)))
  return entries
}

async function* read(entries: readonly AuditEntry[]) {
  yield* entries
}

const published = (last: number): PublishedLog => ({
  last,
  hash: async (n) => (n <= last ? log[n - 1]?.hash : undefined),
})
const changed = (entry: AuditEntry): AuditEntry => ({ ...entry, actor: { ...entry.actor, name: 'Somebody else' } })
const rehashed = (entry: AuditEntry, previousHash = entry.previousHash): AuditEntry => {
  const { sequence } = entry
  return { ...nextEntry({ sequence: sequence - 1, hash: previousHash }, entry, entry.salt), sequence }
}
const without = (number: number) => log.filter(({ sequence }) => sequence !== number)
const other: AuditEvent = { ...event(1), action: 'granted' }

const cases: { name: string; entries: AuditEntry[]; public: number; gives: string | undefined }[] = [
  { name: 'a log as it was written', entries: log, public: 0, gives: undefined },
  { name: 'the same with published days', entries: log, public: 7, gives: undefined },
  { name: 'what an entry says, changed', entries: log.with(3, changed(log[3]!)), public: 0, gives: 'altered 4' },
  { name: 'the last entry, changed', entries: log.with(9, changed(log[9]!)), public: 0, gives: 'altered 10' },
  { name: 'the first entry, changed', entries: log.with(0, changed(log[0]!)), public: 7, gives: 'altered 1' },
  { name: 'changed with its hash', entries: log.with(3, rehashed(changed(log[3]!))), public: 0, gives: 'altered 4' },
  {
    name: 'changed with its hash, published',
    entries: log.with(3, rehashed(changed(log[3]!))),
    public: 7,
    gives: 'altered 4',
  },
  { name: 'removed', entries: without(5), public: 0, gives: 'missing 5' },
  { name: 'twice', entries: log.toSpliced(5, 0, log[4]!), public: 0, gives: 'inserted 5' },
  { name: 'cut off at the end', entries: log.slice(0, 6), public: 7, gives: 'missing 7' },
  { name: 'an empty log', entries: [], public: 7, gives: 'missing 1' },
  // From here on the whole chain was computed anew: in itself it is whole.
  { name: 'a new chain after a change', entries: chainOf(events.with(3, other)), public: 7, gives: 'altered 4' },
  { name: 'a new chain after a removal', entries: chainOf(events.toSpliced(3, 1)), public: 7, gives: 'missing 4' },
  {
    name: 'a new chain with one more',
    entries: chainOf(events.toSpliced(3, 0, other)),
    public: 7,
    gives: 'inserted 4',
  },
  {
    name: 'a new chain on a day that is not public yet',
    entries: chainOf(events.with(8, other)),
    public: 7,
    gives: undefined,
  },
]

for (const { name, entries, public: last, gives } of cases) {
  test(`checkLog: ${name}: ${gives ?? 'nothing is wrong'}`, async () => {
    const { fault } = await checkLog(read(entries), last === 0 ? NOTHING_PUBLISHED : published(last))
    expect(fault && `${fault.kind} ${fault.sequence}`).toBe(gives)
  })
}

test('checkLog counts what it looked at, and what of it was public', async () => {
  const { entries, published: held, head } = await checkLog(read(log), published(7))
  expect({ entries, held, head }).toEqual({ entries: 10, held: 7, head: { sequence: 10, hash: log[9]!.hash } })
})

test('checkLog checks a part, from a known entry to another, and asks for no more', async () => {
  let asked = 0
  const counted = async function* () {
    for (const entry of log.slice(4)) {
      asked++
      yield entry
    }
  }
  const from = { sequence: 4, hash: log[3]!.hash }
  const done = await checkLog(counted(), published(10), { from, until: 6 })
  expect([done.fault, done.entries, asked]).toEqual([undefined, 2, 3])
})

test('a salt keeps what an entry says from being guessed, and is part of the hash', () => {
  const entry = nextEntry(GENESIS, event(1), '00'.repeat(16))
  expect(entry.hash).not.toBe(nextEntry(GENESIS, event(1), '01'.repeat(16)).hash)
  expect(isIntact(entry)).toBe(true)
  expect(isIntact({ ...entry, salt: '01'.repeat(16) })).toBe(false)
})
