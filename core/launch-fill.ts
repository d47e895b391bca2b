// core/launch-fill.ts: puts what the portal counts into the texts of a launch, so that no figure is ever typed. Pure.
import type { Language } from './languages.ts'
import type { LaunchFact } from './launch.ts'

/** What is public at the moment at which a text is shown; before the launch, what would be. */
export interface LaunchFigures {
  readonly datasets: number
  readonly rows: number
  /** Names of those that publish, in the reader's language. */
  readonly departments: readonly string[]
  /** In which data can be taken, e.g. `CSV`. */
  readonly formats: readonly string[]
}

/** Counts what is, or would be, public. @param items departments and formats in the words that readers see */
export function figuresOf(
  items: readonly { readonly rows: number; readonly department: string; readonly formats: readonly string[] }[],
): LaunchFigures {
  return {
    datasets: items.length,
    rows: items.reduce((sum, { rows }) => sum + rows, 0),
    departments: [...new Set(items.map(({ department }) => department))].sort(),
    formats: [...new Set(items.flatMap(({ formats }) => formats))].sort(),
  }
}

/** Whose launch it is, in the reader's language. */
export interface LaunchPlace {
  readonly city: string
  readonly portal: string
  /** Public address, without a slash at the end. */
  readonly address: string
  /** Of the press release: when the public was, or will be, let in; the day of the text before there is a time. */
  readonly at: string
  readonly speaker: string
}

interface Nouns {
  readonly locale: string
  readonly dataset: readonly [string, string]
  readonly row: readonly [string, string]
  readonly department: readonly [string, string]
}

const NOUNS: Readonly<Record<Language, Nouns>> = {
  en: {
    ...{ locale: 'en-US', dataset: ['dataset', 'datasets'], row: ['row', 'rows'] },
    department: ['department', 'departments'],
  },
  es: {
    ...{ locale: 'es-ES', dataset: ['conjunto de datos', 'conjuntos de datos'], row: ['fila', 'filas'] },
    department: ['departamento', 'departamentos'],
  },
}

type Filling = (figures: LaunchFigures, place: LaunchPlace, language: Language) => string

/** Every place that a text can have: `{datasets}` becomes `12 datasets`. */
const FILLINGS = {
  city: (_, { city }) => city,
  portal: (_, { portal }) => portal,
  address: (_, { address }) => address,
  speaker: (_, { speaker }) => speaker,
  day: (_, { at }, language) => dayOf(at, language),
  datasets: ({ datasets }, _, language) => counted(datasets, 'dataset', language),
  rows: ({ rows }, _, language) => counted(rows, 'row', language),
  departments: ({ departments }, _, language) => counted(departments.length, 'department', language),
  departmentNames: ({ departments }, _, language) => listed(departments, language),
  formats: ({ formats }, _, language) => listed(formats, language),
} as const satisfies Record<string, Filling>

export type LaunchPlaceName = keyof typeof FILLINGS
export const LAUNCH_PLACES = Object.keys(FILLINGS) as readonly LaunchPlaceName[]

const PLACE = /\{(\w+)\}/g

/** In one pass: what is filled in is never looked at again. */
export function fillLaunch(text: string, figures: LaunchFigures, place: LaunchPlace, language: Language): string {
  return text.replace(PLACE, (whole, name: string) =>
    Object.hasOwn(FILLINGS, name) ? FILLINGS[name as LaunchPlaceName](figures, place, language) : whole,
  )
}

/** Names in braces that nothing is known for. */
export function unknownPlaces(text: string): string[] {
  return [...text.matchAll(PLACE)].flatMap(([, name]) => (Object.hasOwn(FILLINGS, name!) ? [] : [name!]))
}

/** One fact of the press kit as words, such as `12 datasets`; empty when there is nothing to tell. */
export function factText(fact: LaunchFact, figures: LaunchFigures, language: Language): string {
  const nothing: LaunchPlace = { city: '', portal: '', address: '', at: '', speaker: '' }
  return FILLINGS[fact](figures, nothing, language)
}

function counted(amount: number, noun: 'dataset' | 'row' | 'department', language: Language): string {
  const { locale, [noun]: forms } = NOUNS[language]
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(amount)
  return `${number} ${forms[amount === 1 ? 0 : 1]}`
}

function listed(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(NOUNS[language].locale).format(items)
}

/** @param at UTC; a day is the same for everybody who reads the page */
function dayOf(at: string, language: Language): string {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return ''
  return new Intl.DateTimeFormat(NOUNS[language].locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
