// CSV that the engine reads back as it was.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCsvWriter } from '../../../adapters/formats/csv-writer.ts'
import { readRecords } from '../../../core/engine/records.ts'

const folder = mkdtempSync(join(tmpdir(), 'plaza-csv-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cases: readonly { name: string; rows: (string | null)[][]; gives: string }[] = [
  { name: 'plain cells have no quotes', rows: [['a', 'b c']], gives: 'a,b c\n' },
  {
    name: 'commas, quotes and line breaks are put in quotes',
    rows: [['1,5', '5"', 'a\nb', 'a\rb']],
    gives: '"1,5","5""","a\nb","a\rb"\n',
  },
  { name: 'nulls are blank', rows: [['a', null, '']], gives: 'a,,\n' },
  { name: 'a blank cell alone is not an empty line', rows: [[''], [null], []], gives: '""\n""\n""\n' },
  { name: 'a mark of byte order in a cell stays', rows: [['\ufeffa', 'b']], gives: '"\ufeffa",b\n' },
]
for (const { name, rows, gives } of cases) {
  test(`openCsvWriter: ${name}`, async () => expect((await written(rows)).text).toBe(gives))
}

test('openCsvWriter: many records are kept in order and counted', async () => {
  const rows = Array.from({ length: 100_000 }, (_, at) => [String(at), 'é,"\n'])
  const { text, records, bytes } = await written(rows)
  expect({ records, bytes }).toEqual({ records: 100_000, bytes: Buffer.byteLength(text) })
  const marks = { delimiter: ',', quote: '"', escape: '"' }
  expect(readRecords(text, marks).map(({ cells }) => cells)).toEqual(rows)
})

async function written(rows: readonly (string | null)[][]): Promise<{ text: string; records: number; bytes: number }> {
  const path = join(folder, 'a.csv')
  const writer = await openCsvWriter(path)
  for (const row of rows) await writer.write(row)
  await writer.close()
  return { text: readFileSync(path, 'utf8'), records: writer.records, bytes: writer.bytes }
}
