// core/launch-contents.ts: what is written for a launch: how long it may be, and what does not fit together. Pure.

import { LANGUAGES, type Language } from './languages.ts'
import type { FirstUse, LaunchContents, LaunchText } from './launch.ts'
import { unknownPlaces } from './launch-fill.ts'

/** Every field that can be written, in the order of the form. */
export const LAUNCH_FIELDS = [
  ...(['speaker', 'texts', 'pressContact', 'facts', 'firstUses', 'partners', 'tasks', 'bannerDays'] as const),
] as const satisfies readonly (keyof LaunchContents)[]

/** Characters of each text. */
export const LAUNCH_TEXT_LIMITS: Readonly<Record<LaunchText, number>> = {
  speakerTitle: 80,
  statement: 2000,
  portraitAlt: 200,
  banner: 300,
  newsTitle: 120,
  newsText: 6000,
  pressRelease: 12_000,
  // What the shortest network takes, an address included.
  socialShort: 260,
  socialLong: 1500,
}

export const MAX_LAUNCH_USES = 8
export const MAX_LAUNCH_PARTNERS = 200
export const MAX_LAUNCH_TASKS = 60
export const MAX_BANNER_DAYS = 120

/** What is wrong, with where; undefined when nothing is. Lengths and addresses are looked at by the API's schema. */
export function whyUnfitLaunch({ texts, speaker, firstUses }: LaunchContents, first: Language): string | undefined {
  const hasStatement = LANGUAGES.some((language) => (texts[language]?.statement ?? '').trim() !== '')
  const faults = [
    ...LANGUAGES.flatMap((language) =>
      Object.entries(texts[language] ?? {}).flatMap(([field, text]) =>
        unknownPlaces(text).map((place) => `texts.${language}.${field}: there is nothing to fill in for {${place}}`),
      ),
    ),
    ...(hasStatement && speaker.trim() === ''
      ? ['speaker: expected the name of whoever says the statement, found none']
      : []),
    ...firstUses.flatMap((use, index) => whyUnfitUse(use, index, first)),
  ]
  return faults.length > 0 ? faults.join('; ') : undefined
}

function whyUnfitUse({ texts }: FirstUse, index: number, first: Language): string[] {
  const where = `firstUses.${index}.texts`
  if (!texts[first]) return [`${where}.${first}: expected a title and a text, found none`]
  return LANGUAGES.flatMap((language) =>
    Object.entries(texts[language] ?? {})
      .filter(([, text]) => text.trim() === '')
      .map(([field]) => `${where}.${language}.${field}: expected words, found none`),
  )
}
