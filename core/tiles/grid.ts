// core/tiles/grid.ts: the squares into which web maps cut the world, and their numbers in a PMTiles archive.

/** West, south, east, north in degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Steps of a tile's own grid, on each side. */
export const EXTENT = 4096
/** The map of the web ends here: its world is a square. */
export const MAX_LATITUDE = 85.0511

/** Place in the square world, 0 to 1 from the north-west corner. */
export function worldOf(longitude: number, latitude: number): readonly [x: number, y: number] {
  const clamped = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude))
  const radians = (clamped * Math.PI) / 180
  const y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2
  return [(longitude + 180) / 360, y]
}

/** First and last tile on each axis, both inclusive. */
export interface TileRange {
  readonly x: readonly [first: number, last: number]
  readonly y: readonly [first: number, last: number]
}

/** Tiles that a box touches at a zoom. @param margin share of a tile that counts as touched around the box */
export function tilesIn([west, south, east, north]: Bounds, zoom: number, margin = 0): TileRange {
  const side = 2 ** zoom
  const at = (place: number): number => Math.max(0, Math.min(side - 1, Math.floor(place)))
  const [left, top] = worldOf(west, north)
  const [right, bottom] = worldOf(east, south)
  return {
    x: [at(left * side - margin), at(right * side + margin)],
    y: [at(top * side - margin), at(bottom * side + margin)],
  }
}

export function countOf({ x, y }: TileRange): number {
  return (x[1] - x[0] + 1) * (y[1] - y[0] + 1)
}

/** One zoom further out than where everything lies in one or two tiles: what a phone shows at once. */
export function firstZoom([west, south, east, north]: Bounds): number {
  const [left, top] = worldOf(west, north)
  const [right, bottom] = worldOf(east, south)
  const size = Math.max(right - left, bottom - top)
  return size <= 0 ? MAX_FIRST_ZOOM : Math.max(0, Math.min(MAX_FIRST_ZOOM, Math.floor(-Math.log2(size)) - 1))
}
/** A single street; nobody needs its tiles from further in. */
const MAX_FIRST_ZOOM = 11

/**
 * Number of a tile: zooms follow one another, and in each the tiles along Hilbert's curve, so that neighbours stand close.
 *
 * @see https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function tileNumber(zoom: number, x: number, y: number): number {
  let number = (4 ** zoom - 1) / 3
  let [left, top] = [x, y]
  for (let side = 2 ** (zoom - 1); side >= 1; side /= 2) {
    const isRight = (left & side) > 0 ? 1 : 0
    const isLow = (top & side) > 0 ? 1 : 0
    number += side * side * ((3 * isRight) ^ isLow)
    if (isLow === 0) {
      if (isRight === 1) [left, top] = [side - 1 - left, side - 1 - top]
      ;[left, top] = [top, left]
    }
    left &= side - 1
    top &= side - 1
  }
  return number
}
