// functions/publish/site.ts: every object of the site that the public should find, as values.
import { pageKey } from '../../core/catalog/addresses.ts'
import { cardPath } from '../../core/catalog/cards.ts'
import type { FeedEntry } from '../../core/catalog/feeds.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import { isLive } from '../../core/catalog/published.ts'
import { portraitKey } from '../../core/keys.ts'
import { type Language, languagesOf } from '../../core/languages.ts'
import type { IsoTime } from '../../core/model.ts'
import { PICTURE_TYPES } from '../../core/picture.ts'
import type { Phase } from '../../core/plan.ts'
import type { ObjectStore } from '../../core/ports.ts'
import { inOrderOfLife } from '../../core/search/documents.ts'
import { type Manifest, paths, type RecentDocument } from '../../core/search/layout.ts'
import { auditFiles, type PublicAudit } from '../../web/catalog/audit-pages.ts'
import { datasetCard, portalCard } from '../../web/catalog/card.ts'
import { closedPages } from '../../web/catalog/closed-pages.ts'
import { type CatalogEntry, type CatalogTexts, liveEntries } from '../../web/catalog/entries.ts'
import { renderGovernancePages } from '../../web/catalog/governance-pages.ts'
import { portraitPath } from '../../web/catalog/launch-banner.ts'
import { logoDrawing, logoPath } from '../../web/catalog/launch-pictures.ts'
import { withFigures } from '../../web/catalog/launch-texts.ts'
import type { ListedDataset } from '../../web/catalog/listed.ts'
import {
  type Page,
  renderFeed,
  renderHarvest,
  renderListPages,
  renderMachineFiles,
  renderPagesOf,
  renderRecent,
  renderSearch,
  searchFolder,
} from '../../web/catalog/pages.ts'
import type { PublishedDataset } from '../../web/catalog/view.ts'
import { consoleShell } from '../../web/console/shell.ts'
import { md5Of } from './kept.ts'
import type { PublishPorts } from './ports.ts'
import { A_MINUTE, FOR_EVER, type WantedPage } from './store.ts'

/** What the build made, the portal's share cards, and the console's pages. */
export function wantedAssets(ports: PublishPorts): WantedPage[] {
  const { context } = ports
  const portal = languagesOf(context.city).map((language) => portalCard(contextIn(context, language)))
  return [
    ...[...new Set(portal)].map((svg) => wantedCard(ports, cardPath('portal', svg), svg)),
    ...wantedConsole(ports),
  ]
}

/** What the build made, and the console's pages. */
function wantedConsole({ context, assets, signIn }: PublishPorts): WantedPage[] {
  return [
    ...assets.map(({ key, body, mediaType, contentEncoding }) =>
      wantedPage('assets', key, body, mediaType, contentEncoding),
    ),
    ...consoleShell(context, signIn).map(inPhase('pages')),
  ]
}

/** All there is of a portal before its launch. */
export function wantedBeforeLaunch(ports: PublishPorts): WantedPage[] {
  return [...wantedConsole(ports), ...closedPages(ports.context, ports.outside.now()).map(inPhase('pages'))]
}

/** Pages, feeds and share card of one dataset. @param related in the city's first language */
export function wantedOfDataset(
  ports: PublishPorts,
  dataset: PublishedDataset,
  related: readonly ListedDataset[],
): WantedPage[] {
  const { context } = ports
  if (!isLive(dataset)) return renderPagesOf(context, dataset, related).map(inPhase('pages'))
  const svg = datasetCard(context, dataset)
  const card = cardPath(dataset.slug, svg)
  return [wantedCard(ports, card, svg), ...renderPagesOf(context, { ...dataset, card }, related).map(inPhase('pages'))]
}

/** What the lists of the catalog are made from. */
export interface Catalog {
  /** Every dataset that is or was public. */
  readonly entries: readonly CatalogEntry[]
  readonly feed: readonly FeedEntry[]
  readonly newestAt?: IsoTime | undefined
}

/** Everything that is about more than one dataset. @param texts by slug */
export function wantedOfCatalog(
  ports: PublishPorts,
  { entries, feed, newestAt }: Catalog,
  texts: ReadonlyMap<string, CatalogTexts>,
  governance: Governance,
): WantedPage[] {
  const listed = liveEntries(entries)
  const context = withFigures(ports.context, listed)
  const harvested = listed.flatMap(({ slug }) => texts.get(slug)?.harvested ?? [])
  const numbered = inOrderOfLife(entries)
  const search = languagesOf(context.city).flatMap((language) =>
    renderSearch(
      context,
      language,
      numbered.map(({ slug }) => texts.get(slug)?.documents[language] ?? null),
    ),
  )
  return [
    ...pressPictures(ports),
    ...renderListPages(context, listed, governance).map(inPhase('lists')),
    ...renderFeed(context, feed).map(inPhase('lists')),
    ...renderMachineFiles(context, listed, newestAt, governance).map(inPhase('lists')),
    ...renderGovernancePages(context, governance, listed).map(inPhase('lists')),
    ...search.map((page) => inPhase(page.path.endsWith(paths.manifest) ? 'search' : 'lists')(page)),
    inPhase('data.json')(renderHarvest(context, harvested)),
  ]
}

/** What readers look at first after a change: some lists, the feed, and the search with what is recent. */
export function wantedOfChange(
  ports: PublishPorts,
  { entries, feed }: Catalog,
  governance: Governance,
  isNeeded: (key: string) => boolean,
  search: { readonly manifests: Readonly<Record<string, Manifest>>; readonly recent: readonly CatalogTexts[] },
): WantedPage[] {
  const context = withFigures(ports.context, liveEntries(entries))
  const numbers = new Map(inOrderOfLife(entries).map(({ slug }, number) => [slug, number]))
  const recentIn = (language: Language): RecentDocument[] =>
    search.recent.flatMap(({ slug, documents }) => {
      const document = documents[language]
      return document ? [{ number: numbers.get(slug)!, ...document }] : []
    })
  const manifests = languagesOf(context.city).map((language) =>
    renderRecent(context, language, search.manifests[language]!, recentIn(language)),
  )
  return [
    ...renderListPages(context, liveEntries(entries), governance, isNeeded).map(inPhase('lists')),
    ...renderFeed(context, feed).map(inPhase('lists')),
    ...manifests.map(inPhase('search')),
  ]
}

export function wantedOfAudit({ context }: PublishPorts, audit: PublicAudit): WantedPage[] {
  return auditFiles(context, audit).map(inPhase('lists'))
}

/** Where the search files of every language are. */
export function searchPrefixes({ context }: PublishPorts): string[] {
  return languagesOf(context.city).map((language) => `${searchFolder(context, language)}search/`)
}

/** The manifests among the files of the catalog, by language. */
export function manifestsIn({ context }: PublishPorts, wanted: readonly WantedPage[]): Record<string, Manifest> {
  const bodies = new Map(wanted.filter(({ phase }) => phase === 'search').map(({ key, body }) => [key, String(body)]))
  return Object.fromEntries(
    languagesOf(context.city).map((language) => {
      const key = pageKey(searchFolder(context, language) + paths.manifest)
      return [language, JSON.parse(bodies.get(key)!) as Manifest]
    }),
  )
}

/** The portal's mark and the portrait of whoever spoke at the launch; none before. */
function pressPictures({ context, incoming, drawCard }: PublishPorts): WantedPage[] {
  const { launch } = context
  if (launch?.state !== 'launched') return []
  const mark = wantedCard({ drawCard }, logoPath(context), logoDrawing(context))
  const { portrait } = launch
  if (!portrait) return [mark]
  const headers = { mediaType: PICTURE_TYPES[portrait.format], cacheControl: A_MINUTE }
  const body = () => readWhole(incoming, portraitKey(portrait.sha256, portrait.format))
  return [mark, { key: pageKey(portraitPath(portrait)), phase: 'assets', fingerprint: portrait.md5, body, headers }]
}

async function readWhole(store: ObjectStore, key: string): Promise<Uint8Array> {
  const body = await store.read(key)
  if (!body) throw new Error(`${key} in ${store.name}: expected the portrait of the launch, found no object`)
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Drawn only where it is not there yet: its key says what it shows. */
function wantedCard({ drawCard }: Pick<PublishPorts, 'drawCard'>, address: string, svg: string): WantedPage {
  const headers = { mediaType: 'image/png', cacheControl: FOR_EVER }
  return { key: pageKey(address), phase: 'assets', body: () => drawCard(svg), headers }
}

function inPhase(phase: Phase): (page: Page) => WantedPage {
  return ({ path, body, mediaType }) => wantedPage(phase, path, body, mediaType)
}

function wantedPage(
  phase: Phase,
  key: string,
  body: Uint8Array | string,
  mediaType: string,
  contentEncoding?: string,
): WantedPage {
  return {
    key,
    phase,
    fingerprint: md5Of(body), // S3's ETag of an object put in one piece
    body,
    headers: {
      mediaType,
      cacheControl: phase === 'assets' ? FOR_EVER : A_MINUTE,
      ...(contentEncoding ? { contentEncoding } : {}),
    },
  }
}
