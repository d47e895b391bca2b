// functions/publish/changes.ts: publishes what changed since the last run, without reading the rest of the catalog.
import { cardPrefix } from '../../core/catalog/cards.ts'
import { feedEntries, newestEntries } from '../../core/catalog/feeds.ts'
import { isLive, type PublishedDataset } from '../../core/catalog/published.ts'
import type { DepartmentRecord } from '../../core/departments.ts'
import { languagesOf, pathIn } from '../../core/languages.ts'
import type { PublicationState } from '../../core/ports.ts'
import { foldDueAt } from '../../core/publication.ts'
import { type CatalogEntry, type CatalogTexts, entryOf, textsOf } from '../../web/catalog/entries.ts'
import { listedOf } from '../../web/catalog/listed.ts'
import { relatedIn } from '../../web/catalog/related.ts'
import { isAuditDay, publicAudit } from './audit.ts'
import { removeData, writeData } from './data.ts'
import { duesOf, newestOf, printOf } from './everything.ts'
import { writeLists } from './fold.ts'
import { gather, publicVersions, readSomeShelves, withProfiles } from './gather.ts'
import { readDepartments } from './governance.ts'
import { type Kept, readKept, writeKept } from './kept.ts'
import { dueIds, type Looked, lookAtChanges } from './look.ts'
import { limitsOf, type PublishPorts, withDepartmentsNow } from './ports.ts'
import type { Shelf } from './release.ts'
import type { Published } from './run.ts'
import { type Catalog, wantedOfAudit, wantedOfDataset } from './site.ts'
import { etagsBelow, siteWriter, type WantedPage } from './store.ts'

/** Something does not fit what is kept: everything has to be looked at. */
export interface Unfit {
  readonly outcome: 'unfit'
  readonly released: number
}

/** One dataset that has changed, as the site is to show it. */
export interface Changed {
  readonly dataset: PublishedDataset
  readonly before: CatalogEntry | undefined
  readonly entry: CatalogEntry
  readonly texts: CatalogTexts | undefined
  readonly pages: readonly WantedPage[]
}

export async function publishChanges(given: PublishPorts): Promise<Published | Unfit> {
  const state = await given.memory.read()
  const kept = state?.kept ? await readKept(given.memory, state.kept) : undefined
  if (!state || !kept) return { outcome: 'unfit', released: 0 }
  const departments = await readDepartments(given)
  const ports = withDepartmentsNow(given, departments)
  const now = ports.outside.now()
  const isFirstOfHour = state.checkedAt.slice(0, 13) !== now.slice(0, 13)

  const looked = await lookAtChanges(ports, state, dueIds(kept.now, kept.entries.values(), now, isFirstOfHour))
  if (!looked.shelves || !fits(kept, looked.shelves)) return { outcome: 'unfit', released: looked.released }
  const touched = await changedIn(ports, kept, looked.shelves, departments)
  if (touched.datasets.length > limitsOf(ports).touched) return { outcome: 'unfit', released: looked.released }

  return write(ports, state, kept, { ...looked, ...touched, departments, isFirstOfHour })
}

/** A dataset that had a public face keeps it under its address, if only as a tombstone. */
function fits({ entries }: Kept, shelves: readonly Shelf[]): boolean {
  const ids = new Map([...entries.values()].map(({ id, slug }) => [id, slug]))
  return shelves.every((shelf) => {
    const slug = ids.get(shelf.dataset.id)
    return slug === undefined || (slug === shelf.dataset.slug && publicVersions(shelf).length > 0)
  })
}

interface Touched {
  /** Those of which anything public has changed, and those whose page names one that was withdrawn. */
  readonly datasets: readonly PublishedDataset[]
  /** Shelves of these. */
  readonly own: readonly Shelf[]
}

async function changedIn(
  ports: PublishPorts,
  { entries }: Kept,
  shelves: readonly Shelf[],
  departments: readonly DepartmentRecord[],
): Promise<Touched> {
  const changed = gather(ports, shelves, departments).filter((one) => entries.get(one.slug)?.print !== printOf(one))
  const slugs = new Set(changed.map(({ slug }) => slug))
  const gone = new Set(changed.filter((one) => !isLive(one) && entries.get(one.slug)?.listed).map(({ slug }) => slug))
  const naming = [...entries.values()].filter(
    ({ slug, related }) => gone.size > 0 && !slugs.has(slug) && related.some((one) => gone.has(one)),
  )
  const others = await readSomeShelves(
    ports,
    naming.map(({ id }) => id),
  )
  return {
    datasets: [...changed, ...gather(ports, others, departments)],
    own: [...shelves.filter(({ dataset }) => slugs.has(dataset.slug)), ...others],
  }
}

interface Work extends Looked, Touched {
  readonly departments: readonly DepartmentRecord[]
  readonly isFirstOfHour: boolean
}

async function write(ports: PublishPorts, state: PublicationState, kept: Kept, work: Work): Promise<Published> {
  const now = ports.outside.now()
  // From here to the end nobody knows what is there: whoever finds this note compares everything.
  await ports.memory.write({ ...state, isUnderWay: true })
  const prefixes = work.datasets.map(({ slug }) => `files/${slug}/`)
  const data = await writeData(ports, work.own, prefixes)
  const changed = await renderChanged(ports, kept, await withProfiles(ports, work.datasets))

  const pages = await writePages(ports, changed, kept)
  const catalog = catalogWith(ports, kept, changed)
  const audit = await writeAudit(ports)
  const lists = await writeLists(ports, kept, catalog, changed, work)
  await ports.site.remove([...lists.obsolete, ...pages.obsolete])
  const removed = await removeData(ports, data.obsolete)

  const dues = duesWith(kept.now.dues, work.shelves, now)
  const { newestAt, feed } = catalog
  const keptNow = { ...lists.kept, feed, dues, ...(newestAt ? { newestAt } : {}) }
  const fold = keptNow.changedAt ? [foldDueAt(keptNow.changedAt)] : []
  const dueAt = [...Object.values(dues), ...fold].sort()[0]
  const { dueAt: _, isUnderWay: __, ...rest } = state
  await ports.memory.write({
    ...rest,
    sequence: work.sequence,
    checkedAt: work.isFirstOfHour ? now : state.checkedAt,
    datasets: catalog.entries.length,
    kept: await writeKept(ports.memory, keptNow, state.kept),
    ...(dueAt ? { dueAt } : {}),
  })
  return {
    outcome: 'published',
    released: work.released,
    written: data.written + pages.written + lists.written + audit,
    deleted: lists.obsolete.length + pages.obsolete.length + removed,
  }
}

async function renderChanged(
  ports: PublishPorts,
  { entries }: Kept,
  datasets: readonly PublishedDataset[],
): Promise<Changed[]> {
  if (datasets.length === 0) return []
  const all = new Map([...entries].flatMap(([slug, { listed }]) => (listed ? [[slug, listed] as const] : [])))
  for (const dataset of datasets) {
    if (isLive(dataset)) all.set(dataset.slug, listedOf(dataset))
    else all.delete(dataset.slug)
  }
  const near = relatedIn([...all.values()])
  return datasets.map((dataset) => {
    const related = isLive(dataset) ? near(listedOf(dataset)) : []
    return {
      dataset,
      before: entries.get(dataset.slug),
      entry: entryOf(dataset, related, printOf(dataset)),
      texts: textsOf(ports.context, dataset),
      pages: wantedOfDataset(ports, dataset, related),
    }
  })
}

/** A dataset of this name shares the beginning of its cards with those of the portal itself. */
const PORTAL = 'portal'

/** What is there of these datasets is listed: a run that was cut off may have left anything. */
async function writePages(
  ports: PublishPorts,
  changed: readonly Changed[],
  { now }: Kept,
): Promise<{ written: number; obsolete: readonly string[] }> {
  const { city } = ports.context
  const prefixes = changed.flatMap(({ entry }) => [
    ...languagesOf(city).map((language) => pathIn(city, language, `/datasets/${entry.slug}/`).slice(1)),
    ...(entry.slug === PORTAL ? [] : [cardPrefix(entry.slug)]),
  ])
  const existing = await etagsBelow(ports.site, prefixes)
  const wanted = changed.flatMap(({ pages }) => pages)
  const elsewhere = wanted.filter(({ key }) => !prefixes.some((prefix) => key.startsWith(prefix)))
  const found = await Promise.all(elsewhere.map(({ key }) => ports.site.stat(key)))
  for (const one of found) if (one) existing.set(one.key, one.etag)
  const writer = siteWriter(ports.site, existing)
  await writer.put(wanted)
  const obsolete = [...existing.keys()].filter((key) => !writer.keys.has(key) && !(key in now.prints))
  return { written: writer.written(), obsolete }
}

function catalogWith({ context }: PublishPorts, kept: Kept, changed: readonly Changed[]): Catalog {
  const entries = new Map(kept.entries)
  for (const { entry } of changed) entries.set(entry.slug, entry)
  const datasets = changed.map(({ dataset }) => dataset)
  // Entries only ever become newer: the newest of all are among the newest of before and those that changed.
  const prefixes = datasets.map(({ slug }) => `${context.url}/datasets/${slug}/`)
  const others = kept.now.feed.filter(({ id }) => !prefixes.some((prefix) => id.startsWith(prefix)))
  const own = datasets.flatMap((dataset) => feedEntries(context, dataset))
  const newest = [kept.now.newestAt, newestOf(datasets)].flatMap((at) => at ?? []).sort()
  return { entries: [...entries.values()], feed: newestEntries([...others, ...own]), newestAt: newest.at(-1) }
}

/** Every entry of the audit log shows here, whatever it is about. */
async function writeAudit(ports: PublishPorts): Promise<number> {
  const { city } = ports.context
  const prefixes = languagesOf(city).map((language) => pathIn(city, language, '/audit/').slice(1))
  const existing = await etagsBelow(ports.site, prefixes)
  const writer = siteWriter(ports.site, new Map([...existing].filter(([key]) => !isAuditDay(key))))
  await writer.put(wantedOfAudit(ports, await publicAudit(ports, existing)))
  return writer.written()
}

function duesWith(
  before: Readonly<Record<string, string>>,
  shelves: readonly Shelf[],
  now: string,
): Record<string, string> {
  const looked = new Set(shelves.map(({ dataset }) => dataset.id))
  const others = Object.entries(before).filter(([id]) => !looked.has(id))
  return { ...Object.fromEntries(others), ...duesOf(shelves, now) }
}
