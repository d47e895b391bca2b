// The stated rule by which nested records become columns.
import { cellsOfList, eachCell, RecordColumns } from '../../../core/engine/flatten.ts'

function flattened(...records: readonly string[]): { labels: readonly string[]; rows: (string | null)[][] } {
  const columns = new RecordColumns()
  for (const record of records) eachCell(record, record.indexOf('{'), columns.visit)
  const { labels, places } = columns.settled()
  const rows = records.map((record) => {
    const row: (string | null)[] = labels.map(() => null)
    eachCell(record, record.indexOf('{'), (path, cell) => {
      const place = places.get(path)
      if (place !== undefined) row[place] = cell
    })
    return row
  })
  return { labels, rows }
}

const cases: readonly { name: string; records: string[]; labels: string[]; rows: (string | null)[][] }[] = [
  {
    name: 'members of nested objects are columns with dots, in order of first appearance',
    records: ['{"a": {"b": {"c": 1}, "d": 2}}', '{"e": "x", "a": {"d": 3}}'],
    labels: ['a.b.c', 'a.d', 'e'],
    rows: [
      ['1', '2', null],
      [null, '3', 'x'],
    ],
  },
  {
    name: 'numbers stay as they are written',
    records: ['{"a": 1.50, "b": 12345678901234567890, "c": 1e5, "d": -0}'],
    labels: ['a', 'b', 'c', 'd'],
    rows: [['1.50', '12345678901234567890', '1e5', '-0']],
  },
  {
    name: 'lists stay JSON text without white space',
    records: ['{"a": [ 1.50, "x y" ], "b": []}'],
    labels: ['a', 'b'],
    rows: [['[1.50,"x y"]', '[]']],
  },
  {
    name: 'texts are unescaped, null is blank, an empty object is no column',
    records: ['{"a": "\\u00e9\\n\\"x\\"", "b": null, "c": {}, "d": true}'],
    labels: ['a', 'b', 'd'],
    rows: [['é\n"x"', null, 'true']],
  },
  {
    name: 'the last of two equal keys counts',
    records: ['{"a": 1, "b": 2, "a": 3}'],
    labels: ['a', 'b'],
    rows: [['3', '2']],
  },
  {
    name: 'a flattened name yields to a given one',
    records: ['{"a": {"b": 1}, "a.b": 2}'],
    labels: ['a.b_2', 'a.b'],
    rows: [['1', '2']],
  },
  {
    name: 'a column that is null wherever it is no object is none',
    records: ['{"a": null}', '{"a": {"b": 1}}'],
    labels: ['a.b'],
    rows: [[null], ['1']],
  },
  {
    name: 'a key that is blank stays a blank label',
    records: ['{"": 1, "a": 2}'],
    labels: ['', 'a'],
    rows: [['1', '2']],
  },
  {
    name: 'a GeoJSON geometry in a record is one cell',
    records: ['{"place": {"type": "Point", "coordinates": [-97.5, 30]}}'],
    labels: ['place'],
    rows: [['POINT (-97.5 30)']],
  },
  {
    name: 'an object that only looks like a geometry is flattened',
    records: ['{"place": {"type": "Park", "coordinates": [1]}}'],
    labels: ['place.type', 'place.coordinates'],
    rows: [['Park', '[1]']],
  },
]
for (const { name, records, labels, rows } of cases) {
  test(`flatten: ${name}`, () => expect(flattened(...records)).toEqual({ labels, rows }))
}

test('cellsOfList: the cells of a record that is a list', () => {
  expect(cellsOfList('[1.0, "a,b", null, [1, 2], {"x": 1}]', 0)).toEqual(['1.0', 'a,b', null, '[1,2]', '{"x":1}'])
})
