// web/islands/search-row.ts: a row of results for a dataset that the page came without.
import { datasetPath } from '../../core/catalog/addresses.ts'
import { formatText } from '../../core/format-words.ts'
import { FRESHNESS_WORDS } from '../../core/freshness-words.ts'
import type { SearchRow } from '../../core/search/documents.ts'

const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })

/** The same parts as `resultRow` of web/catalog/dataset-row.ts, without the drawing. */
export function rowElement(row: SearchRow): HTMLLIElement {
  const item = element('li', 'result')
  item.dataset['slug'] = row.slug
  const link = element('a', '', row.title)
  link.href = datasetPath(row.slug)
  const heading = element('h2')
  heading.append(link)

  const foot = element('div', 'result-foot')
  if (row.freshness && row.freshness !== 'unscheduled') {
    const { words, tone } = FRESHNESS_WORDS[row.freshness]
    foot.append(element('span', `badge fresh ${tone}`, words))
  }
  const updated = element('span', '', 'Updated ')
  const time = element('time', '', day.format(new Date(row.updated)))
  time.dateTime = row.updated
  updated.append(time)
  const amount = row.rows < 10_000 ? row.rows.toLocaleString('en-US') : compact.format(row.rows)
  const rows = `${amount} ${row.rows === 1 ? 'row' : 'rows'}`
  const tags = element('span', 'tags')
  tags.append(...row.formats.map((format) => element('span', 'tag', formatText(format))))
  foot.append(
    element('span', '', row.department),
    element('span', '', row.topic),
    updated,
    element('span', '', rows),
    tags,
  )

  item.append(heading, element('p', '', row.summary), foot)
  return item
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}
