// adapters/engine/scan-personal.ts: looks for personal data in every cell of the text columns.
import { findingOf } from '../../core/engine/findings.ts'
import { ANY_PERSONAL, PERSONAL_CLASSES, type PersonalClass } from '../../core/engine/personal.ts'
import { quoteText, rawColumn } from '../../core/engine/sql.ts'
import type { Finding, PersonalData } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'

const COLUMNS_PER_QUERY = 32
/** Hits that get a second look; beyond, the share of right ones counts for all. */
const CONFIRMED_HITS = 5_000

export interface PersonalScan {
  /** Per column, in order. */
  readonly columns: readonly (readonly PersonalData[])[]
  readonly findings: readonly Finding[]
}

/** Every cell, one expression per column; only columns with hits are asked class by class. */
export async function scanPersonal(
  database: Database,
  raw: string,
  columns: readonly TypedColumn[],
): Promise<PersonalScan> {
  const from = `read_parquet(${quoteText(raw)})`
  const text = columns.flatMap(({ form }, index) => (form.type === 'text' ? [index] : []))
  const suspects: number[] = []
  for (let at = 0; at < text.length; at += COLUMNS_PER_QUERY) {
    const part = text.slice(at, at + COLUMNS_PER_QUERY)
    const tests = part.map(
      (index) => `count(*) FILTER (WHERE regexp_matches(${rawColumn(index)}, ${quoteText(ANY_PERSONAL)})) AS n${index}`,
    )
    const [row] = await database.rows(`SELECT ${tests.join(', ')} FROM ${from}`)
    suspects.push(...part.filter((index) => Number(row![`n${index}`]) > 0))
  }

  const found = columns.map((): PersonalData[] => [])
  for (const index of suspects) found[index] = await classesOf(database, from, index)
  const findings = found.flatMap((classes, index) =>
    classes.map((data) =>
      findingOf('personal-data', {
        column: index + 1,
        name: columns[index]!.name,
        found: data.class,
        count: data.hits,
      }),
    ),
  )
  return { columns: found, findings }
}

async function classesOf(database: Database, from: string, index: number): Promise<PersonalData[]> {
  const cell = rawColumn(index)
  const tests = PERSONAL_CLASSES.map(
    ({ pattern }, at) => `count(*) FILTER (WHERE regexp_matches(${cell}, ${quoteText(pattern)})) AS n${at}`,
  )
  const [row] = await database.rows(`SELECT ${tests.join(', ')} FROM ${from}`)
  const found: PersonalData[] = []
  for (const [at, personal] of PERSONAL_CLASSES.entries()) {
    const hits = await confirmed(database, from, cell, personal, Number(row![`n${at}`]))
    if (hits > 0) found.push({ class: personal.class, hits })
  }
  return found
}

async function confirmed(
  database: Database,
  from: string,
  cell: string,
  personal: PersonalClass,
  hits: number,
): Promise<number> {
  const { confirm } = personal
  if (!confirm || hits === 0) return hits
  const rows = await database.rows(
    `SELECT regexp_extract(${cell}, ${quoteText(personal.pattern)}) AS cell FROM ${from} WHERE regexp_matches(${cell}, ${quoteText(personal.pattern)}) LIMIT ${CONFIRMED_HITS}`,
  )
  const right = rows.filter((row) => confirm(String(row['cell']))).length
  return Math.round((hits * right) / rows.length)
}
