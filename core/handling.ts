// core/handling.ts: what a publisher declares about a dataset's files: how to read, check and redact them. Part of what is signed.
import { z } from 'zod'
import { COLUMN_TYPES } from './model.ts'

/** What happens to a finding: it keeps the version back, is mended, costs its row, or is declared acceptable. */
export const ACTIONS = ['block', 'fix', 'set-aside', 'accept'] as const
export type Action = (typeof ACTIONS)[number]

const columnName = z.string().min(1).max(200)
const reason = z.string().trim().min(3).max(1000)

/** How to read a file where it does not say so itself. Everything absent is found out from the file. */
export const readingSchema = z.object({
  /** Sheet of a workbook, by name or by place from 1. */
  sheet: z.string().max(100).optional(),
  /** Path of the table inside a zip archive. */
  member: z.string().max(300).optional(),
  /** Record of the header, from 1; 0 says that there is none. */
  headerRow: z.int().min(0).max(1000).optional(),
  delimiter: z
    .string()
    .regex(/^[^\w\r\n"\\]$/, 'one sign or a tab; no letter, digit, quote or backslash')
    .optional(),
  escape: z.enum(['"', '\\']).optional(),
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'iso-8859-1', 'iso-8859-2', 'iso-8859-7'])
    .optional(),
  /** Whole cells that mean "no value", beside the usual ones; see core/engine/nulls.ts. */
  nullTokens: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  /** How dates with slashes are meant where the column does not tell. */
  dateOrder: z.enum(['month-first', 'day-first']).optional(),
  /** Coordinate reference system of a shapefile without one, e.g. `EPSG:25830`. */
  crs: z.string().max(2000).optional(),
})
export type Reading = z.infer<typeof readingSchema>

/** Table Schema's constraints, enforced on every row. Bounds are text as published: numbers with a point, dates in ISO 8601. */
export const constraintsSchema = z.object({
  required: z.boolean().optional(),
  unique: z.boolean().optional(),
  minimum: z.string().max(60).optional(),
  maximum: z.string().max(60).optional(),
  minLength: z.int().min(0).optional(),
  maxLength: z.int().min(0).optional(),
  /** A regular expression (RE2) that the whole cell has to match. */
  pattern: z.string().max(500).optional(),
  /** The code list: the only values allowed. */
  enum: z.array(z.string().max(200)).min(1).max(2000).optional(),
})
export type Constraints = z.infer<typeof constraintsSchema>

/** What is declared of one column. */
export const columnRuleSchema = z.object({
  name: columnName,
  /** Overrides the guess; cells that do not fit become findings. */
  type: z.enum(COLUMN_TYPES).optional(),
  constraints: constraintsSchema.optional(),
})
export type ColumnRule = z.infer<typeof columnRuleSchema>

/** What the publisher decided about one kind of finding, everywhere or in one column. */
export const decisionSchema = z.object({
  code: z.string().min(1).max(60),
  column: columnName.optional(),
  /** Class of personal data, for findings of the code `personal-data`. */
  class: z.string().max(40).optional(),
  action: z.enum(ACTIONS),
  /** Shown to the reviewers. */
  reason,
})
export type Decision = z.infer<typeof decisionSchema>

/** How a column is made less telling before it is published. */
export const redactionSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('drop'), column: columnName }),
  /** Letters become `x`, digits `9`; the last `keep` characters stay. */
  z.object({ method: z.literal('mask'), column: columnName, keep: z.int().min(0).max(4) }),
  /** Dates become their month (2024-05), year (2024), or the age band of that day's year against `onDate` (40-49, 90+). */
  z.object({
    method: z.literal('generalise-date'),
    column: columnName,
    to: z.enum(['month', 'year', 'age-band']),
    /** Day on which ages are counted, ISO 8601; needed for `age-band`. */
    onDate: z.iso.date().optional(),
  }),
  /** Coordinates keep this many decimals: 2 is about 1 km, 3 about 100 m. */
  z.object({ method: z.literal('round-coordinates'), column: columnName, decimals: z.int().min(0).max(5) }),
  /** House numbers become the hundred block, units go: `1234 Main St Apt 5` becomes `1200 BLOCK Main St`. */
  z.object({ method: z.literal('snap-to-block'), column: columnName }),
  /** Numbers above `above` become it. */
  z.object({ method: z.literal('top-code'), column: columnName, above: z.number() }),
  /** Where fewer than `smallest` rows share the values of `columns`, those cells become blank. */
  z.object({
    method: z.literal('suppress-small-groups'),
    columns: z.array(columnName).min(1).max(10),
    smallest: z.int().min(2).max(1000),
  }),
])
export type Redaction = z.infer<typeof redactionSchema>

export const handlingSchema = z.object({
  reading: readingSchema.default({}),
  columns: z.array(columnRuleSchema).max(2000).default([]),
  primaryKey: z.array(columnName).max(16).default([]),
  /** Columns whose values must stand in another column of the same table, as Table Schema's foreign keys with resource "". */
  foreignKeys: z
    .array(z.object({ column: columnName, references: columnName }))
    .max(16)
    .default([]),
  /** Whether two rows that are alike in every column are an error. */
  distinctRows: z.boolean().default(false),
  decisions: z.array(decisionSchema).max(500).default([]),
  redactions: z.array(redactionSchema).max(500).default([]),
  disclosure: z
    .object({
      /** Columns that together may tell who a row is about. */
      quasiIdentifiers: z.array(columnName).max(10),
      /** The smallest group of rows that may share their values; k of k-anonymity. */
      smallestGroup: z.int().min(2).max(1000).default(5),
    })
    .optional(),
})
export type Handling = z.infer<typeof handlingSchema>

export const NO_HANDLING: Handling = handlingSchema.parse({})

/** A handling is kept in a table item of at most 400 kB beside other facts. */
export const MAX_HANDLING_CHARACTERS = 150_000
