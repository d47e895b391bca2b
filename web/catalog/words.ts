// web/catalog/words.ts: numbers, dates and terms of the model in the words readers see.
import type { ColumnType, Frequency, IsoTime, Role } from '../../core/model.ts'

export { formatText } from '../../core/format-words.ts'

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const upToTwo = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 })
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })
const month = new Intl.DateTimeFormat('en-US', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const minute = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

export const numberText = (value: number): string => whole.format(value)
export const measureText = (value: number): string => upToTwo.format(value)
export const compactText = (value: number): string => (Math.abs(value) < 10_000 ? upToTwo : compact).format(value)
export const dayText = (at: IsoTime | number): string => day.format(new Date(at))
export const monthText = (at: IsoTime | number): string => month.format(new Date(at))
export const minuteText = (at: IsoTime | number): string => minute.format(new Date(at))

/** `1 row`, `2 rows`. */
export function countText(amount: number, noun: string): string {
  return `${numberText(amount)} ${noun}${amount === 1 ? '' : 's'}`
}

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Size in decimal units, as file managers of the browsers' makers show them. */
export function bytesText(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power === 0 || value >= 100 ? whole.format(value) : value.toFixed(1)} ${UNITS[power]}`
}

/** First sentence of a description, cut at a word when it runs on. */
export function summaryOf(description: string, limit = 180): string {
  const text = description.replace(/\s+/g, ' ').trim()
  const sentence = /^.{20,}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text
  return shorten(sentence, limit)
}

/** Cuts text at a word; counts code points, so that no character is split. */
export function shorten(text: string, limit: number): string {
  const characters = [...text]
  if (characters.length <= limit) return text
  return `${characters
    .slice(0, limit - 1)
    .join('')
    .replace(/\s+\S{0,15}$/, '')}…`
}

export const FREQUENCY_WORDS: Readonly<Record<Frequency, string>> = {
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
}

export const TYPE_WORDS: Readonly<Record<ColumnType, string>> = {
  text: 'Text',
  integer: 'Whole number',
  number: 'Number',
  boolean: 'Yes or no',
  date: 'Date',
  datetime: 'Date and time',
  time: 'Time',
  geopoint: 'Point on the map',
  geometry: 'Shape on the map',
}

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: 'Open data team',
  liaison: 'Department liaison',
  publisher: 'Publisher',
  'privacy-reviewer': 'Privacy review',
  'legal-reviewer': 'Legal review',
  'security-reviewer': 'Security review',
}
