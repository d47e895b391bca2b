// Publication of what changed alone: the site ends as if everything had been made again, and little is written on the way.

import { REBUILD_ASKED } from '../../core/publication.ts'
import { openIndex } from '../../core/search/reader.ts'
import { publish } from '../../functions/publish/publish.ts'
import { type CatalogPortal, catalogPortal, slugOf } from '../support/catalog-portal.ts'

const WORDS = 'harbor bridge school budget permit noise river market bicycle library tree water'.split(' ')
/** Everything beyond four datasets counts as a large catalog here. */
const LIMITS = { large: 4, recent: 3, touched: 20 }

/** The same numbers for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

async function aCatalog(size: number, options: Parameters<typeof catalogPortal>[0] = {}): Promise<CatalogPortal> {
  const portal = catalogPortal(options)
  for (let index = 1; index <= size; index++) await portal.approve(index, `v1 of ${index}`, describe(index))
  await publish(portal.ports)
  return portal
}

function describe(index: number) {
  const word = (at: number) => WORDS[at % WORDS.length]!
  return { title: `${word(index)} ${word(index * 5 + 1)} ${index}`, keywords: [word(index), word(index + 3)] }
}

function reader({ site }: CatalogPortal, folder = '') {
  return openIndex(async (path) => JSON.parse((await site.readText(folder + path))!))
}

const differing = (before: Map<string, string>, after: Map<string, string>) =>
  [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))

/** What may wait in a large catalog: search is folded, files for machines and long lists are made again. */
const WAITS =
  /^site\/(es\/)?(search\/|data\.json|sitemap|llms\.txt|freshness\.json|\.well-known|about\/|departments\/|plan|inventory|topics\/|datasets\/a-z\/|audit\/|news|press\/|release-calendar)/
/** Cards of related datasets on pages of others are refreshed by a full run. */
const withoutRelated = (text: string) => text.replace(/<section class="wrap related".*?<\/section>/s, '')

for (const seed of [1, 2, 3, 4, 5, 6]) {
  test(`after any sequence of changes everything is as if made anew (seed ${seed})`, async () => {
    const roll = dice(seed)
    const portal = await aCatalog(6, { limits: LIMITS })
    let last = 6
    let minute = 0
    for (let step = 0; step < 12; step++) {
      minute += roll(9)
      portal.setClock(new Date(Date.UTC(2026, 2, 2, 8, minute)).toISOString())
      const what = roll(5)
      const index = 1 + roll(last)
      if (what === 0) await portal.approve(++last, `v1 of ${last}`, describe(last))
      else if (what === 1) await portal.withdraw(index)
      else if (what === 2) await portal.enter({ action: 'account-created', subject: { kind: 'account', id: 'acc_1' } })
      else await portal.approve(index, `step ${step}`, describe(index + step))
      await publish(portal.ports)
    }
    const before = portal.everything()
    await publish(portal.ports, { force: true })
    const after = portal.everything()

    const differs = differing(before, after).filter((key) => !WAITS.test(key))
    const otherwise = differs.filter(
      (key) => withoutRelated(before.get(key) ?? '') !== withoutRelated(after.get(key) ?? ''),
    )
    expect(otherwise).toEqual([])

    // From nothing, over the same table and the same signed files: byte for byte the same.
    const anew = catalogPortal({ ...portal.ports, site: catalogPortal().site, data: portal.data })
    await publish({ ...anew.ports, site: anew.site }, { force: true })
    const site = (objects: CatalogPortal['site']['objects']) =>
      [...objects].map(([key, { body }]) => `${key} ${body}`).sort()
    expect(site(anew.site.objects)).toEqual(site(portal.site.objects))
  })
}

test('a small catalog has nothing that waits: a full run after a change writes only related datasets', async () => {
  const portal = await aCatalog(4)
  await portal.approve(2, 'second', describe(9))
  await publish(portal.ports)
  const before = portal.everything()
  await publish(portal.ports, { force: true })
  const after = portal.everything()
  const differs = differing(before, after)
  expect(differs.filter((key) => withoutRelated(before.get(key)!) !== withoutRelated(after.get(key)!))).toEqual([])
})

test('one new version writes the same number of objects, however many datasets there are', async () => {
  const written = async (size: number) => {
    const portal = await aCatalog(size, { limits: LIMITS })
    portal.site.history.length = 0
    portal.data.history.length = 0
    await portal.approve(3, 'second', describe(3))
    await publish(portal.ports)
    return [...portal.site.history, ...portal.data.history]
  }
  const [few, many] = [await written(8), await written(60)]
  expect(many.length).toBeLessThanOrEqual(few.length)
  expect(many.filter((key) => /dataset-(?!3\b)/.test(key))).toEqual([])
  expect(many).not.toContain('+data.json')
})

test('a new version is found at once by its new words, and no more by its old ones', async () => {
  const portal = await aCatalog(8, { limits: LIMITS })
  portal.setClock('2026-03-02T08:01:00.000Z')
  await portal.approve(3, 'second', { title: 'Zeppelin Moorings', keywords: ['airships'] })
  await portal.approve(20, 'first', { title: 'Zanzibar Xylophones', keywords: [] })
  await publish(portal.ports)
  const index = await reader(portal)
  const slugs = async (text: string) => {
    const rows = await index.rows('rows', await index.find(text))
    return rows.map((row) => row!.slug)
  }
  expect(index.manifest.numbers).toBe(9)
  expect(await slugs('zeppelin')).toEqual([slugOf(3)])
  expect(await slugs('zepelin moorings')).toEqual([slugOf(3)])
  expect(await slugs('xylo')).toEqual([slugOf(20)])
  expect(await slugs(describe(3).title.replace(/ \d+$/, ''))).not.toContain(slugOf(3))
  expect(await (await reader(portal, 'es/')).find('zeppelin')).toHaveLength(1)
})

test('what is withdrawn is gone from everywhere in the same run', async () => {
  const portal = await aCatalog(8, { limits: LIMITS })
  await portal.approve(3, 'second', { title: 'Zeppelin Moorings', keywords: ['airships'] })
  await publish(portal.ports)
  expect([...portal.everything().keys()]).toContain('data/files/dataset-3/latest.csv')
  await portal.withdraw(3)
  await publish(portal.ports)
  const found = [...portal.everything()].filter(([, body]) => /zeppelin/i.test(body)).map(([key]) => key)
  // Its tombstone, in both languages, and the feeds, which say that it was withdrawn.
  expect(found.filter((key) => !/\/datasets\/dataset-3\//.test(key))).toEqual(['site/feed.atom', 'site/feed.json'])
  expect([...portal.everything().keys()].filter((key) => key.startsWith('data/files/dataset-3/v/2/'))).toEqual([])
  expect(portal.forgotten).toContain('/files/dataset-3/*')
})

test('in a large catalog the clock writes data.json at the latest after a quarter of an hour', async () => {
  const portal = await aCatalog(8, { limits: LIMITS })
  await portal.approve(3, 'second', { title: 'Zeppelin Moorings' })
  await publish(portal.ports)
  expect(await portal.site.readText('data.json')).not.toContain('Zeppelin')
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'unchanged' })
  portal.setClock('2026-03-02T08:15:00.000Z')
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published' })
  expect(await portal.site.readText('data.json')).toContain('Zeppelin')
  expect(await portal.site.readText('search/index.json')).not.toContain('Zeppelin')
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'unchanged' })
})

test('what nobody sees writes nothing but the audit log', async () => {
  const portal = await aCatalog(8, { limits: LIMITS })
  portal.site.history.length = 0
  await portal.enter({ action: 'account-created', subject: { kind: 'account', id: 'acc_1' } })
  await publish(portal.ports)
  expect(portal.site.history.filter((key) => !key.includes('audit/'))).toEqual([])
  expect(portal.site.history).toContain('+audit/today.json')
})

const whole: [string, (portal: CatalogPortal) => Promise<void>][] = [
  ['a person asks for a rebuild', ({ enter }) => enter({ action: REBUILD_ASKED })],
  ['a department changes', ({ enter }) => enter({ subject: { kind: 'department', id: 'parks' } })],
  ['an entry is about something unknown', ({ enter }) => enter({ subject: { kind: 'weather', id: 'rain' } })],
  ['what was kept is not there', ({ ports }) => ports.memory.writeFile('now.json.gz', new Uint8Array())],
  ['a run was cut off', async ({ ports }) => ports.memory.write({ ...(await ports.memory.read())!, isUnderWay: true })],
  ['another build', async ({ ports }) => ports.memory.write({ ...(await ports.memory.read())!, build: 'before' })],
]
for (const [name, spoil] of whole) {
  test(`everything is compared when ${name}`, async () => {
    const portal = await aCatalog(8, { limits: LIMITS })
    portal.site.objects.delete('topics/transport/index.html')
    portal.site.objects.delete(`datasets/${slugOf(5)}/index.html`)
    await spoil(portal).catch(() => {})
    if (name.includes('kept')) await portal.enter({ subject: { kind: 'account', id: 'acc_1' } })
    await publish(portal.ports)
    expect(portal.site.objects.has('topics/transport/index.html')).toBe(true)
    expect(portal.site.objects.has(`datasets/${slugOf(5)}/index.html`)).toBe(true)
  })
}

test('a power cut at any write of a change is repaired by the next run', async () => {
  const aChange = async () => {
    const portal = await aCatalog(6, { limits: LIMITS })
    await portal.approve(3, 'second', describe(4))
    return portal
  }
  const straight = await aChange()
  const [site, data] = [straight.site.history.length, straight.data.history.length]
  await publish(straight.ports)
  const writes = straight.site.history.length - site + straight.data.history.length - data
  await publish(straight.ports, { force: true })

  for (let crashAt = 1; crashAt <= writes; crashAt += 4) {
    const portal = await aChange()
    let left = crashAt
    const failing = (store: CatalogPortal['site']) => ({
      ...store,
      write: async (...args: Parameters<CatalogPortal['site']['write']>) => {
        if (left-- <= 0) throw new Error('power cut')
        return store.write(...args)
      },
      copy: async (...args: Parameters<CatalogPortal['site']['copy']>) => {
        if (left-- <= 0) throw new Error('power cut')
        return store.copy(...args)
      },
    })
    const cut = { ...portal.ports, site: failing(portal.site), data: failing(portal.data) }
    await publish(cut).catch((error) => expect(String(error)).toContain('power cut'))
    await publish(portal.ports)
    await publish(portal.ports, { force: true })
    expect(differing(portal.everything(), straight.everything())).toEqual([])
  }
})
