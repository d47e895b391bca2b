// bench/publication.ts: one new version in a catalog of 100 and of 10,000 datasets: time and requests, and a rebuild of everything.
import type { ObjectStore } from '../core/ports.ts'
import { LIMITS } from '../core/publication.ts'
import { publish } from '../functions/publish/publish.ts'
import { type CatalogPortal, catalogPortal } from '../test/support/catalog-portal.ts'
import { memoryPublication, memoryRegistry } from '../test/support/memory.ts'
import {
  countedMemory,
  countedRegistry,
  countedStores,
  type Network,
  network,
  type Requests,
} from './publication/counted.ts'
import { median, type Row } from './table.ts'

const ROUNDS = 9
/** S3 and DynamoDB answer a function in their region within so many milliseconds, about. */
const LATENCY = 10
const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo zu'.split(' ')

interface Measured extends Requests {
  readonly milliseconds: number
}

export async function benchPublication(tell: (line: string) => void): Promise<Row[]> {
  const small = await measured(100, tell)
  const large = await measured(10_000, tell)
  const [few, many] = [mediansOf(small.changes), mediansOf(large.changes)]
  const what = 'publication of one dataset'
  return [
    ...rowsOf(`${what} among 100`, few),
    ...rowsOf(`${what} among 10,000`, many),
    { what: `${what}: time at 10,000 to 100`, found: many.milliseconds / few.milliseconds, unit: 'times', limit: 1.5 },
    { what: `${what}: writes at 10,000 to 100`, found: many.writes / few.writes, unit: 'times', limit: 1.5 },
    {
      what: 'lists, search and data.json of 10,000 made again',
      found: (large.fold?.milliseconds ?? 0) / 1000,
      unit: 's',
    },
    {
      what: 'rebuild of 10,000 datasets where hardly anything differs',
      found: large.rebuild.milliseconds / 1000,
      unit: 's',
    },
  ]
}

async function measured(size: number, tell: (line: string) => void) {
  const net = network()
  const portal = aPortal(net)
  for (let index = 1; index <= size; index++) await portal.approve(index, `v1 of ${index}`, about(index))
  const begun = performance.now()
  await publish(portal.ports)
  tell(`${size} datasets published for the first time in ${((performance.now() - begun) / 1000).toFixed(1)} s`)

  net.latency = LATENCY
  const changes: Measured[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    portal.setClock(new Date(Date.UTC(2026, 2, 2, 8, 0, round)).toISOString())
    await portal.approve(round * 7, `v${round + 1}`, about(round * 7, `renewed ${wordFor(round)}`))
    changes.push(await timed(net, portal, {}))
  }
  tell(`${size}: one change ${inWords(mediansOf(changes))}`)
  // In a small catalog every change has made them again already.
  portal.setClock('2026-03-02T08:30:00.000Z')
  const fold = size > LIMITS.large ? await timed(net, portal, {}) : undefined
  if (fold) tell(`${size}: lists and search made again ${inWords(fold)}`)
  const rebuild = await timed(net, portal, { force: true })
  tell(`${size}: everything compared ${inWords(rebuild)}`)
  return { changes, fold, rebuild }
}

function aPortal(net: Network): CatalogPortal {
  const [incoming, data, site] = countedStores(net, 'incoming', 'data', 'site') as [
    ObjectStore,
    ObjectStore,
    ObjectStore,
  ]
  const registry = countedRegistry(net, byDataset(memoryRegistry()))
  return catalogPortal({ registry, incoming, data, site, memory: countedMemory(net, memoryPublication()) })
}

/** The registry in memory looks through all versions for those of one dataset; a table does not. */
function byDataset(registry: ReturnType<typeof memoryRegistry>): ReturnType<typeof memoryRegistry> {
  const last = async (id: string) => (await registry.dataset(id))?.lastVersion ?? 0
  return {
    ...registry,
    versions: async (id) => {
      const numbers = Array.from({ length: await last(id) }, (_, at) => at + 1)
      const versions = await Promise.all(numbers.map((number) => registry.version(id, number)))
      return versions.flatMap((version) => version ?? [])
    },
  }
}

async function timed(net: Network, { ports }: CatalogPortal, options: { force?: boolean }): Promise<Measured> {
  Object.assign(net.requests, { writes: 0, reads: 0, listings: 0 })
  const begun = performance.now()
  const done = await publish(ports, options)
  if (done.outcome !== 'published') throw new Error(`expected a publication, found ${done.outcome}`)
  return { ...net.requests, milliseconds: performance.now() - begun }
}

function mediansOf(all: readonly Measured[]): Measured {
  const of = (key: keyof Measured) => median(all.map((one) => one[key]))
  return { milliseconds: of('milliseconds'), writes: of('writes'), reads: of('reads'), listings: of('listings') }
}

function rowsOf(what: string, { milliseconds, writes, reads, listings }: Measured): Row[] {
  return [
    { what: `${what} (each request ${LATENCY} ms)`, found: milliseconds, unit: 'ms' },
    { what: `${what}: writes`, found: writes, unit: 'requests' },
    { what: `${what}: reads and listings`, found: reads + listings, unit: 'requests' },
  ]
}

function inWords({ milliseconds, writes, reads, listings }: Measured): string {
  return `${milliseconds.toFixed(0)} ms, ${writes} writes, ${reads} reads, ${listings} listings`
}

/** Made-up words, the same each time: some three thousand. */
function wordFor(at: number): string {
  const seed = Math.imul(at + 1, 2654435761) >>> 0
  return [seed % 15, (seed >>> 8) % 15, (seed >>> 16) % 15].map((place) => SYLLABLES[place]).join('')
}

function about(index: number, more = '') {
  const words = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => wordFor(index * 31 + from + at)).join(' ')
  return {
    title: `${words(0, 4)} ${index}`,
    description: `${words(4, 20)}. ${more}`.trim(),
    keywords: words(24, 3).split(' '),
    columns: words(27, 6)
      .split(' ')
      .map((name) => ({ name, title: name, description: '' })),
    topic: ['Environment', 'Parks & Recreation', 'Transport'][index % 3]!,
  }
}
