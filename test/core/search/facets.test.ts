// test/core/search/facets.test.ts: narrowing by choices, and what each choice would show.
import { FACETS, type FacetName } from '../../../core/search/facet-names.ts'
import { type Choices, narrow, packFacets } from '../../../core/search/facets.ts'

type Values = Record<FacetName, readonly string[]>
const values = (topic: string, department: string, format: readonly string[]): Values => ({
  topic: [topic],
  department: [department],
  format,
  licence: ['cc0'],
  frequency: ['daily'],
  freshness: [],
  map: [],
})
const choose = (chosen: Partial<Record<FacetName, string[]>>): Choices =>
  Object.fromEntries(FACETS.map((facet) => [facet, new Set(chosen[facet])])) as Record<FacetName, Set<string>>

const datasets = [
  values('parks', 'green', ['csv', 'parquet']),
  values('parks', 'works', ['csv']),
  null,
  values('roads', 'works', ['csv', 'geojson']),
]
const block = packFacets(datasets)
const all = [0, 1, 2, 3]

const cases: readonly { name: string; chosen: Partial<Record<FacetName, string[]>>; gives: number[] }[] = [
  { name: 'no choice keeps all but the withdrawn', chosen: {}, gives: [0, 1, 3] },
  { name: 'choices of one facet add up', chosen: { topic: ['parks', 'roads'] }, gives: [0, 1, 3] },
  { name: 'choices of two facets narrow', chosen: { topic: ['parks'], department: ['works'] }, gives: [1] },
  { name: 'one of several values is enough', chosen: { format: ['geojson', 'parquet'] }, gives: [0, 3] },
  { name: 'an unknown value fits nothing', chosen: { topic: ['other'] }, gives: [] },
]
for (const { name, chosen, gives } of cases) {
  test(name, () => expect(narrow(all, [block], choose(chosen)).numbers).toEqual(gives))
}

test('a facet counts what choosing in it would show, whatever is chosen in it', () => {
  const { counts } = narrow(all, [block], choose({ topic: ['parks'] }))
  expect(Object.fromEntries(counts.topic)).toEqual({ parks: 2, roads: 1 })
  expect(Object.fromEntries(counts.department)).toEqual({ green: 1, works: 1 })
})

test('the order given is kept, and numbers that are newer than the facets are left out', () => {
  expect(narrow([3, 99, 0, 5000], [block], choose({})).numbers).toEqual([3, 0])
})

test('many values of a facet come back, the backslash never is a code', () => {
  const many = Array.from({ length: 300 }, (_, at) => values(`t${at}`, 'works', []))
  const packed = packFacets(many)
  expect(packed.topic.codes).not.toContain('\\')
  expect(narrow([299], [packed], choose({ topic: ['t299'] })).numbers).toEqual([299])
})
