// core/engine/redaction-methods.ts: what each redaction of one column does to a cell: its SQL, and beside it the same for the browser.
import type { Redaction } from '../handling.ts'
import type { ColumnType } from '../model.ts'
import { blockOf, blockSql } from './redaction-block.ts'

/** Redactions that change the cells of one column. */
export type CellRedaction = Exclude<Redaction, { readonly method: 'drop' | 'suppress-small-groups' }>

/**
 * A change of cells.
 *
 * `value` and `text` make SQL of SQL: from the typed value and the published text of a cell, to those after it.
 * `cell` is what `text` gives, for a cell with a value. Blank stays blank.
 */
export interface CellChange {
  readonly type: ColumnType
  readonly value: (value: string, text: string) => string
  readonly text: (value: string, text: string) => string
  readonly cell: (text: string) => string | null
}

/** The change that a redaction makes to a column of this type. It has to fit: see `whyUnfit`. */
export function changeOf(redaction: CellRedaction, type: ColumnType): CellChange {
  switch (redaction.method) {
    case 'mask':
      return maskedTo(redaction.keep)
    case 'generalise-date':
      if (redaction.to === 'month') return MONTH
      return redaction.to === 'year' ? YEAR : ageBandOn(redaction.onDate!)
    case 'round-coordinates':
      if (type === 'number') return roundedNumber(redaction.decimals)
      return roundedPoint(redaction.decimals, type)
    case 'snap-to-block':
      return ofText('text', blockSql, blockOf)
    case 'top-code':
      return topCoded(redaction.above, type)
  }
}

/** A change whose typed value is the text itself. */
function ofText(type: ColumnType, sql: (text: string) => string, cell: CellChange['cell']): CellChange {
  return { type, value: (_, text) => sql(text), text: (_, text) => sql(text), cell }
}

// ASCII that is neither letter nor digit stays. All else beyond ASCII counts as a letter: tables of letters differ from
// engine to engine, and a letter that one of them does not know must not stay.
const SIGNS = '\\x00-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7f'

function maskedTo(keep: number): CellChange {
  const all = (text: string): string =>
    `regexp_replace(regexp_replace(${text}, '[0-9]', '9', 'g'), '[^0-9${SIGNS}]', 'x', 'g')`
  const last = (count: number): string => `(?:[^${SIGNS}][${SIGNS}]*){${count}}$`
  const kept = (text: string): string => `regexp_extract(${text}, '${last(keep)}')`
  const sql = (text: string): string =>
    keep === 0
      ? all(text)
      : `CASE WHEN regexp_matches(${text}, '${last(2 * keep)}')
         THEN left(${all(text)}, length(${text}) - length(${kept(text)})) || ${kept(text)} ELSE ${all(text)} END`
  return ofText('text', sql, (text) => maskedCell(text, keep))
}

/** Keeps nothing where the last `keep` letters and digits would be more than half of them. */
function maskedCell(text: string, keep: number): string {
  const characters = [...text]
  const places = characters.flatMap((character, at) => (IS_SIGN.test(character) ? [] : [at]))
  const from = keep > 0 && places.length >= 2 * keep ? places.at(-keep)! : characters.length
  return characters
    .map((character, at) => {
      if (at >= from || IS_SIGN.test(character)) return character
      return /[0-9]/.test(character) ? '9' : 'x'
    })
    .join('')
}

const IS_SIGN = new RegExp(`[${SIGNS}]`, 'u')

/** Published dates and datetimes; years before 1 and after 9999 do not match and become blank. */
const DAY = '^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][^(]*)?$'

const MONTH = ofText(
  'text',
  (text) => `nullif(left(regexp_extract(${text}, '${DAY}'), 7), '')`,
  (text) => (new RegExp(DAY).test(text) ? text.slice(0, 7) : null),
)

const YEAR: CellChange = {
  type: 'integer',
  value: (_, text) => yearSql(text),
  text: (_, text) => `CAST(${yearSql(text)} AS VARCHAR)`,
  cell: (text) => {
    const year = new RegExp(DAY).exec(text)?.[1]
    return year === undefined ? null : String(Number(year))
  },
}

function yearSql(text: string): string {
  return `TRY_CAST(regexp_extract(${text}, '${DAY}', 1) AS BIGINT)`
}

const OLDEST = 90

/** Full years on a day, ten at a time; days after it are blank. @param onDate ISO 8601 */
function ageBandOn(onDate: string): CellChange {
  // Each band from the last birthday above it: comparing texts takes less than counting years.
  const bornAfter = (age: number): string =>
    String(Math.max(0, Number(onDate.slice(0, 4)) - age)).padStart(4, '0') + onDate.slice(4, 10)
  const bands = Array.from({ length: OLDEST / 10 }, (_, band) => ({
    above: bornAfter(10 * (band + 1)),
    words: `${10 * band}-${10 * band + 9}`,
  }))
  const sql = (text: string): string => {
    const born = `left(${text}, 10)`
    const cases = bands.map(({ above, words }) => `WHEN ${born} > '${above}' THEN '${words}'`)
    return `CASE WHEN ${text} IS NULL OR NOT regexp_matches(${text}, '${DAY}') OR ${born} > '${onDate}' THEN NULL
      ${cases.join(' ')} ELSE '${OLDEST}+' END`
  }
  return ofText('text', sql, (text) => {
    const born = text.slice(0, 10)
    if (!new RegExp(DAY).test(text) || born > onDate) return null
    return bands.find(({ above }) => born > above)?.words ?? `${OLDEST}+`
  })
}

const NUMBER = '([-+]?(?:[0-9]+(?:[.][0-9]*)?|[.][0-9]+)(?:[eE][-+]?[0-9]+)?)'
/** Places are published as Well-Known Text. Heights and measures go: a height is a floor. */
const POINT = `^POINT *Z?M? *[(]${NUMBER} +${NUMBER}(?: +${NUMBER}){0,2}[)]$`

function roundedNumber(decimals: number): CellChange {
  return {
    type: 'number',
    value: (value) => roundedSql(value, decimals),
    text: (value) => numberTextSql(roundedSql(value, decimals)),
    cell: (text) => roundedText(text, decimals),
  }
}

/** Points only: what a rounded line or area would show is its shape, so all others become blank. */
function roundedPoint(decimals: number, type: ColumnType): CellChange {
  const number = (text: string, group: number): string => {
    const value = `TRY_CAST(regexp_extract(${text}, '${POINT}', ${group}) AS DOUBLE)`
    return numberTextSql(roundedSql(value, decimals))
  }
  const point = (text: string): string => `'POINT (' || ${number(text, 1)} || ' ' || ${number(text, 2)} || ')'`
  return {
    type,
    value: (_, text) => `TRY(CAST(${point(text)} AS GEOMETRY))`,
    text: (_, text) => point(text),
    cell: (text) => {
      const found = new RegExp(POINT).exec(text)
      const [x, y] = [1, 2].map((group) => roundedText(found?.[group] ?? '', decimals))
      return x === null || y === null ? null : `POINT (${x} ${y})`
    },
  }
}

/** Half away from zero. Adding nothing makes -0 a plain 0, which would tell the half of the globe; what is no number is null. */
function roundedSql(value: string, decimals: number): string {
  return `nullif(nullif(round(${value}, ${decimals}) + 0.0::DOUBLE, 'Infinity'::DOUBLE), '-Infinity'::DOUBLE)`
}

function roundedText(text: string, decimals: number): string | null {
  const value = text === '' ? Number.NaN : Number(text)
  if (!Number.isFinite(value)) return null
  const scale = 10 ** decimals
  const scaled = value * scale
  const whole = Math.trunc(scaled)
  const rounded = (Math.abs(scaled - whole) >= 0.5 ? whole + Math.sign(scaled) : whole) / scale
  return numberText(Number.isFinite(rounded) ? rounded : value)
}

/** Without the `.0` of whole numbers, which the other cells of a CSV do not have either. */
function numberTextSql(value: string): string {
  return `regexp_replace(CAST(${value} AS VARCHAR), '[.]0$', '')`
}

/** A number as DuckDB writes it: shortest, with an exponent below 0.0001 and from 1e16 on. */
export function numberText(value: number): string {
  if (value === 0) return '0'
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const power = Number(exponent)
  if (power >= -4 && power < 16) return String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}

function topCoded(above: number, type: ColumnType): CellChange {
  const top = numberText(above)
  const limit = `CAST('${top}' AS ${type === 'integer' ? 'BIGINT' : 'DOUBLE'})`
  const isAbove =
    type === 'integer' ? (text: string) => BigInt(text) > BigInt(above) : (text: string) => Number(text) > above
  return {
    type,
    value: (value) => `CASE WHEN ${value} > ${limit} THEN ${limit} ELSE ${value} END`,
    text: (value, text) => `CASE WHEN ${value} > ${limit} THEN '${top}' ELSE ${text} END`,
    cell: (text) => (isAbove(text) ? top : text),
  }
}
