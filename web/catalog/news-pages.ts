// web/catalog/news-pages.ts: news for the public: the list, a page for each piece, and feeds.
import { html } from 'hono/html'
import { NEWS_PATH, newsPath, newsYearPath, pageKey } from '../../core/catalog/addresses.ts'
import { atom, type Feed, jsonFeed } from '../../core/catalog/feeds.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { schemaOrgNews } from '../../core/catalog/schema-org-news.ts'
import type { PublicNews } from '../../core/news.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { langOf, webPage } from './every-language.ts'
import { newsWords } from './language/news.ts'
import { frame, type Page } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import { beginning, newsRows, shownNews, wordsOf } from './news-list.ts'
import { policyText } from './policy-text.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** With more than these, each year has a page of its own beside the newest. */
const ON_ONE_PAGE = 50
const FEED = `${NEWS_PATH}feed`
const FEED_ENTRIES = 50

/** Pages of one language. */
export function newsPages(context: SiteContext, { news }: Governance): Page[] {
  const shown = shownNews(news)
  const years = shown.length > ON_ONE_PAGE ? [...Map.groupBy(shown, yearOf)] : []
  const names = years.map(([year]) => year)
  return [
    webPage(context, NEWS_PATH, listPage(context, shown.slice(0, ON_ONE_PAGE), names, '')),
    ...years.map(([year, own]) => webPage(context, newsYearPath(year), listPage(context, own, names, year))),
    ...news.map((item) => webPage(context, newsPath(item.id), itemPage(context, item, shown))),
  ]
}

/** Feeds have one address, in the city's first language. */
export function newsFeeds(context: SiteContext, { news }: Governance): Page[] {
  const feed = newsFeed(context, shownNews(news).slice(0, FEED_ENTRIES))
  return [
    { path: pageKey(`${FEED}.atom`), body: atom(context, feed), mediaType: 'application/atom+xml' },
    { path: pageKey(`${FEED}.json`), body: jsonFeed(context, feed), mediaType: 'application/feed+json' },
  ]
}

const yearOf = ({ publishedAt }: PublicNews): string => publishedAt.slice(0, 4)

function newsFeed(context: SiteContext, items: readonly PublicNews[]): Feed {
  const { city, url, language } = context
  return {
    title: `${city.name} ${city.portalName}: ${newsWords[language].title}`,
    path: FEED,
    homePath: NEWS_PATH,
    entries: items.map((item) => {
      const address = url + newsPath(item.id)
      const { title, text } = wordsOf(context, item)
      const at = item.correctedAt ?? item.publishedAt
      return { id: address, url: address, title, text, at, author: city.name }
    }),
  }
}

/** @param year whose news it is; empty on the page of the newest */
function listPage(context: SiteContext, items: readonly PublicNews[], years: readonly string[], year: string): string {
  const words = newsWords[context.language]
  const title = year === '' ? words.title : words.titleOfYear(year)
  const crumbs = year === '' ? '' : breadcrumbs(context, [{ path: NEWS_PATH, words: words.title }], year)
  return frame(context, {
    path: year === '' ? NEWS_PATH : newsYearPath(year),
    title,
    description: words.description(context.city.name),
    feed: FEED,
    content: html`<div class="page-top"><div class="wrap">${crumbs}<h1>${title}</h1><p class="lead">${words.lead}</p>
<p class="news-ways">${words.subscribe} <a href="${FEED}.atom">${words.atom}</a> <a href="${FEED}.json">${words.jsonFeed}</a></p>${yearLinks(context, years, year)}</div></div>
<div class="wrap page-body">${items.length > 0 ? html`<section aria-labelledby="list"><h2 id="list" class="visually-hidden">${title}</h2>${newsRows(context, items)}</section>` : nothing(context)}</div>`,
  })
}

function yearLinks(context: SiteContext, years: readonly string[], chosen: string): Markup | '' {
  if (years.length === 0) return ''
  const words = newsWords[context.language]
  const link = (path: string, name: string, isHere: boolean) =>
    html`<li><a href="${to(context, path)}"${isHere ? html` aria-current="page"` : ''}>${name}</a></li>`
  const links = years.map((year) => link(newsYearPath(year), year, year === chosen))
  return html`<nav class="plan-choice" aria-label="${words.years}"><ul class="keywords">${link(NEWS_PATH, words.newest, chosen === '')}${links}</ul></nav>`
}

function nothing({ language }: SiteContext): Markup {
  const words = newsWords[language]
  return html`<div class="empty-state"><h2>${words.none}</h2><p>${words.noneText} <a href="${FEED}.atom">${words.feed}</a>.</p></div>`
}

function itemPage(context: SiteContext, item: PublicNews, all: readonly PublicNews[]): string {
  const words = newsWords[context.language]
  const own = wordsOf(context, item)
  const { withdrawn } = item
  const lang = langOf(context, own)
  const crumbs = [{ path: NEWS_PATH, words: words.title }]
  const title = withdrawn ? words.withdrawnTitle : own.title
  const here = withdrawn ? words.withdrawn : html`<span${lang}>${own.title}</span>`
  return frame(context, {
    path: newsPath(item.id),
    title,
    description: withdrawn ? withdrawn.reason : beginning(own),
    feed: FEED,
    ...(withdrawn ? { noindex: true } : { jsonLd: schemaOrgNews(context, item) }),
    content: html`<article><div class="page-top"><div class="wrap">${breadcrumbs(context, crumbs, here)}<h1${withdrawn ? '' : lang}>${title}</h1>
<p class="news-dates">${dates(context, item)}</p></div></div>
<div class="wrap page-body">${withdrawn ? html`<div class="alert warn"><p>${words.reason} <span${langOf(context)}>${withdrawn.reason}</span></p></div>` : policyText(own.text, lang)}</div></article>
${neighbours(context, item, all)}`,
  })
}

function dates(context: SiteContext, { publishedAt, correctedAt, withdrawn }: PublicNews): Markup {
  const words = newsWords[context.language]
  const time = (at: string) => html`<time datetime="${at}">${textsIn(context).day(at)}</time>`
  if (withdrawn) return html`${words.withdrawnOn} ${time(publishedAt)} ${words.until} ${time(withdrawn.at)}.`
  return html`${time(publishedAt)}${correctedAt ? html` · ${words.corrected} ${time(correctedAt)}` : ''}`
}

/** The piece before and the one after. */
function neighbours(context: SiteContext, item: PublicNews, all: readonly PublicNews[]): Markup {
  const words = newsWords[context.language]
  const place = all.indexOf(item)
  const link = (name: string, other: PublicNews | undefined) => {
    if (!other) return ''
    const own = wordsOf(context, other)
    return html`<li><span class="muted">${name}</span> <a href="${to(context, newsPath(other.id))}"${langOf(context, own)}>${own.title}</a></li>`
  }
  const links = place < 0 ? [] : [link(words.newer, all[place - 1]), link(words.older, all[place + 1])]
  return html`<nav class="wrap news-neighbours" aria-label="${words.neighbours}"><ul>${links}<li><a href="${to(context, NEWS_PATH)}">${words.allNews}</a></li></ul></nav>`
}
