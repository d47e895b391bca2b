// test/web/explore-view.test.ts: a view of a table is an address, and back; nonsense in an address is left out and told.
import type { DatasetColumn } from '../../core/catalog/dataset-json.ts'
import { EVERYTHING, searchOf, type View, viewIn } from '../../web/islands/explore-view.ts'

const columns: readonly DatasetColumn[] = [
  { name: 'species', type: 'text' },
  { name: 'height', type: 'number' },
  { name: 'planted', type: 'date' },
  { name: 'checked at', type: 'datetime' },
  { name: 'protected', type: 'boolean' },
  { name: 'a,b&c=d%e', type: 'text' },
  { name: '-minus', type: 'integer' },
  { name: 'place', type: 'geopoint' },
]

const views: readonly { name: string; view: Partial<View>; address: string }[] = [
  { name: 'everything', view: {}, address: '' },
  { name: 'descending order', view: { sort: { column: 'height', descending: true } }, address: '&sort=-height' },
  {
    name: 'a name that begins with a minus',
    view: { sort: { column: '-minus', descending: false } },
    address: '&sort=-minus',
  },
  { name: 'the same, descending', view: { sort: { column: '-minus', descending: true } }, address: '&sort=--minus' },
  {
    name: 'text that is contained',
    view: { filters: [{ column: 'species', has: 'añejo & co' }] },
    address: '&filter.species=has:a%C3%B1ejo+%26+co',
  },
  {
    name: 'values',
    view: { filters: [{ column: 'species', is: ['Oak', 'is:not', ''] }] },
    address: '&filter.species=is:Oak&filter.species=is:is:not&filter.species=is:',
  },
  {
    name: 'ranges',
    view: {
      filters: [
        { column: 'height', from: '1.5', to: '20' },
        { column: 'planted', from: '2020-01-01' },
        { column: 'checked at', to: '2020-01-01T12:00' },
      ],
    },
    address:
      '&filter.height=from:1.5&filter.height=to:20&filter.planted=from:2020-01-01&filter.checked+at=to:2020-01-01T12:00',
  },
  {
    name: 'empty and not',
    view: {
      filters: [
        { column: 'place', empty: true },
        { column: 'protected', empty: false },
      ],
    },
    address: '&filter.place=empty&filter.protected=filled',
  },
  {
    name: 'hidden columns with signs of addresses in their names',
    view: { hidden: ['a,b&c=d%e', 'height'] },
    address: '&hide=a%2Cb%26c%3Dd%25e,height',
  },
  { name: 'a row', view: { row: 4_999_999 }, address: '&row=5000000' },
]
for (const { name, view, address } of views) {
  test(`address of a view and back: ${name}`, () => {
    const whole = { ...EVERYTHING, ...view }
    const search = searchOf(whole, 'street-trees')
    expect(search).toBe(`dataset=street-trees${address}`)
    expect(viewIn(`?${search}`, columns)).toEqual({ view: whole, ignored: [] })
  })
}

const nonsense: readonly { name: string; search: string; ignored: readonly string[] }[] = [
  { name: 'a column that is not there', search: 'sort=width', ignored: ['sort=width'] },
  { name: 'an order of places', search: 'sort=place', ignored: ['sort=place'] },
  { name: 'a bound that is no number', search: 'filter.height=from:tall', ignored: ['filter.height=from:tall'] },
  { name: 'a day that is none', search: 'filter.planted=to:2020-13-01', ignored: ['filter.planted=to:2020-13-01'] },
  { name: 'a text in a column of numbers', search: 'filter.height=has:1', ignored: ['filter.height=has:1'] },
  {
    name: 'two kinds of filter on one column',
    search: 'filter.species=has:oak&filter.species=empty',
    ignored: ['filter.species=has:oak', 'filter.species=empty'],
  },
  { name: 'an unknown condition', search: 'filter.species=like:oak', ignored: ['filter.species=like:oak'] },
  {
    name: 'every column hidden',
    search: `hide=${columns.map(({ name }) => encodeURIComponent(name)).join(',')}`,
    ignored: [`hide=${columns.map(({ name }) => name).join(',')}`],
  },
  { name: 'row zero', search: 'row=0', ignored: ['row=0'] },
  { name: 'a row that is no number', search: 'row=last', ignored: ['row=last'] },
  { name: 'broken percent signs', search: 'sort=%E0%A4%A', ignored: ['sort=%E0%A4%A'] },
]
for (const { name, search, ignored } of nonsense) {
  test(`left out of the view: ${name}`, () => {
    expect(viewIn(`?dataset=street-trees&${search}`, columns)).toEqual({ view: EVERYTHING, ignored })
  })
}

test('what other parts of the site put into an address is none of the view’s', () => {
  expect(viewIn('?dataset=street-trees&utm_source=mail&', columns)).toEqual({ view: EVERYTHING, ignored: [] })
})
