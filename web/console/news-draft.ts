// web/console/news-draft.ts: what somebody types into the form of a piece of news, and what is wrong with it. Pure.
import type { Language } from '../../core/languages.ts'
import type { ProblemDocument } from './api.ts'
import type { NewsItem, NewsTexts } from './desk/news.ts'
import type { Tone } from './words.ts'

/** Both fields of each language, empty where nothing is written. */
export type NewsDraft = Readonly<Partial<Record<Language, { readonly title: string; readonly text: string }>>>
export type NewsField = `${Language}-${'title' | 'text'}`
export type NewsFaults = Partial<Readonly<Record<NewsField, string>>>

export const NEWS_STATE_WORDS: Readonly<Record<NewsItem['state'], { readonly words: string; readonly tone: Tone }>> = {
  draft: { words: 'Draft', tone: 'warn' },
  published: { words: 'Published', tone: 'ok' },
  withdrawn: { words: 'Withdrawn', tone: 'danger' },
}

const MIN_CHARACTERS = 3

/** @param languages of the public site, the first one first */
export function draftFrom(texts: NewsTexts, languages: readonly Language[]): NewsDraft {
  return Object.fromEntries(languages.map((language) => [language, texts[language] ?? { title: '', text: '' }]))
}

/** Texts to send; a language in which nothing was written is left out. */
export function textsOf(draft: NewsDraft): NewsTexts {
  return Object.fromEntries(Object.entries(draft).filter(([, { title, text }]) => `${title}${text}`.trim() !== ''))
}

/** What the form can see itself; the API looks again. */
export function faultsIn(draft: NewsDraft, first: Language): NewsFaults {
  const needed = { ...textsOf(draft), [first]: draft[first] ?? { title: '', text: '' } }
  const faults = Object.entries(needed).flatMap(([language, { title, text }]) => [
    ...(title.trim().length < MIN_CHARACTERS ? [[`${language}-title`, 'write a title']] : []),
    ...(text.trim().length < MIN_CHARACTERS ? [[`${language}-text`, 'write the text']] : []),
  ])
  return Object.fromEntries(faults)
}

/** What the API said, at the fields it is about: `texts.en.title`. */
export function faultsFrom({ faults = [] }: ProblemDocument): NewsFaults {
  return Object.fromEntries(
    faults.flatMap(({ where, expected }) => {
      const [, language, field] = /^texts\.(\w+)\.(title|text)/.exec(where) ?? []
      return language && field ? [[`${language}-${field}`, expected]] : []
    }),
  )
}

/** Its title in the first language it has. */
export function titleOf({ texts }: Pick<NewsItem, 'texts'>, languages: readonly Language[]): string {
  const language = languages.find((one) => texts[one])
  return (language && texts[language]?.title) || 'News'
}
