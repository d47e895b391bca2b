// core/catalog/data-json.ts: the catalog in DCAT-US 1.1, as Data.gov harvests it from cities at `/data.json`.
import { firstLanguage } from '../languages.ts'
import type { Distribution, Frequency } from '../model.ts'
import { noticeText } from '../notice.ts'
import { datasetPath, filePath, latestOf } from './addresses.ts'
import { briefsByTitle } from './brief.ts'
import { licenceOf } from './licences.ts'
import { type LiveDataset, liveDatasets, type PublishedDataset, type SiteContext } from './published.ts'

/** ISO 8601 repeating intervals; the schema takes no words but `irregular`. */
const PERIODICITY: Readonly<Record<Frequency, string>> = {
  continual: 'R/PT1S',
  daily: 'R/P1D',
  weekly: 'R/P1W',
  monthly: 'R/P1M',
  quarterly: 'R/P3M',
  biannually: 'R/P6M',
  annually: 'R/P1Y',
  asNeeded: 'irregular',
  irregular: 'irregular',
  notPlanned: 'irregular',
}

// The schema's pattern: no parameters, so `text/csv; charset=utf-8` becomes `text/csv`.
const MEDIA_TYPE = /^[-\w]+\/[-\w]+(\.[-\w]+)*([+][-\w]+)?$/
const DESCRIPTION_LIMIT = 10_000
/** Longest text the schema allows for `rights`; the page has the whole. */
const RIGHTS_LIMIT = 255

/**
 * The whole document; withdrawn datasets are not in it.
 *
 * `bureauCode` and `programCode` are for federal agencies and are left out on purpose.
 *
 * @see https://resources.data.gov/resources/dcat-us/
 */
export function dataJson(context: SiteContext, datasets: readonly PublishedDataset[]): object {
  return dataJsonOf(
    context,
    liveDatasets(datasets).map((dataset) => harvestedOf(context, dataset)),
  )
}

/** One dataset of the document, with what it is put in order by. */
export interface Harvested {
  readonly slug: string
  readonly title: string
  readonly entry: object
}

export function harvestedOf(context: SiteContext, dataset: LiveDataset): Harvested {
  return { slug: dataset.slug, title: dataset.current.metadata.title, entry: entry(context, dataset) }
}

export function dataJsonOf(context: SiteContext, harvested: readonly Harvested[]): object {
  return {
    '@context': 'https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld',
    '@id': `${context.url}/data.json`,
    '@type': 'dcat:Catalog',
    conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    describedBy: 'https://project-open-data.cio.gov/v1.1/schema/catalog.json',
    dataset: briefsByTitle(harvested).map(({ entry }) => entry),
  }
}

function entry(context: SiteContext, dataset: LiveDataset): object {
  const { metadata, publishedAt } = dataset.current
  const licence = licenceOf(metadata.license).url
  const keywords = [...new Set(metadata.keywords.map((word) => word.trim()).filter(Boolean))]
  return {
    '@type': 'dcat:Dataset',
    identifier: dataset.id,
    title: metadata.title,
    description: describe(context, metadata.description || metadata.title),
    // At least one keyword is required; the topic is always true.
    keyword: keywords.length > 0 ? keywords : [metadata.topic],
    theme: [metadata.topic],
    modified: publishedAt,
    issued: dataset.firstPublishedAt,
    accrualPeriodicity: PERIODICITY[metadata.frequency],
    accessLevel: 'public',
    ...(metadata.conditions ? { rights: metadata.conditions.slice(0, RIGHTS_LIMIT) } : {}),
    ...(licence ? { license: licence } : {}),
    language: [firstLanguage(context.city)],
    landingPage: context.url + datasetPath(dataset.slug),
    publisher: {
      '@type': 'org:Organization',
      name: dataset.department.name,
      subOrganizationOf: { '@type': 'org:Organization', name: context.city.name },
    },
    contactPoint: {
      '@type': 'vcard:Contact',
      fn: metadata.contactName || dataset.department.name,
      hasEmail: `mailto:${metadata.contactEmail || context.city.contactEmail}`,
    },
    distribution: dataset.current.distributions.map((distribution) => file(context, dataset, distribution)),
  }
}

/** The notice of the stage goes along: what is harvested is shown elsewhere, without our pages around it. */
function describe({ notice, city }: SiteContext, description: string): string {
  if (notice.mode === 'none') return description.slice(0, DESCRIPTION_LIMIT)
  const said = `\n\n${noticeText(notice, firstLanguage(city))}`
  return description.slice(0, DESCRIPTION_LIMIT - said.length) + said
}

function file(context: SiteContext, dataset: LiveDataset, distribution: Distribution): object {
  const { slug, current } = dataset
  const { name, format } = distribution
  // The steady address where there is one, so that harvested catalogs never point at an old version.
  const extension = name.endsWith('.csv') ? 'csv' : name.endsWith('.parquet') ? 'parquet' : undefined
  const latest = extension && latestOf(slug, current, extension)
  const mediaType = distribution.mediaType.split(';')[0]!.trim()
  return {
    '@type': 'dcat:Distribution',
    title: name,
    format,
    mediaType: MEDIA_TYPE.test(mediaType) ? mediaType : 'application/octet-stream',
    downloadURL: context.url + (latest ?? filePath(slug, current.number, name)),
  }
}
