// The pure parts of the map: its address, its columns, its boxes; and the page that it finds.
import type { DatasetColumn } from '../../core/catalog/dataset-json.ts'
import { mapPage } from '../../web/catalog/views/map-page.ts'
import { readView, writeView } from '../../web/islands/map/address.ts'
import { rgb } from '../../web/islands/map/colours.ts'
import { countIn } from '../../web/islands/map/layers.ts'
import { boundsOf, boxOf, categoriesOf, cellText, isShown, labelColumn, meets } from '../../web/islands/map/places.ts'
import { chooseFile } from '../../web/islands/map/sources.ts'
import { aSiteContext, CITY } from '../support/published.ts'

const ADDRESS = '?dataset=street-trees&at=44.65000,-63.57000,12.50&colour=condition&hide=Dead&hide=Very+poor'

test('the address says what was chosen, and reading it gives the same', () => {
  const view = readView(ADDRESS)
  expect(view).toEqual({ at: [44.65, -63.57, 12.5], colour: 'condition', hidden: ['Dead', 'Very poor'] })
  expect(writeView('?dataset=street-trees&at=1,2,3', view)).toBe(ADDRESS)
})

for (const at of ['', '1,2', '91,0,3', '0,181,3', '1,2,-1', 'a,b,c', '1,2,3,4']) {
  test(`an address with at=${at} shows all places`, () => {
    expect(readView(`?at=${at}&hide=x`)).toEqual({ hidden: [] })
  })
}

const column = (name: string, more: Partial<DatasetColumn> = {}): DatasetColumn => ({
  name,
  type: 'text',
  distinct: 500,
  ...more,
})
const top = [
  { value: 'Good', count: 9 },
  { value: 'Poor', count: 1 },
]
const columns = [
  column('tree_id'),
  column('condition', { distinct: 2, top }),
  column('common_name', { distinct: 40 }),
  column('height', { type: 'number', distinct: 5, top }),
]
const PAIR = { kind: 'pair', latitude: 'lat', longitude: 'lon' } as const

test('categoriesOf: words of few values only', () => {
  expect(categoriesOf(columns)).toEqual([{ column: 'condition', values: top }])
})

test('labelColumn: a name says most, else what differs most', () => {
  expect(labelColumn(columns, PAIR)).toBe('common_name')
  expect(labelColumn(columns.slice(0, 2), PAIR)).toBe('tree_id')
  expect(labelColumn([column('n', { type: 'integer' })], PAIR)).toBe('n')
  expect(labelColumn([column('shape')], { kind: 'geometry', column: 'shape' })).toBeUndefined()
})

test('boxes: around any geometry, and all together without 0, 0', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, -4],
    ],
  }
  expect(boxOf(line)).toEqual([1, -4, 3, 2])
  expect(boxOf({ type: 'GeometryCollection', geometries: [line, { type: 'Point', coordinates: [9, 9] }] })).toEqual([
    1, -4, 9, 9,
  ])
  expect(boxOf({ type: 'Polygon', coordinates: [] })).toBeUndefined()
  expect(
    boundsOf([
      [0, 0, 0, 0],
      [1, 2, 3, 4],
      [2, 1, 2, 9],
    ]),
  ).toEqual([1, 1, 3, 9])
  expect([meets([0, 0, 2, 2], [1, 1, 3, 3]), meets([0, 0, 1, 1], [2, 2, 3, 3])]).toEqual([true, false])
})

test('isShown: hidden kinds are not, nor are empty cells when they are unticked', () => {
  const tree = (condition: unknown) => ({ properties: { condition } })
  const view = { colour: 'condition', hidden: ['Dead', ''] }
  expect([tree('Good'), tree('Dead'), tree(null), tree(true)].map((one) => isShown(one, view))).toEqual([
    true,
    false,
    false,
    true,
  ])
  expect(isShown(tree('Dead'), { hidden: ['Dead'] })).toBe(true)
})

test('cellText: as published; blank is nothing', () => {
  expect([0, false, '', null, undefined, 'a'].map(cellText)).toEqual([
    '0',
    'false',
    undefined,
    undefined,
    undefined,
    'a',
  ])
})

test('chooseFile: tiles before the whole file, which must not be too large', () => {
  const file = (format: string, bytes = 1000) => ({ format, bytes, path: `/files/x/v/1/x.${format}` })
  const kinds = [[file('geojson'), file('pmtiles')], [file('csv'), file('geojson')], [file('geojson', 90_000_000)], []]
  expect(kinds.map((files) => chooseFile({ files })?.kind)).toEqual(['tiles', 'whole', undefined, undefined])
})

test('colours and pictures: mixed colours become plain ones, and only our own pictures are made', () => {
  expect([rgb('color(srgb 1 0.5 0)'), rgb('rgb(1, 2, 3)')]).toEqual(['rgb(255, 128, 0)', 'rgb(1, 2, 3)'])
  expect([countIn('count/dark/12'), countIn('count/dark/x'), countIn('star')]).toEqual([12, undefined, undefined])
})

test('the page names its engine, and a basemap only where the city has one', () => {
  expect(mapPage(aSiteContext())).toContain('{"engine":"/assets/map-engine.js","worker":"/assets/map-worker.js"}')
  const city = { ...CITY, basemap: '/basemap/city.pmtiles' }
  expect(mapPage(aSiteContext({ city, language: 'es' }))).toContain('"basemap":"/basemap/city.pmtiles"')
})
