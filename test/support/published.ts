// test/support/published.ts: perfect published datasets, of which each test spoils one thing.
import type { PublishedDataset, PublishedVersion, SiteContext } from '../../core/catalog/published.ts'
import type { Distribution, Metadata } from '../../core/model.ts'
import type { Profile } from '../../core/report.ts'
import type { City } from '../../core/settings.ts'

export const CITY: City = {
  name: 'City of Alder Bay',
  portalName: 'Open Data',
  tagline: 'Your city, in open data.',
  contactEmail: 'opendata@alderbay.example',
  brand: '#0b5c66',
  accent: '#f59e2c',
  topics: ['Environment', 'Parks & Recreation', 'Transport'],
  departments: [
    { id: 'parks', name: 'Parks and Recreation' },
    { id: 'transport', name: 'Transportation' },
  ],
  searchSuggestions: ['street trees', 'bike counts'],
}

export function aSiteContext(overrides: Partial<SiteContext> = {}): SiteContext {
  const names = ['site.css', 'theme.css', 'public-sans.woff2', 'theme.js', 'page.js', 'search.js', 'icon.svg']
  names.push(
    'explore.js',
    'chart.js',
    'map.js',
    'map-engine.js',
    'map-worker.js',
    'sql.js',
    'embed.js',
    'notice.js',
    'views.css',
    'city.css',
  )
  names.push('sql-engine.js', 'duckdb.js', 'duckdb.wasm')
  return {
    city: CITY,
    language: 'en',
    url: 'https://data.alderbay.example',
    stage: 'production',
    notice: { mode: 'none' },
    noindex: false,
    assets: Object.fromEntries(names.map((name) => [name, `/assets/${name}`])),
    ...overrides,
  }
}

export function aMetadata(overrides: Partial<Metadata> = {}): Metadata {
  return {
    title: 'Street Trees',
    description: 'Every tree that the city looks after along its streets. Surveyed on foot, renewed each month.',
    departmentId: 'parks',
    topic: 'Parks & Recreation',
    keywords: ['trees', 'canopy'],
    license: 'CC-BY-4.0',
    frequency: 'monthly',
    contactName: 'Urban Forestry',
    contactEmail: 'trees@alderbay.example',
    columns: [{ name: 'species', title: 'Species', description: 'Common name of the tree' }],
    ...overrides,
  }
}

export function aDistribution(overrides: Partial<Distribution> = {}): Distribution {
  return {
    name: 'street-trees.csv',
    format: 'csv',
    mediaType: 'text/csv',
    bytes: 48_213,
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ...overrides,
  }
}

export function aPublishedVersion(overrides: Partial<PublishedVersion> = {}): PublishedVersion {
  return {
    number: 1,
    createdAt: '2026-10-01T08:00:00.000Z',
    publishedAt: '2026-10-05T09:30:00.000Z',
    metadata: aMetadata(),
    rows: 1200,
    columns: [
      { name: 'tree_id', type: 'integer' },
      { name: 'species', type: 'text' },
      { name: 'planted', type: 'date' },
    ],
    distributions: [
      aDistribution(),
      aDistribution({
        name: 'street-trees.parquet',
        format: 'parquet',
        mediaType: 'application/vnd.apache.parquet',
        bytes: 9120,
      }),
    ],
    signOffs: [
      { role: 'liaison', at: '2026-10-02T10:00:00.000Z' },
      { role: 'privacy-reviewer', at: '2026-10-03T10:00:00.000Z' },
    ],
    ...overrides,
  }
}

export function aProfile(overrides: Partial<Profile> = {}): Profile {
  return {
    rows: 1200,
    columns: [
      { name: 'tree_id', type: 'integer', nulls: 0, distinct: 1200, min: '1', max: '1200', histogram: [400, 400, 400] },
      {
        name: 'species',
        type: 'text',
        nulls: 12,
        distinct: 4,
        top: [
          { value: 'Oak', count: 700 },
          { value: 'Linden', count: 300 },
        ],
      },
      {
        name: 'planted',
        type: 'date',
        nulls: 0,
        distinct: 900,
        min: '2020-01-01',
        max: '2026-01-01',
        histogram: [10, 40, 90, 60],
      },
    ],
    preview: [
      ['1', 'Oak', '2020-01-01'],
      ['2', null, '2021-05-17'],
    ],
    ...overrides,
  }
}

export function aPublishedDataset(overrides: Partial<PublishedDataset> = {}): PublishedDataset {
  const current = overrides.current === undefined ? aPublishedVersion() : overrides.current
  return {
    id: 'ds_0123456789abcdef01234567',
    slug: 'street-trees',
    firstPublishedAt: '2026-10-05T09:30:00.000Z',
    department: { id: 'parks', name: 'Parks and Recreation' },
    current,
    versions: current ? [current] : [aPublishedVersion({ withdrawn: aWithdrawal() })],
    profile: current ? aProfile() : null,
    ...overrides,
  }
}

/** A dataset that was taken back: its address keeps a tombstone. */
export function aWithdrawnDataset(overrides: Partial<PublishedDataset> = {}): PublishedDataset {
  return aPublishedDataset({ current: null, ...overrides })
}

export function aWithdrawal() {
  return { at: '2026-11-01T12:00:00.000Z', reason: 'The file held a column that must not be public.' }
}

/** Stands for the drawing of share cards, which takes a renderer. */
export const noCard = async (svg: string): Promise<Uint8Array> => new TextEncoder().encode(svg)
