// web/catalog/entries.ts: what lists, search and files for machines need of every dataset: kept, so that not all have to be read again.
import { type Harvested, harvestedOf } from '../../core/catalog/data-json.ts'
import { contextIn, localisedDataset, topicName } from '../../core/catalog/localised.ts'
import { isLive, type PublishedDataset } from '../../core/catalog/published.ts'
import { type Language, languagesOf } from '../../core/languages.ts'
import type { IsoTime } from '../../core/model.ts'
import { type IndexedDocument, indexedDocument } from '../../core/search/documents.ts'
import { type ListedDataset, listedOf } from './listed.ts'
import type { SiteContext } from './view.ts'

/** A dataset that is or was public, as lists show it. */
export interface CatalogEntry {
  readonly id: string
  readonly slug: string
  readonly firstPublishedAt: IsoTime
  /** In the city's first language; null when it was withdrawn. */
  readonly listed: ListedDataset | null
  /** Slugs of the datasets that its page names. */
  readonly related: readonly string[]
  /** Changes with anything that is public of it. */
  readonly print: string
}

/** What only the whole catalog is made from: the search index and `data.json`. */
export interface CatalogTexts {
  readonly slug: string
  readonly harvested: Harvested
  readonly documents: Readonly<Partial<Record<Language, IndexedDocument>>>
}

/** @param print see `CatalogEntry` */
export function entryOf(
  dataset: PublishedDataset,
  related: readonly { readonly slug: string }[],
  print: string,
): CatalogEntry {
  const { id, slug, firstPublishedAt } = dataset
  return {
    ...{ id, slug, firstPublishedAt },
    listed: isLive(dataset) ? listedOf(dataset) : null,
    related: related.map((one) => one.slug),
    print,
  }
}

/** @returns nothing where the dataset was withdrawn */
export function textsOf(context: SiteContext, dataset: PublishedDataset): CatalogTexts | undefined {
  if (!isLive(dataset)) return undefined
  const documents = languagesOf(context.city).map((language) => {
    const own = contextIn(context, language)
    const localised = localisedDataset(context.city, language, dataset)
    return [language, indexedDocument(localised, (topic) => topicName(own, topic))]
  })
  return { slug: dataset.slug, harvested: harvestedOf(context, dataset), documents: Object.fromEntries(documents) }
}

/** Those that are public now. */
export function liveEntries(entries: Iterable<CatalogEntry>): ListedDataset[] {
  return [...entries].flatMap(({ listed }) => (listed ? [listed] : []))
}
