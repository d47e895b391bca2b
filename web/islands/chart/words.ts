// web/islands/chart/words.ts: the words of the page, and how numbers, dates and places of a chart read in its language.
import type { DatasetColumn } from '../../../core/catalog/dataset-json.ts'
import { instantOf } from '../../../core/chart/calendar.ts'
import type { Place } from '../../../core/chart/figure.ts'
import type { Step } from '../../../core/chart/model.ts'
import { pageLanguage } from '../view-data.ts'

const block = document.querySelector('#view-words')?.textContent
const words = (block ? JSON.parse(block) : {}) as Readonly<Record<string, string>>

/** A sentence of the page with its parameters filled in. */
export function say(name: string, values: Readonly<Record<string, string>> = {}): string {
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
}

// Spanish and English as they are written on the pages, see web/catalog/words.ts.
const LOCALE = { en: 'en-US', es: 'es-ES' }[pageLanguage()] ?? pageLanguage()
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0, useGrouping: 'always' })
const fine = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 6, useGrouping: 'always' })
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 })
const list = new Intl.ListFormat(LOCALE)

export const countText = (value: number): string => whole.format(value)
/** Large numbers whole, small ones with what matters of their fraction. */
export const valueText = (value: number): string => (Math.abs(value) >= 100_000 ? whole : fine).format(value)
/** For axes and ends of bars, where there is little room. */
export const shortText = (value: number): string => (Math.abs(value) < 10_000 ? fine : compact).format(value)
export const listText = (items: readonly string[]): string => list.format(items)

export function bytesText(bytes: number): string {
  const unit = bytes < 1_000_000 ? 'kilobyte' : 'megabyte'
  const options = { style: 'unit', unit, maximumFractionDigits: bytes < 1_000_000 ? 0 : 1 } as const
  return new Intl.NumberFormat(LOCALE, options).format(bytes / (bytes < 1_000_000 ? 1000 : 1_000_000))
}

export const percentText = (share: number): string => new Intl.NumberFormat(LOCALE, { style: 'percent' }).format(share)

const dates = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: 'UTC' })
  return (at: number) => format.format(at)
}
const dayText = dates({ dateStyle: 'medium' })
const monthText = dates({ month: 'short', year: 'numeric' })
const yearText = dates({ year: 'numeric' })
const minuteText = dates({ dateStyle: 'medium', timeStyle: 'short' })
const quarterText = (at: number) =>
  say('quarter', { n: String(Math.floor(new Date(at).getUTCMonth() / 3) + 1), year: yearText(at) })

const STEP_TEXTS: Readonly<Record<Step, (at: number) => string>> = {
  day: dayText,
  week: (at) => say('weekOf', { day: dayText(at) }),
  month: monthText,
  quarter: quarterText,
  year: yearText,
}
const DAY = 86_400_000

/** Title of a column where it has one, else its name. */
export const columnText = ({ name, title }: Pick<DatasetColumn, 'name' | 'title'>): string => title || name

/** A value of a category as people say it. */
export function categoryText(text: string, type: string | undefined): string {
  if (type !== 'boolean') return text
  return text === 'true' ? say('yes') : text === 'false' ? say('no') : text
}

/** A place in full, for the table and the reader. */
export function placeText(place: Place, type?: string): string {
  switch (place.is) {
    case 'value':
      return categoryText(place.text, type)
    case 'rest':
      return restText(place.values)
    case 'time':
      return STEP_TEXTS[place.step](instantOf(place.start))
    case 'span':
      return spanText(place.from, place.to - place.from)
    case 'range':
      return `${fine.format(place.from)} ${say('to')} ${fine.format(place.to)}`
  }
}

/** A place below an axis. */
export function tickText(place: Place): string {
  if (place.is === 'range') return shortText(place.from)
  if (place.is === 'time' && place.step === 'week') return dayText(instantOf(place.start))
  return placeText(place)
}

/** As the machine-readable table has it: dates as dates, numbers as numbers. */
export function plainPlace(place: Place): string | number {
  if (place.is === 'time') return new Date(instantOf(place.start)).toISOString().slice(0, 10)
  if (place.is === 'span') return new Date(place.from).toISOString().slice(0, place.to - place.from < DAY ? 19 : 10)
  if (place.is === 'range') return place.from
  return place.is === 'value' ? place.text : placeText(place)
}

function restText(values: number | null): string {
  if (values === null) return say('restUnknown')
  return values === 1 ? say('restOne') : say('restMany', { n: countText(values) })
}

function spanText(at: number, width: number): string {
  return (width >= 25 * DAY ? monthText : width >= DAY ? dayText : minuteText)(at)
}
