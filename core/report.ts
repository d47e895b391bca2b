// core/report.ts: what validation says about a file. Shared by the portal, `plaza check` and the pages.
import type { ColumnType } from './model.ts'

export type Severity = 'error' | 'warning' | 'notice'

/**
 * One thing the validation saw.
 *
 * `row` counts physical records from 1 (the header is a record), `column` counts from 1.
 * `total` is how often it was seen when only the first samples are listed.
 */
export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly fix?: string
  readonly row?: number
  readonly column?: number
  readonly total?: number
}

/** A class of personal data seen in a column and in how many cells. */
export interface PersonalData {
  readonly class: string
  readonly hits: number
}

export interface ReportColumn {
  readonly name: string
  readonly type: ColumnType
  readonly nulls: number
  readonly distinct: number
  readonly personal: readonly PersonalData[]
}

/** How the text of a CSV file is written. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly newline: '\n' | '\r\n' | '\r' | 'mixed'
  /** Record number of the header, from 1; 0 when the file has none. */
  readonly headerRow: number
}

/** The document of `plaza check --json` and of `report.json`. `rows` are data rows, header not counted. */
export interface Report {
  readonly verdict: 'accepted' | 'rejected'
  readonly format: string
  readonly encoding: string
  readonly dialect: Dialect | null
  readonly rows: number
  readonly columns: readonly ReportColumn[]
  readonly findings: readonly Finding[]
}

/** Numbers of one column for pages and reviewers. Values are text as published; bins are equal in width. */
export interface ColumnProfile {
  readonly name: string
  readonly type: ColumnType
  readonly nulls: number
  readonly distinct: number
  readonly min?: string
  readonly max?: string
  readonly mean?: number
  /** Counts per bin from `min` to `max`, for numbers, dates and datetimes. */
  readonly histogram?: readonly number[]
  /** Most frequent values and their counts, most frequent first, at most 8. */
  readonly top?: readonly { readonly value: string; readonly count: number }[]
}

/** `profile.json`: statistics per column and the first rows for the preview. */
export interface Profile {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  /** First rows as published text, at most 50; null is an empty cell. */
  readonly preview: readonly (readonly (string | null)[])[]
}
