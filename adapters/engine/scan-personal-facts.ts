// adapters/engine/scan-personal-facts.ts: what the personal-data scan knows of each column: a sample of cells, and counts over all rows.
import { type ColumnFacts, factsOf } from '../../core/engine/personal/columns.ts'
import { ANY_VALUE } from '../../core/engine/personal/value-patterns.ts'
import { quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'
import { stretches } from './infer-sample.ts'

export interface Facts {
  readonly facts: readonly ColumnFacts[]
  /** Whether any cell of the column holds a value that tells itself. */
  readonly suspects: readonly boolean[]
}

const SAMPLE_ROWS = 2_000
const SAMPLE_CELLS = 400_000
const SAMPLE_LENGTH = 400
/** A column that the sample finds blank is asked for this many cells with a value. */
const FURTHER_CELLS = 500
const COLUMNS_PER_QUERY = 32
/** The shortest card number: integers may be one. */
const LONG_NUMBER = 12

export async function readFacts(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<Facts> {
  const counts = await countCells(database, raw, columns)
  const samples = await sampleCells(database, raw, columns, rows)
  for (const [index, cells] of samples.entries()) {
    if (cells.length >= 20 || cells.length >= counts[index]!.filled) continue
    samples[index] = await furtherCells(database, raw, columns[index]!)
  }
  return {
    facts: columns.map(({ name, form }, index) => {
      const { filled, meanLength } = counts[index]!
      return factsOf({ name, type: form.type, cells: samples[index]!, filled, meanLength })
    }),
    suspects: counts.map(({ suspects }) => suspects > 0),
  }
}

/**
 * SQL of whether a cell holds what a pattern (RE2) says, anywhere in it.
 *
 * A full match, as DuckDB does it once per entry of a Parquet dictionary and `regexp_matches` once per row: a fifth of the time.
 */
export function holds(cell: string, pattern: string): string {
  return `regexp_full_match(${cell}, ${quoteText(`(?s:.*)(?:${pattern})(?s:.*)`)})`
}

interface Counts {
  readonly filled: number
  readonly meanLength: number
  /** Cells that may hold a value that tells itself. */
  readonly suspects: number
}

async function countCells(database: Database, raw: string, columns: readonly TypedColumn[]): Promise<Counts[]> {
  const counts: Counts[] = []
  for (let at = 0; at < columns.length; at += COLUMNS_PER_QUERY) {
    const part = columns.slice(at, at + COLUMNS_PER_QUERY)
    const tests = part.flatMap(({ cell, form, index }, place) => {
      const plain = rawColumn(index)
      return [
        `count(${cell}) AS n${place}`,
        `coalesce(sum(strlen(${plain})), 0) AS l${place}`,
        `count(*) FILTER (WHERE ${suspicion(plain, form.type)}) AS s${place}`,
      ]
    })
    const [row] = await database.rows(`SELECT ${tests.join(', ')} FROM read_parquet(${quoteText(raw)})`)
    for (const place of part.keys()) {
      const filled = Number(row![`n${place}`])
      const meanLength = Number(row![`l${place}`]) / Math.max(1, filled)
      counts.push({ filled, meanLength, suspects: Number(row![`s${place}`]) })
    }
  }
  return counts
}

function suspicion(cell: string, type: TypedColumn['form']['type']): string {
  if (type === 'text') return holds(cell, ANY_VALUE)
  return type === 'integer' ? `strlen(${cell}) >= ${LONG_NUMBER}` : 'false'
}

/** Cells of five stretches of the file, those with a value. */
async function sampleCells(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<string[][]> {
  const wanted = Math.max(50, Math.min(SAMPLE_ROWS, Math.floor(SAMPLE_CELLS / columns.length)))
  const cells = columns.map((): string[] => [])
  // Rows of thousands of cells would fill the heap.
  for (let from = 0; from < columns.length; from += COLUMNS_PER_QUERY) {
    const part = columns.slice(from, from + COLUMNS_PER_QUERY)
    const picked = part.map(({ cell }, at) => `left(${cell}, ${SAMPLE_LENGTH}) AS p${at}`).join(', ')
    for (const { start, end } of stretches(rows, wanted)) {
      const found = await database.rows(
        `SELECT ${picked} FROM read_parquet(${quoteText(raw)}, file_row_number = true) WHERE file_row_number >= ${start} AND file_row_number < ${end} ORDER BY file_row_number`,
      )
      for (const row of found) for (const at of part.keys()) addCell(cells[from + at]!, row[`p${at}`])
    }
  }
  return cells
}

async function furtherCells(database: Database, raw: string, { cell }: TypedColumn): Promise<string[]> {
  const found = await database.rows(
    `SELECT left(${cell}, ${SAMPLE_LENGTH}) AS cell FROM read_parquet(${quoteText(raw)}) WHERE ${cell} IS NOT NULL LIMIT ${FURTHER_CELLS}`,
  )
  const cells: string[] = []
  for (const row of found) addCell(cells, row['cell'])
  return cells
}

function addCell(known: string[], cell: unknown): void {
  const text = typeof cell === 'string' ? cell.trim() : ''
  if (text !== '') known.push(text)
}
