// Two versions of a table compared: numbers, and the change file that a person opens.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareTables } from '../../../adapters/engine/compare.ts'
import { type Database, openDatabase } from '../../../adapters/engine/database.ts'
import type { Column, ColumnType } from '../../../core/model.ts'

const folder = mkdtempSync(join(tmpdir(), 'plaza-compare-'))
let database: Database
beforeAll(async () => {
  database = await openDatabase({ memoryMegabytes: 128, threads: 2, temporaryFolder: join(folder, 'temporary') })
})
afterAll(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

let files = 0
/** A typed table from a SELECT. @param columns names and types, as in `id integer, note text` */
async function table(columns: string, select: string): Promise<{ parquet: string; columns: Column[] }> {
  const parquet = join(folder, `${++files}.parquet`)
  await database.run(`COPY (${select}) TO '${parquet}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`)
  const named = columns.split(', ').map((each) => each.split(':') as [string, ColumnType])
  return { parquet, columns: named.map(([name, type]) => ({ name, type })) }
}

/** Rows as a SELECT of values. */
function rows(names: string, ...values: string[]): string {
  return `SELECT * FROM (VALUES ${values.map((row) => `(${row})`).join(', ')}) AS t(${names})`
}

type Table = Awaited<ReturnType<typeof table>>

async function compare(before: Table, after: Table, key: string[] = []) {
  const target = join(folder, 'changes.csv')
  const changes = await compareTables(database, before, after, key, target)
  const { rowsAdded: added, rowsRemoved: removed, rowsChanged: changed, rowsUnchanged: unchanged } = changes
  const lines = readFileSync(target, 'utf8').trimEnd().split('\n')
  return { ...changes, numbers: { added, removed, changed, unchanged }, lines }
}

const COLUMNS = 'id:integer, name:text, amount:number'
const wards = () =>
  table(COLUMNS, rows('id, name, amount', "1, 'North', 1.5::DOUBLE", "2, 'South', NULL", '3, NULL, 4'))

test('by key: removed, then changed, then added, with the earlier values of what changed', async () => {
  const after = await table(
    COLUMNS,
    rows('id, name, amount', '5, \'East, "new"\', -7::DOUBLE', "3, 'West', 4", "1, 'North', 1.5"),
  )
  const found = await compare(await wards(), after, ['ID'])
  expect(found).toMatchObject({ key: ['id'], columns: [], isListComplete: true })
  expect(found.numbers).toEqual({ added: 1, removed: 1, changed: 1, unchanged: 1 })
  expect(found.lines).toEqual([
    'change,changed_columns,id,name,amount,name (before)',
    'removed,,2,South,,',
    'changed,name,3,West,4,',
    'added,,5,"East, ""new""",-7,',
  ])
})

test('the same rows in another order, with columns in another order, are the same', async () => {
  const after = await table(
    'AMOUNT:number, Name:text, id:integer',
    rows('AMOUNT, Name, id', '4::DOUBLE, NULL, 3', "1.5, 'North', 1", "NULL, 'South', 2"),
  )
  for (const key of [[], ['id']]) {
    const { numbers, lines } = await compare(await wards(), after, key)
    expect(numbers).toEqual({ added: 0, removed: 0, changed: 0, unchanged: 3 })
    expect(lines).toEqual(['change,changed_columns,AMOUNT,Name,id'])
  }
})

test('whole rows are counted with their copies', async () => {
  const before = await table('a:text', rows('a', "'x'", "'y'", "'x'", "'z'", "'z'"))
  const after = await table('a:text', rows('a', "'x'", "'x'", "'z'", "'x'", 'NULL', 'NULL'))
  const { key, numbers, lines } = await compare(before, after)
  expect(key).toEqual([])
  expect(numbers).toEqual({ added: 3, removed: 2, changed: 0, unchanged: 3 })
  expect(lines).toEqual(['change,changed_columns,a', 'removed,,y', 'removed,,z', 'added,,x', 'added,,', 'added,,'])
})

const keys = [
  { name: 'stands twice before', before: ['1, 2', '1, 3'], after: ['1, 2', '2, 3'], key: ['a'] },
  { name: 'stands twice after', before: ['1, 2', '2, 3'], after: ['1, 2', '1, 3'], key: ['a'] },
  { name: 'is empty in a row', before: ['1, 2', 'NULL, 3'], after: ['1, 2', '2, 3'], key: ['a'] },
  { name: 'is empty in a part', before: ['1, 2', '1, NULL'], after: ['1, 2', '1, 3'], key: ['a', 'b'] },
  { name: 'is not in both versions', before: ['1, 2', '2, 4'], after: ['1, 2', '2, 3'], key: ['a', 'c'] },
]
for (const { name, before, after, key } of keys) {
  test(`a key that ${name} gives way to whole rows`, async () => {
    const columns = 'a:integer, b:integer'
    const found = await compare(
      await table(columns, rows('a, b', ...before)),
      await table(columns, rows('a, b', ...after)),
      key,
    )
    expect([found.key, found.numbers]).toEqual([[], { added: 1, removed: 1, changed: 0, unchanged: 1 }])
  })
}

test('a key of two columns does not mix them up', async () => {
  const columns = 'a:text, b:text, c:integer'
  const before = await table(columns, rows('a, b, c', "'1', '23', 1", "'12', '3', 2"))
  const after = await table(columns, rows('a, b, c', "'12', '3', 1", "'1', '23', 2"))
  const { key, numbers, lines } = await compare(before, after, ['b', 'a'])
  expect([key, numbers]).toEqual([['b', 'a'], { added: 0, removed: 0, changed: 2, unchanged: 0 }])
  expect(lines.slice(1)).toEqual(['changed,c,12,3,1,2', 'changed,c,1,23,2,1'])
})

const retyped = [
  { name: 'an integer and a number', before: ['1', '2'], after: ['1.0::DOUBLE', '2.5'], unchanged: 1 },
  { name: 'text and an integer', before: ["'1'", "'02'"], after: ['1', '2'], unchanged: 1 },
  {
    name: 'text and a number: the zeros are lost in Parquet',
    before: ["'1.50'", "'n.a.'"],
    after: ['1.5::DOUBLE', '2'],
    unchanged: 1,
  },
  {
    name: 'text and a day',
    before: ["'2024-05-01'", "'01/05/2024'"],
    after: ["DATE '2024-05-01'", "DATE '2024-05-01'"],
    unchanged: 1,
  },
  {
    name: 'text and a moment',
    before: ["'2024-05-01T10:00:00'", "''"],
    after: ["TIMESTAMP '2024-05-01 10:00:00'", 'NULL'],
    unchanged: 1,
  },
  { name: 'text and true or false', before: ["'true'", "'yes'"], after: ['true', 'true'], unchanged: 1 },
  {
    name: 'text and a place',
    before: ["'POINT (1 2)'", "'1,2'"],
    after: ["'POINT (1 2)'::GEOMETRY", 'NULL'],
    unchanged: 1,
  },
]
for (const { name, before, after, unchanged } of retyped) {
  test(`columns of two types are compared by their text: ${name}`, async () => {
    const found = await compare(await table('a:text', rows('a', ...before)), await table('a:text', rows('a', ...after)))
    expect(found.numbers.unchanged).toBe(unchanged)
  })
}

test('cells are written as the published CSV writes them', async () => {
  const before = await table(
    'b:boolean, d:date, t:datetime, h:time, n:number, g:geometry, f:text, w:text',
    rows(
      'b, d, t, h, n, g, f, w',
      "true, DATE '2024-05-01', TIMESTAMP '2024-05-01 10:00:00', TIME '08:30:00', 3.0::DOUBLE, 'POLYGON ((0 0, 1 0, 1 1, 0 0))'::GEOMETRY, '''=1+1', 'two\nlines'",
    ),
  )
  const after = { ...(await table('b:boolean', 'SELECT false AS b')), columns: before.columns.slice(0, 1) }
  const back = await compare(after, before)
  expect(back.lines.slice(1).join('\n')).toBe(
    `removed,,false,,,,,,,\nadded,,true,2024-05-01,2024-05-01T10:00:00,08:30:00,3,"POLYGON ((0 0, 1 0, 1 1, 0 0))",'=1+1,"two\nlines"`,
  )
})

test('numbers differ by the last bit, and zero has no sign', async () => {
  const before = await table('n:number', rows('n', '0.1::DOUBLE + 0.2', '-0.0', "'NaN'"))
  const after = await table('n:number', rows('n', '0.3::DOUBLE', '0.0', "'NaN'"))
  expect((await compare(before, after)).numbers).toEqual({ added: 1, removed: 1, changed: 0, unchanged: 2 })
})

test('places that are the same are the same, and a moved one is a change', async () => {
  const columns = 'id:integer, g:geopoint'
  const place = (id: number, at: string) => `${id}, 'POINT (${at})'::GEOMETRY`
  const before = await table(columns, rows('id, g', place(1, '1 2'), place(2, '3 4')))
  const after = await table(columns, rows('id, g', place(1, '1 2'), place(2, '3 4.5')))
  const { numbers, lines } = await compare(before, after, ['id'])
  expect(numbers).toEqual({ added: 0, removed: 0, changed: 1, unchanged: 1 })
  expect(lines[1]).toBe('changed,g,2,POINT (3 4.5),POINT (3 4)')
})

test('a column that is gone is in the numbers of the columns, never in the change file', async () => {
  const before = await table('id:integer, phone:text', rows('id, phone', "1, '555 0100'", "2, '555 0101'"))
  const after = await table('id:integer, ward:text', rows('id, ward', "1, 'North'", "3, 'South'"))
  const { columns, numbers, lines } = await compare(before, after, ['id'])
  expect(columns.map(({ kind, column }) => `${kind} ${column.name}`)).toEqual(['added ward', 'removed phone'])
  expect(numbers).toEqual({ added: 1, removed: 1, changed: 0, unchanged: 1 })
  expect(lines).toEqual(['change,changed_columns,id,ward', 'removed,,2,', 'added,,3,South'])
})

test('tables without a column in common have no row in common', async () => {
  const before = await table('a:integer', rows('a', '1', '2'))
  const after = await table('b:integer', rows('b', '1', '2', '3'))
  const { numbers, lines } = await compare(before, after)
  expect(numbers).toEqual({ added: 3, removed: 2, changed: 0, unchanged: 0 })
  expect(lines).toEqual(['change,changed_columns,b', 'removed,,', 'removed,,', 'added,,1', 'added,,2', 'added,,3'])
})

test('tables without rows are compared too', async () => {
  const none = await table(COLUMNS, `${rows('id, name, amount', "1, '', 1.5::DOUBLE")} WHERE id > 1`)
  expect((await compare(none, none, ['id'])).numbers).toEqual({ added: 0, removed: 0, changed: 0, unchanged: 0 })
  expect((await compare(none, await wards(), ['id'])).numbers).toEqual({
    added: 3,
    removed: 0,
    changed: 0,
    unchanged: 0,
  })
})

test('names that our queries use, and that SQL would not like, are only names', async () => {
  const columns = 'file_row_number:integer, change:text, n:text, it\'s "quoted":text, seq:text, kind:text'
  const names = 'file_row_number, change, n, "it\'s ""quoted""", seq, kind'
  const before = await table(columns, rows(names, "1, 'a', 'b', 'c', 'd', 'e'"))
  const after = await table(columns, rows(names, "1, 'A', 'B', 'C', 'D', 'E'"))
  const { numbers, lines } = await compare(before, after, ['file_row_number'])
  expect(numbers).toEqual({ added: 0, removed: 0, changed: 1, unchanged: 0 })
  expect(lines).toEqual([
    'change_2,changed_columns,file_row_number,change,n,"it\'s ""quoted""",seq,kind,change (before),n (before),"it\'s ""quoted"" (before)",seq (before),kind (before)',
    'changed,"change; n; it\'s ""quoted""; seq; kind",1,A,B,C,D,E,a,b,c,d,e',
  ])
})

test('at most 100,000 rows are listed, the numbers count all, and the bytes are the same every time', async () => {
  const columns = 'id:integer, note:text'
  const many = (from: number, to: number) => `SELECT range AS id, 'note ' || range AS note FROM range(${from}, ${to})`
  const [before, after] = [await table(columns, many(0, 150_000)), await table(columns, many(90_000, 260_000))]
  const first = await compare(before, after, ['id'])
  expect(first).toMatchObject({ isListComplete: false })
  expect(first.numbers).toEqual({ added: 110_000, removed: 90_000, changed: 0, unchanged: 60_000 })
  expect(first.lines.length).toBe(100_001)
  expect([1, 90_000, 90_001, 100_000].map((line) => first.lines[line])).toEqual([
    'removed,,0,note 0',
    'removed,,89999,note 89999',
    'added,,150000,note 150000',
    'added,,159999,note 159999',
  ])
  expect((await compare(before, after, ['id'])).lines).toEqual(first.lines)
})

test('a row with more copies than a list holds fills it and no more', async () => {
  const before = await table('a:text', "SELECT 'x' AS a")
  const after = await table('a:text', "SELECT 'x' AS a FROM range(250001)")
  const { numbers, lines, isListComplete } = await compare(before, after)
  expect([numbers.added, lines.length, isListComplete]).toEqual([250_000, 100_001, false])
})

test('nothing is left beside the change file, even after a fault', async () => {
  const good = await wards()
  await expect(compare(good, { ...good, columns: [{ name: 'absent', type: 'text' }] })).rejects.toThrow(/no "absent"/)
  expect(readdirSync(folder).filter((name) => !/^(\d+\.parquet|changes\.csv|temporary)$/.test(name))).toEqual([])
})
