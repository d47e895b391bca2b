// functions/publish/fold.ts: the lists after a change: all of them in a fold, in a large catalog mostly those that readers look at first.
import { departmentPath, pageKey, topicPath } from '../../core/catalog/addresses.ts'
import type { DepartmentRecord } from '../../core/departments.ts'
import { slugFor } from '../../core/keys.ts'
import { languagesOf, pathIn } from '../../core/languages.ts'
import { foldDueAt } from '../../core/publication.ts'
import type { CatalogTexts } from '../../web/catalog/entries.ts'
import { bucketPath, DIGITS, OTHER } from '../../web/catalog/letters.ts'
import type { ListedDataset } from '../../web/catalog/listed.ts'
import type { Changed } from './changes.ts'
import { printsOf } from './everything.ts'
import { gatherGovernance } from './governance.ts'
import { type Kept, type KeptNow, writeBase } from './kept.ts'
import { limitsOf, type PublishPorts } from './ports.ts'
import { type Catalog, manifestsIn, searchPrefixes, wantedOfCatalog, wantedOfChange } from './site.ts'
import { etagsBelow, siteWriter } from './store.ts'

export interface WrittenLists {
  readonly written: number
  /** Keys to be removed. */
  readonly obsolete: readonly string[]
  readonly kept: Omit<KeptNow, 'format'>
}

interface Reasons {
  /** Something that only lists and pages about governance show has changed. */
  readonly lists: boolean
  readonly departments: readonly DepartmentRecord[]
}

export async function writeLists(
  ports: PublishPorts,
  kept: Kept,
  catalog: Catalog,
  changed: readonly Changed[],
  { lists, departments }: Reasons,
): Promise<WrittenLists> {
  const recent = recentWith(kept.now, changed)
  const now = ports.outside.now()
  if (isFoldNeeded(ports, kept, catalog, changed, recent, lists))
    return fold(ports, kept, catalog, changed, departments)
  if (changed.length === 0) return { written: 0, obsolete: [], kept: kept.now }

  const governance = await gatherGovernance(ports, departments)
  const isNeeded = neededLists(ports, kept.now, changed)
  const search = { manifests: kept.now.manifests, recent: recent.flatMap(({ texts }) => texts ?? []) }
  const wanted = wantedOfChange(ports, catalog, governance, isNeeded, search)
  const writer = siteWriter(ports.site, new Map(Object.entries(kept.now.prints)))
  await writer.put(wanted)
  const prints = { ...kept.now.prints, ...printsOf(ports, wanted) }
  const changedAt = kept.now.changedAt ?? now
  return { written: writer.written(), obsolete: [], kept: { ...kept.now, changed: recent, prints, changedAt } }
}

/** Everything that is about more than one dataset. In a small catalog that is every change. */
async function fold(
  ports: PublishPorts,
  kept: Kept,
  catalog: Catalog,
  changed: readonly Changed[],
  departments: readonly DepartmentRecord[],
): Promise<WrittenLists> {
  const texts: Map<string, CatalogTexts> = await kept.texts()
  for (const one of changed) {
    if (one.texts) texts.set(one.entry.slug, one.texts)
    else texts.delete(one.entry.slug)
  }
  const wanted = wantedOfCatalog(ports, catalog, texts, await gatherGovernance(ports, departments))
  const search = await etagsBelow(ports.site, searchPrefixes(ports))
  const existing = new Map([...Object.entries(kept.now.prints), ...search])
  const writer = siteWriter(ports.site, existing)
  await writer.put(wanted)

  const { changedAt: _, ...before } = kept.now
  return {
    written: writer.written(),
    obsolete: [...existing.keys()].filter((key) => !writer.keys.has(key)).sort(),
    kept: {
      ...before,
      base: await writeBase(ports.memory, catalog.entries, texts.values(), kept.now.base),
      changed: [],
      prints: printsOf(ports, wanted),
      manifests: manifestsIn(ports, wanted),
      foldedAt: ports.outside.now(),
    },
  }
}

function recentWith({ changed }: KeptNow, now: readonly Changed[]): KeptNow['changed'] {
  const slugs = new Set(now.map(({ entry }) => entry.slug))
  const others = changed.filter(({ entry }) => !slugs.has(entry.slug))
  return [...others, ...now.map(({ entry, texts }) => (texts ? { entry, texts } : { entry }))]
}

function isFoldNeeded(
  ports: PublishPorts,
  kept: Kept,
  { entries }: Catalog,
  changed: readonly Changed[],
  recent: KeptNow['changed'],
  lists: boolean,
): boolean {
  const { large, recent: most } = limitsOf(ports)
  const { foldedAt, changedAt } = kept.now
  const now = ports.outside.now()
  const isSmall = entries.length <= large
  const reasons = [
    lists,
    // Plans and policies show which day it is.
    foldedAt.slice(0, 10) !== now.slice(0, 10),
    isSmall && (changed.length > 0 || recent.length > 0),
    recent.length > most,
    changedAt !== undefined && foldDueAt(changedAt) <= now,
    // What was withdrawn has to be gone from everywhere at once.
    changed.some(({ before, entry }) => before?.listed && !entry.listed),
    // A tombstone that never was in the lists would have no place among the recent.
    changed.some(({ before, entry }) => !before && !entry.listed),
    movesNumbers(kept.entries, changed),
  ]
  return reasons.includes(true)
}

/** A new dataset has the last number in the search; one of the same moment as another could come before it. */
function movesNumbers(entries: Kept['entries'], changed: readonly Changed[]): boolean {
  const added = changed.flatMap(({ before, entry }) => (before ? [] : [entry.firstPublishedAt]))
  return added.length > 0 && [...entries.values()].some((one) => added.some((at) => one.firstPublishedAt >= at))
}

/** Longer beginnings have no page of their own, see web/catalog/letters.ts. */
const LETTERS = 8

/** Home, the list of all, and the lists that the changed datasets are or were in; and whatever was never written. */
function neededLists(
  { context }: PublishPorts,
  { prints }: KeptNow,
  changed: readonly Changed[],
): (key: string) => boolean {
  const shown = changed.flatMap(({ before, entry }) => [before?.listed, entry.listed].flatMap((one) => one ?? []))
  const paths = new Set(['/', '/datasets/', ...shown.flatMap(listsOfOne)])
  const { city } = context
  const keys = new Set([...paths].flatMap((path) => languagesOf(city).map((one) => pageKey(pathIn(city, one, path)))))
  return (key) => keys.has(key) || !(key in prints)
}

function listsOfOne({ topic, department, title, texts }: ListedDataset): string[] {
  const titles = [title, ...Object.values(texts).map((one) => one.title)].map((one) => slugFor(one).replaceAll('-', ''))
  const buckets = titles.flatMap((one) => [
    ...(one === '' ? [OTHER] : /^[0-9]/.test(one) ? [DIGITS] : []),
    ...Array.from({ length: LETTERS }, (_, length) => one.slice(0, length + 1)).filter((prefix) => prefix !== ''),
  ])
  return [topicPath(topic), departmentPath(department.id), ...buckets.map(bucketPath)]
}
