// What differs between the columns of two versions, and how a change file is laid out.
import {
  type Changes,
  changeHeader,
  columnChanges,
  isSame,
  mostListed,
  sharedColumns,
  sharedKey,
} from '../../core/changes.ts'
import type { Column, ColumnType } from '../../core/model.ts'

const column = (name: string, type: ColumnType = 'text'): Column => ({ name, type })

const columnCases = [
  { name: 'the same columns in another order', before: ['a', 'b'], after: ['b', 'a'], gives: [] },
  { name: 'a name in other capitals is the same name', before: ['Ward'], after: ['WARD'], gives: [] },
  {
    name: 'a new one, then a lost one',
    before: ['a', 'old'],
    after: ['a', 'new'],
    gives: ['added new', 'removed old'],
  },
]
for (const { name, before, after, gives } of columnCases) {
  test(`column changes: ${name}`, () => {
    const found = columnChanges(
      before.map((each) => column(each)),
      after.map((each) => column(each)),
    )
    expect(found.map((change) => `${change.kind} ${change.column.name}`)).toEqual(gives)
  })
}

test('column changes: another type tells both', () => {
  expect(columnChanges([column('zip', 'integer')], [column('ZIP')])).toEqual([
    { kind: 'type', column: column('ZIP'), before: column('zip', 'integer') },
  ])
})

const shared = sharedColumns(
  [column('ID'), column('gone'), column('ward')],
  [column('ward'), column('id'), column('new')],
)

test('shared columns come in the order of the newer version, each with its earlier self', () => {
  expect(shared.map(({ before, after }) => [before.name, after.name])).toEqual([
    ['ward', 'ward'],
    ['ID', 'id'],
  ])
})

const keyCases = [
  { name: 'in its own order, in any capitals', key: ['Id', 'WARD'], gives: ['id', 'ward'] },
  { name: 'a column named twice counts once', key: ['id', 'ID'], gives: ['id'] },
  { name: 'none when a part of it is gone', key: ['id', 'gone'], gives: [] },
  { name: 'none when none is declared', key: [], gives: [] },
]
for (const { name, key, gives } of keyCases) {
  test(`key: ${name}`, () => expect(sharedKey(shared, key).map(({ after }) => after.name)).toEqual(gives))
}

const same: Omit<Changes, 'since'> = {
  key: [],
  columns: [],
  rowsAdded: 0,
  rowsRemoved: 0,
  rowsChanged: 0,
  rowsUnchanged: 7,
  isListComplete: true,
}
const differing: Partial<Changes>[] = [
  { rowsAdded: 1 },
  { rowsRemoved: 1 },
  { rowsChanged: 1 },
  { columns: [{ kind: 'added', column: column('a') }] },
]
test('versions are the same when neither a row nor a column differs', () => {
  expect([same, ...differing.map((change) => ({ ...same, ...change }))].map(isSame)).toEqual([
    true,
    ...differing.map(() => false),
  ])
})

const headerCases = [
  { name: 'plain', table: ['id', 'b'], changed: ['b'], own: ['change', 'changed_columns'], earlier: ['b (before)'] },
  { name: 'a table with our names keeps them', table: ['Change'], changed: [], own: ['change_2', 'changed_columns'] },
  {
    name: 'a table that is a change file itself',
    table: ['b', 'b (Before)'],
    changed: ['b'],
    earlier: ['b (before)_2'],
  },
]
for (const { name, table, changed, own = ['change', 'changed_columns'], earlier = [] } of headerCases) {
  test(`change header: ${name}`, () => expect(changeHeader(table, changed)).toEqual({ own, earlier }))
}

test('a change file lists 100,000 rows, fewer of a table with more than 100 columns', () => {
  expect([0, 1, 100, 200, 2_000].map(mostListed)).toEqual([100_000, 100_000, 100_000, 50_000, 5_000])
})
