// adapters/engine/write-pmtiles.ts: writes the places of a published table as map tiles, in one PMTiles archive.
import { rm, stat } from 'node:fs/promises'
import type { Place } from '../../core/engine/place.ts'
import { quoteText } from '../../core/engine/sql.ts'
import type { Column } from '../../core/model.ts'
import type { Profile } from '../../core/report.ts'
import type { Bounds } from '../../core/tiles/grid.ts'
import {
  LAYER,
  MAX_CHARACTERS,
  MAX_SHAPES,
  TILES_FROM_BYTES,
  TILES_FROM_ROWS,
  tileColumns,
  type ZoomShare,
} from '../../core/tiles/thinning.ts'
import type { Database } from './database.ts'
import { jsonCell } from './write-json.ts'
import { openArchive, type TileArchive } from './write-pmtiles-archive.ts'
import { isPoints, placesSql, writePoints } from './write-pmtiles-points.ts'
import { writeShapes } from './write-pmtiles-shapes.ts'

/** A published table and where its rows lie. */
export interface PlacedTable {
  /** The published Parquet file: what was redacted is not in it. */
  readonly parquet: string
  readonly columns: readonly Column[]
  readonly profile: Profile
  readonly place: Place
}

/** What a way of making tiles needs. */
export interface TileTask {
  readonly database: Database
  readonly archive: TileArchive
  /** SQL of the table with `file_row_number`. */
  readonly from: string
  readonly place: Place
  readonly columns: readonly Column[]
  /** SQL of each of `columns` as short text. */
  readonly cells: readonly string[]
  /** The box around every place, where the file says so. */
  readonly bounds: Bounds | undefined
  /** A file of ours. */
  readonly scratch: string
}

/** What was made. Shares only where points were left out. */
export interface TileFacts {
  readonly bounds: Bounds
  readonly shares: readonly ZoomShare[]
}

/** Whether a map should read tiles rather than the GeoJSON file. */
export async function wantsTiles(rows: number, geojson: string): Promise<boolean> {
  return rows > TILES_FROM_ROWS || (await stat(geojson)).size > TILES_FROM_BYTES
}

/**
 * Writes the archive in bounded memory: tiles wait on the disk, and so do the pieces of lines and areas.
 *
 * @returns false when there is nothing to draw, or too much; no file is left then
 */
export async function writePmtiles(database: Database, table: PlacedTable, target: string): Promise<boolean> {
  const { parquet, place, profile } = table
  const from = `read_parquet(${quoteText(parquet)}, file_row_number = true)`
  const columns = tileColumns(table.columns, profile.columns, place, profile.rows)
  const cells = columns.map((column) => `left(CAST(${jsonCell(column)} AS VARCHAR), ${MAX_CHARACTERS})`)
  const scratch = `${target}.pieces`
  const archive = await openArchive(`${target}.tiles`)
  try {
    const bounds = profile.columns.find(({ name }) => place.kind !== 'pair' && name === place.column)?.bounds
    const task: TileTask = { database, archive, from, place, columns, cells, bounds, scratch }
    const facts = await made(task, profile.rows)
    if (!facts) return false
    await archive.finish(target, facts.bounds, metadataOf(columns, facts))
    return true
  } finally {
    await archive.close()
    await rm(scratch, { force: true })
  }
}

async function made(task: TileTask, rows: number): Promise<TileFacts | undefined> {
  if (await isPoints(task)) return writePoints(task, placesSql(task))
  return rows <= MAX_SHAPES ? writeShapes(task) : undefined
}

/** As the format wants it; `shares` is ours: how much of the places each zoom draws. */
function metadataOf(columns: readonly Column[], { shares }: TileFacts): object {
  const fields = Object.fromEntries(columns.map(({ name }) => [name, 'String']))
  return {
    vector_layers: [{ id: LAYER, fields }],
    ...(shares.length > 0
      ? { shares: Object.fromEntries(shares.map(({ zoom, share }) => [zoom, rounded(share)])) }
      : {}),
  }
}

const rounded = (share: number): number => Number(share.toPrecision(4))
