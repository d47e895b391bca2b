// adapters/engine/write-pmtiles-points.ts: tiles of points: DuckDB sorts them into tiles, zoom by zoom, and they are written as they come.
import { quoteName } from '../../core/engine/sql.ts'
import { type Bounds, EXTENT, firstZoom, MAX_LATITUDE } from '../../core/tiles/grid.ts'
import {
  LAST_ZOOM,
  MAX_IN_TILE,
  MAX_STACKED,
  pointsInTile,
  pointZooms,
  SPREAD,
  type ZoomShare,
} from '../../core/tiles/thinning.ts'
import type { TileFacts, TileTask } from './write-pmtiles.ts'
import type { TileFeature } from './write-pmtiles-archive.ts'

/** Whether every place is a point. */
export async function isPoints({ database, from, place }: TileTask): Promise<boolean> {
  if (place.kind !== 'geometry') return true
  const text = `CAST(${quoteName(place.column)} AS VARCHAR)`
  const [row] = await database.rows(
    `SELECT count(*) AS other FROM ${from} WHERE ${quoteName(place.column)} IS NOT NULL AND NOT starts_with(${text}, 'POINT')`,
  )
  return Number(row!['other']) === 0
}

/** Longitude and latitude as `lon` and `lat`, the row as `n`, and nothing else; rows without a place are left out. */
export function placesSql({ from, place, cells }: Pick<TileTask, 'from' | 'place' | 'cells'>): string {
  const [lon, lat] =
    place.kind === 'pair'
      ? [quoteName(place.longitude), quoteName(place.latitude)]
      : [numberOf(place.column, 1), numberOf(place.column, 2)]
  const texts = cells.map((cell, index) => `${cell} AS c${index}`)
  const all = `SELECT ${[`${lon} AS lon`, `${lat} AS lat`, 'file_row_number AS n', ...texts].join(', ')} FROM ${from}`
  // 0, 0 is how many systems write "no place"; it lies in the sea.
  return `SELECT * FROM (${all}) WHERE abs(lon) <= 180 AND abs(lat) <= ${MAX_LATITUDE} AND NOT (lon = 0 AND lat = 0)`
}

function numberOf(column: string, group: 1 | 2): string {
  const number = '([-+0-9.eE]+)'
  const pattern = `^POINT (?:Z |M |ZM )?\\(${number} ${number}`
  return `TRY_CAST(regexp_extract(CAST(${quoteName(column)} AS VARCHAR), '${pattern}', ${group}) AS DOUBLE)`
}

/** Steps from the corner of the world, `gx` and `gy`, at a zoom. */
function gridSql(places: string, zoom: number): string {
  const steps = 2 ** zoom * EXTENT
  const step = (share: string): string => `least(${steps - 1}, floor((${share}) * ${steps}))::BIGINT`
  const y = '(1 - ln(tan(radians(lat)) + 1 / cos(radians(lat))) / pi()) / 2'
  return `SELECT *, ${step('(lon + 180) / 360')} AS gx, ${step(y)} AS gy FROM (${places})`
}

export async function writePoints(task: TileTask, places: string): Promise<TileFacts | undefined> {
  const { database, columns } = task
  const extent = await extentOf(task, places)
  if (!extent) return undefined
  const zooms = pointZooms(
    firstZoom(extent.bounds),
    await densestByZoom(task, places),
    pointsInTile(columns.length),
    extent.points,
  )
  for (const zoom of zooms) await writeZoom(task, places, zoom)
  await database.run('DROP TABLE IF EXISTS tile_counts')
  return { bounds: extent.bounds, shares: zooms }
}

async function extentOf(
  { database }: TileTask,
  places: string,
): Promise<{ bounds: Bounds; points: number } | undefined> {
  const [row] = await database.rows(
    `SELECT min(lon)::DOUBLE AS w, min(lat)::DOUBLE AS s, max(lon)::DOUBLE AS e, max(lat)::DOUBLE AS n, count(*) AS points
     FROM (${places})`,
  )
  const { w, s, e, n, points } = row!
  if (w === null) return undefined
  return { bounds: [Number(w), Number(s), Number(e), Number(n)], points: Number(points) }
}

/** Most points of any tile, by zoom; many on one spot count as few. */
async function densestByZoom({ database }: TileTask, places: string): Promise<number[]> {
  const spots = `SELECT gx, gy, least(count(*), ${MAX_STACKED}) AS points FROM (${gridSql(places, LAST_ZOOM)}) GROUP BY gx, gy`
  await database.run(
    `CREATE OR REPLACE TEMP TABLE tile_counts AS
     SELECT gx // ${EXTENT} AS x, gy // ${EXTENT} AS y, sum(points) AS points FROM (${spots}) GROUP BY 1, 2`,
  )
  const densest: number[] = []
  for (let zoom = 0; zoom <= LAST_ZOOM; zoom++) {
    const tiles = 2 ** (LAST_ZOOM - zoom)
    const [row] = await database.rows(
      `SELECT max(points)::DOUBLE AS most FROM
       (SELECT sum(points) AS points FROM tile_counts GROUP BY x // ${tiles}, y // ${tiles})`,
    )
    densest.push(Number(row!['most']))
  }
  return densest
}

type Row = [x: number, y: number, gx: number, gy: number, n: number, ...cells: (string | null)[]]

async function writeZoom({ database, archive, columns }: TileTask, places: string, { zoom, share }: ZoomShare) {
  const shared = share < 1 ? ` AND (n * ${SPREAD.factor}) % ${SPREAD.of} < ${Math.round(share * SPREAD.of)}` : ''
  const cells = columns.map((_, index) => `c${index}`)
  const whole = (name: string): string => `(${name})::INTEGER`
  const picked = [whole(`gx // ${EXTENT}`), whole(`gy // ${EXTENT}`), whole(`gx % ${EXTENT}`), whole(`gy % ${EXTENT}`)]
  const rows = database.chunks(
    `SELECT ${[...picked, 'n::DOUBLE', ...cells].join(', ')}
     FROM (${gridSql(places + shared, zoom)}) ORDER BY 1, 2, n`,
  )
  let tile = newTile(-1, -1)
  for await (const chunk of rows) {
    for (const row of chunk as Row[]) {
      if (row[0] !== tile.x || row[1] !== tile.y) {
        if (tile.features.length > 0) await archive.add(zoom, tile.x, tile.y, tile.features)
        tile = newTile(row[0], row[1])
      }
      addPoint(tile, row, columns)
    }
  }
  if (tile.features.length > 0) await archive.add(zoom, tile.x, tile.y, tile.features)
}

interface Tile {
  readonly x: number
  readonly y: number
  readonly features: TileFeature[]
  /** Spot -> points on it. */
  readonly stacks: Map<number, number>
}

const newTile = (x: number, y: number): Tile => ({ x, y, features: [], stacks: new Map() })

function addPoint({ features, stacks }: Tile, [, , x, y, n, ...cells]: Row, columns: TileTask['columns']): void {
  const spot = x * EXTENT + y
  const stacked = stacks.get(spot) ?? 0
  if (stacked >= MAX_STACKED || features.length >= MAX_IN_TILE) return
  stacks.set(spot, stacked + 1)
  features.push({ id: n, type: 1, geometry: [[x, y]], tags: tagsOf(columns, cells) })
}

/** Empty cells are left out. */
export function tagsOf(columns: TileTask['columns'], cells: readonly (string | null)[]): Record<string, string> {
  return Object.fromEntries(
    columns.flatMap(({ name }, index): [string, string][] => {
      const cell = cells[index]
      return cell === null || cell === undefined ? [] : [[name, cell]]
    }),
  )
}
