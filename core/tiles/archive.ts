// core/tiles/archive.ts: the bytes of a PMTiles archive (version 3) around its tiles: header, directories, metadata.
import type { Bounds } from './grid.ts'

/** A run of tiles with the same content. */
export interface TileEntry {
  /** See `tileNumber`. */
  readonly number: number
  /** How many tiles from `number` on have this content. */
  run: number
  /** Bytes from the beginning of the tiles. */
  readonly offset: number
  readonly bytes: number
}

export interface ArchiveFacts {
  /** By number, each run once. */
  readonly entries: readonly TileEntry[]
  /** Bytes of all tiles. */
  readonly tileBytes: number
  /** Tiles of different content. */
  readonly contents: number
  readonly minZoom: number
  readonly maxZoom: number
  readonly bounds: Bounds
  /** Names the layers, as the format wants it. */
  readonly metadata: object
}

/** Packs with gzip. */
type Pack = (bytes: Uint8Array) => Uint8Array

const HEADER_BYTES = 127
/** Readers fetch this much first: header and root directory must lie in it. */
const FIRST_BYTES = 16_384
const SMALLEST_LEAF = 4096

/**
 * Everything of an archive that stands before its tiles.
 *
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function archiveHead(facts: ArchiveFacts, pack: Pack): Uint8Array {
  const { root, leaves } = directories(facts.entries, pack)
  const metadata = pack(new TextEncoder().encode(JSON.stringify(facts.metadata)))
  return joined([header(facts, root.length, metadata.length, leaves.length), root, metadata, leaves])
}

/** A small archive has one directory; a large one a directory of directories. */
function directories(entries: readonly TileEntry[], pack: Pack): { root: Uint8Array; leaves: Uint8Array } {
  const whole = pack(directory(entries))
  if (whole.length <= FIRST_BYTES - HEADER_BYTES) return { root: whole, leaves: new Uint8Array() }
  for (let size = SMALLEST_LEAF; ; size *= 2) {
    const leaves: Uint8Array[] = []
    const index: TileEntry[] = []
    let offset = 0
    for (let from = 0; from < entries.length; from += size) {
      const leaf = pack(directory(entries.slice(from, from + size)))
      index.push({ number: entries[from]!.number, run: 0, offset, bytes: leaf.length })
      leaves.push(leaf)
      offset += leaf.length
    }
    const root = pack(directory(index))
    if (root.length <= FIRST_BYTES - HEADER_BYTES) return { root, leaves: joined(leaves) }
  }
}

function directory(entries: readonly TileEntry[]): Uint8Array {
  const bytes: number[] = []
  pushNumber(bytes, entries.length)
  let last = 0
  for (const { number } of entries) {
    pushNumber(bytes, number - last)
    last = number
  }
  for (const { run } of entries) pushNumber(bytes, run)
  for (const entry of entries) pushNumber(bytes, entry.bytes)
  for (const [index, { offset }] of entries.entries()) {
    const before = entries[index - 1]
    pushNumber(bytes, before && offset === before.offset + before.bytes ? 0 : offset + 1)
  }
  return Uint8Array.from(bytes)
}

/** Seven bits a byte, the lowest first; the highest bit says that more follow. */
function pushNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

const GZIP = 2
const VECTOR_TILES = 1

function header(facts: ArchiveFacts, rootBytes: number, metadataBytes: number, leafBytes: number): Uint8Array {
  const { entries, bounds, minZoom, maxZoom } = facts
  const bytes = new Uint8Array(HEADER_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode('PMTiles'))
  bytes[7] = 3
  const metadataAt = HEADER_BYTES + rootBytes
  const leavesAt = metadataAt + metadataBytes
  const large = [HEADER_BYTES, rootBytes, metadataAt, metadataBytes, leavesAt, leafBytes, leavesAt + leafBytes]
  const tiles = entries.reduce((sum, { run }) => sum + run, 0)
  large.push(facts.tileBytes, tiles, entries.length, facts.contents)
  for (const [index, value] of large.entries()) view.setBigUint64(8 + 8 * index, BigInt(value), true)
  // 1: tiles lie in the order of their numbers.
  bytes.set([1, GZIP, GZIP, VECTOR_TILES, minZoom, maxZoom], 96)
  const degrees = (at: number, value: number): void => view.setInt32(at, Math.round(value * 1e7), true)
  for (const [index, value] of bounds.entries()) degrees(102 + 4 * index, value)
  bytes[118] = minZoom
  degrees(119, (bounds[0] + bounds[2]) / 2)
  degrees(123, (bounds[1] + bounds[3]) / 2)
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
