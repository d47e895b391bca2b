// web/catalog/every-language.ts: pages that exist once in each language of the city.
import { html } from 'hono/html'
import { pageKey } from '../../core/catalog/addresses.ts'
import { contextIn } from '../../core/catalog/localised.ts'
import { firstLanguage, type Language, languagesOf } from '../../core/languages.ts'
import { HTML_TYPE, type Page } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

/** @param make given the context in a language */
export function inEveryLanguage(
  context: SiteContext,
  make: (context: SiteContext, language: Language) => Page[],
): Page[] {
  return languagesOf(context.city).flatMap((language) => make(contextIn(context, language), language))
}

/** @param path its address in the city's first language */
export function webPage(context: SiteContext, path: string, body: string): Page {
  return { path: pageKey(to(context, path)), body, mediaType: HTML_TYPE }
}

/** The language of what the city wrote, where the page is in another one. */
export function languageOfCity({ city, language }: Pick<SiteContext, 'city' | 'language'>): Language | undefined {
  const first = firstLanguage(city)
  return first === language ? undefined : first
}

/**
 * The attribute `lang` for an element that holds what the city wrote; nothing where the page is in that language.
 *
 * @param dataset when the text is a dataset's, which may have been translated
 */
export function langOf(
  context: Pick<SiteContext, 'city' | 'language'>,
  dataset?: { readonly language?: Language },
): Markup | '' {
  const language = dataset ? dataset.language : languageOfCity(context)
  return language ? html` lang="${language}"` : ''
}
