// web/islands/sql/words.ts: what the SQL page says, which comes with the page, and numbers as its language writes them.
import { pageLanguage } from '../view-data.ts'

const texts = JSON.parse(document.querySelector('#view-words')?.textContent ?? '{}') as Record<string, string>
// Spanish leaves four digits together unless told.
const whole = new Intl.NumberFormat(pageLanguage(), { maximumFractionDigits: 0, useGrouping: 'always' })
const precise = new Intl.NumberFormat(pageLanguage(), { maximumSignificantDigits: 2 })

/** @param key see web/catalog/language/sql.ts */
export function say(key: string, values: Readonly<Record<string, string>> = {}): string {
  const text = texts[key]
  if (text === undefined) throw new Error(`the page has no words for ${key}`)
  return text.replace(/\{(\w+)\}/g, (found, name: string) => values[name] ?? found)
}

export const number = (value: number): string => whole.format(value)
export const rowsText = (count: number): string => say(count === 1 ? 'row' : 'rows', { count: number(count) })
export const secondsText = (milliseconds: number): string => precise.format(Math.max(milliseconds, 10) / 1000)
export const bytesText = (bytes: number): string =>
  bytes < 1e6 ? `${whole.format(Math.ceil(bytes / 1000))} kB` : `${precise.format(bytes / 1e6)} MB`
