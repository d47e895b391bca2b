// adapters/engine/profile-extent.ts: when and where a table is about: first and last day, and the box around its places.
import { wordsOf } from '../../core/engine/column-words.ts'
import { quoteName, quoteText } from '../../core/engine/sql.ts'
import type { ColumnProfile, Profile } from '../../core/report.ts'
import type { Database } from './database.ts'

type Box = NonNullable<Profile['spatial']>
type Span = NonNullable<Profile['temporal']>

/** Years beyond stand for "no date" or "for ever" (0001, 9999); no record is from then. */
const FIRST_DAY = '1000-01-01'
const END = '3000-01-01'

/** Boxes of the geometry columns by name, in degrees, as the GeoParquet metadata of the file has them. */
export async function placesOf(database: Database, parquet: string): Promise<Map<string, Box>> {
  const [found] = await database.rows(
    `SELECT decode(value) AS geo FROM parquet_kv_metadata(${quoteText(parquet)}) WHERE decode(key) = 'geo'`,
  )
  const columns = found ? geoColumns(String(found['geo'])) : {}
  return new Map(
    Object.entries(columns).flatMap(([name, { bbox }]): [string, Box][] => {
      // With heights it has six numbers: three for each corner.
      const [west, south, east, north] = bbox?.length === 6 ? [0, 1, 3, 4].map((at) => bbox[at]) : (bbox ?? [])
      const box = [west, south, east, north] as unknown as Box
      return isOnEarth(box) ? [[name, box]] : []
    }),
  )
}

function geoColumns(text: string): Record<string, { readonly bbox?: readonly number[] }> {
  return (JSON.parse(text) as { columns?: Record<string, { bbox?: number[] }> }).columns ?? {}
}

function isOnEarth([west, south, east, north]: Box): boolean {
  return west >= -180 && east <= 180 && south >= -90 && north <= 90
}

/** First and last day or moment over all date columns; undefined when there is none. */
export async function temporalExtent(
  database: Database,
  from: string,
  columns: readonly ColumnProfile[],
): Promise<Span | undefined> {
  const ends: string[] = []
  for (const { name, type, min, max } of columns) {
    if ((type !== 'date' && type !== 'datetime') || min === undefined || max === undefined) continue
    if (isPlausible(min) && isPlausible(max)) ends.push(min, max)
    else ends.push(...(await plausibleEnds(database, from, name)))
  }
  // ISO 8601 sorts as text; a day alone comes before its moments.
  const [first, last] = [ends.toSorted()[0], ends.toSorted().at(-1)]
  return first === undefined || last === undefined ? undefined : [first, last]
}

function isPlausible(day: string): boolean {
  return /^\d{4}-/.test(day) && day >= FIRST_DAY && day < END
}

async function plausibleEnds(database: Database, from: string, name: string): Promise<string[]> {
  const column = quoteName(name)
  const [row] = await database.rows(
    `SELECT CAST(min(${column}) AS VARCHAR) AS a, CAST(max(${column}) AS VARCHAR) AS z FROM ${from}
     WHERE ${column} >= DATE '${FIRST_DAY}' AND ${column} < DATE '${END}'`,
  )
  return [row!['a'], row!['z']].flatMap((end) => (typeof end === 'string' ? [end.replace(' ', 'T')] : []))
}

/** The box around every place: geometries, geopoints, and pairs of latitude and longitude; undefined when there is none. */
export async function spatialExtent(
  database: Database,
  from: string,
  columns: readonly ColumnProfile[],
): Promise<Box | undefined> {
  const boxes = columns.flatMap(({ bounds }) => (bounds ? [bounds] : []))
  for (const pair of coordinatePairs(columns)) {
    const box = await boxOf(database, from, pair)
    if (box) boxes.push(box)
  }
  if (boxes.length === 0) return undefined
  const side = (at: number, pick: (...all: number[]) => number): number => pick(...boxes.map((box) => box[at]!))
  return [side(0, Math.min), side(1, Math.min), side(2, Math.max), side(3, Math.max)]
}

/** The words for latitude and longitude in English, Spanish, French, German, Italian and Portuguese. */
const LATITUDE = /^(lat|lats|latitude|latitud|latitudine|breite|breitengrad)(\d*)$/
const LONGITUDE = /^(lon|lng|long|lons|longitude|longitud|longitudine|laenge|lange|laengengrad|langengrad)(\d*)$/

interface Pair {
  readonly latitude: ColumnProfile
  readonly longitude: ColumnProfile
}

/** Number columns whose names differ only in the word for latitude and longitude: `start_lat` goes with `start_lng`. */
export function coordinatePairs(columns: readonly ColumnProfile[]): Pair[] {
  const byFrame = (word: RegExp, limit: number): Map<string, ColumnProfile> =>
    new Map(
      columns
        .filter(({ type, min, max }) => {
          const isNumber = (type === 'number' || type === 'integer') && min !== undefined
          return isNumber && Number(min) >= -limit && Number(max) <= limit
        })
        .flatMap((column): [string, ColumnProfile][] => {
          const words = wordsOf(column.name)
          if (!words.some((one) => word.test(one))) return []
          return [[words.map((one) => one.replace(word, '*$2')).join(' '), column]]
        }),
    )
  const longitudes = byFrame(LONGITUDE, 180)
  return [...byFrame(LATITUDE, 90)].flatMap(([frame, latitude]): Pair[] => {
    const longitude = longitudes.get(frame)
    return longitude ? [{ latitude, longitude }] : []
  })
}

async function boxOf(database: Database, from: string, { latitude, longitude }: Pair): Promise<Box | undefined> {
  const ends = [longitude.min, latitude.min, longitude.max, latitude.max].map(Number)
  if (!mayHoldZero(ends)) return ends as unknown as Box
  // 0, 0 is how many systems write "no place"; it lies in the sea.
  const [lat, lon] = [quoteName(latitude.name), quoteName(longitude.name)]
  const [row] = await database.rows(
    `SELECT min(${lon})::DOUBLE AS w, min(${lat})::DOUBLE AS s, max(${lon})::DOUBLE AS e, max(${lat})::DOUBLE AS n
     FROM ${from} WHERE NOT (${lat} = 0 AND ${lon} = 0)`,
  )
  const { w, s, e, n } = row!
  return w === null ? undefined : [Number(w), Number(s), Number(e), Number(n)]
}

function mayHoldZero([west, south, east, north]: readonly number[]): boolean {
  return west! <= 0 && east! >= 0 && south! <= 0 && north! >= 0
}
