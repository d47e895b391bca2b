// core/catalog/schema-org.ts: a dataset in the words of schema.org, which dataset search engines read from its page.
import { firstLanguage, languagesOf, pathIn } from '../languages.ts'
import { datasetPath, filePath, versionPath } from './addresses.ts'
import { licenceOf } from './licences.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './published.ts'

/** Google asks for 50 to 5,000 characters. */
const DESCRIPTION_MINIMUM = 50
const DESCRIPTION_LIMIT = 5000

/**
 * JSON-LD of one version.
 *
 * @see https://developers.google.com/search/docs/appearance/structured-data/dataset
 */
export function schemaOrgDataset(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): object {
  const { city, url } = context
  const { metadata } = version
  const path = version === dataset.current ? datasetPath(dataset.slug) : versionPath(dataset.slug, version.number)
  const licence = licenceOf(metadata.license).url
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: metadata.title,
    description: longEnough(
      metadata.description,
      `${metadata.title}. Published by ${dataset.department.name}, ${city.name}.`,
    ),
    url: url + pathIn(city, context.language, path),
    inLanguage: version.language ?? context.language,
    workTranslation: translationsOf(context, version, path),
    identifier: dataset.id,
    version: String(version.number),
    isAccessibleForFree: true,
    ...(licence ? { license: licence } : {}),
    keywords: [metadata.topic, ...metadata.keywords],
    dateCreated: dataset.firstPublishedAt,
    datePublished: dataset.firstPublishedAt,
    dateModified: version.publishedAt,
    creator: {
      '@type': 'GovernmentOrganization',
      name: dataset.department.name,
      parentOrganization: { '@type': 'GovernmentOrganization', name: city.name },
    },
    includedInDataCatalog: { '@type': 'DataCatalog', name: `${city.name} ${city.portalName}`, url: `${url}/` },
    variableMeasured: version.columns.map((column) => column.name),
    distribution: version.distributions.map((distribution) => ({
      '@type': 'DataDownload',
      name: distribution.name,
      encodingFormat: distribution.mediaType,
      contentUrl: url + filePath(dataset.slug, version.number, distribution.name),
      contentSize: `${distribution.bytes} B`,
      sha256: distribution.sha256,
    })),
  }
}

/** The pages on which the same dataset is described in other languages; none that only repeats these words. */
function translationsOf({ city, url, language }: SiteContext, version: PublishedVersion, path: string): object[] {
  const written = new Set([firstLanguage(city), ...Object.keys(version.metadata.translations ?? {})])
  return languagesOf(city)
    .filter((other) => other !== (version.language ?? language) && written.has(other))
    .map((other) => ({ '@type': 'CreativeWork', inLanguage: other, url: url + pathIn(city, other, path) }))
}

/** JSON-LD of the portal itself. */
export function schemaOrgCatalog(context: SiteContext): object {
  return {
    '@context': 'https://schema.org/',
    '@type': 'DataCatalog',
    name: `${context.city.name} ${context.city.portalName}`,
    description: context.city.tagline,
    url: context.url + pathIn(context.city, context.language, '/'),
    inLanguage: context.language,
    publisher: { '@type': 'GovernmentOrganization', name: context.city.name },
  }
}

function longEnough(text: string, otherwise: string): string {
  const whole = text.length >= DESCRIPTION_MINIMUM ? text : `${text} ${otherwise}`.trim()
  return whole.slice(0, DESCRIPTION_LIMIT)
}
