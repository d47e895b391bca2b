// core/engine/formula-cells.ts: cells that a spreadsheet would run as a formula, and how every export disarms them alike.
import type { Form } from './types.ts'

// Signs before digits are numbers and phones: `-5`, `+1 (415) 555-0100`, `-2,5/3`. The rest is read as a formula by spreadsheets.
const FORMULA = '[=@\\t\\r].*|[+-].*[^0-9 ().,/-].*'

/** SQL that holds for texts that would run. @see https://owasp.org/www-community/attacks/CSV_Injection */
export function runsAsFormula(cell: string): string {
  // One full match and nothing beside it: DuckDB asks it once per dictionary entry, a fifth of the work.
  return `regexp_full_match(${cell}, '(?s:${FORMULA})')`
}

/** The same rule for one text in hand, such as a label. */
export function isFormula(text: string): boolean {
  return new RegExp(`^(?:${FORMULA})$`, 's').test(text)
}

/** A text form that puts an apostrophe in front of such cells: a spreadsheet then takes them as text. */
export function disarmed(form: Form): Form {
  const safe = (text: string): string => `CASE WHEN ${runsAsFormula(text)} THEN '''' || ${text} ELSE ${text} END`
  return { ...form, value: (cell) => safe(form.value(cell)), text: (cell) => safe(form.text(cell)) }
}
