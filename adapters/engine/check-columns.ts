// adapters/engine/check-columns.ts: looks at every cell of the raw table: types, declared rules, formulas, personal data.
import type { Checks } from '../../core/checks.ts'
import { maskedExample } from '../../core/engine/choose-type.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { disarmed, runsAsFormula } from '../../core/engine/formula-cells.ts'
import { judgementOn, type Topic } from '../../core/engine/judge.ts'
import { quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Handling } from '../../core/handling.ts'
import type { ColumnType } from '../../core/model.ts'
import type { Finding, PersonalData } from '../../core/report.ts'
import { breachesOf, breachFindings, type RuleTable, unfitDeclarations } from './check-rules.ts'
import type { ScannedText, TableOptions } from './check-table.ts'
import type { Database } from './database.ts'
import { inferTypes, type TypedColumn } from './infer.ts'
import type { RowFaults } from './row-faults.ts'
import { scanPersonal } from './scan-personal.ts'

export interface CheckedColumns {
  readonly columns: readonly TypedColumn[]
  readonly personal: readonly (readonly PersonalData[])[]
  /** Not yet judged. */
  readonly findings: readonly Finding[]
}

/** The decisions that count, asked by topic. */
interface Judge {
  readonly handling: Handling
  readonly checks: Checks
}

export async function checkColumns(
  database: Database,
  text: ScannedText,
  raw: string,
  faults: RowFaults,
  options: TableOptions,
): Promise<CheckedColumns> {
  const { handling, checks, onProgress } = options
  onProgress('types', 0.4)
  const inferred = await inferTypes(database, {
    path: raw,
    rows: text.rows,
    names: text.names,
    rowsAbove: text.layout.rowsAbove,
    delimiter: text.layout.marks.delimiter,
    declared: declaredTypes(text.names, handling),
    nullTokens: handling.reading.nullTokens ?? [],
    dateOrder: handling.reading.dateOrder,
  })
  const formulas = await disarmFormulas(database, raw, inferred.columns)
  const { columns } = formulas

  onProgress('rules', 0.45)
  await noteStructure(text, raw, faults, { handling, checks })
  await noteMisfits(raw, columns, faults, { handling, checks })
  // Rows that are left out already break no rule.
  const kept = await faults.kept()
  const table: RuleTable = { raw, columns, rowsAbove: text.layout.rowsAbove, handling, kept }
  const rules = await checkRules(database, table, faults, { handling, checks })

  onProgress('personal data', 0.5)
  const personal = await scanPersonal(database, raw, columns, text.rows)
  const findings = [
    ...inferred.findings,
    ...formulas.findings,
    ...labelsRepeated(text, handling),
    ...rules,
    ...personal.findings,
  ]
  return { columns, personal: personal.columns, findings }
}

/** Declarations go by the name of the column: a name that stands twice in the header is none. */
function labelsRepeated(text: ScannedText, handling: Handling): Finding[] {
  const isRepeated = text.findings.some(({ code, severity }) => code === 'duplicate-label' && severity === 'error')
  if (handling.columns.length === 0 || !isRepeated) return []
  return [findingOf('schema-error', { found: 'columns go by name, and the header has a name twice' })]
}

function declaredTypes(names: readonly string[], handling: Handling): Map<number, ColumnType> {
  const places = new Map(names.map((name, index) => [name.toLowerCase(), index]))
  return new Map(
    handling.columns.flatMap(({ name, type }) => {
      const place = places.get(name.toLowerCase())
      return place === undefined || type === undefined ? [] : [[place, type] as const]
    }),
  )
}

/** Rows that the scanner told of: those with a fault are remembered, those that a decision takes out are set aside. */
async function noteStructure(text: ScannedText, raw: string, faults: RowFaults, judge: Judge): Promise<void> {
  const { rowsAbove } = text.layout
  for (const [code, rows] of text.log.rows) {
    const isFault = text.findings.some((finding) => finding.code === code && finding.severity === 'error')
    if (!isFault) continue
    await faults.addRows(
      code,
      rows.map((row) => row - rowsAbove - 1),
      actionOn({ code }, judge) === 'set-aside',
    )
  }
  if (text.log.blankRows > 0 && actionOn({ code: 'blank-row' }, judge) === 'fix') {
    const blank = text.names.map((_, index) => `coalesce(trim(${rawColumn(index)}), '') = ''`).join(' AND ')
    const query = `SELECT file_row_number AS place FROM read_parquet(${quoteText(raw)}, file_row_number = true) WHERE ${blank}`
    await faults.add({ code: 'blank-row', query, isSetAside: true, isSilent: true })
  }
}

async function noteMisfits(
  raw: string,
  columns: readonly TypedColumn[],
  faults: RowFaults,
  judge: Judge,
): Promise<void> {
  for (const { name, misfit } of columns) {
    if (!misfit) continue
    const code = 'declared-type-error'
    const query = `SELECT file_row_number AS place FROM read_parquet(${quoteText(raw)}, file_row_number = true) WHERE ${misfit}`
    await faults.add({ code, query, isSetAside: actionOn({ code, column: name }, judge) === 'set-aside' })
  }
}

async function checkRules(database: Database, table: RuleTable, faults: RowFaults, judge: Judge): Promise<Finding[]> {
  const findings = await unfitDeclarations(database, table)
  // A pattern that is none, or a bound of another type, would stop the queries.
  if (findings.some(({ code }) => code === 'schema-error')) return findings
  for (const breach of breachesOf(table)) {
    const found = await breachFindings(database, table, breach)
    if (found.length === 0) continue
    findings.push(...found)
    const column = breach.column === undefined ? undefined : table.columns[breach.column - 1]!.name
    const isSetAside = actionOn({ code: breach.code, column }, judge) === 'set-aside'
    await faults.add({ code: breach.code, query: `SELECT place FROM (${breach.query})`, isSetAside })
  }
  return findings
}

function actionOn(topic: Topic, { handling, checks }: Judge) {
  return judgementOn(topic, 'error', handling, checks).action
}

/** Columns in one query. */
const COLUMNS_PER_QUERY = 64

/** Texts that a spreadsheet would run are published with an apostrophe in front, in every file alike. */
async function disarmFormulas(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
): Promise<{ columns: readonly TypedColumn[]; findings: readonly Finding[] }> {
  const texts = columns.filter(({ form }) => form.type === 'text')
  const found = new Map<TypedColumn, Finding>()
  for (let at = 0; at < texts.length; at += COLUMNS_PER_QUERY) {
    const part = texts.slice(at, at + COLUMNS_PER_QUERY)
    const counts = part.flatMap(({ index, cell }) => [
      `count(*) FILTER (WHERE ${runsAsFormula(cell)}) AS n${index}`,
      `min(left(${cell}, 40)) FILTER (WHERE ${runsAsFormula(cell)}) AS s${index}`,
    ])
    const [row] = await database.rows(`SELECT ${counts.join(', ')} FROM read_parquet(${quoteText(raw)})`)
    for (const column of part) {
      const count = Number(row![`n${column.index}`])
      if (count === 0) continue
      const facts = { column: column.index + 1, name: column.name, count }
      const shown = maskedExample(String(row![`s${column.index}`]))
      found.set(column, findingOf('formula-cell', { ...facts, found: shown }))
    }
  }
  const safe = columns.map((column) => (found.has(column) ? { ...column, form: disarmed(column.form) } : column))
  return { columns: safe, findings: [...found.values()] }
}
