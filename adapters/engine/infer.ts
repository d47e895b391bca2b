// adapters/engine/infer.ts: decides the type of every column: likely forms from a sample, then every row.
import { type ColumnSample, isNearMiss, likelyForms, maskedExample } from '../../core/engine/choose-type.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { isNullToken, NULL_TOKENS } from '../../core/engine/nulls.ts'
import { quoteText, rawColumn, textCell, trimmed } from '../../core/engine/sql.ts'
import { type DateOrder, type Form, TEXT_FORM } from '../../core/engine/types.ts'
import type { Finding } from '../../core/report.ts'
import type { Database } from './database.ts'

export interface RawTable {
  readonly path: string
  readonly rows: number
  /** Published names, in order. */
  readonly names: readonly string[]
  /** Records above the data, to turn row numbers into those of the file. */
  readonly rowsAbove: number
  readonly delimiter: string
}

export interface TypedColumn {
  readonly name: string
  readonly form: Form
  /** SQL of a cell for the form to work on. */
  readonly cell: string
}

export interface Inferred {
  readonly columns: readonly TypedColumn[]
  readonly findings: readonly Finding[]
}

/** A column on its way to a type. */
interface Candidate {
  readonly index: number
  readonly forms: readonly Form[]
  /** Misfits over all rows, of the forms tried so far. */
  readonly misfits: Map<Form, number>
  cells: number
  /** Cells that only say "no value". */
  tokens: number
  /** Cells with blanks around the value. */
  padded: number
}

const SAMPLE_ROWS = 10_000
/** Cells that a sample may hold over all columns, for very wide tables. */
const SAMPLE_CELLS = 2_000_000
/** Characters of a cell that a sample holds: no number or date is as long. */
const SAMPLE_LENGTH = 64
/** Columns in one query: plans of thousands of expressions take longer than the work. */
const COLUMNS_PER_QUERY = 64

const TOKEN_LIST = NULL_TOKENS.map(quoteText).join(', ')

/** SQL of a cell for a typed column: trimmed, null where it only says "no value". */
function valueCell(index: number): string {
  return `(CASE WHEN ${trimmed(index)} IN (${TOKEN_LIST}) THEN NULL ELSE ${trimmed(index)} END)`
}

export async function inferTypes(database: Database, table: RawTable): Promise<Inferred> {
  if (table.rows === 0) return { columns: table.names.map((name, index) => textColumn(name, index)), findings: [] }
  const samples = await sampleColumns(database, table)
  const candidates = samples.map((sample, index) => ({
    index,
    forms: likelyForms(sample, table.delimiter),
    misfits: new Map<Form, number>(),
    cells: 0,
    tokens: 0,
    padded: 0,
  }))

  await tryForms(database, table, candidates)

  const chosen = candidates.map((candidate) => chosenForm(candidate))
  const order = dateOrder(chosen, table.delimiter)
  const findings: Finding[] = []
  const columns: TypedColumn[] = []
  for (const [index, name] of table.names.entries()) {
    const form = settle(chosen[index]!, order)
    if (form === 'ambiguous') findings.push(findingOf('ambiguous-date', { column: index + 1, name }))
    else if (form === undefined) findings.push(...(await nearMiss(database, table, candidates[index]!)))
    columns.push(typeof form === 'object' ? typedColumn(name, form, candidates[index]!) : textColumn(name, index))
  }
  findings.push(...tokenNotices(table, columns, candidates, samples))
  return { columns, findings }
}

function textColumn(name: string, index: number): TypedColumn {
  return { name, form: TEXT_FORM, cell: textCell(index) }
}

/** Where every cell is a plain value, the work of trimming and comparing is saved in every later pass. */
function typedColumn(name: string, form: Form, { index, tokens, padded }: Candidate): TypedColumn {
  return { name, form, cell: tokens + padded === 0 ? rawColumn(index) : valueCell(index) }
}

/** Cells of five stretches of the file; columns that are blank there are asked again for cells with a value. */
async function sampleColumns(database: Database, table: RawTable): Promise<ColumnSample[]> {
  const rows = Math.max(100, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / table.names.length)))
  const cells = table.names.map(() => new Map<string, number>())
  const starts = table.names.map((_, index) => `left(${rawColumn(index)}, ${SAMPLE_LENGTH}) AS ${rawColumn(index)}`)
  for (const { start, end } of stretches(table.rows, rows)) {
    const place = `file_row_number >= ${start} AND file_row_number < ${end}`
    const found = await database.rows(
      `SELECT ${starts.join(', ')} FROM read_parquet(${quoteText(table.path)}, file_row_number = true) WHERE ${place}`,
    )
    for (const row of found) {
      for (const [index, known] of cells.entries()) addCell(known, row[rawColumn(index)])
    }
  }
  if (table.rows > rows) {
    for (const [index, known] of cells.entries()) {
      if (known.size >= 20) continue
      const more = await database.rows(
        `SELECT left(${trimmed(index)}, ${SAMPLE_LENGTH}) AS cell FROM read_parquet(${quoteText(table.path)}) WHERE ${trimmed(index)} IS NOT NULL LIMIT 1000`,
      )
      for (const { cell } of more) addCell(known, cell)
    }
  }
  return table.names.map((name, index) => ({ name, cells: cells[index]! }))
}

function addCell(known: Map<string, number>, cell: unknown): void {
  const text = typeof cell === 'string' ? cell.trim() : ''
  if (text !== '') known.set(text, (known.get(text) ?? 0) + 1)
}

/** Five equal stretches over a table, `rows` long together; `end` is exclusive. */
function stretches(total: number, rows: number): { start: number; end: number }[] {
  if (total <= rows) return [{ start: 0, end: total }]
  const length = Math.floor(rows / 5)
  return [0, 1, 2, 3, 4].map((part) => {
    const start = Math.floor(((total - length) * part) / 4)
    return { start, end: start + length }
  })
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
    const cell = valueCell(index)
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

/** The next form to try: once one fits, only its twin with the other order of day and month is of interest. */
function nextForm({ forms, misfits }: Candidate): Form | undefined {
  const fitting = forms.find((form) => misfits.get(form) === 0)
  if (!fitting) return forms.find((form) => !misfits.has(form))
  return forms.find((form) => form.order && fitting.order && form.order !== fitting.order && !misfits.has(form))
}

/** The form of a column, or two when day and month could be either. */
function chosenForm({ forms, misfits }: Candidate): readonly Form[] {
  const fitting = forms.filter((form) => misfits.get(form) === 0)
  const other = fitting.find((form) => form.order && form.order !== fitting[0]!.order && form.type === fitting[0]!.type)
  return other && fitting[0]!.order ? [fitting[0]!, other] : fitting.slice(0, 1)
}

/** Day first or month first, as the columns that leave no doubt write it; else as a semicolon suggests. */
function dateOrder(chosen: readonly (readonly Form[])[], delimiter: string): DateOrder | undefined {
  const sure = new Set(chosen.flatMap((forms) => (forms.length === 1 && forms[0]!.order ? [forms[0]!.order] : [])))
  if (sure.size === 1) return [...sure][0]
  const hasCommaDecimal = chosen.some((forms) => forms[0]?.isCommaDecimal)
  return sure.size === 0 && (delimiter === ';' || hasCommaDecimal) ? 'day-first' : undefined
}

function settle(forms: readonly Form[], order: DateOrder | undefined): Form | 'ambiguous' | undefined {
  if (forms.length < 2) return forms[0]
  return forms.find((form) => form.order === order) ?? 'ambiguous'
}

/** Cells that keep a column from its type, when they are few. Codes with leading zeros are no misfits. */
async function nearMiss(database: Database, table: RawTable, candidate: Candidate): Promise<Finding[]> {
  const best = [...candidate.misfits].sort((a, b) => a[1] - b[1])[0]
  if (!best || !isNearMiss(best[1], candidate.cells)) return []
  const cell = valueCell(candidate.index)
  const misfit = `${cell} IS NOT NULL AND NOT coalesce(${best[0].fits(cell)}, false)`
  const found = await database.rows(
    `SELECT file_row_number AS at, left(${cell}, ${SAMPLE_LENGTH}) AS cell FROM read_parquet(${quoteText(table.path)}, file_row_number = true) WHERE ${misfit} ORDER BY 1 LIMIT 5`,
  )
  if (found.every((row) => /^[-+]?0\d+$/.test(String(row['cell'])))) return []
  const column = candidate.index + 1
  return found.map((row) => {
    const facts = { column, name: table.names[candidate.index]!, expected: best[0].type, count: best[1] }
    const place = { row: Number(row['at']) + table.rowsAbove + 1, found: maskedExample(String(row['cell'])) }
    return findingOf('type-error', { ...facts, ...place }, best[1] > found.length ? { total: best[1] } : {})
  })
}

function tokenNotices(
  table: RawTable,
  columns: readonly TypedColumn[],
  candidates: readonly Candidate[],
  samples: readonly ColumnSample[],
): Finding[] {
  return candidates
    .filter(({ index, tokens }) => tokens > 0 && columns[index]!.form !== TEXT_FORM)
    .map(({ index, tokens }) => {
      const seen = [...samples[index]!.cells.keys()]
        .filter(isNullToken)
        .slice(0, 3)
        .map((token) => `"${token}"`)
      const found = seen.join(', ') || 'a word'
      return findingOf('null-token', { column: index + 1, name: table.names[index]!, count: tokens, found })
    })
}
