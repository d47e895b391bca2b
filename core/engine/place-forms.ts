// core/engine/place-forms.ts: the forms in which places are written in a table: pairs of degrees and Well-Known Text.
import type { Form } from './types.ts'

/** Degrees with decimals: a list of codes such as `1,6` is no place. */
const LATITUDE = '[-+]?(?:[0-8]?\\d|90)\\.\\d+'
const LONGITUDE = '[-+]?(?:\\d{1,2}|1[0-7]\\d|180)\\.\\d+'

/** `(47.6, -122.3)`, `47.60621,-122.33207`, `[47.6,-122.3]`, `47.6062~-122.3321`. */
function pairForm(key: string, order: 'latitude-first' | 'longitude-first', first: string, second: string): Form {
  const pattern = `[\\[(]? ?${first} ?[,;~ ] ?${second} ?[\\])]?`
  const part = (cell: string, place: number): string => `regexp_extract_all(${cell}, '[-+]?[0-9]+\\.[0-9]+')[${place}]`
  const [longitude, latitude] = order === 'latitude-first' ? [2, 1] : [1, 2]
  const text = (cell: string): string =>
    `('POINT (' || ltrim(${part(cell, longitude!)}, '+') || ' ' || ltrim(${part(cell, latitude!)}, '+') || ')')`
  return {
    key,
    type: 'geopoint',
    order,
    pattern: new RegExp(`^${pattern}$`),
    // Without brackets only degrees to about 100 m are surely degrees.
    needs: /[[(]|\.\d{3,}.*\.\d{3,}/,
    fits: (cell) => `regexp_full_match(${cell}, '${pattern}')`,
    value: (cell) => `TRY(CAST(${text(cell)} AS GEOMETRY))`,
    text,
  }
}

const WKT = '(?:POINT|LINESTRING|POLYGON|MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|GEOMETRYCOLLECTION) ?(?:ZM?|M)? ?'

export const PLACE_FORMS: readonly Form[] = [
  pairForm('geopoint latitude first', 'latitude-first', LATITUDE, LONGITUDE),
  pairForm('geopoint longitude first', 'longitude-first', LONGITUDE, LATITUDE),
  {
    key: 'Well-Known Text',
    type: 'geometry',
    // A sample holds the first characters of a cell only, so the pattern looks at the start.
    pattern: new RegExp(`^${WKT}(\\([-+\\d(]|EMPTY)`, 'i'),
    // A cast that fails throws, and so would every other row: `TRY` makes it null.
    fits: (cell) =>
      `(regexp_matches(${cell}, '^(?i:${WKT})(\\(|EMPTY)') AND TRY(CAST(${cell} AS GEOMETRY)) IS NOT NULL)`,
    value: (cell) => `TRY(CAST(${cell} AS GEOMETRY))`,
    text: (cell) => `CAST(TRY(CAST(${cell} AS GEOMETRY)) AS VARCHAR)`,
  },
]
