// adapters/engine/check-disclosure.ts: looks in the table as it is to be published for rows that tell whom they are about.
import type { Checks } from '../../core/checks.ts'
import {
  BLOCK_ONLY,
  type DisclosureColumn,
  EXACT_HOUSE,
  HASHES,
  isAboutPersons,
  isAge,
  PRECISE_DECIMALS,
  sensitiveColumns,
} from '../../core/engine/disclosure.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { Handling } from '../../core/handling.ts'
import type { Column } from '../../core/model.ts'
import type { Finding, PersonalData } from '../../core/report.ts'
import type { Database } from './database.ts'

/** Share of the cells from which a column is one of hashes, of exact addresses or of precise coordinates. */
const MOST_CELLS = 0.9
const SOME_CELLS = 0.05
/** Hashes are told by the first cells with a value. */
const HASH_CELLS = 1_000
const OLDEST_TOLD = 89

interface PlacedColumn extends DisclosureColumn {
  /** Place in the file, from 1. */
  readonly column: number
}

/**
 * Small groups of the declared quasi-identifiers, groups with one sensitive value, precise places and high ages in rows
 * about people, hashes. Says how many rows, never which values.
 *
 * @param parquet the table as published, after redaction
 * @param names published names of all columns of the file, in order; `personal` goes with them
 */
export async function checkDisclosure(
  database: Database,
  parquet: string,
  published: readonly Column[],
  names: readonly string[],
  handling: Handling,
  checks: Checks,
  personal: readonly (readonly PersonalData[])[],
): Promise<Finding[]> {
  const from = `read_parquet(${quoteText(parquet)})`
  const columns = published.map(({ name, type }): PlacedColumn => {
    const place = names.findIndex((other) => other.toLowerCase() === name.toLowerCase())
    return { name, type, column: place + 1, personal: personal[place] ?? [] }
  })
  return [
    ...(await groupFindings(database, from, columns, handling, checks)),
    ...(isAboutPersons(columns) ? await personFindings(database, from, columns) : []),
    ...(await hashFindings(database, from, columns)),
  ]
}

/** Groups of rows alike in the quasi-identifiers: k-anonymity, and l-diversity with l = 2. */
async function groupFindings(
  database: Database,
  from: string,
  columns: readonly PlacedColumn[],
  { disclosure }: Handling,
  checks: Checks,
): Promise<Finding[]> {
  const chosen = new Set(disclosure?.quasiIdentifiers.map((name) => name.toLowerCase()))
  const quasi = columns.filter(({ name }) => chosen.has(name.toLowerCase()))
  if (quasi.length === 0) return []
  const smallest = disclosure?.smallestGroup ?? checks.smallestGroup
  const named = quasi.map(({ name }) => name)
  const found = named.join(', ')
  const keys = named.map(quoteName).join(', ')
  const sensitive = sensitiveColumns(columns, named)
  const alike = sensitive.map(
    ({ name }, at) =>
      `min(${quoteName(name)}) IS NOT DISTINCT FROM max(${quoteName(name)}) AND count(${quoteName(name)}) = count(*) AS s${at}`,
  )
  const told = sensitive.map((_, at) => `coalesce(sum(n) FILTER (WHERE s${at} AND n > 1), 0) AS r${at}`)
  const [row] = await database.rows(
    `SELECT ${[`coalesce(sum(n) FILTER (WHERE n < ${smallest}), 0) AS small`, ...told].join(', ')}
     FROM (SELECT ${['count(*) AS n', ...alike].join(', ')} FROM ${from} GROUP BY ${keys})`,
  )
  const findings: Finding[] = []
  const small = Number(row!['small'])
  if (small > 0) findings.push(findingOf('small-group', { count: small, found, expected: String(smallest) }))
  for (const [at, { column, name }] of sensitive.entries()) {
    const count = Number(row![`r${at}`])
    if (count > 0) findings.push(findingOf('same-value-group', { column, name, count, found }))
  }
  return findings
}

/** A measure of one column and what it says when it is met. `found` counts cells. */
interface Measure {
  readonly column: PlacedColumn
  readonly sql: string
  readonly code: 'precise-place' | 'high-age'
  /** Least share of the cells with a value. */
  readonly min: number
}

async function personFindings(database: Database, from: string, columns: readonly PlacedColumn[]): Promise<Finding[]> {
  const measures = columns.flatMap((column): Measure[] => {
    const cell = `CAST(${quoteName(column.name)} AS VARCHAR)`
    const classes = new Set(column.personal.map((data) => data.class))
    const precise = `regexp_matches(${cell}, ${quoteText(PRECISE_DECIMALS)})`
    const exact = `regexp_full_match(${cell}, ${quoteText(EXACT_HOUSE)}) AND NOT regexp_full_match(${cell}, ${quoteText(BLOCK_ONLY)})`
    return [
      ...(classes.has('GEO_POINT') ? [{ column, sql: precise, code: 'precise-place', min: SOME_CELLS } as const] : []),
      ...(classes.has('STREET_ADDRESS') && !classes.has('GEO_POINT')
        ? [{ column, sql: exact, code: 'precise-place', min: SOME_CELLS } as const]
        : []),
      ...(isAge(column)
        ? [{ column, sql: `${quoteName(column.name)} > ${OLDEST_TOLD}`, code: 'high-age', min: 0 } as const]
        : []),
    ]
  })
  if (measures.length === 0) return []
  const counts = measures.flatMap(({ column, sql }, at) => [
    `count(${quoteName(column.name)}) AS n${at}`,
    `count(*) FILTER (WHERE ${sql}) AS f${at}`,
  ])
  const [row] = await database.rows(`SELECT ${counts.join(', ')} FROM ${from}`)
  return measures.flatMap(({ column: { column, name }, code, min }, at) => {
    const count = Number(row![`f${at}`])
    return count > 0 && count >= Number(row![`n${at}`]) * min ? [findingOf(code, { column, name, count })] : []
  })
}

async function hashFindings(database: Database, from: string, columns: readonly PlacedColumn[]): Promise<Finding[]> {
  const texts = columns.filter(({ type }) => type === 'text')
  const findings: Finding[] = []
  for (const { column, name } of texts) {
    const counts = HASHES.map(
      ({ pattern }, at) => `count(*) FILTER (WHERE regexp_full_match(cell, ${quoteText(pattern)})) AS h${at}`,
    )
    const [row] = await database.rows(
      `SELECT count(*) AS n, ${counts.join(', ')}
       FROM (SELECT ${quoteName(name)} AS cell FROM ${from} WHERE ${quoteName(name)} IS NOT NULL LIMIT ${HASH_CELLS})`,
    )
    const cells = Number(row!['n'])
    const hash = HASHES.find((_, at) => cells > 0 && Number(row![`h${at}`]) >= cells * MOST_CELLS)
    if (hash) findings.push(findingOf('hashed-id', { column, name, found: hash.called }))
  }
  return findings
}
