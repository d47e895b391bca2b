// core/engine/types.ts: the forms in which a type may be written, as a table: how to recognise one, read it and publish it.
import type { ColumnType } from '../model.ts'
import { PLACE_FORMS } from './place-forms.ts'

/** When two forms fit every cell: who wins depends on the reader's habits, see choose-type.ts. */
export type DateOrder = 'month-first' | 'day-first'
/** Degrees written one way or the other; where both fit, latitude first is likelier. */
export type PlaceOrder = 'latitude-first' | 'longitude-first'

/**
 * One way of writing values of a type.
 *
 * `pattern` is a whole-cell expression that means the same in RE2 and in JavaScript; it is tried on a sample.
 * `fits`, `value` and `text` are SQL over a trimmed cell: whether it holds a value of this form (tried on all rows),
 * the typed value, and the text for the published CSV. `value` and `text` may assume that the cell fits.
 */
export interface Form {
  readonly key: string
  readonly type: ColumnType
  readonly pattern: RegExp
  readonly fits: (cell: string) => string
  readonly value: (cell: string) => string
  readonly text: (cell: string) => string
  readonly order?: DateOrder | PlaceOrder
  /** Only for columns whose name speaks of dates. */
  readonly needsDateName?: boolean
  /** At least one cell of the sample must match this too. */
  readonly needs?: RegExp
  /** Decimal comma: tried first where the delimiter is a semicolon. */
  readonly isCommaDecimal?: boolean
}

const asIs = (cell: string): string => cell

function matches(cell: string, pattern: RegExp): string {
  return `regexp_full_match(${cell}, '${pattern.source
    .replace(/^\^|\$$/g, '')
    .replaceAll('\\/', '/')
    .replaceAll("'", "''")}')`
}

interface NumberForm {
  readonly key: string
  readonly type: 'integer' | 'number'
  readonly pattern: RegExp
  /** SQL that leaves digits, sign and decimal point. */
  readonly text: (cell: string) => string
  readonly needs?: RegExp
  readonly isCommaDecimal?: boolean
}

function numberForm(form: NumberForm): Form {
  const sql = form.type === 'integer' ? 'BIGINT' : 'DOUBLE'
  const value = (cell: string): string => `TRY_CAST(${form.text(cell)} AS ${sql})`
  return { ...form, value, fits: (cell) => `${matches(cell, form.pattern)} AND ${value(cell)} IS NOT NULL` }
}

/** Dates and times that strptime reads. `formats` are tried in order. */
function strptimeForm(
  form: Pick<Form, 'key' | 'type' | 'pattern' | 'needsDateName'> & { readonly order?: DateOrder },
  formats: readonly string[],
): Form {
  const list = formats.map((format) => `'${format}'`).join(', ')
  const sql = form.type === 'date' ? 'DATE' : form.type === 'time' ? 'TIME' : 'TIMESTAMP'
  const value = (cell: string): string => `CAST(try_strptime(${cell}, [${list}]) AS ${sql})`
  const text = (cell: string): string =>
    form.type === 'datetime' ? `replace(CAST(${value(cell)} AS VARCHAR), ' ', 'T')` : `CAST(${value(cell)} AS VARCHAR)`
  return { ...form, value, text, fits: (cell) => `${matches(cell, form.pattern)} AND ${value(cell)} IS NOT NULL` }
}

/** Forms of ISO 8601 that a cast reads. */
function castForm(form: Pick<Form, 'key' | 'type' | 'pattern'>, sql: string, text: (cell: string) => string): Form {
  const value = (cell: string): string =>
    `CAST(TRY_CAST(${cell} AS ${sql}) AS ${sql === 'TIMESTAMPTZ' ? 'TIMESTAMP' : sql})`
  return {
    ...form,
    value,
    text,
    fits: (cell) => `${matches(cell, form.pattern)} AND TRY_CAST(${cell} AS ${sql}) IS NOT NULL`,
  }
}

const without = (characters: string) => (cell: string) => `regexp_replace(${cell}, '[${characters}]', '', 'g')`

/** `(1.00)` is a negative amount in accounting. */
const money = (cell: string): string =>
  `(CASE WHEN ${cell} LIKE '%(%' THEN '-' ELSE '' END || ${without('$€£, ()')(cell)})`
const commaDecimal = (cell: string): string => `replace(replace(replace(${cell}, '.', ''), ' ', ''), ',', '.')`

// Narrow on purpose: a sample tells month first from day first before every row is asked.
const MONTH = '(0?[1-9]|1[0-2])'
const DAY = '(0?[1-9]|[12]\\d|3[01])'
const CLOCK = '\\d{1,2}:\\d\\d(:\\d\\d)?'
const HALF_DAY = ' ?[AaPp]\\.?[Mm]\\.?'

function clockFormats(date: string): string[] {
  return ['%I:%M:%S %p', '%I:%M %p', '%I:%M:%S%p', '%I:%M%p', '%H:%M:%S', '%H:%M'].map((clock) => `${date} ${clock}`)
}

/** Month first and day first, with four and with two digits of the year, with and without a time. */
function slashForms(): Form[] {
  const orders = [
    { order: 'month-first', separators: ['/', '-'], shape: [MONTH, DAY], parts: ['%m', '%d'] },
    { order: 'day-first', separators: ['/', '-', '.'], shape: [DAY, MONTH], parts: ['%d', '%m'] },
  ] as const
  return orders.flatMap(({ order, separators, shape, parts }) =>
    separators.flatMap((separator) =>
      [
        { digits: 4, year: '%Y' },
        { digits: 2, year: '%y' },
      ].flatMap(({ digits, year }) => {
        const mark = separator === '.' ? '\\.' : separator
        const day = `${shape.join(mark)}${mark}\\d{${digits}}`
        const key = `${order} ${separator} ${digits}`
        const format = [...parts, year].join(separator)
        return [
          strptimeForm({ key, type: 'date', order, pattern: new RegExp(`^${day}$`) }, [format]),
          strptimeForm(
            { key: `${key} time`, type: 'datetime', order, pattern: new RegExp(`^${day} ${CLOCK}(${HALF_DAY})?$`) },
            clockFormats(format),
          ),
        ]
      }),
    ),
  )
}

/** In the order in which they are tried: the narrowest first. */
export const FORMS: readonly Form[] = [
  {
    key: 'boolean words',
    type: 'boolean',
    pattern:
      /^([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Ss][ií]|S[IÍ]|[Oo]ui|OUI|[Nn]on|NON|[Jj]a|JA|[Nn]ein|NEIN)$/,
    needs: /^(true|false|yes|s[ií]|oui|ja|nein|non)$/i,
    fits: (cell) => `lower(${cell}) IN ('true', 'false', 'yes', 'no', 'si', 'sí', 'oui', 'non', 'ja', 'nein')`,
    value: (cell) => `(lower(${cell}) IN ('true', 'yes', 'si', 'sí', 'oui', 'ja'))`,
    text: (cell) => `CASE WHEN lower(${cell}) IN ('true', 'yes', 'si', 'sí', 'oui', 'ja') THEN 'true' ELSE 'false' END`,
  },
  {
    key: 'boolean letters',
    type: 'boolean',
    pattern: /^[YyNn]$/,
    // A lone N may be "north", a lone Y a mark: only both together speak of yes and no.
    needs: /^[Yy]$/,
    fits: (cell) => `lower(${cell}) IN ('y', 'n')`,
    value: (cell) => `(lower(${cell}) = 'y')`,
    text: (cell) => `CASE WHEN lower(${cell}) = 'y' THEN 'true' ELSE 'false' END`,
  },
  strptimeForm(
    { key: 'compact date', type: 'date', pattern: /^(19|20)\d\d(0[1-9]|1[0-2])[0-3]\d$/, needsDateName: true },
    ['%Y%m%d'],
  ),
  // A cast round trip is faster than an expression, and as strict: no leading zero, no sign +, no point.
  {
    key: 'integer',
    type: 'integer',
    pattern: /^(0|-?[1-9]\d{0,17})$/,
    fits: (cell) => `coalesce(CAST(TRY_CAST(${cell} AS BIGINT) AS VARCHAR) = ${cell}, false)`,
    value: (cell) => `TRY_CAST(${cell} AS BIGINT)`,
    text: asIs,
  },
  // At most 15 digits before the point: more would not survive as a number. `1E0` is a code, `1E-05` is not.
  numberForm({
    key: 'number',
    type: 'number',
    pattern: /^-?(0|[1-9]\d{0,14})?(\.\d+)?([eE][-+]\d\d?\d?)?$|^-?(0|[1-9]\d{0,14})\.$/,
    text: asIs,
  }),
  numberForm({
    key: 'grouped integer',
    type: 'integer',
    pattern: /^-?([1-9]\d{0,2}(,\d{3})+|0|[1-9]\d{0,2})$/,
    text: without(','),
  }),
  numberForm({
    key: 'grouped number',
    type: 'number',
    pattern: /^-?([1-9]\d{0,2}(,\d{3})*|0|[1-9]\d*)?(\.\d+)?$/,
    text: without(','),
    needs: /\d/,
  }),
  numberForm({
    key: 'comma decimal',
    type: 'number',
    pattern: /^-?(0|[1-9]\d*|[1-9]\d{0,2}([. ]\d{3})+)(,\d+)?$/,
    text: commaDecimal,
    needs: /,/,
    isCommaDecimal: true,
  }),
  numberForm({
    key: 'dotted integer',
    type: 'integer',
    pattern: /^-?([1-9]\d{0,2}(\.\d{3}){2,}|0|[1-9]\d{0,2}(\.\d{3})?)$/,
    text: without('.'),
    needs: /\.\d{3}\./,
  }),
  numberForm({
    key: 'money',
    type: 'number',
    pattern:
      /^(-?\(?-?[$€£] ?-?\d{1,3}(,\d{3})*(\.\d+)?\)?|-?\(?-?[$€£] ?-?\d+(\.\d+)?\)?|\(\d{1,3}(,\d{3})*(\.\d+)?\)|-?\d{1,3}(,\d{3})*(\.\d+)? ?[€£]|-?\d+(\.\d+)?)$/,
    needs: /[$€£]/,
    text: money,
  }),
  numberForm({
    key: 'percent',
    type: 'number',
    pattern: /^-?(0|[1-9]\d*)?(\.\d+)? ?%$/,
    text: without('% '),
    needs: /%/,
  }),
  castForm({ key: 'ISO date', type: 'date', pattern: /^\d{4}-\d\d-\d\d$/ }, 'DATE', asIs),
  castForm(
    { key: 'ISO datetime', type: 'datetime', pattern: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.]\d{1,9})?)?$/ },
    'TIMESTAMP',
    (cell) => `replace(${cell}, ' ', 'T')`,
  ),
  castForm(
    {
      key: 'ISO datetime with offset',
      type: 'datetime',
      pattern: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d([.]\d{1,9})?)?( ?(Z|UTC|[-+]\d\d(:?\d\d)?))?$/,
    },
    'TIMESTAMPTZ',
    (cell) => `replace(CAST(CAST(TRY_CAST(${cell} AS TIMESTAMPTZ) AS TIMESTAMP) AS VARCHAR), ' ', 'T') || 'Z'`,
  ),
  strptimeForm({ key: 'year first', type: 'date', pattern: /^\d{4}\/\d{1,2}\/\d{1,2}$/ }, ['%Y/%m/%d']),
  strptimeForm(
    { key: 'year first time', type: 'datetime', pattern: new RegExp(`^\\d{4}/\\d{1,2}/\\d{1,2} ${CLOCK}$`) },
    clockFormats('%Y/%m/%d'),
  ),
  ...slashForms(),
  strptimeForm({ key: 'day and month name', type: 'date', pattern: /^\d{1,2}[- ][A-Za-z]{3}[- ]\d{4}$/ }, [
    '%d-%b-%Y',
    '%d %b %Y',
  ]),
  strptimeForm({ key: 'day and short year', type: 'date', pattern: /^\d{1,2}-[A-Za-z]{3}-\d\d$/ }, ['%d-%b-%y']),
  strptimeForm({ key: 'month name', type: 'date', pattern: /^[A-Z][a-z]{2,8} \d{1,2}, ?\d{4}$/ }, [
    '%b %d, %Y',
    '%B %d, %Y',
    '%b %d,%Y',
    '%B %d,%Y',
  ]),
  strptimeForm({ key: 'time', type: 'time', pattern: new RegExp(`^${CLOCK}(${HALF_DAY})?$`) }, [
    '%I:%M:%S %p',
    '%I:%M %p',
    '%I:%M:%S%p',
    '%I:%M%p',
    '%H:%M:%S',
    '%H:%M',
  ]),
  ...PLACE_FORMS,
]

/** Every column can be published as text: cells as they are, blank ones as null. */
export const TEXT_FORM: Form = {
  key: 'text',
  type: 'text',
  pattern: /^/,
  fits: () => 'true',
  value: asIs,
  text: asIs,
}

/** Forms that only a declaration makes likely: `0` and `1` are numbers first, and so is `007` a code. */
export const DECLARED_FORMS: readonly Form[] = [
  {
    key: 'boolean digits',
    type: 'boolean',
    pattern: /^[01]$/,
    fits: (cell) => `${cell} IN ('0', '1')`,
    value: (cell) => `(${cell} = '1')`,
    text: (cell) => `CASE WHEN ${cell} = '1' THEN 'true' ELSE 'false' END`,
  },
  numberForm({
    key: 'padded integer',
    type: 'integer',
    pattern: /^[-+]?\d{1,18}$/,
    text: (cell) => `CAST(TRY_CAST(${cell} AS BIGINT) AS VARCHAR)`,
  }),
]

/** A form for columns with cells that do not fit: those have no value. */
export function guarded(form: Form): Form {
  const only = (cell: string, sql: string): string => `CASE WHEN ${form.fits(cell)} THEN ${sql} END`
  return { ...form, value: (cell) => only(cell, form.value(cell)), text: (cell) => only(cell, form.text(cell)) }
}
