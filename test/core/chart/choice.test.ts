// What can be drawn of a dataset, what it begins with, and how a choice stands in the address.
import { readChoice, settle, writeChoice } from '../../../core/chart/choice.ts'
import type { ChartChoice, Charted } from '../../../core/chart/model.ts'
import { suggest } from '../../../core/chart/suggestion.ts'

const trees: Charted = {
  rows: 1200,
  columns: [
    { name: 'tree_id', type: 'integer', nulls: 0, distinct: 1200 },
    { name: 'species', type: 'text', nulls: 0, distinct: 40 },
    { name: 'condition', type: 'text', nulls: 0, distinct: 4 },
    { name: 'height', type: 'number', nulls: 3, distinct: 300 },
    { name: 'planted', type: 'date', nulls: 0, distinct: 900, histogram: [1, 2, 3, 4] },
    { name: 'remark', type: 'text', nulls: 0, distinct: 1200 },
  ],
}
const without = (...names: string[]): Charted => ({
  ...trees,
  columns: trees.columns.filter(({ name }) => !names.includes(name)),
})
const perfect: ChartChoice = { kind: 'bars', x: 'species', measure: 'count', step: 'auto', sort: 'value', top: 8 }

const beginnings = [
  { name: 'time where there is a date', given: trees, gives: ['line', 'planted'] },
  { name: 'a category where there is no date', given: without('planted'), gives: ['bars', 'species'] },
  {
    name: 'a number, not the one that names the rows, where there is no category',
    given: without('planted', 'species', 'condition'),
    gives: ['spread', 'height'],
  },
]
for (const { name, given, gives } of beginnings) {
  test(`a chart begins with ${name}`, () => {
    const { kind, x } = suggest(given)!
    expect([kind, x]).toEqual(gives)
  })
}

test('a table of names alone cannot be drawn', () => {
  expect(suggest({ rows: 1200, columns: [trees.columns[5]!] })).toBeNull()
})

const choices: { name: string; choice: ChartChoice }[] = [
  { name: 'plain bars', choice: perfect },
  { name: 'a measured and split one', choice: { ...perfect, measure: 'mean', of: 'height', by: 'condition' } },
  { name: 'order and number', choice: { ...perfect, sort: 'label', top: 20 } },
  { name: 'a filter', choice: { ...perfect, where: { column: 'condition', is: 'Good & fine?' } } },
  { name: 'time by month', choice: { ...perfect, kind: 'line', x: 'planted', step: 'month' } },
  { name: 'dots', choice: { ...perfect, kind: 'scatter', x: 'height', y: 'tree_id' } },
]
for (const { name, choice } of choices) {
  test(`the address brings back ${name}`, () => {
    const address = String(new URLSearchParams(writeChoice(choice)))
    expect(readChoice(new URLSearchParams(address), trees)).toEqual(choice)
  })
}

const spoilt = [
  { name: 'an unknown kind', address: 'kind=pie', gives: { kind: 'line', x: 'planted' } },
  {
    name: 'a column that the dataset does not have',
    address: 'kind=bars&x=colour',
    gives: { kind: 'bars', x: 'species' },
  },
  { name: 'a column of names', address: 'kind=bars&x=remark', gives: { x: 'species' } },
  { name: 'a measure without a column', address: 'kind=bars&measure=sum', gives: { measure: 'sum', of: 'height' } },
  { name: 'a split by the same column', address: 'kind=bars&x=species&by=species', gives: { by: undefined } },
  { name: 'a number of bars that is not offered', address: 'kind=bars&top=100000', gives: { top: 8 } },
]
for (const { name, address, gives } of spoilt) {
  test(`an address with ${name} shows what fits`, () => {
    const choice = readChoice(new URLSearchParams(address), trees)!
    expect({ ...choice, by: choice.by }).toMatchObject(gives)
  })
}

test('a kind that the dataset has no column for gives way', () => {
  expect(settle({ ...perfect, kind: 'line' }, without('planted'))?.kind).toBe('bars')
})
