// GeoJSON as a table: properties, ids, geometries, systems, and what is wrong with features.
import { jsonReader } from '../../../adapters/formats/json.ts'
import { type Outcome, readWith } from './read-bytes-with.ts'

const feature = (geometry: unknown, properties: unknown = { n: 1 }, more: object = {}) => ({
  type: 'Feature',
  ...more,
  properties,
  geometry,
})
const collection = (features: readonly unknown[], more: object = {}) => ({
  type: 'FeatureCollection',
  features,
  ...more,
})
const POINT = { type: 'Point', coordinates: [1.5, 2] }
const FAR = { type: 'Point', coordinates: [440_000, 4_474_000] }
const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } })

const cases: readonly { name: string; content: unknown; reading?: object; gives: Partial<Outcome> }[] = [
  {
    name: 'properties, then the geometry',
    content: collection([feature(POINT, { a: 'x', b: { c: 1 } })]),
    gives: { format: 'geojson', lines: ['a,b.c,geometry', 'x,1,POINT (1.5 2)'], codes: ['json-nested'] },
  },
  {
    name: 'features need not come last',
    content: { crs: null, features: [feature(POINT)], type: 'FeatureCollection' },
    gives: { lines: ['n,geometry', '1,POINT (1.5 2)'], codes: [] },
  },
  {
    name: 'ids are a column',
    content: collection([feature(POINT, { n: 1 }, { id: 7 }), feature(POINT, { n: 2 }, { id: 'x' })]),
    gives: { lines: ['id,n,geometry', '7,1,POINT (1.5 2)', 'x,2,POINT (1.5 2)'] },
  },
  {
    name: 'a property named id keeps its name',
    content: collection([feature(POINT, { id: 1 }, { id: 7 })]),
    gives: { lines: ['id,geometry', '1,POINT (1.5 2)'] },
  },
  {
    name: 'a property named geometry keeps its name',
    content: collection([feature(POINT, { geometry: 'round' })]),
    gives: { lines: ['geometry,geometry_2', 'round,POINT (1.5 2)'] },
  },
  {
    name: 'one feature',
    content: feature(POINT),
    gives: { format: 'geojson', lines: ['n,geometry', '1,POINT (1.5 2)'] },
  },
  { name: 'a bare geometry', content: POINT, gives: { format: 'geojson', lines: ['geometry', 'POINT (1.5 2)'] } },
  {
    name: 'a collection of geometries is one',
    content: { type: 'GeometryCollection', geometries: [POINT] },
    gives: { lines: ['geometry', 'GEOMETRYCOLLECTION (POINT (1.5 2))'] },
  },
  {
    name: 'a list of features',
    content: [feature(POINT), feature(null)],
    gives: { format: 'geojson', lines: ['n,geometry', '1,POINT (1.5 2)', '1,'], codes: ['geometry-missing'] },
  },
  {
    name: 'features without any place are a plain table',
    content: collection([feature(null), feature(null)]),
    gives: { format: 'geojson', lines: ['n', '1', '1'], codes: [] },
  },
  {
    name: 'an old system is converted',
    content: collection([feature(FAR)], crs('urn:ogc:def:crs:EPSG::25830')),
    gives: { lines: ['n,geometry', '1,POINT (-3.7071991 40.4144605)'], codes: ['crs-converted'] },
  },
  {
    name: 'CRS84 is no conversion',
    content: collection([feature(POINT)], crs('urn:ogc:def:crs:OGC:1.3:CRS84')),
    gives: { lines: ['n,geometry', '1,POINT (1.5 2)'], codes: [] },
  },
  {
    name: 'the publisher may say the system',
    content: collection([feature(FAR)]),
    reading: { crs: 'EPSG:25830' },
    gives: { codes: ['crs-converted'] },
  },
  {
    name: 'an unknown system is refused',
    content: collection([feature(POINT)], crs('urn:ogc:def:crs:EPSG::99999')),
    gives: { lines: [], codes: ['crs-unknown'] },
  },
  {
    name: 'a system that is not named is refused',
    content: collection([feature(POINT)], { crs: { type: 'link', properties: { href: 'x' } } }),
    gives: { lines: [], codes: ['crs-unknown'] },
  },
  {
    name: 'nothing but projected coordinates',
    content: collection([feature(FAR), feature(FAR)]),
    gives: { codes: ['crs-unknown'] },
  },
  {
    name: 'a collection without features',
    content: { type: 'FeatureCollection' },
    gives: { lines: [], codes: ['geojson-error'] },
  },
  { name: 'a collection of no features', content: collection([]), gives: { lines: [], codes: ['json-not-table'] } },
]
for (const { name, content, reading = {}, gives } of cases) {
  test(`GeoJSON: ${name}`, async () =>
    expect(await readWith(jsonReader, JSON.stringify(content), { reading })).toMatchObject(gives))
}

test('GeoJSON: bad geometries are blank, and each is a finding with its row', async () => {
  const open = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ],
  }
  const bad = [
    { type: 'Point', coordinates: ['1', 2] },
    { type: 'Point', coordinates: [null, 2] },
    open,
    { type: 'Point', coordinates: [[1, 2]] },
    FAR,
  ]
  const outcome = await readWith(
    jsonReader,
    JSON.stringify(collection([feature(POINT), ...bad.map((geometry) => feature(geometry)), 5])),
  )
  expect(outcome.lines).toEqual(['n,geometry', '1,POINT (1.5 2)', '1,', '1,', '1,', '1,', '1,', ','])
  expect(outcome.codes).toEqual(Array(6).fill('geojson-error'))
  expect(outcome.rows).toEqual([3, 4, 5, 6, 7, 8])
  expect(outcome.messages[4]).toMatch(/look projected/)
})

test('GeoJSON: NaN is a finding about its feature, not the end of the file', async () => {
  const text =
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":"NaN"},"geometry":{"type":"Point","coordinates":[NaN, 1]}},{"type":"Feature","properties":{"a":2},"geometry":{"type":"Point","coordinates":[1, 2]}}]}'
  const { lines, codes, rows } = await readWith(jsonReader, text)
  expect({ lines, codes, rows }).toEqual({
    lines: ['a,geometry', 'NaN,', '2,POINT (1 2)'],
    codes: ['geojson-error'],
    rows: [2],
  })
})

test('GeoJSON: of many faults 20 are listed, with the total', async () => {
  const features = Array.from({ length: 50 }, (_, n) =>
    feature(n < 30 ? { type: 'Point', coordinates: [] as number[] } : POINT),
  )
  const broken = features.map((each, n) => (n < 30 ? feature({ type: 'Point', coordinates: [1] }) : each))
  const { codes } = await readWith(jsonReader, JSON.stringify(collection(broken)))
  expect(codes).toHaveLength(20)
})

test('GeoJSON: a text sequence of features (RFC 8142)', async () => {
  const text = [feature(POINT), feature(null, null, { id: 'b' })]
    .map((each) => `\x1e${JSON.stringify(each)}\n`)
    .join('')
  const { lines, format } = await readWith(jsonReader, text, { filename: 'x.geojsons' })
  expect({ lines, format }).toEqual({ lines: ['id,n,geometry', ',1,POINT (1.5 2)', 'b,,'], format: 'geojson' })
})

test('GeoJSON: a feature of 20 MB is a finding', async () => {
  const ring = Array.from({ length: 1_000_000 }, (_, n) => `[${(n / 1e6).toFixed(6)},${(n / 2e6).toFixed(6)}]`).join(
    ',',
  )
  const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[${ring}]}}]}`
  const { codes, messages } = await readWith(jsonReader, text)
  expect({ codes, message: messages[0] }).toEqual({
    codes: ['json-error'],
    message: expect.stringMatching(/record 1: a record is longer/),
  })
})
