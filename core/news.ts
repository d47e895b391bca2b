// core/news.ts: what the city tells its readers: written in one language or more, published, corrected, taken back. Pure.
import { isRefusal, type Refusal, refuse } from './errors.ts'
import { slugFor } from './keys.ts'
import { LANGUAGES, type Language } from './languages.ts'
import { actorOf } from './lifecycle.ts'
import type { Actor, IsoTime, Member } from './model.ts'

/** A piece of news in one language. `text` is plain text as in core/plain-text.ts. */
export interface NewsText {
  readonly title: string
  readonly text: string
}

/** At least in the city's first language. */
export type NewsTexts = Readonly<Partial<Record<Language, NewsText>>>

interface Written {
  /** Its address, `/news/{id}/`; made from its first title, stays. */
  readonly id: string
  readonly revision: number
  readonly texts: NewsTexts
  readonly updatedAt: IsoTime
  readonly updatedBy: Actor
}

interface Shown {
  readonly publishedAt: IsoTime
  /** When its words were changed after that. */
  readonly correctedAt?: IsoTime
}

/** One way: a draft is published or dropped, what is published can be corrected and taken back. */
export type NewsItem =
  | (Written & { readonly state: 'draft' })
  | (Written & { readonly state: 'published' } & Shown)
  | (Written & { readonly state: 'withdrawn'; readonly withdrawn: Withdrawal } & Partial<Shown>)

export interface Withdrawal {
  readonly at: IsoTime
  /** For the public, where the news had been public. */
  readonly reason: string
}

/** What the public may know of it: never who wrote it. */
export interface PublicNews extends Shown {
  readonly id: string
  readonly texts: NewsTexts
  readonly withdrawn?: Withdrawal
}

export const MAX_NEWS_TITLE = 120
export const MAX_NEWS_TEXT = 12_000
const MIN_CHARACTERS = 3

/** A free address for a title; empty when the title has no letter or digit for one. Four digits are the page of a year. */
export function newsIdFor(title: string, taken: ReadonlySet<string>): string {
  const slug = slugFor(title).slice(0, 70).replace(/-+$/, '')
  if (slug === '') return ''
  const base = /^\d{4}$/.test(slug) ? `news-${slug}` : slug
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}

/** @param first the city's first language */
export function newNews(id: string, texts: NewsTexts, first: Language, by: Member, at: IsoTime): NewsItem | Refusal {
  const unfit = whyUnfit(texts, first)
  if (unfit) return refuse('bad-request', unfit)
  return { id, revision: 1, texts, updatedAt: at, updatedBy: actorOf(by), state: 'draft' }
}

/** What is asked for in one request: other words, another state, or both. */
export interface NewsChange {
  readonly texts?: NewsTexts | undefined
  readonly state?: 'published' | 'withdrawn' | undefined
  readonly reason?: string | undefined
}

/** @returns the very same item when nothing differs */
export function changeNews(
  item: NewsItem,
  { texts, state, reason = '' }: NewsChange,
  first: Language,
  by: Member,
  at: IsoTime,
): NewsItem | Refusal {
  if (item.state === 'withdrawn') return refuse('news-state', 'it was withdrawn')
  const written = texts ? writeNews(item, texts, first, at) : item
  if (isRefusal(written)) return written
  const moved = state ? moveNews(written, state, reason, at) : written
  if (isRefusal(moved) || moved === item) return moved
  return { ...moved, revision: item.revision + 1, updatedAt: at, updatedBy: actorOf(by) }
}

function writeNews(item: NewsItem, texts: NewsTexts, first: Language, at: IsoTime): NewsItem | Refusal {
  const unfit = whyUnfit(texts, first)
  if (unfit) return refuse('bad-request', unfit)
  if (isSame(item.texts, texts)) return item
  return item.state === 'published' ? { ...item, texts, correctedAt: at } : { ...item, texts }
}

function moveNews(item: NewsItem, state: 'published' | 'withdrawn', reason: string, at: IsoTime): NewsItem | Refusal {
  if (state === 'published') {
    if (item.state !== 'draft') return refuse('news-state', `it is ${item.state}`)
    return { ...item, state, publishedAt: at }
  }
  // A draft that is dropped owes nobody a reason.
  if (item.state === 'published' && reason.trim().length < MIN_CHARACTERS) return refuse('reason-missing')
  return { ...item, state, withdrawn: { at, reason: reason.trim() } }
}

/** What is wrong with texts; undefined when nothing is. */
export function whyUnfit(texts: NewsTexts, first: Language): string | undefined {
  const faults = LANGUAGES.flatMap((language) => {
    const own = texts[language]
    if (!own) return language === first ? [`texts.${language}: expected a title and a text, found none`] : []
    return (['title', 'text'] as const)
      .filter((field) => own[field].trim().length < MIN_CHARACTERS)
      .map((field) => `texts.${language}.${field}: expected ${MIN_CHARACTERS} characters or more`)
  })
  return faults.length > 0 ? faults.join('; ') : undefined
}

function isSame(before: NewsTexts, after: NewsTexts): boolean {
  return LANGUAGES.every(
    (language) =>
      before[language]?.title === after[language]?.title && before[language]?.text === after[language]?.text,
  )
}

/** What is public, newest first; what was taken back keeps its address and says why. */
export function publicNews(items: readonly NewsItem[]): PublicNews[] {
  return items
    .flatMap((item) => {
      if (item.state === 'draft' || item.publishedAt === undefined) return []
      const { id, texts, publishedAt, correctedAt } = item
      return [
        {
          ...{ id, texts, publishedAt },
          ...(correctedAt ? { correctedAt } : {}),
          ...(item.state === 'withdrawn' ? { withdrawn: item.withdrawn } : {}),
        },
      ]
    })
    .sort((a, b) => (a.publishedAt === b.publishedAt ? compare(a.id, b.id) : compare(b.publishedAt, a.publishedAt)))
}

/** Its words in the reader's language; else in one there is, which is named then. */
export function newsIn(
  { texts }: Pick<PublicNews, 'texts'>,
  language: Language,
  first: Language,
): NewsText & { readonly language?: Language } {
  const own = texts[language]
  if (own) return own
  const other = [first, ...LANGUAGES].find((one) => texts[one])
  if (!other) throw new Error('expected news in some language, found none')
  return { ...texts[other]!, language: other }
}

/** Code unit order: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
