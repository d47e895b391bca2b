// test/core/catalog/data-json.test.ts: the catalog that Data.gov harvests.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { dataJson } from '../../../core/catalog/data-json.ts'
import { FREQUENCIES } from '../../../core/model.ts'
import {
  aDistribution,
  aMetadata,
  aPublishedDataset,
  aPublishedVersion,
  aSiteContext,
  aWithdrawnDataset,
} from '../../support/published.ts'

interface Catalog {
  readonly conformsTo: string
  readonly dataset: readonly Readonly<Record<string, unknown>>[]
}

const context = aSiteContext()
const withMetadata = (overrides: Parameters<typeof aMetadata>[0]) =>
  aPublishedDataset({ current: aPublishedVersion({ metadata: aMetadata(overrides) }) })
const catalogOf = (...datasets: Parameters<typeof dataJson>[1]) => dataJson(context, datasets) as Catalog
const entryOf = (dataset: Parameters<typeof dataJson>[1][number]) => catalogOf(dataset).dataset[0]!

test('every dataset has the fields that a city must give', () => {
  const entry = entryOf(aPublishedDataset())

  expect(catalogOf().conformsTo).toBe('https://project-open-data.cio.gov/v1.1/schema')
  expect(entry).toMatchObject({
    title: 'Street Trees',
    identifier: 'ds_0123456789abcdef01234567',
    accessLevel: 'public',
    keyword: ['trees', 'canopy'],
    modified: '2026-10-05T09:30:00.000Z',
    accrualPeriodicity: 'R/P1M',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    publisher: { name: 'Parks and Recreation' },
    contactPoint: { fn: 'Urban Forestry', hasEmail: 'mailto:trees@alderbay.example' },
  })
  expect(entry['bureauCode']).toBeUndefined()
})

test('files point at the steady address where there is one', () => {
  const json = aDistribution({
    name: 'street-trees.json',
    format: 'json',
    mediaType: 'application/json; charset=utf-8',
  })
  const entry = entryOf(
    aPublishedDataset({ current: aPublishedVersion({ number: 3, distributions: [aDistribution(), json] }) }),
  )

  expect(entry['distribution']).toMatchObject([
    { downloadURL: 'https://data.alderbay.example/files/street-trees/latest.csv', mediaType: 'text/csv' },
    {
      downloadURL: 'https://data.alderbay.example/files/street-trees/v/3/street-trees.json',
      mediaType: 'application/json',
    },
  ])
})

test('a withdrawn dataset is not offered', () => {
  expect(catalogOf(aWithdrawnDataset()).dataset).toEqual([])
})

test('a dataset without keywords is given its topic, since one is required', () => {
  expect(entryOf(withMetadata({ keywords: [' '] }))['keyword']).toEqual(['Parks & Recreation'])
})

test('a licence that is no web address is left out rather than given as a broken one', () => {
  expect(entryOf(withMetadata({ license: 'javascript:alert(1)' }))['license']).toBeUndefined()
  expect(entryOf(withMetadata({ license: 'ask us' }))['license']).toBeUndefined()
})

const SCHEMAS = join(
  import.meta.dirname,
  '../../../../shared/standards/dcat-us-1.1/datagov-harvester/schema/non-federal_dataset.json',
)
const whenPresent = existsSync(SCHEMAS) ? test : test.skip

whenPresent("Data.gov's schema for cities accepts the catalog (needs ../shared/standards)", () => {
  // The official schema holds patterns that are not legal in unicode mode, and formats that ajv alone does not know.
  const ajv = new Ajv2020({ unicodeRegExp: false, strict: false, validateFormats: false })
  const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMAS, 'utf8')))
  const entries = [
    ...FREQUENCIES.map((frequency) => entryOf(withMetadata({ frequency }))),
    entryOf(withMetadata({ keywords: [], description: '', contactName: '', contactEmail: '', license: 'other' })),
    entryOf(withMetadata({ description: 'long '.repeat(5000) })),
  ]

  for (const entry of entries) expect([isValid(entry), isValid.errors]).toEqual([true, null])
  const { title: _, ...untitled } = entries[0]!
  expect(isValid(untitled)).toBe(false)
})
