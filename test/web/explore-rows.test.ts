// test/web/explore-rows.test.ts: filters and orders over a table, without a browser and without a file.

import { line } from '../../web/islands/explore-export.ts'
import { inOrder, TextKeys } from '../../web/islands/explore-order.ts'
import { rowFinder } from '../../web/islands/explore-rows.ts'
import { mayFit, testOf } from '../../web/islands/explore-test.ts'
import { EVERYTHING, type Filter, type View } from '../../web/islands/explore-view.ts'
import type { Kind, Raw } from '../../web/islands/table/kinds.ts'
import type { TableFile } from '../../web/islands/table-file.ts'

const DAY = 86_400_000_000
const fits: readonly {
  name: string
  filter: Omit<Filter, 'column'>
  kind: Kind
  yes: readonly Raw[]
  no: readonly Raw[]
}[] = [
  {
    name: 'case and accents',
    filter: { has: 'PRÈS' },
    kind: 'text',
    yes: ['pres du café', 'Près'],
    no: ['café', null],
  },
  { name: 'values', filter: { is: ['Oak', ''] }, kind: 'text', yes: ['Oak', ''], no: ['oak', null] },
  { name: 'yes', filter: { is: ['true'] }, kind: 'boolean', yes: [true], no: [false, null] },
  {
    name: 'whole numbers',
    filter: { is: ['7', '9007199254740993'] },
    kind: 'integer',
    yes: [7, 9007199254740993n],
    no: [8],
  },
  { name: 'numbers', filter: { from: '-1', to: '2.5' }, kind: 'number', yes: [-1, 0, 2.5], no: [-1.1, 2.6, null] },
  { name: 'days', filter: { from: '1970-01-02' }, kind: 'day', yes: [1, 2], no: [0, null] },
  { name: 'moments up to a whole day', filter: { to: '1970-01-01' }, kind: 'moment', yes: [0, DAY - 1], no: [DAY] },
  {
    name: 'moments up to a minute',
    filter: { to: '1970-01-01T00:01' },
    kind: 'moment',
    yes: [119_999_999],
    no: [120_000_000],
  },
  { name: 'times of day', filter: { from: '09:30' }, kind: 'clock', yes: [34_200_000_000], no: [34_199_000_000] },
  { name: 'empty', filter: { empty: true }, kind: 'place', yes: [null], no: ['x'] },
  { name: 'not empty', filter: { empty: false }, kind: 'number', yes: [0], no: [null] },
]
for (const { name, filter, kind, yes, no } of fits) {
  test(`filter: ${name}`, () => {
    const isWanted = testOf({ column: 'c', ...filter }, kind)
    expect(yes.filter((value) => !isWanted(value))).toEqual([])
    expect(no.filter((value) => isWanted(value))).toEqual([])
  })
}

const facts = { bytes: 1, nulls: 0, least: 10, greatest: 20 }
const skips: readonly { name: string; filter: Omit<Filter, 'column'>; facts?: object; may: boolean }[] = [
  { name: 'a range beside it', filter: { from: '21' }, may: false },
  { name: 'a range that touches it', filter: { to: '10' }, may: true },
  { name: 'a value outside', filter: { is: ['9', '30'] }, may: false },
  { name: 'a value inside', filter: { is: ['9', '15'] }, may: true },
  { name: 'empty cells where there are none', filter: { empty: true }, may: false },
  { name: 'a group of empty cells', filter: { from: '0' }, facts: { nulls: 100 }, may: false },
  { name: 'no statistics', filter: { from: '21' }, facts: { least: undefined, greatest: undefined }, may: true },
]
for (const { name, filter, facts: other, may } of skips) {
  test(`a group is ${may ? 'read' : 'skipped'}: ${name}`, () => {
    expect(mayFit({ column: 'c', ...filter }, 'number', { ...facts, ...other }, 100)).toBe(may)
  })
}

test('numbers sort as numbers, equal ones in the order of the file, empty ones last', async () => {
  const keys = [3, -0, Number.NaN, -2.5, 0, 1e300, -1e-300, 3, Number.NEGATIVE_INFINITY]
  const rows = Uint32Array.from(keys, (_, row) => row + 100)
  expect([...(await inOrder(rows, Float64Array.from(keys), false))]).toEqual([
    108, 103, 106, 101, 104, 100, 107, 105, 102,
  ])
  expect([...(await inOrder(rows, Float64Array.from(keys), true))]).toEqual([
    105, 100, 107, 101, 104, 106, 103, 108, 102,
  ])
})

test('a hundred thousand numbers come out as the engine’s own sort has them', async () => {
  let state = 7
  const keys = Float64Array.from({ length: 100_000 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return (state - 1e9) / ((state % 7) + 1)
  })
  const sorted = await inOrder(
    Uint32Array.from(keys, (_, row) => row),
    keys,
    false,
  )
  expect(Array.from(sorted, (row) => keys[row])).toEqual([...keys].sort((a, b) => a - b))
})

test('texts sort as people of the language expect', () => {
  const keys = new TextKeys(10)
  const texts = ['zebra', 'Ávila', 'avena', 'item 10', 'item 9', 'Zebra']
  for (const text of texts) keys.add(text)
  const places = keys.places('es')
  const sorted = [...texts.keys()].sort((a, b) => places[a]! - places[b]!).map((at) => texts[at])
  expect(sorted).toEqual(['avena', 'Ávila', 'item 9', 'item 10', 'zebra', 'Zebra'])
})

test('more different texts than a page may hold are refused', () => {
  const keys = new TextKeys(1)
  keys.add('a')
  expect(keys.add('a')).toBe(0)
  expect(() => keys.add('b')).toThrow(RangeError)
})

/** A table of two groups in memory, which notes what is read. */
function aTable(): { table: TableFile; read: string[] } {
  const columns: Record<string, { kind: Kind; values: Raw[] }> = {
    n: { kind: 'integer', values: [5, 1, null, 4, 3, 2] },
    t: { kind: 'text', values: ['b', 'a', 'b', null, 'a', 'b'] },
  }
  const groups = [
    { from: 0, rows: 3 },
    { from: 3, rows: 3 },
  ]
  const read: string[] = []
  const partOf = (column: string, group: number): Raw[] => columns[column]!.values.slice(group * 3, group * 3 + 3)
  const table = {
    rows: 6,
    groups,
    kindOf: (column: string) => columns[column]!.kind,
    factsOf: (column: string) =>
      groups.map((_, group) => {
        const numbers = partOf(column, group).filter((value) => typeof value === 'number')
        return { bytes: 1, nulls: 1, least: Math.min(...numbers), greatest: Math.max(...numbers) }
      }),
    scan: async (column: string, visit: (values: Raw[], group: number) => void, { groups: wanted = [0, 1] } = {}) => {
      for (const group of wanted) {
        read.push(`${column}${group}`)
        visit(partOf(column, group), group)
      }
    },
  }
  return { table: table as unknown as TableFile, read }
}

const finds: readonly { name: string; view: Partial<View>; rows: number[] | null; read: string[] }[] = [
  { name: 'everything reads nothing', view: {}, rows: null, read: [] },
  {
    name: 'a filter reads its column',
    view: { filters: [{ column: 't', is: ['b'] }] },
    rows: [0, 2, 5],
    read: ['t0', 't1'],
  },
  {
    name: 'groups that cannot fit are skipped',
    view: { filters: [{ column: 'n', from: '5' }] },
    rows: [0],
    read: ['n0'],
  },
  {
    name: 'a second filter reads only groups that are left',
    view: {
      filters: [
        { column: 'n', from: '5' },
        { column: 't', has: 'B' },
      ],
    },
    rows: [0],
    read: ['n0', 't0'],
  },
  {
    name: 'an order reads its column',
    view: { sort: { column: 'n', descending: true } },
    rows: [0, 3, 4, 5, 1, 2],
    read: ['n0', 'n1'],
  },
  {
    name: 'an order of what is left',
    view: { filters: [{ column: 't', is: ['b'] }], sort: { column: 'n', descending: false } },
    rows: [5, 0, 2],
    read: ['t0', 't1', 'n0', 'n1'],
  },
  {
    name: 'nothing fits',
    view: { filters: [{ column: 't', is: ['c'] }], sort: { column: 'n', descending: false } },
    rows: [],
    read: ['t0', 't1'],
  },
]
const work = { onProgress: () => {}, signal: new AbortController().signal }
for (const { name, view, rows, read } of finds) {
  test(`rows of a view: ${name}`, async () => {
    const { table, read: found } = aTable()
    const order = await rowFinder(table, 'en').find({ ...EVERYTHING, ...view }, work)
    expect(order && [...order]).toEqual(rows)
    expect(found).toEqual(read)
  })
}

test('another order of the same rows reads no filter again', async () => {
  const { table, read } = aTable()
  const finder = rowFinder(table, 'en')
  const filters = [{ column: 't', is: ['b'] }]
  await finder.find({ ...EVERYTHING, filters }, work)
  await finder.find({ ...EVERYTHING, filters, sort: { column: 'n', descending: false } }, work)
  expect(read).toEqual(['t0', 't1', 'n0', 'n1'])
})

test('a line of CSV is quoted where it must be, and never empty', () => {
  expect(line(['a', null, 1.5, 'b,c', 'say "no"', 'two\nlines'])).toBe('a,,1.5,"b,c","say ""no""","two\nlines"\n')
  expect(line([null])).toBe('""\n')
})
