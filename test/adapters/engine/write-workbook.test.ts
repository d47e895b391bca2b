// A table goes into a workbook and comes back as it was, by our reader and by another.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { type Database, openDatabase } from '../../../adapters/engine/database.ts'
import { writeWorkbook } from '../../../adapters/engine/write-workbook.ts'
import { xlsxReader } from '../../../adapters/formats/xlsx.ts'
import { readRecords } from '../../../core/engine/records.ts'
import type { ColumnType } from '../../../core/model.ts'

const folder = mkdtempSync(join(tmpdir(), 'plaza-workbook-'))
let database: Database
beforeAll(async () => {
  database = await openDatabase({ memoryMegabytes: 256, threads: 1, temporaryFolder: join(folder, 'temporary') })
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true, force: true })
})

const columns: readonly { name: string; type: ColumnType }[] = [
  { name: 'name & "more"', type: 'text' },
  { name: 'count', type: 'integer' },
  { name: 'amount', type: 'number' },
  { name: 'open', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'moment', type: 'datetime' },
  { name: 'clock', type: 'time' },
  { name: 'place', type: 'geopoint' },
]
const names = columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(', ')
const TABLE = `(SELECT * FROM (VALUES
  ('=1+1', 1::BIGINT, 0.1::DOUBLE, true, DATE '2024-05-01', TIMESTAMP '2024-05-01 10:00:00', TIME '23:59:59', '40.1, -3.7'),
  ('  <b>é🙂</b> ', 123456789012345, 1e20, false, DATE '1900-03-01', TIMESTAMP '2024-05-01 10:00:00.125', TIME '00:00:00', NULL),
  ('a' || chr(10) || 'b' || chr(13) || chr(1) || '_x000D_', 1234567890123456789, -2.5, NULL, DATE '1850-01-01', TIMESTAMP '1850-01-01 01:02:03', NULL, NULL),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  ('007', -5, 12345678.25, true, DATE '9999-12-31', TIMESTAMP '2024-12-31 23:59:59.123456', TIME '12:00:00', 'x')
) AS t(${names}))`

const EXPECTED = [
  columns.map(({ name }) => name),
  ['=1+1', '1', '0.1', 'true', '2024-05-01', '2024-05-01T10:00:00', '23:59:59', '40.1, -3.7'],
  [
    '  <b>é🙂</b> ',
    '123456789012345',
    '100000000000000000000',
    'false',
    '1900-03-01',
    '2024-05-01T10:00:00.125',
    '00:00:00',
    '',
  ],
  ['a\nb\r\u0001_x000D_', '1234567890123456789', '-2.5', '', '1850-01-01', '1850-01-01T01:02:03', '', ''],
  ['', '', '', '', '', '', '', ''],
  ['007', '-5', '12345678.25', 'true', '9999-12-31', '2024-12-31T23:59:59.123456', '12:00:00', 'x'],
]

const target = join(folder, 'a.xlsx')

test('what is written comes back through our reader', async () => {
  expect(await writeWorkbook(database, TABLE, columns, 5, target)).toBe(true)
  const table = await xlsxReader({ path: target, filename: 'a.xlsx', workDir: folder, reading: {}, onShare: () => {} })
  expect(table.findings).toEqual([])
  const marks = { delimiter: ',', quote: '"', escape: '"' }
  expect(readRecords(readFileSync(table.textPath!, 'utf8'), marks).map(({ cells }) => cells)).toEqual(EXPECTED)
})

test('another reader finds text as text, numbers as numbers and days as days', async () => {
  await writeWorkbook(database, TABLE, columns, 5, target)
  const sheet = read(readFileSync(target), { cellNF: true, sheetStubs: false }).Sheets['data']!
  expect(sheet['!autofilter']?.ref).toBe('A1:H6')
  expect([sheet['A2'].t, sheet['A2'].v, sheet['A2'].f]).toEqual(['s', '=1+1', undefined])
  expect([sheet['B2'].t, sheet['B2'].v]).toEqual(['n', 1])
  expect([sheet['B4'].t, sheet['B4'].v]).toEqual(['s', '1234567890123456789'])
  expect([sheet['D3'].t, sheet['D3'].v]).toEqual(['b', false])
  expect([sheet['E2'].t, sheet['E2'].v, sheet['E2'].w]).toEqual(['n', 45413, '2024-05-01'])
  expect(sheet['E4'].v).toBe('1850-01-01')
  expect(sheet['A4'].v).toBe('a\nb\r\u0001_x000D_')
})

test('the same table makes the same bytes', async () => {
  const other = join(folder, 'b.xlsx')
  await writeWorkbook(database, TABLE, columns, 5, target)
  await writeWorkbook(database, TABLE, columns, 5, other)
  expect(readFileSync(target).equals(readFileSync(other))).toBe(true)
})

test('a table without rows is a workbook with a header', async () => {
  expect(await writeWorkbook(database, '(SELECT 1 AS a LIMIT 0)', [{ name: 'a', type: 'integer' }], 0, target)).toBe(
    true,
  )
  expect(read(readFileSync(target)).Sheets['data']!['A1'].v).toBe('a')
})

const one = [{ name: 'a', type: 'text' as const }]
const beyond = [
  { name: 'more rows than a sheet has', from: '(SELECT 1 AS a)', columns: one, rows: 1_048_576 },
  { name: 'more columns than a sheet has', from: '(SELECT 1 AS a)', columns: new Array(16_385).fill(one[0]), rows: 1 },
  { name: 'a cell that would be cut off', from: "(SELECT repeat('x', 32768) AS a)", columns: one, rows: 1 },
  { name: 'a cell of characters that count twice', from: "(SELECT repeat('🙂', 16384) AS a)", columns: one, rows: 1 },
]
for (const { name, from, columns, rows } of beyond) {
  test(`no workbook is written for ${name}`, async () => {
    const path = join(folder, 'none.xlsx')
    expect(await writeWorkbook(database, from, columns, rows, path)).toBe(false)
    expect(existsSync(path)).toBe(false)
  })
}

test('a fault of the database is thrown, and no file is left', async () => {
  const path = join(folder, 'none.xlsx')
  await expect(writeWorkbook(database, "(SELECT error('x') AS a)", one, 1, path)).rejects.toThrow()
  expect(existsSync(path)).toBe(false)
})
