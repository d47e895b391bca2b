// Shapefiles and dBASE tables, made here byte by byte.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dbfReader } from '../../../adapters/formats/dbf.ts'
import { readShapefile } from '../../../adapters/formats/shapefile.ts'
import { newFolder, type Outcome, outcomeOf, readWith } from './read-bytes-with.ts'
import {
  dbfBytes,
  multiPointShape,
  nullShape,
  partsShape,
  pointShape,
  shpBytes,
  type TestField,
} from './shapefile-bytes.ts'

const NAME: TestField = { name: 'NAME', type: 'C', length: 8 }
const names = (...rows: readonly string[]): Buffer =>
  dbfBytes(
    [NAME],
    rows.map((name) => [name]),
  )

interface Parts {
  readonly shp: Buffer
  readonly dbf: Buffer
  readonly prj?: string
  readonly cpg?: string
}

async function layer({ shp, dbf, prj, cpg }: Parts, crs?: string): Promise<Outcome> {
  const folder = newFolder()
  const put = (name: string, content: Buffer | string): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const parts = {
    shp: put('a.shp', shp),
    dbf: put('a.dbf', dbf),
    ...(prj === undefined ? {} : { prj: put('a.prj', prj) }),
    ...(cpg === undefined ? {} : { cpg: put('a.cpg', cpg) }),
  }
  return outcomeOf(await readShapefile(parts, { workDir: folder, reading: crs ? { crs } : {}, onShare: () => {} }))
}

// With the clock, as outer rings are in a shapefile.
const SQUARE = [
  [0, 0],
  [0, 4],
  [4, 4],
  [4, 0],
  [0, 0],
]
const HOLE = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
  [1, 1],
]
const EAST = SQUARE.map(([x, y]) => [x! + 10, y!])

const shapes: readonly { name: string; type: number; shape: Buffer; wkt: string }[] = [
  { name: 'a point', type: 1, shape: pointShape(-97.5, 30), wkt: 'POINT (-97.5 30)' },
  { name: 'a point with a height', type: 11, shape: pointShape(1, 2, 3), wkt: 'POINT Z (1 2 3)' },
  {
    name: 'several points',
    type: 8,
    shape: multiPointShape([
      [1, 2],
      [3, 4],
    ]),
    wkt: 'MULTIPOINT (1 2, 3 4)',
  },
  {
    name: 'a line',
    type: 3,
    shape: partsShape(3, [
      [
        [1, 2],
        [3, 4],
      ],
    ]),
    wkt: 'LINESTRING (1 2, 3 4)',
  },
  {
    name: 'lines with heights',
    type: 13,
    shape: partsShape(13, [
      [
        [1, 2, 9],
        [3, 4, 8],
      ],
      [
        [5, 6, 7],
        [7, 8, 6],
      ],
    ]),
    wkt: 'MULTILINESTRING Z ((1 2 9, 3 4 8), (5 6 7, 7 8 6))',
  },
  {
    name: 'a polygon with a hole',
    type: 5,
    shape: partsShape(5, [SQUARE, HOLE]),
    wkt: 'POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))',
  },
  {
    name: 'two polygons, the hole in the second',
    type: 5,
    shape: partsShape(5, [EAST, HOLE, SQUARE]),
    wkt: 'MULTIPOLYGON (((10 0, 14 0, 14 4, 10 4, 10 0)), ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1)))',
  },
  { name: 'no shape', type: 5, shape: nullShape, wkt: '' },
]
for (const { name, type, shape, wkt } of shapes) {
  test(`readShapefile: ${name}`, async () => {
    const { lines } = await layer({ shp: shpBytes(type, [shape]), dbf: names('x') })
    expect(lines).toEqual(['NAME,geometry', `x,${wkt.includes(',') ? `"${wkt}"` : wkt}`])
  })
}

const UTM =
  'PROJCS["ETRS_1989_UTM_Zone_30N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",-3.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
const MADRID = { shp: shpBytes(1, [pointShape(440_000, 4_474_000)]), dbf: names('x') }
const IN_DEGREES = ['NAME,geometry', 'x,POINT (-3.7071991 40.4144605)']

const layers: readonly { name: string; parts: Parts; crs?: string; gives: Partial<Outcome> }[] = [
  {
    name: 'the .prj file says the system',
    parts: { ...MADRID, prj: UTM },
    gives: { lines: IN_DEGREES, codes: ['crs-converted'] },
  },
  {
    name: 'without it the publisher does',
    parts: MADRID,
    crs: 'EPSG:25830',
    gives: { lines: IN_DEGREES, codes: ['crs-converted'] },
  },
  { name: 'without either metres are no degrees', parts: MADRID, gives: { codes: ['crs-unknown'] } },
  {
    name: 'a .prj file that nobody knows',
    parts: { ...MADRID, prj: 'LOCAL_CS["Site grid"]' },
    gives: { lines: [], codes: ['crs-unknown'] },
  },
  {
    name: 'fewer shapes than rows',
    parts: { shp: shpBytes(1, [pointShape(1, 2)]), dbf: names('x', 'y') },
    gives: { lines: [], codes: ['shapefile-error'] },
  },
  {
    name: 'more shapes than rows',
    parts: { shp: shpBytes(1, [pointShape(1, 2), pointShape(1, 2)]), dbf: names('x') },
    gives: { lines: [], codes: ['shapefile-error'] },
  },
  {
    name: 'deleted rows go with their shapes',
    parts: { shp: shpBytes(1, [pointShape(1, 2), pointShape(3, 4)]), dbf: dbfBytes([NAME], [['*', 'x'], ['y']]) },
    gives: { lines: ['NAME,geometry', 'y,POINT (3 4)'], codes: [] },
  },
  {
    name: 'an open ring is a finding with its row',
    parts: { shp: shpBytes(5, [partsShape(5, [SQUARE]), partsShape(5, [SQUARE.slice(1)])]), dbf: names('x', 'y') },
    gives: { codes: ['geojson-error'], rows: [3] },
  },
  {
    name: 'shapes of another type than the file',
    parts: { shp: shpBytes(5, [pointShape(1, 2)]), dbf: names('x') },
    gives: { codes: ['shapefile-error'] },
  },
  {
    name: 'a file that is cut off',
    parts: { shp: shpBytes(1, [pointShape(1, 2)]).subarray(0, 120), dbf: names('x') },
    gives: { codes: ['shapefile-error'] },
  },
  {
    name: 'a table beside something else',
    parts: { shp: Buffer.alloc(200), dbf: names('x') },
    gives: { codes: ['shapefile-error'] },
  },
  {
    name: 'the encoding of the .cpg file',
    parts: { shp: shpBytes(1, [pointShape(1, 2)]), dbf: dbfBytes([NAME], [[Buffer.from('Łódź')]]), cpg: 'UTF-8' },
    gives: { encoding: 'utf-8', lines: ['NAME,geometry', 'Łódź,POINT (1 2)'] },
  },
]
for (const { name, parts, crs, gives } of layers) {
  test(`readShapefile: ${name}`, async () => expect(await layer(parts, crs)).toMatchObject(gives))
}

test('readShapefile: damaged counts in a shape are a finding, never a crash', async () => {
  const whole = shpBytes(5, [partsShape(5, [SQUARE, HOLE])])
  for (let at = 100; at < 152; at += 4) {
    for (const value of [-1, 0, 3, 0x7fffffff]) {
      const shp = Buffer.from(whole)
      shp.writeInt32LE(value, at)
      const { codes } = await layer({ shp, dbf: names('x') })
      expect(codes.filter((code) => !['shapefile-error', 'geojson-error', 'geometry-missing'].includes(code))).toEqual(
        [],
      )
    }
  }
})

const bytesOf = (fill: (bytes: Buffer) => void, length = 8): Buffer => {
  const bytes = Buffer.alloc(length)
  fill(bytes)
  return bytes
}
const FIELDS: readonly (TestField & { readonly cell: string | Buffer; readonly gives: string })[] = [
  { name: 'text', type: 'C', length: 8, cell: 'caf\xe9', gives: 'café' },
  { name: 'number', type: 'N', length: 8, decimals: 2, cell: '   12.50', gives: '12.5' },
  { name: 'float', type: 'F', length: 20, cell: '1.50000000000e+003', gives: '1500' },
  { name: 'overflow', type: 'N', length: 4, cell: '****', gives: '' },
  { name: 'day', type: 'D', length: 8, cell: '20240501', gives: '2024-05-01' },
  { name: 'noday', type: 'D', length: 8, cell: '00000000', gives: '' },
  { name: 'yes', type: 'L', length: 1, cell: 'T', gives: 'true' },
  { name: 'no', type: 'L', length: 1, cell: 'n', gives: 'false' },
  { name: 'unknown', type: 'L', length: 1, cell: '?', gives: '' },
  { name: 'integer', type: 'I', length: 4, cell: bytesOf((bytes) => bytes.writeInt32LE(-7), 4), gives: '-7' },
  { name: 'double', type: 'B', length: 8, cell: bytesOf((bytes) => bytes.writeDoubleLE(2.5)), gives: '2.5' },
  { name: 'money', type: 'Y', length: 8, cell: bytesOf((bytes) => bytes.writeBigInt64LE(-12_345n)), gives: '-1.2345' },
  {
    name: 'moment',
    type: 'T',
    length: 8,
    cell: bytesOf((bytes) => {
      bytes.writeInt32LE(2_460_432)
      bytes.writeInt32LE(36_000_000, 4)
    }),
    gives: '2024-05-01T10:00:00',
  },
  { name: 'memo', type: 'M', length: 10, cell: '         1', gives: '' },
]

test('dbfReader: every type of field is written as a reader would', async () => {
  const bytes = dbfBytes(FIELDS, [FIELDS.map(({ cell }) => cell), ['*', ...FIELDS.map(({ cell }) => cell)]], 3)
  const outcome = await readWith(dbfReader, bytes)
  expect(outcome).toMatchObject({ format: 'dbf', encoding: 'windows-1252', codes: ['dbf-memo'] })
  expect(outcome.lines).toEqual([FIELDS.map(({ name }) => name).join(','), FIELDS.map(({ gives }) => gives).join(',')])
})

const encodings: readonly { name: string; text: Buffer; language: number; gives: Partial<Outcome> }[] = [
  {
    name: 'UTF-8 is seen whatever the header says',
    text: Buffer.from('Łódź'),
    language: 0x57,
    gives: { encoding: 'utf-8', lines: ['NAME', 'Łódź'], codes: [] },
  },
  {
    name: 'DOS',
    text: Buffer.from([0x82, 0x20]),
    language: 2,
    gives: { encoding: 'cp850', lines: ['NAME', 'é'], codes: [] },
  },
  {
    name: 'nothing said',
    text: Buffer.from([0x80, 0xe9]),
    language: 0,
    gives: { encoding: 'windows-1252', lines: ['NAME', '€é'], codes: ['encoding-assumed'] },
  },
]
for (const { name, text, language, gives } of encodings) {
  test(`dbfReader: ${name}`, async () =>
    expect(await readWith(dbfReader, dbfBytes([NAME], [[text]], language))).toMatchObject(gives))
}

test('dbfReader: a table that is cut off, or none, is a finding', async () => {
  const whole = names('x', 'y')
  for (const bytes of [
    whole.subarray(0, whole.length - 5),
    whole.subarray(0, 20),
    Buffer.alloc(500),
    Buffer.alloc(0),
  ]) {
    expect((await readWith(dbfReader, bytes)).codes).toEqual(['dbf-error'])
  }
})
