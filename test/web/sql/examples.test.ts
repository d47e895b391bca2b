// Examples come from a dataset's own columns.
import type { DatasetColumn, DatasetJson } from '../../../core/catalog/dataset-json.ts'
import { examplesOf } from '../../../web/islands/sql/examples.ts'

const condition: DatasetColumn = { name: 'condition', type: 'text', distinct: 4 }
const planted: DatasetColumn = { name: 'planted_on', type: 'date', distinct: 900, min: '1950-01-01', max: '2024-05-01' }
const height: DatasetColumn = { name: 'Height (m)', title: 'Height', type: 'number', distinct: 200 }
const trees: DatasetJson = {
  format: 1,
  id: 'ds_1',
  slug: 'street-trees',
  title: 'Street Trees',
  titles: {},
  department: { id: 'parks', name: 'Parks' },
  licence: { name: 'CC BY 4.0' },
  version: 1,
  publishedAt: '2026-01-01T00:00:00Z',
  rows: 9100,
  columns: [condition, planted, height],
  files: [],
  preview: [],
}
const permits: DatasetJson = {
  ...trees,
  slug: 'permits',
  title: 'Permits',
  columns: [{ ...condition, name: 'Condition' }],
}

const said = (dataset: DatasetJson, joined: readonly DatasetJson[] = []) =>
  examplesOf(dataset, joined).map(({ words }) => words)

test('a table with groups, days and numbers has an example of each', () => {
  expect(said(trees)).toEqual(['exampleRows', 'exampleGroup', 'exampleTime', 'exampleNumber', 'exampleStatistics'])
})

test('a long time is counted by year, a short one by month', () => {
  const units = [planted, { ...planted, min: '2022-01-01' }].map(
    (column) =>
      examplesOf({ ...trees, columns: [column] }, []).find(({ words }) => words === 'exampleTime')!.values['unit'],
  )
  expect(units).toEqual(['year', 'month'])
})

test('names that need quotes have them', () => {
  const example = examplesOf(trees, []).find(({ words }) => words === 'exampleNumber')!
  expect(example.sql).toContain('avg("Height (m)")')
  expect(example.values).toEqual({ number: 'Height', column: 'condition' })
})

test('ids and places are not averaged, and texts that are all different are no groups', () => {
  const columns = [
    { ...height, name: 'tree_id' },
    { ...height, name: 'latitude' },
    { ...condition, distinct: 9100 },
  ]
  expect(said({ ...trees, columns })).toEqual(['exampleRows', 'exampleCount'])
})

test('a second table is joined by a column that both have, in any case of letters; without one there is no such example', () => {
  expect(said(trees, [permits])[0]).toBe('exampleJoin')
  expect(said(trees, [{ ...permits, columns: [height] }])).not.toContain('exampleJoin')
})
