// Production before, at and after its launch: nothing public while it is closed, everything from the minute on, once.

import { portraitKey } from '../../core/keys.ts'
import { NO_LAUNCH } from '../../core/launch.ts'
import { CLOSED_ALARM } from '../../functions/publish/closed.ts'
import { launchWhenDue } from '../../functions/publish/launch.ts'
import { publish } from '../../functions/publish/publish.ts'
import { type CatalogPortal, catalogPortal, idOf } from '../support/catalog-portal.ts'
import { aLaunch, LONG_LAUNCHED } from '../support/launch.ts'
import { memoryRegistry } from '../support/memory.ts'
import { aSiteContext } from '../support/published.ts'

const DAY = '2026-03-02'
const [EARLY, BEFORE, TIME, AFTER] = ['08:00:00.000', '14:59:59.999', '15:00:00.000', '15:01:00.000'].map(
  (time) => `${DAY}T${time}Z`,
) as [string, string, string, string]
const WORD = 'Quetzalcoatlus'

/** All that may be there of a closed portal. */
const CALM = ['index.html', 'es/index.html', '404.html', 'robots.txt', '.well-known/security.txt']
const CONSOLE = ['console/index.html', 'console/config.json', 'assets/site.css']

async function aClosedPortal(launch = aLaunch({ scheduledAt: TIME })): Promise<CatalogPortal> {
  const registry = memoryRegistry()
  registry.put('launch', launch)
  const assets = [{ key: 'assets/site.css', body: new TextEncoder().encode('body{}'), mediaType: 'text/css' }]
  const portal = catalogPortal({ registry, assets })
  portal.setClock(EARLY)
  for (let index = 1; index <= 3; index++) await portal.approve(index, `v1 of ${index}`, { title: `${WORD} ${index}` })
  return portal
}

const keys = (portal: CatalogPortal) => [...portal.everything().keys()].sort()

test('of a closed portal nothing is public at any key but a calm page and the console', async () => {
  for (const launch of [undefined, NO_LAUNCH, aLaunch({ scheduledAt: TIME })]) {
    const portal = await aClosedPortal(launch)
    expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', released: 0 })
    expect(keys(portal)).toEqual([...CALM, ...CONSOLE].map((key) => `site/${key}`).sort())
    for (const [key, text] of portal.everything()) {
      for (const word of [WORD, 'dataset-1', 'data.json', 'This data is yours', 'Maria Vega']) {
        expect([key, word, text.includes(word)]).toEqual([key, word, false])
      }
    }
    for (let index = 1; index <= 3; index++) {
      expect((await portal.registry.version(idOf(index), 1))?.status).toBe('approved')
    }
  }
})

test('the calm page says the day when there is one, in every language, and crawlers are kept away', async () => {
  const portal = await aClosedPortal()
  await publish(portal.ports)
  expect(await portal.site.readText('index.html')).toContain('It opens on <time datetime="2026-03-02T15:00:00.000Z">')
  expect(await portal.site.readText('es/index.html')).toContain('Se abre el')
  expect(await portal.site.readText('robots.txt')).toBe('User-agent: *\nDisallow: /\n')
  expect(await portal.site.readText('index.html')).toContain('<meta name="robots" content="noindex">')
  const preparing = await aClosedPortal(NO_LAUNCH)
  await publish(preparing.ports)
  expect(await preparing.site.readText('index.html')).toContain('It opens soon.')
})

test('beta is never closed', async () => {
  const portal = await aClosedPortal(NO_LAUNCH)
  const beta = { ...portal.ports, context: aSiteContext({ stage: 'beta' }) }
  expect(await publish(beta)).toMatchObject({ released: 3 })
})

test('a closed portal is looked at again when the table changes, when the hour is over and when its time has come', async () => {
  const portal = await aClosedPortal()
  await publish(portal.ports)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'unchanged' })
  await portal.approve(4, 'v1 of 4')
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', written: 0, deleted: 0 })
  portal.setClock(`${DAY}T09:00:00.000Z`)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', written: 0 })
  portal.setClock(BEFORE)
  await publish(portal.ports)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'unchanged' })
  portal.setClock(TIME)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', released: 4 })
})

test('at its minute the launch happens: state, entry, news, and everything is public', async () => {
  const portal = await aClosedPortal()
  await publish(portal.ports)
  portal.setClock(TIME)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', released: 3 })
  const launch = await portal.registry.record('launch', 'launch')
  expect(launch).toMatchObject({
    state: 'launched',
    launchedAt: TIME,
    newsId: 'city-of-alder-bay-opens-its-data-to-everybody',
  })
  const entries = await portal.registry.audit(0, 100)
  expect(entries.filter(({ action }) => action === 'launched')).toHaveLength(1)
  for (const key of [
    'data.json',
    'datasets/dataset-1/index.html',
    'press/index.html',
    'es/press/index.html',
    'feed.atom',
  ]) {
    expect([key, portal.site.objects.has(key)]).toEqual([key, true])
  }
  expect(portal.data.objects.has('files/dataset-1/latest.csv')).toBe(true)
  const news = await portal.site.readText(`news/${launch!.newsId}/index.html`)
  expect(news).toContain('3 datasets and 9 rows from 1 department')
  const home = await portal.site.readText('index.html')
  expect(home).toContain('This data is yours.')
  expect(home).toContain('3 datasets from 1 department')
  expect(await portal.site.readText('es/index.html')).toContain('Estos datos son suyos.')
  expect(await portal.site.readText('robots.txt')).not.toContain('Disallow: /\n')
  expect(await publish(portal.ports, { force: true })).toMatchObject({ written: 0, deleted: 0 })
})

test('of two that try at the same moment one lets the public in', async () => {
  const portal = await aClosedPortal()
  portal.setClock(TIME)
  const both = await Promise.all([launchWhenDue(portal.ports), launchWhenDue(portal.ports)])
  expect(both.map((one) => one?.state)).toEqual(['launched', 'launched'])
  expect(both[0]).toEqual(both[1])
  const entries = await portal.registry.audit(0, 100)
  expect(entries.filter(({ action }) => action === 'launched')).toHaveLength(1)
  expect(await portal.registry.records('news-item')).toHaveLength(1)
})

test('a word that is saved at the very moment is not lost, and does not hinder the launch', async () => {
  const portal = await aClosedPortal()
  portal.setClock(TIME)
  let isSaved = false
  const meddled = {
    ...portal.registry,
    commit: async (change: Parameters<typeof portal.registry.commit>[0]) => {
      if (!isSaved) portal.registry.put('launch', aLaunch({ scheduledAt: TIME, revision: 3, speaker: 'Somebody Else' }))
      isSaved = true
      return portal.registry.commit(change)
    },
  }
  expect(await launchWhenDue({ ...portal.ports, registry: meddled })).toMatchObject({
    state: 'launched',
    speaker: 'Somebody Else',
  })
})

test('a crash at any write of the launch ends in the same site, with one launch', async () => {
  const whole = await aClosedPortal()
  await publish(whole.ports)
  whole.setClock(TIME)
  await publish(whole.ports)
  const expected = new Map(whole.everything())
  const writes = whole.site.history.length + whole.data.history.length

  for (let crashAt = 1; crashAt <= writes; crashAt += 11) {
    const portal = await aClosedPortal()
    await publish(portal.ports)
    portal.setClock(TIME)
    let left = crashAt
    const counted =
      <A extends unknown[]>(work: (...args: A) => Promise<void>) =>
      async (...args: A) => {
        if (--left === 0) throw new Error('power cut')
        return work(...args)
      }
    const failing = (store: CatalogPortal['site']) => ({
      ...store,
      write: counted(store.write),
      copy: counted(store.copy),
    })
    const cut = { ...portal.ports, site: failing(portal.site), data: failing(portal.data) }
    await publish(cut).catch((error) => expect(String(error)).toContain('power cut'))
    await publish(portal.ports)
    expect([crashAt, portal.everything()]).toEqual([crashAt, expected])
    const entries = await portal.registry.audit(0, 100)
    expect(entries.filter(({ action }) => action === 'launched')).toHaveLength(1)
  }
}, 60_000)

test('uploads that run out end although the portal is closed', async () => {
  const portal = await aClosedPortal(NO_LAUNCH)
  const dataset = (await portal.registry.dataset(idOf(1)))!
  const version = (await portal.registry.version(dataset.id, 1))!
  const { candidate: _, signOffs: __, ...facts } = version as typeof version & { candidate: unknown; signOffs: unknown }
  const waiting = {
    ...facts,
    number: 2,
    status: 'awaiting-upload',
    upload: { expiresAt: `${DAY}T10:00:00.000Z`, filename: 'a.csv', bytes: 3 },
  }
  portal.registry.seed({ ...dataset, lastVersion: 2 }, [waiting as never])
  await portal.enter({ action: 'upload-begun', datasetId: dataset.id, version: 2 })
  await publish(portal.ports)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'unchanged' })
  portal.setClock(`${DAY}T10:00:00.001Z`)
  await publish(portal.ports)
  expect((await portal.registry.version(dataset.id, 2))?.status).toBe('rejected')
})

test('a production that was public before it knew launches is not taken away by an upgrade', async () => {
  const portal = catalogPortal()
  await portal.approve(1, 'v1 of 1')
  await publish(portal.ports)
  const before = new Map(portal.everything())
  portal.registry.put('launch', NO_LAUNCH)
  expect(await publish(portal.ports, { force: true })).toMatchObject({ outcome: 'stopped', deleted: 0 })
  expect(portal.everything()).toEqual(before)
  const alarms = await portal.ports.alarms.list()
  expect(alarms.map(({ name }) => name)).toEqual([CLOSED_ALARM])

  expect(await publish(portal.ports, { force: true, allowDeletes: true })).toMatchObject({ outcome: 'published' })
  expect(keys(portal).filter((key) => !/^site\/(assets|console)\//.test(key))).toEqual(
    CALM.map((key) => `site/${key}`).sort(),
  )
  expect(portal.forgotten).toEqual(['/files/dataset-1/*'])
})

test('after the launch the front page shows the banner for as many days as were chosen', async () => {
  const portal = await aClosedPortal(aLaunch({ scheduledAt: TIME, bannerDays: 2 }))
  portal.setClock(TIME)
  await publish(portal.ports)
  const banner = '<aside class="launch-banner"'
  portal.setClock('2026-03-04T14:00:00.000Z')
  await publish(portal.ports)
  expect(await portal.site.readText('index.html')).toContain(banner)
  portal.setClock('2026-03-04T15:30:00.000Z')
  await publish(portal.ports)
  expect(await portal.site.readText('index.html')).not.toContain(banner)
  expect(await portal.site.readText('press/index.html')).toContain('This data is yours.')
})

test('words that change after the launch show on the press page, and its figures follow the catalog', async () => {
  const portal = await aClosedPortal()
  portal.setClock(TIME)
  await publish(portal.ports)
  const launched = (await portal.registry.record('launch', 'launch'))!
  portal.registry.put('launch', { ...launched, revision: launched.revision + 1, speaker: 'Mario Vega' })
  await portal.enter({ action: 'launch-changed', subject: { kind: 'launch', id: 'launch' } })
  await portal.approve(4, 'v1 of 4')
  portal.setClock(AFTER)
  await publish(portal.ports)
  const page = await portal.site.readText('press/index.html')
  expect(page).toContain('Mario Vega')
  expect(page).toContain('4 datasets')
})

test('the portrait is public from the launch on, and no other way', async () => {
  const portrait = {
    ...{ format: 'jpg' as const, bytes: 4, width: 400, height: 500, sha256: 'a'.repeat(64) },
    ...{ md5: '098f6bcd4621d373cade4e832627b4f6', uploadedAt: EARLY },
  }
  const portal = await aClosedPortal(aLaunch({ scheduledAt: TIME, portrait }))
  await portal.incoming.write(portraitKey(portrait.sha256, 'jpg'), 'test', { mediaType: 'image/jpeg' })
  await publish(portal.ports)
  expect(portal.site.objects.has('press/portrait.jpg')).toBe(false)
  portal.setClock(TIME)
  await publish(portal.ports)
  expect(await portal.site.readText('press/portrait.jpg')).toBe('test')
  expect(await portal.site.readText('index.html')).toContain(
    'src="/press/portrait.jpg" alt="Maria Vega in her office" width="112" height="140"',
  )
  expect(await publish(portal.ports, { force: true })).toMatchObject({ written: 0 })
})

test('a launch of long ago shows no banner and keeps its press kit', async () => {
  const portal = catalogPortal()
  await publish(portal.ports)
  expect(LONG_LAUNCHED.bannerDays).toBe(30)
  expect(await portal.site.readText('index.html')).not.toContain('launch-banner')
  expect(portal.site.objects.has('press/index.html')).toBe(true)
})
