// web/islands/explore-words.ts: the explorer's words, which come with the page, and numbers as its language writes them.
import { pageLanguage } from './view-data.ts'

export interface Words {
  /** @param key see web/catalog/views/explore-page.ts */
  readonly say: (key: string, values?: Readonly<Record<string, string>>) => string
  readonly number: (value: number) => string
  readonly short: (value: number) => string
  readonly bytes: (value: number) => string
  /** @param at milliseconds since 1970 */
  readonly month: (at: number) => string
  readonly percent: (part: number, whole: number) => string
}

/** @param texts of the data block `#view-words` */
export function wordsOf(texts: Readonly<Record<string, string>>, language: string): Words {
  // Spanish leaves four digits together unless told.
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 0, useGrouping: 'always' })
  const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 })
  const month = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' })
  const percent = new Intl.NumberFormat(language, { style: 'percent' })
  const say: Words['say'] = (key, values = {}) => {
    const text = texts[key]
    if (text === undefined) throw new Error(`the page has no words for ${key}`)
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  }
  return {
    say,
    number: (value) => number.format(value),
    short: (value) => (Math.abs(value) < 10_000 ? number : short).format(value),
    bytes: (value) => `${megabytes.format(value / 1e6)} MB`,
    month: (at) => (Number.isNaN(at) ? '' : month.format(at)),
    percent: (part, whole) => {
      const share = part / Math.max(1, whole)
      return share > 0 && share < 0.01 ? say('underOne') : percent.format(share)
    },
  }
}

export function wordsOfPage(): Words {
  const block = document.querySelector('#view-words')?.textContent ?? '{}'
  return wordsOf(JSON.parse(block) as Record<string, string>, pageLanguage())
}
