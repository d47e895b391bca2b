// adapters/engine/profile.ts: statistics of every column from the typed Parquet file, the same numbers every time.

import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { ColumnType } from '../../core/model.ts'
import type { ColumnProfile, Profile } from '../../core/report.ts'
import type { Database } from './database.ts'
import type { TypedColumn } from './infer.ts'

const PREVIEW_ROWS = 50
const BINS = 20
const TOP_VALUES = 8
/** Characters of a cell that a profile shows: a table of essays must not make it huge. */
const SHOWN_LENGTH = 500
/** Tables up to this many rows are counted exactly; above, HyperLogLog: within a few per cent. */
const EXACT_ROWS = 200_000
/** More different values than this have no telling "most frequent" ones. */
const TOP_DISTINCT = 2_000
const COLUMNS_PER_QUERY = 32

const ORDERED: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'date', 'datetime', 'time'])
const BINNED: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'date', 'datetime'])

/** What is known of a column before its bins are drawn; `low` and `high` are its ends as numbers. */
type Basics = ColumnProfile & { readonly low?: number; readonly high?: number }

export async function profileTable(
  database: Database,
  parquet: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<Profile> {
  const from = `read_parquet(${quoteText(parquet)})`
  const profiles: ColumnProfile[] = []
  for (let at = 0; at < columns.length; at += COLUMNS_PER_QUERY) {
    const basics = await basicsOf(database, from, columns.slice(at, at + COLUMNS_PER_QUERY), rows)
    profiles.push(...(await withBins(database, from, basics)))
  }
  for (const [index, profile] of profiles.entries()) {
    if (hasTop(profile, rows)) profiles[index] = { ...profile, top: await topValues(database, from, profile) }
  }
  return { rows, columns: profiles, preview: await preview(database, from, columns) }
}

async function basicsOf(
  database: Database,
  from: string,
  columns: readonly TypedColumn[],
  rows: number,
): Promise<Basics[]> {
  const measures = columns.flatMap(({ name, form }, at) => {
    const column = quoteName(name)
    const distinct = rows <= EXACT_ROWS ? `count(DISTINCT ${column})` : `approx_count_distinct(${column})`
    const list = [`count(${column}) AS n${at}`, `${distinct} AS d${at}`]
    if (ORDERED.has(form.type)) {
      list.push(`${asText(`min(${column})`, form.type)} AS a${at}`, `${asText(`max(${column})`, form.type)} AS z${at}`)
    }
    if (BINNED.has(form.type)) {
      const scale = onScale(column, form.type)
      list.push(`CAST(min(${scale}) AS DOUBLE) AS low${at}`, `CAST(max(${scale}) AS DOUBLE) AS high${at}`)
    }
    // Kahan's sum: the order in which threads add up must not show.
    if (form.type === 'integer' || form.type === 'number') list.push(`favg(${column}) AS m${at}`)
    return list
  })
  const [row] = await database.rows(`SELECT ${measures.join(', ')} FROM ${from}`)
  return columns.map(({ name, form }, at) => {
    const value = (key: string): unknown => row![`${key}${at}`]
    const filled = Number(value('n'))
    const basics = { name, type: form.type, nulls: rows - filled, distinct: Math.min(Number(value('d')), filled) }
    if (filled === 0 || !ORDERED.has(form.type)) return basics
    const mean = value('m') === undefined ? {} : { mean: Number(Number(value('m')).toPrecision(12)) }
    const scale = value('low') === undefined ? {} : { low: Number(value('low')), high: Number(value('high')) }
    return { ...basics, min: String(value('a')), max: String(value('z')), ...mean, ...scale }
  })
}

/** Values as the published CSV has them. */
function asText(column: string, type: ColumnType): string {
  const text = `CAST(${column} AS VARCHAR)`
  return type === 'datetime' ? `replace(${text}, ' ', 'T')` : text
}

/** A column as a number: dates and datetimes in seconds. */
function onScale(column: string, type: ColumnType): string {
  return type === 'date' || type === 'datetime' ? `epoch(${column})` : column
}

async function withBins(database: Database, from: string, columns: readonly Basics[]): Promise<ColumnProfile[]> {
  const binned = columns.flatMap(({ name, type, low, high }, at) => {
    if (low === undefined || high === undefined || !(high > low) || !Number.isFinite(high - low)) return []
    const scale = `CAST(${onScale(quoteName(name), type)} AS DOUBLE)`
    const bin = `floor((${scale} - (${low}::DOUBLE)) / ${(high - low) / BINS}::DOUBLE)`
    // `greatest` passes over nulls, so they are kept out.
    const count = `histogram(CAST(greatest(0, least(${BINS - 1}, ${bin})) AS TINYINT))`
    return [`${count} FILTER (WHERE ${quoteName(name)} IS NOT NULL) AS h${at}`]
  })
  const [row] = binned.length > 0 ? await database.rows(`SELECT ${binned.join(', ')} FROM ${from}`) : [{}]
  return columns.map(({ low: _low, high: _high, ...profile }, at) => {
    const counts = row![`h${at}`] as { key: number; value: string }[] | undefined
    if (!counts) return profile
    const histogram = Array.from({ length: BINS }, () => 0)
    for (const { key, value } of counts) if (key !== null) histogram[key] = Number(value)
    return { ...profile, histogram }
  })
}

/** Whether the most frequent values say something: not where every row has its own. */
function hasTop({ type, distinct }: ColumnProfile, rows: number): boolean {
  if (distinct === 0) return false
  if (type === 'text') return distinct <= TOP_DISTINCT && (distinct < rows || rows <= TOP_VALUES)
  return type === 'boolean' || distinct <= BINS
}

async function topValues(
  database: Database,
  from: string,
  { name, type }: ColumnProfile,
): Promise<{ value: string; count: number }[]> {
  const column = quoteName(name)
  const found = await database.rows(
    `SELECT left(${asText(column, type)}, ${SHOWN_LENGTH}) AS cell, count(*) AS cells FROM ${from} WHERE ${column} IS NOT NULL
     GROUP BY ${column} ORDER BY cells DESC, ${column} LIMIT ${TOP_VALUES}`,
  )
  return found.map(({ cell, cells }) => ({ value: String(cell), count: Number(cells) }))
}

async function preview(
  database: Database,
  from: string,
  columns: readonly TypedColumn[],
): Promise<(string | null)[][]> {
  const cells = columns.map(
    ({ name, form }, at) => `left(${asText(quoteName(name), form.type)}, ${SHOWN_LENGTH}) AS p${at}`,
  )
  const found = await database.rows(`SELECT ${cells.join(', ')} FROM ${from} LIMIT ${PREVIEW_ROWS}`)
  return found.map((row) => columns.map((_, at) => (row[`p${at}`] ?? null) as string | null))
}
