// test/web/pages.test.ts: what holds for every page: escaped, labelled, the same each time, and nothing inline.
import type { PublishedDataset, SiteContext } from '../../web/catalog/view.ts'
import {
  aDistribution,
  aMetadata,
  aProfile,
  aPublishedDataset,
  aPublishedVersion,
  aSiteContext,
  aWithdrawal,
  aWithdrawnDataset,
} from '../support/published.ts'
import { htmlOf as htmlIn, siteOf } from '../support/site.ts'

const context = aSiteContext()
const trees = aPublishedDataset()
const gone = aWithdrawnDataset({ id: 'ds_gone', slug: 'gone' })

const htmlOf = (site: SiteContext, datasets: readonly PublishedDataset[]) => htmlIn(siteOf(site, datasets))
const bodyOf = (path: string, datasets: readonly PublishedDataset[] = [trees, gone]) => {
  const page = siteOf(context, datasets).find((one) => one.path === path)
  if (!page) throw new Error(`expected a page ${path}`)
  return page.body
}

/** A dataset of which every text that a person wrote tries to become markup. */
function hostileDataset(evil: string): PublishedDataset {
  const metadata = aMetadata({
    title: evil,
    description: `${evil}\n\n${evil}`,
    topic: evil,
    keywords: [evil],
    license: evil,
    contactName: evil,
    contactEmail: evil,
    columns: [{ name: evil, title: evil, description: evil }],
  })
  const top = [
    { value: evil, count: 700 },
    { value: `${evil}2`, count: 400 },
  ]
  return aPublishedDataset({
    department: { id: 'parks', name: evil },
    current: aPublishedVersion({
      metadata,
      columns: [{ name: evil, type: 'text' }],
      distributions: [
        aDistribution({ name: `${evil}.csv`, format: evil }),
        aDistribution({ name: 'a.parquet', format: 'parquet' }),
      ],
    }),
    profile: aProfile({
      columns: [{ name: evil, type: 'text', nulls: 1, distinct: 2, top, min: evil, max: evil }],
      preview: [[evil], [null]],
    }),
  })
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></script><svg onload=alert(1)>',
  'javascript:alert(1)//<b>',
  'half a pair \ud800 <b>',
]
for (const attack of ATTACKS) {
  test(`no text becomes markup: ${attack}`, () => {
    const pages = htmlOf(context, [
      hostileDataset(attack),
      { ...hostileDataset(attack), id: 'ds_2', slug: 'two', current: null },
    ])
    // In the JSON block quotes belong to JSON; the test below reads that block.
    const withoutJson = (body: string) => body.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '')
    const raw = pages.filter((page) => withoutJson(page.body).includes(attack))

    expect(raw.map((page) => page.path)).toEqual([])
    for (const page of pages) {
      expect(page.body).not.toMatch(/<img src=x|<svg onload|<script>/)
      expect(page.body).not.toMatch(/\s(href|src)="(?!https?:\/\/|\/|#|mailto:)/)
      const tags: readonly string[] = page.body.match(/<[a-z][^>]*>/g) ?? []
      expect(tags.filter((tag) => /\son[a-z]+\s*=(?![^"]*")/.test(tag))).toEqual([])
    }
  })
}

test('the JSON-LD of a hostile title is still JSON and holds the title as it was', () => {
  const attack = '</script><script>alert(1)</script>'
  const body = bodyOf('datasets/street-trees/index.html', [hostileDataset(attack)])
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)!

  expect(JSON.parse(json!).name).toBe(attack)
})

const sites = [
  { name: 'a full site', site: context, datasets: [trees, gone, hostileDataset('<b>&')] },
  {
    name: 'an empty beta site',
    site: aSiteContext({ stage: 'beta', notice: { mode: 'label' }, noindex: true }),
    datasets: [],
  },
]
/** Pages in a frame of another site have no header: their own test is in test/web/views. */
const isEmbedded = ({ path }: { readonly path: string }) => /(^|\/)embed\//.test(path)
for (const { name, site, datasets } of sites) {
  const pages = siteOf(site, datasets)
  const webPages = htmlIn(pages)

  test(`${name}: nothing inline that a strict content policy refuses`, () => {
    for (const { path, body } of webPages) {
      expect([path, body.match(/<[a-z][^<>]*\sstyle=/g)]).toEqual([path, null])
      expect([path, body.match(/<style/g)]).toEqual([path, null])
      expect([path, body.match(/<script(?![^>]*(src=|application\/(ld\+)?json))/g)]).toEqual([path, null])
    }
  })

  test(`${name}: every page has one first heading, a title, a language and an address of its own`, () => {
    for (const { path, body } of webPages) {
      expect([path, body.match(/<h1[\s>]/g)?.length]).toEqual([path, 1])
      expect([path, /<html lang="(\w+)" dir="ltr"/.exec(body)?.[1]]).toEqual([
        path,
        path.startsWith('es/') ? 'es' : 'en',
      ])
      expect(body).toMatch(/<title>[^<]+<\/title>/)
      expect(body).toMatch(/<link rel="canonical" href="https:\/\/data\.alderbay\.example\//)
      expect(body).not.toMatch(/undefined|\[object|NaN/)
    }
  })

  test(`${name}: every page names itself in the other language, for readers and for search engines`, () => {
    const keys = new Set(pages.map((page) => page.path))
    for (const { path, body } of webPages.filter((page) => !isEmbedded(page))) {
      const [own, other] = path.startsWith('es/') ? [path, path.slice(3)] : [path, `es/${path}`]
      expect([own, keys.has(other)]).toEqual([own, true])
      const address = `/${other.replace(/(^|\/)index\.html$/, '$1')}`
      const language = other.startsWith('es/') ? 'es' : 'en'
      expect(body).toContain(`hreflang="${language}" href="${site.url}${address}"`)
      expect(body).toContain(`<a href="${address}" lang="${language}"`)
    }
  })

  test(`${name}: every drawing is labelled or hidden from screen readers`, () => {
    for (const { body } of webPages) {
      const labelled = /aria-hidden="true"|role="img" aria-label(ledby)?="[^"]+"/
      expect((body.match(/<svg[^>]*>/g) ?? []).filter((tag) => !labelled.test(tag))).toEqual([])
    }
  })

  test(`${name}: ids are unique and labels point at them`, () => {
    for (const { path, body } of webPages) {
      const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
      expect([path, ids.length]).toEqual([path, new Set(ids).size])
      for (const [, list] of body.matchAll(/aria-labelledby="([^"]+)"/g)) {
        for (const id of list!.split(' ')) expect(ids).toContain(id)
      }
    }
  })

  test(`${name}: links inside the site lead to something`, () => {
    const keys = new Set(pages.map((page) => page.path))
    const elsewhere = /^\/(files|api|assets|console)\//
    const keyOf = (href: string) => `${href.slice(1)}${href.endsWith('/') ? 'index.html' : ''}`
    for (const { path, body } of webPages) {
      const links = body.replaceAll(`href="${site.url}/`, 'href="/').matchAll(/href="(\/[^"#?]*)/g)
      const dead = [...links].filter(([, href]) => !elsewhere.test(href!) && !keys.has(keyOf(href!)))
      expect([path, dead.map(([, href]) => href)]).toEqual([path, []])
    }
  })
}

test('the same catalog gives the same bytes, in whatever order it comes', () => {
  const other = aPublishedDataset({ id: 'ds_2', slug: 'bike-counts' })
  const sorted = (pages: ReturnType<typeof siteOf>) => pages.sort((a, b) => (a.path < b.path ? -1 : 1))

  expect(sorted(siteOf(context, [trees, other, gone]))).toEqual(sorted(siteOf(context, [gone, other, trees])))
})

test('a dataset page shows rows, distributions, a chart with its numbers, files and checks', () => {
  const body = bodyOf('datasets/street-trees/index.html')

  expect(body).toContain('First 2 of 1,200 rows')
  expect(body).toContain('aria-label="Spread of planted from Jan 2020 to Jan 2026"')
  expect(body).toContain('aria-label="Most frequent in species: Oak 59%, Linden 25%"')
  expect(body).toContain('Records over time')
  expect(body).toContain('/files/street-trees/v/1/street-trees.csv')
  expect(body).toContain('/files/street-trees/latest.csv')
  expect(body).toContain('9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')
  expect(body).toContain('Privacy review')
  expect(body).toContain('/files/street-trees/v/1/report.json')
})

test('a withdrawn dataset leaves a tombstone with the reason and nothing of the data', () => {
  for (const path of ['datasets/gone/index.html', 'datasets/gone/v/1/index.html']) {
    const body = bodyOf(path)
    expect(body).toContain('must not be public')
    expect(body).not.toMatch(/\/files\/gone|Oak|species/)
  }
  for (const path of [
    'index.html',
    'datasets/index.html',
    'sitemap.xml',
    'search/index.json',
    'llms.txt',
    'data.json',
  ]) {
    expect(bodyOf(path)).not.toContain('gone')
  }
})

test('one withdrawn version of a live dataset is a tombstone, too', () => {
  const current = aPublishedVersion({ number: 2 })
  const versions = [current, aPublishedVersion({ number: 1, withdrawn: aWithdrawal() })]
  const dataset = aPublishedDataset({ current, versions })

  expect(bodyOf('datasets/street-trees/v/1/index.html', [dataset])).toContain('This version was withdrawn')
  expect(bodyOf('datasets/street-trees/v/2/index.html', [dataset])).toContain('street-trees.csv')
})

test('a beta says so on every page', () => {
  for (const page of htmlOf(aSiteContext({ stage: 'beta', notice: { mode: 'label' } }), [trees]).filter(
    (one) => !isEmbedded(one),
  ))
    expect(page.body).toContain('<strong>Beta</strong>')
  for (const page of htmlOf(context, [trees])) expect(page.body).not.toContain('<strong>Beta</strong>')
})

test('an empty catalog says what comes next', () => {
  expect(bodyOf('index.html', [])).toContain('The first datasets are on their way')
  expect(bodyOf('datasets/index.html', [])).toContain('Nothing is published here yet')
})
