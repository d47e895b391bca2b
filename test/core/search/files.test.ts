// test/core/search/files.test.ts: which files the index has, how few change, and that nothing withdrawn is in them.
import type { PublishedDataset } from '../../../core/catalog/published.ts'
import { searchFiles } from '../../../core/search/files.ts'
import { eachPosting, packPostings } from '../../../core/search/postings.ts'
import { cutByPrefix, shardFor } from '../../../core/search/shards.ts'
import { scattered } from '../../support/real-catalogs.ts'
import { readerOf, titled } from '../../support/search.ts'

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo zu'.split(' ')
const wordFor = (at: number) => [1, 2, 3].map((turn) => SYLLABLES[scattered(at * turn + turn, 15)]).join('')
const textFor = (at: number, words: number) =>
  Array.from({ length: words }, (_, word) => wordFor(at * 40 + word)).join(' ')

/** Made-up datasets, one a day. */
function aCatalog(size: number): PublishedDataset[] {
  return Array.from({ length: size }, (_, at) => ({
    ...titled(`${textFor(at, 4)} ${at}`, { description: textFor(at + 1, 20) }),
    firstPublishedAt: new Date(Date.UTC(2020, 0, 1 + at)).toISOString(),
  }))
}

function changed(before: readonly PublishedDataset[], after: readonly PublishedDataset[]): string[] {
  const bodies = new Map(searchFiles(before).map(({ path, body }) => [path, body]))
  const now = searchFiles(after)
  const gone = [...bodies.keys()].filter((path) => !now.some((file) => file.path === path))
  return [...now.filter(({ path, body }) => bodies.get(path) !== body).map(({ path }) => path), ...gone]
}

const catalog = aCatalog(600)

test('the same catalog gives the same files, in whatever order it is read', () => {
  expect(searchFiles(catalog.toReversed())).toEqual(searchFiles(catalog))
})

test('a small catalog has all its words in one file', () => {
  const paths = searchFiles(aCatalog(20)).map(({ path }) => path)
  expect(paths.filter((path) => /words|endings|lists/.test(path))).toEqual(['search/words/_all.json'])
  expect(paths.length).toBeLessThan(10)
})

test('a large one has many, and a new dataset changes those of its words only', () => {
  const all = searchFiles(catalog)
  const touched = changed(catalog.slice(0, -1), catalog)
  expect(all.length).toBeGreaterThan(100)
  expect(touched.length).toBeLessThanOrEqual(24 + 5) // a file for each word; rows, facets, titles, dates, manifest
})

test('a new description changes the files of its words and one of rows', () => {
  const first = catalog[0]!
  const current = { ...first.current!, metadata: { ...first.current!.metadata, description: textFor(2, 3) } }
  const touched = changed(catalog, [{ ...first, current }, ...catalog.slice(1)])
  expect(touched.filter((path) => !/words|lists/.test(path))).toEqual(['search/rows/0.json'])
})

test('of a withdrawn dataset nothing is left, and the others keep their numbers', async () => {
  const secret = titled('Zanzibar Xylophones')
  const other = { ...titled('Street Trees'), firstPublishedAt: '2026-10-06T09:30:00.000Z' }
  const files = searchFiles([{ ...secret, current: null }, other])
  expect(JSON.stringify(files)).not.toMatch(/zanzibar|xylophone/i)
  const { reader } = await readerOf(files)
  expect([await reader.find('xylophones'), await reader.find('trees')]).toEqual([[], [1]])
})

test('postings come back as they were packed', () => {
  const postings = [0, 1, 31, 32, 64, 1100, 99_999].map((number, at) => ({ number, impact: 1 + at * 5 }))
  const read: typeof postings = []
  eachPosting(packPostings(postings), (number, impact) => read.push({ number, impact }))
  expect(read).toEqual(postings)
})

test('every word is in the shard where a reader looks for it', () => {
  const words = ['a', 'ab', 'abc', 'abd', 'b', '公園', '公共'].sort().map((word) => [word, word] as const)
  const shards = cutByPrefix(words, () => 1, { limit: 1, whole: 1 })
  const prefixes = new Set(shards.map(({ prefix }) => prefix))
  for (const [word] of words) {
    const shard = shards.find(({ prefix }) => prefix === shardFor(word, prefixes))
    expect(shard?.entries).toEqual([[word, word]])
  }
  expect(shardFor('x', prefixes)).toBeUndefined()
})
