// Mails against a desk in memory: once each, by the pace that people chose, and what a crash leaves behind.
import type { AuditEntry } from '../../core/audit-model.ts'
import { digestCutoff } from '../../core/mails/notice.ts'
import { remind } from '../../functions/notify/clock.ts'
import { notify } from '../../functions/notify/notify.ts'
import { aMailDesk, aWorld } from '../support/mails.ts'
import { aVersion, dataset } from '../support/versions.ts'

const digest = { mail: { language: 'en', pace: 'digest', muted: [] } } as const
const entry = (sequence: number, action: string, spoiled: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ sequence, at: '', actor: { id: 'portal', name: 'Plaza', email: '' }, action, datasetId: dataset.id, version: 1 },
  ...{ detail: {}, previousHash: '', hash: '' },
  ...spoiled,
})
const published = (sequence: number) => entry(sequence, 'published')

function aDesk(people: Parameters<typeof aWorld>[1] = {}, now = '2026-03-01T12:00:00.000Z') {
  const desk = aMailDesk(aWorld(now, people))
  desk.registry.seed({ ...dataset, publishedVersion: 1 }, [aVersion('published')])
  return desk
}

test('an entry that comes twice is told once', async () => {
  const desk = aDesk()
  expect(await notify(desk.ports, published(1))).toBe(2)
  expect(await notify(desk.ports, published(1))).toBe(0)
  expect(desk.taken()).toEqual(['ines: Published: Street Trees, version 1', 'leo: Now public: Street Trees, version 1'])
})

test('a mail that the service takes later is tried again, and the others are not sent twice', async () => {
  const desk = aDesk()
  desk.outcomes.push('later')
  await expect(notify(desk.ports, published(1))).rejects.toThrow('1 mail(s) could not be sent now')
  expect(desk.taken()).toEqual(['leo: Now public: Street Trees, version 1'])
  await notify(desk.ports, published(1))
  expect(desk.taken()).toEqual(['ines: Published: Street Trees, version 1'])
})

for (const outcome of ['refused', 'unknown'] as const) {
  test(`a mail that was ${outcome} is not tried again`, async () => {
    const desk = aDesk()
    desk.outcomes.push(outcome)
    await notify(desk.ports, published(1))
    await notify(desk.ports, published(1))
    expect(desk.taken()).toEqual(['leo: Now public: Street Trees, version 1'])
  })
}

test('an address that is none gets nothing and stops nobody', async () => {
  const desk = aDesk({ ines: { email: 'ines@city.example\nBcc: x@y.example' } })
  await notify(desk.ports, published(1))
  expect(desk.taken()).toEqual(['leo: Now public: Street Trees, version 1'])
})

test('the daily mail: everything from before seven, at the first call after it, once', async () => {
  const desk = aDesk({ ines: digest })
  await notify(desk.ports, published(1))
  await notify(desk.ports, published(2))
  await notify(desk.ports, published(2))
  desk.taken()

  for (const now of ['2026-03-01T23:00:00.000Z', '2026-03-02T06:59:59.999Z']) {
    desk.at(now)
    expect([now, await remind(desk.ports)]).toEqual([now, 0])
  }
  desk.at('2026-03-02T07:00:00.000Z')
  expect(await remind(desk.ports)).toBe(1)
  expect(desk.taken()).toEqual(['ines: 2 messages from City of Alder Bay Open Data'])
  expect((await desk.waiting()).length).toBe(0)

  await notify(desk.ports, published(3))
  desk.at('2026-03-02T08:00:00.000Z')
  expect(await remind(desk.ports)).toBe(0)
  desk.at('2026-03-03T07:30:00.000Z')
  await remind(desk.ports)
  expect(desk.taken()).toContain('ines: Published: Street Trees, version 1')
})

test('duty does not wait for the daily mail', async () => {
  const desk = aDesk({ ines: digest })
  desk.registry.seed(dataset, [aVersion('returned')])
  await notify(desk.ports, entry(1, 'returned'))
  expect(desk.taken()).toEqual(['ines: Returned: Street Trees, version 1'])
})

test('what the mail service did not take, or a crash kept from it, comes with a later daily mail', async () => {
  for (const [outcome, next] of [
    ['later', '2026-03-02T08:00:00.000Z'],
    ['unknown', '2026-03-03T07:00:00.000Z'],
    ['crash', '2026-03-03T07:00:00.000Z'],
  ] as const) {
    const desk = aDesk({ ines: digest })
    await notify(desk.ports, published(1))
    desk.taken()
    desk.at('2026-03-02T07:00:00.000Z')
    desk.outcomes.push(outcome)
    await remind(desk.ports).catch(() => {})
    expect([outcome, desk.taken(), (await desk.waiting()).length]).toEqual([outcome, [], 1])
    desk.at(next)
    await remind(desk.ports)
    expect([outcome, desk.taken()]).toEqual([outcome, ['ines: Published: Street Trees, version 1']])
  }
})

test('what was muted meanwhile, and what somebody who left would have got, is forgotten', async () => {
  const desk = aDesk({ ines: digest, leo: digest })
  await notify(desk.ports, published(1))
  const [ines, leo] = await Promise.all(['ines', 'leo'].map((id) => desk.registry.record('account', id)))
  desk.registry.put('account', { ...ines!, mail: { ...digest.mail, muted: ['published'] } })
  desk.registry.put('account', { ...leo!, disabled: { at: '', by: leo!, reason: 'Left.' } })
  desk.at('2026-03-02T07:00:00.000Z')
  expect(await remind(desk.ports)).toBe(0)
  expect((await desk.waiting()).length).toBe(0)
})

test('reminders of one moment come as one mail a person, and never again', async () => {
  const desk = aDesk({}, '2028-01-01T12:00:00.000Z')
  const second = {
    ...dataset,
    id: `ds_${'b'.repeat(24)}`,
    slug: 'benches',
    publishedVersion: 1,
    openVersion: undefined,
  }
  const version = aVersion('published', { datasetId: second.id })
  const { openVersion: _, ...first } = { ...dataset, publishedVersion: 1 }
  desk.registry.seed(first, [aVersion('published')])
  desk.registry.seed(second as never, [version])
  await remind(desk.ports)
  expect(desk.taken()).toEqual(
    ['ines', 'leo', 'ada'].map((name) => `${name}: 2 messages from City of Alder Bay Open Data`),
  )
  for (const now of ['2028-01-01T13:00:00.000Z', '2030-01-01T12:00:00.000Z']) {
    desk.at(now)
    expect(await remind(desk.ports)).toBe(0)
  }
})

const cutoffs = [
  ['2026-03-02T06:59:59.999Z', '2026-03-01T07:00:00.000Z'],
  ['2026-03-02T07:00:00.000Z', '2026-03-02T07:00:00.000Z'],
  ['2026-03-01T00:30:00.000Z', '2026-02-28T07:00:00.000Z'],
] as const
for (const [now, gives] of cutoffs) {
  test(`at ${now} the newest daily mail ends at ${gives}`, () => expect(digestCutoff(now)).toBe(gives))
}
