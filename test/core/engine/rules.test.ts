// The small rules of the engine: names, layouts, types from samples, encodings.
import { likelyForms, maskedExample } from '../../../core/engine/choose-type.ts'
import { layoutOf } from '../../../core/engine/dialect.ts'
import {
  addToShare,
  mendUtf8,
  newUtf8Share,
  singleByteOf,
  utf8FromWindows1252,
  utf16Of,
} from '../../../core/engine/encoding.ts'

import { FINDINGS, findingOf, inOrder } from '../../../core/engine/findings.ts'
import { publishedNames } from '../../../core/engine/names.ts'

const code = (letter: string): number => letter.charCodeAt(0)

const names = [
  { name: 'blank labels are numbered', given: ['id', '', ' '], gives: ['id', 'column_2', 'column_3'] },
  { name: 'repeated labels are numbered', given: ['a', 'a', 'A', 'a_2'], gives: ['a', 'a_2', 'A_3', 'a_2_2'] },
  { name: 'line breaks become spaces', given: [' two\nlines '], gives: ['two lines'] },
]
for (const { name, given, gives } of names) {
  test(`names: ${name}`, () => expect(publishedNames(given)).toEqual(gives))
}

const layouts = [
  { name: 'commas inside a semicolon file', text: 'a;b\n1,5;2,5\n3,5;4,5\n', delimiter: ';', headerRow: 1 },
  { name: 'one ragged row does not change the vote', text: 'a,b,c\n1,2,3\n1|2\n4,5,6\n', delimiter: ',', headerRow: 1 },
  { name: 'an unclosed quote does not change the vote', text: 'a,b\n1,"x\n2,y\n3,z\n', delimiter: ',', headerRow: 1 },
  { name: 'carets', text: 'a^b\n1^2\n', delimiter: '^', headerRow: 1 },
  { name: 'tildes', text: 'a~b\n1~2\n', delimiter: '~', headerRow: 1 },
  {
    name: 'a title above a wide table',
    text: 'Trees, 2024\na,b,c,d,e\n1,2,3,4,5\n1,2,3,4,5\n',
    delimiter: ',',
    headerRow: 2,
  },
  { name: 'numbers over numbers', text: '1,2\n3,4\n', delimiter: ',', headerRow: 0 },
]
for (const { name, text, delimiter, headerRow } of layouts) {
  test(`layout: ${name}`, () => {
    const layout = layoutOf(text, true)
    expect([layout?.marks.delimiter, layout?.headerRow]).toEqual([delimiter, headerRow])
  })
}

const samples = [
  { name: 'leading zeros are text', column: 'n', cells: ['01', '02', '10'], gives: undefined },
  { name: 'codes are text by name', column: 'zip_code', cells: ['10001', '10002'], gives: undefined },
  { name: 'a phone number is not an integer', column: 'n', cells: ['+14155550100'], gives: undefined },
  { name: 'scientific notation', column: 'n', cells: ['1.5E-05', '2.25'], gives: 'number' },
  { name: '1E0 is a code', column: 'n', cells: ['1E0', '2E3'], gives: undefined },
  { name: '4.5 is a number, never a date', column: 'date', cells: ['4.5'], gives: 'number' },
  { name: 'eight digits are a date when the name says so', column: 'date', cells: ['20240131'], gives: 'date' },
  { name: 'eight digits are a number otherwise', column: 'lot', cells: ['20240131'], gives: 'integer' },
  { name: 'percents are numbers', column: 'n', cells: ['5%', '7%'], gives: 'number' },
  { name: 'null tokens do not count', column: 'n', cells: ['1', 'N/A', '-'], gives: 'integer' },
  { name: 'a lone N is no answer', column: 'wing', cells: ['N'], gives: undefined },
  { name: 'month names', column: 'n', cells: ['Jan 3, 2020', 'May 14, 2021'], gives: 'date' },
]
for (const { name, column, cells, gives } of samples) {
  test(`types: ${name}`, () => {
    const counted = new Map(cells.map((cell) => [cell, 1]))
    expect(likelyForms({ name: column, cells: counted }, ',')[0]?.type).toBe(gives)
  })
}

test('examples are cut and hide digits and mail addresses', () => {
  expect(['five', '212-555-0147', 'ada@example.com', 'x'.repeat(30)].map(maskedExample)).toEqual([
    'five',
    '###-###-####',
    '***@*******.***',
    `${'x'.repeat(24)}...`,
  ])
})

test('windows-1252 keeps the euro sign and the curly quotes', () => {
  expect(Buffer.from(utf8FromWindows1252(Uint8Array.of(0x80, 0x93, 0xe9, 0x41))).toString()).toBe('€“éA')
})

const singleByte = [
  { name: 'French stays western', bytes: Buffer.from('été à la café, garçon', 'latin1'), gives: 'windows-1252' },
  {
    name: 'Polish with windows letters',
    bytes: Buffer.of(...[...'za'].map(code), 0xbf, 0xf3, 0xb3, 0xe6, ...[...' g'].map(code), 0xea, 0x9c, 108, 0xb9),
    gives: 'windows-1250',
  },
  {
    name: 'Polish of ISO 8859-2',
    bytes: Buffer.of(
      ...[...'za'].map(code),
      0xbf,
      0xf3,
      0xb3,
      0xe6,
      ...[...' g'].map(code),
      0xea,
      0xb6,
      108,
      0xb1,
      107,
    ),
    gives: 'iso-8859-2',
  },
  {
    name: 'signs behind numbers are signs',
    bytes: Buffer.from('5 m\u00b3, 1\u00ba piso, 20 \u00b5g', 'latin1'),
    gives: 'windows-1252',
  },
]
for (const { name, bytes, gives } of singleByte) {
  test(`encodings: ${name}`, () => {
    const share = newUtf8Share()
    addToShare(share, bytes)
    expect(singleByteOf(share)).toBe(gives)
  })
}

test('text of two encodings can be mended: what is UTF-8 stays', () => {
  const bytes = Buffer.concat([Buffer.from('café '), Buffer.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x80)])
  expect(Buffer.from(mendUtf8(bytes)).toString()).toBe('café café €')
})

test('UTF-16 without a mark is known by its zeros', () => {
  expect(utf16Of(Buffer.from('id,name\n', 'utf16le'))).toBe('utf-16le')
  expect(utf16Of(Buffer.from('id,name\n'))).toBeUndefined()
})

test('errors come first, then rows in order', () => {
  const found = inOrder([
    findingOf('mixed-newlines'),
    findingOf('blank-row', { row: 9 }),
    findingOf('blank-row', { row: 2 }),
  ])
  expect(found.map(({ code, row }) => `${code} ${row}`)).toEqual([
    'blank-row 2',
    'blank-row 9',
    'mixed-newlines undefined',
  ])
})

test('every finding says something and how to fix it', () => {
  for (const [code, { say, fix }] of Object.entries(FINDINGS)) {
    const said = say({ row: 2, column: 3, name: 'zip', found: 'x', expected: 'y', count: 4 })
    expect({ code, said, isWhole: !said.includes('undefined') && fix.length > 10 }).toMatchObject({ isWhole: true })
  }
})
