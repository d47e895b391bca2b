// core/engine/findings.ts: everything the validation can say about a file, once: its severity, its words and how to fix it.
import type { Finding, Severity } from '../report.ts'

/** What a message may speak of. Rows and columns count from 1; the header is a row. */
export interface Facts {
  readonly row?: number
  readonly column?: number
  /** Published name of the column. */
  readonly name?: string
  readonly found?: string
  readonly expected?: string
  readonly count?: number
}

interface FindingText {
  readonly severity: Severity
  readonly say: (facts: Facts) => string
  readonly fix: string
}

const SAVE_AS_CSV = 'Save the table as "CSV UTF-8" and upload that file.'

/** Codes are those of Frictionless v5 where it has one for the same fault. */
export const FINDINGS = {
  'source-error': {
    severity: 'error',
    say: ({ found }) => `The file holds no table: ${found}.`,
    fix: 'Export the table again and check that the file is not empty.',
  },
  'format-error': {
    severity: 'error',
    say: ({ found }) => `This is ${found}, not a CSV file.`,
    fix: SAVE_AS_CSV,
  },
  'binary-file': {
    severity: 'error',
    say: () => 'The file is not text: it holds bytes that no text file has.',
    fix: SAVE_AS_CSV,
  },
  'nul-byte': {
    severity: 'error',
    say: ({ count, found }) =>
      `The text holds ${count} NUL byte(s), the first at byte ${found}. Most programs stop there.`,
    fix: 'Export the table again; NUL bytes come from a broken export or a damaged disk.',
  },
  'encoding-error': {
    severity: 'error',
    say: ({ count, row }) =>
      `The text is UTF-8 except for ${count} place(s), the first on line ${row}: parts in another encoding were pasted in.`,
    fix: 'Export the table again with one encoding, UTF-8.',
  },
  'encoding-assumed': {
    severity: 'notice',
    say: ({ found }) =>
      `The text is not UTF-8; it was read as ${found} and is published as UTF-8. Look at the accents.`,
    fix: 'Export as UTF-8 to be sure of accents and symbols.',
  },
  'title-row': {
    severity: 'warning',
    say: ({ count, expected }) =>
      `${count} row(s) stand above the table, which begins in row ${expected}; they are not published.`,
    fix: 'Put the header in the first row and move titles and notes into the description.',
  },
  'missing-header': {
    severity: 'warning',
    say: () => 'The first row looks like data, so the columns were named column_1, column_2 and so on.',
    fix: 'Add a first row with the names of the columns.',
  },
  'blank-label': {
    severity: 'error',
    say: ({ column }) => `Column ${column} has no name in the header.`,
    fix: 'Name the column, or delete it if it is empty.',
  },
  'duplicate-label': {
    severity: 'error',
    say: ({ column, found }) => `Column ${column} has the name "${found}", which an earlier column has already.`,
    fix: 'Give every column its own name.',
  },
  'header-only': {
    severity: 'warning',
    say: () => 'The file has a header and no rows.',
    fix: 'Check that the export found any rows.',
  },
  'missing-cell': {
    severity: 'error',
    say: ({ row, column, name }) => `Row ${row} ends before column ${column} ("${name}").`,
    fix: 'Give every row as many cells as the header; look for a lost delimiter or a line break without quotes.',
  },
  'extra-cell': {
    severity: 'error',
    say: ({ row, column, expected }) =>
      `Row ${row} has a cell in column ${column}; the header has ${expected} columns.`,
    fix: 'Put quotes around cells that contain the delimiter, or remove what is too much.',
  },
  'blank-row': {
    severity: 'error',
    say: ({ row }) => `Row ${row} is blank.`,
    fix: 'Delete the blank row.',
  },
  'stray-quote': {
    severity: 'error',
    say: ({ row, column }) =>
      `Row ${row}, column ${column}: text follows a closing quote, so the end of the cell is uncertain.`,
    fix: 'Double every quote inside a quoted cell: "He said ""hi""".',
  },
  'unquoted-quote': {
    severity: 'notice',
    say: ({ row, column }) => `Row ${row}, column ${column}: a quote inside a cell without quotes was taken as text.`,
    fix: 'Put quotes around the cell and double the quote inside: "5"" pipe".',
  },
  'unclosed-quote': {
    severity: 'error',
    say: ({ row, column }) => `A quote is opened in row ${row}, column ${column}, and not closed where it should be.`,
    fix: 'Close the quote, or double it if it belongs to the text.',
  },
  'cell-too-long': {
    severity: 'error',
    say: ({ row, column, expected }) => `Row ${row}, column ${column}: the cell is longer than ${expected} bytes.`,
    fix: 'Check for a lost quote or line break; publish long documents as files of their own.',
  },
  'row-too-long': {
    severity: 'error',
    say: ({ row, expected }) => `Row ${row} is longer than ${expected} bytes.`,
    fix: 'Check for lost line breaks.',
  },
  'too-many-columns': {
    severity: 'error',
    say: ({ found, expected }) => `The header has ${found} columns; the portal takes at most ${expected}.`,
    fix: 'Publish a long table instead of a wide one: one row per measurement, with a column for its name.',
  },
  'too-large': {
    severity: 'error',
    say: () => 'The rows are too large to be checked in the memory that the portal has.',
    fix: 'Move long texts out of the table, or split it into several files.',
  },
  'mixed-newlines': {
    severity: 'notice',
    say: ({ count }) => `${count} row(s) end in another kind of line break than the first one.`,
    fix: 'Nothing is lost. Files put together from several sources often look like this.',
  },
  'null-token': {
    severity: 'notice',
    say: ({ column, name, count, found }) =>
      `Column ${column} ("${name}"): ${count} cell(s) hold ${found} for "no value" and are published as blank.`,
    fix: 'Leave cells without a value blank.',
  },
  'type-error': {
    severity: 'warning',
    say: ({ row, column, name, expected, found, count }) =>
      `Column ${column} ("${name}") would be ${expected} but for ${count} cell(s) such as "${found}" in row ${row}; it is published as text.`,
    fix: 'Correct these cells, or leave them blank.',
  },
  'ambiguous-date': {
    severity: 'warning',
    say: ({ column, name }) =>
      `Column ${column} ("${name}") holds dates that could be month first or day first; it is published as text.`,
    fix: 'Write dates as YYYY-MM-DD.',
  },
  'personal-data': {
    severity: 'warning',
    say: ({ column, name, count, found }) =>
      `Column ${column} ("${name}") seems to hold personal data: ${found} in ${count} cell(s).`,
    fix: 'Remove the column or have a privacy reviewer agree that it may be published.',
  },
} as const satisfies Record<string, FindingText>

export type FindingCode = keyof typeof FINDINGS

/** Findings of one code that a report lists; `total` tells of the rest. */
export const LISTED_PER_CODE = 20

export function findingOf(
  code: FindingCode,
  facts: Facts = {},
  other: { readonly severity?: Severity; readonly total?: number } = {},
): Finding {
  const text: FindingText = FINDINGS[code]
  return {
    code,
    severity: other.severity ?? text.severity,
    message: text.say(facts),
    fix: text.fix,
    ...(facts.row === undefined ? {} : { row: facts.row }),
    ...(facts.column === undefined ? {} : { column: facts.column }),
    ...(other.total === undefined ? {} : { total: other.total }),
  }
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 }

/** Errors first, then by place: the order in which a publisher reads them. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity] || (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0),
  )
}

export function isRejected(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}
