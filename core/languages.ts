// core/languages.ts: the languages in which the portal speaks. A new one is a key here; the types then name every text that is missing.
import type { City } from './settings.ts'

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' }

/** The city's first language, at `/`; the others are at `/{language}/`. */
export function firstLanguage(city: Pick<City, 'language'>): Language {
  return city.language ?? 'en'
}

/** All languages of the public site, the city's first one first. */
export function languagesOf(city: Pick<City, 'language'>): Language[] {
  const first = firstLanguage(city)
  return [first, ...LANGUAGES.filter((language) => language !== first)]
}

/** Address of a page in a language; `path` is its address in the city's first one. */
export function pathIn(city: Pick<City, 'language'>, language: Language, path: string): string {
  return language === firstLanguage(city) ? path : `/${language}${path}`
}
