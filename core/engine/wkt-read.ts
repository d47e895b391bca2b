// core/engine/wkt-read.ts: Well-Known Text as GeoJSON geometries, as RFC 7946 wants them.
import { type Position, type Ring, rightHanded } from './rings.ts'
import type { Geometry } from './wkt.ts'

const NAMES: Readonly<Record<string, string>> = {
  POINT: 'Point',
  MULTIPOINT: 'MultiPoint',
  LINESTRING: 'LineString',
  MULTILINESTRING: 'MultiLineString',
  POLYGON: 'Polygon',
  MULTIPOLYGON: 'MultiPolygon',
  GEOMETRYCOLLECTION: 'GeometryCollection',
}

/**
 * Reads Well-Known Text, with or without Z and M; measures (M) are left out.
 *
 * @returns undefined when it is none
 */
export function geometryOf(wkt: string): Geometry | undefined {
  const reader = new WktReader(wkt)
  const geometry = reader.geometry()
  return geometry && reader.isAtEnd() ? geometry : undefined
}

/** Right-handed rings and at most 7 decimals, which are a centimetre. */
export function rfc7946(geometry: Geometry): Geometry {
  const { type, coordinates, geometries } = geometry
  if (geometries) return { type, geometries: geometries.map((part) => rfc7946(part as Geometry)) }
  const rounded = round(coordinates)
  if (type === 'Polygon') return { type, coordinates: turned(rounded as Ring[]) }
  if (type === 'MultiPolygon') return { type, coordinates: (rounded as Ring[][]).map(turned) }
  return { type, coordinates: rounded }
}

function turned(rings: readonly Ring[]): Ring[] {
  return rings.every((ring) => ring.length > 0) ? rightHanded(rings) : [...rings]
}

function round(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(round)
  // `+ 0` turns minus zero into zero.
  return Math.round((value as number) * 1e7) / 1e7 + 0
}

const WORD = /\s*([A-Za-z]+)/y
const NUMBER = /\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/y

class WktReader {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  isAtEnd(): boolean {
    return this.text.slice(this.at).trim() === ''
  }

  geometry(): Geometry | undefined {
    const type = NAMES[this.take(WORD)?.toUpperCase() ?? '']
    if (!type) return undefined
    const word = this.take(WORD)?.toUpperCase()
    const dimensions = word === 'EMPTY' ? undefined : word
    const isEmpty = word === 'EMPTY' || (word !== undefined && this.take(WORD)?.toUpperCase() === 'EMPTY')
    if (dimensions !== undefined && !/^(Z|M|ZM)$/.test(dimensions)) return undefined
    if (type === 'GeometryCollection') return this.collection(isEmpty)
    if (isEmpty) return { type, coordinates: [] }
    const values = this.list(dimensions === 'M')
    return values && { type, coordinates: shaped(type, values) }
  }

  private collection(isEmpty: boolean): Geometry | undefined {
    const geometries: Geometry[] = []
    if (isEmpty) return { type: 'GeometryCollection', geometries }
    if (!this.skip('(')) return undefined
    do {
      const part = this.geometry()
      if (!part) return undefined
      geometries.push(part)
    } while (this.skip(','))
    return this.skip(')') ? { type: 'GeometryCollection', geometries } : undefined
  }

  /** A bracket with positions or further brackets in it. */
  private list(isMeasured: boolean): unknown[] | undefined {
    if (!this.skip('(')) return undefined
    const items: unknown[] = []
    do {
      const item = this.peek() === '(' ? this.list(isMeasured) : this.position(isMeasured)
      if (!item) return undefined
      items.push(item)
    } while (this.skip(','))
    return this.skip(')') ? items : undefined
  }

  private position(isMeasured: boolean): Position | undefined {
    const numbers: number[] = []
    for (let number = this.take(NUMBER); number !== undefined; number = this.take(NUMBER)) numbers.push(Number(number))
    return numbers.length < 2 ? undefined : numbers.slice(0, isMeasured ? 2 : 3)
  }

  private peek(): string {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++
    return this.text[this.at] ?? ''
  }

  private skip(mark: string): boolean {
    if (this.peek() !== mark) return false
    this.at++
    return true
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found?.[1]
  }
}

/** A point is its only position; the points of a MULTIPOINT may each stand in brackets of their own. */
function shaped(type: string, values: readonly unknown[]): unknown {
  if (type === 'Point') return values[0]
  if (type !== 'MultiPoint') return values
  return values.map((value) => (Array.isArray((value as unknown[])[0]) ? (value as unknown[])[0] : value))
}
