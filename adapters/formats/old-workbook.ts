// adapters/formats/old-workbook.ts: reads spreadsheets of other kinds than .xlsx: OpenDocument (.ods) and old Excel (.xls).
import { readHead } from '../engine/read-bytes.ts'
import { odsReader } from './ods.ts'
import type { FormatReader } from './reader.ts'
import { xlsReader } from './xls.ts'

export const oldWorkbookReader: FormatReader = async (request) => {
  const head = await readHead(request.path, 2)
  return head.toString('latin1') === 'PK' ? odsReader(request) : xlsReader(request)
}
