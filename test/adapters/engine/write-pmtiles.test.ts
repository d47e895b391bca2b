// Map tiles of a published table: every tile read back by the format's own reader.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { type Header, PMTiles } from 'pmtiles'
import { openDatabase } from '../../../adapters/engine/database.ts'
import { writePmtiles } from '../../../adapters/engine/write-pmtiles.ts'
import type { Place } from '../../../core/engine/place.ts'
import type { Column } from '../../../core/model.ts'
import type { Profile } from '../../../core/report.ts'
import { tilesIn } from '../../../core/tiles/grid.ts'
import { newFolder } from '../formats/read-bytes-with.ts'

const ROWS = 6000
const COLUMNS: readonly Column[] = [
  { name: 'id', type: 'integer' },
  { name: 'kind', type: 'text' },
  { name: 'at', type: 'datetime' },
  { name: 'note', type: 'text' },
  { name: 'lat', type: 'number' },
  { name: 'lon', type: 'number' },
  { name: 'shape', type: 'geometry' },
]
/** Places over a city, spread by a fixed rule; each hundredth row has none. */
const TABLE = `SELECT i AS id, ['Oak', 'Ash', 'Elm'][1 + i % 3] AS kind, TIMESTAMP '2024-05-01 10:00:00' AS "at",
  repeat('long ', 40) AS note,
  CASE WHEN i % 100 > 0 THEN 44.6 + (i % 97) * 0.001 END AS lat, -63.6 + (i % 89) * 0.001 AS lon,
  format('POLYGON (({} {}, {} {}, {} {}, {} {}))', -63.6 + (i % 89) * 0.001, 44.6, -63.599 + (i % 89) * 0.001, 44.6,
    -63.599 + (i % 89) * 0.001, 44.601, -63.6 + (i % 89) * 0.001, 44.6)::GEOMETRY AS shape
  FROM range(${ROWS}) r(i) ORDER BY i`
const PAIR: Place = { kind: 'pair', latitude: 'lat', longitude: 'lon' }
const SHAPE: Place = { kind: 'geometry', column: 'shape' }

interface Options {
  readonly table?: string
  readonly columns?: readonly Column[]
  readonly place?: Place
}

async function written({ table = TABLE, columns = COLUMNS, place = PAIR }: Options = {}): Promise<string | undefined> {
  const folder = newFolder()
  const database = await openDatabase({ memoryMegabytes: 256, threads: 2, temporaryFolder: join(folder, 'temporary') })
  try {
    const parquet = join(folder, 'data.parquet')
    await database.run(`COPY (${table}) TO '${parquet}' (FORMAT parquet)`)
    const rows = Number((await database.rows(`SELECT count(*) AS n FROM '${parquet}'`))[0]!['n'])
    const profile: Profile = {
      rows,
      columns: columns.map((column) => ({ ...column, nulls: 0, distinct: column.name === 'kind' ? 3 : rows })),
      preview: [],
    }
    const target = join(folder, 'data.pmtiles')
    const isWritten = await writePmtiles(database, { parquet, columns, profile, place }, target)
    // What waited on the disk is gone.
    expect(readdirSync(folder).filter((name) => name.startsWith('data.pmtiles.'))).toEqual([])
    expect(existsSync(target)).toBe(isWritten)
    return isWritten ? target : undefined
  } finally {
    database.close()
  }
}

function reader(path: string): PMTiles {
  const bytes = readFileSync(path)
  return new PMTiles({
    getKey: () => path,
    getBytes: async (offset, length) => ({ data: new Uint8Array(bytes.subarray(offset, offset + length)).buffer }),
  })
}

interface Read {
  readonly zoom: number
  readonly id: number
  readonly properties: Record<string, unknown>
  readonly geometry: GeometryLike
}
type GeometryLike = { type: string; coordinates: unknown }

/** Every place of every tile there is. */
async function everything(path: string): Promise<Read[]> {
  const archive = reader(path)
  const header = await archive.getHeader()
  const found: Read[] = []
  let tiles = 0
  for (const [zoom, x, y] of tilesOf(header)) {
    const tile = await archive.getZxy(zoom, x, y)
    if (!tile) continue
    tiles++
    const layer = new VectorTile(new PbfReader(new Uint8Array(tile.data))).layers['places']!
    for (let index = 0; index < layer.length; index++) {
      const feature = layer.feature(index)
      const { geometry } = feature.toGeoJSON(x, y, zoom) as unknown as { geometry: GeometryLike }
      found.push({ zoom, id: feature.id!, properties: feature.properties, geometry })
    }
  }
  expect(tiles).toBe(header.numAddressedTiles)
  return found
}

function* tilesOf({ minZoom, maxZoom, minLon, minLat, maxLon, maxLat }: Header): Iterable<[number, number, number]> {
  for (let zoom = minZoom; zoom <= maxZoom; zoom++) {
    const { x, y } = tilesIn([minLon, minLat, maxLon, maxLat], zoom, 0.1)
    for (let column = x[0]; column <= x[1]; column++) for (let row = y[0]; row <= y[1]; row++) yield [zoom, column, row]
  }
}

test('writePmtiles: the last zoom has every row once, at its place, with its cells as short text', async () => {
  const path = (await written())!
  const { maxZoom, minZoom, minLon, maxLat } = await reader(path).getHeader()
  const places = (await everything(path)).filter(({ zoom }) => zoom === maxZoom)
  const withPlace = Array.from({ length: ROWS }, (_, row) => row).filter((row) => row % 100 > 0)
  expect(places.map(({ id }) => id).sort((a, b) => a - b)).toEqual(withPlace)
  const one = places.find(({ id }) => id === 4321)!
  expect(one.properties).toEqual({
    id: '4321',
    kind: 'Ash',
    at: '2024-05-01T10:00:00',
    note: 'long '.repeat(16),
  })
  const [lon, lat] = one.geometry.coordinates as [number, number]
  expect([lon, lat].map((degrees) => degrees.toFixed(3))).toEqual(['-63.551', '44.653'])
  expect([minZoom, minLon, maxLat]).toEqual([10, -63.6, 44.696])
})

test('writePmtiles: zoomed out there is one share, and who is in it stays from further in', async () => {
  const path = (await written())!
  const { shares } = (await reader(path).getMetadata()) as { shares: Record<string, number> }
  const places = await everything(path)
  const rows = (zoom: number) => new Set(places.filter((place) => place.zoom === zoom).map(({ id }) => id))
  const zooms = Object.keys(shares).map(Number)
  expect(shares[zooms[0]!]).toBeLessThan(1)
  expect(shares[zooms.at(-1)!]).toBe(1)
  for (const zoom of zooms.slice(1)) {
    const [outer, inner] = [rows(zoom - 1), rows(zoom)]
    expect([...outer].filter((row) => !inner.has(row))).toEqual([])
    expect(Math.abs(inner.size / (ROWS * 0.99) - shares[zoom]!)).toBeLessThan(0.02)
  }
})

test('writePmtiles: areas are in every zoom in which they can be seen, in pieces of their own row', async () => {
  const path = (await written({ place: SHAPE }))!
  const { maxZoom } = await reader(path).getHeader()
  const places = await everything(path)
  expect(maxZoom).toBe(14)
  expect(new Set(places.filter(({ zoom }) => zoom === maxZoom).map(({ id }) => id)).size).toBe(ROWS)
  const one = places.find(({ id, zoom }) => id === 10 && zoom === maxZoom)!
  expect(one.geometry.type).toMatch(/Polygon/)
  expect(one.properties['kind']).toBe('Ash')
})

for (const place of [PAIR, SHAPE]) {
  test(`writePmtiles: the same table gives the same bytes (${place.kind})`, async () => {
    const [first, second] = [await written({ place }), await written({ place })]
    expect(readFileSync(first!).equals(readFileSync(second!))).toBe(true)
  })

  test(`writePmtiles: a column that is not published is in no tile (${place.kind})`, async () => {
    const published = COLUMNS.filter(({ name }) => name !== 'kind')
    const path = (await written({ table: `SELECT * EXCLUDE (kind) FROM (${TABLE})`, columns: published, place }))!
    const texts = await allTexts(path)
    expect(texts).toContain('2024-05-01')
    for (const word of ['kind', 'Oak', 'Ash', 'Elm']) expect(texts).not.toContain(word)
  })
}

/** Everything in the archive unpacked, as text. */
async function allTexts(path: string): Promise<string> {
  const bytes = readFileSync(path)
  const { tileDataOffset, jsonMetadataOffset, jsonMetadataLength } = await reader(path).getHeader()
  const metadata = gunzipSync(bytes.subarray(jsonMetadataOffset, jsonMetadataOffset + jsonMetadataLength))
  // Packed tiles stand one after the other: as one stream they unpack to one text.
  return `${metadata.toString('latin1')}${gunzipSync(bytes.subarray(tileDataOffset)).toString('latin1')}`
}

const odd: readonly { name: string; options: Options; rows: number | undefined }[] = [
  {
    name: 'no row with a place',
    options: { table: `SELECT * REPLACE (NULL::DOUBLE AS lat) FROM (${TABLE})` },
    rows: undefined,
  },
  {
    name: '0, 0 is no place',
    options: { table: `SELECT * REPLACE (0.0 AS lat, 0.0 AS lon) FROM (${TABLE})` },
    rows: undefined,
  },
  {
    name: 'a hundred on one spot',
    options: { table: `SELECT * REPLACE (44.6 AS lat, -63.6 AS lon) FROM (${TABLE}) LIMIT 100` },
    rows: 50,
  },
  {
    name: 'points with heights in a column of geometries',
    options: {
      table: `SELECT * REPLACE (format('POINT Z ({} {} 12)', lon, 44.6)::GEOMETRY AS shape) FROM (${TABLE}) LIMIT 40`,
      place: SHAPE,
    },
    rows: 40,
  },
  {
    name: 'points, lines and areas in one column',
    options: {
      table: `SELECT * REPLACE (['POINT (-63.6 44.6)', 'LINESTRING (-63.6 44.6, -63.5 44.7)',
        'POLYGON ((-63.6 44.6, -63.5 44.6, -63.5 44.7, -63.6 44.6))'][1 + id % 3]::GEOMETRY AS shape) FROM (${TABLE}) LIMIT 9`,
      place: SHAPE,
    },
    rows: 9,
  },
]
for (const { name, options, rows } of odd) {
  test(`writePmtiles: ${name}`, async () => {
    const path = await written(options)
    if (rows === undefined) return expect(path).toBeUndefined()
    const { maxZoom } = await reader(path!).getHeader()
    const places = (await everything(path!)).filter(({ zoom }) => zoom === maxZoom)
    expect(new Set(places.map(({ id }) => id)).size).toBe(rows)
  })
}
