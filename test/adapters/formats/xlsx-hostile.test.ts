// Excel workbooks made to harm, and broken ones: refused by name.
import { xlsxReader } from '../../../adapters/formats/xlsx.ts'
import { type Files, readWith, sheetData, workbookFiles, zipOf } from './packing.ts'

const table = sheetData([
  ['id', 'name'],
  [1, 'a'],
])
const billion = '<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
const wide = (row: number): string => `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`
const rows = (count: number, row: (at: number) => string): string =>
  `<sheetData>${Array.from({ length: count }, (_, at) => row(at + 1)).join('')}</sheetData>`
const refused: readonly { name: string; files: () => Files; gives: string }[] = [
  {
    name: 'entities that unfold',
    files: () =>
      oneSheet({
        'xl/worksheets/sheet1.xml': `${billion}<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`,
      }),
    gives: 'workbook-error',
  },
  {
    name: 'broken XML',
    files: () => oneSheet({ 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row>' }),
    gives: 'workbook-error',
  },
  {
    name: 'XML without end',
    files: () => oneSheet({ 'xl/worksheets/sheet1.xml': `<worksheet>${'<a>'.repeat(1000)}` }),
    gives: 'workbook-error',
  },
  {
    name: 'a single text of 20 MB',
    files: () => sheet(`<sheetData><row><c t="str"><v>${'x'.repeat(20 << 20)}</v></c></row></sheetData>`),
    gives: 'workbook-error',
  },
  {
    name: 'a row beyond the last',
    files: () => sheet('<sheetData><row r="1048577"><c><v>1</v></c></row></sheetData>'),
    gives: 'workbook-error',
  },
  {
    name: 'a column beyond the last',
    files: () => sheet('<sheetData><row><c r="XFE1"><v>1</v></c></row></sheetData>'),
    gives: 'workbook-error',
  },
  {
    name: 'rows out of order',
    files: () => sheet('<sheetData><row r="2"/><row r="1"/></sheetData>'),
    gives: 'workbook-error',
  },
  {
    name: 'a text that is not there',
    files: () => sheet('<sheetData><row><c t="s"><v>7</v></c></row></sheetData>'),
    gives: 'workbook-error',
  },
  { name: 'a sheet of blanks that fills the disk', files: () => sheet(rows(10_000, wide)), gives: 'archive-bomb' },
  {
    name: 'blank rows between wide ones',
    files: () => sheet(rows(10, (at) => wide(at * 9000))),
    gives: 'archive-bomb',
  },
  {
    name: 'blanks without end',
    files: () => oneSheet({ 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(20 << 20)}` }),
    gives: 'workbook-error',
  },
  {
    name: 'a workbook without a list of sheets',
    files: () => ({ '[Content_Types].xml': '', 'a.txt': '' }),
    gives: 'workbook-error',
  },
  {
    name: 'a binary workbook',
    files: () => ({
      '_rels/.rels':
        '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      'xl/workbook.bin': '',
    }),
    gives: 'workbook-error',
  },
]
for (const { name, files, gives } of refused) {
  test(`refused: ${name}`, async () => {
    const { table: read_, codes } = await readWith(xlsxReader, await zipOf(files()))
    expect(codes).toEqual([gives])
    expect(read_.textPath).toBeUndefined()
  })
}

function oneSheet(more: Files): Files {
  return workbookFiles([{ name: 'A', xml: '' }], more)
}

function sheet(xml: string): Files {
  return workbookFiles([{ name: 'A', xml }])
}

test('refused: a workbook that is cut off', async () => {
  const bytes = await zipOf(sheet(table))
  expect((await readWith(xlsxReader, bytes.subarray(0, bytes.length - 200))).codes).toEqual(['archive-error'])
})
