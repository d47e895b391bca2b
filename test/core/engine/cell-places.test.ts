// Places in a sheet.
import { columnLetters, columnOf, columnRanges } from '../../../core/engine/cell-places.ts'

test('columns have letters, and letters columns', () => {
  const known: readonly (readonly [number, string])[] = [
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ]
  for (const [column, letters] of known) {
    expect(columnLetters(column)).toBe(letters)
    expect(columnOf(`${letters}7`)).toBe(column)
  }
})

test('columnOf: a place without letters names no column, one with many lies beyond the last', () => {
  expect(columnOf('7')).toBe(0)
  expect(columnOf('AAAAAAAAAAAAAAAA1')).toBeGreaterThan(16_384)
})

test('columnRanges: neighbours are said together', () => {
  expect(columnRanges([3, 5, 6, 7])).toEqual(['column C', 'columns E to G'])
})
