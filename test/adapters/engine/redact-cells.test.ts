// Redaction of cells as SQL: to the character what the browser shows in its preview, on random and on odd cells.
import fc from 'fast-check'
import type { Database } from '../../../adapters/engine/database.ts'
import { redactCell, redactedColumns } from '../../../core/engine/redaction.ts'
import { whyUnfit } from '../../../core/engine/redaction-fit.ts'
import { quoteText } from '../../../core/engine/sql.ts'
import { type Form, TEXT_FORM } from '../../../core/engine/types.ts'
import type { Redaction } from '../../../core/handling.ts'
import type { ColumnType } from '../../../core/model.ts'
import { column, formOf, openWorkshop, type Workshop } from './redact-table.ts'

let database: Database
let rawTable: Workshop['rawTable']
let close: () => void
beforeAll(async () => {
  ;({ database, rawTable, close } = await openWorkshop())
})
afterAll(() => close())

const number = fc.oneof(
  fc.double({ noNaN: true }).map(String),
  fc.double({ min: -180, max: 180, noNaN: true }).map(String),
  fc.integer({ min: -2_000_000, max: 2_000_000 }).map((thousandths) => String(thousandths / 1000)),
  fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: 0, max: 99 })).map(([a, b]) => `${a}.${b}5`),
  fc.constantFrom(
    '0',
    '-0',
    '-0.0',
    '-0.004',
    '0.5',
    '-0.5',
    '1.005',
    '2.675',
    '1e-05',
    '1E-05',
    '1.5e+300',
    '1e+999',
    '.5',
    '5.',
  ),
)
const integer = fc.oneof(
  fc.integer().map(String),
  fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n }).map(String),
)
const two = (most: number) => fc.integer({ min: 1, max: most }).map((n) => String(n).padStart(2, '0'))
const year = fc.oneof(fc.integer({ min: 1900, max: 2030 }), fc.integer({ min: 0, max: 9999 }))
const parts = fc.tuple(
  year.map((n) => String(n).padStart(4, '0')),
  two(12),
  two(31),
)
const isoDate = fc.oneof(
  parts.map((each) => each.join('-')),
  fc.constantFrom('2024-02-29', '2004-02-29', '0000-01-01', '9999-12-31', '1934-05-01', '1934-05-02'),
)
const clock = fc.constantFrom('00:00', '23:59:59', '12:30:15.123', '05:00:00')
const sentence = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ maxLength: 20 }),
  fc.constantFrom('é', 'e\u0301', 'ﬁ ½ ٣ Ⅷ 𝒳', '555-01-2345', 'ſK', '\u2028\u0085\u00a0', '😀😀 1'),
)
const addressPart = fc.constantFrom(
  ...'1234 12 1200 7 123-125 12B 0 Main St Ave Calle C/ Mayor Avda. de 2 Mayo Apt 5 #5 # Suite 3º B , . - & / and y con BLOCK of N S 500 E 5th XX 012XX One PO Box Highway 50 nº núm. Hauptstraße (x) Springfield, IL 62704 62704-1234 , 28013 Madrid | ! F! Ñandú ſt K'.split(
    ' ',
  ),
)
const address = fc.oneof(
  fc.array(fc.oneof(addressPart, fc.constantFrom(' ', ', ', '\n')), { maxLength: 9 }).map((list) => list.join(' ')),
  fc.array(fc.oneof(addressPart, sentence), { maxLength: 6 }).map((list) => list.join('')),
)
const point = fc.oneof(
  fc.tuple(number, number).map(([x, y]) => `POINT (${x} ${y})`),
  fc.tuple(number, number, number).map((list) => `POINT Z (${list.join(' ')})`),
  fc.constantFrom(
    'POINT EMPTY',
    'LINESTRING (1 2, 3 4)',
    'POINT(1 2)',
    'point (1.26 2)',
    'POINT M (1 2 3)',
    'POINT ZM (1 2 3 4)',
  ),
)
const pair = fc
  .tuple(fc.double({ min: -89, max: 89, noNaN: true }), fc.double({ min: -179, max: 179, noNaN: true }))
  .map(([a, b]) => `(${a.toFixed(7)}, ${b.toFixed(5)})`)

const mask = (keep: number): Redaction => ({ method: 'mask', column: 'a', keep })
const round = (decimals: number): Redaction => ({ method: 'round-coordinates', column: 'a', decimals })
const cap = (above: number): Redaction => ({ method: 'top-code', column: 'a', above })
const dates: readonly Redaction[] = [
  { method: 'generalise-date', column: 'a', to: 'month' },
  { method: 'generalise-date', column: 'a', to: 'year' },
  { method: 'generalise-date', column: 'a', to: 'age-band', onDate: '2024-02-29' },
  { method: 'generalise-date', column: 'a', to: 'age-band', onDate: '0045-12-31' },
]
const sorts: readonly { form: Form; cells: fc.Arbitrary<string>; redactions: readonly Redaction[] }[] = [
  { form: TEXT_FORM, cells: sentence, redactions: [mask(0), mask(1), mask(4)] },
  { form: TEXT_FORM, cells: address, redactions: [{ method: 'snap-to-block', column: 'a' }] },
  {
    form: formOf('number'),
    cells: number,
    redactions: [round(0), round(2), round(5), cap(0.1), cap(1e20), cap(-3), mask(2)],
  },
  { form: formOf('integer'), cells: integer, redactions: [cap(100), cap(-7), cap(Number.MAX_SAFE_INTEGER), mask(3)] },
  {
    form: formOf('grouped number'),
    cells: fc.constantFrom('1,234.567', '12', '1,000'),
    redactions: [round(1), cap(1000)],
  },
  { form: formOf('ISO date'), cells: isoDate, redactions: [...dates, mask(1)] },
  { form: formOf('month-first / 4'), cells: parts.map(([y, m, d]) => `${m}/${d}/${y}`), redactions: dates },
  { form: formOf('ISO datetime'), cells: fc.tuple(isoDate, clock).map((each) => each.join('T')), redactions: dates },
  {
    form: formOf('ISO datetime with offset'),
    cells: fc.tuple(isoDate, clock, fc.constantFrom('Z', '-05', '+02:00')).map(([a, b, c]) => `${a}T${b}${c}`),
    redactions: dates,
  },
  { form: formOf('Well-Known Text'), cells: point, redactions: [round(0), round(3), mask(0)] },
  { form: formOf('geopoint latitude first'), cells: pair, redactions: [round(1), round(4)] },
]

/** SQL of a typed value as the text that other files than CSV show, where it has to be the same. */
const AS_TEXT: Partial<Record<ColumnType, (value: string) => string>> = {
  text: (value) => value,
  integer: (value) => `CAST(${value} AS VARCHAR)`,
  geometry: (value) => `CAST(${value} AS VARCHAR)`,
  geopoint: (value) => `CAST(${value} AS VARCHAR)`,
}

for (const { form, cells, redactions } of sorts) {
  for (const redaction of redactions) {
    test(`${JSON.stringify(redaction)} of cells of the form ${form.key} is the same in SQL and in the browser`, async () => {
      expect(whyUnfit([redaction], [{ name: 'a', type: form.type }])).toEqual([])
      const source = column('a', 0, form)
      const [redacted] = redactedColumns([source], [redaction])
      const shown = AS_TEXT[redacted!.type]?.(redacted!.value) ?? redacted!.text
      await fc.assert(
        fc.asyncProperty(fc.array(cells, { minLength: 20, maxLength: 150 }), async (list) => {
          const raw = await rawTable(list.map((cell) => [cell.replaceAll('\0', '')]))
          const found = await database.rows(
            `SELECT ${form.text(source.cell)} AS before, ${redacted!.text} AS after, ${shown} AS shown
             FROM read_parquet(${quoteText(raw)}) WHERE coalesce(${form.fits(source.cell)}, false) OR ${source.cell} IS NULL`,
          )
          const before = found.map((row) => row['before'] as string | null)
          const twin = before.map((cell) => redactCell(redaction, form.type, cell))
          expect(found.map((row, at) => [before[at], row['after']])).toEqual(before.map((cell, at) => [cell, twin[at]]))
          expect(found.map((row) => row['shown'])).toEqual(twin)
        }),
        { numRuns: 12, seed: 7 },
      )
    })
  }
}
