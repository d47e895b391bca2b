// How much of a table its tiles hold: zooms, shares, columns.
import type { Place } from '../../../core/engine/place.ts'
import type { Column } from '../../../core/model.ts'
import type { ColumnProfile } from '../../../core/report.ts'
import { isCategory, MAX_POINTS, pointsInTile, pointZooms, tileColumns } from '../../../core/tiles/thinning.ts'

const PLACE: Place = { kind: 'pair', latitude: 'lat', longitude: 'lon' }

const zooms: readonly { name: string; densest: number[]; points: number; gives: [zoom: number, share: number][] }[] = [
  {
    name: 'the first zoom at which all fit is the last one',
    densest: [8000, 4000, 2000, 1000, 500],
    points: 8000,
    gives: [
      [1, 0.25],
      [2, 0.5],
      [3, 1],
    ],
  },
  { name: 'few points need one zoom', densest: [10, 10], points: 10, gives: [[1, 1]] },
  {
    name: 'many on few spots: all stay at the last zoom there is',
    densest: Array.from({ length: 17 }, () => 2000),
    points: 4000,
    gives: [...Array.from({ length: 15 }, (_, index): [number, number] => [index + 1, 0.5]), [16, 1]],
  },
  {
    name: 'of more than the most, a share also at the last zoom',
    densest: [0, 100],
    points: 2 * MAX_POINTS,
    gives: [[1, 0.5]],
  },
]
for (const { name, densest, points, gives } of zooms) {
  test(`pointZooms: ${name}`, () => {
    expect(pointZooms(1, densest, 1000, points).map(({ zoom, share }) => [zoom, share])).toEqual(gives)
  })
}

test('pointsInTile: more columns, fewer points', () => {
  expect([0, 3, 7, 12, 40].map(pointsInTile)).toEqual([4000, 4000, 2000, 1230, 1000])
})

const columns: Column[] = [
  { name: 'lat', type: 'number' },
  { name: 'lon', type: 'number' },
  { name: 'shape', type: 'geometry' },
  ...Array.from({ length: 14 }, (_, index): Column => ({ name: `c${index}`, type: 'text' })),
]
const profile = (name: string, distinct: number): ColumnProfile => ({ name, type: 'text', nulls: 0, distinct })
const profiles = columns.map(({ name }) => profile(name, name === 'c13' ? 4 : 900))

test('tileColumns: what says where is left out; of too many, kinds stay', () => {
  const names = tileColumns(columns, profiles, PLACE, 10_000).map(({ name }) => name)
  expect(names).toHaveLength(12)
  expect(names.slice(0, 2)).toEqual(['c0', 'c1'])
  expect(names.at(-1)).toBe('c13')
  expect(names).not.toContain('shape')
})

test('tileColumns: a larger table has fewer columns in its tiles, and at least one', () => {
  expect(tileColumns(columns, profiles, PLACE, 4_000_000)).toHaveLength(3)
  expect(tileColumns(columns, profiles, PLACE, 90_000_000).map(({ name }) => name)).toEqual(['c13'])
})

test('isCategory: words of two to eight values', () => {
  const cases = [
    ['text', 8],
    ['boolean', 2],
    ['text', 1],
    ['text', 9],
    ['integer', 3],
  ] as const
  expect(cases.map(([type, distinct]) => isCategory({ type, distinct }))).toEqual([true, true, false, false, false])
})
