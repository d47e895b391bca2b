// web/catalog/listed.ts: a dataset as lists show it: little enough that a catalog of ten thousand is read in one go.
import type { LiveDataset } from '../../core/catalog/published.ts'
import type { Freshness } from '../../core/freshness.ts'
import type { Language } from '../../core/languages.ts'
import type { Department, Frequency, IsoTime } from '../../core/model.ts'
import { facetsOf } from '../../core/search/documents.ts'
import { chooseChart } from './chart-choice.ts'
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
  /** As in `Distribution`, each once, in the order of the files. */
  readonly formats: readonly string[]
  readonly hasPlaces: boolean
  /** Title and summary in further languages. */
  readonly texts: Readonly<Partial<Record<Language, ListedTexts>>>
  /** Heights of the small chart; none where the data suggests no chart. */
  readonly bins?: readonly number[]
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
    formats: [...new Set(current.distributions.map(({ format }) => format))],
    hasPlaces: facetsOf(dataset).map.length > 0,
    texts: Object.fromEntries(texts),
    ...(chart ? { bins: chart.points.map(({ count }) => count) } : {}),
  }
}
