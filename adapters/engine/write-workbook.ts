// adapters/engine/write-workbook.ts: writes a table as an Excel workbook, row by row in constant memory, the same bytes for the same table.
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { columnLetters, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../../core/engine/cell-places.ts'
import { quoteName } from '../../core/engine/sql.ts'
import type { ColumnType } from '../../core/model.ts'
import type { Database } from './database.ts'
import { cellXml, SHEET_PART, SMALL_PARTS, sheetEnd, sheetStart } from './workbook-parts.ts'

export interface WorkbookColumn {
  readonly name: string
  readonly type: ColumnType
}

/** Characters that Excel keeps of a cell, in UTF-16. */
const MAX_CELL = 32_767
/** Excel does not open a larger sheet, unpacked. */
const MAX_SHEET_BYTES = 2 ** 32 - 1
/** Fixed, so that the same table makes the same bytes; level 3 costs a third of the usual 6 for a tenth more bytes. */
const ENTRY = { mtime: new Date('1980-01-01T00:00:00Z'), mode: 0o100644, compressionLevel: 3 }

/**
 * Writes a table as XLSX: a bold header that stays in view, filters, numbers, days and times as such, everything else as text.
 *
 * @param from SQL of the table, e.g. `read_parquet('...')`
 * @param rows of the table
 * @returns false, and no file, when the table goes beyond Excel's limits: rows, columns, or a cell that would be cut off
 */
export async function writeWorkbook(
  database: Database,
  from: string,
  columns: readonly WorkbookColumn[],
  rows: number,
  target: string,
): Promise<boolean> {
  if (rows > MAX_SHEET_ROWS - 1 || columns.length > MAX_SHEET_COLUMNS || columns.length === 0) return false
  const zip = new ZipFile()
  for (const { name, xml } of SMALL_PARTS) zip.addBuffer(Buffer.from(xml), name, ENTRY)
  const sheet = Readable.from(sheetBytes(database, from, columns, rows), { objectMode: false })
  // The library does not listen to the streams that it is given.
  for (const part of [zip, sheet]) part.on('error', (error: Error) => (zip.outputStream as Readable).destroy(error))
  zip.addReadStreamLazy(SHEET_PART, ENTRY, (give) => give(null, sheet))
  zip.end()
  try {
    await pipeline(zip.outputStream, createWriteStream(target))
    return true
  } catch (error) {
    await rm(target, { force: true })
    if (error instanceof BeyondExcel) return false
    throw error
  } finally {
    sheet.destroy()
  }
}

/** Ends the writing of a table that turns out not to fit. */
class BeyondExcel extends Error {}

const PIECE = 1 << 16

async function* sheetBytes(
  database: Database,
  from: string,
  columns: readonly WorkbookColumn[],
  rows: number,
): AsyncGenerator<Buffer> {
  const letters = columns.map((_, at) => columnLetters(at + 1))
  const cells = columns.map(({ name }) => `CAST(${quoteName(name)} AS VARCHAR)`)
  let xml = sheetStart(columns, rows)
  let bytes = 0
  let row = 1
  for await (const chunk of database.chunks(`SELECT ${cells.join(', ')} FROM ${from}`)) {
    for (const values of chunk as (string | null)[][]) {
      xml += rowXml(++row, values, columns, letters)
      if (xml.length < PIECE) continue
      const piece = Buffer.from(xml)
      xml = ''
      if ((bytes += piece.length) > MAX_SHEET_BYTES) throw new BeyondExcel()
      yield piece
    }
  }
  if (row !== rows + 1) throw new Error(`expected ${rows} rows for the workbook, found ${row - 1}`)
  yield Buffer.from(xml + sheetEnd(columns.length, rows))
}

function rowXml(
  row: number,
  values: readonly (string | null)[],
  columns: readonly WorkbookColumn[],
  letters: readonly string[],
): string {
  let xml = `<row r="${row}">`
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    if (value === null || value === undefined) continue
    if (value.length > MAX_CELL) throw new BeyondExcel()
    xml += cellXml(`${letters[at]}${row}`, value, columns[at]!.type)
  }
  return `${xml}</row>`
}
