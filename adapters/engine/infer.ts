// adapters/engine/infer.ts: decides the type of every column: as declared, or likely forms from a sample, then every row.
import { declaredForms, likelyForms } from '../../core/engine/choose-type.ts'
import { NULL_TOKENS } from '../../core/engine/nulls.ts'
import { quoteText, rawColumn, textCell, trimmed } from '../../core/engine/sql.ts'
import { type DateOrder, type Form, guarded, TEXT_FORM } from '../../core/engine/types.ts'
import type { ColumnType } from '../../core/model.ts'
import type { Finding } from '../../core/report.ts'
import type { Database } from './database.ts'
import { typeFindings } from './infer-findings.ts'
import { sampleColumns } from './infer-sample.ts'

export interface RawTable {
  readonly path: string
  readonly rows: number
  /** Published names, in order. */
  readonly names: readonly string[]
  /** Records above the data, to turn row numbers into those of the file. */
  readonly rowsAbove: number
  readonly delimiter: string
  /** Types that the publisher declared, by place of the column from 0. */
  readonly declared: ReadonlyMap<number, ColumnType>
  /** The publisher's words for "no value", beside the usual ones. */
  readonly nullTokens: readonly string[]
  readonly dateOrder?: DateOrder | undefined
}

export interface TypedColumn {
  readonly name: string
  /** Place in the raw file, from 0. */
  readonly index: number
  readonly form: Form
  /** SQL of a cell for the form to work on. */
  readonly cell: string
  /** SQL that holds for cells that do not fit the declared type; absent when every cell fits. */
  readonly misfit?: string
}

export interface Inferred {
  readonly columns: readonly TypedColumn[]
  readonly findings: readonly Finding[]
}

/** A column on its way to a type. */
export interface Candidate {
  readonly index: number
  readonly forms: readonly Form[]
  readonly isDeclared: boolean
  /** Misfits over all rows, of the forms tried so far. */
  readonly misfits: Map<Form, number>
  cells: number
  /** Cells that only say "no value". */
  tokens: number
  /** Cells with blanks around the value. */
  padded: number
}

/** What was settled for one column. */
export interface Settled {
  readonly form: Form
  readonly doubt?: 'ambiguous-date' | 'ambiguous-place'
}

/** Columns in one query: plans of thousands of expressions take longer than the work. */
const COLUMNS_PER_QUERY = 64

/** SQL of a cell for a typed column: trimmed, null where it only says "no value". */
export function valueCell(table: RawTable, index: number): string {
  const tokens = [...NULL_TOKENS, ...table.nullTokens].map(quoteText).join(', ')
  return `(CASE WHEN ${trimmed(index)} IN (${tokens}) THEN NULL ELSE ${trimmed(index)} END)`
}

export async function inferTypes(database: Database, table: RawTable): Promise<Inferred> {
  if (table.rows === 0) return { columns: table.names.map((name, index) => textColumn(name, index)), findings: [] }
  const samples = await sampleColumns(database, table)
  const candidates = samples.map((sample, index): Candidate => {
    const declared = table.declared.get(index)
    const forms = declared ? declaredForms(sample, declared) : likelyForms(sample, table.delimiter, table.nullTokens)
    return { index, forms, isDeclared: !!declared, misfits: new Map(), cells: 0, tokens: 0, padded: 0 }
  })

  await tryForms(database, table, candidates)

  const chosen = candidates.map((candidate) => chosenForms(candidate))
  const order = table.dateOrder ?? dateOrder(chosen, table.delimiter)
  const settled = chosen.map((forms) => settle(forms, order))
  const columns = table.names.map((name, index) => typedColumn(table, name, settled[index]!, candidates[index]!))
  return { columns, findings: await typeFindings(database, table, { candidates, settled, columns, samples }) }
}

function textColumn(name: string, index: number): TypedColumn {
  return { name, index, form: TEXT_FORM, cell: textCell(index) }
}

/** Where every cell is a plain value, the work of trimming and comparing is saved in every later pass. */
function typedColumn(table: RawTable, name: string, { form }: Settled, candidate: Candidate): TypedColumn {
  const { index, tokens, padded } = candidate
  if (form === TEXT_FORM) return textColumn(name, index)
  const cell = tokens + padded === 0 ? rawColumn(index) : valueCell(table, index)
  if (candidate.misfits.get(form) === 0) return { name, index, form, cell }
  const misfit = `(${cell} IS NOT NULL AND NOT coalesce(${form.fits(cell)}, false))`
  return { name, index, form: guarded(form), cell, misfit }
}

/** Rounds over the file: each tries the next form of every column that has none yet. */
async function tryForms(database: Database, table: RawTable, candidates: readonly Candidate[]): Promise<void> {
  for (;;) {
    const round = candidates.flatMap((candidate) => {
      const form = nextForm(candidate)
      return form ? [{ candidate, form }] : []
    })
    if (round.length === 0) return
    const closer = await inParts(round, (part) => tryPlainCells(database, table, part))
    await inParts(closer, (part) => tryCleanedCells(database, table, part))
  }
}

/** One form tried on one column. */
interface Trial {
  readonly candidate: Candidate
  readonly form: Form
}

async function inParts(trials: readonly Trial[], work: (part: readonly Trial[]) => Promise<Trial[]>): Promise<Trial[]> {
  const left: Trial[] = []
  for (let at = 0; at < trials.length; at += COLUMNS_PER_QUERY) {
    left.push(...(await work(trials.slice(at, at + COLUMNS_PER_QUERY))))
  }
  return left
}

/** Tries the cells as they are: enough for most columns, and half the work. @returns the trials that need a closer look */
async function tryPlainCells(database: Database, table: RawTable, part: readonly Trial[]): Promise<Trial[]> {
  const counts = part.flatMap(({ candidate: { index }, form }, place) => [
    `count(${rawColumn(index)}) AS n${place}`,
    `count(*) FILTER (WHERE ${form.fits(rawColumn(index))}) AS f${place}`,
  ])
  const [row] = await database.rows(`SELECT ${counts.join(', ')} FROM read_parquet(${quoteText(table.path)})`)
  return part.filter(({ candidate, form }, place) => {
    const cells = Number(row![`n${place}`])
    if (Number(row![`f${place}`]) !== cells) return true
    candidate.cells = cells
    candidate.misfits.set(form, 0)
    return false
  })
}

/** Tries the cells without blanks around them and without the words for "no value". */
async function tryCleanedCells(database: Database, table: RawTable, part: readonly Trial[]): Promise<Trial[]> {
  const counts = part.flatMap(({ candidate: { index }, form }, place) => {
    const cell = valueCell(table, index)
    return [
      `count(${cell}) AS n${place}`,
      `count(${trimmed(index)}) AS a${place}`,
      `count(*) FILTER (WHERE coalesce(strlen(${trimmed(index)}), 0) <> strlen(${rawColumn(index)})) AS p${place}`,
      `count(*) FILTER (WHERE ${cell} IS NOT NULL AND NOT coalesce(${form.fits(cell)}, false)) AS m${place}`,
    ]
  })
  // No subquery that names the cell once: expressions on file columns run once per dictionary entry, twice as fast.
  const [row] = await database.rows(`SELECT ${counts.join(', ')} FROM read_parquet(${quoteText(table.path)})`)
  for (const [place, { candidate, form }] of part.entries()) {
    candidate.cells = Number(row![`n${place}`])
    candidate.tokens = Number(row![`a${place}`]) - candidate.cells
    candidate.padded = Number(row![`p${place}`])
    candidate.misfits.set(form, Number(row![`m${place}`]))
  }
  return []
}

/** The next form to try: once one fits, only its twin with the other order is of interest. */
function nextForm({ forms, misfits }: Candidate): Form | undefined {
  const fitting = forms.find((form) => misfits.get(form) === 0)
  if (!fitting) return forms.find((form) => !misfits.has(form))
  return forms.find((form) => form.order && fitting.order && form.order !== fitting.order && !misfits.has(form))
}

/** The form of a column, or two when the order of day and month, or of the degrees, could be either. */
function chosenForms({ forms, misfits, isDeclared }: Candidate): readonly Form[] {
  const fitting = forms.filter((form) => misfits.get(form) === 0)
  if (fitting.length === 0 && isDeclared) {
    const tried = forms.filter((form) => misfits.has(form))
    return tried.toSorted((a, b) => misfits.get(a)! - misfits.get(b)!).slice(0, 1)
  }
  const other = fitting.find((form) => form.order && form.order !== fitting[0]!.order && form.type === fitting[0]!.type)
  return other && fitting[0]!.order ? [fitting[0]!, other] : fitting.slice(0, 1)
}

/** Day first or month first, as the columns that leave no doubt write it; else as a semicolon suggests. */
function dateOrder(chosen: readonly (readonly Form[])[], delimiter: string): DateOrder | undefined {
  const orders = chosen.flatMap((forms) => (forms.length === 1 && forms[0]!.order ? [forms[0]!.order] : []))
  const sure = new Set(orders.filter((order) => order === 'month-first' || order === 'day-first'))
  if (sure.size === 1) return [...sure][0]
  const hasCommaDecimal = chosen.some((forms) => forms[0]?.isCommaDecimal)
  return sure.size === 0 && (delimiter === ';' || hasCommaDecimal) ? 'day-first' : undefined
}

function settle(forms: readonly Form[], order: DateOrder | undefined): Settled {
  if (forms.length < 2) return { form: forms[0] ?? TEXT_FORM }
  if (forms[0]!.type === 'geopoint') return { form: forms[0]!, doubt: 'ambiguous-place' }
  const form = forms.find((candidate) => candidate.order === order)
  return form ? { form } : { form: TEXT_FORM, doubt: 'ambiguous-date' }
}
