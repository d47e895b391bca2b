// web/console/launch-draft.ts: what somebody types into the form of the launch, and what is wrong with it. Pure.
import { LANGUAGES, type Language } from '../../core/languages.ts'
import { LAUNCH_FACTS, type LaunchFact, type LaunchText, type LaunchTexts } from '../../core/launch.ts'
import { MAX_BANNER_DAYS } from '../../core/launch-contents.ts'
import { fillLaunch, unknownPlaces } from '../../core/launch-fill.ts'
import { LAUNCH_STARTERS, launchTextsIn } from '../../core/launch-texts.ts'
import type { ProblemDocument } from './api.ts'
import type { Launch, LaunchChange } from './desk/launch.ts'

/** One of the things that can be done with the data; empty where nothing is written. */
export interface UseDraft {
  readonly link: string
  readonly texts: Readonly<Record<Language, { readonly title: string; readonly text: string }>>
}

/** Everything as text, as it stands in the fields. */
export interface LaunchDraft {
  readonly speaker: string
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string }
  readonly facts: readonly LaunchFact[]
  readonly bannerDays: string
  /** One address a line. */
  readonly partners: string
  readonly texts: Readonly<Record<Language, Required<LaunchTexts>>>
  readonly uses: readonly UseDraft[]
}

/** Id of a field, such as `texts.en.banner`, with what is wrong. */
export type LaunchFaults = Readonly<Record<string, string>>

export const NO_USE: UseDraft = {
  link: '',
  texts: Object.fromEntries(LANGUAGES.map((language) => [language, { title: '', text: '' }])) as UseDraft['texts'],
}

/** The portal's own text stands where the city has written none, so that people change rather than begin. */
export function draftFrom(launch: Launch): LaunchDraft {
  const texts = LANGUAGES.map((language) => [language, launchTextsIn(launchTexts(launch), language)])
  return {
    ...{ speaker: launch.speaker, contact: launch.pressContact, facts: launch.facts },
    ...{ bannerDays: String(launch.bannerDays), partners: launch.partners.join('\n') },
    texts: Object.fromEntries(texts) as LaunchDraft['texts'],
    uses: launch.firstUses.map(({ link = '', texts: own }) => ({ link, texts: { ...NO_USE.texts, ...own } })),
  }
}

/** What to send; a text that is the portal's own is left out, so that it goes on being that. */
export function changeFrom(draft: LaunchDraft): LaunchChange {
  return {
    ...{ speaker: draft.speaker.trim(), pressContact: draft.contact, facts: [...draft.facts] },
    ...{ bannerDays: Number(draft.bannerDays), partners: partnersIn(draft) },
    texts: Object.fromEntries(LANGUAGES.map((language) => [language, ownTexts(draft, language)])),
    firstUses: draft.uses.map(({ link, texts }) => ({
      texts: Object.fromEntries(Object.entries(texts).filter(([, { title, text }]) => `${title}${text}`.trim() !== '')),
      ...(link.trim() === '' ? {} : { link: link.trim() }),
    })),
  }
}

function ownTexts({ texts }: LaunchDraft, language: Language): LaunchTexts {
  const starters: LaunchTexts = LAUNCH_STARTERS[language]
  const own = Object.entries(texts[language]).filter(
    ([field, text]) => text.trim() !== '' && text.trim() !== starters[field as LaunchText],
  )
  return Object.fromEntries(own)
}

export function partnersIn({ partners }: Pick<LaunchDraft, 'partners'>): string[] {
  const lines = partners.split(/[\s,;]+/).filter(Boolean)
  return [...new Map(lines.map((line) => [line.toLowerCase(), line])).values()]
}

/** What the form can see itself; the API looks again. @param first the city's first language */
export function faultsIn(draft: LaunchDraft, first: Language): LaunchFaults {
  const faults: [string, string][] = []
  for (const language of LANGUAGES) {
    for (const [field, text] of Object.entries(draft.texts[language])) {
      const places = unknownPlaces(text)
      if (places.length > 0)
        faults.push([`texts.${language}.${field}`, `There is nothing to fill in for {${places[0]}}.`])
    }
  }
  const hasStatement = LANGUAGES.some((language) => draft.texts[language].statement.trim() !== '')
  if (hasStatement && draft.speaker.trim() === '') faults.push(['speaker', 'Write who says the statement.'])
  const days = Number(draft.bannerDays)
  if (!/^\d+$/.test(draft.bannerDays.trim()) || days > MAX_BANNER_DAYS) {
    faults.push(['bannerDays', `Write a whole number from 0 to ${MAX_BANNER_DAYS}.`])
  }
  const odd = partnersIn(draft).find((address) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
  if (odd) faults.push(['partners', `“${odd}” is no mail address.`])
  for (const [index, { texts }] of draft.uses.entries()) {
    for (const language of LANGUAGES) {
      const { title, text } = texts[language]
      const isNeeded = language === first || `${title}${text}`.trim() !== ''
      if (isNeeded && title.trim() === '') faults.push([`firstUses.${index}.texts.${language}.title`, 'Write a title.'])
      if (isNeeded && text.trim() === '')
        faults.push([`firstUses.${index}.texts.${language}.text`, 'Write a sentence.'])
    }
  }
  return Object.fromEntries(faults)
}

/** What the API said, at the fields it is about. */
export function faultsFrom({ faults = [] }: ProblemDocument): LaunchFaults {
  return Object.fromEntries(
    faults.map(({ where, expected }) => [
      where.replace(/^partners\.\d+$/, 'partners').replace(/^pressContact\./, 'contact.'),
      expected,
    ]),
  )
}

/** Id of the element for a field. */
export const fieldId = (where: string): string => `launch-${where.replaceAll('.', '-')}`

/** A text as readers will see it, with what would be public now. */
export function shownText(launch: Launch, speaker: string, text: string, language: Language): string {
  const figures = launch.figures[language]
  if (!figures) return text
  const { city, address, portals } = launch.site
  const at = launch.launchedAt ?? launch.scheduledAt ?? new Date().toISOString()
  return fillLaunch(text, figures, { city, address, portal: portals[language] ?? city, at, speaker }, language)
}

/** The API's texts without fields that were left out on the way. */
function launchTexts({ texts }: Launch): { texts: Partial<Record<Language, LaunchTexts>> } {
  return { texts: texts as Partial<Record<Language, LaunchTexts>> }
}

export const FACT_WORDS: Readonly<Record<LaunchFact, string>> = {
  datasets: 'Datasets',
  rows: 'Rows of data',
  departments: 'Departments, by name',
  formats: 'Formats',
}

/** The facts in their own order, whatever was ticked first. */
export function withFact(facts: readonly LaunchFact[], fact: LaunchFact, isShown: boolean): LaunchFact[] {
  return LAUNCH_FACTS.filter((one) => (one === fact ? isShown : facts.includes(one)))
}

/** How long until a moment, in words: `in 3 days`, `in 5 minutes`. */
export function untilText(at: string, now: number): string {
  const minutes = Math.max(0, Math.round((Date.parse(at) - now) / 60_000))
  if (minutes < 1) return 'in less than a minute'
  const [amount, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 2880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day']
  return `in ${amount} ${unit}${amount === 1 ? '' : 's'}`
}
