// web/catalog/listed.ts: a dataset as lists show it: little enough that a catalog of ten thousand is read in one go.
import { licenceOf } from '../../core/catalog/licences.ts'
import { compareText, type LiveDataset } from '../../core/catalog/published.ts'
import { isDataFile } from '../../core/file-names.ts'
import type { Freshness } from '../../core/freshness.ts'
import { slugFor } from '../../core/keys.ts'
import { firstLanguage, type Language } from '../../core/languages.ts'
import type { Classification, Department, Frequency, IsoTime } from '../../core/model.ts'
import { facetsOf } from '../../core/search/documents.ts'
import type { FacetName } from '../../core/search/facet-names.ts'
import { chooseChart } from './chart-choice.ts'
import type { SiteContext } from './view.ts'
import { summaryOf } from './words.ts'

/** Title and first sentence, in one language. */
export interface ListedTexts {
  readonly title: string
  readonly summary: string
}

export interface ListedDataset extends ListedTexts {
  readonly id: string
  readonly slug: string
  readonly firstPublishedAt: IsoTime
  readonly updatedAt: IsoTime
  readonly rows: number
  readonly department: Department
  readonly topic: string
  readonly keywords: readonly string[]
  readonly license: string
  readonly frequency: Frequency
  readonly freshness?: Freshness
  /** `open` when absent. */
  readonly classification?: Classification
  /** As in `Distribution`, each once, in the order of the files. */
  readonly formats: readonly string[]
  readonly hasPlaces: boolean
  /** Title and summary in further languages. */
  readonly texts: Readonly<Partial<Record<Language, ListedTexts>>>
  /** Heights of the small chart; none where the data suggests no chart. */
  readonly bins?: readonly number[]
  /** Of title and summary, where it is not the language of the page. */
  readonly language?: Language
}

const SUMMARY_CHARACTERS = 220

/** @param dataset in the city's first language */
export function listedOf(dataset: LiveDataset): ListedDataset {
  const { current, profile, freshness } = dataset
  const { metadata } = current
  const chart = profile && chooseChart(profile)
  const texts = Object.entries(metadata.translations ?? {}).map(([language, own]) => [
    language,
    { title: own.title, summary: summaryOf(own.description, SUMMARY_CHARACTERS) },
  ])
  return {
    id: dataset.id,
    slug: dataset.slug,
    title: metadata.title,
    summary: summaryOf(metadata.description, SUMMARY_CHARACTERS),
    firstPublishedAt: dataset.firstPublishedAt,
    updatedAt: current.publishedAt,
    rows: current.rows,
    department: dataset.department,
    topic: metadata.topic,
    keywords: metadata.keywords,
    license: metadata.license,
    frequency: metadata.frequency,
    ...(freshness ? { freshness } : {}),
    ...(current.classification ? { classification: current.classification } : {}),
    formats: [...new Set(current.distributions.filter(isDataFile).map(({ format }) => format.toLowerCase()))],
    hasPlaces: facetsOf(dataset).map.length > 0,
    texts: Object.fromEntries(texts),
    ...(chart ? { bins: chart.points.map(({ count }) => count) } : {}),
  }
}

/** Title, summary and department in the language of the page. What nobody translated stays, and says its language. */
export function inLanguage(context: Pick<SiteContext, 'city' | 'language'>, listed: ListedDataset): ListedDataset {
  const first = firstLanguage(context.city)
  if (context.language === first) return listed
  const texts = listed.texts[context.language]
  return { ...listed, ...(texts ?? { language: first }), department: departmentIn(context, listed.department) }
}

/** A department by its name in the language of the page. */
export function departmentIn<D extends Department>(
  { city, language }: Pick<SiteContext, 'city' | 'language'>,
  department: D,
): D {
  const name = city.translations?.[language]?.departments?.[department.id]
  return name ? { ...department, name } : department
}

/** Titles in the language of the page. */
export function titlesIn({ language }: Pick<SiteContext, 'language'>, listed: readonly ListedDataset[]): string[] {
  return listed.map((one) => one.texts[language]?.title ?? one.title)
}

/** The values a dataset has in each facet, as the address of a search carries them; the same as `facetsOf` of its record. */
export function listedFacets(listed: ListedDataset): Record<FacetName, readonly string[]> {
  return {
    topic: [slugFor(listed.topic)],
    department: [listed.department.id],
    format: listed.formats,
    licence: [slugFor(licenceOf(listed.license).name)],
    frequency: [listed.frequency],
    freshness: listed.freshness ? [listed.freshness.state] : [],
    map: listed.hasPlaces ? ['yes'] : [],
  }
}

/** Most recently updated first; the slug decides between equals. */
export function newestListed(listed: readonly ListedDataset[]): ListedDataset[] {
  return listed.toSorted((a, b) => compareText(b.updatedAt, a.updatedAt) || compareText(a.slug, b.slug))
}

/** By title, without regard to case and accents. */
export function listedByTitle(listed: readonly ListedDataset[]): ListedDataset[] {
  const keys = new Map(listed.map((one) => [one, folded(one.title)]))
  return listed.toSorted((a, b) => compareText(keys.get(a)!, keys.get(b)!) || compareText(a.slug, b.slug))
}

function folded(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
