// web/islands/search-row.ts: a row of results for a dataset that the page came without.
import { datasetPath } from '../../core/catalog/addresses.ts'
import { formatText } from '../../core/format-words.ts'
import type { FreshnessState } from '../../core/freshness.ts'
import { FRESHNESS_TONES } from '../../core/freshness-words.ts'
import type { SearchRow } from '../../core/search/documents.ts'
import type { SearchWords } from '../catalog/language/search.ts'

/** What the page tells the island, in its language: see web/catalog/list-page.ts. */
export type RowWords = SearchWords & { readonly freshness: Readonly<Record<FreshnessState, string>> }

const language = document.documentElement.lang
const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' })
// As `textsIn` of web/catalog/words.ts writes them.
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0, useGrouping: 'always' })
const compact = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 })

/** Counts as the page writes them. */
export const numberText = (value: number): string => whole.format(value)

/**
 * The same parts as `resultRow` of web/catalog/dataset-row.ts, without the drawing.
 *
 * @param prefix before addresses of pages, such as `/es`
 */
export function rowElement(row: SearchRow, words: RowWords, prefix: string): HTMLLIElement {
  const item = element('li', 'result')
  item.dataset['slug'] = row.slug
  const link = element('a', '', row.title)
  link.href = prefix + datasetPath(row.slug)
  const heading = element('h2')
  heading.append(link)

  const foot = element('div', 'result-foot')
  if (row.freshness && row.freshness !== 'unscheduled') {
    foot.append(element('span', `badge fresh ${FRESHNESS_TONES[row.freshness]}`, words.freshness[row.freshness]))
  }
  const updated = element('span', '', `${words.updated} `)
  const time = element('time', '', day.format(new Date(row.updated)))
  time.dateTime = row.updated
  updated.append(time)
  const amount = row.rows < 10_000 ? whole.format(row.rows) : compact.format(row.rows)
  const tags = element('span', 'tags')
  tags.append(...row.formats.map((format) => element('span', 'tag', formatText(format))))
  foot.append(
    element('span', '', row.department),
    element('span', '', row.topic),
    updated,
    element('span', '', `${amount} ${row.rows === 1 ? words.row : words.rows}`),
    tags,
  )

  const summary = element('p', '', row.summary)
  for (const text of row.language ? [link, summary] : []) text.lang = row.language!
  item.append(heading, summary, foot)
  return item
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
