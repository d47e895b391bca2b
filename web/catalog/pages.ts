// web/catalog/pages.ts: every file of the public site that is made from the catalog, as key and text. No clock, no network.
import { datasetPath, departmentPath, pageKey, topicPath, versionPath } from '../../core/catalog/addresses.ts'
import { dataJson } from '../../core/catalog/data-json.ts'
import { datasetJson, datasetJsonPath } from '../../core/catalog/dataset-json.ts'
import { atom, catalogFeed, datasetFeed, type Feed, jsonFeed } from '../../core/catalog/feeds.ts'
import { freshnessJson } from '../../core/catalog/freshness-json.ts'
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn, localisedDataset } from '../../core/catalog/localised.ts'
import { llmsText, robotsText, securityText } from '../../core/catalog/machine-texts.ts'
import { byTitle, isLive, type LiveDataset, liveDatasets, newestFirst } from '../../core/catalog/published.ts'
import { sitemap } from '../../core/catalog/sitemap.ts'
import { type Language, languagesOf } from '../../core/languages.ts'
import { searchFiles } from '../../core/search/files.ts'
import { datasetPage } from './dataset-page.ts'
import { departmentPage, departmentsPage, departmentsShown } from './department-pages.ts'
import { homePage } from './home-page.ts'
import { HTML_TYPE, type Page } from './layout.ts'
import { to } from './links.ts'
import { allDatasetsPage, topicPage } from './list-page.ts'
import { publicInventory } from './plan-inventory.ts'
import { aboutPage, developersPage, notFoundPage } from './text-pages.ts'
import { tombstonePage, versionPage } from './version-page.ts'
import type { PublishedDataset, SiteContext } from './view.ts'
import { renderViewPages } from './views/pages.ts'

export type { Page } from './layout.ts'

const RELATED = 4

/** The pages and feeds of one dataset in every language; tombstones where data was withdrawn. */
export function renderDatasetPages(
  context: SiteContext,
  dataset: PublishedDataset,
  all: readonly PublishedDataset[],
): Page[] {
  const facts = isLive(dataset)
    ? [
        {
          path: pageKey(datasetJsonPath(dataset.slug)),
          body: JSON.stringify(datasetJson(dataset)),
          mediaType: JSON_TYPE,
        },
      ]
    : []
  return [
    ...inEveryLanguage(context, (own, language) => {
      const inLanguage = <D extends PublishedDataset>(one: D): D => localisedDataset(context.city, language, one)
      return pagesOfDataset(own, inLanguage(dataset), all.map(inLanguage))
    }),
    ...feedFiles(context, datasetFeed(context, dataset)),
    ...facts,
  ]
}

/** @param make given the context in a language */
function inEveryLanguage(context: SiteContext, make: (context: SiteContext, language: Language) => Page[]): Page[] {
  return languagesOf(context.city).flatMap((language) => make(contextIn(context, language), language))
}

function pagesOfDataset(context: SiteContext, dataset: PublishedDataset, all: readonly PublishedDataset[]): Page[] {
  const live = isLive(dataset)
  const own = live ? datasetPage(context, dataset, relatedTo(dataset, all)) : tombstonePage(context, dataset, null)
  const versions = dataset.versions.map((version) => {
    const withdrawn = !live || version.withdrawn !== undefined
    const body = withdrawn ? tombstonePage(context, dataset, version) : versionPage(context, dataset, version)
    return webPage(context, versionPath(dataset.slug, version.number), body)
  })
  return [webPage(context, datasetPath(dataset.slug), own), ...versions]
}

/** Home, lists, words and what machines look for: everything that changes when any dataset does. */
export function renderListPages(
  context: SiteContext,
  datasets: readonly PublishedDataset[],
  governance: Governance = NO_GOVERNANCE,
): Page[] {
  return [
    ...inEveryLanguage(context, (own, language) => {
      const inLanguage = datasets.map((one) => localisedDataset(context.city, language, one))
      return [...listsOf(own, liveDatasets(inLanguage), governance), ...renderViewPages(own)]
    }),
    webPage(context, '/404.html', notFoundPage(context)),
    ...feedFiles(context, catalogFeed(context, datasets)),
    { path: 'sitemap.xml', body: sitemap(context, datasets, governance.documents), mediaType: 'application/xml' },
    { path: 'robots.txt', body: robotsText(context), mediaType: TEXT_TYPE },
    { path: '.well-known/security.txt', body: securityText(context, datasets), mediaType: TEXT_TYPE },
    { path: 'llms.txt', body: llmsText(context, datasets), mediaType: TEXT_TYPE },
    {
      path: 'freshness.json',
      body: `${JSON.stringify(freshnessJson(context, datasets), null, 2)}\n`,
      mediaType: JSON_TYPE,
    },
    ...searchFiles(datasets, context.city.synonyms).map((file) => ({ ...file, mediaType: 'application/json' })),
  ]
}

/** Pages of one language. */
function listsOf(context: SiteContext, live: readonly LiveDataset[], governance: Governance): Page[] {
  const departments = departmentsShown(context, governance, live)
  const plan = publicInventory(governance, live)
  const page = (path: string, body: string): Page => webPage(context, path, body)
  return [
    page('/', homePage(context, live)),
    page('/datasets/', allDatasetsPage(context, live)),
    page('/departments/', departmentsPage(context, departments, plan)),
    ...departments.map((one) => page(departmentPath(one.id), departmentPage(context, one, live, plan))),
    ...allTopics(context, live).map((topic) => page(topicPath(topic), topicPage(context, topic, live))),
    page('/about/', aboutPage(context, live)),
    page('/developers/', developersPage(context)),
  ]
}

/** The catalog for harvesters, DCAT-US 1.1. */
export function renderDataJson(context: SiteContext, datasets: readonly PublishedDataset[]): Page {
  const body = `${JSON.stringify(dataJson(context, datasets), null, 2)}\n`
  return { path: 'data.json', body, mediaType: 'application/json' }
}

const JSON_TYPE = 'application/json'
const TEXT_TYPE = 'text/plain; charset=utf-8'

function webPage(context: SiteContext, path: string, body: string): Page {
  return { path: pageKey(to(context, path)), body, mediaType: HTML_TYPE }
}

function feedFiles(context: SiteContext, feed: Feed): Page[] {
  return [
    { path: pageKey(`${feed.path}.atom`), body: atom(context, feed), mediaType: 'application/atom+xml' },
    { path: pageKey(`${feed.path}.json`), body: jsonFeed(context, feed), mediaType: 'application/feed+json' },
  ]
}

/** Other datasets with shared keywords or the same topic, the nearest first, newer ones before older. */
function relatedTo(dataset: LiveDataset, all: readonly PublishedDataset[]): LiveDataset[] {
  const { metadata } = dataset.current
  const words = new Set(metadata.keywords.map((word) => word.toLowerCase()))
  const nearness = (other: LiveDataset) => {
    const shared = other.current.metadata.keywords.filter((word) => words.has(word.toLowerCase())).length
    return shared * 2 + (other.current.metadata.topic === metadata.topic ? 1 : 0)
  }
  const near = new Map(liveDatasets(all).map((other) => [other, other.id === dataset.id ? 0 : nearness(other)]))
  return newestFirst([...near.keys()].filter((other) => near.get(other)! > 0))
    .sort((a, b) => near.get(b)! - near.get(a)!)
    .slice(0, RELATED)
}

/** Topics of the settings, then any other that a dataset still names. */
function allTopics(context: SiteContext, live: readonly LiveDataset[]): string[] {
  const topics = new Map(context.city.topics.map((topic) => [topicPath(topic), topic]))
  for (const { current } of byTitle(live)) {
    const path = topicPath(current.metadata.topic)
    if (!topics.has(path)) topics.set(path, current.metadata.topic)
  }
  return [...topics.values()]
}
