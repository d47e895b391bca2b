// core/engine/wkt.ts: GeoJSON geometries as Well-Known Text, with everything checked on the way.
import { plainNumber } from './plain-number.ts'
import type { Position, Ring } from './rings.ts'

/** A GeoJSON geometry; `coordinates` are nested as deep as the type wants. */
export interface Geometry {
  readonly type: string
  readonly coordinates?: unknown
  readonly geometries?: readonly unknown[]
}

/** Turns coordinates of a system into degrees. */
export type ToDegrees = (x: number, y: number) => readonly [number, number]

export type Written =
  /** Null: the geometry is right and holds no position. */
  { readonly wkt: string | null } | { readonly fault: string; readonly isOutOfRange: boolean }

/** Lists around the positions of a type. */
const LISTS: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
}

/** One metre is 1e-5 degrees: what conversions leave beyond the edge of the world is no fault. */
const TOLERANCE = 1e-6

export function isGeometryType(type: unknown): boolean {
  return typeof type === 'string' && (type in LISTS || type === 'GeometryCollection')
}

/**
 * Writes a geometry as Well-Known Text, x before y.
 *
 * Heights stay when every position has one; a fourth number is left out. The direction of rings is kept.
 *
 * @param geometry as parsed from GeoJSON: nothing about it is believed
 * @param toDegrees absent: the coordinates are degrees already
 */
export function wktOf(geometry: unknown, toDegrees?: ToDegrees): Written {
  try {
    const survey = { positions: 0, flat: 0 }
    checkGeometry(geometry, survey)
    if (survey.positions === 0) return { wkt: null }
    const hasHeights = survey.flat === 0
    return { wkt: textOf(geometry as Geometry, { hasHeights, toDegrees }) }
  } catch (error) {
    if (error instanceof GeometryFault) return { fault: error.message, isOutOfRange: error.isOutOfRange }
    throw error
  }
}

/** Thrown and caught in this file only: geometries are nested, and the first fault ends the reading. */
class GeometryFault extends Error {
  readonly isOutOfRange: boolean

  constructor(fault: string, isOutOfRange = false) {
    super(fault)
    this.isOutOfRange = isOutOfRange
  }
}

/** Positions seen, and how many of them have no height. */
interface Survey {
  positions: number
  flat: number
}

function checkGeometry(geometry: unknown, survey: Survey): void {
  if (typeof geometry !== 'object' || geometry === null || Array.isArray(geometry)) {
    throw new GeometryFault('its geometry is no object')
  }
  const { type, coordinates, geometries } = geometry as Geometry
  if (type === 'GeometryCollection') {
    if (!Array.isArray(geometries)) throw new GeometryFault('a geometry collection has no list of geometries')
    for (const part of geometries) checkGeometry(part, survey)
    return
  }
  const lists = typeof type === 'string' ? LISTS[type] : undefined
  if (lists === undefined) throw new GeometryFault('its geometry has no type that GeoJSON knows')
  if (!Array.isArray(coordinates)) throw new GeometryFault(`a ${type} has no list of coordinates`)
  if (coordinates.length > 0) checkLists(coordinates, lists, type, survey)
}

function checkLists(value: unknown, lists: number, type: string, survey: Survey): void {
  if (!Array.isArray(value)) throw new GeometryFault(`the coordinates of a ${type} are not nested as they should be`)
  if (lists === 0) checkPosition(value, type, survey)
  else for (const item of value) checkLists(item, lists - 1, type, survey)
  if (lists === 1 && type.endsWith('LineString')) checkLine(value)
  if (lists === 1 && type.endsWith('Polygon')) checkRing(value)
  if (lists === 2 && value.length === 0) throw new GeometryFault(`a part of a ${type} is empty`)
}

function checkPosition(position: readonly unknown[], type: string, survey: Survey): void {
  if (position.some(Array.isArray)) {
    throw new GeometryFault(`the coordinates of a ${type} are not nested as they should be`)
  }
  if (position.length < 2) throw new GeometryFault('a position has fewer than two numbers')
  const wrong = position.slice(0, 3).find((number) => typeof number !== 'number' || !Number.isFinite(number))
  if (wrong !== undefined) {
    const what = wrong === null ? 'null or NaN' : typeof wrong === 'string' ? 'a text' : 'no finite number'
    throw new GeometryFault(`a coordinate is ${what}`)
  }
  survey.positions++
  if (position.length < 3) survey.flat++
}

function checkLine(line: readonly Position[]): void {
  if (line.length < 2) throw new GeometryFault('a line has fewer than two positions')
}

function checkRing(ring: Ring): void {
  if (ring.length < 4) throw new GeometryFault('a ring has fewer than four positions')
  const [first, last] = [ring[0]!, ring.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) throw new GeometryFault('a ring is not closed')
}

interface Style {
  readonly hasHeights: boolean
  readonly toDegrees: ToDegrees | undefined
}

function textOf(geometry: Geometry, style: Style): string {
  const name = `${geometry.type.toUpperCase()}${style.hasHeights ? ' Z' : ''}`
  if (geometry.type === 'GeometryCollection') {
    return `${name} (${geometry.geometries!.map((part) => textOf(part as Geometry, style)).join(', ')})`
  }
  const lists = LISTS[geometry.type]!
  const coordinates = geometry.coordinates as readonly unknown[]
  if (coordinates.length === 0) return `${name} EMPTY`
  return `${name} ${lists === 0 ? `(${positionText(coordinates as Position, style)})` : listText(coordinates, lists, style)}`
}

function listText(list: readonly unknown[], lists: number, style: Style): string {
  let text = '('
  for (let at = 0; at < list.length; at++) {
    if (at > 0) text += ', '
    text += lists === 1 ? positionText(list[at] as Position, style) : listText(list[at] as unknown[], lists - 1, style)
  }
  return `${text})`
}

function positionText(position: Position, { hasHeights, toDegrees }: Style): string {
  const [x, y] = toDegrees ? toDegrees(position[0]!, position[1]!) : (position as readonly [number, number])
  if (!(Math.abs(x) <= 180 + TOLERANCE && Math.abs(y) <= 90 + TOLERANCE)) {
    throw new GeometryFault('its coordinates lie outside of longitude -180 to 180 and latitude -90 to 90', true)
  }
  const place = `${plain(x)} ${plain(y)}`
  return hasHeights ? `${place} ${plain(position[2]!)}` : place
}

function plain(number: number): string {
  const text = String(number)
  return text.includes('e') ? plainNumber(text) : text
}
