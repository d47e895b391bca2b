// web/catalog/words.ts: numbers, dates and terms of the model in the words readers see.
import { LANGUAGES, type Language } from '../../core/languages.ts'
import type { ColumnType, Frequency, IsoTime, Role } from '../../core/model.ts'

export { formatText } from '../../core/format-words.ts'
export { shorten, summaryOf } from '../../core/summary.ts'

/** How each language writes numbers and dates. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-ES' }
const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Writers of numbers and dates in one language. Days and minutes are in UTC. */
export interface Texts {
  readonly number: (value: number) => string
  /** Four digits that matter. */
  readonly measure: (value: number) => string
  /** `12.3K` from ten thousand on. */
  readonly compact: (value: number) => string
  readonly day: (at: IsoTime | number) => string
  readonly month: (at: IsoTime | number) => string
  readonly minute: (at: IsoTime | number) => string
  /** Size in decimal units, as file managers of the browsers' makers show them. */
  readonly bytes: (bytes: number) => string
  /** `1 row`, `2 rows`: the number and the noun in the form that fits it. */
  readonly count: (amount: number, noun: Noun) => string
  /** `a, b and c` */
  readonly list: (items: readonly string[]) => string
}

/** A noun for one and for more. */
export type Noun = readonly [one: string, other: string]

function textsOf(language: Language): Texts {
  const locale = LOCALES[language]
  // Spanish leaves four digits together unless told.
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, useGrouping: 'always' })
  const upToFour = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4, useGrouping: 'always' })
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
    return (at: IsoTime | number) => format.format(new Date(at))
  }
  const list = new Intl.ListFormat(locale)
  return {
    number: (value) => whole.format(value),
    measure: (value) => upToFour.format(value),
    compact: (value) => (Math.abs(value) < 10_000 ? upToFour : compact).format(value),
    day: dates({ dateStyle: 'medium' }),
    month: dates({ month: 'short', year: 'numeric' }),
    minute: dates({ dateStyle: 'medium', timeStyle: 'short' }),
    bytes: (bytes) => {
      const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
      const value = bytes / 1000 ** power
      return `${(power === 0 || value >= 100 ? whole : oneDecimal).format(value)} ${UNITS[power]}`
    },
    count: (amount, [one, other]) => `${whole.format(amount)} ${amount === 1 ? one : other}`,
    list: (items) => list.format(items),
  }
}

const TEXTS = Object.fromEntries(LANGUAGES.map((language) => [language, textsOf(language)])) as Record<Language, Texts>

/** @param at a language, or anything that has one, such as the context of a page */
export function textsIn(at: Language | { readonly language: Language }): Texts {
  return TEXTS[typeof at === 'string' ? at : at.language]
}

// The staff console speaks English.
export const {
  number: numberText,
  measure: measureText,
  day: dayText,
  month: monthText,
  minute: minuteText,
  bytes: bytesText,
} = TEXTS.en

/** `1 row`, `2 rows`, in English. */
export function countText(amount: number, noun: string): string {
  return TEXTS.en.count(amount, [noun, `${noun}s`])
}

const FREQUENCIES: Readonly<Record<Language, Readonly<Record<Frequency, string>>>> = {
  en: {
    continual: 'Continually',
    daily: 'Daily',
    weekly: 'Weekly',
    monthly: 'Monthly',
    quarterly: 'Quarterly',
    biannually: 'Twice a year',
    annually: 'Yearly',
    asNeeded: 'As needed',
    irregular: 'Irregularly',
    notPlanned: 'Not planned',
  },
  es: {
    continual: 'Continuamente',
    daily: 'Cada día',
    weekly: 'Cada semana',
    monthly: 'Cada mes',
    quarterly: 'Cada trimestre',
    biannually: 'Dos veces al año',
    annually: 'Cada año',
    asNeeded: 'Cuando hace falta',
    irregular: 'Sin regularidad',
    notPlanned: 'No previsto',
  },
}

const TYPES: Readonly<Record<Language, Readonly<Record<ColumnType, string>>>> = {
  en: {
    text: 'Text',
    integer: 'Whole number',
    number: 'Number',
    boolean: 'Yes or no',
    date: 'Date',
    datetime: 'Date and time',
    time: 'Time',
    geopoint: 'Point on the map',
    geometry: 'Shape on the map',
  },
  es: {
    text: 'Texto',
    integer: 'Número entero',
    number: 'Número',
    boolean: 'Sí o no',
    date: 'Fecha',
    datetime: 'Fecha y hora',
    time: 'Hora',
    geopoint: 'Punto en el mapa',
    geometry: 'Forma en el mapa',
  },
}

const ROLES: Readonly<Record<Language, Readonly<Record<Role, string>>>> = {
  en: {
    administrator: 'Open data team',
    liaison: 'Department liaison',
    publisher: 'Publisher',
    'privacy-reviewer': 'Privacy review',
    'legal-reviewer': 'Legal review',
    'security-reviewer': 'Security review',
  },
  es: {
    administrator: 'Equipo de datos abiertos',
    liaison: 'Enlace del departamento',
    publisher: 'Publicador',
    'privacy-reviewer': 'Revisión de privacidad',
    'legal-reviewer': 'Revisión jurídica',
    'security-reviewer': 'Revisión de seguridad',
  },
}

/** Terms of the model in one language. */
export const frequencyWords = (language: Language) => FREQUENCIES[language]
export const typeWords = (language: Language) => TYPES[language]
export const roleWords = (language: Language) => ROLES[language]

/** In English, for the console. */
export const FREQUENCY_WORDS = FREQUENCIES.en
export const TYPE_WORDS = TYPES.en
export const ROLE_WORDS = ROLES.en
