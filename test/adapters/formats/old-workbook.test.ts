// Old Excel workbooks and OpenDocument spreadsheets: the same treatment as for new ones.
import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { oldWorkbookReader } from '../../../adapters/formats/old-workbook.ts'
import { TextParts } from '../../../adapters/formats/xls-records.ts'
import { type Files, readWith, zipOf } from './packing.ts'

const ROWS = [
  ['id', 'day', 'moment', 'name', 'open', 'share', 'code'],
  [1, 45413, 45413.416666666664, 'é 東京 "x"', true, 0.30000000000000004, 2134],
  [123456789.25, 1, 0.5, 'a\nb', false, -7, 5],
  [],
  [-1.5, 61, 2, '  ', null, 1e20, 0],
]
const SHOWN = [
  ['id', 'day', 'moment', 'name', 'open', 'share', 'code'],
  ['1', '2024-05-01', '2024-05-01T10:00:00', 'é 東京 "x"', 'true', '0.3', '02134'],
  ['123456789.25', '1900-01-01', '0.5', 'a\nb', 'false', '-7', '00005'],
  ['', '', '', '', '', '', ''],
  ['-1.5', '1900-03-01', '1900-01-02T00:00:00', '', '', '100000000000000000000', '00000'],
]

function sheetOf(rows: readonly unknown[][]): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows as unknown[][])
  const formats: Readonly<Record<string, string>> = { B: 'yyyy-mm-dd', C: 'yyyy-mm-dd hh:mm', G: '00000' }
  for (const [place, cell] of Object.entries(sheet)) {
    const format = formats[place[0]!]
    if (format && (cell as { t: string }).t === 'n') (cell as { z: string }).z = format
  }
  return sheet
}

function bookOf(sheets: Readonly<Record<string, WorkSheet>>): WorkBook {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return book
}

function bytesOf(book: WorkBook, bookType: 'biff8' | 'biff5'): Buffer {
  return write(book, { type: 'buffer', bookType, bookSST: bookType === 'biff8' }) as Buffer
}

// Excel 95 knows no letters beyond its code page.
for (const edition of ['biff8', 'biff5'] as const) {
  test(`a workbook of edition ${edition} gives its cells as text`, async () => {
    const plain = (rows: readonly (readonly unknown[])[]) =>
      rows.map((row) => row.map((cell) => (cell === 'é 東京 "x"' && edition === 'biff5' ? 'e "x"' : cell)))
    const bytes = bytesOf(bookOf({ A: sheetOf(plain(ROWS)) }), edition)
    const { rows, codes, table } = await readWith(oldWorkbookReader, bytes, {}, 'a.xls')
    expect(rows).toEqual(plain(SHOWN))
    expect({ codes, format: table.format }).toEqual({ codes: [], format: 'xls' })
  })
}

test('the parts of an old workbook are told of, and its sheets can be chosen', async () => {
  const sheet = sheetOf(ROWS)
  sheet['!merges'] = [utils.decode_range('A1:B1')]
  sheet['A2'].c = [{ a: 'B', t: 'look' }]
  const book = bookOf({
    A: sheet,
    B: sheetOf(ROWS),
    C: sheetOf([
      ['x', 'y'],
      [1, 2],
    ]),
  })
  book.Workbook = { Sheets: [{ name: 'A' }, { name: 'B', Hidden: 1 }, { name: 'C' }] }
  const bytes = bytesOf(book, 'biff8')
  const first = await readWith(oldWorkbookReader, bytes, {}, 'a.xls')
  expect(first.codes.filter((code) => code !== 'workbook-comments')).toEqual([
    'workbook-sheets',
    'workbook-hidden',
    'workbook-merged',
  ])
  expect((await readWith(oldWorkbookReader, bytes, { sheet: 'C' }, 'a.xls')).rows).toEqual([
    ['x', 'y'],
    ['1', '1900-01-02'],
  ])
  expect((await readWith(oldWorkbookReader, bytes, { sheet: '9' }, 'a.xls')).codes).toEqual(['workbook-no-sheet'])
})

test('days of a workbook that counts from 1904 are right', async () => {
  const book = bookOf({
    A: sheetOf([
      ['a', 'b'],
      [1, 43951],
    ]),
  })
  book.Workbook = { WBProps: { date1904: true } }
  const { rows } = await readWith(oldWorkbookReader, bytesOf(book, 'biff8'), {}, 'a.xls')
  // The writer may turn its days into those of the system that it names.
  expect(['2024-05-01', '2020-04-30']).toContain(rows[1]![1])
})

const whole = bytesOf(bookOf({ A: sheetOf(Array.from({ length: 500 }, (_, at) => [at, `text ${at}`])) }), 'biff8')
for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
  test(`an old workbook cut off after ${share * 100} per cent is refused`, async () => {
    const { codes, table } = await readWith(oldWorkbookReader, whole.subarray(0, whole.length * share), {}, 'a.xls')
    expect(codes).toEqual(['workbook-error'])
    expect(table.textPath).toBeUndefined()
  })
}

test('an old workbook with any byte changed is read or refused, and never a fault of ours', async () => {
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 150)) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 0xff
    await readWith(oldWorkbookReader, changed, {}, 'a.xls')
  }
}, 60_000)

test('an encrypted workbook is told as one', async () => {
  const { CFB } = await import('@e965/xlsx')
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/EncryptedPackage', Buffer.alloc(100))
  const bytes = CFB.write(file, { type: 'buffer' }) as Buffer
  expect((await readWith(oldWorkbookReader, bytes)).codes).toEqual(['archive-encrypted'])
})

test('a document of another program is told as one', async () => {
  const { CFB } = await import('@e965/xlsx')
  const file = CFB.utils.cfb_new()
  CFB.utils.cfb_add(file, '/WordDocument', Buffer.alloc(100))
  expect((await readWith(oldWorkbookReader, CFB.write(file, { type: 'buffer' }) as Buffer)).codes).toEqual([
    'workbook-error',
  ])
})

test('TextParts: a text goes on in the next record, wide or narrow', () => {
  const texts: string[] = []
  const parts = new TextParts((text) => texts.push(text))
  // "abé東" with one run of rich text: narrow at first, wide in the next record; then "" and "z".
  parts.push(Buffer.from([4, 0, 8, 1, 0, 0x61, 0x62, 0xe9]))
  parts.push(Buffer.from([1, 0x71, 0x67, 0, 0]))
  parts.push(Buffer.from([0, 0, 0, 0, 0, 1, 0, 0]))
  parts.push(Buffer.from([0, 0x7a]))
  expect(texts).toEqual(['abé東', '', 'z'])
})

const NAMES = ['office', 'style', 'table', 'text', 'number', 'calcext']
  .map((name) => `xmlns:${name}="${name}"`)
  .join(' ')
const STYLES = `<office:automatic-styles><number:date-style style:name="N1"><number:year/><number:hours/></number:date-style>
  <style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/>
  <style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>`

function ods(tables: string, more: Files = {}): Promise<Buffer> {
  const content = `<office:document-content ${NAMES}>${STYLES}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  return zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content, ...more })
}
const cell = (attributes: string, inner = ''): string => `<table:table-cell ${attributes}>${inner}</table:table-cell>`
const text = (value: string): string => cell('office:value-type="string"', `<text:p>${value}</text:p>`)
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`
const table = (rows: string, attributes = 'table:name="A"'): string =>
  `<table:table ${attributes}>${rows}</table:table>`

const cells: readonly { name: string; xml: string; gives: string }[] = [
  {
    name: 'a number',
    xml: cell('office:value-type="float" office:value="0.30000000000000004"', '<text:p>0.3</text:p>'),
    gives: '0.3',
  },
  {
    name: 'a share of a hundred',
    xml: cell('office:value-type="percentage" office:value="0.073"', '<text:p>7%</text:p>'),
    gives: '0.073',
  },
  {
    name: 'a code with its zeros',
    xml: cell('office:value-type="float" office:value="2134"', '<text:p>02134</text:p>'),
    gives: '02134',
  },
  { name: 'a day', xml: cell('office:value-type="date" office:date-value="2024-05-01"'), gives: '2024-05-01' },
  {
    name: 'midnight in a column of moments',
    xml: cell('office:value-type="date" office:date-value="2024-05-01" table:style-name="c1"'),
    gives: '2024-05-01T00:00:00',
  },
  { name: 'a time of day', xml: cell('office:value-type="time" office:time-value="PT09H30M05S"'), gives: '09:30:05' },
  { name: 'yes', xml: cell('office:value-type="boolean" office:boolean-value="true"'), gives: 'true' },
  {
    name: 'text of several paragraphs',
    xml: cell(
      'office:value-type="string"',
      '<text:p>a<text:s text:c="2"/>b<text:tab/></text:p><text:p><text:span>c</text:span></text:p>',
    ),
    gives: 'a  b\t\nc',
  },
  {
    name: 'text without its comment',
    xml: cell(
      'office:value-type="string"',
      '<office:annotation><text:p>no</text:p></office:annotation><text:p>a</text:p>',
    ),
    gives: 'a',
  },
  {
    name: 'an error',
    xml: cell('office:value-type="string" calcext:value-type="error"', '<text:p>#N/A</text:p>'),
    gives: '',
  },
]
for (const { name, xml, gives } of cells) {
  test(`a cell of an OpenDocument sheet holds ${name}`, async () => {
    const { rows } = await readWith(oldWorkbookReader, await ods(table(row(xml + text('x')))), {}, 'a.ods')
    expect(rows).toEqual([[gives, 'x']])
  })
}

test('repeated rows and cells are written out, blank ones at the end are not', async () => {
  const sheet = table(
    row(text('a') + cell('table:number-columns-repeated="16383"')) +
      row(cell('', ''), 'table:number-rows-repeated="2"') +
      row(
        cell('table:number-columns-repeated="2" office:value-type="float" office:value="1"'),
        'table:number-rows-repeated="2"',
      ) +
      row(cell(''), 'table:number-rows-repeated="1048570"'),
  )
  const { rows } = await readWith(oldWorkbookReader, await ods(sheet), {}, 'a.ods')
  expect(rows).toEqual([
    ['a', ''],
    ['', ''],
    ['', ''],
    ['1', '1'],
    ['1', '1'],
  ])
})

test('the parts of an OpenDocument spreadsheet are told of', async () => {
  const formula = cell(
    'table:formula="of:=\'file:///home/jane/b.ods\'#$A.A1" office:value-type="float" office:value="1"',
    '<office:annotation/>',
  )
  const merged = cell('table:number-columns-spanned="2" office:value-type="string"', '<text:p>m</text:p>')
  const sheets =
    table(
      `<table:table-column/><table:table-column table:visibility="collapse"/>${row(merged + text('b'))}${row(text('c') + formula, 'table:visibility="filter"')}`,
    ) + table(row(text('x') + text('y')), 'table:name="B" table:style-name="t1"')
  const { codes, table: read } = await readWith(oldWorkbookReader, await ods(sheets), {}, 'a.ods')
  expect(codes).toEqual([
    'workbook-hidden',
    'workbook-comments',
    'workbook-external-link',
    'workbook-merged',
    'workbook-formula',
  ])
  expect(read.findings[0]!.message).toContain('the sheet "B", column B, 1 row(s), the first row 2')
  expect(read.findings[2]!.message).toContain('"b.ods"')
})

const refused: readonly { name: string; bytes: () => Promise<Buffer>; gives: string }[] = [
  {
    name: 'an encrypted one',
    bytes: () => ods(table(''), { 'META-INF/manifest.xml': '<!DOCTYPE x><m><manifest:encryption-data/></m>' }),
    gives: 'archive-encrypted',
  },
  {
    name: 'one that repeats rows beyond the last',
    bytes: () => ods(table(row(text('a'), 'table:number-rows-repeated="99999999"'))),
    gives: 'workbook-error',
  },
  {
    name: 'one that repeats cells beyond the last',
    bytes: () =>
      ods(
        table(
          row(cell('table:number-columns-repeated="99999999" office:value-type="boolean" office:boolean-value="true"')),
        ),
      ),
    gives: 'workbook-error',
  },
  {
    name: 'one that fills the disk',
    bytes: () =>
      ods(
        table(
          row(
            cell('table:number-columns-repeated="16000" office:value-type="boolean" office:boolean-value="true"'),
            'table:number-rows-repeated="1000000"',
          ),
        ),
      ),
    gives: 'archive-bomb',
  },
  {
    name: 'one without content',
    bytes: () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
    gives: 'workbook-error',
  },
  { name: 'one with nothing in it', bytes: () => ods(table('')), gives: 'source-error' },
]
for (const { name, bytes, gives } of refused) {
  test(`an OpenDocument spreadsheet is refused: ${name}`, async () => {
    expect((await readWith(oldWorkbookReader, await bytes(), {}, 'a.ods')).codes).toEqual([gives])
  })
}
