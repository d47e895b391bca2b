// web/catalog/pages.ts: every file of the public site that is made from the catalog, as key and text. No clock, no network.
import { datasetPath, pageKey, versionPath } from '../../core/catalog/addresses.ts'
import { dataJsonOf, type Harvested, harvestedOf } from '../../core/catalog/data-json.ts'
import { datasetJson, datasetJsonPath } from '../../core/catalog/dataset-json.ts'
import {
  atom,
  datasetFeed,
  type Feed,
  type FeedEntry,
  feedEntries,
  feedOfCatalog,
  jsonFeed,
} from '../../core/catalog/feeds.ts'
import { freshnessJson } from '../../core/catalog/freshness-json.ts'
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { localisedDataset } from '../../core/catalog/localised.ts'
import { llmsText, robotsText, securityText } from '../../core/catalog/machine-texts.ts'
import { compareText, isLive, liveDatasets } from '../../core/catalog/published.ts'
import { sitemapFiles } from '../../core/catalog/sitemap.ts'
import { type Language, languagesOf, pathIn } from '../../core/languages.ts'
import type { IsoTime } from '../../core/model.ts'
import { type IndexedDocument, inOrderOfLife } from '../../core/search/documents.ts'
import { indexFiles } from '../../core/search/files.ts'
import type { Manifest, RecentDocument } from '../../core/search/layout.ts'
import { paths } from '../../core/search/layout.ts'
import { datasetPage } from './dataset-page.ts'
import { textsOf } from './entries.ts'
import { inEveryLanguage, webPage } from './every-language.ts'
import type { Page } from './layout.ts'
import { inLanguage, type ListedDataset, listedOf } from './listed.ts'
import { relatedIn } from './related.ts'
import { tombstonePage, versionPage } from './version-page.ts'
import type { PublishedDataset, SiteContext } from './view.ts'

export type { Page } from './layout.ts'
export { renderListPages } from './list-pages.ts'

/** The pages and feeds of one dataset among all, in every language; tombstones where data was withdrawn. */
export function renderDatasetPages(
  context: SiteContext,
  dataset: PublishedDataset,
  all: readonly PublishedDataset[],
): Page[] {
  const related = isLive(dataset) ? relatedIn(liveDatasets(all).map(listedOf))(listedOf(dataset)) : []
  return renderPagesOf(context, dataset, related)
}

/** @param related in the city's first language, the nearest first */
export function renderPagesOf(
  context: SiteContext,
  dataset: PublishedDataset,
  related: readonly ListedDataset[],
): Page[] {
  const facts = isLive(dataset) ? [json(pageKey(datasetJsonPath(dataset.slug)), datasetJson(dataset))] : []
  return [
    ...inEveryLanguage(context, (own, language) => {
      const near = related.map((one) => inLanguage(own, one))
      return pagesOfDataset(own, localisedDataset(context.city, language, dataset), near)
    }),
    ...feedFiles(context, datasetFeed(context, dataset)),
    ...facts,
  ]
}

function pagesOfDataset(context: SiteContext, dataset: PublishedDataset, related: readonly ListedDataset[]): Page[] {
  const live = isLive(dataset)
  const own = live ? datasetPage(context, dataset, related) : tombstonePage(context, dataset, null)
  const versions = dataset.versions.map((version) => {
    const withdrawn = !live || version.withdrawn !== undefined
    const body = withdrawn ? tombstonePage(context, dataset, version) : versionPage(context, dataset, version)
    return webPage(context, versionPath(dataset.slug, version.number), body)
  })
  return [webPage(context, datasetPath(dataset.slug), own), ...versions]
}

/** What machines look for, of a catalog that is at hand as a whole. */
export function renderCatalogFiles(
  context: SiteContext,
  datasets: readonly PublishedDataset[],
  governance: Governance = NO_GOVERNANCE,
): Page[] {
  const numbered = inOrderOfLife(datasets)
  const texts = new Map(numbered.map((dataset) => [dataset, textsOf(context, dataset)]))
  const newestAt = datasets.flatMap(({ versions }) => versions.map((one) => one.publishedAt)).sort(compareText)
  return [
    ...renderFeed(
      context,
      datasets.flatMap((dataset) => feedEntries(context, dataset)),
    ),
    ...renderMachineFiles(context, liveDatasets(datasets).map(listedOf), newestAt.at(-1), governance),
    ...languagesOf(context.city).flatMap((language) =>
      renderSearch(
        context,
        language,
        numbered.map((one) => texts.get(one)?.documents[language] ?? null),
      ),
    ),
  ]
}

/** The feed of the whole catalog. @param entries at least the newest of all datasets */
export function renderFeed(context: SiteContext, entries: readonly FeedEntry[]): Page[] {
  return feedFiles(context, feedOfCatalog(context, entries))
}

/**
 * What machines look for.
 *
 * @param listed every live dataset, in the city's first language
 * @param newestAt when any version was published last
 */
export function renderMachineFiles(
  context: SiteContext,
  listed: readonly ListedDataset[],
  newestAt: IsoTime | undefined,
  governance: Governance = NO_GOVERNANCE,
): Page[] {
  return [
    ...sitemapFiles(context, listed, governance.documents, governance.news).map((file) => ({
      ...file,
      mediaType: 'application/xml',
    })),
    { path: 'robots.txt', body: robotsText(context), mediaType: TEXT_TYPE },
    { path: '.well-known/security.txt', body: securityText(context, newestAt), mediaType: TEXT_TYPE },
    { path: 'llms.txt', body: llmsText(context, listed), mediaType: TEXT_TYPE },
    indented('freshness.json', freshnessJson(context, listed)),
  ]
}

/**
 * The search index of a language; its files are at `search/`, those of further languages at `{language}/search/`.
 *
 * @param documents at their numbers; null where a dataset was withdrawn
 */
export function renderSearch(
  context: SiteContext,
  language: Language,
  documents: readonly (IndexedDocument | null)[],
): Page[] {
  const files = indexFiles(documents, context.city.synonyms, searchFolder(context, language))
  return files.map((file) => ({ ...file, mediaType: JSON_TYPE }))
}

/** Before every key of the index of a language. */
export function searchFolder({ city }: Pick<SiteContext, 'city'>, language: Language): string {
  return pathIn(city, language, '/').slice(1)
}

/** The manifest alone, with datasets that changed since the index was made. */
export function renderRecent(
  context: SiteContext,
  language: Language,
  manifest: Manifest,
  recent: readonly RecentDocument[],
): Page {
  return json(searchFolder(context, language) + paths.manifest, { ...manifest, recent })
}

/** The catalog for harvesters, DCAT-US 1.1. */
export function renderDataJson(context: SiteContext, datasets: readonly PublishedDataset[]): Page {
  return renderHarvest(
    context,
    liveDatasets(datasets).map((dataset) => harvestedOf(context, dataset)),
  )
}

/** The same from what is kept of each dataset. */
export function renderHarvest(context: SiteContext, harvested: readonly Harvested[]): Page {
  return indented('data.json', dataJsonOf(context, harvested))
}

const JSON_TYPE = 'application/json'
const TEXT_TYPE = 'text/plain; charset=utf-8'

function json(path: string, content: unknown): Page {
  return { path, body: JSON.stringify(content), mediaType: JSON_TYPE }
}

function indented(path: string, content: unknown): Page {
  return { path, body: `${JSON.stringify(content, null, 2)}\n`, mediaType: JSON_TYPE }
}

function feedFiles(context: SiteContext, feed: Feed): Page[] {
  return [
    { path: pageKey(`${feed.path}.atom`), body: atom(context, feed), mediaType: 'application/atom+xml' },
    { path: pageKey(`${feed.path}.json`), body: jsonFeed(context, feed), mediaType: 'application/feed+json' },
  ]
}
