// Values between published Parquet, Arrow and text.
import {
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  Table,
  TimeMicrosecond,
  TimestampMicrosecond,
  Utf8,
  Vector,
} from 'apache-arrow'
import { arrowData } from '../../../web/islands/sql/arrow-columns.ts'
import { columnsOf, rowsOf, textOf } from '../../../web/islands/sql/values.ts'

const columns = [
  { kind: 'integer', values: [1, null, 9_007_199_254_740_993n], gives: ['1', null, '9007199254740993'] },
  { kind: 'number', values: [0.5, null, -2], gives: ['0.5', null, '-2'] },
  { kind: 'text', values: ['Ñandú', null, ''], gives: ['Ñandú', null, ''] },
  { kind: 'boolean', values: [true, false, null], gives: ['true', 'false', null] },
  // a day before 1970, one in the last century's last leap year
  { kind: 'day', values: [-1, 11_016, null], gives: ['1969-12-31', '2000-02-29', null] },
  {
    kind: 'moment',
    values: [1_700_000_000_123_456, null, -1_000_000],
    gives: ['2023-11-14T22:13:20.123456', null, '1969-12-31T23:59:59'],
  },
  { kind: 'clock', values: [86_399_000_000, 0, null], gives: ['23:59:59', '00:00:00', null] },
] as const
for (const { kind, values, gives } of columns) {
  test(`a column of kind ${kind} comes back as it is published`, () => {
    const table = new Table({ column: new Vector([arrowData(kind, values)]) })
    expect(rowsOf(table.batches[0]!, 10).map(([cell]) => cell)).toEqual(gives)
  })
}

test('long texts find room, and rows beyond the limit are left out', () => {
  const long = '€'.repeat(40_000)
  const table = new Table({ column: new Vector([arrowData('text', [long, long, 'x'])]) })
  expect(rowsOf(table.batches[0]!, 2)).toEqual([[long], [long]])
})

test('numbers are known as such, so that they stand on the right', () => {
  const table = new Table({
    a: new Vector([arrowData('number', [1])]),
    b: new Vector([arrowData('text', ['1'])]),
  })
  expect(columnsOf(table.batches[0]!)).toEqual([
    { name: 'a', isNumber: true },
    { name: 'b', isNumber: false },
  ])
})

const single = [
  { value: 951_782_400_000, type: new DateDay(), gives: '2000-02-29' },
  { value: 1_704_103_200_123.456, type: new TimestampMicrosecond(), gives: '2024-01-01T10:00:00.123456' },
  { value: 0, type: new TimestampMicrosecond('UTC'), gives: '1970-01-01T00:00:00Z' },
  { value: 36_001_000_000n, type: new TimeMicrosecond(), gives: '10:00:01' },
  { value: 1.5, type: new Float64(), gives: '1.5' },
  { value: null, type: new Utf8(), gives: null },
  { value: [1, 2n, null], type: new List(new Field('item', new Int32())), gives: '[1,2,null]' },
]
for (const { value, type, gives } of single) {
  test(`a ${type} is written as ${gives}`, () => expect(textOf(value, type)).toBe(gives))
}
