// adapters/formats/shapefile-shapes.ts: the shapes of a .shp file as GeoJSON geometries, one at a time.
import { open } from 'node:fs/promises'
import { findingOf } from '../../core/engine/findings.ts'
import { type Position, polygonsOf, type Ring } from '../../core/engine/rings.ts'
import type { Geometry } from '../../core/engine/wkt.ts'
import { FileBytes } from './file-bytes.ts'
import { Unreadable } from './unreadable.ts'

/** A shape, null where the record has none, or what is wrong with it. */
export type Shape = Geometry | null | { readonly fault: string }

const FILE_CODE = 9994
const HEADER_BYTES = 100
/** A cell holds 8 MB; a coordinate takes fewer bytes here than as text. */
const MAX_SHAPE_BYTES = 16 << 20
/** Finding the ring around each hole takes the square of their number. */
const MAX_RINGS = 20_000
/** ESRI writes everything below this for "no value". */
const NO_VALUE = -1e38

/**
 * Reads the shapes in order.
 *
 * @see https://www.esri.com/content/dam/esrisites/sitecore-archive/Files/Pdfs/library/whitepapers/pdfs/shapefile.pdf
 * @throws Unreadable when lengths or types are damaged: what follows cannot be found then
 */
export async function* shapesOf(path: string): AsyncGenerator<Shape> {
  const file = await open(path)
  try {
    const bytes = new FileBytes(file)
    const head = await bytes.take(HEADER_BYTES)
    if (!head || head.readInt32BE(0) !== FILE_CODE) throw broken('the .shp does not begin as one does')
    const end = head.readInt32BE(24) * 2
    const type = head.readInt32LE(32)
    for (let number = 1; bytes.position < end; number++) yield await nextShape(bytes, end, type, number)
  } finally {
    await file.close()
  }
}

async function nextShape(bytes: FileBytes, end: number, type: number, number: number): Promise<Shape> {
  const head = await bytes.take(8)
  if (!head) throw broken(`the .shp is cut off before shape ${number}`)
  const length = head.readInt32BE(4) * 2
  if (length < 4 || bytes.position + length > end) throw broken(`shape ${number} has a damaged length`)
  if (length > MAX_SHAPE_BYTES) throw broken(`shape ${number} is larger than ${MAX_SHAPE_BYTES >> 20} MB`)
  const content = await bytes.take(length)
  if (!content) throw broken(`the .shp is cut off in shape ${number}`)
  const found = content.readInt32LE(0)
  if (found !== 0 && found !== type) throw broken(`shape ${number} is of another type than the file`)
  return found === 0 ? null : shapeOf(content, found, number)
}

function shapeOf(content: Buffer, type: number, number: number): Shape {
  const kind = KINDS[type % 10]
  if (!kind || type > 28) throw broken(`shapes of type ${type} are not read`)
  const layout = kind(content, type > 10 && type < 20)
  if (!layout) throw broken(`shape ${number} has a damaged length`)
  return layout
}

/** @returns undefined when the content is shorter than its counts say */
type ReadKind = (content: Buffer, hasHeights: boolean) => Shape | undefined

/** By the last digit of the type: 1 is a point, 11 one with a height, 21 one with a measure. */
const KINDS: Readonly<Record<number, ReadKind>> = { 1: point, 3: lines, 5: polygons, 8: multiPoint }

function point(content: Buffer, hasHeights: boolean): Shape | undefined {
  if (content.length < 20) return undefined
  const place = [content.readDoubleLE(4), content.readDoubleLE(12)]
  if (place.some((number) => Number.isNaN(number) || number < NO_VALUE)) return null
  const height = hasHeights && content.length >= 28 ? content.readDoubleLE(20) : Number.NaN
  return { type: 'Point', coordinates: height > NO_VALUE ? [...place, height] : place }
}

function multiPoint(content: Buffer, hasHeights: boolean): Shape | undefined {
  if (content.length < 40) return undefined
  const positions = positionsOf(content, 40, content.readInt32LE(36), hasHeights)
  return positions && { type: 'MultiPoint', coordinates: positions }
}

function lines(content: Buffer, hasHeights: boolean): Shape | undefined {
  const parts = partsOf(content, hasHeights)
  if (!parts) return undefined
  return parts.length === 1
    ? { type: 'LineString', coordinates: parts[0]! }
    : { type: 'MultiLineString', coordinates: parts }
}

function polygons(content: Buffer, hasHeights: boolean): Shape | undefined {
  const rings = partsOf(content, hasHeights)
  if (!rings) return undefined
  if (rings.length > MAX_RINGS) return { fault: `it has more than ${MAX_RINGS.toLocaleString('en')} rings` }
  const sorted = polygonsOf(rings)
  return sorted.length === 1
    ? { type: 'Polygon', coordinates: sorted[0]! }
    : { type: 'MultiPolygon', coordinates: sorted }
}

/** Lines or rings of a shape; parts without a position are left out. */
function partsOf(content: Buffer, hasHeights: boolean): Ring[] | undefined {
  if (content.length < 44) return undefined
  const parts = content.readInt32LE(36)
  const count = content.readInt32LE(40)
  if (parts < 0 || 44 + parts * 4 > content.length) return undefined
  const positions = positionsOf(content, 44 + parts * 4, count, hasHeights)
  if (!positions) return undefined
  const starts = Array.from({ length: parts }, (_, part) => content.readInt32LE(44 + part * 4))
  if (starts.some((start, part) => start < (starts[part - 1] ?? 0) || start > count)) return undefined
  return starts
    .map((start, part) => positions.slice(start, starts[part + 1] ?? count))
    .filter((part) => part.length > 0)
}

/** @param at where the x and y of `count` positions begin; their heights follow after a range of two numbers */
function positionsOf(content: Buffer, at: number, count: number, hasHeights: boolean): Position[] | undefined {
  const heightsAt = at + count * 16 + 16
  if (count < 0 || at + count * 16 > content.length) return undefined
  const isHigh = hasHeights && heightsAt + count * 8 <= content.length
  return Array.from({ length: count }, (_, index) => {
    const place = [content.readDoubleLE(at + index * 16), content.readDoubleLE(at + index * 16 + 8)]
    const height = isHigh ? content.readDoubleLE(heightsAt + index * 8) : Number.NaN
    return height > NO_VALUE ? [...place, height] : place
  })
}

function broken(found: string): Unreadable {
  return new Unreadable(findingOf('shapefile-error', { found }))
}
