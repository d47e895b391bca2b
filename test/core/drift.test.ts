import { driftBetween, type Side } from '../../core/drift.ts'
import type { ColumnProfile } from '../../core/report.ts'

const quantiles = (...values: [string, string, string, string, string]) => values

const amount: ColumnProfile = {
  name: 'amount',
  type: 'number',
  nulls: 20,
  distinct: 900,
  min: '1.5',
  max: '4999.0',
  quantiles: quantiles('100.0', '1000.0', '2000.0', '3000.0', '4000.0'),
}
const opened: ColumnProfile = {
  name: 'opened',
  type: 'date',
  nulls: 0,
  distinct: 31,
  min: '2024-01-01',
  max: '2024-01-31',
  quantiles: quantiles('2024-01-02', '2024-01-08', '2024-01-16', '2024-01-23', '2024-01-30'),
}
const id: ColumnProfile = {
  name: 'id',
  type: 'integer',
  nulls: 0,
  distinct: 1000,
  min: '1',
  max: '1000',
  quantiles: quantiles('50', '250', '500', '750', '950'),
}
const district: ColumnProfile = { name: 'district', type: 'text', nulls: 0, distinct: 40 }
const year: ColumnProfile = {
  name: 'year',
  type: 'integer',
  nulls: 0,
  distinct: 1,
  min: '2023',
  max: '2023',
  quantiles: quantiles('2023', '2023', '2023', '2023', '2023'),
}

function side(columns: readonly ColumnProfile[], rows = 1000): Side {
  return { columns: columns.map(({ name, type }) => ({ name, type })), profile: { rows, columns, preview: [] } }
}

const before = [amount, opened, id, district, year]
const changed = (name: string, change: Partial<ColumnProfile>): ColumnProfile[] =>
  before.map((column) => (column.name === name ? { ...column, ...change } : column))

const quiet: { name: string; after: Side }[] = [
  { name: 'the same again', after: side(before) },
  {
    name: 'the next month',
    after: side(
      changed('opened', {
        min: '2024-02-01',
        max: '2024-02-29',
        quantiles: quantiles('2024-02-02', '2024-02-08', '2024-02-15', '2024-02-22', '2024-02-28'),
      }),
    ),
  },
  {
    name: 'the next thousand numbers',
    after: side(
      changed('id', { min: '1001', max: '2000', quantiles: quantiles('1050', '1250', '1500', '1750', '1950') }),
    ),
  },
  {
    name: 'the next year',
    after: side(
      changed('year', { min: '2024', max: '2024', quantiles: quantiles('2024', '2024', '2024', '2024', '2024') }),
    ),
  },
  { name: 'a few rows fewer', after: side(before, 950) },
  { name: 'five times as many rows', after: side(before, 5000) },
  { name: 'a few more blank cells', after: side(changed('amount', { nulls: 100 })) },
  { name: 'another spelling of a name', after: side(changed('amount', { name: 'Amount' })) },
]
for (const { name, after } of quiet) {
  test(`drift: ${name} is no alarm`, () => expect(driftBetween(side(before), after)).toEqual([]))
}

test('drift: a quarter of the rows may well hold few of the districts', () => {
  const after = side(changed('district', { distinct: 3 }), 250)
  expect(driftBetween(side(before), after).map(({ kind }) => kind)).toEqual(['rows'])
})

test('drift: shares and ranges of a handful of rows say nothing', () => {
  const [few, other] = [
    { ...amount, nulls: 0 },
    { ...amount, nulls: 5, max: '90000.0' },
  ]
  expect(driftBetween(side([few], 12), side([other], 12))).toEqual([])
})

test('drift: a profile without quantiles, as earlier versions have it, is compared by the rest', () => {
  const { quantiles: _, ...bare } = amount
  const after = side([{ ...amount, max: '99999.0', nulls: 500 }])
  expect(driftBetween(side([bare]), after).map(({ kind }) => kind)).toEqual(['nulls'])
})

const alarms: { name: string; after: Side; kind: string; says: string }[] = [
  {
    name: 'a tenth of the rows gone',
    after: side(before, 880),
    kind: 'rows',
    says: 'The table has 880 rows; the last version had 1,000, so 12 % of them are gone.',
  },
  {
    name: 'every row gone',
    after: side(
      before.map((column) => ({ ...column, nulls: 0, distinct: 0 })),
      0,
    ),
    kind: 'rows',
    says: 'The table has 0 rows; the last version had 1,000, so 100 % of them are gone.',
  },
  {
    name: 'more than ten times the rows',
    after: side(
      before.map((column) => (column === id ? { ...column, distinct: 11_000 } : column)),
      11_000,
    ),
    kind: 'rows',
    says: 'The table has 11,000 rows; the last version had 1,000.',
  },
  {
    name: 'a column more',
    after: side([...before, { ...district, name: 'ward' }]),
    kind: 'column-new',
    says: 'Column "ward" (text) is new.',
  },
  {
    name: 'a column less',
    after: side(before.filter((column) => column !== year)),
    kind: 'column-lost',
    says: 'Column "year" (integer) is no longer there.',
  },
  {
    name: 'another type',
    after: side(changed('amount', { type: 'text' })),
    kind: 'type',
    says: 'Column "amount" is text now; it was number.',
  },
  {
    name: 'blank cells from 2 to 40 of a hundred',
    after: side(changed('amount', { nulls: 400 })),
    kind: 'nulls',
    says: '40 % of the cells of "amount" are blank; in the last version it was 2 %.',
  },
  {
    name: 'a column gone blank',
    after: side(changed('district', { nulls: 1000, distinct: 0 })),
    kind: 'nulls',
    says: '100 % of the cells of "district" are blank; in the last version it was 0 %.',
  },
  {
    name: 'one value instead of forty',
    after: side(changed('district', { distinct: 1 })),
    kind: 'distinct',
    says: '"district" holds 1 different value(s); in the last version it held 40.',
  },
  {
    name: 'cents instead of dollars',
    after: side(
      changed('amount', {
        min: '150.0',
        max: '499900.0',
        quantiles: quantiles('10000.0', '100000.0', '200000.0', '300000.0', '400000.0'),
      }),
    ),
    kind: 'range',
    says: 'Half of the values of "amount" are up to 200000.0; in the last version 90 % of them lay between 100.0 and 4000.0.',
  },
  {
    name: 'one amount far beyond all others',
    after: side(changed('amount', { max: '12000000.0' })),
    kind: 'range',
    says: '"amount" goes up to 12000000.0; in the last version it went from 1.5 to 4999.0.',
  },
  {
    name: 'one amount far below all others',
    after: side(changed('amount', { min: '-99999.0' })),
    kind: 'range',
    says: '"amount" goes down to -99999.0; in the last version it went from 1.5 to 4999.0.',
  },
  {
    name: 'a year with a digit too many',
    after: side(changed('opened', { max: '20240-01-31' })),
    kind: 'range',
    says: '"opened" goes up to 20240-01-31; in the last version it went from 2024-01-01 to 2024-01-31.',
  },
  {
    name: 'numbers that spread a thousand times wider',
    after: side(
      changed('id', { max: '1000000', quantiles: quantiles('50000', '250000', '500000', '750000', '950000') }),
    ),
    kind: 'range',
    says: 'Half of the values of "id" are up to 500000; in the last version 90 % of them lay between 50 and 950.',
  },
]
for (const { name, after, kind, says } of alarms) {
  test(`drift: ${name} is an alarm with both numbers`, () => {
    const drift = driftBetween(side(before), after)
    expect(drift.map((one) => [one.kind, one.message])).toEqual([[kind, says]])
  })
}

test('drift: the table comes first, then its columns', () => {
  const after = side(
    [
      { ...district, nulls: 500 },
      { ...year, name: 'month' },
    ],
    800,
  )
  expect(driftBetween(side([district, year]), after).map(({ kind, column }) => [kind, column])).toEqual([
    ['rows', undefined],
    ['column-new', 'month'],
    ['column-lost', 'year'],
    ['nulls', 'district'],
  ])
})
