// Closed days: which entry belongs to which file, and files that do not agree with each other.
import { GENESIS, nextEntry, PORTAL } from '../../core/audit.ts'
import {
  type AuditDayHead,
  closedDays,
  dayText,
  headOfDay,
  headsIn,
  headsText,
  PublishedFilesFault,
  publishedLog,
} from '../../core/audit-days.ts'
import type { AuditEntry } from '../../core/audit-model.ts'

/** Entries at these moments, from an end of the log on. */
function entriesAt(times: readonly string[], from = GENESIS): AuditEntry[] {
  const entries: AuditEntry[] = []
  for (const at of times) {
    entries.push(nextEntry(entries.at(-1) ?? from, { at: `${at}.000Z`, actor: PORTAL, action: 'published' }))
  }
  return entries
}

const MONDAY = ['2026-03-02T09:00:00', '2026-03-02T23:59:59']
const TUESDAY = ['2026-03-03T00:00:01']
const lines = (days: readonly { day: string; first: number; last: number }[]) =>
  days.map(({ day, first, last }) => `${day} ${first}-${last}`)

const cases = [
  {
    name: 'a day that is over',
    times: [...MONDAY, ...TUESDAY],
    now: '2026-03-03T12:00:00.000Z',
    gives: ['2026-03-02 1-2'],
  },
  { name: 'a change of midnight may still be on its way', times: MONDAY, now: '2026-03-03T00:09:59.000Z', gives: [] },
  { name: 'ten minutes later it is not', times: MONDAY, now: '2026-03-03T00:10:00.000Z', gives: ['2026-03-02 1-2'] },
  {
    name: 'days without entries have no file',
    times: [MONDAY[0]!, '2026-03-05T08:00:00'],
    now: '2026-03-09T12:00:00.000Z',
    gives: ['2026-03-02 1-1', '2026-03-05 2-2'],
  },
  // two machines whose clocks differ: the number counts, not the clock
  {
    name: 'an entry with an earlier time than the one before it',
    times: [TUESDAY[0]!, MONDAY[1]!],
    now: '2026-03-09T12:00:00.000Z',
    gives: ['2026-03-03 1-2'],
  },
]
for (const { name, times, now, gives } of cases) {
  test(`closedDays: ${name}`, () => expect(lines(closedDays([], entriesAt(times), now))).toEqual(gives))
}

test('closedDays: what arrives after its day was closed counts to the next day', () => {
  const monday = closedDays([], entriesAt(MONDAY), '2026-03-03T12:00:00.000Z')
  const heads = monday.map((one) => headOfDay(one, 'md5'))
  const late = entriesAt([MONDAY[1]!], { sequence: 2, hash: heads[0]!.hash })
  expect(closedDays(heads, late, '2026-03-03T12:00:00.000Z')).toEqual([])
  expect(lines(closedDays(heads, late, '2026-03-04T12:00:00.000Z'))).toEqual(['2026-03-03 3-3'])
})

const days = closedDays([], entriesAt([...MONDAY, ...TUESDAY]), '2026-03-09T12:00:00.000Z')
const heads = days.map((one) => headOfDay(one, 'md5'))

test('publishedLog knows the hash of every entry that is public', async () => {
  const log = publishedLog(heads, async (day) => dayText(days.find((one) => one.day === day)!))
  const found = await Promise.all([1, 2, 3, 4].map((sequence) => log.hash(sequence)))
  expect(found).toEqual([...days.flatMap(({ hashes }) => hashes), undefined])
  expect(log.last).toBe(3)
})

const spoiled: { name: string; text: string | undefined }[] = [
  { name: 'missing', text: undefined },
  { name: 'no JSON', text: '{' },
  { name: 'shorter than its line says', text: dayText({ ...days[0]!, hashes: days[0]!.hashes.slice(0, 1) }) },
  {
    name: 'of another hash than its line',
    text: dayText({ ...days[0]!, hashes: days[0]!.hashes.map(() => 'f'.repeat(64)) }),
  },
]
for (const { name, text } of spoiled) {
  test(`publishedLog: a file that is ${name} is a fault of the files`, async () => {
    await expect(publishedLog(heads, async () => text).hash(1)).rejects.toThrow(PublishedFilesFault)
  })
}

const lists: { name: string; of: readonly AuditDayHead[]; good: boolean }[] = [
  { name: 'as it is written', of: heads, good: true },
  { name: 'of no day', of: [], good: true },
  { name: 'with a gap', of: heads.slice(1), good: false },
  { name: 'in the wrong order', of: heads.toReversed(), good: false },
]
for (const { name, of, good } of lists) {
  test(`headsIn: a list ${name} is ${good ? 'read' : 'refused'}`, () => {
    expect(headsIn(headsText(of))).toEqual(good ? of : undefined)
  })
}
