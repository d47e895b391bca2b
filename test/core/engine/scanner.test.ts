// The scanner against the reader of records: two programs that must see the same rows and cells, however the bytes are cut.
import fc from 'fast-check'
import { type CellMarks, readRecords } from '../../../core/engine/records.ts'
import type { OddRecord } from '../../../core/engine/scan-events.ts'
import { CsvScanner } from '../../../core/engine/scanner.ts'

const MARKS: CellMarks = { delimiter: ',', quote: '"', escape: '"' }
const LIMITS = { cellBytes: 1_000, recordBytes: 5_000 }

function scan(text: string, cuts: readonly number[], width: number, marks = MARKS) {
  const odd: OddRecord[] = []
  let emptyLines = 0
  const codes = {
    delimiter: marks.delimiter.charCodeAt(0),
    quote: marks.quote.charCodeAt(0),
    escape: marks.escape.charCodeAt(0),
  }
  const events = {
    onOdd: (record: OddRecord) => odd.push(record),
    onEmptyLines: ({ count }: { count: number }) => (emptyLines += count),
  }
  const scanner = new CsvScanner(codes, width, 0, LIMITS, events)
  const bytes = Buffer.from(text)
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1))), bytes.length].toSorted((a, b) => a - b)
  let start = 0
  for (const end of ends) {
    scanner.push(bytes.subarray(start, end))
    start = end
  }
  scanner.finish()
  return { scanner, odd, emptyLines }
}

const messy = fc
  .array(fc.constantFrom('a', 'é', ',', '"', '""', '\n', '\r\n', '\r', ' ', '\t', '\\', '"x"', ',,'), { maxLength: 40 })
  .map((parts) => parts.join(''))

for (const escaping of ['"', '\\']) {
  test(`scanner and reader agree on any text where ${escaping} escapes`, () => {
    const marks = { ...MARKS, escape: escaping }
    fc.assert(
      fc.property(messy, fc.array(fc.nat(60), { maxLength: 6 }), (text, cuts) => {
        const records = readRecords(text, marks)
        while (records.at(-1)?.isEmptyLine) records.pop()
        const { scanner, odd } = scan(text, cuts, 0, marks)
        if (scanner.stop) return scanner.stop.code === 'unclosed-quote'
        const widths = odd.map(({ row, cells }) => [row, cells])
        const wanted = records.flatMap(({ cells, isEmptyLine }, index) =>
          isEmptyLine ? [] : [[index + 1, cells.length]],
        )
        expect(widths).toEqual(wanted)
        return scanner.rows === records.length
      }),
      { numRuns: 2_000 },
    )
  })
}

test('how the bytes are cut makes no difference', () => {
  fc.assert(
    fc.property(messy, fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
      expect(scan(text, cuts, 2).odd).toEqual(scan(text, [], 2).odd)
    }),
  )
})

test('ordinary records are not told of', () => {
  const { odd, scanner } = scan('a,b\n"c, d","e\n""f"""\ng,h', [], 2)
  expect(odd).toEqual([])
  expect(scanner).toMatchObject({ rows: 3, newline: '\n' })
})

test('empty lines count only when a record follows', () => {
  const { emptyLines, scanner } = scan('a\n\n\nb\n\n\n', [], 1)
  expect([emptyLines, scanner.rows]).toEqual([2, 4])
})

const stops = [
  {
    name: 'a quote that is never closed',
    text: 'a,b\nc,"d\ne,f\n',
    stop: { code: 'unclosed-quote', row: 2, column: 2 },
  },
  { name: 'a long cell', text: `a\n${'x'.repeat(2_000)}\n`, stop: { code: 'cell-too-long', row: 2, column: 1 } },
  {
    name: 'a long quoted cell',
    text: `a\n"${'x\n'.repeat(1_000)}`,
    stop: { code: 'unclosed-quote', row: 2, column: 1 },
  },
  { name: 'a long row', text: `${'abc,'.repeat(2_000)}\n`, stop: { code: 'row-too-long', row: 1, column: 1_251 } },
]
for (const { name, text, stop } of stops) {
  test(`the scan stops at ${name}`, () => expect(scan(text, [], 2).scanner.stop).toEqual(stop))
}
