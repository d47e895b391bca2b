// core/quality-data.ts: points lost by the data itself. Each function judges one dimension.
import type { Drift } from './drift.ts'
import type { Action } from './handling.ts'
import type { Frequency } from './model.ts'
import type { QualityFacts } from './quality.ts'
import { nameSome, percent, type RawLoss, someOf } from './quality-losses.ts'
import type { Finding, Severity } from './report.ts'

/** Of the 20 for completeness. */
export const COMPLETENESS = {
  /** Lost in proportion to the blank cells; all of them when half the cells are blank. */
  cells: 14,
  blankAt: 0.5,
  /** For every column without any value. */
  blankColumn: 2,
  blankColumns: 6,
} as const

export function completenessLosses({ rows, columns }: QualityFacts): RawLoss[] {
  if (rows === 0 || columns.length === 0) {
    return [{ points: 20, code: 'no-rows', why: 'The table has no rows.', fix: 'Upload a file that has some.' }]
  }
  return [...blankCells(rows, columns), ...blankColumns(rows, columns)]
}

type Columns = QualityFacts['columns']

function blankCells(rows: number, columns: Columns): RawLoss[] {
  const used = columns.filter(({ nulls }) => nulls < rows)
  const blank = used.reduce((sum, { nulls }) => sum + nulls, 0) / (rows * used.length)
  if (!(blank > 0)) return []
  const worst = used.filter(({ nulls }) => nulls > 0).toSorted((a, b) => b.nulls - a.nulls)
  const most = worst.slice(0, 3)
  const shares = most.map(({ name, nulls }) => `"${name}" (${percent(nulls / rows)})`)
  return [
    {
      code: 'blank-cells',
      facts: { share: blank, columns: most.map(({ name }) => name) },
      points: COMPLETENESS.cells * Math.min(1, blank / COMPLETENESS.blankAt),
      why: `${percent(blank)} of the cells are blank, most of them in ${shares.join(', ')}.`,
      fix: 'Fill these columns where the values are known; leave out a column that is hardly ever filled.',
    },
  ]
}

function blankColumns(rows: number, columns: Columns): RawLoss[] {
  const empty = columns.filter(({ nulls }) => nulls >= rows).map(({ name }) => name)
  if (empty.length === 0) return []
  return [
    {
      code: 'blank-columns',
      facts: someOf(empty),
      points: Math.min(COMPLETENESS.blankColumns, COMPLETENESS.blankColumn * empty.length),
      why: `${empty.length} column(s) hold no value at all: ${nameSome(empty)}.`,
      fix: 'Fill them, or leave them out of the file.',
    },
  ]
}

/** What a finding costs of the 25 for conformity: once, or for each column up to `most`. */
export const CONFORMITY: Readonly<Record<string, { readonly points: number; readonly most?: number }>> = {
  'missing-header': { points: 6 },
  'type-error': { points: 4, most: 12 },
  'ambiguous-date': { points: 4, most: 12 },
  'ambiguous-place': { points: 4, most: 12 },
  'title-row': { points: 3 },
  'encoding-assumed': { points: 2 },
  'null-token': { points: 1, most: 3 },
  'mixed-newlines': { points: 1 },
  'unquoted-quote': { points: 1 },
  'workbook-merged': { points: 1 },
}

/** What any other finding costs, once for its code, by what became of it: accepted faults are in the published table. */
export const CONFORMITY_BY_ACTION: Readonly<Record<Action, number>> = { block: 5, accept: 5, 'set-aside': 3, fix: 2 }
/** ... or by its severity, where nothing had to be decided. */
export const CONFORMITY_BY_SEVERITY: Readonly<Record<Severity, number>> = { error: 5, warning: 2, notice: 0 }

/**
 * Findings that cost nothing here: other dimensions judge them, they are about people (whether that may be published is
 * for reviewers to say), or about parts of a workbook that are not published.
 */
export const NOT_CONFORMITY: ReadonlySet<string> = new Set([
  'header-only',
  'drift',
  'unique-error',
  'primary-key',
  'duplicate-row',
  'personal-data',
  'small-group',
  'precise-place',
  'hashed-id',
  'workbook-comments',
  'workbook-macros',
])

/** One loss for each code, in the words of its first finding. */
export function conformityLosses({ findings, columns: published }: QualityFacts): RawLoss[] {
  const byCode = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (!NOT_CONFORMITY.has(finding.code)) byCode.set(finding.code, [...(byCode.get(finding.code) ?? []), finding])
  }
  return [...byCode].flatMap(([code, [first, ...others]]): RawLoss[] => {
    const columns = new Set([first!, ...others].map(({ column }) => column)).size
    const { action, severity, message, column } = first!
    const name = published[(column ?? 0) - 1]?.name
    const usual = { points: action ? CONFORMITY_BY_ACTION[action] : CONFORMITY_BY_SEVERITY[severity] }
    const { points, most }: { points: number; most?: number } = CONFORMITY[code] ?? usual
    if (points === 0) return []
    const more = columns > 1 ? ` ${columns - 1} more column(s) have the same.` : ''
    return [
      {
        code: 'finding',
        facts: {
          finding: code,
          // Places are those of the file: the name is the right one where the sentence has it, too.
          ...(name !== undefined && message.includes(`"${name}"`) ? { column: name } : {}),
          more: columns - 1,
        },
        points: most === undefined ? points : Math.min(most, points * columns),
        why: `${message}${more}`,
        fix: first!.fix ?? 'Correct the file and upload it again.',
      },
    ]
  })
}

/** Of the 10 for uniqueness. */
export const UNIQUENESS = {
  noKey: 4,
  brokenKey: 6,
  /** Lost in proportion to the repeated rows; all of them when one in a hundred is repeated. */
  repeatedRows: 4,
  repeatedAt: 0.01,
} as const

export function uniquenessLosses(facts: QualityFacts): RawLoss[] {
  return [...keyLosses(facts), ...repeatedRows(facts)]
}

function keyLosses({ rows, columns, key }: QualityFacts): RawLoss[] {
  if (!key || key.columns.length === 0) {
    // Numbers and dates that happen to differ are measurements.
    const own = columns.find(
      ({ type, nulls, distinct }) =>
        rows > 1 && nulls === 0 && distinct === rows && (type === 'integer' || type === 'text'),
    )
    const fix = own
      ? `Declare "${own.name}" as the key if it is one; every row seems to have its own value.`
      : 'Declare the columns that tell rows apart, or add a column with a number for each row.'
    const why = 'No key is declared, so rows cannot be told apart for certain.'
    return [{ code: 'no-key', points: UNIQUENESS.noKey, why, fix }]
  }
  if (key.isUnique) return []
  return [
    {
      code: 'broken-key',
      facts: someOf(key.columns),
      points: UNIQUENESS.brokenKey,
      why: `The declared key (${nameSome(key.columns)}) is blank or repeated in some rows.`,
      fix: 'Give every row its own key, or declare another one.',
    },
  ]
}

function repeatedRows({ rows, duplicateRows = 0 }: QualityFacts): RawLoss[] {
  if (duplicateRows === 0 || rows === 0) return []
  const share = duplicateRows / rows
  return [
    {
      code: 'repeated-rows',
      facts: { rows: duplicateRows },
      // A single one costs a point: less would be lost in rounding.
      points: Math.max(1, UNIQUENESS.repeatedRows * Math.min(1, share / UNIQUENESS.repeatedAt)),
      why: `${duplicateRows} row(s) repeat another one in every column.`,
      fix: 'Delete repeated rows, or add the column that tells them apart.',
    },
  ]
}

/** Days after which data of each frequency begins to be late: its period, and time for weekends and for those who prepare it. */
export const DUE_DAYS: Readonly<Partial<Record<Frequency, number>>> = {
  continual: 2,
  daily: 4,
  weekly: 11,
  monthly: 46,
  quarterly: 138,
  biannually: 274,
  annually: 548,
}
/** All points are lost at this many times the days above. */
export const OVERDUE_FACTOR = 3
const TIMELINESS = 15

/** @returns undefined where nothing is due: no frequency, or one without a date; or the age is not known */
export function timelinessLosses(frequency: Frequency | undefined, ageDays: number | undefined): RawLoss[] | undefined {
  const due = frequency && DUE_DAYS[frequency]
  if (due === undefined || ageDays === undefined) return undefined
  const late = (ageDays - due) / (due * (OVERDUE_FACTOR - 1))
  if (late <= 0) return []
  return [
    {
      code: 'late',
      facts: { days: Math.floor(ageDays), frequency: frequency!, due },
      points: TIMELINESS * Math.min(1, late),
      why: `The newest data is ${Math.floor(ageDays)} days old; with the frequency "${frequency}" it should be no older than ${due}.`,
      fix: 'Upload newer data, or choose the frequency with which it is really renewed.',
    },
  ]
}

/** What drift costs of the 10 for stability: for each column up to `most`, or once. */
export const STABILITY: Readonly<
  Record<Drift['kind'], { readonly points: number; readonly most: number; readonly fix: string }>
> = {
  rows: { points: 4, most: 4, fix: 'Check that the export is complete and that nothing was joined twice.' },
  'column-lost': { points: 3, most: 6, fix: 'Bring the column back under its old name; programs that read it break.' },
  type: { points: 3, most: 6, fix: 'Write the column as before, or correct the cells that do not fit its type.' },
  nulls: { points: 2, most: 6, fix: 'Check whether the source still delivers these values.' },
  distinct: { points: 2, most: 4, fix: 'Check whether a default value or a cut code list replaced the real values.' },
  range: { points: 2, most: 4, fix: 'Check the unit and the decimal point, and look for mistyped values.' },
  'column-new': {
    points: 1,
    most: 2,
    fix: 'Nothing has to be done once; add columns seldom, at the end of the table.',
  },
}

/** One loss for each kind, in the words of its first column. */
export function stabilityLosses(drift: readonly Drift[]): RawLoss[] {
  return Object.entries(STABILITY).flatMap(([kind, { points, most, fix }]): RawLoss[] => {
    const [first, ...others] = drift.filter((one) => one.kind === kind)
    if (!first) return []
    const more = others.length > 0 ? ` The same goes for ${nameSome(others.map(({ column }) => column ?? ''))}.` : ''
    return [
      {
        code: `drift-${kind}`,
        facts: someOf([first, ...others].flatMap(({ column }) => column ?? [])),
        points: Math.min(most, points * (others.length + 1)),
        why: `${first.message}${more}`,
        fix,
      },
    ]
  })
}
