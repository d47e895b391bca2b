import { type AuditEvent, GENESIS, nextEntry } from '../../../core/audit.ts'
import type { AuditEntry } from '../../../web/console/api.ts'
import { CHAIN_START, checkChain } from '../../../web/console/chain.ts'

const event: AuditEvent = {
  at: '2026-11-24T09:30:00.000Z',
  actor: { id: 'ana', name: 'Ana Ålund', email: 'ana@city.example' },
  action: 'signed',
  datasetId: 'ds_1',
  version: 2,
  detail: { role: 'liaison', rows: 12 },
}

/** A log as the portal itself writes it. */
function log(length: number): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (let head = GENESIS; entries.length < length; head = entries.at(-1)!)
    entries.push(nextEntry(head, event) as AuditEntry)
  return entries
}

test('a log as the portal writes it is whole, also when it is checked in two goes', async () => {
  const entries = log(5)
  const first = await checkChain(entries.slice(0, 2), CHAIN_START)
  expect(first).toEqual({ whole: true, head: { sequence: 2, hash: entries[1]!.hash } })
  if (!first.whole) return
  expect(await checkChain(entries.slice(2), first.head)).toMatchObject({ whole: true, head: { sequence: 5 } })
})

const spoilt: readonly { name: string; spoil: (entries: AuditEntry[]) => unknown; sequence: number }[] = [
  {
    name: 'a word that was changed',
    spoil: (entries) => Object.assign(entries[2]!, { action: 'returned' }),
    sequence: 3,
  },
  { name: 'an entry that was taken out', spoil: (entries) => entries.splice(1, 1), sequence: 2 },
  {
    name: 'an entry that was written anew',
    spoil: (entries) => entries.splice(1, 1, nextEntry(entries[0]!, { ...event, action: 'x' }) as AuditEntry),
    sequence: 3,
  },
  {
    name: 'a hash that was replaced',
    spoil: (entries) => Object.assign(entries[4]!, { hash: '0'.repeat(64) }),
    sequence: 5,
  },
]
for (const { name, spoil, sequence } of spoilt) {
  test(`${name} is found`, async () => {
    const entries = log(5)
    spoil(entries)
    expect(await checkChain(entries, CHAIN_START)).toMatchObject({ whole: false, sequence })
  })
}
