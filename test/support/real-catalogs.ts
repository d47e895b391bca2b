// test/support/real-catalogs.ts: datasets of real catalogs beside the project, as this portal would have published them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { PublishedDataset } from '../../core/catalog/published.ts'
import type { Column, Frequency } from '../../core/model.ts'
import { aDistribution, aMetadata, aPublishedDataset, aPublishedVersion } from './published.ts'
import { material } from './tree.ts'

interface Harvested {
  readonly title?: unknown
  readonly description?: unknown
  readonly keyword?: unknown
  readonly publisher?: { readonly name?: unknown }
}

const FOLDERS = ['catalogs/datajson', 'catalogs/datajson-samples', 'catalogs/ckan-responses']
const FREQUENCIES: readonly Frequency[] = ['daily', 'weekly', 'monthly', 'annually', 'asNeeded']
const DAY = 86_400_000

/** One dataset for each title, in order of file and place. Harvest files name no columns: see `COLUMNS`. */
export function realDatasets(): PublishedDataset[] {
  const harvested = FOLDERS.flatMap((folder) =>
    readdirSync(join(material, folder))
      .filter((name) => /\.json(\.gz)?$/.test(name))
      .sort()
      .flatMap((name) => readJson(join(material, folder, name))),
  )
  const byTitle = new Map<string, Harvested>()
  for (const one of harvested) {
    const title = textOf(one.title).toLowerCase()
    if (title !== '' && !byTitle.has(title)) byTitle.set(title, one)
  }
  return [...byTitle.values()].map(datasetOf)
}

/**
 * More datasets than there are: each further one has the title of one, with the place of another before it, and the
 * rest of a third.
 */
export function manyDatasets(count: number, real: readonly PublishedDataset[]): PublishedDataset[] {
  return Array.from({ length: count }, (_, at) => {
    const one = real[at % real.length]!
    const other = real[scattered(at, real.length)]!
    if (at < real.length) return dated(one, at)
    const title = `${one.current!.metadata.title}, ${PLACES[scattered(at * 7, PLACES.length)]} ${2000 + scattered(at, 26)}`
    const current = { ...other.current!, metadata: { ...other.current!.metadata, title } }
    return dated({ ...other, id: `ds_${at}`, slug: `dataset-${at}`, current, versions: [current] }, at)
  })
}

const PLACES = ['Harbor District', 'North Ward', 'Old Town', 'West Valley', 'Riverside', 'Eastgate', 'Hill County']
const COLUMNS =
  'id name status created_date closed_date address latitude longitude ward amount year type category code agency'

function datasetOf(harvested: Harvested, at: number): PublishedDataset {
  const title = textOf(harvested.title)
  const department = textOf(harvested.publisher?.name) || 'Office of the Mayor'
  const keywords = Array.isArray(harvested.keyword) ? harvested.keyword.map(textOf) : []
  const names = COLUMNS.split(' ').filter((_, column) => scattered(at * 31 + column, 5) < 2)
  const columns: Column[] = names.map((name) => ({ name, type: 'text' }))
  const metadata = aMetadata({
    title,
    description: textOf(harvested.description),
    topic: topicFor(department, at),
    keywords: keywords.slice(0, 12),
    frequency: FREQUENCIES[scattered(at * 3, FREQUENCIES.length)]!,
    columns: [],
  })
  const distributions = [aDistribution(), aDistribution({ name: 'a.parquet', format: 'parquet' })]
  const current = aPublishedVersion({ metadata, columns, distributions })
  return dated(
    aPublishedDataset({
      id: `ds_${at}`,
      slug: `dataset-${at}`,
      department: {
        id: `d${[...department].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)}`,
        name: department,
      },
      current,
      versions: [current],
      profile: null,
      freshness: { state: scattered(at * 5, 9) === 0 ? 'overdue' : 'fresh' },
    }),
    at,
  )
}

/** Most datasets of a department are about one thing. */
function topicFor(department: string, at: number): string {
  const usual = [...department].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  return TOPICS[scattered(at, 5) === 0 ? scattered(at * 11, TOPICS.length) : usual % TOPICS.length]!
}

const TOPICS = ['Environment', 'Finance', 'Health', 'Housing', 'Parks', 'Planning', 'Safety', 'Transport']

/** One a day, two thousand days back. */
function dated(dataset: PublishedDataset, at: number): PublishedDataset {
  const firstPublishedAt = new Date(Date.UTC(2000, 0, 1) + at * DAY).toISOString()
  return { ...dataset, firstPublishedAt }
}

/** A harvest file of DCAT-US, or the answer of a CKAN that was asked for packages. */
function readJson(path: string): Harvested[] {
  const bytes = readFileSync(path)
  try {
    const catalog = JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))
    return catalog.dataset ?? (catalog.result?.results ?? []).map(fromCkan)
  } catch {
    return [] // some samples are broken on purpose
  }
}

function fromCkan(found: {
  title: string
  notes?: string
  tags?: { name: string }[]
  organization?: { title?: string }
}): Harvested {
  const { title, notes, tags = [], organization } = found
  return { title, description: notes, keyword: tags.map(({ name }) => name), publisher: { name: organization?.title } }
}

/** A number that looks random and is the same each time. */
export function scattered(at: number, below: number): number {
  const mixed = Math.imul(at + 1, 2654435761) ^ (Math.imul(at + 7, 40503) >>> 3)
  return ((mixed ^ (mixed >>> 15)) >>> 0) % below
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}
