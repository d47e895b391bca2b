// web/catalog/gallery/sample.ts: one small dataset in the language of the page, for components that show data.
import type { LiveDataset, PublishedVersion } from '../../../core/catalog/published.ts'
import type { Distribution } from '../../../core/model.ts'
import type { Profile } from '../../../core/report.ts'
import { galleryWords } from '../language/gallery.ts'
import { type ListedDataset, listedOf } from '../listed.ts'
import type { SiteContext } from '../view.ts'

const SLUG = 'street-trees'
const DAY = '2026-11-05T09:30:00.000Z'
const ROWS = 1200
const PLANTED = [12, 30, 41, 58, 72, 90, 64, 83, 101, 122, 96, 140]
/** Years of `PLANTED`. */
const FIRST_YEAR = 2015

export interface Sample {
  readonly dataset: LiveDataset
  readonly listed: ListedDataset
  readonly profile: Profile
  readonly points: readonly { readonly label: string; readonly count: number }[]
  readonly species: readonly { readonly label: string; readonly count: number }[]
}

export function sampleOf(context: SiteContext): Sample {
  const words = galleryWords[context.language].samples
  const species = [
    { label: words.oak, count: 540 },
    { label: words.linden, count: 360 },
    { label: words.maple, count: 180 },
  ]
  const profile = profileOf(species)
  const current = versionOf(context)
  const dataset: LiveDataset = {
    ...{ id: 'ds_gallery', slug: SLUG, firstPublishedAt: DAY, department: context.city.departments[0]! },
    ...{ current, versions: [current], profile },
    freshness: { state: 'fresh', dueAt: '2026-12-05T09:30:00.000Z' },
  }
  const points = PLANTED.map((count, index) => ({ label: String(FIRST_YEAR + index), count }))
  return { dataset, listed: listedOf(dataset), profile, points, species }
}

function versionOf(context: SiteContext): PublishedVersion {
  const words = galleryWords[context.language].samples
  const file = (format: string, mediaType: string, bytes: number): Distribution => ({
    ...{ name: `${SLUG}.${format}`, format, mediaType, bytes },
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  return {
    ...{ number: 2, createdAt: DAY, publishedAt: DAY, rows: ROWS },
    metadata: {
      ...{ title: words.title, description: words.description, departmentId: context.city.departments[0]!.id },
      ...{ topic: context.city.topics[0]!, keywords: [words.oak, words.linden], frequency: 'monthly' },
      license: 'https://creativecommons.org/licenses/by/4.0/',
      ...{ contactName: context.city.name, contactEmail: context.city.contactEmail },
      columns: [{ name: 'species', title: words.column, description: words.meaning }],
    },
    columns: [
      { name: 'species', type: 'text' },
      { name: 'height', type: 'integer' },
    ],
    distributions: [
      file('csv', 'text/csv', 48_213),
      file('parquet', 'application/vnd.apache.parquet', 9_120),
      file('json', 'application/json', 82_411),
    ],
    signOffs: [
      { role: 'liaison', at: '2026-11-02T10:00:00.000Z' },
      { role: 'privacy-reviewer', at: '2026-11-03T10:00:00.000Z' },
    ],
    quality: {
      total: 87,
      dimensions: [
        { dimension: 'completeness', points: 18, of: 25 },
        { dimension: 'conformity', points: 25, of: 25 },
        { dimension: 'documentation', points: 14, of: 20 },
      ],
      losses: [
        {
          ...{
            dimension: 'completeness',
            points: 7,
            code: 'blank-cells',
            facts: { share: 0.05, columns: ['species'] },
          },
          ...{ why: '5 % of the cells are empty, most of them in "species".', fix: '' },
        },
        {
          ...{ dimension: 'documentation', points: 6, code: 'few-keywords' },
          ...{ why: 'There are fewer than three keywords.', fix: '' },
        },
      ],
    },
  }
}

function profileOf(species: readonly { readonly label: string; readonly count: number }[]): Profile {
  const top = species.map(({ label, count }) => ({ value: label, count }))
  return {
    rows: ROWS,
    columns: [
      { name: 'species', type: 'text', nulls: 60, distinct: 14, top },
      { name: 'height', type: 'integer', nulls: 0, distinct: 210, min: '120', max: '980', histogram: [...PLANTED] },
    ],
    preview: [
      [species[0]!.label, '340'],
      [species[1]!.label, '615'],
      [null, '208'],
    ],
  }
}
