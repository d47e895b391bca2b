// adapters/engine/infer-findings.ts: what there is to say about the types of the columns.
import { type ColumnSample, isNearMiss, maskedExample } from '../../core/engine/choose-type.ts'
import { findingOf, LISTED_PER_CODE } from '../../core/engine/findings.ts'
import { isNullToken } from '../../core/engine/nulls.ts'
import { quoteText } from '../../core/engine/sql.ts'
import { TEXT_FORM } from '../../core/engine/types.ts'
import type { Finding } from '../../core/report.ts'
import type { Database } from './database.ts'
import { type Candidate, type RawTable, type Settled, type TypedColumn, valueCell } from './infer.ts'
import { SAMPLE_LENGTH } from './infer-sample.ts'

interface Outcome {
  readonly candidates: readonly Candidate[]
  readonly settled: readonly Settled[]
  readonly columns: readonly TypedColumn[]
  readonly samples: readonly ColumnSample[]
}

export async function typeFindings(database: Database, table: RawTable, outcome: Outcome): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [index, name] of table.names.entries()) {
    const { form, doubt } = outcome.settled[index]!
    const column = outcome.columns[index]!
    if (form.key === 'percent') findings.push(findingOf('percent-sign', { column: index + 1, name }))
    if (doubt) findings.push(findingOf(doubt, { column: index + 1, name }))
    if (column.misfit) findings.push(...(await declaredMisfits(database, table, column, outcome.candidates[index]!)))
    else if (form === TEXT_FORM && !doubt) {
      findings.push(...(await nearMiss(database, table, outcome.candidates[index]!)))
    }
  }
  return [...findings, ...tokenNotices(table, outcome)]
}

/** Every cell that does not fit the declared type, the first ones listed. */
async function declaredMisfits(
  database: Database,
  table: RawTable,
  column: TypedColumn,
  candidate: Candidate,
): Promise<Finding[]> {
  const found = await misfitCells(database, table, column.cell, column.misfit!, LISTED_PER_CODE)
  const total = Math.min(...candidate.misfits.values())
  const facts = { column: column.index + 1, name: column.name, expected: column.form.type }
  return found.map(({ row, cell }) =>
    findingOf(
      'declared-type-error',
      { ...facts, row, found: maskedExample(cell) },
      total > found.length ? { total } : {},
    ),
  )
}

/** Cells that keep a column from its type, when they are few. Codes with leading zeros are no misfits. */
async function nearMiss(database: Database, table: RawTable, candidate: Candidate): Promise<Finding[]> {
  if (candidate.isDeclared) return []
  const best = [...candidate.misfits].sort((a, b) => a[1] - b[1])[0]
  if (!best || !isNearMiss(best[1], candidate.cells)) return []
  const cell = valueCell(table, candidate.index)
  const misfit = `${cell} IS NOT NULL AND NOT coalesce(${best[0].fits(cell)}, false)`
  const found = await misfitCells(database, table, cell, misfit, 5)
  if (found.every((one) => /^[-+]?0\d+$/.test(one.cell))) return []
  const column = candidate.index + 1
  return found.map((one) => {
    const facts = { column, name: table.names[candidate.index]!, expected: best[0].type, count: best[1] }
    const place = { row: one.row, found: maskedExample(one.cell) }
    return findingOf('type-error', { ...facts, ...place }, best[1] > found.length ? { total: best[1] } : {})
  })
}

async function misfitCells(
  database: Database,
  table: RawTable,
  cell: string,
  misfit: string,
  limit: number,
): Promise<{ row: number; cell: string }[]> {
  const found = await database.rows(
    `SELECT file_row_number AS at, left(${cell}, ${SAMPLE_LENGTH}) AS cell FROM read_parquet(${quoteText(table.path)}, file_row_number = true) WHERE ${misfit} ORDER BY 1 LIMIT ${limit}`,
  )
  return found.map((row) => ({ row: Number(row['at']) + table.rowsAbove + 1, cell: String(row['cell']) }))
}

function tokenNotices(table: RawTable, { candidates, columns, samples }: Outcome): Finding[] {
  return candidates
    .filter(({ index, tokens }) => tokens > 0 && columns[index]!.form !== TEXT_FORM)
    .map(({ index, tokens }) => {
      const seen = [...samples[index]!.cells.keys()]
        .filter((cell) => isNullToken(cell, table.nullTokens))
        .slice(0, 3)
        .map((token) => `"${token}"`)
      const found = seen.join(', ') || 'a word'
      return findingOf('null-token', { column: index + 1, name: table.names[index]!, count: tokens, found })
    })
}
