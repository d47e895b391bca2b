// Statistics of typed tables that are written here with SQL, so that every number can be counted by hand.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../adapters/engine/database.ts'
import { profileTable } from '../../../adapters/engine/profile.ts'
import { quoteText } from '../../../core/engine/sql.ts'
import type { ColumnType } from '../../../core/model.ts'
import type { ColumnProfile, Profile } from '../../../core/report.ts'

type Columns = Readonly<Record<string, ColumnType>>

/** Profiles the rows of a query, read by as many threads. */
async function profileOf(query: string, columns: Columns, threads = 2): Promise<Profile> {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-profile-'))
  const database = await openDatabase({ memoryMegabytes: 256, threads, temporaryFolder: join(folder, 'spill') })
  try {
    const parquet = join(folder, 'a.parquet')
    await database.run(
      `COPY (${query}) TO ${quoteText(parquet)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 20480)`,
    )
    const [count] = await database.rows(`SELECT count(*) AS n FROM read_parquet(${quoteText(parquet)})`)
    const typed = Object.entries(columns).map(([name, type]) => ({ name, form: { type } }))
    return await profileTable(database, parquet, typed, Number(count!['n']))
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function columnOf(query: string, type: ColumnType): Promise<ColumnProfile> {
  return (await profileOf(query, { a: type })).columns[0]!
}

/** A table of one column from SQL values. */
const values = (...cells: string[]): string =>
  `SELECT * FROM (VALUES ${cells.map((cell) => `(${cell})`).join(', ')}) t(a)`

const cases: { name: string; query: string; type: ColumnType; gives: Partial<ColumnProfile> }[] = [
  {
    name: 'whole numbers have ends, mean, quantiles and 20 bins',
    query: 'SELECT range AS a FROM range(1, 101)',
    type: 'integer',
    gives: {
      nulls: 0,
      distinct: 100,
      min: '1',
      max: '100',
      mean: 50.5,
      quantiles: ['5', '25', '50', '75', '95'],
      histogram: Array(20).fill(5),
    },
  },
  {
    name: 'fractions are shown as they are published',
    query: values('0.1::DOUBLE', '0.2', '0.3', 'NULL'),
    type: 'number',
    gives: { nulls: 1, distinct: 3, min: '0.1', max: '0.3', mean: 0.2, quantiles: ['0.1', '0.1', '0.2', '0.3', '0.3'] },
  },
  {
    name: 'moments are written with a T everywhere',
    query: values("TIMESTAMP '2024-01-01 10:00:00'", "TIMESTAMP '2024-01-03 10:00:00'"),
    type: 'datetime',
    gives: {
      min: '2024-01-01T10:00:00',
      max: '2024-01-03T10:00:00',
      quantiles: [
        '2024-01-01T10:00:00',
        '2024-01-01T10:00:00',
        '2024-01-01T10:00:00',
        '2024-01-03T10:00:00',
        '2024-01-03T10:00:00',
      ],
    },
  },
  {
    name: 'texts are counted in characters, not in bytes',
    query: values("'né'", "'a'", "'a'", "'日本語'", 'NULL'),
    type: 'text',
    gives: {
      nulls: 1,
      distinct: 3,
      length: { min: 1, mean: 1.75, max: 3 },
      top: [
        { value: 'a', count: 2 },
        { value: 'né', count: 1 },
        { value: '日本語', count: 1 },
      ],
    },
  },
  {
    name: 'a column that repeats a few texts is counted exactly however long it is',
    query: "SELECT CASE WHEN range % 5 = 0 THEN NULL ELSE 'v' || range % 10 END AS a FROM range(250000)",
    type: 'text',
    gives: {
      nulls: 50_000,
      distinct: 8,
      length: { min: 2, mean: 2, max: 2 },
      top: ['v1', 'v2', 'v3', 'v4', 'v6', 'v7', 'v8', 'v9'].map((value) => ({ value, count: 25_000 })),
    },
  },
  {
    name: 'points have the box around them',
    query: values("'POINT (-3.7 40.4)'::GEOMETRY", "'POINT (-3.6 40.5)'::GEOMETRY", 'NULL'),
    type: 'geopoint',
    gives: { nulls: 1, distinct: 2, bounds: [-3.7, 40.4, -3.6, 40.5] },
  },
  {
    name: 'heights are no part of the box',
    query: values("'LINESTRING Z (1 2 300, 3 4 500)'::GEOMETRY"),
    type: 'geometry',
    gives: { nulls: 0, distinct: 1, bounds: [1, 2, 3, 4] },
  },
]
for (const { name, query, type, gives } of cases) {
  test(`profile: ${name}`, async () => {
    expect(await columnOf(query, type)).toMatchObject(gives)
  })
}

const bare: { name: string; query: string; type: ColumnType; gives: Omit<ColumnProfile, 'name' | 'type'> }[] = [
  {
    name: 'a blank column has nothing but its nulls',
    query: 'SELECT NULL::DOUBLE AS a FROM range(3)',
    type: 'number',
    gives: { nulls: 3, distinct: 0 },
  },
  {
    name: 'a column of one value has no bins',
    query: 'SELECT 1.5 AS a FROM range(3)',
    type: 'number',
    gives: {
      nulls: 0,
      distinct: 1,
      min: '1.5',
      max: '1.5',
      mean: 1.5,
      quantiles: ['1.5', '1.5', '1.5', '1.5', '1.5'],
      top: [{ value: '1.5', count: 3 }],
    },
  },
  {
    name: 'coordinates that are no degrees make no box',
    query: values("'POINT (440000 4470000)'::GEOMETRY"),
    type: 'geometry',
    gives: { nulls: 0, distinct: 1 },
  },
]
for (const { name, query, type, gives } of bare) {
  test(`profile: ${name}`, async () => {
    expect(await columnOf(query, type)).toEqual({ name: 'a', type, ...gives })
  })
}

test('profile: bins count every value once, also where most of it is far from the rest', async () => {
  const { histogram } = await columnOf(
    'SELECT CASE WHEN range = 0 THEN 1e9 ELSE range / 7 END AS a FROM range(1000)',
    'number',
  )
  expect(histogram).toEqual([999, ...Array(18).fill(0), 1])
})

test('profile: quantiles of a long table come from a sample that does not follow the rhythm of the rows', async () => {
  // Every 8th row is 0: a sample of every 8th row would see nothing else, or nothing of it.
  const { quantiles } = await columnOf(
    'SELECT CASE WHEN range % 8 = 0 THEN 0 ELSE range END AS a FROM range(400000)',
    'integer',
  )
  const [low, quarter, half] = quantiles!.map(Number) as [number, number, number]
  expect(low).toBe(0)
  expect(Math.abs(quarter - (400_000 * 0.125) / 0.875)).toBeLessThan(4_000)
  expect(Math.abs(half - (400_000 * 0.375) / 0.875)).toBeLessThan(4_000)
})

test('profile: a long column with few values in it has exact quantiles', async () => {
  const { quantiles } = await columnOf(
    'SELECT CASE WHEN range % 2500 = 0 THEN range END AS a FROM range(250000)',
    'integer',
  )
  expect(quantiles).toEqual(['10000', '60000', '122500', '185000', '235000'])
})

test('profile: one thread and four give the same', async () => {
  const query = "SELECT hash(range) % 100000 / 3 AS a, 'k' || hash(range) % 70000 AS b FROM range(300000)"
  const columns: Columns = { a: 'number', b: 'text' }
  expect(await profileOf(query, columns, 1)).toEqual(await profileOf(query, columns, 4))
})

test('profile: a wide table is profiled as a narrow one', async () => {
  const names = Array.from({ length: 120 }, (_, index) => `c${index}`)
  const types = Object.fromEntries(names.map((name): [string, ColumnType] => [name, 'integer']))
  const wide = await profileOf(`SELECT ${names.map((name) => `range AS ${name}`)} FROM range(1, 101)`, types)
  const alone = await columnOf('SELECT range AS a FROM range(1, 101)', 'integer')
  expect(wide.columns).toEqual(names.map((name) => ({ ...alone, name })))
})

test('profile: a preview shows the beginning of geometries and long texts', async () => {
  const shape = `'LINESTRING (' || (SELECT string_agg(i || ' ' || i / 10, ', ') FROM range(1, 90) t(i)) || ')'`
  const query = `SELECT CAST(${shape} AS GEOMETRY) AS a, repeat('x', 600) AS b UNION ALL SELECT NULL, NULL`
  const { preview } = await profileOf(query, { a: 'geometry', b: 'text' })
  expect(preview[0]![0]).toMatch(/^LINESTRING \(1 0\.1, 2 0\.2/)
  expect(preview.map((cells) => cells.map((cell) => cell?.length ?? null))).toEqual([
    [200, 500],
    [null, null],
  ])
})

test('profile: columns with odd names are found, even one called file_row_number', async () => {
  const query = `SELECT range AS "file_row_number", 'POINT (1 2)'::GEOMETRY AS "pla.ce, ""x""" FROM range(250000)`
  const { columns } = await profileOf(query, { file_row_number: 'integer', 'pla.ce, "x"': 'geopoint' })
  expect(columns).toMatchObject([
    { nulls: 0, max: '249999' },
    { distinct: 1, bounds: [1, 2, 1, 2] },
  ])
})

test('profile: a table without rows has no statistics', async () => {
  const query = "SELECT 1 AS a, 'x' AS b, DATE '2024-01-01' AS c LIMIT 0"
  expect(await profileOf(query, { a: 'integer', b: 'text', c: 'date' })).toEqual({
    rows: 0,
    columns: [
      { name: 'a', type: 'integer', nulls: 0, distinct: 0 },
      { name: 'b', type: 'text', nulls: 0, distinct: 0 },
      { name: 'c', type: 'date', nulls: 0, distinct: 0 },
    ],
    preview: [],
  })
})

const extents: { name: string; query: string; columns: Columns; gives: Pick<Profile, 'temporal' | 'spatial'> }[] = [
  {
    name: 'the time range goes over all date columns',
    query: "SELECT DATE '2024-01-05' AS a, TIMESTAMP '2024-03-01 08:00:00' AS b",
    columns: { a: 'date', b: 'datetime' },
    gives: { temporal: ['2024-01-05', '2024-03-01T08:00:00'] },
  },
  {
    name: 'a year that stands for "for ever" is no end',
    query: "SELECT * FROM (VALUES (DATE '2020-05-01'), (DATE '2021-05-01'), (DATE '9999-12-31')) t(a)",
    columns: { a: 'date' },
    gives: { temporal: ['2020-05-01', '2021-05-01'] },
  },
  {
    name: 'latitude and longitude are a place, in either order and in Spanish',
    query: 'SELECT 40.4 AS latitud, -3.7 AS longitud, 41.5 AS "Start Lat", 2.1 AS "Start Lng"',
    columns: { latitud: 'number', longitud: 'number', 'Start Lat': 'number', 'Start Lng': 'number' },
    gives: { spatial: [-3.7, 40.4, 2.1, 41.5] },
  },
  {
    name: 'a latitude without its longitude is no place',
    query: 'SELECT 40.4 AS start_lat, -3.7 AS end_lng',
    columns: { start_lat: 'number', end_lng: 'number' },
    gives: {},
  },
  {
    name: 'metres called latitude are no place',
    query: 'SELECT 4470000 AS latitude, 440000 AS longitude',
    columns: { latitude: 'integer', longitude: 'integer' },
    gives: {},
  },
  {
    name: '0, 0 stands for "no place"',
    query: 'SELECT * FROM (VALUES (40.4, -3.7), (0, 0), (40.5, -3.6)) t(lat, lon)',
    columns: { lat: 'number', lon: 'number' },
    gives: { spatial: [-3.7, 40.4, -3.6, 40.5] },
  },
  {
    name: 'geometries and coordinates make one box',
    query: "SELECT 'POINT (5 50)'::GEOMETRY AS place, 40.4 AS lat, -3.7 AS lon",
    columns: { place: 'geopoint', lat: 'number', lon: 'number' },
    gives: { spatial: [-3.7, 40.4, 5, 50] },
  },
]
for (const { name, query, columns, gives } of extents) {
  test(`profile: ${name}`, async () => {
    const { temporal, spatial } = await profileOf(query, columns)
    expect({ ...(temporal && { temporal }), ...(spatial && { spatial }) }).toEqual(gives)
  })
}
