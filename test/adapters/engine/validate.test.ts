// The engine on inputs that are too long for a folder of cases, and what must hold for every input.
import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { isFormula } from '../../../core/engine/formula-cells.ts'
import { readRecords } from '../../../core/engine/records.ts'
import { checkFile, checkText } from './checking.ts'

const COMMA = { delimiter: ',', quote: '"', escape: '"' }
const rowsOf = (count: number, cell: (row: number) => string): string =>
  `key,value\n${Array.from({ length: count }, (_, row) => `k${row},${cell(row)}\n`).join('')}`
const typeOfValue = async (text: string) => (await checkText(text)).report.columns[1]!.type

test('one fraction after 25,000 whole numbers makes the column a number', async () => {
  expect(await typeOfValue(rowsOf(25_000, (row) => (row === 24_000 ? '1.5' : String(row))))).toBe('number')
})

test('one leading zero after 25,000 whole numbers keeps the column text, without a warning', async () => {
  const { report } = await checkText(rowsOf(25_000, (row) => (row === 24_000 ? '00501' : String(10_000 + row))))
  expect(report.columns[1]!.type).toBe('text')
  expect(report.findings).toEqual([])
})

test('one wrong cell among many is named with its row, its digits hidden', async () => {
  const { report } = await checkText(rowsOf(25_000, (row) => (row === 24_000 ? '5 apples' : String(row))))
  expect(report.findings).toMatchObject([{ code: 'type-error', row: 24_002, column: 2 }])
  expect(report.findings[0]!.message).toContain('"# apples"')
})

test('a date that the sample leaves open is settled by one row anywhere', async () => {
  const { report } = await checkText(
    rowsOf(25_000, (row) => (row === 23_999 ? '31/12/2024' : '03/04/2024')),
    true,
  )
  expect(report.columns[1]!.type).toBe('date')
})

test('a quote that is opened in row 2 and never closed ends as a finding', async () => {
  const { report } = await checkText(`a,b\n1,"x\n${'2,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n'.repeat(500_000)}`)
  expect(report.findings).toMatchObject([{ code: 'unclosed-quote', row: 2, column: 2 }])
})

test('a file that is one long cell, or nothing but line breaks, ends as a finding', async () => {
  expect((await checkText('x'.repeat(20_000_000))).report.findings[0]!.code).toBe('cell-too-long')
  const blank = await checkText(`a,b\n1,2\n${'\n'.repeat(5_000_000)}3,4\n`)
  expect(blank.report.findings[0]).toMatchObject({ code: 'blank-row', row: 3, total: 5_000_000 })
})

test('a long cell within the limit is accepted', async () => {
  const { report } = await checkText(`a,b\n1,"${'long text\n'.repeat(500_000)}"\n2,y\n`)
  expect(report).toMatchObject({ verdict: 'accepted', rows: 2 })
})

test('a table too wide to be checked is refused by name', async () => {
  const header = Array.from({ length: 2_001 }, (_, index) => `c${index}`).join(',')
  expect((await checkText(`${header}\n`)).report.findings[0]!.code).toBe('too-many-columns')
})

test('rows on both sides of a chunk border are read alike', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plaza-border-'))
  const file = openSync(join(folder, 'a.csv'), 'w')
  writeSync(file, 'id,text\r\n')
  for (let row = 0; row < 60_000; row++) writeSync(file, `${row},"é ""${row}"",\r\nmore ${'·'.repeat(row % 40)}"\r\n`)
  closeSync(file)
  const { report } = await checkFile(join(folder, 'a.csv'))
  rmSync(folder, { recursive: true })
  expect(report).toMatchObject({ verdict: 'accepted', rows: 60_000, findings: [] })
})

test('the same input gives the same bytes', async () => {
  const text = rowsOf(60_000, (row) => (row % 7 === 0 ? '' : (row * 1.37).toFixed(2)))
  const first = await checkText(text, true)
  const second = await checkText(text, true)
  expect(first.outputs.map(({ name }) => name)).toEqual([
    'data.csv',
    'data.csv.gz',
    'data.parquet',
    'data.json',
    'data.ndjson',
    'data.xlsx',
    'profile.json',
    'report.json',
    'checksums.txt',
  ])
  const hashes = ({ outputs }: typeof first) => outputs.map(({ name, sha256 }) => `${sha256} ${name}`)
  expect(hashes(second)).toEqual(hashes(first))
})

test('checksums are those of the files, and a rejected file leaves nothing to publish, only what staff see', async () => {
  const { outputs, texts, sourceSha256 } = await checkText('a,b\n1,x\n', true)
  for (const { name, sha256 } of outputs.slice(0, -1)) expect(texts['checksums.txt']).toContain(`${sha256}  ${name}\n`)
  expect(outputs[0]!.sha256).toBe(createHash('sha256').update(texts['data.csv']!).digest('hex'))
  expect(sourceSha256).toBe(createHash('sha256').update('a,b\n1,x\n').digest('hex'))
  const rejected = await checkText('a,b\n1\n', true)
  expect(rejected.outputs).toEqual([])
  expect(rejected.documents.map(({ name }) => name)).toEqual(['review.json', 'rejected-rows.csv'])
})

test('published CSV has ISO dates, points in numbers, and numbers as they were written', async () => {
  const text = 'day;amount;exact;flag\n31.12.2024;1.234,50;1.500;yes\n01.01.2025;0,5;2.25;no\n'
  const { texts } = await checkText(text, true)
  expect(texts['data.csv']).toBe('day,amount,exact,flag\n2024-12-31,1234.50,1.500,true\n2025-01-01,0.5,2.25,false\n')
})

test('the profile counts, bins and lists', async () => {
  const { profile } = await checkText(rowsOf(100, (row) => (row < 10 ? '' : String(row))))
  const [key, value] = profile!.columns
  expect(key).toMatchObject({ type: 'text', nulls: 0, distinct: 100 })
  expect(value).toMatchObject({ type: 'integer', nulls: 10, distinct: 90, min: '10', max: '99', mean: 54.5 })
  expect(value!.histogram!.reduce((sum, count) => sum + count, 0)).toBe(90)
  expect(profile!.preview).toHaveLength(50)
  expect(profile!.preview[10]).toEqual(['k10', '10'])
})

/** The least a writer of CSV must do. */
const quote = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const write = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quote).join(',')}\r\n`).join('')

test('any table of text comes back cell by cell', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      'a,b',
      'say "hi"',
      'two\nlines',
      'cr\rlf',
      '',
      ';',
      '5" pipe',
      '00501',
      '=1+1',
      '\\',
      '\\"',
      "it's",
    ),
  )
  const cell = text
    .map((value) => value.replaceAll('\0', '').normalize())
    .filter((value) => value === '' || value.trim() !== '')
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }))
  await fc.assert(
    fc.asyncProperty(tables, async (drawn) => {
      // A first column that is never blank and never a number keeps rows from being blank and columns from being typed.
      const width = drawn[0]!.length
      const header = ['key', ...drawn[0]!.map((_, index) => `zip ${index}`)]
      const rows = drawn.map((row, index) => [`r${index}`, ...row])
      const { report, texts } = await checkText(write([header, ...rows]), true)
      expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([])
      const found = readRecords(texts['data.csv']!, COMMA).map(({ cells }) => [...cells])
      const published = rows.map((cells) => cells.map((cell) => (isFormula(cell) ? `'${cell}` : cell)))
      expect(found).toEqual([header, ...published])
      expect(report.columns).toHaveLength(width + 1)
    }),
    { numRuns: 60 },
  )
}, 60_000)
