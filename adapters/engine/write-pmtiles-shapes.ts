// adapters/engine/write-pmtiles-shapes.ts: tiles of lines and areas: a part of the table at a time is cut up, the pieces wait on the disk.
import { type FileHandle, open } from 'node:fs/promises'
import { GeoJSONVT, type GeoJSONVTFeature } from '@maplibre/geojson-vt'
import { quoteName } from '../../core/engine/sql.ts'
import type { Geometry } from '../../core/engine/wkt.ts'
import { geometryOf } from '../../core/engine/wkt-read.ts'
import { type Bounds, countOf, EXTENT, firstZoom, type TileRange, tileNumber, tilesIn } from '../../core/tiles/grid.ts'
import { MAX_IN_TILE } from '../../core/tiles/thinning.ts'
import type { TileFacts, TileTask } from './write-pmtiles.ts'
import type { TileFeature } from './write-pmtiles-archive.ts'
import { tagsOf } from './write-pmtiles-points.ts'

/** 40 cm is a step of the tile's grid there. */
const LAST_SHAPE_ZOOM = 14
/** Tiles that shapes may touch at a zoom, all shapes together; deeper zooms are left out. */
const MAX_TOUCHED = 500_000
/** Positions of a part of the table, which is cut up at once in some 50 MB. */
const PART_POSITIONS = 60_000
/** Shapes of one part. */
const PART_SHAPES = 6_000
/** Tiles reach this much into their neighbours, so that outlines join. */
const BUFFER = 64

interface Shape {
  readonly type: 'Feature'
  readonly id: number
  readonly geometry: Geometry
  readonly properties: Readonly<Record<string, string>>
}

/** A part of the table, in memory. */
interface Part {
  readonly shapes: Shape[]
  readonly boxes: Bounds[]
  positions: number
}

/** Where the pieces of a part wait that lie in one tile, one a line. */
interface Span {
  readonly zoom: number
  readonly x: number
  readonly y: number
  readonly offset: number
  readonly bytes: number
}

export async function writeShapes(task: TileTask): Promise<TileFacts | undefined> {
  const { database, from, cells, columns, scratch, place } = task
  if (place.kind === 'pair') throw new Error('a pair of columns holds points; expected a column of geometries')
  const file = await open(scratch, 'w+')
  try {
    const cutter = openCutter(file, task.bounds ? firstZoom(task.bounds) : 0)
    let part: Part = { shapes: [], boxes: [], positions: 0 }
    const wkt = `CAST(${quoteName(place.column)} AS VARCHAR)`
    const chosen = [wkt, 'file_row_number::DOUBLE', ...cells].join(', ')
    const rows = database.chunks(`SELECT ${chosen} FROM ${from} WHERE ${wkt} IS NOT NULL ORDER BY file_row_number`)
    for await (const chunk of rows) {
      for (const [text, n, ...values] of chunk as [string, number, ...(string | null)[]][]) {
        addShape(part, text, n, tagsOf(columns, values))
        if (part.positions < PART_POSITIONS && part.shapes.length < PART_SHAPES) continue
        await cutter.cut(part)
        part = { shapes: [], boxes: [], positions: 0 }
      }
    }
    await cutter.cut(part)
    return await writeTiles(task, file, cutter)
  } finally {
    await file.close()
  }
}

function addShape(part: Part, wkt: string, id: number, properties: Record<string, string>): void {
  const geometry = wkt.endsWith('EMPTY') ? undefined : geometryOf(wkt)
  if (!geometry) return
  const box = [180, 90, -180, -90] as [number, number, number, number]
  part.positions += widen(box, geometry)
  if (box[0] > box[2] || box.some((degrees) => !Number.isFinite(degrees))) return
  part.shapes.push({ type: 'Feature', id, geometry, properties })
  part.boxes.push(box)
}

/** Makes a box hold a geometry. @returns positions of the geometry */
function widen(box: [number, number, number, number], { coordinates, geometries }: Geometry): number {
  if (geometries) return geometries.reduce<number>((sum, part) => sum + widen(box, part as Geometry), 0)
  const list = coordinates as readonly unknown[]
  if (!Array.isArray(list[0]) && typeof list[0] !== 'number') return 0
  if (typeof list[0] !== 'number') {
    return list.reduce<number>((sum, inner) => sum + widen(box, { type: '', coordinates: inner }), 0)
  }
  const [x, y] = list as readonly [number, number]
  box[0] = Math.min(box[0], x)
  box[1] = Math.min(box[1], y)
  box[2] = Math.max(box[2], x)
  box[3] = Math.max(box[3], y)
  return 1
}

interface Cutter {
  readonly cut: (part: Part) => Promise<void>
  readonly spans: Span[]
  /** Of all shapes so far. */
  bounds: [number, number, number, number]
  maxZoom: number
}

/** Cuts parts into pieces of tiles, from `minZoom` on. Zooms at which all shapes together touch too many tiles are given up. */
function openCutter(file: FileHandle, minZoom: number): Cutter {
  const touched = new Float64Array(LAST_SHAPE_ZOOM + 1)
  let offset = 0
  const cutter: Cutter = { cut, spans: [], bounds: [180, 90, -180, -90], maxZoom: LAST_SHAPE_ZOOM }

  async function cut({ shapes, boxes }: Part): Promise<void> {
    if (shapes.length === 0) return
    for (const box of boxes) count(box)
    const index = new GeoJSONVT({ type: 'FeatureCollection', features: shapes as never }, options())
    for (let zoom = minZoom; zoom <= cutter.maxZoom; zoom++) {
      const texts: string[] = []
      for (const [x, y] of tilesOf(boxes, zoom)) {
        const pieces = index.getTile(zoom, x, y)?.features ?? []
        if (pieces.length === 0) continue
        const text = pieces
          .map(({ id, type, geometry, tags }: GeoJSONVTFeature) => JSON.stringify([id, type, geometry, tags]))
          .join('\n')
        const bytes = Buffer.byteLength(text)
        cutter.spans.push({ zoom, x, y, offset, bytes })
        texts.push(text)
        offset += bytes
      }
      await file.writeFile(texts.join(''))
    }
  }

  function count(box: Bounds): void {
    const all = cutter.bounds
    cutter.bounds = [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ]
    for (let zoom = 0; zoom <= cutter.maxZoom; zoom++) {
      touched[zoom]! += countOf(range(box, zoom))
      if (touched[zoom]! > MAX_TOUCHED) cutter.maxZoom = zoom - 1
    }
  }

  const options = () => ({ maxZoom: cutter.maxZoom, indexMaxZoom: 4, buffer: BUFFER, extent: EXTENT, tolerance: 3 })
  return cutter
}

const range = (box: Bounds, zoom: number): TileRange => tilesIn(box, zoom, BUFFER / EXTENT)

/** Tiles that any of the boxes touches. */
function tilesOf(boxes: readonly Bounds[], zoom: number): (readonly [number, number])[] {
  const tiles = new Map<number, readonly [number, number]>()
  for (const box of boxes) {
    const { x, y } = range(box, zoom)
    for (let column = x[0]; column <= x[1]; column++) {
      for (let row = y[0]; row <= y[1]; row++) tiles.set(column * 2 ** zoom + row, [column, row])
    }
  }
  return [...tiles.values()]
}

async function writeTiles(
  { archive }: TileTask,
  file: FileHandle,
  { spans, maxZoom, bounds }: Cutter,
): Promise<TileFacts | undefined> {
  const first = Math.min(firstZoom(bounds), Math.max(0, maxZoom))
  const byTile = new Map<number, Span[]>()
  for (const span of spans) {
    if (span.zoom < first || span.zoom > maxZoom) continue
    const number = tileNumber(span.zoom, span.x, span.y)
    const there = byTile.get(number)
    if (there) there.push(span)
    else byTile.set(number, [span])
  }
  if (byTile.size === 0) return undefined
  for (const there of byTile.values()) {
    const { zoom, x, y } = there[0]!
    const texts: string[] = []
    for (const span of there) texts.push(...(await readLines(file, span)))
    await archive.add(zoom, x, y, largest(texts).map(featureOf))
  }
  return { bounds, shares: [] }
}

async function readLines(file: FileHandle, { offset, bytes }: Span): Promise<string[]> {
  const text = Buffer.alloc(bytes)
  await file.read(text, 0, bytes, offset)
  return text.toString('utf8').split('\n')
}

/** Where a tile is too full, the small shapes go first: their texts are short. */
function largest(texts: readonly string[]): readonly string[] {
  if (texts.length <= MAX_IN_TILE) return texts
  const least = texts.map(({ length }) => length).toSorted((a, b) => b - a)[MAX_IN_TILE]!
  return texts.filter(({ length }) => length > least)
}

function featureOf(text: string): TileFeature {
  const [id, type, geometry, tags] = JSON.parse(text)
  return { id, type, geometry, tags }
}
