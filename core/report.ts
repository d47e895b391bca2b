// core/report.ts: what validation says about a file. Shared by the portal, `plaza check` and the pages.
import type { Changes } from './changes.ts'
import type { Drift } from './drift.ts'
import type { Action } from './handling.ts'
import type { ColumnType } from './model.ts'
import type { QualityScore } from './quality.ts'

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
  /** Class of personal data, where the finding is about one. */
  readonly class?: string
  /** What was decided about it, by the settings or by the publisher; absent where there is nothing to decide. */
  readonly action?: Action
  /** Why the publisher decided so; absent where the settings did. */
  readonly reason?: string
}

/** Whom a column of personal data is about, as far as its neighbours tell. */
export type About = 'person' | 'business' | 'place' | 'unknown'

/** A class of personal data seen in a column and in how many cells. */
export interface PersonalData {
  readonly class: string
  readonly hits: number
  /** Hits among the cells with a value, 0 to 1. */
  readonly share: number
  readonly about: About
  /** Up to 3 cells, masked. Never in public documents. */
  readonly samples: readonly string[]
}

export interface ReportColumn {
  readonly name: string
  readonly type: ColumnType
  readonly nulls: number
  readonly distinct: number
  readonly personal: readonly PersonalData[]
  /** Key of the form in which the cells are written, e.g. `day-first / 4`; see core/engine/types.ts. */
  readonly format?: string
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

/** A sheet of a workbook, or a table in an archive, that could be read instead. */
export interface Choice {
  readonly name: string
  readonly isHidden: boolean
  readonly isChosen: boolean
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
  /** Sheets or archive members, where there are several. */
  readonly choices?: readonly Choice[]
  /** Rows left out of the published table by a decision. */
  readonly rowsSetAside?: number
  readonly redactions?: readonly RedactionEffect[]
  readonly quality?: QualityScore
  readonly drift?: readonly Drift[]
  readonly changes?: Changes
}

/** What a redaction did: `cells` is how many it changed or removed. */
export interface RedactionEffect {
  readonly method: string
  readonly columns: readonly string[]
  readonly cells: number
}

/**
 * What staff see of a version under review, `review.json` in the incoming bucket; never public.
 *
 * `columns`, `preview` and `profile` are those of the file before redaction.
 */
export interface Review extends Report {
  readonly preview: readonly (readonly (string | null)[])[]
  /** How many rows the file of rejected rows holds; 0 when there is none. */
  readonly rejectedRows: number
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
  /** Values at 5, 25, 50, 75 and 95 per cent of the rows in order, as text; for numbers, dates and datetimes. */
  readonly quantiles?: readonly [string, string, string, string, string]
  /** Counts per bin from `min` to `max`, for numbers, dates and datetimes. */
  readonly histogram?: readonly number[]
  /** Most frequent values and their counts, most frequent first, at most 8. */
  readonly top?: readonly { readonly value: string; readonly count: number }[]
  /** Characters of the cells of a text column. */
  readonly length?: { readonly min: number; readonly mean: number; readonly max: number }
  /** West, south, east, north in degrees, for geopoints and geometries. */
  readonly bounds?: readonly [number, number, number, number]
}

/** `profile.json`: statistics per column and the first rows for the preview. */
export interface Profile {
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  /** First rows as published text, at most 50; null is an empty cell. */
  readonly preview: readonly (readonly (string | null)[])[]
  /** First and last day or moment in any date column, ISO 8601. */
  readonly temporal?: readonly [string, string]
  /** West, south, east, north in degrees over every place in the table. */
  readonly spatial?: readonly [number, number, number, number]
}
