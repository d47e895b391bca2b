// core/tiles/thinning.ts: how much of a table its map tiles hold: which columns, which zooms, and which share of the places.
import type { Place } from '../engine/place.ts'
import type { Column } from '../model.ts'
import type { ColumnProfile } from '../report.ts'

/** From here on the map reads tiles; below, a browser takes the whole GeoJSON. */
export const TILES_FROM_ROWS = 5_000
export const TILES_FROM_BYTES = 3_000_000

/** Name of the only layer of our tiles. */
export const LAYER = 'places'

/** Points in all tiles of the last zoom; of more, a share. Validation of 5 million takes minutes for them. */
export const MAX_POINTS = 5_000_000
/** Tables of more lines or areas have no tiles. */
export const MAX_SHAPES = 300_000
/** Points on one spot of a tile: nobody can tell more apart, and one address may stand for all that is unknown. */
export const MAX_STACKED = 50
/** Of one tile, at any zoom, whatever the table holds. */
export const MAX_IN_TILE = 20_000

/** A metre and a half is a step of the tile's grid there; maps go on drawing it larger. */
export const LAST_ZOOM = 16

const MAX_COLUMNS = 12
/** Cells in the last zoom: what a minute can write. Larger tables have fewer columns in their tiles. */
const MAX_CELLS = 12_000_000
/** Cells in a tile that a phone reads in a moment: some 150 kB. */
const CELLS_IN_TILE = 16_000
const [LEAST_POINTS, MOST_POINTS] = [1_000, 4_000]
/** Longest text of a cell in a tile. */
export const MAX_CHARACTERS = 80

/** Values by which places can be coloured: as many as can be told apart. */
export const MAX_CATEGORIES = 8

/** Columns that sort places into few kinds. */
export function isCategory({ type, distinct }: { readonly type: string; readonly distinct?: number }): boolean {
  const isWord = type === 'text' || type === 'boolean'
  return isWord && distinct !== undefined && distinct >= 2 && distinct <= MAX_CATEGORIES
}

/**
 * Columns whose cells go into the tiles, in the order of the table; those that sort places into kinds rather than others.
 *
 * @param profiles statistics of the columns
 */
export function tileColumns(
  columns: readonly Column[],
  profiles: readonly ColumnProfile[],
  place: Place,
  rows: number,
): Column[] {
  const most = Math.max(1, Math.min(MAX_COLUMNS, Math.floor(MAX_CELLS / Math.max(1, rows))))
  const fit = columns.filter(({ name, type }) => !isOfPlace(name, place) && type !== 'geometry' && type !== 'geopoint')
  const distinct = new Map(profiles.map((profile) => [profile.name, profile.distinct]))
  const kinds = fit.filter(({ name, type }) => isCategory({ type, distinct: distinct.get(name) ?? 0 }))
  const kept = kinds.slice(0, Math.ceil(most / 3))
  const chosen = [...kept, ...fit.filter((column) => !kept.includes(column))].slice(0, most)
  return fit.filter((column) => chosen.includes(column))
}

function isOfPlace(name: string, place: Place): boolean {
  return place.kind === 'pair' ? name === place.latitude || name === place.longitude : name === place.column
}

/** What one zoom draws: `share` of the places, 0 to 1. */
export interface ZoomShare {
  readonly zoom: number
  readonly share: number
}

/** Points that a tile should hold at most, unless it is of the last zoom. @param columns of the tiles */
export function pointsInTile(columns: number): number {
  return Math.max(LEAST_POINTS, Math.min(MOST_POINTS, Math.floor(CELLS_IN_TILE / (columns + 1))))
}

/**
 * Zooms of a layer of points. One share for a whole zoom: shares by tile would show as seams. The first zoom at which every tile
 * holds all of its points is the last one; at `LAST_ZOOM` all stay, however many.
 *
 * @param densest most points in a tile, by zoom
 * @param limit see `pointsInTile`
 */
export function pointZooms(first: number, densest: readonly number[], limit: number, points: number): ZoomShare[] {
  const most = Math.min(1, MAX_POINTS / Math.max(1, points))
  const zooms: ZoomShare[] = []
  for (let zoom = first; zoom <= LAST_ZOOM; zoom++) {
    const share = Math.min(most, limit / Math.max(1, densest[zoom] ?? 0))
    const isLast = zoom === LAST_ZOOM || share >= most
    zooms.push({ zoom, share: isLast ? most : share })
    if (isLast) break
  }
  return zooms
}

/** Rows are spread evenly by their numbers; who is in a share is in every larger one. */
export const SPREAD = { factor: 2_654_435_761, of: 2 ** 32 } as const
