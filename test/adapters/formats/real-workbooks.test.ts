// Real workbooks and archives beside the project, when they are there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { unpack } from '../../../adapters/formats/archive.ts'
import { oldWorkbookReader } from '../../../adapters/formats/old-workbook.ts'
import type { FormatReader } from '../../../adapters/formats/reader.ts'
import { xlsxReader } from '../../../adapters/formats/xlsx.ts'
import { material, withMaterial } from '../../support/material.ts'
import { inFolder, readWith, recordsOf } from './packing.ts'

const bytesOf = (file: string): Buffer => readFileSync(join(material, file))

for (const { file, reader } of [
  { file: 'test.xls', reader: oldWorkbookReader },
  { file: 'test.xlsx', reader: xlsxReader },
] as readonly { file: string; reader: FormatReader }[]) {
  withMaterial(`${file} of csvkit is read as csvkit reads it`, async () => {
    const { rows, codes } = await readWith(reader, bytesOf(`validation/csvkit/${file}`), {}, file)
    const expected = recordsOf(bytesOf(`validation/csvkit/${file.replace('.', '')}_converted.csv`).toString('utf8'))
    // It writes True, names a column that has no name, and the old one's whole numbers with a point.
    const plain = expected.map((row) =>
      row.map((cell) => cell.replace(/^(True|False)$/, (word) => word.toLowerCase()).replace(/\.0$/, '')),
    )
    expect(rows).toEqual(plain.map((row, at) => (at === 0 ? [...row.slice(0, -1), ''] : row)))
    expect(codes).toEqual([])
  })
}

const BOOKS = [
  'chicago_law_settlements_2010.xls',
  'chicago_law_settlements_2012.xlsx',
  'chicago_law_settlements_2014.xlsx',
  'nebraska_1033_military_surplus.xlsx',
]
for (const file of BOOKS) {
  withMaterial(`every text and number of ${file} is that which another reader finds`, async () => {
    const { rows } = await readWith(file.endsWith('.xls') ? oldWorkbookReader : xlsxReader, bytesOf(`datasets/${file}`))
    const book = read(bytesOf(`datasets/${file}`), { dense: true, cellDates: false, cellNF: true })
    const lines = book.Sheets[book.SheetNames[0]!]!['!data']!
    let compared = 0
    for (const [at, row] of rows.entries()) {
      for (const [column, text] of row.entries()) {
        const found = lines[at]?.[column]
        if (found?.t === 's') expect(text.trim()).toBe(String(found.v).trim())
        else if (found?.t === 'n' && !/[ymdh]/.test(String(found.z)))
          expect(Number(text)).toBeCloseTo(Number(found.v), 5)
        else continue
        compared++
      }
    }
    expect(compared).toBeGreaterThan(3000)
  })
}

withMaterial('a blank row of a real sheet keeps its number', async () => {
  const { rows } = await readWith(xlsxReader, bytesOf('validation/frictionless/issue-312.xlsx'))
  expect(rows[4]).toEqual(['', '', '', '', ''])
})

const ARCHIVES: readonly { file: string; kind: string; code?: string }[] = [
  { file: 'datasets/de_bonn_budget_2017.csv.gz', kind: 'table' },
  { file: 'datasets/nyc_subway_gtfs.zip', kind: 'none', code: 'archive-several' },
  { file: 'datasets/pittsburgh_market_value_analysis_2016_shp.zip', kind: 'shapefile' },
  { file: 'validation/csvkit/dummy.csv.bz2', kind: 'table' },
  { file: 'validation/frictionless/table.csv.zip', kind: 'table' },
]
for (const { file, kind, code } of ARCHIVES) {
  withMaterial(`${file} gives ${kind === 'none' ? 'a reason' : `a ${kind}`}`, () =>
    inFolder(async (work) => {
      const unpacked = await unpack(join(material, file), work, {}, () => {}, file)
      expect({ kind: unpacked.kind, code: unpacked.findings[0]?.code }).toEqual({ kind, code })
    }),
  )
}
