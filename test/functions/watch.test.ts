// The portal looking after itself: what it writes into its log and into the table, and that both end when it is well again.
import { ALARM_KINDS, kindOf } from '../../core/alarm-kinds.ts'
import { daysAfter } from '../../core/freshness.ts'
import { NO_LAUNCH } from '../../core/launch.ts'
import type { VersionIn } from '../../core/model.ts'
import { remind } from '../../functions/notify/clock.ts'
import { type WatchPorts, watchCatalog, watchNow } from '../../functions/notify/watch.ts'
import { tellWhatVanished, VANISHED_ALARM } from '../../functions/publish/vanished.ts'
import { aMailDesk, aWorld } from '../support/mails.ts'
import { memoryAlarms, memoryRegistry } from '../support/memory.ts'
import { aVersion, dataset, later, metadata } from '../support/versions.ts'

function aLookout() {
  const registry = memoryRegistry()
  const alarms = memoryAlarms()
  const lines: { message: string; facts: Record<string, unknown> }[] = []
  const state: { now: string; status: number | undefined } = { now: later, status: 200 }
  const ports: WatchPorts = {
    ...{ registry, alarms },
    outside: { now: () => state.now },
    askSite: async () => state.status,
    log: (message, facts) => void lines.push({ message, facts }),
  }
  const rung = () =>
    lines
      .splice(0)
      .filter(({ message }) => message === 'alarm')
      .map(({ facts }) => facts['kind'])
  return { ports, registry, alarms, lines, state, rung }
}

const published = aVersion('published') as VersionIn<'published'>
const daily = {
  dataset: { ...dataset, publishedVersion: 1 },
  published: { ...published, candidate: { ...published.candidate, metadata: { ...metadata, frequency: 'daily' } } },
} as const

test('an address that fails rings each time it is looked at, and the console says since when', async () => {
  const { ports, alarms, state, rung } = aLookout()
  state.status = 503
  await watchNow(ports)
  state.now = daysAfter(later, 1)
  await watchNow(ports)
  expect(rung()).toEqual(['site-fails', 'site-fails'])
  expect(alarms.on.get('site-fails')).toEqual({
    ...{ name: 'site-fails', at: later },
    message: 'The public address does not show the front page: status 503.',
  })

  state.status = undefined
  await watchNow(ports)
  expect(alarms.on.get('site-fails')).toMatchObject({ at: later, message: expect.stringContaining('no answer') })

  state.status = 200
  rung()
  await watchNow(ports)
  expect(rung()).toEqual([])
  expect(alarms.on.size).toBe(0)
})

test('a launch that did not happen rings until it has', async () => {
  const { ports, registry, alarms, state, rung } = aLookout()
  registry.put('launch', { ...NO_LAUNCH, revision: 1, state: 'scheduled', scheduledAt: later })
  await watchNow(ports)
  expect(rung()).toEqual([])
  state.now = daysAfter(later, 1)
  await watchNow(ports)
  expect(rung()).toEqual(['launch-missed'])
  registry.put('launch', { ...NO_LAUNCH, revision: 2, state: 'launched', scheduledAt: later, launchedAt: state.now })
  await watchNow(ports)
  expect([rung(), alarms.on.size]).toEqual([[], 0])
})

test('a catalog that has fallen silent rings; its numbers are written each hour, in numbers only', async () => {
  const { ports, lines, alarms, state, rung } = aLookout()
  await watchCatalog(ports, [daily])
  expect(lines).toEqual([
    { message: 'vitals', facts: { datasets: 1, promised: 1, late: 0, inReview: 0, overdueReviews: 0 } },
  ])
  state.now = daysAfter(later, 3)
  await watchCatalog(ports, [daily])
  expect(rung()).toEqual(['nothing-published'])
  expect([...alarms.on.keys()]).toEqual(['nothing-published'])
})

test('the hourly clock looks at the catalog that it has read anyway', async () => {
  const desk = aMailDesk(aWorld())
  desk.registry.seed({ ...dataset, publishedVersion: 1 }, [published])
  const seen: string[] = []
  await remind({ ...desk.ports, watch: async (shelves) => void seen.push(...shelves.map((one) => one.dataset.slug)) })
  expect(seen).toEqual(['street-trees'])
})

test('mails go out although looking at the catalog fails, and the call fails all the same', async () => {
  const desk = aMailDesk(aWorld(daysAfter(later, 500)))
  desk.registry.seed({ ...dataset, publishedVersion: 1, openVersion: undefined } as never, [published])
  const failing = { ...desk.ports, watch: () => Promise.reject(new Error('no table')) }
  await expect(remind(failing)).rejects.toThrow('no table')
  expect(desk.sent.length).toBeGreaterThan(0)
})

const gone = [
  { name: 'every page has its dataset', pages: ['a', 'b'], table: ['a', 'b', 'c'], says: undefined },
  { name: 'a page whose dataset is in the table no more', pages: ['a', 'b'], table: ['a'], says: 'withdrawn: b.' },
  { name: 'the first five are named', pages: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], table: [], says: 'e and 2 more.' },
]
for (const { name, pages, table, says } of gone) {
  test(`catalog shrank: ${name}`, async () => {
    const alarms = memoryAlarms()
    const ports = { alarms, outside: { now: () => later } } as never
    const datasets = table.map((slug) => ({ slug }))
    await tellWhatVanished(ports, new Set(pages), datasets, false)
    if (says) expect(alarms.on.get(VANISHED_ALARM)?.message).toContain(says)
    else expect(alarms.on.size).toBe(0)
    await tellWhatVanished(ports, new Set(pages), datasets, true) // a person said that it is meant
    expect(alarms.on.size).toBe(0)
  })
}

test('every alarm that the portal raises belongs to a kind that rings', () => {
  expect(ALARM_KINDS).toContain(kindOf('anything-new'))
})
