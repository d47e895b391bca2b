// core/yearly-report.ts: the numbers of a year as files for programs. Pure.
import { YEARLY_PATH } from './catalog/addresses.ts'
import type { PublicYearlyReview } from './yearly-review.ts'

/** Names and ways of counting in the language of the file. */
export interface ReportWords {
  readonly name: (id: string) => string
  readonly how: (id: string) => string
}

export const reportPath = (year: string, extension: 'csv' | 'json'): string =>
  `${YEARLY_PATH}${year}/numbers.${extension}`

interface ReportRow {
  readonly id: string
  readonly name: string
  /** Absent where there was nothing to count. */
  readonly value?: number
  readonly of?: number
  readonly unit: string
  readonly how: string
}

/** Counted numbers first, then those that somebody entered, whose source stands in `how`. */
export function reportRows({ collected, use }: PublicYearlyReview, words: ReportWords): ReportRow[] {
  return [
    ...collected.values.map(({ id, unit, value, of }) => ({
      ...{ id, name: words.name(id) },
      ...(value === undefined ? {} : { value }),
      ...(of === undefined ? {} : { of }),
      ...{ unit, how: words.how(id) },
    })),
    ...use.map(({ kind, value, source }) => ({
      ...{ id: `use-${kind}`, name: words.name(kind), value, unit: 'count', how: source },
    })),
  ]
}

const COLUMNS = ['id', 'name', 'value', 'of', 'unit', 'how'] as const

/** RFC 4180: CRLF, quotes where they are needed. */
export function reportCsv(review: PublicYearlyReview, words: ReportWords): string {
  const lines = reportRows(review, words).map((row) => COLUMNS.map((column) => cell(row[column])).join(','))
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`
}

export function reportJson(review: PublicYearlyReview, words: ReportWords): string {
  const { id, covers, collected, publishedAt } = review
  const document = {
    ...{ year: id, from: covers.from, to: covers.to, countedAt: collected.at, publishedAt },
    numbers: reportRows(review, words),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** A text that a spreadsheet would take for a formula is kept from being one. */
function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
