// adapters/engine/profile-values.ts: columns of few values, counted value by value: how many, which most often, how long.
import { quoteName } from '../../core/engine/sql.ts'
import type { ColumnType } from '../../core/model.ts'
import type { ColumnProfile } from '../../core/report.ts'
import type { Database } from './database.ts'

/** Characters of a cell that a profile shows: a table of essays must not make it huge. */
export const SHOWN_LENGTH = 500
const TOP_VALUES = 8
/** More different texts than this have no telling "most frequent" ones. */
const TOP_DISTINCT = 2_000
/** The same for numbers and dates, which have a histogram. */
const TOP_DISTINCT_ORDERED = 20

/** Values as the published CSV has them; geometries as WKT. */
export function asText(column: string, type: ColumnType): string {
  const text = `CAST(${column} AS VARCHAR)`
  return type === 'datetime' ? `replace(${text}, ' ', 'T')` : text
}

/** Whether the most frequent values say something: not where every row has its own. */
export function hasTop({ type, distinct }: Pick<ColumnProfile, 'type' | 'distinct'>, rows: number): boolean {
  if (distinct === 0 || type === 'geometry' || type === 'geopoint') return false
  if (type === 'text') return distinct <= TOP_DISTINCT && (distinct < rows || rows <= TOP_VALUES)
  return type === 'boolean' || distinct <= TOP_DISTINCT_ORDERED
}

/**
 * Counts each value of a column.
 *
 * @returns nulls and different values, exactly; the most frequent ones where they say something; lengths of texts
 */
export async function countValues(
  database: Database,
  from: string,
  { name, type }: Pick<ColumnProfile, 'name' | 'type'>,
  rows: number,
): Promise<Pick<ColumnProfile, 'nulls' | 'distinct' | 'top' | 'length'>> {
  const column = quoteName(name)
  const shown = `{'value': left(${asText('cell', type)}, ${SHOWN_LENGTH}), 'count': cells}`
  const length = 'min(length(cell)) AS least, max(length(cell)) AS most, sum(length(cell) * cells) AS characters,'
  const [row] = await database.rows(
    `WITH counted AS MATERIALIZED
       (SELECT ${column} AS cell, count(*) AS cells FROM ${from} WHERE ${column} IS NOT NULL GROUP BY ${column})
     SELECT count(*) AS different, coalesce(sum(cells), 0) AS filled, ${type === 'text' ? length : ''}
       (SELECT list(${shown} ORDER BY cells DESC, cell)
        FROM (SELECT cell, cells FROM counted ORDER BY cells DESC, cell LIMIT ${TOP_VALUES})) AS top
     FROM counted`,
  )
  const { different, filled, least, most, characters, top } = row!
  const known = { nulls: rows - Number(filled), distinct: Number(different) }
  return {
    ...known,
    ...(hasTop({ type, ...known }, rows) ? { top: (top as Shown[]).map(countedOf) } : {}),
    ...(type === 'text' && known.distinct > 0 ? { length: lengthsOf(least, most, characters, Number(filled)) } : {}),
  }
}

/** 64-bit integers come as text. */
type Shown = { readonly value: string; readonly count: string }

function countedOf({ value, count }: Shown): { value: string; count: number } {
  return { value, count: Number(count) }
}

/** @param characters of all `filled` cells together */
export function lengthsOf(
  min: unknown,
  max: unknown,
  characters: unknown,
  filled: number,
): NonNullable<ColumnProfile['length']> {
  return { min: Number(min), mean: Number((Number(characters) / filled).toFixed(2)), max: Number(max) }
}
