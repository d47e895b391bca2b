// test/web/chart-choice.test.ts: which chart a dataset gets, and what its axis says.
import type { ColumnProfile } from '../../core/report.ts'
import { chooseChart, chooseCharts, endTexts, timePoints } from '../../web/catalog/chart-choice.ts'
import { aProfile } from '../support/published.ts'

const dated: ColumnProfile = {
  name: 'opened',
  type: 'datetime',
  nulls: 0,
  distinct: 900,
  min: '2026-01-01 00:00:00',
  max: '2026-01-04 00:00:00',
  histogram: [5, 7, 9],
}
const category: ColumnProfile = {
  name: 'kind',
  type: 'text',
  nulls: 0,
  distinct: 4,
  top: [
    { value: 'a', count: 800 },
    { value: 'b', count: 400 },
  ],
}
const amount: ColumnProfile = {
  name: 'cost',
  type: 'number',
  nulls: 0,
  distinct: 90,
  min: '0',
  max: '30',
  histogram: [9, 5, 1],
}
const key: ColumnProfile = {
  name: 'id',
  type: 'integer',
  nulls: 0,
  distinct: 1200,
  min: '1',
  max: '1200',
  histogram: [400, 400, 400],
}

const cases = [
  { name: 'time goes before categories', columns: [category, amount, dated], gives: 'time opened' },
  {
    name: 'the fullest date column is taken',
    columns: [{ ...dated, name: 'closed', nulls: 80 }, dated],
    gives: 'time opened',
  },
  {
    name: 'a date that is nearly always the same says nothing',
    columns: [{ ...dated, histogram: [0, 9, 0] }, category],
    gives: 'values kind',
  },
  {
    name: 'yes or no gives way to more values',
    columns: [{ ...category, name: 'open', type: 'boolean' as const, distinct: 2 }, category],
    gives: 'values kind',
  },
  {
    name: 'values that are all different are no category',
    columns: [{ ...category, distinct: 1200 }, amount],
    gives: 'spread cost',
  },
  { name: 'a running number has no spread worth showing', columns: [key], gives: 'none' },
  { name: 'a date column without readable bounds is passed over', columns: [{ ...dated, min: 'soon' }], gives: 'none' },
]
for (const { name, columns, gives } of cases) {
  test(`chart: ${name}`, () => {
    const chart = chooseChart(aProfile({ columns }))
    expect(chart ? `${chart.kind} ${chart.column.name}` : 'none').toBe(gives)
  })
}

const sets = [
  {
    name: 'one of each kind',
    columns: [category, amount, dated],
    gives: ['time opened', 'values kind', 'spread cost'],
  },
  {
    name: 'degrees and codes are no amounts',
    columns: ['latitude', 'x', 'zip_code'].map((name) => ({ ...amount, name })),
    gives: [],
  },
  {
    name: 'values that are all as frequent say nothing',
    columns: [{ ...category, distinct: 3, top: ['a', 'b', 'c'].map((value) => ({ value, count: 400 })) }],
    gives: [],
  },
]
for (const { name, columns, gives } of sets) {
  test(`charts: ${name}`, () => {
    const charts = chooseCharts(aProfile({ columns }))
    expect(charts.map(({ kind, column }) => `${kind} ${column.name}`)).toEqual(gives)
  })
}

test('a time without a zone is UTC, wherever the page is made', () => {
  expect(timePoints(dated)).toEqual([
    { label: 'Jan 1, 2026', count: 5 },
    { label: 'Jan 2, 2026', count: 7 },
    { label: 'Jan 3, 2026', count: 9 },
  ])
  expect(timePoints({ ...dated, min: '2026-01-01T02:00:00+02:00', max: '2026-01-04' })[0]?.label).toBe('Jan 1, 2026')
})

test('the ends of a histogram are as short as its span allows', () => {
  expect(endTexts(dated)).toEqual(['Jan 1, 2026', 'Jan 4, 2026'])
  expect(endTexts({ ...dated, max: '2029-06-30' })).toEqual(['Jan 2026', 'Jun 2029'])
  expect(endTexts({ ...amount, min: '0.000012345', max: '1234567' })).toEqual(['0.00001235', '1.2M'])
  expect(endTexts({ ...amount, name: 'fiscal_year', type: 'integer', min: '2021', max: '2026' })).toEqual([
    '2021',
    '2026',
  ])
  expect(endTexts(dated, 'es')).toEqual(['1 ene 2026', '4 ene 2026'])
})
