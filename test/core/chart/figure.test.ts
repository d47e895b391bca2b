// Rows added up into what is drawn; the statistics say the same where they suffice.
import { csvText } from '../../../core/chart/csv.ts'
import { figureOf, type Place } from '../../../core/chart/figure.ts'
import type { ChartChoice, Charted } from '../../../core/chart/model.ts'
import { MAX_DOTS, startCloud, startSpread } from '../../../core/chart/numbers.ts'
import { scaleFor } from '../../../core/chart/scale.ts'
import { figureFromStatistics } from '../../../core/chart/statistics.ts'
import { type ChartRows, startTally } from '../../../core/chart/tally.ts'

const perfect: ChartChoice = { kind: 'bars', x: 'species', measure: 'count', step: 'auto', sort: 'value', top: 5 }
const rows: ChartRows = {
  x: ['Oak', 'Elm', 'Oak', null, 'Ash', 'Oak', 'Elm'],
  of: [10, 2, 20, 5, null, 60, 4n],
  by: ['good', 'good', 'bad', 'bad', 'good', 'good', 'bad'],
}

function drawn(choice: ChartChoice, given: ChartRows = rows) {
  const { of, by, where } = given
  const tally = startTally(choice)
  tally.add({
    x: given.x,
    ...(choice.of ? { of } : {}),
    ...(choice.by ? { by } : {}),
    ...(choice.where ? { where } : {}),
  })
  const { places, series, leftOut } = figureOf(choice, tally.result())
  return { places: places.map(nameOf), series: series.map(({ name, values }) => [name, ...values]), leftOut }
}

function nameOf(place: Place): string | number | null {
  if (place.is === 'value') return place.text
  if (place.is === 'rest') return `rest of ${place.values}`
  return place.is === 'time' ? place.start : place.from
}

test('rows are counted by category, the largest first, those without a value left out', () => {
  expect(drawn(perfect)).toEqual({ places: ['Oak', 'Elm', 'Ash'], series: [[null, 3, 2, 1]], leftOut: 1 })
})

const measures = [
  { measure: 'sum', gives: [90, 6, 0] },
  { measure: 'mean', gives: [30, 3, null] },
  { measure: 'median', gives: [20, 3, null] },
  { measure: 'min', gives: [10, 2, null] },
  { measure: 'max', gives: [60, 4, null] },
] as const
for (const { measure, gives } of measures) {
  test(`${measure} of a column, where an empty cell is no nought`, () => {
    expect(drawn({ ...perfect, measure, of: 'height' }).series).toEqual([[null, ...gives]])
  })
}

test('what is not among the first becomes the rest, measured as one', () => {
  const found = drawn({ ...perfect, top: 1, measure: 'mean', of: 'height' })
  expect(found.places).toEqual(['Oak', 'rest of 2'])
  expect(found.series).toEqual([[null, 30, 3]])
})

test('by name, numbers stand in the order of numbers', () => {
  const x = ['10', '9', '9', '100', '100', '100']
  expect(drawn({ ...perfect, sort: 'label' }, { x }).places).toEqual(['9', '10', '100'])
})

test('a split gives a series for each value, and a filter leaves other rows away', () => {
  expect(drawn({ ...perfect, by: 'condition' }).series).toEqual([
    ['good', 2, 1, 1],
    ['bad', 1, 1, 0],
  ])
  const filtered = { ...perfect, where: { column: 'condition', is: 'good' } }
  expect(drawn(filtered, { ...rows, where: rows.by }).series).toEqual([[null, 2, 1, 1]])
})

test('more than eight series: the last one is all others', () => {
  const x = Array.from({ length: 20 }, () => 'Oak')
  const by = Array.from({ length: 20 }, (_, row) => `s${Math.min(row, 11)}`)
  const { series } = drawn({ ...perfect, by: 'condition' }, { x, by })
  expect(series).toHaveLength(8)
  expect(series.at(-1)).toEqual([null, 5])
})

test('over time, a month without rows is nought when counted, and nothing when averaged', () => {
  const time: ChartChoice = { ...perfect, kind: 'line', x: 'planted', step: 'month' }
  const x = ['2026-01-31', '2026-03-01T10:00:00Z', '2026-03-31']
  expect(drawn(time, { x }).series).toEqual([[null, 1, 0, 2]])
  expect(drawn({ ...time, measure: 'mean', of: 'height' }, { x, of: [1, 2, 4] }).series).toEqual([[null, 1, null, 3]])
})

test('the rows in pieces are the rows as a whole', () => {
  const tally = startTally({ ...perfect, measure: 'median' })
  for (let row = 0; row < rows.x.length; row++) tally.add({ x: [rows.x[row]!], of: [rows.of![row]!] })
  const whole = startTally({ ...perfect, measure: 'median' })
  whole.add({ x: rows.x, of: rows.of })
  expect(tally.result()).toEqual(whole.result())
})

const charted: Charted = {
  rows: 7,
  columns: [
    {
      name: 'species',
      type: 'text',
      nulls: 1,
      distinct: 3,
      top: [
        { value: 'Oak', count: 3 },
        { value: 'Elm', count: 2 },
        { value: 'Ash', count: 1 },
      ],
    },
    { name: 'planted', type: 'date', nulls: 0, distinct: 7, min: '2020-01-01', max: '2026-01-01', histogram: [3, 4] },
  ],
}

test('the statistics give the same figure as the rows', () => {
  const tally = startTally(perfect)
  tally.add({ x: rows.x })
  expect(figureFromStatistics(perfect, charted)).toEqual(figureOf(perfect, tally.result()))
})

const unknown: { name: string; choice: ChartChoice }[] = [
  { name: 'a sum', choice: { ...perfect, measure: 'sum', of: 'height' } },
  { name: 'a split', choice: { ...perfect, by: 'condition' } },
  { name: 'a filter', choice: { ...perfect, where: { column: 'condition', is: 'good' } } },
  { name: 'calendar months', choice: { ...perfect, kind: 'line', x: 'planted', step: 'month' } },
]
for (const { name, choice } of unknown) {
  test(`${name} needs the rows`, () => expect(figureFromStatistics(choice, charted)).toBeNull())
}

test('a spread has round ends and loses no row', () => {
  const spread = startSpread({})
  spread.add({ x: Array.from({ length: 1000 }, (_, row) => row / 7) })
  const { places, series } = spread.result()
  expect(series[0]!.values.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(1000)
  expect(places[1]).toEqual({ is: 'range', from: 10, to: 20 })
})

test('a cloud of many rows is thinned evenly, and the same rows give the same dots', () => {
  const numbers = Array.from({ length: 100_000 }, (_, row) => row)
  const cloud = (size: number) => {
    const found = startCloud({})
    for (let from = 0; from < numbers.length; from += size) {
      found.add({ x: numbers.slice(from, from + size), y: numbers.slice(from, from + size) })
    }
    return found.result()
  }
  expect(cloud(1000)).toEqual(cloud(100_000))
  expect(cloud(1000).dots.length).toBeLessThanOrEqual(MAX_DOTS)
  expect(cloud(1000).dots.at(-1)!.x).toBeGreaterThan(99_000)
})

const scales = [
  { name: 'bars begin at nought', given: [70, 95], fromNought: true, gives: [0, 100] },
  { name: 'lines near each other leave nought out', given: [70, 95], fromNought: false, gives: [70, 100] },
  { name: 'losses go below nought', given: [-12, 30], fromNought: true, gives: [-20, 40] },
  { name: 'a single value has an axis', given: [0], fromNought: true, gives: [0, 1] },
  { name: 'nothing has an axis', given: [null], fromNought: true, gives: [0, 1] },
]
for (const { name, given, fromNought, gives } of scales) {
  test(`scale: ${name}`, () => {
    const { low, high } = scaleFor(given, fromNought)
    expect([low, high]).toEqual(gives)
  })
}

test('the CSV keeps commas, quotes and line breaks of its cells', () => {
  expect(
    csvText([
      ['a, b', 'say "hi"', null, 1.5],
      ['two\nlines', '', 0, -1],
    ]),
  ).toBe('"a, b","say ""hi""",,1.5\r\n"two\nlines",,0,-1\r\n')
})
