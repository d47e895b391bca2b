// functions/publish/everything.ts: makes the whole site anew from the table, and writes what differs from what is there.
import { feedEntries, newestEntries } from '../../core/catalog/feeds.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import type { PublishedDataset } from '../../core/catalog/published.ts'
import { isLive } from '../../core/catalog/published.ts'
import type { IsoTime } from '../../core/model.ts'
import { whyTooManyDeletes } from '../../core/plan.ts'
import type { PublicationState } from '../../core/ports.ts'
import { type CatalogEntry, type CatalogTexts, entryOf, textsOf } from '../../web/catalog/entries.ts'
import { listedOf } from '../../web/catalog/listed.ts'
import { relatedIn } from '../../web/catalog/related.ts'
import { isAuditDay, publicAudit } from './audit.ts'
import { removeData, writeData } from './data.ts'
import { gather, readShelves, withProfiles } from './gather.ts'
import { gatherGovernance, readDepartments } from './governance.ts'
import { md5Of, writeBase, writeKept } from './kept.ts'
import { type PublishPorts, withDepartmentsNow } from './ports.ts'
import { nextDue, releaseDue, type Shelf } from './release.ts'
import { DELETION_ALARM, type Published } from './run.ts'
import {
  type Catalog,
  manifestsIn,
  searchPrefixes,
  wantedAssets,
  wantedOfAudit,
  wantedOfCatalog,
  wantedOfDataset,
} from './site.ts'
import { etagsBelow, type SiteWriter, siteWriter, type WantedPage } from './store.ts'
import { tellWhatVanished } from './vanished.ts'

/** Datasets rendered at the same time: their pages are a few megabytes, those of all would be a gigabyte. */
const RENDERED_AT_ONCE = 32
/** Maps that the city laid there itself, see docs/maps.md: publication neither makes nor removes them. */
export const BASEMAPS = 'basemap/'

/** @param allowDeletes applies a plan that removes a large share of the catalog; a person said so */
export async function publishEverything(given: PublishPorts, allowDeletes: boolean): Promise<Published> {
  // Read before anything else: what others change from here on makes the numbers differ, and we go round again.
  const before = await given.registry.sequence()
  const departments = await readDepartments(given)
  const ports = withDepartmentsNow(given, departments)
  const read = await readShelves(ports)
  const released = await releaseDue(ports, read)
  // Each move is one entry of ours. When others came between, the next run looks at all of them.
  const sequence = (await given.registry.sequence()) === before + released ? before + released : before
  const shelves = released > 0 ? await readShelves(ports) : read

  const data = await writeData(ports, shelves)
  const datasets = gather(ports, shelves, departments)
  const governance = await gatherGovernance(ports, departments)
  const site = await writeSite(ports, datasets, governance, allowDeletes)
  if (site === 'stopped') return { outcome: 'stopped', released, written: data.written, deleted: 0 }
  const removed = await removeData(ports, data.obsolete)

  await ports.memory.write(await remember(ports, sequence, shelves, site))
  return { outcome: 'published', released, written: data.written + site.written, deleted: site.deleted + removed }
}

interface WrittenSite {
  readonly catalog: Catalog
  readonly texts: ReadonlyMap<string, CatalogTexts>
  readonly lists: readonly WantedPage[]
  readonly written: number
  readonly deleted: number
}

async function writeSite(
  ports: PublishPorts,
  datasets: readonly PublishedDataset[],
  governance: Governance,
  allowDeletes: boolean,
): Promise<WrittenSite | 'stopped'> {
  const existing = await etagsBelow(ports.site, [''])
  const audit = await publicAudit(ports, existing)
  const tooMany = whyTooManyDeletes(slugsIn(existing.keys()), new Set(datasets.map(({ slug }) => slug)))
  if (tooMany && !allowDeletes) {
    await ports.alarms.raise({ name: DELETION_ALARM, at: ports.outside.now(), message: tooMany })
    return 'stopped'
  }
  await ports.alarms.clear(DELETION_ALARM)
  await tellWhatVanished(ports, slugsIn(existing.keys()), datasets, allowDeletes)

  const writer = siteWriter(ports.site, existing)
  await writer.put(wantedAssets(ports))
  const { entries, texts } = await writePages(ports, datasets, writer)
  const catalog = catalogOf(ports, datasets, entries)
  const lists = wantedOfCatalog(ports, catalog, texts, governance)
  await writer.put([...lists, ...wantedOfAudit(ports, audit)])

  const deletes = [...existing.keys()].filter(
    (key) => !writer.keys.has(key) && !isAuditDay(key) && !key.startsWith(BASEMAPS),
  )
  await ports.site.remove(deletes.sort())
  return { catalog, texts, lists, written: writer.written(), deleted: deletes.length }
}

/** Pages of every dataset, some at a time. */
async function writePages(
  ports: PublishPorts,
  datasets: readonly PublishedDataset[],
  writer: SiteWriter,
): Promise<{ entries: CatalogEntry[]; texts: Map<string, CatalogTexts> }> {
  const near = relatedIn(datasets.filter(isLive).map(listedOf))
  const entries: CatalogEntry[] = []
  const texts = new Map<string, CatalogTexts>()
  for (let start = 0; start < datasets.length; start += RENDERED_AT_ONCE) {
    const part = await withProfiles(ports, datasets.slice(start, start + RENDERED_AT_ONCE))
    const wanted = part.flatMap((dataset) => {
      const related = isLive(dataset) ? near(listedOf(dataset)) : []
      entries.push(entryOf(dataset, related, printOf(dataset)))
      const own = textsOf(ports.context, dataset)
      if (own) texts.set(own.slug, own)
      return wantedOfDataset(ports, dataset, related)
    })
    await writer.put(wanted)
  }
  return { entries, texts }
}

/** Of a dataset all that its pages are made from; its profile never changes for a version. */
export function printOf(dataset: PublishedDataset): string {
  return md5Of(JSON.stringify({ ...dataset, profile: null }))
}

function catalogOf(
  { context }: PublishPorts,
  datasets: readonly PublishedDataset[],
  entries: readonly CatalogEntry[],
): Catalog {
  return {
    entries,
    feed: newestEntries(datasets.flatMap((dataset) => feedEntries(context, dataset))),
    newestAt: newestOf(datasets),
  }
}

/** When any version of these was published last. */
export function newestOf(datasets: readonly PublishedDataset[]): IsoTime | undefined {
  let newest: IsoTime | undefined
  for (const { versions } of datasets) {
    for (const { publishedAt } of versions) if (!newest || publishedAt > newest) newest = publishedAt
  }
  return newest
}

async function remember(
  ports: PublishPorts,
  sequence: number,
  shelves: readonly Shelf[],
  { catalog, texts, lists }: WrittenSite,
): Promise<PublicationState> {
  const now = ports.outside.now()
  const dues = duesOf(shelves, now)
  const kept = await writeKept(ports.memory, {
    base: await writeBase(ports.memory, catalog.entries, texts.values()),
    changed: [],
    prints: printsOf(ports, lists),
    feed: catalog.feed,
    ...(catalog.newestAt ? { newestAt: catalog.newestAt } : {}),
    dues,
    manifests: manifestsIn(ports, lists),
    foldedAt: now,
  })
  const dueAt = Object.values(dues).sort()[0]
  return {
    ...{ sequence, checkedAt: now, comparedAt: now, build: ports.build, datasets: catalog.entries.length, kept },
    ...(dueAt ? { dueAt } : {}),
  }
}

/** Dataset -> when it has something to do without a change in the table. */
export function duesOf(shelves: readonly Shelf[], now: IsoTime): Record<string, IsoTime> {
  const dues = shelves.flatMap((shelf) => {
    const due = nextDue(shelf, now)
    return due ? [[shelf.dataset.id, due] as const] : []
  })
  return Object.fromEntries(dues)
}

/** Key -> MD5 of what need not be listed to know what is there. */
export function printsOf(ports: PublishPorts, lists: readonly WantedPage[]): Record<string, string> {
  const search = searchPrefixes(ports)
  const shown = lists.filter(({ key }) => !search.some((prefix) => key.startsWith(prefix)))
  return Object.fromEntries(shown.map(({ key, fingerprint }) => [key, fingerprint ?? '']))
}

const DATASET_PAGE = /^datasets\/([^/]+)\/index\.html$/

/** Datasets that have a page. */
export function slugsIn(keys: Iterable<string>): Set<string> {
  const slugs = new Set<string>()
  for (const key of keys) {
    const slug = DATASET_PAGE.exec(key)?.[1]
    if (slug) slugs.add(slug)
  }
  return slugs
}
