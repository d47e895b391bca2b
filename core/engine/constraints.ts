// core/engine/constraints.ts: Table Schema's constraints as SQL: which rows break them, and what was expected, in words.
import type { Constraints } from '../handling.ts'
import type { ColumnType } from '../model.ts'
import { quoteText } from './sql.ts'

/** One rule on one column. `broken` is SQL that holds for rows that break it. */
export interface Rule {
  readonly expected: string
  readonly broken: string
}

/** SQL of a column's typed value and of its text as published. */
export interface CellSql {
  readonly type: ColumnType
  readonly value: string
  readonly text: string
}

const SQL_TYPES: Partial<Record<ColumnType, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  time: 'TIME',
  boolean: 'BOOLEAN',
}

/**
 * The rules that a column's constraints make, but `unique`, which is about rows together.
 *
 * Cells without a value break `required` only.
 */
export function rulesOf(constraints: Constraints, { type, value, text }: CellSql): Rule[] {
  const rules: Rule[] = []
  const add = (expected: string, broken: string): void => {
    rules.push({ expected, broken: `coalesce(${broken}, false)` })
  }
  const bound = (literal: string): string => `TRY_CAST(${quoteText(literal)} AS ${SQL_TYPES[type] ?? 'VARCHAR'})`
  if (constraints.required) add('a value', `${text} IS NULL`)
  if (constraints.minimum !== undefined)
    add(`at least ${constraints.minimum}`, `${value} < ${bound(constraints.minimum)}`)
  if (constraints.maximum !== undefined)
    add(`at most ${constraints.maximum}`, `${value} > ${bound(constraints.maximum)}`)
  if (constraints.minLength !== undefined) {
    add(`at least ${constraints.minLength} characters`, `length(${text}) < ${constraints.minLength}`)
  }
  if (constraints.maxLength !== undefined) {
    add(`at most ${constraints.maxLength} characters`, `length(${text}) > ${constraints.maxLength}`)
  }
  if (constraints.pattern !== undefined) {
    add(`the pattern ${constraints.pattern}`, `NOT regexp_full_match(${text}, ${quoteText(constraints.pattern)})`)
  }
  if (constraints.enum) {
    const listed = constraints.enum.map((one) => (SQL_TYPES[type] ? bound(one) : quoteText(one)))
    add(`one of ${shortList(constraints.enum)}`, `${SQL_TYPES[type] ? value : text} NOT IN (${listed.join(', ')})`)
  }
  return rules
}

/** Bounds and codes that are no values of the column's type. */
export function unreadableBounds(constraints: Constraints, type: ColumnType): string[] {
  const pattern = BOUND_PATTERNS[type]
  const ordered = ['integer', 'number', 'date', 'datetime', 'time'].includes(type)
  const bounds = [constraints.minimum, constraints.maximum].filter((one) => one !== undefined)
  if (!ordered && bounds.length > 0) return [`a minimum or maximum is declared, but the column is ${type}`]
  if (!pattern) return []
  return [...bounds, ...(constraints.enum ?? [])]
    .filter((one) => !pattern.test(one))
    .map((one) => `"${one}" is no ${type}`)
}

/** What a bound of each type looks like. */
const BOUND_PATTERNS: Partial<Record<ColumnType, RegExp>> = {
  integer: /^-?\d{1,18}$/,
  number: /^-?(\d+(\.\d+)?|\.\d+)([eE][-+]?\d+)?$/,
  date: /^\d{4}-\d\d-\d\d$/,
  datetime: /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?$/,
  time: /^\d\d:\d\d(:\d\d)?$/,
  boolean: /^(true|false)$/,
}

const SHOWN_CODES = 5

function shortList(codes: readonly string[]): string {
  const shown = codes.slice(0, SHOWN_CODES).join(', ')
  return codes.length > SHOWN_CODES ? `${shown} and ${codes.length - SHOWN_CODES} more` : shown
}
