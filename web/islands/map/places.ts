// web/islands/map/places.ts: places and the columns that say something of them. Pure.
import type { DatasetColumn } from '../../../core/catalog/dataset-json.ts'
import { wordsOf } from '../../../core/engine/column-words.ts'
import type { Place } from '../../../core/engine/place.ts'
import type { Geometry } from '../../../core/engine/wkt.ts'
import type { Bounds } from '../../../core/tiles/grid.ts'
import { isCategory } from '../../../core/tiles/thinning.ts'

/** A row that lies somewhere. */
export interface PlaceOnMap {
  /** From 0, in the order of the table. */
  readonly row: number
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: Geometry
}

/** A column by which places can be coloured, with its values, most frequent first. */
export interface Category {
  readonly column: string
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

export function categoriesOf(columns: readonly DatasetColumn[]): Category[] {
  return columns.flatMap(({ name, type, distinct, top }) =>
    top && top.length >= 2 && isCategory({ type, ...(distinct === undefined ? {} : { distinct }) })
      ? [{ column: name, values: top }]
      : [],
  )
}

const NAMING = new Set('name nombre title titulo label address direccion location street'.split(' '))

/** The column that names a place best: a name or an address, else a text that differs from row to row. */
export function labelColumn(columns: readonly DatasetColumn[], place: Place): string | undefined {
  const texts = columns.filter(
    ({ type, distinct = 0, name }) => type === 'text' && distinct > 1 && name !== columnOf(place),
  )
  const named = texts.find(({ name, distinct = 0 }) => distinct > 8 && wordsOf(name).some((word) => NAMING.has(word)))
  const differs = texts.toSorted((a, b) => (b.distinct ?? 0) - (a.distinct ?? 0))[0]
  return (named ?? differs ?? columns.find(({ type }) => type === 'integer'))?.name
}

function columnOf(place: Place): string | undefined {
  return place.kind === 'pair' ? undefined : place.column
}

/** A cell as text; undefined when it is empty. */
export function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The box around a geometry; undefined when it holds no position. */
export function boxOf(geometry: Geometry): Bounds | undefined {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  widen(box, geometry)
  return box[0] <= box[2] ? box : undefined
}

function widen(box: [number, number, number, number], geometry: Geometry): void {
  for (const part of geometry.geometries ?? []) widen(box, part as Geometry)
  for (const [x, y] of positionsOf(geometry.coordinates)) {
    box[0] = Math.min(box[0], x)
    box[1] = Math.min(box[1], y)
    box[2] = Math.max(box[2], x)
    box[3] = Math.max(box[3], y)
  }
}

function* positionsOf(value: unknown): Iterable<[number, number]> {
  if (!Array.isArray(value)) return
  if (typeof value[0] === 'number') yield value as [number, number]
  else for (const inner of value) yield* positionsOf(inner)
}

/** The box around all; 0, 0 stands for "no place" and does not count. */
export function boundsOf(boxes: Iterable<Bounds>): Bounds | undefined {
  let all: [number, number, number, number] | undefined
  for (const [west, south, east, north] of boxes) {
    if (west === 0 && south === 0 && east === 0 && north === 0) continue
    all = all
      ? [Math.min(all[0], west), Math.min(all[1], south), Math.max(all[2], east), Math.max(all[3], north)]
      : [west, south, east, north]
  }
  return all
}

export function meets(one: Bounds, other: Bounds): boolean {
  return one[0] <= other[2] && one[2] >= other[0] && one[1] <= other[3] && one[3] >= other[1]
}

/** Places that are shown: those whose value is not hidden. */
export function isShown(
  { properties }: Pick<PlaceOnMap, 'properties'>,
  view: { colour?: string; hidden: readonly string[] },
): boolean {
  if (!view.colour || view.hidden.length === 0) return true
  return !view.hidden.includes(cellText(properties[view.colour]) ?? '')
}
