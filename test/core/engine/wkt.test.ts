// GeoJSON to Well-Known Text and back, and what is wrong with geometries.
import { polygonsOf, signedArea } from '../../../core/engine/rings.ts'
import { wktOf } from '../../../core/engine/wkt.ts'
import { geometryOf, rfc7946 } from '../../../core/engine/wkt-read.ts'

const SQUARE = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
]
const HOLE = [
  [1, 1],
  [1, 2],
  [2, 2],
  [2, 1],
  [1, 1],
]

const both: readonly [object, string][] = [
  [{ type: 'Point', coordinates: [-97.5, 30] }, 'POINT (-97.5 30)'],
  [{ type: 'Point', coordinates: [1, 2, 3] }, 'POINT Z (1 2 3)'],
  [
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    'MULTIPOINT (1 2, 3 4)',
  ],
  [
    {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
    'LINESTRING (1 2, 3 4)',
  ],
  [
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [1, 2],
          [3, 4],
        ],
        [
          [5, 6],
          [7, 8],
        ],
      ],
    },
    'MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))',
  ],
  [{ type: 'Polygon', coordinates: [SQUARE, HOLE] }, 'POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))'],
  [{ type: 'MultiPolygon', coordinates: [[SQUARE]] }, 'MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)))'],
  [
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 2] },
        { type: 'MultiPoint', coordinates: [[3, 4]] },
      ],
    },
    'GEOMETRYCOLLECTION (POINT (1 2), MULTIPOINT (3 4))',
  ],
]
for (const [geometry, wkt] of both) {
  test(`wktOf and geometryOf: ${wkt}`, () => {
    expect(wktOf(geometry)).toEqual({ wkt })
    expect(geometryOf(wkt)).toEqual(geometry)
  })
}

const oneWay: readonly { name: string; geometry: unknown; gives: object }[] = [
  {
    name: 'heights go when one position has none',
    geometry: {
      type: 'LineString',
      coordinates: [
        [1, 2, 3],
        [4, 5],
      ],
    },
    gives: { wkt: 'LINESTRING (1 2, 4 5)' },
  },
  {
    name: 'a fourth number goes',
    geometry: { type: 'Point', coordinates: [1, 2, 3, 4] },
    gives: { wkt: 'POINT Z (1 2 3)' },
  },
  {
    name: 'no exponent',
    geometry: { type: 'Point', coordinates: [1.5e-7, -1e-9] },
    gives: { wkt: 'POINT (0.00000015 -0.000000001)' },
  },
  { name: 'nothing in it', geometry: { type: 'Polygon', coordinates: [] }, gives: { wkt: null } },
]
for (const { name, geometry, gives } of oneWay) test(`wktOf: ${name}`, () => expect(wktOf(geometry)).toEqual(gives))

const faults: readonly [string, unknown, RegExp][] = [
  [
    'an open ring',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    },
    /not closed/,
  ],
  [
    'a short ring',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    },
    /fewer than four/,
  ],
  ['a short line', { type: 'LineString', coordinates: [[0, 0]] }, /fewer than two positions/],
  [
    'a ring too few',
    {
      type: 'Polygon',
      coordinates: [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    },
    /not nested/,
  ],
  ['a list too many', { type: 'Point', coordinates: [[1, 2]] }, /not nested/],
  ['null', { type: 'Point', coordinates: [null, 1] }, /null or NaN/],
  ['a text', { type: 'Point', coordinates: ['1', 1] }, /a text/],
  ['infinity', { type: 'Point', coordinates: [Infinity, 1] }, /finite/],
  ['one number', { type: 'Point', coordinates: [1] }, /fewer than two numbers/],
  ['no type', { coordinates: [1, 2] }, /no type/],
  ['an unknown type', { type: 'Circle', coordinates: [1, 2] }, /no type/],
  ['no coordinates', { type: 'Point' }, /no list of coordinates/],
  ['a text for a geometry', 'POINT (1 2)', /no object/],
  ['an empty part', { type: 'MultiPolygon', coordinates: [[]] }, /empty/],
  ['a bad part of a collection', { type: 'GeometryCollection', geometries: [null] }, /no object/],
]
for (const [name, geometry, fault] of faults) {
  test(`wktOf: ${name} is a fault`, () => {
    expect(wktOf(geometry)).toEqual({ fault: expect.stringMatching(fault), isOutOfRange: false })
  })
}

test('wktOf: coordinates beyond the globe are out of range, and conversion brings them in', () => {
  const geometry = { type: 'Point', coordinates: [500_000, 4_000_000] }
  expect(wktOf(geometry)).toMatchObject({ isOutOfRange: true })
  expect(wktOf(geometry, (x, y) => [x / 1e6, y / 1e6])).toEqual({ wkt: 'POINT (0.5 4)' })
})

const texts: readonly [string, object | undefined][] = [
  ['point(1 2)', { type: 'Point', coordinates: [1, 2] }],
  ['POINT ZM (1 2 3 4)', { type: 'Point', coordinates: [1, 2, 3] }],
  ['POINT M (1 2 3)', { type: 'Point', coordinates: [1, 2] }],
  [
    'MULTIPOINT ((1 2), (3 4))',
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    },
  ],
  ['POINT (1e-07 -2.5E3)', { type: 'Point', coordinates: [1e-7, -2500] }],
  ['POLYGON EMPTY', { type: 'Polygon', coordinates: [] }],
  ['POINT (1 2', undefined],
  ['POINT (1 2) x', undefined],
  ['CIRCLE (1 2)', undefined],
]
for (const [wkt, geometry] of texts) test(`geometryOf: ${wkt}`, () => expect(geometryOf(wkt)).toEqual(geometry))

test('rfc7946: outer rings turn against the clock, holes with it, and 7 decimals are enough', () => {
  const clockwise = { type: 'Polygon', coordinates: [SQUARE.toReversed(), HOLE.toReversed()] }
  expect(rfc7946(clockwise)).toEqual({ type: 'Polygon', coordinates: [SQUARE, HOLE] })
  expect(rfc7946({ type: 'Point', coordinates: [1.123456789, -0.00000001] })).toEqual({
    type: 'Point',
    coordinates: [1.1234568, 0],
  })
})

test('signedArea: above zero against the clock', () => {
  expect([signedArea(SQUARE), signedArea(HOLE)]).toEqual([16, -1])
})

test('polygonsOf: a hole goes to the smallest ring around it, and one without a ring is a polygon', () => {
  const outer = SQUARE.toReversed()
  const far = SQUARE.map(([x, y]) => [x! + 10, y!]).toReversed()
  const hole = HOLE.toReversed()
  const island = HOLE.map(([x, y]) => [x! / 4 + 1, y! / 4 + 1])
  const stray = HOLE.map(([x, y]) => [x! + 50, y!]).toReversed()
  const polygons = polygonsOf([far, outer, hole, island, stray])
  expect(polygons.map((rings) => rings.length)).toEqual([1, 2, 1, 1])
  expect(polygons.every(([ring]) => signedArea(ring!) > 0)).toBe(true)
})
