// Typed tables as NDJSON, JSON and GeoJSON.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../../adapters/engine/database.ts'
import { writeGeojson } from '../../../adapters/engine/write-geojson.ts'
import { writeJsonArray, writeNdjson } from '../../../adapters/engine/write-json.ts'
import type { Place } from '../../../core/engine/place.ts'
import type { Column } from '../../../core/model.ts'
import { newFolder } from '../formats/read-bytes-with.ts'

const COLUMNS: readonly Column[] = [
  { name: 'an "id"', type: 'integer' },
  { name: 'at', type: 'datetime' },
  { name: 'day', type: 'date' },
  { name: 'amount', type: 'number' },
  { name: 'isOpen', type: 'boolean' },
  { name: 'shape', type: 'geometry' },
  { name: 'lat', type: 'number' },
  { name: 'lon', type: 'number' },
]
/** Two rows; the ring of the first runs with the clock. */
const ROWS = `(VALUES
  (9007199254740993, TIMESTAMP '2024-05-01 10:00:00', DATE '2024-05-01', 1.5::DOUBLE, true,
   'POLYGON ((0 0, 0 1, 1 1.123456789, 0 0))'::GEOMETRY, 40.5::DOUBLE, -3.25::DOUBLE),
  (NULL, NULL, NULL, 'inf'::DOUBLE, NULL, NULL, 95::DOUBLE, 1::DOUBLE)
) AS t("an ""id""", "at", day, amount, "isOpen", shape, lat, lon)`

async function written(write: (database: Database, target: string) => Promise<void>): Promise<string> {
  const folder = newFolder()
  const database = await openDatabase({ memoryMegabytes: 256, threads: 2, temporaryFolder: folder })
  try {
    await write(database, join(folder, 'out'))
    return readFileSync(join(folder, 'out'), 'utf8')
  } finally {
    database.close()
  }
}

const FIRST = `{"an \\"id\\"":9007199254740993,"at":"2024-05-01T10:00:00","day":"2024-05-01","amount":1.5,"isOpen":true,"shape":"POLYGON ((0 0, 0 1, 1 1.123456789, 0 0))","lat":40.5,"lon":-3.25}`
const SECOND = `{"an \\"id\\"":null,"at":null,"day":null,"amount":null,"isOpen":null,"shape":null,"lat":95.0,"lon":1.0}`

test('writeNdjson: one object a line; dates are ISO 8601, blank cells null, large integers whole', async () => {
  const text = await written((database, target) => writeNdjson(database, ROWS, COLUMNS, target))
  expect(text).toBe(`${FIRST}\n${SECOND}\n`)
})

test('writeJsonArray: the same objects as a list', async () => {
  const text = await written((database, target) => writeJsonArray(database, ROWS, COLUMNS, target))
  expect(JSON.parse(text)).toEqual([JSON.parse(FIRST), JSON.parse(SECOND)])
})

const TURNED = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 1.1234568],
      [0, 1],
      [0, 0],
    ],
  ],
}
const places: readonly { name: string; place: Place; geometries: unknown[]; hasShape: boolean }[] = [
  {
    name: 'a geometry is turned to the right hand and rounded',
    place: { kind: 'geometry', column: 'shape' },
    geometries: [TURNED, null],
    hasShape: false,
  },
  {
    name: 'a pair is a point; one off the globe is none',
    place: { kind: 'pair', latitude: 'lat', longitude: 'lon' },
    geometries: [{ type: 'Point', coordinates: [-3.25, 40.5] }, null],
    hasShape: true,
  },
]
for (const { name, place, geometries, hasShape } of places) {
  test(`writeGeojson: ${name}`, async () => {
    const text = await written((database, target) => writeGeojson(database, ROWS, COLUMNS, place, target))
    const { type, features } = JSON.parse(text) as {
      type: string
      features: { geometry: unknown; properties: object }[]
    }
    expect({ type, geometries: features.map(({ geometry }) => geometry) }).toEqual({
      type: 'FeatureCollection',
      geometries,
    })
    expect(features.map(({ properties }) => 'shape' in properties)).toEqual([hasShape, hasShape])
    expect(text).toContain('"an \\"id\\"":9007199254740993,"at":"2024-05-01T10:00:00"')
  })
}

test('writers: the same table gives the same bytes, and none is still right JSON', async () => {
  const many = `(SELECT i AS n, ('POINT (' || i % 180 || ' 1)')::GEOMETRY AS p FROM range(60000) r(i))`
  const columns: readonly Column[] = [
    { name: 'n', type: 'integer' },
    { name: 'p', type: 'geopoint' },
  ]
  const place: Place = { kind: 'geopoint', column: 'p' }
  for (const write of [
    (database: Database, target: string, from: string) => writeGeojson(database, from, columns, place, target),
    (database: Database, target: string, from: string) => writeJsonArray(database, from, columns, target),
  ]) {
    const [first, second] = [
      await written((db, target) => write(db, target, many)),
      await written((db, target) => write(db, target, many)),
    ]
    expect(first === second).toBe(true)
    JSON.parse(first)
    JSON.parse(await written((db, target) => write(db, target, `${many} LIMIT 0`)))
  }
})
