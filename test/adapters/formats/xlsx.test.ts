// Excel workbooks: what their cells mean, what is told about them, and what is refused.
import { xlsxReader } from '../../../adapters/formats/xlsx.ts'
import type { Reading } from '../../../core/handling.ts'
import { type Files, type ReadTable, readWith, type SheetXml, sheetData, workbookFiles, zipOf } from './packing.ts'

async function read(
  sheets: readonly SheetXml[],
  more: Files = {},
  reading: Reading = {},
  is1904 = false,
): Promise<ReadTable> {
  return readWith(xlsxReader, await zipOf(workbookFiles(sheets, more, is1904)), reading)
}

/** One sheet with this XML, and the styles and texts below. */
function readSheet(xml: string, is1904 = false): Promise<ReadTable> {
  return read([{ name: 'A', xml }], { 'xl/styles.xml': STYLES, 'xl/sharedStrings.xml': STRINGS }, {}, is1904)
}

const CODES = ['yyyy-mm-dd', 'm/d/yy h:mm', 'h:mm:ss', '0%', '00000']
const STYLES = `<styleSheet><numFmts>${CODES.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join('')}</numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/>${CODES.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`
const STRINGS = `<sst><si><t>plain</t></si><si><r><rPr><b/></rPr><t>rich </t></r><r><t>text</t></r></si>
  <si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000D_&#10;b &amp; c</t></si><si><t/></si></sst>`

const cells: readonly { name: string; xml: string; gives: string; is1904?: boolean }[] = [
  { name: 'a shared text', xml: '<c t="s"><v>0</v></c>', gives: 'plain' },
  { name: 'rich text, its runs joined', xml: '<c t="s"><v>1</v></c>', gives: 'rich text' },
  { name: 'text without its reading aid', xml: '<c t="s"><v>2</v></c>', gives: '東京' },
  { name: 'text with an escape', xml: '<c t="s"><v>3</v></c>', gives: 'a\r\nb & c' },
  {
    name: 'text of its own',
    xml: '<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>c</t></rPh></is></c>',
    gives: 'ab',
  },
  { name: 'text of a formula', xml: '<c t="str"><f>A2</f><v>x</v></c>', gives: 'x' },
  { name: 'a number', xml: '<c><v>0.30000000000000004</v></c>', gives: '0.3' },
  { name: 'a whole number kept as a float', xml: '<c><v>123.0</v></c>', gives: '123' },
  { name: 'a small number', xml: '<c><v>1.5E-7</v></c>', gives: '0.00000015' },
  {
    name: 'a share of a hundred, as the number that it is',
    xml: '<c s="4"><v>7.2999999999999995E-2</v></c>',
    gives: '0.073',
  },
  { name: 'a code, with the zeros that are shown', xml: '<c s="5"><v>2134</v></c>', gives: '02134' },
  { name: 'yes', xml: '<c t="b"><v>1</v></c>', gives: 'true' },
  { name: 'no', xml: '<c t="b"><v>0</v></c>', gives: 'false' },
  { name: 'a day', xml: '<c s="1"><v>45413</v></c>', gives: '2024-05-01' },
  { name: 'a day in a format that has no text', xml: '<c s="6"><v>45413</v></c>', gives: '2024-05-01' },
  { name: 'a day counted from 1904', xml: '<c s="1"><v>43951</v></c>', is1904: true, gives: '2024-05-01' },
  { name: 'a moment', xml: '<c s="2"><v>45413.416666666664</v></c>', gives: '2024-05-01T10:00:00' },
  { name: 'a time of day', xml: '<c s="3"><v>0.5</v></c>', gives: '12:00:00' },
  { name: 'a day as text of ISO 8601', xml: '<c t="d" s="1"><v>2024-05-01T00:00:00.000Z</v></c>', gives: '2024-05-01' },
  { name: 'an error', xml: '<c t="e"><v>#N/A</v></c>', gives: '' },
]
for (const { name, xml, gives, is1904 } of cells) {
  test(`a cell holds ${name}`, async () => {
    const { rows } = await readSheet(`<sheetData><row>${xml}<c><v>1</v></c></row></sheetData>`, is1904)
    expect(rows).toEqual([[gives, '1']])
  })
}

test('rows and cells stand where they stand in the sheet, all rows equally wide, without blank ends', async () => {
  const { rows } = await readSheet(`<sheetData>
    <row r="2"><c r="B2"><v>1</v></c><c r="C2"/></row><row r="3"><c r="A3" t="s"><v>4</v></c></row>
    <row r="5"><c r="C5"><v>2</v></c><c r="A5"><v>3</v></c><c r="D5" t="inlineStr"><is><t> </t></is></c></row><row r="9"/></sheetData>`)
  expect(rows).toEqual([
    ['', '', ''],
    ['', '1', ''],
    ['', '', ''],
    ['', '', ''],
    ['3', '', '2'],
  ])
})

test('rows that get wider are all as wide as the widest, with line breaks and quotes in them', async () => {
  const { rows } = await read([{ name: 'A', xml: sheetData([['a "b"\n,'], ['c\nd', 1], [2], [1, 2, 3], [4]]) }])
  expect(rows).toEqual([
    ['a "b"\n,', '', ''],
    ['c\nd', '1', ''],
    ['2', '', ''],
    ['1', '2', '3'],
    ['4', '', ''],
  ])
})

test('prefixes of the XML do not matter', async () => {
  const xml = '<x:sheetData xmlns:x="u"><x:row><x:c t="str"><x:v>a</x:v></x:c></x:row></x:sheetData>'
  expect((await readSheet(xml)).rows).toEqual([['a']])
})

const table = sheetData([
  ['id', 'name'],
  [1, 'a'],
])
const told: readonly {
  name: string
  xml?: string
  more?: Files
  links?: SheetXml['links']
  gives: string | undefined
  says?: string
}[] = [
  { name: 'nothing about a plain table', gives: undefined },
  {
    name: 'formulas',
    xml: '<sheetData><row><c><v>1</v></c></row><row><c/><c><f>A1*2</f><v>2</v></c><c><f t="shared" si="0"/><v>3</v></c></row></sheetData>',
    gives: 'workbook-formula',
    says: '2 cell(s) hold a formula, the first in row 2, column 2',
  },
  {
    name: 'nothing about formulas that are values',
    xml: '<sheetData><row><c t="b"><f>TRUE()</f><v>1</v></c><c><f>"a"</f><v>a</v></c></row></sheetData>',
    gives: undefined,
  },
  {
    name: 'errors',
    xml: '<sheetData><row><c><v>1</v></c><c t="e"><v>#DIV/0!</v></c></row></sheetData>',
    gives: 'workbook-error-value',
    says: '#DIV/0!',
  },
  {
    name: 'merged cells',
    xml: `${table}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>`,
    gives: 'workbook-merged',
    says: '1 group',
  },
  {
    name: 'hidden columns with something in them',
    xml: `<cols><col min="2" max="16384" hidden="1"/></cols>${table}`,
    gives: 'workbook-hidden',
    says: 'column B.',
  },
  {
    name: 'nothing about hidden columns that are blank',
    xml: `<cols><col min="3" max="16384" hidden="1"/></cols>${table}`,
    gives: undefined,
  },
  {
    name: 'hidden rows',
    xml: '<sheetData><row><c><v>1</v></c></row><row hidden="1"><c><v>2</v></c></row></sheetData>',
    gives: 'workbook-hidden',
    says: '1 row(s), the first row 2',
  },
  {
    name: 'comments',
    links: [['comments', '../comments1.xml']],
    more: {
      'xl/comments1.xml':
        '<comments><authors><author>B</author></authors><commentList><comment ref="A1" authorId="0"/></commentList></comments>',
    },
    gives: 'workbook-comments',
    says: '1 in "A"',
  },
  {
    name: 'threads of comments, not counted twice',
    links: [
      ['comments', '../comments1.xml'],
      ['threadedComment', '../t.xml'],
    ],
    more: {
      'xl/comments1.xml':
        '<comments><authors><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"/></commentList></comments>',
      'xl/t.xml': '<ThreadedComments><threadedComment/><threadedComment/></ThreadedComments>',
    },
    gives: 'workbook-comments',
    says: '2 in "A"',
  },
  {
    name: 'links to other files, without their folders',
    more: {
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
      'xl/externalLinks/_rels/externalLink1.xml.rels':
        '<Relationships><Relationship Id="a" Type="x/externalLinkPath" Target="file:///C:\\Users\\jane\\My%20budget.xlsx" TargetMode="External"/></Relationships>',
    },
    gives: 'workbook-external-link',
    says: ': "My budget.xlsx"',
  },
  { name: 'macros', more: { 'xl/vbaProject.bin': 'x' }, gives: 'workbook-macros' },
  {
    name: 'a gap of more than 10,000 rows',
    xml: '<sheetData><row r="1"><c><v>1</v></c></row><row r="1048576"><c><v>2</v></c></row></sheetData>',
    gives: 'workbook-gap',
    says: '1048574 blank rows',
  },
]
for (const { name, xml = table, more, links, gives, says } of told) {
  test(`a report tells of ${name}`, async () => {
    const { table: read_, codes, rows } = await read([{ name: 'A', xml, ...(links ? { links } : {}) }], more)
    expect(codes).toEqual(gives ? [gives] : [])
    expect(read_.findings[0]?.message ?? '').toContain(says ?? '')
    expect(rows.length).toBeGreaterThan(0)
  })
}

const note = { name: 'Note', xml: sheetData([['About this table']]) }
const sheets: readonly SheetXml[] = [
  { name: 'Empty', xml: '<sheetData/>' },
  note,
  { name: 'Old', state: 'hidden', xml: table },
  {
    name: 'Data',
    xml: sheetData([
      ['id', 'year'],
      [1, 2024],
    ]),
  },
]
const chosen: readonly {
  name: string
  reading?: Reading
  sheets?: readonly SheetXml[]
  gives: string[]
  first?: string[]
}[] = [
  { name: 'the first visible one with a table', gives: ['workbook-sheets', 'workbook-hidden'], first: ['id', 'year'] },
  { name: 'the one named', reading: { sheet: 'note' }, gives: ['workbook-hidden'], first: ['About this table'] },
  { name: 'the one at a place', reading: { sheet: '4' }, gives: ['workbook-hidden'], first: ['id', 'year'] },
  { name: 'a hidden one if it is named', reading: { sheet: 'Old' }, gives: ['workbook-hidden'], first: ['id', 'name'] },
  { name: 'none that is not there', reading: { sheet: 'Budget' }, gives: ['workbook-no-sheet'] },
  { name: 'none beyond the last', reading: { sheet: '5' }, gives: ['workbook-no-sheet'] },
  { name: 'none that is empty', reading: { sheet: 'Empty' }, gives: ['source-error'] },
  { name: 'never a hidden one unasked', sheets: [sheets[0]!, sheets[2]!], gives: ['source-error'] },
  { name: 'the only one, without a word', sheets: [sheets[0]!, sheets[3]!], gives: [], first: ['id', 'year'] },
  {
    name: 'one with a single column when there is no other',
    sheets: [sheets[0]!, note],
    gives: [],
    first: ['About this table'],
  },
]
for (const { name, reading, sheets: own = sheets, gives, first } of chosen) {
  test(`the sheet that is read is ${name}`, async () => {
    const { codes, rows } = await read(own, {}, reading)
    expect(codes).toEqual(gives)
    expect(rows[0]).toEqual(first)
  })
}

test('sheets that could be read instead are listed, hidden ones too, empty ones not', async () => {
  expect((await read(sheets)).table.choices).toEqual([
    { name: 'Note', isHidden: false, isChosen: false },
    { name: 'Old', isHidden: true, isChosen: false },
    { name: 'Data', isHidden: false, isChosen: true },
  ])
})
