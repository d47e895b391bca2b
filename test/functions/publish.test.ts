// Publication against buckets in memory: what it writes, in which order, and what it refuses.
import { createHash } from 'node:crypto'
import { stagedPrefix } from '../../core/keys.ts'
import type { Content, Dataset, Version, VersionIn } from '../../core/model.ts'
import { PHASES } from '../../core/plan.ts'
import { candidateOf } from '../../core/signature.ts'
import { withNoticeNow } from '../../functions/publish/notice-now.ts'
import type { PublishPorts } from '../../functions/publish/ports.ts'
import { DELETION_ALARM, publish } from '../../functions/publish/publish.ts'
import { LONG_LAUNCHED } from '../support/launch.ts'
import { memoryAlarms, memoryPublication, memoryRegistry, memoryStores } from '../support/memory.ts'
import { leo, priya } from '../support/people.ts'
import { aSiteContext, noCard } from '../support/published.ts'
import { aVersion, metadata, dataset as perfect, signOff } from '../support/versions.ts'

const now = '2026-03-01T14:00:00.000Z'
const FILES = { csv: 'species\noak\n', parquet: 'PAR1', 'profile.json': '{"rows":1,"columns":[],"preview":[]}' }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function aPortal() {
  const registry = memoryRegistry()
  registry.put('launch', LONG_LAUNCHED)
  const [incoming, data, site] = memoryStores('incoming', 'data', 'site') as [never, never, never]
  const alarms = memoryAlarms()
  let seed = 0
  const ports: PublishPorts = {
    registry,
    incoming,
    data,
    site,
    alarms,
    edge: { forget: async (paths) => void forgotten.push(...paths) },
    memory: memoryPublication(),
    outside: { now: () => now, random: (bytes) => new Uint8Array(bytes).fill(++seed) },
    context: aSiteContext(),
    drawCard: noCard,
    assets: [{ key: 'assets/site.css', body: new TextEncoder().encode('body{}'), mediaType: 'text/css' }],
    signIn: { issuer: 'https://sign-in.example', clientId: 'console' },
    build: 'test',
  }
  const forgotten: string[] = []
  return { ports, registry, alarms, forgotten, ...{ incoming, data, site } } as {
    ports: PublishPorts
    registry: ReturnType<typeof memoryRegistry>
    alarms: ReturnType<typeof memoryAlarms>
    forgotten: string[]
    incoming: ReturnType<typeof memoryStores>[number]
    data: ReturnType<typeof memoryStores>[number]
    site: ReturnType<typeof memoryStores>[number]
  }
}
type Portal = ReturnType<typeof aPortal>

/** An approved version with its files staged. */
async function approve(portal: Portal, index: number): Promise<{ dataset: Dataset; version: VersionIn<'approved'> }> {
  const id = `ds_${index.toString(16).padStart(24, '0')}`
  const slug = `dataset-${index}`
  const prefix = stagedPrefix(id, 1, '0011223344556677')
  const files = Object.entries(FILES).map(([name, text]) => ({
    name: name.includes('.') ? name : `${slug}.${name}`,
    text,
  }))
  for (const { name, text } of files) await portal.incoming.write(prefix + name, text, { mediaType: 'text/plain' })
  const content: Content = {
    rows: 1,
    columns: [{ name: 'species', type: 'text' }],
    distributions: files.map(({ name, text }) => ({
      name,
      format: name.split('.').at(-1)!,
      mediaType: 'text/plain',
      bytes: text.length,
      sha256: sha256(text),
    })),
    sourceSha256: 'e'.repeat(64),
    stagedPrefix: prefix,
  }
  const candidate = candidateOf({ ...metadata, title: `Dataset ${index}` }, content)
  const signed = [signOff(leo, 'liaison'), signOff(priya, 'privacy-reviewer')]
  const signOffs = signed.map((one) => ({ ...one, signature: candidate.signature }))
  const version = aVersion('approved', { datasetId: id, candidate, signOffs } as Partial<Version>)
  const dataset: Dataset = { ...perfect, id, slug, metadata: candidate.metadata }
  portal.registry.seed(dataset, [version])
  return { dataset, version }
}

test('an approved version becomes public: data before pages, data.json last', async () => {
  const portal = aPortal()
  const { dataset } = await approve(portal, 1)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'published', released: 1 })
  expect((await portal.registry.version(dataset.id, 1))?.status).toBe('published')
  expect([...portal.data.objects.keys()].sort()).toEqual([
    'files/dataset-1/latest.csv',
    'files/dataset-1/latest.parquet',
    'files/dataset-1/v/1/README.txt',
    'files/dataset-1/v/1/dataset-1.csv',
    'files/dataset-1/v/1/dataset-1.parquet',
    'files/dataset-1/v/1/profile.json',
  ])
  const written = portal.site.history
  expect(written[0]).toBe('+assets/site.css')
  expect(written.at(-1)).toBe('+data.json')
  expect(written.indexOf('+datasets/dataset-1/index.html')).toBeLessThan(written.indexOf('+datasets/index.html'))
  expect(PHASES.at(-1)).toBe('data.json')
})

test('a second run changes nothing, and one that compares everything writes nothing', async () => {
  const portal = aPortal()
  await approve(portal, 1)
  await publish(portal.ports)
  expect(await publish(portal.ports)).toMatchObject({ outcome: 'unchanged' })
  expect(await publish(portal.ports, { force: true })).toMatchObject({ outcome: 'published', written: 0, deleted: 0 })
})

test('a crash at any write is repaired by the next run, and the site ends the same', async () => {
  const whole = aPortal()
  await approve(whole, 1)
  await publish(whole.ports)
  const writes = whole.site.history.length + whole.data.history.length

  for (let crashAt = 1; crashAt <= writes; crashAt += 3) {
    const portal = aPortal()
    await approve(portal, 1)
    let left = crashAt
    const failing = (store: Portal['site']) => ({
      ...store,
      write: async (...args: Parameters<Portal['site']['write']>) => {
        if (--left === 0) throw new Error('power cut')
        return store.write(...args)
      },
      copy: async (...args: Parameters<Portal['site']['copy']>) => {
        if (--left === 0) throw new Error('power cut')
        return store.copy(...args)
      },
    })
    const cut = { ...portal.ports, site: failing(portal.site), data: failing(portal.data) }
    await publish(cut).catch((error) => expect(String(error)).toContain('power cut'))
    await publish(portal.ports, { force: true })
    const bytes = (store: Portal['site']) => [...store.objects].map(([key, { body }]) => `${key} ${body}`).sort()
    expect(bytes(portal.data)).toEqual(bytes(whole.data))
    expect(bytes(portal.site)).toEqual(bytes(whole.site))
  }
})

const spoilers: [
  string,
  (portal: Portal, one: { dataset: Dataset; version: VersionIn<'approved'> }) => Promise<void>,
][] = [
  [
    'a staged byte differs',
    (portal, { version }) =>
      portal.incoming.write(`${version.candidate.content.stagedPrefix}dataset-1.csv`, 'species\nelm\n', {
        mediaType: 'text/csv',
      }),
  ],
  [
    'a staged file is missing',
    (portal, { version }) => portal.incoming.remove([`${version.candidate.content.stagedPrefix}dataset-1.parquet`]),
  ],
  [
    'the metadata in the table differs',
    async (portal, { dataset, version }) => {
      const candidate = { ...version.candidate, metadata: { ...metadata, title: 'Something Else' } }
      portal.registry.seed(dataset, [{ ...version, candidate }])
    },
  ],
  [
    'a sign-off is missing',
    async (portal, { dataset, version }) =>
      portal.registry.seed(dataset, [{ ...version, signOffs: version.signOffs.slice(1) }]),
  ],
  [
    'the uploader signed',
    async (portal, { dataset, version }) =>
      portal.registry.seed(dataset, [{ ...version, createdBy: version.signOffs[0]!.by }]),
  ],
]
for (const [name, spoil] of spoilers) {
  test(`nothing is published when ${name}, and an alarm says so`, async () => {
    const portal = aPortal()
    const one = await approve(portal, 1)
    await spoil(portal, one)
    await publish(portal.ports)
    expect((await portal.registry.version(one.dataset.id, 1))?.status).toBe('approved')
    expect(portal.data.objects.size).toBe(0)
    expect([...portal.alarms.on.keys()]).toEqual([`signature-${one.dataset.id}-1`])
  })
}

test('withdrawn files go, from the edge too, and a page with the reason stays', async () => {
  const portal = aPortal()
  const { dataset } = await approve(portal, 1)
  await publish(portal.ports)
  const published = (await portal.registry.version(dataset.id, 1)) as VersionIn<'published'>
  const by = { id: 'ada', name: 'ada', email: '' }
  portal.registry.seed(dataset, [
    { ...published, status: 'withdrawn', withdrawnAt: now, withdrawnBy: by, reason: 'Wrong park.' },
  ])
  await publish(portal.ports, { force: true })
  expect(portal.data.objects.size).toBe(0)
  expect(portal.forgotten).toEqual(['/files/dataset-1/*'])
  expect(await portal.site.readText('datasets/dataset-1/index.html')).toContain('Wrong park.')
})

test('a plan that would empty the catalog stops, and goes on when a person says so', async () => {
  const portal = aPortal()
  for (let index = 1; index <= 6; index++) await approve(portal, index)
  await publish(portal.ports)
  const registry = memoryRegistry()
  registry.put('launch', LONG_LAUNCHED)
  const emptied = { ...portal.ports, registry }
  expect(await publish(emptied, { force: true })).toMatchObject({ outcome: 'stopped', deleted: 0 })
  expect(portal.site.objects.has('datasets/dataset-1/index.html')).toBe(true)
  expect(portal.data.objects.size).toBeGreaterThan(0)
  expect(portal.alarms.on.get(DELETION_ALARM)?.message).toContain('6 of 6')
  expect(await publish(emptied, { force: true, allowDeletes: true })).toMatchObject({ outcome: 'published' })
  expect(portal.site.objects.has('datasets/dataset-1/index.html')).toBe(false)
  expect(portal.alarms.on.size).toBe(0)
})

test('two runs never write at the same time', async () => {
  const portal = aPortal()
  await approve(portal, 1)
  const outcomes = await Promise.all([publish(portal.ports), publish(portal.ports)])
  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['busy', 'published'])
})

test('what changes while a run writes is not left for the clock', async () => {
  const portal = aPortal()
  const { dataset } = await approve(portal, 1)
  let changed = false
  const site = {
    ...portal.site,
    write: async (...args: Parameters<Portal['site']['write']>) => {
      if (!changed) {
        changed = true
        const other = await approve(portal, 2)
        const after = { ...other.dataset, id: `ds_${'b'.repeat(24)}`, slug: 'third', revision: 1 }
        const event = {
          at: now,
          actor: { id: 'x', name: 'x', email: '' },
          action: 'dataset-created',
          datasetId: other.dataset.id,
        }
        await portal.registry.commit({ dataset: { after }, versions: [], event })
      }
      return portal.site.write(...args)
    },
  }
  expect(await publish({ ...portal.ports, site })).toMatchObject({ outcome: 'published', released: 2 })
  expect(dataset.slug).toBe('dataset-1')
  expect(portal.site.objects.has('datasets/dataset-2/index.html')).toBe(true)
})

const README = 'files/dataset-1/v/1/README.txt'
const readmeOf = ({ data }: Portal) => data.readText(README)

test('a README beside the files tells of the notice, and stays as it is when the notice goes', async () => {
  const portal = aPortal()
  await approve(portal, 1)
  const context = aSiteContext({ stage: 'beta', notice: { mode: 'label' } })
  await publish({ ...portal.ports, context })
  const written = await readmeOf(portal)
  expect(written).toContain('BETA: This portal is a beta.')

  await publish({ ...portal.ports, context: { ...context, notice: { mode: 'none' } }, build: 'other' })
  expect(await readmeOf(portal)).toBe(written)
})

test('a README that was lost is written again', async () => {
  const portal = aPortal()
  await approve(portal, 1)
  await publish(portal.ports)
  const written = await readmeOf(portal)
  await portal.data.remove([README])
  await publish(portal.ports, { force: true })
  expect(await readmeOf(portal)).toBe(written)
})

test('on the day after the feedback period every page is made anew, and on no day between', async () => {
  const portal = aPortal()
  const feedback = { from: '2026-02-01', to: '2026-03-01' }
  const context = aSiteContext({ stage: 'beta', notice: { mode: 'label', feedback } })
  const on = (at: string) =>
    withNoticeNow({ ...portal.ports, context, outside: { ...portal.ports.outside, now: () => at } })
  await publish(on('2026-02-28T23:59:00.000Z'))
  const page = async () => (await portal.site.readText('index.html'))!
  expect(await page()).toContain('Until Mar 1, 2026, we ask what you think.')
  expect(await publish(on('2026-02-28T23:59:30.000Z'))).toMatchObject({ outcome: 'unchanged' })
  expect(await publish(on('2026-03-02T00:00:00.000Z'))).toMatchObject({ outcome: 'published' })
  expect(await page()).toContain('The feedback period ended on Mar 1, 2026.')
  expect(await portal.site.readText('es/index.html')).toContain('El periodo de opiniones terminó el 1 mar 2026.')
})
