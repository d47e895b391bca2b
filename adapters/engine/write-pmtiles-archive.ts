// adapters/engine/write-pmtiles-archive.ts: collects map tiles on the disk, and puts them together as one PMTiles archive.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { gzipSync } from 'node:zlib'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { archiveHead, type TileEntry } from '../../core/tiles/archive.ts'
import { type Bounds, EXTENT, tileNumber } from '../../core/tiles/grid.ts'
import { LAYER } from '../../core/tiles/thinning.ts'

/** A place or a piece of one, in steps of its tile's grid. */
export interface TileFeature {
  /** Number of the row, from 0. */
  readonly id: number
  /** Point, line, area. */
  readonly type: 1 | 2 | 3
  readonly geometry: readonly (readonly [number, number])[] | readonly (readonly (readonly [number, number])[])[]
  readonly tags: Readonly<Record<string, string>>
}

/** Tiles in the order in which they are made: beside each, where its bytes lie. Memory: some 60 bytes a tile. */
export interface TileArchive {
  readonly add: (zoom: number, x: number, y: number, features: readonly TileFeature[]) => Promise<void>
  /** Writes the archive; there must be a tile. */
  readonly finish: (target: string, bounds: Bounds, metadata: object) => Promise<void>
  /** Removes what lies on the disk beside the archive. */
  readonly close: () => Promise<void>
}

interface Stored {
  readonly offset: number
  readonly bytes: number
}

/** Buffer for tiles on their way into the archive. */
const CHUNK = 1 << 20

/** @param scratch a file of ours, for tiles until all are known */
export async function openArchive(scratch: string): Promise<TileArchive> {
  const file = await open(scratch, 'w+')
  const tiles: { number: number; stored: Stored }[] = []
  const contents = new Map<string, Stored>()
  const zooms = { min: Infinity, max: 0 }
  let offset = 0

  async function add(zoom: number, x: number, y: number, features: readonly TileFeature[]): Promise<void> {
    const packed = gzipSync(encoded(features))
    const hash = createHash('sha256').update(packed).digest('base64')
    let stored = contents.get(hash)
    if (!stored) {
      stored = { offset, bytes: packed.length }
      contents.set(hash, stored)
      await file.writeFile(packed)
      offset += packed.length
    }
    tiles.push({ number: tileNumber(zoom, x, y), stored })
    zooms.min = Math.min(zooms.min, zoom)
    zooms.max = Math.max(zooms.max, zoom)
  }

  async function finish(target: string, bounds: Bounds, metadata: object): Promise<void> {
    tiles.sort((a, b) => a.number - b.number)
    const { entries, order } = inOrder(tiles)
    const [minZoom, maxZoom] = [zooms.min, zooms.max]
    const facts = { entries, tileBytes: offset, contents: order.length, minZoom, maxZoom, bounds, metadata }
    await pipeline(async function* () {
      yield archiveHead(facts, (bytes) => gzipSync(bytes))
      yield* bytesOf(file, order)
    }, createWriteStream(target))
  }

  async function close(): Promise<void> {
    await file.close()
    await rm(scratch, { force: true })
  }
  return { add, finish, close }
}

function encoded(features: readonly TileFeature[]): Uint8Array {
  // The types of the package want what its own tiles have beside; nothing of it is written.
  const layer = { features } as unknown as Parameters<typeof fromGeojsonVt>[0][string]
  return fromGeojsonVt({ [LAYER]: layer }, { version: 2, extent: EXTENT })
}

/** Contents in the order of the tiles that show them first, and the tiles that say so. */
function inOrder(tiles: readonly { readonly number: number; readonly stored: Stored }[]): {
  entries: TileEntry[]
  order: Stored[]
} {
  const entries: TileEntry[] = []
  const order: Stored[] = []
  const places = new Map<Stored, number>()
  let offset = 0
  for (const { number, stored } of tiles) {
    let place = places.get(stored)
    if (place === undefined) {
      place = offset
      places.set(stored, place)
      order.push(stored)
      offset += stored.bytes
    }
    const last = entries.at(-1)
    if (last && last.offset === place && last.number + last.run === number) last.run++
    else entries.push({ number, run: 1, offset: place, bytes: stored.bytes })
  }
  return { entries, order }
}

async function* bytesOf(file: FileHandle, order: readonly Stored[]): AsyncIterable<Uint8Array> {
  let waiting: Uint8Array[] = []
  let bytes = 0
  for (const stored of order) {
    const content = new Uint8Array(stored.bytes)
    await file.read(content, 0, stored.bytes, stored.offset)
    waiting.push(content)
    bytes += stored.bytes
    if (bytes < CHUNK) continue
    yield Buffer.concat(waiting)
    waiting = []
    bytes = 0
  }
  yield Buffer.concat(waiting)
}
