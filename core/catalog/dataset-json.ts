// core/catalog/dataset-json.ts: what programs in the reader's browser need to know of a dataset: its columns, files and first rows.
import type { Language } from '../languages.ts'
import type { Column, ColumnDescription, Department } from '../model.ts'
import type { ColumnProfile } from '../report.ts'
import { datasetPath, filePath } from './addresses.ts'
import { licenceOf } from './licences.ts'
import type { LiveDataset } from './published.ts'

/** `/datasets/{slug}/dataset.json`. Changes with each version; the files it names never do. */
export interface DatasetJson {
  readonly format: 1
  readonly id: string
  readonly slug: string
  readonly title: string
  /** The same in further languages. */
  readonly titles: Readonly<Partial<Record<Language, string>>>
  readonly department: Department
  readonly licence: { readonly name: string; readonly url?: string }
  readonly version: number
  readonly publishedAt: string
  readonly rows: number
  readonly columns: readonly DatasetColumn[]
  readonly files: readonly DatasetFile[]
  /** First rows as published text, in the order of `columns`; null is an empty cell. At most 50. */
  readonly preview: readonly (readonly (string | null)[])[]
  /** West, south, east, north in degrees over every place in the table. */
  readonly bounds?: readonly [number, number, number, number]
}

/** A column with its description and its statistics; see `ColumnProfile`. */
export type DatasetColumn = Column & Partial<ColumnProfile> & Partial<ColumnDescription>

export interface DatasetFile {
  /** `csv`, `parquet`, `geojson`, `pmtiles`, ... */
  readonly format: string
  /** Address on this site; its bytes never change. */
  readonly path: string
  readonly bytes: number
}

export const datasetJsonPath = (slug: string): string => `${datasetPath(slug)}dataset.json`

/** @param dataset in the city's first language */
export function datasetJson(dataset: LiveDataset): DatasetJson {
  const { current, profile, slug } = dataset
  const { metadata } = current
  const described = new Map(metadata.columns.map((column) => [column.name, column]))
  const profiles = new Map((profile?.columns ?? []).map((column) => [column.name, column]))
  const licence = licenceOf(metadata.license)
  return {
    format: 1,
    id: dataset.id,
    slug,
    title: metadata.title,
    titles: Object.fromEntries(
      Object.entries(metadata.translations ?? {}).map(([language, { title }]) => [language, title]),
    ),
    department: dataset.department,
    licence: { name: licence.name, ...(licence.url ? { url: licence.url } : {}) },
    version: current.number,
    publishedAt: current.publishedAt,
    rows: current.rows,
    columns: current.columns.map((column) => ({
      ...column,
      ...profiles.get(column.name),
      ...described.get(column.name),
    })),
    files: current.distributions.map(({ name, format, bytes }) => ({
      format,
      path: filePath(slug, current.number, name),
      bytes,
    })),
    preview: profile?.preview ?? [],
    ...(profile?.spatial ? { bounds: profile.spatial } : {}),
  }
}
