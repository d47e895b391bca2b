// What publishers declare and decide, enforced on files: types, constraints, keys, what becomes of findings, rows left out.
import { handlingSchema } from '../../../core/handling.ts'
import { checkText } from './checking.ts'

type Declared = Parameters<typeof handlingSchema.parse>[0] & object

async function check(text: string, handling: Declared, writeOutputs = false) {
  const checked = await checkText(text, { handling: handlingSchema.parse(handling), writeOutputs })
  const { report } = checked
  const errors = report.findings.filter(({ severity }) => severity === 'error')
  return { ...checked, errors: errors.map(({ code, row, column }) => [code, row, column]) }
}

const because = (code: string, action: string) => ({ decisions: [{ code, action, reason: 'It was looked at.' }] })
const column = (name: string, more: object) => ({ columns: [{ name, ...more }] })
const limited = (constraints: object) => column('n', { constraints })

const enforced: readonly { name: string; text: string; handling: Declared; errors: unknown[] }[] = [
  {
    name: 'a declared type finds the cells that do not fit',
    text: 'n\n1\nfive\n3\nsix\n',
    handling: column('n', { type: 'integer' }),
    errors: [
      ['declared-type-error', 3, 1],
      ['declared-type-error', 5, 1],
    ],
  },
  {
    name: 'declared text keeps numbers as they are',
    text: 'n\n1\n02\n',
    handling: column('n', { type: 'text' }),
    errors: [],
  },
  {
    name: '0 and 1 are booleans when declared',
    text: 'n\n1\n0\n',
    handling: column('n', { type: 'boolean' }),
    errors: [],
  },
  {
    name: 'names fold case',
    text: 'N\nx\n',
    handling: column('n', { type: 'integer' }),
    errors: [['declared-type-error', 2, 1]],
  },
  {
    name: 'a declared column has to be there',
    text: 'm\n1\n',
    handling: column('n', {}),
    errors: [['missing-label', undefined, undefined]],
  },
  {
    name: 'required',
    text: 'n,m\n1,a\n,b\n',
    handling: limited({ required: true }),
    errors: [['constraint-error', 3, 1]],
  },
  { name: 'minimum', text: 'n\n1\n5\n', handling: limited({ minimum: '2' }), errors: [['constraint-error', 2, 1]] },
  {
    name: 'maximum of dates',
    text: 'n\n2024-01-01\n2025-01-01\n',
    handling: limited({ maximum: '2024-06-30' }),
    errors: [['constraint-error', 3, 1]],
  },
  {
    name: 'lengths',
    text: 'n\na\nbbbb\n',
    handling: limited({ minLength: 2, maxLength: 3 }),
    errors: [
      ['constraint-error', 2, 1],
      ['constraint-error', 3, 1],
    ],
  },
  {
    name: 'a pattern',
    text: 'n\nA1\nB\n',
    handling: limited({ pattern: '[A-Z][0-9]' }),
    errors: [['constraint-error', 3, 1]],
  },
  {
    name: 'a code list',
    text: 'n\nred\nblue\n',
    handling: limited({ enum: ['red', 'green'] }),
    errors: [['constraint-error', 3, 1]],
  },
  {
    name: 'a code list of numbers',
    text: 'n\n1\n2.0\n3.5\n',
    handling: limited({ enum: ['1', '2'] }),
    errors: [['constraint-error', 4, 1]],
  },
  { name: 'unique', text: 'n\na\nb\na\n', handling: limited({ unique: true }), errors: [['unique-error', 4, 1]] },
  {
    name: 'a bound that is none',
    text: 'n\n1\n',
    handling: limited({ minimum: 'many' }),
    errors: [['schema-error', undefined, undefined]],
  },
  {
    name: 'a pattern that is none',
    text: 'n\na\n',
    handling: limited({ pattern: '(' }),
    errors: [['schema-error', undefined, undefined]],
  },
  {
    name: 'a key over two columns, blank and repeated',
    text: 'a,b,c\n1,x,1\n1,y,2\n1,x,3\n2,,4\n',
    handling: { primaryKey: ['a', 'b'] },
    errors: [
      ['primary-key', 4, undefined],
      ['primary-key', 5, undefined],
    ],
  },
  {
    name: 'a reference within the table',
    text: 'id,parent\n1,\n2,1\n3,9\n',
    handling: { foreignKeys: [{ column: 'parent', references: 'id' }] },
    errors: [['foreign-key', 4, 2]],
  },
  {
    name: 'equal rows, when asked',
    text: 'a,b\n1,x\n2,y\n1,x\n',
    handling: { distinctRows: true },
    errors: [['duplicate-row', 4, undefined]],
  },
  {
    name: 'a redaction of a column that is not there blocks',
    text: 'a,b\n1,x\n',
    handling: { redactions: [{ method: 'drop', column: 'c' }] },
    errors: [['schema-error', undefined, undefined]],
  },
  {
    name: 'small groups',
    text: `zip,age\n${'10001,30\n'.repeat(6)}10002,31\n`,
    handling: { disclosure: { quasiIdentifiers: ['zip', 'age'], smallestGroup: 5 } },
    errors: [['small-group', undefined, undefined]],
  },
]
for (const { name, text, handling, errors } of enforced) {
  test(`declared: ${name}`, async () => expect((await check(text, handling)).errors).toEqual(errors))
}

const decided: readonly { name: string; text: string; handling: Declared; csv: string }[] = [
  {
    name: 'blank rows go',
    text: 'a,b\n1,x\n,\n\n2,y\n',
    handling: because('blank-row', 'fix'),
    csv: 'a,b\n1,x\n2,y\n',
  },
  {
    name: 'short rows are filled',
    text: 'a,b\n1,x\n2\n3,z\n',
    handling: because('missing-cell', 'fix'),
    csv: 'a,b\n1,x\n2,\n3,z\n',
  },
  {
    name: 'short rows are left out',
    text: 'a,b\n1,x\n2\n3,z\n',
    handling: because('missing-cell', 'set-aside'),
    csv: 'a,b\n1,x\n3,z\n',
  },
  {
    name: 'long rows are left out',
    text: 'a,b\n1,x\n2,y,z\n3,z\n',
    handling: because('extra-cell', 'set-aside'),
    csv: 'a,b\n1,x\n3,z\n',
  },
  {
    name: 'NUL bytes are taken out',
    text: 'a,b\n1,x\u0000y\n',
    handling: because('nul-byte', 'fix'),
    csv: 'a,b\n1,xy\n',
  },
  {
    name: 'cells of another type become blank',
    text: 'n,m\n1,a\nfive,b\n',
    handling: { ...column('n', { type: 'integer' }), ...because('declared-type-error', 'fix') },
    csv: 'n,m\n1,a\n,b\n',
  },
  {
    name: 'rows with a cell of another type are left out',
    text: 'n,m\n1,a\nfive,b\n',
    handling: { ...column('n', { type: 'integer' }), ...because('declared-type-error', 'set-aside') },
    csv: 'n,m\n1,a\n',
  },
  {
    name: 'repeated keys are left out, the first row stays',
    text: 'k,v\na,1\nb,2\na,3\n',
    handling: { primaryKey: ['k'], ...because('primary-key', 'set-aside') },
    csv: 'k,v\na,1\nb,2\n',
  },
  {
    name: 'a broken constraint is accepted',
    text: 'n\n1\n9\n',
    handling: { ...limited({ maximum: '5' }), ...because('constraint-error', 'accept') },
    csv: 'n\n1\n9\n',
  },
  {
    name: 'words for no value',
    text: 'n\n1\nunknown\n',
    handling: { reading: { nullTokens: ['unknown'] } },
    csv: 'n\n1\n""\n',
  },
  {
    name: 'no header',
    text: '1,a\n2,b\n',
    handling: { reading: { headerRow: 0 } },
    csv: 'column_1,column_2\n1,a\n2,b\n',
  },
  {
    name: 'a header further down',
    text: 'Report\nof 2024,\na,b\n1,x\n',
    handling: { reading: { headerRow: 3 } },
    csv: 'a,b\n1,x\n',
  },
  {
    name: 'day first',
    text: 'd\n01/02/2024\n',
    handling: { reading: { dateOrder: 'day-first' } },
    csv: 'd\n2024-02-01\n',
  },
]
for (const { name, text, handling, csv } of decided) {
  test(`decided: ${name}`, async () => {
    const { report, texts } = await check(text, handling, true)
    expect([report.verdict, texts['data.csv']]).toEqual(['accepted', csv])
  })
}

test('a decision shows its reason, and one that is not possible changes nothing', async () => {
  const fixed = await check('a,b\n1\n', because('missing-cell', 'fix'))
  expect(fixed.report.findings[0]).toMatchObject({ severity: 'warning', action: 'fix', reason: 'It was looked at.' })
  const wrong = await check('a,b\n1,"2\n', because('unclosed-quote', 'accept'))
  expect(wrong.report.verdict).toBe('rejected')
})

test('a class of personal data can be accepted for one column, and stays blocked in the others', async () => {
  const text = 'card,other\n4111111111111111,4111111111111111\n'
  const decision = {
    code: 'personal-data',
    class: 'CREDIT_CARD',
    column: 'card',
    action: 'accept',
    reason: 'A test card.',
  }
  const { report } = await check(text, { decisions: [decision] })
  const of = (place: number) => report.findings.find(({ column, code }) => column === place && code === 'personal-data')
  expect([of(1)?.severity, of(2)?.severity]).toEqual(['warning', 'error'])
})

test('the rows at fault can be handed back, with their place and their faults', async () => {
  const handling = { ...column('n', { type: 'integer' }) }
  const { texts, documents } = await check('n,m\n1,a\nfive,b\n3\n', handling, true)
  expect(documents.map(({ name }) => name)).toEqual(['review.json', 'rejected-rows.csv'])
  expect(texts['rejected-rows.csv']).toBe(
    'row in the file,faults,n,m\n3,declared-type-error,five,b\n4,missing-cell,3,\n',
  )
})

test('rows that are left out leave the others in order, whatever their number', async () => {
  const line = (row: number): string => (row % 7 === 3 ? `k${row},x\n` : `k${row},${row}\n`)
  const text = `key,n\n${Array.from({ length: 60_000 }, (_, row) => line(row)).join('')}`
  const handling = { ...column('n', { type: 'integer' }), ...because('declared-type-error', 'set-aside') }
  const { report, texts } = await check(text, handling, true)
  const left = Array.from({ length: 60_000 }, (_, row) => row).filter((row) => row % 7 !== 3)
  expect(report.rowsSetAside).toBe(60_000 - left.length)
  expect(texts['data.ndjson']!.trimEnd().split('\n')).toEqual(
    left.map((row) => JSON.stringify({ key: `k${row}`, n: row })),
  )
})

test('the first rows that staff see mask what nobody needs to read', async () => {
  const { report } = await check('name,ssn\nAnn Lee,219-09-9999\n', {})
  expect(report.preview).toEqual([['Ann Lee', '999-99-9999']])
})

test('places come out as points in every form', async () => {
  const text = 'name,spot\nA,"(47.6, -122.33)"\nB,"(47.7, -122.35)"\n'
  const { report, texts } = await check(text, {}, true)
  expect(report.columns[1]!.type).toBe('geopoint')
  expect(texts['data.csv']).toBe('name,spot\nA,POINT (-122.33 47.6)\nB,POINT (-122.35 47.7)\n')
  expect(JSON.parse(texts['data.geojson']!).features[0].geometry).toEqual({
    type: 'Point',
    coordinates: [-122.33, 47.6],
  })
  expect(JSON.parse(texts['profile.json']!).spatial).toEqual([-122.35, 47.6, -122.33, 47.7])
})
