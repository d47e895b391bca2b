// web/catalog/links.ts: addresses in the reader's language, and those that carry a person's words: mails and searches.
import type { SiteContext } from '../../core/catalog/published.ts'
import { pathIn } from '../../core/languages.ts'

/** Half a surrogate pair would make `encodeURIComponent` throw, and one bad title would stop the whole publication. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed())

/** The `@` stays readable; nothing in the address can add a header. */
export function mailLink(address: string, subject?: string): string {
  const to = encoded(address).replaceAll('%40', '@')
  return subject === undefined ? `mailto:${to}` : `mailto:${to}?subject=${encoded(subject)}`
}

export function searchLink(context: Pick<SiteContext, 'city' | 'language'>, words: string): string {
  return `${to(context, '/datasets/')}?q=${encoded(words)}`
}

/** Address of a page in the language of the page that links to it. Files, feeds and the console have one address: no need of this. */
export function to({ city, language }: Pick<SiteContext, 'city' | 'language'>, path: string): string {
  return pathIn(city, language, path)
}
