// What the SQL page does with the text of a query: names, statements, plans, faults, answers.
import { askedIn, hashOf } from '../../../web/islands/sql/address.ts'
import { csvOf } from '../../../web/islands/sql/csv.ts'
import { faultOf } from '../../../web/islands/sql/fault.ts'
import { nameInQuery, tableName } from '../../../web/islands/sql/names.ts'
import { readsOf, rowsWanted } from '../../../web/islands/sql/plan.ts'
import { statementsOf } from '../../../web/islands/sql/statements.ts'

const slugs = [
  { name: 'a dataset is called by its address', slug: 'street-trees', gives: 'street_trees' },
  { name: 'a name never begins with a digit', slug: '311-requests', gives: '_311_requests' },
  { name: 'a word of SQL is no name', slug: 'order', gives: '_order' },
]
for (const { name, slug, gives } of slugs) test(`tables: ${name}`, () => expect(tableName(slug)).toBe(gives))

const columns = [
  { name: 'a plain name stands as it is', column: 'height_m', gives: 'height_m' },
  { name: 'a name with a blank is quoted', column: 'Street Name', gives: '"Street Name"' },
  { name: 'quotes within are doubled', column: 'a "b"', gives: '"a ""b"""' },
  { name: 'a word of SQL is quoted in any case', column: 'Group', gives: '"Group"' },
  { name: 'accents are quoted', column: 'año', gives: '"año"' },
]
for (const { name, column, gives } of columns) test(`columns: ${name}`, () => expect(nameInQuery(column)).toBe(gives))

/** Tokens as DuckDB makes them: offsets in bytes; 1 number, 2 text, 3 operator, 4 keyword, 5 comment. */
const texts = [
  { name: 'one statement', sql: 'select 1', offsets: [0, 7], types: [4, 1], gives: ['select 1'] },
  {
    name: 'the second stands where it stood, so that its lines count from the top',
    sql: 'select 1;\nselect 2;',
    offsets: [0, 7, 8, 10, 17, 18],
    types: [4, 1, 3, 4, 1, 3],
    gives: ['select 1', '         \nselect 2'],
  },
  {
    // é and ñ are two bytes each: what counts characters would cut too late
    name: 'letters of two bytes move nothing',
    sql: "select 'ñé'; select 2",
    offsets: [0, 7, 13, 15, 22],
    types: [4, 2, 3, 4, 1],
    gives: ["select 'ñé'", '             select 2'],
  },
  {
    name: 'a semicolon in a text ends nothing',
    sql: "select ';'",
    offsets: [0, 7],
    types: [4, 2],
    gives: ["select ';'"],
  },
  { name: 'comments alone are no statement', sql: '-- x', offsets: [0], types: [5], gives: [] },
]
for (const { name, sql, offsets, types, gives } of texts) {
  test(`statements: ${name}`, () => expect(statementsOf(sql, { offsets, types })).toEqual(gives))
}

const scan = (table: string, projections: string | string[]) => ({
  name: 'SEQ_SCAN ',
  children: [],
  extra_info: { Table: table, Projections: projections },
})
const planned = (...steps: object[]) => JSON.stringify(steps)

test('plan: columns of a table that is read twice are put together', () => {
  const plan = planned({ name: 'UNION', children: [scan('trees', 'a'), scan('plan.trees', ['b', 'a'])] })
  const reads = readsOf(plan, 'select')
  expect([...reads.tables].map(([table, names]) => [table, [...names]])).toEqual([['trees', ['a', 'b']]])
  expect(reads.isRowByRow).toBe(false)
})

test('plan: counting rows needs no column', () => {
  const plan = planned({ name: 'UNGROUPED_AGGREGATE', children: [scan('trees', '')], extra_info: {} })
  expect(readsOf(plan, 'select').tables.get('trees')).toEqual(new Set())
})

test('plan: the first rows of the answer are those of the table unless something sorts, groups or filters', () => {
  const limit = (...children: object[]) => planned({ name: 'STREAMING_LIMIT', children })
  expect(readsOf(limit(scan('trees', ['a'])), 'select').isRowByRow).toBe(true)
  for (const name of ['ORDER_BY', 'HASH_GROUP_BY', 'FILTER', 'STREAMING_WINDOW']) {
    expect(readsOf(limit({ name, children: [scan('trees', ['a'])] }), 'select').isRowByRow).toBe(false)
  }
})

test('plan: PIVOT looks at values before there is a plan, so everything is needed', () => {
  expect(readsOf(planned(scan('trees', ['a'])), 'PIVOT trees ON b')).toMatchObject({ isWhole: true, isRowByRow: false })
})

const limits = [
  { sql: 'select * from t', gives: Number.POSITIVE_INFINITY },
  { sql: 'select * from t LIMIT 20', gives: 20 },
  { sql: 'select * from t limit 20 offset 5 ;\n', gives: 25 },
  { sql: 'select * from (select * from t limit 3) x', gives: Number.POSITIVE_INFINITY },
]
for (const { sql, gives } of limits) test(`rows wanted: ${sql.trim()}`, () => expect(rowsWanted(sql)).toBe(gives))

const faults = [
  {
    name: 'an unknown column, with its place in the reader’s own lines',
    message:
      'Binder Error: Referenced column "foo" not found in FROM clause!\n\nLINE 3: SELECT foo\n               ^\n    at worker',
    gives: {
      kind: 'names',
      message: 'Binder Error: Referenced column "foo" not found in FROM clause!',
      place: { line: 2, text: 'SELECT foo', at: 7 },
    },
  },
  {
    name: 'a sentence that breaks off',
    message: 'Parser Error: syntax error at end of input',
    gives: { kind: 'syntax' },
  },
  { name: 'a file', message: 'Permission Error: Cannot access file "x.csv"', gives: { kind: 'outside' } },
  {
    name: 'an extension, without the advice to load it',
    message:
      'Catalog Error: Table Function "read_json" is not in the catalog, but it exists in the json extension.\n\nINSTALL json;',
    gives: {
      kind: 'outside',
      message: 'Catalog Error: Table Function "read_json" is not in the catalog, but it exists in the json extension.',
    },
  },
  { name: 'a value', message: 'Conversion Error: Could not convert string', gives: { kind: 'types' } },
  { name: 'memory', message: 'Out of Memory Error: failed to allocate', gives: { kind: 'memory' } },
  { name: 'anything else', message: 'Something new', gives: { kind: 'other', message: 'Something new' } },
]
for (const { name, message, gives } of faults) {
  test(`fault: ${name}`, () => expect(faultOf(new Error(message), 1)).toMatchObject(gives))
}

test('CSV: quotes where they are needed; an empty text is not an empty cell', () => {
  const rows = [
    ['a,b', null],
    ['say "hi"', ''],
    ['two\nlines', '1'],
  ]
  expect(csvOf(['x', 'y "z"'], rows)).toBe('x,"y ""z"""\r\n"a,b",\r\n"say ""hi""",""\r\n"two\nlines",1\r\n')
})

test('address: a query comes back as it was, and only well-formed addresses of datasets do', () => {
  const asked = { sql: "SELECT 'a&b', 100 % 3 + 1\nFROM t -- #", added: ['street-trees'] }
  expect(askedIn(hashOf(asked))).toEqual(asked)
  expect(askedIn('#with=../x,Street,a,a,b&sql=1')).toEqual({ sql: '1', added: ['a', 'b'] })
  expect(hashOf({ sql: '', added: [] })).toBe('')
})
