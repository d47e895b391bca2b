// test/web/news-pages.test.ts: news for the public: what stands where, in which language, and what was taken back.
import { type Governance, NO_GOVERNANCE } from '../../core/catalog/governance.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import type { PublicNews } from '../../core/news.ts'
import { newsTeaser } from '../../web/catalog/news-list.ts'
import { newsFeeds, newsPages } from '../../web/catalog/news-pages.ts'
import { aSiteContext } from '../support/published.ts'
import { parseXml } from '../support/xml.ts'

const context = aSiteContext()
const spanish = contextIn(context, 'es')

const aPiece = (over: Partial<PublicNews> = {}): PublicNews => ({
  id: 'bike-counts',
  texts: {
    en: { title: 'Bike counts are here', text: '## What\n\nEvery counter, every hour. See https://bikes.example/.' },
    es: { title: 'Llegan los aforos de bicis', text: 'Cada contador, cada hora.' },
  },
  publishedAt: '2026-11-27T12:00:00.000Z',
  ...over,
})
const english = { en: { title: 'Only in English', text: 'Words in English.' } }
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aPiece({ id: `piece-${index}`, publishedAt: `${2026 - Math.floor(index / 30)}-05-05T12:00:00.000Z` }),
  )
const pages = (news: PublicNews[], site = context) => {
  const governance: Governance = { ...NO_GOVERNANCE, news }
  const all = [...newsPages(site, governance), ...newsFeeds(site, governance)]
  return new Map(all.map(({ path, body }) => [path, body]))
}
const bodyOf = (path: string, news: PublicNews[], site = context) => {
  const body = pages(news, site).get(path)
  if (body === undefined) throw new Error(`expected a page ${path}`)
  return body
}

test('without news there is a page that says so, and nothing on the front page', () => {
  expect(bodyOf('news/index.html', [])).toContain('There is no news yet')
  expect(newsTeaser(context, [])).toBe('')
})

test('a piece has a page in each language, with links to the neighbours', () => {
  const news = [aPiece(), aPiece({ id: 'older', texts: english, publishedAt: '2026-01-01T12:00:00.000Z' })]
  const page = bodyOf('news/bike-counts/index.html', news)
  for (const part of ['<h2>What</h2>', 'href="https://bikes.example/"', 'Older news', 'href="/news/older/"']) {
    expect(page).toContain(part)
  }
  const own = bodyOf('es/news/bike-counts/index.html', news, spanish)
  expect(own).toContain('<h1>Llegan los aforos de bicis</h1>')
  expect(own).toContain('<a href="/es/news/older/" lang="en">Only in English</a>')
})

test('what is not translated is shown in its own language, which it names', () => {
  const page = bodyOf('es/news/bike-counts/index.html', [aPiece({ texts: english })], spanish)
  expect(page).toContain('<h1 lang="en">Only in English</h1>')
  expect(page).toContain('<div class="prose policy-text" lang="en">')
})

test('search engines read it as an article', () => {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
    bodyOf('news/bike-counts/index.html', [aPiece({ correctedAt: '2026-11-28T12:00:00.000Z' })]),
  )!
  expect(JSON.parse(json!)).toMatchObject({
    ...{ '@type': 'NewsArticle', headline: 'Bike counts are here', inLanguage: 'en' },
    ...{ datePublished: '2026-11-27T12:00:00.000Z', dateModified: '2026-11-28T12:00:00.000Z' },
  })
})

test('what was withdrawn keeps its address with the reason, and is in no list, feed or search', () => {
  const withdrawn = { at: '2026-11-29T12:00:00.000Z', reason: 'The numbers were wrong.' }
  const news = [aPiece({ withdrawn })]
  const page = bodyOf('news/bike-counts/index.html', news)
  expect(page).toContain('The numbers were wrong.')
  expect(page).toContain('<meta name="robots" content="noindex">')
  expect(page).not.toMatch(/Bike counts are here|Every counter|ld\+json/)
  for (const path of ['news/index.html', 'news/feed.atom', 'news/feed.json']) {
    expect([path, bodyOf(path, news).includes('bike-counts')]).toEqual([path, false])
  }
})

test('the feeds hold the newest first, whole, in the first language', () => {
  const feed = JSON.parse(bodyOf('news/feed.json', [aPiece(), aPiece({ id: 'older', texts: english })]))
  expect(feed.items.map(({ title }: { title: string }) => title)).toEqual(['Bike counts are here', 'Only in English'])
  expect(() => parseXml(bodyOf('news/feed.atom', [aPiece()]))).not.toThrow()
})

test('up to fifty stand on one page; with more, years have pages of their own', () => {
  expect([...pages(many(50)).keys()].filter((path) => /news\/\d{4}\//.test(path))).toEqual([])
  const all = pages(many(70))
  expect([...all.keys()].filter((path) => /news\/\d{4}\//.test(path))).toEqual([
    'news/2026/index.html',
    'news/2025/index.html',
    'news/2024/index.html',
  ])
  expect(all.get('news/index.html')!.match(/class="row news-row"/g)).toHaveLength(50)
  expect(all.get('news/2024/index.html')!.match(/class="row news-row"/g)).toHaveLength(10)
  expect(all.get('news/2025/index.html')).toContain('<a href="/news/2025/" aria-current="page">2025</a>')
})

test('the front page shows the latest three', () => {
  expect(String(newsTeaser(context, many(5))).match(/class="row news-row"/g)).toHaveLength(3)
})

const evil = `<script>alert(1)</script> "onload='x' javascript:alert(1) https://x.example/"><b>`
test('no text of news becomes markup', () => {
  const hostile = aPiece({ texts: { en: { title: evil, text: `## ${evil}\n\n- ${evil}\n\n${evil}` } } })
  const withdrawn = { at: '2026-11-29T12:00:00.000Z', reason: evil }
  for (const [path, body] of pages([hostile, { ...hostile, id: 'gone', withdrawn }])) {
    if (!path.endsWith('.html')) continue
    expect(body).not.toMatch(/<script>alert|<b>|href="javascript/)
    expect(body).not.toMatch(/<[^>]*\son\w+=(?![^"]*")/)
  }
})
