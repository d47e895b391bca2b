// Redaction of tables as SQL: small groups, effects, the order of rows, and what is left in the files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Database } from '../../../adapters/engine/database.ts'
import type { TypedColumn } from '../../../adapters/engine/infer.ts'
import { prepareRedaction } from '../../../adapters/engine/redact.ts'
import { redactCell, redactRows } from '../../../core/engine/redaction.ts'
import { quoteText } from '../../../core/engine/sql.ts'
import { TEXT_FORM } from '../../../core/engine/types.ts'
import type { Redaction } from '../../../core/handling.ts'
import { column, formOf, openWorkshop, type Workshop } from './redact-table.ts'

let database: Database
let folder: string
let rawTable: Workshop['rawTable']
let close: () => void
beforeAll(async () => {
  ;({ database, folder, rawTable, close } = await openWorkshop())
})
afterAll(() => close())

const GROUPED: readonly Redaction[] = [
  { method: 'drop', column: 'name' },
  { method: 'generalise-date', column: 'born', to: 'year' },
  { method: 'suppress-small-groups', columns: ['born', 'visits'], smallest: 3 },
  { method: 'suppress-small-groups', columns: ['visits', 'town'], smallest: 2 },
]
const people: readonly TypedColumn[] = [
  column('name', 0, TEXT_FORM),
  column('born', 1, formOf('ISO date')),
  column('visits', 2, formOf('integer')),
  column('town', 3, TEXT_FORM),
]
const maybe = (cells: fc.Arbitrary<string>) =>
  fc.oneof({ weight: 5, arbitrary: cells }, { weight: 1, arbitrary: fc.constant(null) })
const person = fc.tuple(
  maybe(fc.string()),
  maybe(fc.constantFrom('1980-01-01', '1980-05-05', '1990-01-01')),
  maybe(fc.constantFrom('1', '2')),
  maybe(fc.constantFrom('A', 'B', 'b', ' ')),
)

test('whole tables are the same in SQL and in the browser, small groups included, and the effects are counted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 40 }), async (rows) => {
      const raw = await rawTable(rows)
      const { columns, from, effects } = await prepareRedaction(database, raw, people, GROUPED, folder)
      const texts = people.map(({ form, cell }, at) => `${form.text(cell)} AS t${at}`).join(', ')
      const before = await database.rows(`SELECT ${texts} FROM read_parquet(${quoteText(raw)})`)
      const after = await database.rows(
        `SELECT ${columns.map(({ text }, at) => `${text} AS t${at}`).join(', ')} FROM ${from}`,
      )
      const cellsOf = (row: Record<string, unknown>) => Object.values(row) as (string | null)[]
      const named = people.map(({ name, form }) => ({ name, type: form.type }))
      const twin = redactRows(GROUPED, named, before.map(cellsOf))
      expect(after.map(cellsOf)).toEqual(twin.rows)
      expect(columns.map(({ name, type }) => ({ name, type }))).toEqual(twin.columns)
      const filled = (list: readonly (readonly (string | null)[])[], at: number) =>
        list.filter((row) => row[at] !== null).length
      expect(effects.map(({ cells }) => cells).slice(0, 2)).toEqual([
        filled(before.map(cellsOf), 0),
        filled(before.map(cellsOf), 1),
      ])
    }),
    { numRuns: 20, seed: 7 },
  )
})

test('without redactions nothing is read, not even whether the file is there', async () => {
  const { columns, from, effects } = await prepareRedaction(database, '/nowhere/raw.parquet', people, [], folder)
  expect(from).toBe("read_parquet('/nowhere/raw.parquet', file_row_number = true)")
  expect(columns.map(({ name }) => name)).toEqual(['name', 'born', 'visits', 'town'])
  expect(effects).toEqual([])
})

const ROWS = 300_000
/** Rows of which every fifth is in a group of two, far from one another. */
async function manyRows(): Promise<string> {
  const path = join(folder, 'many.parquet')
  await database.run(
    `COPY (SELECT 'n' || i AS c1, '1980-01-01' AS c2, CAST(i AS VARCHAR) AS c3,
       CASE WHEN i % 5 = 0 THEN 'g' || (i % ${ROWS / 2}) ELSE 'all' END AS c4 FROM range(${ROWS}) AS t(i))
     TO ${quoteText(path)} (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
  )
  return path
}

test('rows keep their order and their cells where small groups are blanked, with two threads', async () => {
  const raw = await manyRows()
  const redactions: Redaction[] = [{ method: 'suppress-small-groups', columns: ['town'], smallest: 3 }]
  const { columns, from, effects } = await prepareRedaction(database, raw, people, redactions, folder)
  expect(effects).toEqual([{ method: 'suppress-small-groups', columns: ['town'], cells: ROWS / 5 }])
  const target = join(folder, 'out.parquet')
  const cells = columns.map(({ name, value }) => `${value} AS ${name}`).join(', ')
  await database.run(
    `COPY (SELECT ${cells} FROM ${from}) TO ${quoteText(target)} (FORMAT parquet, ROW_GROUP_SIZE 20480)`,
  )
  const [row] = await database.rows(
    `SELECT count(*) FILTER (WHERE visits <> file_row_number) AS misplaced,
       count(*) FILTER (WHERE (town IS NULL) <> (visits % 5 = 0)) AS wrong, count(*) AS rows
     FROM read_parquet(${quoteText(target)}, file_row_number = true)`,
  )
  expect(row).toEqual({ misplaced: '0', wrong: '0', rows: String(ROWS) })
  expect(readdirSync(folder).filter((name) => name.startsWith('small-groups'))).toEqual([])
})

test('rows that are set aside are not counted, in no group and no effect', async () => {
  const raw = await rawTable([
    ['a', '1980-01-01', '1', 'A'],
    ['b', '1980-01-01', '1', 'A'],
    ['c', '1980-01-01', '1', 'B'],
    ['d', '1980-01-01', '1', 'B'],
  ])
  const redactions: Redaction[] = [
    { method: 'mask', column: 'name', keep: 0 },
    { method: 'suppress-small-groups', columns: ['town'], smallest: 2 },
  ]
  const kept = 'file_row_number <> 1'
  const { columns, from, effects } = await prepareRedaction(database, raw, people, redactions, folder, kept)
  expect(effects.map(({ cells }) => cells)).toEqual([3, 1])
  const rows = await database.rows(`SELECT ${columns[3]!.text} AS town FROM ${from} WHERE ${kept}`)
  expect(rows.map(({ town }) => town)).toEqual([null, 'B', 'B'])
})

test('nothing of a house number or a flat is left in a block', async () => {
  const house = fc.integer({ min: 101, max: 99_999 }).filter((n) => n % 100 > 0 && n % 100 < 99)
  const flat = fc.integer({ min: 100_000, max: 999_999 })
  const street = fc.constantFrom(
    'Main St',
    'W 42nd St',
    'N Oak Ave',
    'Broadway',
    'Martin Luther King Jr Blvd',
    'St Marks Pl',
  )
  const calle = fc.constantFrom('Calle Mayor', 'C/ de Alcalá', 'Avda. de América', 'Paseo del Prado', 'Plaza Mayor')
  const flatWords = fc.constantFrom(
    'Apt ',
    '#',
    ', Unit ',
    ' Suite ',
    ', ',
    ' - ',
    ' piso ',
    ', esc. ',
    ' bajo ',
    ' rear ',
    ' lot ',
  )
  const town = fc.constantFrom('', ', Springfield, IL 62704', ', IL', ', 28013 Madrid')
  const any = fc.oneof(
    fc.tuple(house, street, flatWords, flat, town).map(([n, a, w, f, t]) => ({ n, f, text: `${n} ${a} ${w}${f}${t}` })),
    fc.tuple(house, calle, flatWords, flat, town).map(([n, a, w, f, t]) => ({ n, f, text: `${a} ${n} ${w}${f}${t}` })),
    fc
      .tuple(house, calle, flatWords, flat, town)
      .map(([n, a, w, f, t]) => ({ n, f, text: `${a}, nº ${n}${w}${f}${t}` })),
  )
  fc.assert(
    fc.property(any, ({ n, f, text }) => {
      const after = redactCell({ method: 'snap-to-block', column: 'a' }, 'text', text)
      expect(after?.match(/\d+/g)?.map(Number) ?? []).not.toContain(n)
      expect(after ?? '').not.toContain(String(f))
    }),
    { numRuns: 2_000, seed: 7 },
  )
})

test('what was dropped, masked or generalised is in no byte of a file, statistics and dictionaries included', async () => {
  const rows = Array.from({ length: 500 }, (_, at) => [
    `ZQXSECRET${1000 + at}`,
    `1980-${String((at % 12) + 1).padStart(2, '0')}-17`,
    '1',
    `ZQXTOWN${at}`,
  ])
  const raw = await rawTable(rows)
  const redactions: Redaction[] = [
    { method: 'mask', column: 'name', keep: 2 },
    { method: 'generalise-date', column: 'born', to: 'month' },
    { method: 'suppress-small-groups', columns: ['town'], smallest: 2 },
  ]
  const { columns, from } = await prepareRedaction(database, raw, people, redactions, folder)
  const files = [
    { of: 'value', to: 'FORMAT parquet, COMPRESSION uncompressed' },
    { of: 'text', to: 'FORMAT csv' },
    { of: 'value', to: 'FORMAT json' },
  ] as const
  for (const { of, to } of files) {
    const target = join(folder, 'leak')
    const cells = columns.map((each) => `${each[of]} AS ${each.name}`).join(', ')
    await database.run(`COPY (SELECT ${cells} FROM ${from}) TO ${quoteText(target)} (${to})`)
    const bytes = readFileSync(target, 'latin1')
    expect(bytes).toContain('1980-05')
    expect(bytes).not.toMatch(/ZQX|-17/)
    if (!to.includes('parquet')) continue
    const statistics = await database.rows(
      `SELECT stats_min, stats_max, stats_min_value, stats_max_value FROM parquet_metadata(${quoteText(target)})`,
    )
    expect(JSON.stringify(statistics)).toContain('1980-12')
    expect(JSON.stringify(statistics)).not.toMatch(/ZQX|-17/)
  }
})
