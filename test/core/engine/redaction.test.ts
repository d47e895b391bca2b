// What redactions fit which columns, and what they do to a cell.
import { REDACTION_WORDS, redactCell, redactedColumns, redactRows } from '../../../core/engine/redaction.ts'
import { whyUnfit } from '../../../core/engine/redaction-fit.ts'
import { TEXT_FORM } from '../../../core/engine/types.ts'
import { type Redaction, redactionSchema } from '../../../core/handling.ts'
import type { ColumnType } from '../../../core/model.ts'

const columns = [
  { name: 'name', type: 'text' },
  { name: 'born', type: 'date' },
  { name: 'visits', type: 'integer' },
  { name: 'lat', type: 'number' },
  { name: 'member', type: 'boolean' },
  { name: 'place', type: 'geopoint' },
] as const

const unfit: readonly { name: string; redactions: readonly Redaction[]; says: readonly RegExp[] }[] = [
  {
    name: 'each method fits a column of its type',
    redactions: [
      { method: 'mask', column: 'name', keep: 2 },
      { method: 'generalise-date', column: 'born', to: 'age-band', onDate: '2024-05-01' },
      { method: 'top-code', column: 'visits', above: 20 },
      { method: 'round-coordinates', column: 'lat', decimals: 2 },
      { method: 'drop', column: 'member' },
      { method: 'suppress-small-groups', columns: ['born', 'visits'], smallest: 5 },
    ],
    says: [],
  },
  { name: 'a column that is not there', redactions: [{ method: 'drop', column: 'Name' }], says: [/no column "Name"/] },
  {
    name: 'a small group of a column that is not there',
    redactions: [{ method: 'suppress-small-groups', columns: ['name', 'x'], smallest: 5 }],
    says: [/no column "x"/],
  },
  {
    name: 'a month of a text',
    redactions: [{ method: 'generalise-date', column: 'name', to: 'month' }],
    says: [/date or datetime/],
  },
  { name: 'a block of a place', redactions: [{ method: 'snap-to-block', column: 'place' }], says: [/has to be text/] },
  {
    name: 'coordinates of whole numbers',
    redactions: [{ method: 'round-coordinates', column: 'visits', decimals: 2 }],
    says: [/number or geopoint/],
  },
  {
    name: 'a cap on a date',
    redactions: [{ method: 'top-code', column: 'born', above: 1 }],
    says: [/integer or number/],
  },
  {
    name: 'a fraction as the cap of whole numbers',
    redactions: [{ method: 'top-code', column: 'visits', above: 1.5 }],
    says: [/whole numbers/],
  },
  { name: 'a mask over yes and no', redactions: [{ method: 'mask', column: 'member', keep: 0 }], says: [/length/] },
  {
    name: 'age bands without a day',
    redactions: [{ method: 'generalise-date', column: 'born', to: 'age-band' }],
    says: [/need the day/],
  },
  {
    name: 'two redactions of one column',
    redactions: [
      { method: 'mask', column: 'name', keep: 0 },
      { method: 'snap-to-block', column: 'name' },
    ],
    says: [/"name" has 2 redactions/],
  },
  {
    name: 'small groups of a dropped column',
    redactions: [
      { method: 'drop', column: 'name' },
      { method: 'suppress-small-groups', columns: ['name', 'born', 'born'], smallest: 5 },
    ],
    says: [/"name" is dropped/, /"born" is named twice/],
  },
  {
    name: 'nothing left',
    redactions: columns.map(({ name }) => ({ method: 'drop', column: name })),
    says: [/Every column is dropped/],
  },
]
for (const { name, redactions, says } of unfit) {
  test(`whyUnfit: ${name}`, () => {
    const sentences = whyUnfit(redactions, columns)
    expect(sentences).toHaveLength(says.length)
    for (const [at, expected] of says.entries()) expect(sentences[at]).toMatch(expected)
  })
}

const mask = (keep: number): Redaction => ({ method: 'mask', column: 'a', keep })
const day = (to: 'month' | 'year' | 'age-band'): Redaction => ({
  method: 'generalise-date',
  column: 'a',
  to,
  onDate: '2024-05-01',
})
const round = (decimals: number): Redaction => ({ method: 'round-coordinates', column: 'a', decimals })
const cap: Redaction = { method: 'top-code', column: 'a', above: 100 }
const block: Redaction = { method: 'snap-to-block', column: 'a' }

const cells: readonly (readonly [redaction: Redaction, type: ColumnType, before: string, after: string | null])[] = [
  [{ method: 'drop', column: 'a' }, 'text', 'x', null],
  [{ method: 'suppress-small-groups', columns: ['a'], smallest: 5 }, 'text', 'x', 'x'],
  [mask(0), 'text', 'Ann O’Hara, 12-B', 'xxx xxxxxx, 99-x'],
  [mask(4), 'text', '555-01-2345', '999-99-2345'],
  [mask(2), 'text', '12-34!', '99-34!'],
  // More than half would stay: then nothing does.
  [mask(4), 'text', 'AB-1234', 'xx-9999'],
  [mask(1), 'text', 'é', 'x'],
  [mask(0), 'date', '2024-05-17', '9999-99-99'],
  [day('month'), 'date', '2024-05-17', '2024-05'],
  [day('month'), 'datetime', '2024-05-17T10:00:00Z', '2024-05'],
  [day('year'), 'date', '2024-05-17', '2024'],
  [day('year'), 'date', '0987-05-17', '987'],
  [day('year'), 'date', '0001-01-01 (BC)', null],
  [day('age-band'), 'date', '1974-05-01', '50-59'],
  [day('age-band'), 'date', '1974-05-02', '40-49'],
  [day('age-band'), 'date', '2024-05-01', '0-9'],
  [day('age-band'), 'date', '2024-05-02', null],
  [day('age-band'), 'date', '1900-01-01', '90+'],
  [day('age-band'), 'date', '1934-05-02', '80-89'],
  [day('age-band'), 'datetime', '1934-05-01T23:59:59', '90+'],
  [round(2), 'number', '41.878114', '41.88'],
  [round(2), 'number', '-87.625', '-87.63'],
  // A sign without a number would tell the half of the globe.
  [round(1), 'number', '-0.04', '0'],
  [round(0), 'number', '41.5', '42'],
  [round(5), 'number', '0.000012', '1e-05'],
  [round(2), 'geopoint', 'POINT (-87.62979 41.878114)', 'POINT (-87.63 41.88)'],
  [round(2), 'geometry', 'POINT Z (1.234 5.678 90.1)', 'POINT (1.23 5.68)'],
  [round(2), 'geometry', 'LINESTRING (1 2, 3 4)', null],
  [round(2), 'geometry', 'POINT EMPTY', null],
  [cap, 'integer', '101', '100'],
  [cap, 'integer', '-999999999999999999', '-999999999999999999'],
  [cap, 'number', '100.00', '100.00'],
  [cap, 'number', '100.01', '100'],
]
for (const [redaction, type, before, after] of cells) {
  const { method, ...rest } = redaction
  test(`redactCell: ${method} ${JSON.stringify(rest)} turns ${before} into ${after}`, () => {
    expect(redactCell(redaction, type, before)).toBe(after)
    expect(redactCell(redaction, type, null)).toBeNull()
  })
}

const addresses: readonly (readonly [before: string, after: string | null])[] = [
  // The number first.
  ['1234 Main St Apt 5', '1200 BLOCK Main St'],
  ['123-125 Main', '100 BLOCK Main'],
  ['12B Main St', '0 BLOCK Main St'],
  ['0007 Main St', '0 BLOCK Main St'],
  ['One Main St', '0 BLOCK Main St'],
  ['1234 1/2 Main St', '1200 BLOCK Main St'],
  ['1600 Pennsylvania Ave NW', '1600 BLOCK Pennsylvania Ave NW'],
  ['350 5th Ave Fl 34', '300 BLOCK 5th Ave'],
  ['1234 W 42 St', '1200 BLOCK W 42 St'],
  ['1234 S 500 E', '1200 BLOCK S 500 E'],
  ['1234 Highway 50', '1200 BLOCK Highway 50'],
  ['12345 Avenue 12', '12300 BLOCK Avenue 12'],
  ['1234 Upper Mountain Rd', '1200 BLOCK Upper Mountain Rd'],
  ['1234 Main St #5', '1200 BLOCK Main St'],
  ['1234 Main St 5B', '1200 BLOCK Main St'],
  ['1234 Main St 5 E', '1200 BLOCK Main St'],
  ['1234 Main St - rear', '1200 BLOCK Main St'],
  ['1234 Main St (Smith residence)', '1200 BLOCK Main St'],
  ['1234 Main St, Apt 5, Springfield, IL 62704-1234', '1200 BLOCK Main St, Springfield, IL 62704'],
  ['1234 Ocean Drive, Suite 100, Miami, FL 33139, USA', '1200 BLOCK Ocean Drive, Miami, FL 33139'],
  ['12, rue de la Paix', '0 BLOCK rue de la Paix'],
  ['12 bis rue de Rivoli', '0 BLOCK rue de Rivoli'],
  [' 1234\u00a0 Main\nSt ', '1200 BLOCK Main St'],
  // The number last.
  ['Calle Mayor 14, 3º B', 'Calle Mayor 0-99'],
  ['Calle de Alcalá, 123, 28013 Madrid', 'Calle de Alcalá 100-199, 28013 Madrid'],
  ['C/Mayor nº 14 bis', 'C/Mayor 0-99'],
  ['C/ Mayor, núm. 14 esc. 2', 'C/ Mayor 0-99'],
  ['Calle 2 de Mayo 14', 'Calle 2 de Mayo 0-99'],
  ['Calle Puerta del Sol 5', 'Calle Puerta del Sol 0-99'],
  ['Calle 13 # 25-40', 'Calle 13 0-99'],
  ['Av. Insurgentes Sur 1602 Int. 4', 'Av. Insurgentes Sur 1600-1699'],
  ['Carrer de Balmes, 145, 3r 2a', 'Carrer de Balmes 100-199'],
  ['Hauptstraße 14', 'Hauptstraße 0-99'],
  // Streets, crossings and blocks.
  ['1200 BLOCK Main St', '1200 BLOCK Main St'],
  ['1200 Block of N Main St', '1200 Block of N Main St'],
  ['012XX W MADISON ST', '012XX W MADISON ST'],
  ['1234 BLOCK Main St', '1200 BLOCK Main St'],
  ['1200 BLOCK Main St Apt 5', '1200 BLOCK Main St'],
  ['Calle Mayor 100-199', 'Calle Mayor 100-199'],
  ['5 AVE & W 42 ST', '5 AVE & W 42 ST'],
  ['BROADWAY / W 42 ST', 'BROADWAY / W 42 ST'],
  ['Main St and Elm', 'Main St and Elm'],
  ['Calle Mayor con Calle Sol', 'Calle Mayor con Calle Sol'],
  ['5th Ave', '5th Ave'],
  ['Plaza Mayor', 'Plaza Mayor'],
  ['Calle Mayor, piso segundo', 'Calle Mayor'],
  // No rule understands these; each tells of somebody or of one house.
  ['PO Box 1234', null],
  ['Smith and Jones', null],
  ['Ann Smith 14', null],
  ['123 Main St & 5 Ave', null],
  ['555-1234', null],
  ['41.88, -87.63', null],
  ['1234567 Main St', null],
  ['12 Main St c/o Ann Smith', null],
  ['12 people were seen that day near the house of Ann Smith and her friends', null],
  // The signs that the rules work with mean nothing in a cell.
  ['!Ann Smith|x', null],
  ['F!1234 Main St|x', null],
  ['', null],
]
for (const [before, after] of addresses) {
  test(`snap-to-block: "${before}" becomes ${after === null ? 'blank' : `"${after}"`}`, () => {
    expect(redactCell(block, 'text', before)).toBe(after)
    // A block is a block: what was done once changes nothing the second time.
    expect(redactCell(block, 'text', after)).toBe(after)
  })
}

test('snap-to-block takes no longer than a blink for a long cell', () => {
  const start = performance.now()
  for (const part of ['a ', '1234 ', 'st a-b ', 'Calle 1 de mayo ', '5 Ave & ', ', AB', '(']) {
    redactCell(block, 'text', `1234 ${part.repeat(5_000)}`)
    redactCell(block, 'text', part.repeat(5_000))
  }
  expect(performance.now() - start).toBeLessThan(5_000)
})

const rows = [
  ['Ann', '1980-01-01', '1'],
  ['Bob', '1980-01-01', '2'],
  ['Cid', '1990-01-01', '1'],
  ['Dan', null, '1'],
]
const people = [
  { name: 'name', type: 'text' },
  { name: 'born', type: 'date' },
  { name: 'visits', type: 'integer' },
] as const

test('redactRows drops columns, changes cells, and then blanks the groups that are still small', () => {
  const redactions: Redaction[] = [
    { method: 'drop', column: 'name' },
    { method: 'generalise-date', column: 'born', to: 'year' },
    { method: 'suppress-small-groups', columns: ['born'], smallest: 2 },
  ]
  expect(redactRows(redactions, people, rows)).toEqual({
    columns: [
      { name: 'born', type: 'integer' },
      { name: 'visits', type: 'integer' },
    ],
    rows: [
      ['1980', '1'],
      ['1980', '2'],
      [null, '1'],
      [null, '1'],
    ],
  })
})

test('redactRows without redactions gives the rows as they are', () => {
  expect(redactRows([], people, rows)).toEqual({ columns: people, rows })
})

test('redactedColumns without redactions are the forms of the columns', () => {
  expect(redactedColumns([{ name: 'a', form: TEXT_FORM, cell: 'c1' }], [])).toEqual([
    { name: 'a', type: 'text', value: 'c1', text: 'c1' },
  ])
})

test('every method has words', () => {
  const methods = redactionSchema.options.map((option) => option.shape.method.value)
  expect(Object.keys(REDACTION_WORDS).toSorted()).toEqual(methods.toSorted())
})
