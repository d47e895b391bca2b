// Parquet as a table: every type as text, geometries, and files that are refused.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../../adapters/engine/database.ts'
import { parquetReader } from '../../../adapters/formats/parquet.ts'
import { newFolder, type Outcome, readFileWith, readWith } from './read-bytes-with.ts'

async function parquetOf(sql: string, options = ''): Promise<string> {
  const folder = newFolder()
  const path = join(folder, 'a.parquet')
  const database = await openDatabase({ memoryMegabytes: 256, threads: 1, temporaryFolder: folder })
  try {
    await database.run(`COPY (${sql}) TO '${path}' (FORMAT parquet${options})`)
  } finally {
    database.close()
  }
  return path
}

const types: readonly [string, string][] = [
  [`7::BIGINT`, '7'],
  [`1.50::DECIMAL(10, 2)`, '1.50'],
  [`5.0::DOUBLE`, '5'],
  [`0.1::FLOAT`, '0.1'],
  [`'nan'::DOUBLE`, ''],
  [`true`, 'true'],
  [`DATE '2024-05-01'`, '2024-05-01'],
  [`TIMESTAMP '2024-05-01 10:00:00'`, '2024-05-01T10:00:00'],
  [`TIMESTAMPTZ '2024-05-01 10:00:00+02'`, '2024-05-01T08:00:00Z'],
  [`TIME '10:00:00'`, '10:00:00'],
  [`'x,"y"'`, '"x,""y"""'],
  [`NULL::VARCHAR`, ''],
  [`[1, 2]`, '"[1,2]"'],
  [`{'a': 1, 'b': NULL}`, '"{""a"":1,""b"":null}"'],
  [`MAP {'k': 1}`, '"{""k"":1}"'],
]
test('parquetReader: every type is written as text', async () => {
  const path = await parquetOf(`SELECT ${types.map(([sql], index) => `${sql} AS c${index}`).join(', ')}`)
  const { format, lines, codes } = await readFileWith(parquetReader, path)
  expect({ format, codes, cells: lines[1] }).toEqual({
    format: 'parquet',
    codes: [],
    cells: types.map(([, text]) => text).join(','),
  })
})

const UTM =
  '{"version":"1.0.0","primary_column":"g","columns":{"g":{"encoding":"WKB","geometry_types":[],"crs":{"type":"ProjectedCRS","name":"ETRS89 / UTM zone 30N","id":{"authority":"EPSG","code":25830}}}}}'
const LOCAL = UTM.replace('25830', '99999')
const MADRID = `SELECT st_aswkb('POINT (440000 4474000)'::GEOMETRY) AS g`

const cases: readonly { name: string; sql: string; options?: string; gives: Partial<Outcome> }[] = [
  {
    name: 'one column with a blank cell',
    sql: `SELECT NULL::VARCHAR AS a FROM range(2)`,
    gives: { lines: ['a', '""', '""'], codes: [] },
  },
  {
    name: 'GeoParquet',
    sql: `SELECT 'POINT (1 2)'::GEOMETRY AS g, 1 AS n UNION ALL SELECT NULL, 2`,
    gives: { lines: ['g,n', 'POINT (1 2),1', ',2'], codes: ['geometry-missing'] },
  },
  {
    name: 'GeoParquet in metres',
    sql: MADRID,
    options: `, KV_METADATA {geo: '${UTM}'}`,
    gives: { lines: ['g', 'POINT (-3.7071991 40.4144605)'], codes: ['crs-converted'] },
  },
  {
    name: 'GeoParquet in a system that nobody knows',
    sql: MADRID,
    options: `, KV_METADATA {geo: '${LOCAL}'}`,
    gives: { lines: [], codes: ['crs-unknown'] },
  },
  {
    name: 'raw bytes are refused by name',
    sql: `SELECT 'x' AS a, 'x'::BLOB AS picture`,
    gives: {
      lines: [],
      codes: ['parquet-error'],
      messages: [expect.stringMatching(/column "picture" holds raw bytes/)] as unknown as string[],
    },
  },
  {
    name: 'a kilobyte for each of 6 million rows',
    sql: `SELECT repeat('x', 1000) AS a FROM range(6000000)`,
    gives: { lines: [], codes: ['parquet-error'] },
  },
  {
    name: '2,001 columns',
    sql: `SELECT ${Array.from({ length: 2001 }, (_, n) => `1 AS c${n}`).join(', ')}`,
    gives: { lines: [], codes: ['too-many-columns'] },
  },
]
for (const { name, sql, options, gives } of cases) {
  test(`parquetReader: ${name}`, async () =>
    expect(await readFileWith(parquetReader, await parquetOf(sql, options))).toMatchObject(gives))
}

test('parquetReader: damaged, cut off and encrypted files are findings that quote nothing', async () => {
  const whole = readFileSync(await parquetOf(`SELECT 'Jane Roe ' || i AS a FROM range(5000) r(i)`))
  const damaged = Buffer.from(whole).fill(7, 20, whole.length - 300)
  const encrypted = Buffer.concat([Buffer.from('PARE'), whole.subarray(4, -4), Buffer.from('PARE')])
  for (const bytes of [damaged, whole.subarray(0, 500), encrypted, Buffer.from('PAR1')]) {
    const { codes, messages } = await readWith(parquetReader, bytes)
    expect({ codes, isQuoted: /Jane|tmp|plaza/.test(messages.join()) }).toEqual({
      codes: ['parquet-error'],
      isQuoted: false,
    })
  }
})
