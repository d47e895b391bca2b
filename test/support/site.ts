// test/support/site.ts: the whole public site of a small catalog, as publication makes it.

import { catalogFeed } from '../../core/catalog/feeds.ts'
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn, localisedDataset, topicName } from '../../core/catalog/localised.ts'
import { liveDatasets, type PublishedDataset, type SiteContext } from '../../core/catalog/published.ts'
import { languagesOf } from '../../core/languages.ts'
import { indexedDocuments } from '../../core/search/documents.ts'
import { auditFiles } from '../../web/catalog/audit-pages.ts'
import { renderGovernancePages } from '../../web/catalog/governance-pages.ts'
import { listedOf } from '../../web/catalog/listed.ts'
import {
  type Page,
  renderDataJson,
  renderDatasetPages,
  renderFeed,
  renderListPages,
  renderMachineFiles,
  renderSearch,
} from '../../web/catalog/pages.ts'

export function siteOf(
  context: SiteContext,
  datasets: readonly PublishedDataset[],
  governance: Governance = NO_GOVERNANCE,
): Page[] {
  const listed = liveDatasets(datasets).map(listedOf)
  const newestAt = datasets
    .flatMap(({ versions }) => versions.map(({ publishedAt }) => publishedAt))
    .sort()
    .at(-1)
  const search = languagesOf(context.city).flatMap((language) => {
    const own = contextIn(context, language)
    const texts = datasets.map((one) => localisedDataset(context.city, language, one))
    return renderSearch(
      context,
      language,
      indexedDocuments(texts, (topic) => topicName(own, topic)),
    )
  })
  return [
    ...renderListPages(context, listed, governance),
    ...renderFeed(context, catalogFeed(context, datasets).entries),
    ...renderMachineFiles(context, listed, newestAt, governance),
    ...search,
    ...renderGovernancePages(context, governance, listed),
    ...auditFiles(context, { days: [] }),
    ...datasets.flatMap((dataset) => renderDatasetPages(context, dataset, datasets)),
    renderDataJson(context, datasets),
  ]
}

export function htmlOf(pages: readonly Page[]): Page[] {
  return pages.filter(({ mediaType }) => mediaType.startsWith('text/html'))
}
