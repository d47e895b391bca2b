// adapters/engine/profile.ts: statistics of every column from the typed Parquet file, the same numbers every time.

import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { ColumnType } from '../../core/model.ts'
import type { ColumnProfile, Profile } from '../../core/report.ts'
import type { Database } from './database.ts'
import { placesOf, spatialExtent, temporalExtent } from './profile-extent.ts'
import { asText, countValues, hasTop, lengthsOf, SHOWN_LENGTH } from './profile-values.ts'

/** What the profile has to know of a column; every `TypedColumn` has it. */
export interface ProfiledColumn {
  readonly name: string
  readonly form: { readonly type: ColumnType }
}

const PREVIEW_ROWS = 50
/** A polygon may have a million points. */
const SHOWN_GEOMETRY = 200
const BINS = 20
/** Different values are counted exactly up to this many rows; above, HyperLogLog: within a few per cent. */
const EXACT_ROWS = 200_000
/** Quantiles of more values than that come from about as many rows: 5 % is then 5 % give or take 0.2. */
const SAMPLED_VALUES = 50_000
const COLUMNS_PER_QUERY = 32
const WIDE_COLUMNS = 100
const SHORT_ROWS = 20_000

const ORDERED: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'date', 'datetime', 'time'])
const BINNED: ReadonlySet<ColumnType> = new Set(['integer', 'number', 'date', 'datetime'])
const NUMERIC: ReadonlySet<ColumnType> = new Set(['integer', 'number'])
const PLACED: ReadonlySet<ColumnType> = new Set(['geopoint', 'geometry'])

/** A column on its way to its profile; `low` and `high` are its ends as numbers. */
type Basics = ColumnProfile & { readonly low?: number; readonly high?: number }

type Quantiles = NonNullable<ColumnProfile['quantiles']>

/** The Parquet file, as SQL. */
interface Table {
  readonly database: Database
  readonly from: string
  readonly rows: number
}

/** What the footer of the Parquet file says of a column. */
interface Chunks {
  readonly filled: number
  /** Whether the writer found its values to repeat: then counting each is cheaper than estimating how many there are. */
  readonly isRepeating: boolean
}

/**
 * Profiles a table.
 *
 * Costs less than writing the file: the ends come from its footer, columns of few values are counted value by value,
 * the rest takes two readings.
 *
 * @param parquet file with these columns and `rows` rows, written by DuckDB
 */
export async function profileTable(
  database: Database,
  parquet: string,
  columns: readonly ProfiledColumn[],
  rows: number,
): Promise<Profile> {
  const table = { database, from: `read_parquet(${quoteText(parquet)})`, rows }
  // A query for every column must not read the footer every time: in wide files that takes longer than the work.
  await database.run('SET parquet_metadata_cache = true')
  const chunks = await chunksOf(database, parquet)
  const places = await placesOf(database, parquet)
  const profiles: ColumnProfile[] = []
  for (let at = 0; at < columns.length; at += COLUMNS_PER_QUERY) {
    const part = columns.slice(at, at + COLUMNS_PER_QUERY)
    const near = columns.length >= WIDE_COLUMNS && rows <= SHORT_ROWS ? await copyOf(table, part) : table
    const binned = await withBins(near, await withEnds(near, await basicsOf(near, part, chunks)))
    for (const profile of binned) profiles.push(await withValues(near, profile, chunks, places.get(profile.name)))
  }
  const temporal = await temporalExtent(database, table.from, profiles)
  const spatial = await spatialExtent(database, table.from, profiles)
  const cells = await preview(table, columns)
  await database.run('DROP TABLE IF EXISTS profiled_columns')
  await database.run('RESET parquet_metadata_cache')
  return { rows, columns: profiles, preview: cells, ...(temporal && { temporal }), ...(spatial && { spatial }) }
}

/** A few columns of a wide table by themselves: opening a file of 1,000 columns takes longer than to read one of them. */
async function copyOf({ database, from, rows }: Table, columns: readonly ProfiledColumn[]): Promise<Table> {
  const names = columns.map(({ name }) => quoteName(name)).join(', ')
  await database.run(`CREATE OR REPLACE TEMP TABLE profiled_columns AS SELECT ${names} FROM ${from}`)
  return { database, from: 'profiled_columns', rows }
}

async function chunksOf(database: Database, parquet: string): Promise<Map<string, Chunks>> {
  // A small last group often does without a dictionary.
  const found = await database.rows(
    `SELECT path_in_schema AS name, sum(num_values) - sum(stats_null_count) AS filled,
       sum(num_values) FILTER (WHERE stats_distinct_count IS NOT NULL) >= 0.8 * sum(num_values) AS repeats
     FROM parquet_metadata(${quoteText(parquet)}) GROUP BY 1`,
  )
  return new Map(
    found.map(({ name, filled, repeats }) => [
      String(name),
      { filled: filled === null ? Number.POSITIVE_INFINITY : Number(filled), isRepeating: repeats === true },
    ]),
  )
}

/** Whether all is known of a column's values once they are counted one by one. */
function isCountable({ name, type }: { name: string; type: ColumnType }, chunks: ReadonlyMap<string, Chunks>): boolean {
  return !PLACED.has(type) && (type === 'boolean' || chunks.get(name)?.isRepeating === true)
}

/** Nulls, different values, means, quantiles and lengths in one reading; what `countValues` will find is left at 0. */
async function basicsOf(
  { database, from, rows }: Table,
  columns: readonly ProfiledColumn[],
  chunks: ReadonlyMap<string, Chunks>,
): Promise<Basics[]> {
  const measures = columns.flatMap(({ name, form: { type } }, at) => {
    const column = quoteName(name)
    const list: string[] = []
    if (!isCountable({ name, type }, chunks)) {
      list.push(`count(${column}) AS n${at}`, `${distinct(column, type, rows)} AS d${at}`)
      if (type === 'text') {
        const length = `length(${column})`
        list.push(`min(${length}) AS s${at}`, `max(${length}) AS l${at}`, `sum(${length}) AS t${at}`)
      }
    }
    // Kahan's sum: the order in which threads add up must not show.
    if (NUMERIC.has(type)) list.push(`favg(${column}) AS m${at}`)
    if (BINNED.has(type)) list.push(`${quantiles(column, chunks.get(name)?.filled ?? rows)} AS q${at}`)
    return list
  })
  const [row] = measures.length > 0 ? await database.rows(`SELECT ${measures.join(', ')} FROM ${from}`) : [{}]
  return columns.map(({ name, form: { type } }, at) => {
    const value = (key: string): unknown => row![`${key}${at}`] ?? undefined
    const filled = Number(value('n') ?? 0)
    const known = { name, type, nulls: rows - filled, distinct: Math.min(Number(value('d') ?? 0), filled) }
    const mean = Number(Number(value('m')).toPrecision(12))
    const points = value('q') as string[] | undefined
    return {
      ...known,
      ...(Number.isFinite(mean) ? { mean } : {}),
      ...(points ? { quantiles: points.map((point) => point.replace(' ', 'T')) as unknown as Quantiles } : {}),
      ...(value('t') === undefined ? {} : { length: lengthsOf(value('s'), value('l'), value('t'), filled) }),
    }
  })
}

/** Geometries are counted by a hash of their bytes: they may be large, and DuckDB's estimate of them is poor. */
function distinct(column: string, type: ColumnType, rows: number): string {
  const value = PLACED.has(type) ? `hash(st_aswkb(${column}))` : column
  return rows <= EXACT_ROWS ? `count(DISTINCT ${value})` : `approx_count_distinct(${value})`
}

/** A hash of the row number chooses the sample: every n-th row would always meet the same hour or sensor. */
function quantiles(column: string, filled: number): string {
  const step = filled <= EXACT_ROWS ? 1 : Math.ceil(filled / SAMPLED_VALUES)
  const sample = step > 1 && Number.isFinite(step) ? ` FILTER (WHERE hash(file_row_number) % ${step} = 0)` : ''
  return `CAST(quantile_disc(${column}, [0.05, 0.25, 0.5, 0.75, 0.95])${sample} AS VARCHAR[])`
}

/** Least and greatest values. A query for nothing else is answered by the footer. */
async function withEnds({ database, from }: Table, columns: readonly Basics[]): Promise<Basics[]> {
  const ends = columns.flatMap(({ name, type }, at) => {
    if (!ORDERED.has(type)) return []
    const sides = ['min', 'max'].map((side) => `${side}(${quoteName(name)})`)
    const texts = sides.map((side, index) => `${asText(side, type)} AS ${'az'[index]}${at}`)
    const scale = BINNED.has(type) ? sides.map((side, index) => `${onScale(side, type)} AS ${'lh'[index]}${at}`) : []
    return [...texts, ...scale]
  })
  const [row] = ends.length > 0 ? await database.rows(`SELECT ${ends.join(', ')} FROM ${from}`) : [{}]
  return columns.map((column, at) => {
    const value = (key: string): unknown => row![`${key}${at}`] ?? undefined
    if (value('a') === undefined) return column
    const scale = value('l') === undefined ? {} : { low: Number(value('l')), high: Number(value('h')) }
    return { ...column, min: String(value('a')), max: String(value('z')), ...scale }
  })
}

/** A column as a number: dates and datetimes in seconds. */
function onScale(column: string, type: ColumnType): string {
  return `CAST(${NUMERIC.has(type) ? column : `epoch(${column})`} AS DOUBLE)`
}

async function withBins({ database, from }: Table, columns: readonly Basics[]): Promise<ColumnProfile[]> {
  // A grouping for each column costs half of what `histogram()` on all of them in one reading does.
  const groups = columns.flatMap(({ name, type, low, high }, at) => {
    if (low === undefined || high === undefined || !(high > low) || !Number.isFinite(high - low)) return []
    const start = `CAST('${low}' AS DOUBLE)`
    const width = `CAST('${(high - low) / BINS}' AS DOUBLE)`
    const bin = `CAST(floor((${onScale(quoteName(name), type)} - ${start}) / ${width}) AS TINYINT)`
    return [`SELECT ${at} AS at, ${bin} AS bin, count(*) AS cells FROM ${from} GROUP BY bin`]
  })
  const histograms = new Map<number, number[]>()
  for (const { at, bin, cells } of groups.length > 0 ? await database.rows(groups.join(' UNION ALL ')) : []) {
    const counts = histograms.get(Number(at)) ?? Array.from({ length: BINS }, () => 0)
    histograms.set(Number(at), counts)
    // The greatest value would begin a bin of its own.
    if (bin !== null) counts[Math.max(0, Math.min(BINS - 1, Number(bin)))]! += Number(cells)
  }
  return columns.map(({ low: _low, high: _high, ...profile }, at) => {
    const histogram = histograms.get(at)
    return histogram ? { ...profile, histogram } : profile
  })
}

async function withValues(
  { database, from, rows }: Table,
  profile: ColumnProfile,
  chunks: ReadonlyMap<string, Chunks>,
  bounds: ColumnProfile['bounds'],
): Promise<ColumnProfile> {
  if (PLACED.has(profile.type)) return bounds && profile.nulls < rows ? { ...profile, bounds } : profile
  const isCounted = isCountable(profile, chunks) || hasTop(profile, rows)
  return isCounted ? { ...profile, ...(await countValues(database, from, profile, rows)) } : profile
}

async function preview({ database, from }: Table, columns: readonly ProfiledColumn[]): Promise<(string | null)[][]> {
  const cells = columns.map(({ name, form: { type } }, at) => {
    const shown = PLACED.has(type) ? SHOWN_GEOMETRY : SHOWN_LENGTH
    return `left(${asText(quoteName(name), type)}, ${shown}) AS p${at}`
  })
  const found = await database.rows(`SELECT ${cells.join(', ')} FROM ${from} LIMIT ${PREVIEW_ROWS}`)
  return found.map((row) => columns.map((_, at) => (row[`p${at}`] ?? null) as string | null))
}
