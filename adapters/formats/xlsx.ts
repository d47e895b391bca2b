// adapters/formats/xlsx.ts: reads the table of an Excel workbook (.xlsx, .xlsm) as it streams out of its zip file.
import { join } from 'node:path'
import { UNPACK_LIMITS } from './archive-limits.ts'
import { openZip, type Zip } from './archive-zip.ts'
import type { FormatReader, NoTable, ReadRequest, TableText } from './reader.ts'
import { chooseSheet, newTally, type SheetGlance, workbookFindings } from './sheet-findings.ts'
import { maxTextBytes, openSheetText } from './sheet-text.ts'
import { findingFrom } from './unreadable.ts'
import {
  countComments,
  openPart,
  type Package,
  packageOf,
  readCellFormats,
  readWorkbookParts,
  type SheetPart,
  type WorkbookParts,
} from './xlsx-parts.ts'
import { type CellContext, readSheetRows } from './xlsx-sheet.ts'
import { NO_STRINGS, readSharedStrings, type SharedStrings } from './xlsx-strings.ts'

const ABOUT = { format: 'xlsx', encoding: 'utf-8' } as const

/** Memory: the shared texts up to 256 MB, and a chunk of rows. The disk needs the text, and twice while rows are made equally wide. */
export const xlsxReader: FormatReader = async (request) => {
  let zip: Zip | undefined
  try {
    zip = await openZip(request.path, UNPACK_LIMITS)
    return await readWorkbook(packageOf(zip, UNPACK_LIMITS), request)
  } catch (error) {
    return { ...ABOUT, findings: [findingFrom(error)] }
  } finally {
    zip?.close()
  }
}

async function readWorkbook(from: Package, request: ReadRequest): Promise<TableText | NoTable> {
  const parts = await readWorkbookParts(from)
  const formats = await readCellFormats(from, parts.styles)
  const texts = parts.strings === undefined ? undefined : openPart(from, parts.strings)
  const strings = texts ? await readSharedStrings(texts, request.workDir) : NO_STRINGS
  try {
    return await readTable(from, parts, { strings, formats, is1904: parts.is1904 }, request)
  } finally {
    await strings.close()
  }
}

async function readTable(
  from: Package,
  parts: WorkbookParts,
  context: CellContext & { readonly strings: SharedStrings },
  { workDir, reading, onShare }: ReadRequest,
): Promise<TableText | NoTable> {
  const sheets: SheetGlance[] = []
  for (const sheet of parts.sheets) sheets.push(await glanceAt(from, sheet, context))
  const { index, findings, choices } = chooseSheet(sheets, reading.sheet)
  const about = { ...ABOUT, ...(choices ? { choices } : {}) }
  if (index === undefined) return { ...about, findings }

  const { part } = parts.sheets[index]!
  const size = Math.max(1, from.entries.get(part.toLowerCase())!.uncompressedSize)
  const chunks = openPart(from, part, (bytes) => onShare(Math.min(1, bytes / size)))!
  const tally = newTally()
  const textPath = join(workDir, 'sheet.csv')
  const text = await openSheetText(textPath, maxTextBytes(from.zip.bytes, from.limits))
  try {
    for await (const rows of readSheetRows(chunks, context, tally)) {
      for (const row of rows) await text.add(row)
    }
    await text.finish()
  } finally {
    await text.close()
  }
  const comments = []
  for (const sheet of parts.sheets) {
    comments.push({ sheet: sheet.name, count: await countComments(from, sheet.part) })
  }
  const facts = { ...parts, sheets, chosen: index, comments, tally, filled: text.filled, beyond: text.beyond }
  return { ...about, textPath, findings: [...findings, ...workbookFindings(facts)] }
}

/** Reads a sheet only as far as it takes to see whether it may hold a table. */
async function glanceAt(from: Package, sheet: SheetPart, context: CellContext): Promise<SheetGlance> {
  const { name, isHidden, part } = sheet
  const chunks = openPart(from, part)
  let rows = 0
  let wideRows = 0
  if (chunks) {
    for await (const batch of readSheetRows(chunks, context, newTally())) {
      rows += batch.length
      wideRows += batch.filter(({ cells }) => cells.length > 1).length
      if (wideRows > 1) break
    }
  }
  return { name, isHidden, content: wideRows > 1 ? 'table' : rows > 0 ? 'some' : 'none' }
}
