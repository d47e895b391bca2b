// core/engine/choose-type.ts: which forms a column may have, from a sample of it. All rows have the last word.

import type { ColumnType } from '../model.ts'
import { namesCode, namesDate } from './column-words.ts'
import { isNullToken } from './nulls.ts'
import { DECLARED_FORMS, FORMS, type Form, TEXT_FORM } from './types.ts'

export interface ColumnSample {
  readonly name: string
  /** Trimmed cells with a value, each distinct one once, with its count. */
  readonly cells: ReadonlyMap<string, number>
}

/** Of the sampled cells that a form may miss and still be tried: dirty cells are told one by one later. */
const MISFIT_SHARE = 0.02
/** Forms of a declared type that are tried on every row: a pass over the file each. */
const TRIED_DECLARED = 4

/**
 * The forms worth trying on every row, likeliest first; none: the column is text.
 *
 * @param delimiter a semicolon makes a decimal comma likelier than a comma between thousands
 */
export function likelyForms(sample: ColumnSample, delimiter: string, nullTokens: readonly string[] = []): Form[] {
  if (namesCode(sample.name)) return []
  const cells = [...sample.cells].filter(([cell]) => !isNullToken(cell, nullTokens))
  const total = cells.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return []
  const spare = Math.max(total * MISFIT_SHARE, total >= 10 ? 1 : 0)
  const fitting = FORMS.filter((form) => {
    if (form.needsDateName && !namesDate(sample.name)) return false
    if (form.needs && !cells.some(([cell]) => form.needs!.test(cell))) return false
    return misfits(form, cells, spare) <= spare
  })
  if (fitting.some((form) => form.key === 'boolean letters') && !hasBothLetters(cells)) return []
  return delimiter === ';'
    ? fitting.toSorted((a, b) => Number(!!b.isCommaDecimal) - Number(!!a.isCommaDecimal))
    : fitting
}

/** Forms of the declared type, those that fit most of the sample first; a cell that none takes becomes a finding. */
export function declaredForms(sample: ColumnSample, type: ColumnType): Form[] {
  if (type === 'text') return [TEXT_FORM]
  const cells = [...sample.cells]
  return [...FORMS, ...DECLARED_FORMS]
    .filter((form) => form.type === type)
    .map((form) => ({ form, off: misfits(form, cells, Number.POSITIVE_INFINITY) }))
    .toSorted((a, b) => a.off - b.off)
    .slice(0, TRIED_DECLARED)
    .map(({ form }) => form)
}

function misfits(form: Form, cells: readonly (readonly [string, number])[], enough: number): number {
  let sum = 0
  for (const [cell, count] of cells) {
    if (form.pattern.test(cell)) continue
    sum += count
    if (sum > enough) break
  }
  return sum
}

function hasBothLetters(cells: readonly (readonly [string, number])[]): boolean {
  const letters = new Set(cells.map(([cell]) => cell.toLowerCase()))
  return letters.has('y') && letters.has('n')
}

/** Few misfits among many cells are worth a word to the publisher. */
export function isNearMiss(misfits: number, cells: number): boolean {
  return misfits > 0 && (misfits <= cells * 0.01 || (misfits === 1 && cells >= 10))
}

/** What a reader may see of a cell that does not fit: enough to find it, too little to tell who it is about. */
export function maskedExample(cell: string): string {
  const start = cell.trim().slice(0, 24)
  const hidden = start.includes('@') ? start.replace(/[^@.]/g, '*') : start.replace(/\d/g, '#')
  return cell.trim().length > 24 ? `${hidden}...` : hidden
}
