// web/catalog/news-list.ts: pieces of news in lists: the page of all of them, and the latest on the front page.
import { html } from 'hono/html'
import { NEWS_PATH, newsPath } from '../../core/catalog/addresses.ts'
import { firstLanguage } from '../../core/languages.ts'
import { type NewsText, newsIn, type PublicNews } from '../../core/news.ts'
import { linesOf } from '../../core/plain-text.ts'
import { langOf } from './every-language.ts'
import { newsWords } from './language/news.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { summaryOf, textsIn } from './words.ts'

const TEASED = 3
const SUMMARY_CHARACTERS = 220

/** What readers should find in lists; what was withdrawn keeps its address only. */
export function shownNews(items: readonly PublicNews[]): PublicNews[] {
  return items.filter(({ withdrawn }) => !withdrawn)
}

/** The words of a piece of news for the reader of the page. */
export function wordsOf(context: SiteContext, item: PublicNews): ReturnType<typeof newsIn> {
  return newsIn(item, context.language, firstLanguage(context.city))
}

/** The beginning of the text, without its headings. */
export function beginning({ text }: NewsText): string {
  const lines = linesOf(text).filter(({ kind }) => !kind.endsWith('heading'))
  return summaryOf(lines.map((line) => line.text).join(' '), SUMMARY_CHARACTERS)
}

export function newsRows(context: SiteContext, items: readonly PublicNews[]): Markup {
  return html`<ul class="rows news-rows">${items.map((item) => newsRow(context, item))}</ul>`
}

function newsRow(context: SiteContext, item: PublicNews): Markup {
  const words = wordsOf(context, item)
  const lang = langOf(context, words)
  return html`<li class="row news-row"><p class="news-day"><time datetime="${item.publishedAt}">${textsIn(context).day(item.publishedAt)}</time></p>
<div><h3><a href="${to(context, newsPath(item.id))}"${lang}>${words.title}</a></h3><p class="news-beginning"${lang}>${beginning(words)}</p></div></li>
`
}

/** The latest news for the front page; nothing while there is none. */
export function newsTeaser(context: SiteContext, items: readonly PublicNews[]): Markup | '' {
  const shown = shownNews(items).slice(0, TEASED)
  if (shown.length === 0) return ''
  const words = newsWords[context.language]
  return html`<section class="wrap news-teaser" aria-labelledby="news"><div class="section-head"><h2 id="news">${words.title}</h2><a href="${to(context, NEWS_PATH)}">${words.allNews}</a></div>${newsRows(context, shown)}</section>`
}
