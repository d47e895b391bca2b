// test/web/table-file.test.ts: the reader of the browser on Parquet files as the engine writes them.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../adapters/engine/database.ts'
import { writeParquet } from '../../adapters/engine/outputs.ts'
import type { DatasetColumn } from '../../core/catalog/dataset-json.ts'
import { type FetchRange, openTable, TableFault, type TableFile } from '../../web/islands/table-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'plaza-test-'))
let database: Database
beforeAll(async () => {
  database = await openDatabase({ memoryMegabytes: 500, threads: 2, temporaryFolder: folder })
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

let files = 0

interface Opened {
  readonly table: TableFile
  /** Ranges asked for after the file was opened. */
  readonly asked: (readonly [from: number, to: number])[]
}

/** Writes `query` as the engine would, and opens it. @param zoned columns that are published in UTC */
async function opened(
  query: string,
  columns: readonly string[],
  rowGroup = 2048,
  zoned: readonly string[] = [],
): Promise<Opened> {
  const path = join(folder, `${files++}.parquet`)
  const published = columns.map((name) => ({ name, type: 'text' as const, value: `"${name}"`, text: '' }))
  await writeParquet(database, { from: `(${query})`, columns: published, kept: undefined }, rowGroup, path)
  const bytes = readFileSync(path)
  const asked: (readonly [number, number])[] = []
  const fetchRange: FetchRange = async (_path, from, to, signal) => {
    signal?.throwIfAborted()
    asked.push([from, to])
    return Uint8Array.from(bytes.subarray(from, to)).buffer
  }
  const described = columns.map(
    (name): DatasetColumn => ({ name, type: 'text', ...(zoned.includes(name) ? { min: '2024-01-01T00:00:00Z' } : {}) }),
  )
  const table = await openTable(
    { format: 'parquet', path: '/files/x.parquet', bytes: bytes.length },
    described,
    fetchRange,
  )
  asked.length = 0
  return { table, asked }
}

const cells: readonly { name: string; sql: string; gives: unknown }[] = [
  { name: 'text', sql: `'Près du café 🌳'`, gives: 'Près du café 🌳' },
  { name: 'no value', sql: 'NULL::VARCHAR', gives: null },
  { name: 'empty text', sql: `''`, gives: '' },
  { name: 'whole number', sql: '-42::BIGINT', gives: -42 },
  { name: 'whole number beyond what a number holds', sql: '9007199254740993::BIGINT', gives: 9007199254740993n },
  { name: 'number', sql: '0.1::DOUBLE', gives: 0.1 },
  { name: 'decimal', sql: '12.30::DECIMAL(9, 2)', gives: 12.3 },
  { name: 'yes', sql: 'true', gives: true },
  { name: 'date', sql: `DATE '2024-02-29'`, gives: '2024-02-29' },
  { name: 'date before 1970', sql: `DATE '1889-12-31'`, gives: '1889-12-31' },
  { name: 'date and time', sql: `TIMESTAMP '2024-02-29 23:59:58'`, gives: '2024-02-29T23:59:58' },
  { name: 'parts of a second', sql: `TIMESTAMP '1969-12-31 23:59:58.25'`, gives: '1969-12-31T23:59:58.25' },
  { name: 'time', sql: `TIME '07:05:00'`, gives: '07:05:00' },
  { name: 'point', sql: `'POINT (-122.3 47.6)'::GEOMETRY`, gives: 'POINT (-122.3 47.6)' },
  {
    name: 'area with a hole',
    sql: `'POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))'::GEOMETRY`,
    gives: 'POLYGON ((0 0, 9 0, 9 9, 0 0), (1 1, 2 1, 2 2, 1 1))',
  },
  {
    name: 'lines',
    sql: `'MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))'::GEOMETRY`,
    gives: 'MULTILINESTRING ((0 0, 1 1), (2 2, 3 3))',
  },
  { name: 'height', sql: `'POINT Z (1 2 3)'::GEOMETRY`, gives: 'POINT Z (1 2 3)' },
  { name: 'no place', sql: 'NULL::GEOMETRY', gives: null },
]
for (const { name, sql, gives } of cells) {
  test(`a cell is read as it was published: ${name}`, async () => {
    const { table } = await opened(`SELECT ${sql} AS cell`, ['cell'])
    expect(await table.read(['cell'], 0, 1)).toEqual([[gives]])
    expect(await table.readColumn('cell')).toEqual([gives])
  })
}

test('places come out as DuckDB itself writes them', async () => {
  const texts = ['MULTIPOINT (0 0, 1 1)', 'MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))', 'GEOMETRYCOLLECTION (POINT (1 2))']
  const list = texts.map((text) => `('${text}'::GEOMETRY)`).join(', ')
  const { table } = await opened(`SELECT place FROM (VALUES ${list}) AS t(place)`, ['place'])
  const written = await database.rows(`SELECT place::VARCHAR AS text FROM (VALUES ${list}) AS t(place)`)
  expect(await table.readColumn('place')).toEqual(written.map(({ text }) => text))
})

test('moments that came with an offset are in UTC, and say so', async () => {
  const { table } = await opened(`SELECT TIMESTAMP '2024-05-01 10:00:00' AS at`, ['at'], 2048, ['at'])
  expect(await table.readColumn('at')).toEqual(['2024-05-01T10:00:00Z'])
})

const NUMBERS = `SELECT i::BIGINT AS i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'row ' || i END AS t, i / 2 AS half
  FROM range(10000) AS r(i)`

test('rows across groups come in order, from the columns that are asked for', async () => {
  const { table } = await opened(NUMBERS, ['i', 't', 'half'])
  expect(table.groups.map(({ from, rows }) => [from, rows])).toEqual([
    [0, 2048],
    [2048, 2048],
    [4096, 2048],
    [6144, 2048],
    [8192, 1808],
  ])
  expect(await table.read(['half', 't'], 2046, 2050)).toEqual([
    [1023, 1023.5, 1024, 1024.5],
    [null, 'row 2047', 'row 2048', null],
  ])
  expect(await table.pick(['i', 't'], Uint32Array.of(9999, 0, 5000, 1))).toEqual([
    [9999, 0, 5000, 1],
    [null, null, 'row 5000', 'row 1'],
  ])
  expect(await table.read(['i'], 9998, 20_000)).toEqual([[9998, 9999]])
})

test('only the chunks of wanted columns are fetched, neighbours together, and once', async () => {
  const { table, asked } = await opened(NUMBERS, ['i', 't', 'half'])
  await table.read(['i'], 5000, 5010)
  const [only] = asked
  expect(asked).toHaveLength(1)
  expect(only![1] - only![0]).toBe(table.factsOf('i')[2]!.bytes)
  await table.read(['i'], 5005, 5020)
  expect(asked).toHaveLength(1)
  await table.read(['i', 't', 'half'], 0, 5)
  expect(asked).toHaveLength(2)
})

test('a whole column transfers its chunks and nothing else, and tells how far it is', async () => {
  const { table, asked } = await opened(NUMBERS, ['i', 't', 'half'])
  const shares: number[] = []
  const column = await table.readColumn('half', (done, of) => shares.push(done / of))
  expect(column[9999]).toBe(4999.5)
  expect(asked.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(table.bytesOf('half'))
  expect(shares.at(-1)).toBe(1)
})

test('statistics of a group say what it can hold', async () => {
  const { table } = await opened(NUMBERS, ['i', 't', 'half'])
  expect(table.factsOf('i')[1]).toMatchObject({ least: 2048, greatest: 4095, nulls: 0 })
  expect(table.factsOf('t')[0]!.nulls).toBe(683)
})

test('a table without rows has its columns and no cells', async () => {
  const { table } = await opened(`${NUMBERS} WHERE i < 0`, ['i', 't'])
  expect(table.rows).toBe(0)
  expect(await table.read(['i', 't'], 0, 50)).toEqual([[], []])
  expect(await table.readColumn('t')).toEqual([])
})

test('a footer that is larger than the first request comes with a second one', async () => {
  const names = Array.from({ length: 60 }, (_, at) => `column_with_a_long_name_${at}`)
  const columns = names.map((name, at) => `(i * ${at + 1})::BIGINT AS ${name}`).join(', ')
  const { table } = await opened(`SELECT ${columns} FROM range(40000) AS r(i)`, names)
  expect(await table.read([names[59]!], 39_999, 40_000)).toEqual([[39_999 * 60]])
})

test('reading stops when it is told to', async () => {
  const { table } = await opened(NUMBERS, ['i', 't', 'half'])
  const stop = new AbortController()
  const reading = table.readColumn('i', () => stop.abort(), stop.signal)
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
})

test('what is no Parquet file is a fault, and so is a column that is not there', async () => {
  const noise: FetchRange = async (_path, from, to) => new Uint8Array(to - from).fill(7).buffer
  const file = { format: 'parquet', path: '/files/x.parquet', bytes: 500 }
  await expect(openTable(file, [], noise)).rejects.toBeInstanceOf(TableFault)
  const { table } = await opened(NUMBERS, ['i', 't'])
  await expect(table.read(['width'], 0, 1)).rejects.toBeInstanceOf(TableFault)
})
