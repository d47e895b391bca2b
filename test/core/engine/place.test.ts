// Which columns say where rows lie, and plain numbers.
import { placeOf } from '../../../core/engine/place.ts'
import { plainNumber } from '../../../core/engine/plain-number.ts'
import type { ColumnType } from '../../../core/model.ts'

type Table = Readonly<Record<string, ColumnType>>
const columnsOf = (table: Table) => Object.entries(table).map(([name, type]) => ({ name, type }))
const IN_RANGE = { min: '-40.5', max: '41.2' }

const cases: readonly {
  name: string
  table: Table
  ranges?: Record<string, { min: string; max: string }>
  gives: object | undefined
}[] = [
  {
    name: 'a geometry wins',
    table: { lat: 'number', lon: 'number', shape: 'geometry', at: 'geopoint' },
    gives: { kind: 'geometry', column: 'shape' },
  },
  {
    name: 'then a point',
    table: { lat: 'number', lon: 'number', at: 'geopoint' },
    gives: { kind: 'geopoint', column: 'at' },
  },
  {
    name: 'then a pair by name',
    table: { id: 'integer', Latitude: 'number', Longitude: 'number' },
    gives: { kind: 'pair', latitude: 'Latitude', longitude: 'Longitude' },
  },
  {
    name: 'names in Spanish',
    table: { latitud: 'number', longitud: 'number' },
    gives: { kind: 'pair', latitude: 'latitud', longitude: 'longitud' },
  },
  {
    name: 'pairs go by the rest of their names',
    table: { end_lng: 'number', start_lat: 'number', start_lng: 'number', end_lat: 'number' },
    gives: { kind: 'pair', latitude: 'start_lat', longitude: 'start_lng' },
  },
  { name: 'half a pair is none', table: { lat: 'number', name: 'text' }, gives: undefined },
  { name: 'texts are no degrees', table: { lat: 'text', lon: 'text' }, gives: undefined },
  { name: 'x and y need values in range', table: { X: 'number', Y: 'number' }, gives: undefined },
  {
    name: 'x and y in range',
    table: { X: 'number', Y: 'number' },
    ranges: { X: IN_RANGE, Y: IN_RANGE },
    gives: { kind: 'pair', latitude: 'Y', longitude: 'X' },
  },
  {
    name: 'feet are no degrees',
    table: { x_coord: 'number', y_coord: 'number' },
    ranges: { x_coord: { min: '913000', max: '1067000' }, y_coord: { min: '120000', max: '272000' } },
    gives: undefined,
  },
  {
    name: 'latitudes beyond the pole are none',
    table: { lat: 'number', lon: 'number' },
    ranges: { lat: { min: '1.5', max: '91' }, lon: IN_RANGE },
    gives: undefined,
  },
  {
    name: 'columns without a value are no place',
    table: { lat: 'number', lon: 'number' },
    ranges: {},
    gives: undefined,
  },
]
for (const { name, table, ranges, gives } of cases) {
  test(`placeOf: ${name}`, () => {
    const profile = ranges && Object.keys(table).map((column) => ({ name: column, ...ranges[column] }))
    expect(placeOf(columnsOf(table), profile)).toEqual(gives)
  })
}

const numbers: readonly [string, string][] = [
  ['+007.50', '7.5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-0.0', '0'],
  ['1.5e+3', '1500'],
  ['1.23456e2', '123.456'],
  ['12e-5', '0.00012'],
  ['1e99', '1e99'],
  ['12345678901234567890.10', '12345678901234567890.1'],
  ['abc', 'abc'],
  ['-', '-'],
]
for (const [text, gives] of numbers)
  test(`plainNumber: ${text} is ${gives}`, () => expect(plainNumber(text)).toBe(gives))
