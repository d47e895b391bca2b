// core/engine/place.ts: which column, or which two, say where the rows of a table lie.
import type { Column } from '../model.ts'
import type { ColumnProfile } from '../report.ts'
import { wordsOf } from './column-words.ts'

/** Names are published names. */
export type Place =
  | { readonly kind: 'geometry'; readonly column: string }
  | { readonly kind: 'geopoint'; readonly column: string }
  | { readonly kind: 'pair'; readonly latitude: string; readonly longitude: string }

/** Only the range of the values is looked at. */
type Ranges = readonly Pick<ColumnProfile, 'name' | 'min' | 'max'>[]

interface Axis {
  /** Degrees on both sides of zero. */
  readonly limit: number
  readonly words: ReadonlySet<string>
  /** Counts only where the values are known to lie in range: x and y are anything. */
  readonly letter: string
}

const LATITUDE: Axis = {
  limit: 90,
  words: new Set('lat lats latitude latitud latitudine breite breitengrad breedtegraad lati'.split(' ')),
  letter: 'y',
}
const LONGITUDE: Axis = {
  limit: 180,
  words: new Set(
    'lon long lng longitude longitud longitudine lange laenge langengrad laengengrad lengtegraad longi'.split(' '),
  ),
  letter: 'x',
}

/**
 * Finds the place of a table: a geometry, else a point, else a pair of columns of degrees.
 *
 * @param ranges least and greatest values, as in the profile; without them only names count, and x and y do not
 * @returns undefined when the table has none; the first one when it has several
 */
export function placeOf(columns: readonly Column[], ranges?: Ranges): Place | undefined {
  for (const kind of ['geometry', 'geopoint'] as const) {
    const column = columns.find(({ type }) => type === kind)
    if (column) return { kind, column: column.name }
  }
  const numbers = columns.filter(({ type }) => type === 'number')
  for (const { name: latitude } of numbers) {
    const stem = stemOf(latitude, LATITUDE, ranges)
    if (stem === undefined || !isInRange(latitude, LATITUDE, ranges)) continue
    const match = numbers.find(
      ({ name }) => stemOf(name, LONGITUDE, ranges) === stem && isInRange(name, LONGITUDE, ranges),
    )
    if (match) return { kind: 'pair', latitude, longitude: match.name }
  }
  return undefined
}

/**
 * What is left of a name without the word for the axis: `start_lat` and `start_lng` both leave `start`.
 *
 * @returns undefined when the name does not speak of the axis
 */
function stemOf(name: string, { words, letter }: Axis, ranges: Ranges | undefined): string | undefined {
  const parts = wordsOf(name)
  const at = parts.findIndex((word) => words.has(word))
  if (at >= 0) return parts.toSpliced(at, 1).join(' ')
  const letterAt = parts.indexOf(letter)
  // The mark keeps `y` from going with `lon`: such pairs are never meant.
  return ranges && letterAt >= 0 ? `x/y ${parts.toSpliced(letterAt, 1).join(' ')}` : undefined
}

function isInRange(name: string, { limit }: Axis, ranges: Ranges | undefined): boolean {
  if (!ranges) return true
  const range = ranges.find((column) => column.name === name)
  if (range?.min === undefined || range.max === undefined) return false
  return Number(range.min) >= -limit && Number(range.max) <= limit
}
