// core/search/documents.ts: what the search knows of each dataset: fields to find it by, the facts of its row, its facets.
import { licenceOf } from '../catalog/licences.ts'
import { compareText, isLive, type LiveDataset, type PublishedDataset } from '../catalog/published.ts'
import { isDataFile } from '../file-names.ts'
import type { FreshnessState } from '../freshness.ts'
import { slugFor } from '../keys.ts'
import type { Language } from '../languages.ts'
import { summaryOf } from '../summary.ts'
import type { FacetName } from './facet-names.ts'
import { type Field, impactsOf } from './weights.ts'
import { nameWords, wordsOf } from './words.ts'

/** What a row of results shows. */
export interface SearchRow {
  readonly slug: string
  readonly title: string
  readonly summary: string
  readonly department: string
  readonly topic: string
  readonly updated: string
  readonly rows: number
  readonly formats: readonly string[]
  readonly freshness?: FreshnessState
  /** Of title and summary, where it is not the language of the index. */
  readonly language?: Language
}

/** A dataset as the index takes it in. */
export interface SearchDocument {
  readonly fields: Readonly<Record<Field, readonly string[]>>
  readonly row: SearchRow
  readonly facets: Readonly<Record<FacetName, readonly string[]>>
}

/** A document with its words weighed: all that the files of the index are made from, and little enough to be kept. */
export interface IndexedDocument {
  /** Word -> impact, see core/search/weights.ts. */
  readonly words: Readonly<Record<string, number>>
  readonly row: SearchRow
  readonly facets: Readonly<Record<FacetName, readonly string[]>>
}

/** Of the description: what comes later says little, and the whole text would be most of the index. */
const DESCRIPTION_CHARACTERS = 300
const SUMMARY_CHARACTERS = 160

/**
 * One place for every dataset that was ever public, in the order in which they became so: a dataset keeps its number
 * for life, and a new one comes last. null where a dataset was withdrawn.
 *
 * @param topicName name of a topic in the language of the index
 */
export function indexedDocuments(
  datasets: readonly PublishedDataset[],
  topicName: (topic: string) => string = (topic) => topic,
): (IndexedDocument | null)[] {
  return inOrderOfLife(datasets).map((dataset) => (isLive(dataset) ? indexedDocument(dataset, topicName) : null))
}

/** Oldest first, by first publication: the place of a dataset in it is its number in the index. */
export function inOrderOfLife<D extends { readonly firstPublishedAt: string; readonly slug: string }>(
  datasets: readonly D[],
): D[] {
  return datasets.toSorted((a, b) => compareText(a.firstPublishedAt, b.firstPublishedAt) || compareText(a.slug, b.slug))
}

/** @param dataset in the language of the index */
export function indexedDocument(dataset: LiveDataset, topicName: (topic: string) => string): IndexedDocument {
  const { fields, row, facets } = documentOf(dataset, topicName)
  return { words: Object.fromEntries(impactsOf(fields)), row, facets }
}

function documentOf(dataset: LiveDataset, topicName: (topic: string) => string): SearchDocument {
  const { slug, department, current, freshness } = dataset
  const { metadata } = current
  const topic = topicName(metadata.topic)
  const titles = new Map(metadata.columns.map(({ name, title }) => [name, title ?? '']))
  const columns = current.columns.flatMap(({ name }) => [...nameWords(name), ...wordsOf(titles.get(name) ?? '')])
  return {
    fields: {
      title: wordsOf(metadata.title),
      keywords: metadata.keywords.flatMap(wordsOf),
      topic: wordsOf(topic),
      department: wordsOf(department.name),
      columns: [...new Set(columns)],
      description: wordsOf(metadata.description.slice(0, DESCRIPTION_CHARACTERS)),
    },
    row: {
      slug,
      title: metadata.title,
      summary: summaryOf(metadata.description, SUMMARY_CHARACTERS),
      department: department.name,
      topic,
      updated: current.publishedAt,
      rows: current.rows,
      formats: formatsOf(dataset),
      ...(freshness ? { freshness: freshness.state } : {}),
      ...(current.language ? { language: current.language } : {}),
    },
    facets: facetsOf(dataset),
  }
}

/** The values a dataset has in each facet, as the address of a search carries them. */
export function facetsOf(dataset: LiveDataset): Record<FacetName, readonly string[]> {
  const { department, current, freshness } = dataset
  const { metadata } = current
  return {
    topic: [slugFor(metadata.topic)],
    department: [department.id],
    format: formatsOf(dataset),
    licence: [slugFor(licenceOf(metadata.license).name)],
    frequency: [metadata.frequency],
    freshness: freshness ? [freshness.state] : [],
    map: hasPlaces(dataset) ? ['yes'] : [],
  }
}

/** Shapes or points in a column, or in two: then there is a GeoJSON of them. */
function hasPlaces({ current }: LiveDataset): boolean {
  const { columns, distributions } = current
  return (
    columns.some(({ type }) => type === 'geopoint' || type === 'geometry') ||
    distributions.some(({ format }) => format.toLowerCase() === 'geojson')
  )
}

function formatsOf({ current }: LiveDataset): string[] {
  return [...new Set(current.distributions.filter(isDataFile).map(({ format }) => format.toLowerCase()))]
}
