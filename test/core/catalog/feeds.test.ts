// test/core/catalog/feeds.test.ts: feeds, sitemap and the plain text files that machines read.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { atom, catalogFeed, datasetFeed, jsonFeed } from '../../../core/catalog/feeds.ts'
import { llmsText, robotsText, securityText } from '../../../core/catalog/machine-texts.ts'
import { liveDatasets } from '../../../core/catalog/published.ts'
import { sitemapFiles } from '../../../core/catalog/sitemap.ts'
import { escapeXml } from '../../../core/catalog/xml.ts'
import { listedOf } from '../../../web/catalog/listed.ts'
import {
  aMetadata,
  aPublishedDataset,
  aPublishedVersion,
  aSiteContext,
  aWithdrawal,
  aWithdrawnDataset,
} from '../../support/published.ts'
import { parseXml } from '../../support/xml.ts'

const context = aSiteContext()
const trees = liveDatasets([aPublishedDataset()])[0]!
const hostile = aPublishedDataset({
  current: aPublishedVersion({
    metadata: aMetadata({ title: 'A & B <b>"c"</b> \u0000]]>', description: '<script>1</script>' }),
  }),
})

test('the Atom feed has what RFC 4287 asks for', () => {
  const feed = parseXml(atom(context, catalogFeed(context, [aPublishedDataset()])))

  expect(feed.name).toBe('feed')
  for (const name of ['id', 'title', 'updated']) expect(feed.all(name)[0]?.text).toBeTruthy()
  const [entry] = feed.all('entry')
  expect(entry?.all('title')[0]?.text).toBe('Street Trees, version 1')
  expect(entry?.all('updated')[0]?.text).toBe('2026-10-05T09:30:00.000Z')
  expect(entry?.all('link')[0]?.attributes['href']).toBe('https://data.alderbay.example/datasets/street-trees/v/1/')
})

test('a feed of nothing is still a feed', () => {
  expect(parseXml(atom(context, catalogFeed(context, []))).all('entry')).toEqual([])
  expect(JSON.parse(jsonFeed(context, catalogFeed(context, []))).items).toEqual([])
})

test('hostile titles come out of the Atom feed as they went in, less what XML cannot hold', () => {
  const [entry] = parseXml(atom(context, datasetFeed(context, hostile))).all('entry')

  expect(entry?.all('title')[0]?.text).toBe('A & B <b>"c"</b> ]]>, version 1')
})

test('text with half a surrogate pair still makes XML', () => {
  expect(escapeXml('a\ud800b\u{1f333}')).toBe('ab\u{1f333}')
})

test('a withdrawn version says why and shows nothing of its data', () => {
  const secret = aMetadata({ description: 'SECRET DESCRIPTION' })
  const dataset = aWithdrawnDataset({ versions: [aPublishedVersion({ metadata: secret, withdrawn: aWithdrawal() })] })
  const text = jsonFeed(context, catalogFeed(context, [dataset]))

  expect(text).toContain('must not be public')
  expect(text).not.toContain('SECRET')
  expect(JSON.parse(text).items[0].date_modified).toBe('2026-11-01T12:00:00.000Z')
})

test('the newest of many changes come first, fifty at most', () => {
  const versions = Array.from({ length: 60 }, (_, index) =>
    aPublishedVersion({ number: 60 - index, publishedAt: new Date(Date.UTC(2026, 0, 60 - index)).toISOString() }),
  )
  const { entries } = datasetFeed(context, aPublishedDataset({ current: versions[0]!, versions }))

  expect(entries).toHaveLength(50)
  expect(entries[0]?.title).toBe('Street Trees, version 60')
})

const FEED_SCHEMAS = join(import.meta.dirname, '../../../../shared/standards/json-feed/src/schemas/json')
const whenPresent = existsSync(FEED_SCHEMAS) ? test : test.skip

whenPresent('the JSON Feed schema accepts our feeds (needs ../shared/standards)', () => {
  // Draft 04 names a schema by `id`, which ajv 8 knows as `$id` only; both schemas are plain enough otherwise.
  const read = (name: string) => {
    const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(join(FEED_SCHEMAS, `${name}.json`), 'utf8'))
    return { ...schema, $id: name }
  }
  const isValid = new Ajv({ strict: false, validateFormats: false }).addSchema(read('feed-1')).compile(read('feed'))

  for (const feed of [
    catalogFeed(context, [aPublishedDataset(), aWithdrawnDataset()]),
    datasetFeed(context, hostile),
  ]) {
    expect([isValid(JSON.parse(jsonFeed(context, feed))), isValid.errors]).toEqual([true, null])
  }
  expect(isValid({ items: [] })).toBe(false)
})

test('the sitemap lists pages and live datasets with the date of their last change', () => {
  const [file] = sitemapFiles(context, [listedOf(trees)])
  const map = parseXml(file!.body)
  const places = map.all('url').map((url) => url.all('loc')[0]?.text)

  expect(map.attributes['xmlns']).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
  expect(places).toContain('https://data.alderbay.example/datasets/street-trees/')
  expect(places).toContain('https://data.alderbay.example/topics/parks-recreation/')
  expect(places).toContain('https://data.alderbay.example/es/datasets/street-trees/')
  expect(map.all('url').at(-1)?.all('lastmod')[0]?.text).toBe('2026-10-05T09:30:00.000Z')
})

test('every address names its translations, and itself', () => {
  const url = parseXml(sitemapFiles(context, [listedOf(trees)])[0]!.body)
    .all('url')
    .find((one) => one.all('loc')[0]?.text.endsWith('/es/datasets/street-trees/'))!
  const links = url.all('xhtml:link').map(({ attributes }) => [attributes['hreflang'], attributes['href']])

  expect(links).toEqual([
    ['en', 'https://data.alderbay.example/datasets/street-trees/'],
    ['es', 'https://data.alderbay.example/es/datasets/street-trees/'],
    ['x-default', 'https://data.alderbay.example/datasets/street-trees/'],
  ])
})

test('beyond 5,000 addresses there is an index, no part is too long, and one more dataset changes one part', () => {
  const places = Array.from({ length: 6000 }, (_, at) => ({
    slug: `dataset-${at}`,
    updatedAt: '2026-10-05T09:30:00.000Z',
  }))
  const files = sitemapFiles(context, places)
  const index = parseXml(files[0]!.body)
  const parts = files.slice(1).map(({ path, body }) => ({ path, urls: parseXml(body).all('url') }))

  expect(index.all('sitemap').map((one) => one.all('loc')[0]?.text)).toEqual(
    parts.map(({ path }) => `https://data.alderbay.example/${path}`),
  )
  for (const { urls } of parts) expect(urls.length).toBeLessThan(50_000)
  const all = parts.flatMap(({ urls }) => urls.map((one) => one.all('loc')[0]?.text))
  expect(new Set(all).size).toBe(all.length)
  expect(all.filter((one) => one?.includes('/datasets/dataset-'))).toHaveLength(2 * places.length)

  const more = sitemapFiles(context, [...places, { slug: 'new', updatedAt: '2026-10-06T09:30:00.000Z' }])
  expect(more.filter(({ body }, at) => body !== files[at]!.body)).toHaveLength(1)
})

test('crawlers are kept away from a portal that is not to be indexed, and welcome elsewhere', () => {
  expect(robotsText(aSiteContext({ noindex: true }))).toContain('Disallow: /\n')
  expect(robotsText(context)).not.toContain('Disallow: /\n')
  expect(robotsText(context)).toContain('Sitemap: https://data.alderbay.example/sitemap.xml')
})

test('security.txt expires a year after the newest publication', () => {
  expect(securityText(context, '2026-10-05T09:30:00.000Z')).toContain('Expires: 2027-10-05T09:30:00.000Z\n')
  expect(securityText(context)).toMatch(/^Contact: mailto:.+\nExpires: .+Z\n/)
})

test('a title cannot add lines or links of its own to llms.txt', () => {
  const metadata = aMetadata({ title: 'Trees](https://evil.example)\n- [More' })
  const text = llmsText(context, [{ ...listedOf(trees), title: metadata.title }])

  expect(text).toContain(
    '- [Trees\\](https://evil.example) - \\[More](https://data.alderbay.example/datasets/street-trees/)',
  )
})
