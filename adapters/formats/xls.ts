// adapters/formats/xls.ts: reads the table of an old Excel workbook (.xls) record by record, and says where a new one is encrypted.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import type { Finding } from '../../core/report.ts'
import { shownName, UNPACK_LIMITS } from './archive-limits.ts'
import type { FormatReader, NoTable, ReadRequest, TableText } from './reader.ts'
import { chooseSheet, newTally, type SheetGlance, workbookFindings } from './sheet-findings.ts'
import { maxTextBytes, openSheetText } from './sheet-text.ts'
import { findingFrom } from './unreadable.ts'
import { type CompoundFile, openCompoundFile } from './xls-container.ts'
import { OtherEdition, readGlobals, readXlsRows, type XlsGlobals, type XlsSeen } from './xls-sheets.ts'
import { MAX_WHOLE_BYTES, readWholeWorkbook } from './xls-whole.ts'
import type { CellContext } from './xlsx-sheet.ts'
import { newStringStore } from './xlsx-strings.ts'

const ABOUT = { format: 'xls', encoding: 'utf-8' } as const
const STREAM = 'Workbook'
/** Of Excel 5 and 95. */
const OLD_STREAM = 'Book'

/** Memory: the shared texts up to 256 MB, and a chunk of rows; small files of Excel 95 and before are read whole. */
export const xlsReader: FormatReader = async (request) => {
  let file: CompoundFile | undefined
  try {
    file = await openCompoundFile(request.path)
    if (file.names.has('EncryptedPackage')) {
      return notRead(findingOf('archive-encrypted', { found: shownName(request.filename) }))
    }
    if (!file.names.has(STREAM) && !file.names.has(OLD_STREAM)) {
      return notRead(findingOf('workbook-error', { found: 'this is a document of another Office program' }))
    }
    return file.names.has(STREAM) ? await readWorkbook(file, request) : await readWhole(request)
  } catch (error) {
    if (error instanceof OtherEdition) return readWhole(request)
    return notRead(findingFrom(error))
  } finally {
    await file?.close()
  }
}

function notRead(finding: Finding): NoTable {
  return { ...ABOUT, findings: [finding] }
}

async function readWhole(request: ReadRequest): Promise<TableText | NoTable> {
  const { size } = await stat(request.path)
  if (size <= MAX_WHOLE_BYTES) return readWholeWorkbook(request)
  const limit = `${MAX_WHOLE_BYTES / 2 ** 20} MB`
  return notRead(
    findingOf('workbook-error', { found: `it is of Excel 95 or older, or not in order, and larger than ${limit}` }),
  )
}

async function readWorkbook(file: CompoundFile, request: ReadRequest): Promise<TableText | NoTable> {
  const strings = newStringStore(request.workDir)
  try {
    const globals = await readGlobals(file.read(STREAM), strings, shownName(request.filename))
    return await readTable(file, globals, { strings, formats: globals.formats, is1904: globals.is1904 }, request)
  } finally {
    await strings.close()
  }
}

async function readTable(
  file: CompoundFile,
  globals: XlsGlobals,
  context: CellContext,
  { workDir, reading, onShare }: ReadRequest,
): Promise<TableText | NoTable> {
  const sheets: SheetGlance[] = []
  const comments: { sheet: string; count: number }[] = []
  for (const sheet of globals.sheets) {
    const { content, count } = await surveyed(file, sheet.offset, context)
    sheets.push({ name: sheet.name, isHidden: sheet.isHidden, content })
    comments.push({ sheet: sheet.name, count })
  }
  onShare(0.5)
  const { index, findings, choices } = chooseSheet(sheets, reading.sheet)
  const about = { ...ABOUT, ...(choices ? { choices } : {}) }
  if (index === undefined) return { ...about, findings }

  const seen: XlsSeen = { tally: newTally(), comments: 0 }
  const textPath = join(workDir, 'sheet.csv')
  const text = await openSheetText(textPath, maxTextBytes(file.sizeOf(STREAM), UNPACK_LIMITS))
  try {
    for await (const rows of readXlsRows(file.read(STREAM, globals.sheets[index]!.offset), context, seen)) {
      for (const row of rows) await text.add(row)
    }
    await text.finish()
  } finally {
    await text.close()
  }
  onShare(1)
  const { externalLinks } = globals
  const hasMacros = globals.hasMacroSheet || file.names.has('_VBA_PROJECT_CUR')
  const { tally } = seen
  const { filled, beyond } = text
  const facts = { sheets, chosen: index, comments, externalLinks, hasMacros, tally, filled, beyond }
  return { ...about, textPath, findings: [...findings, ...workbookFindings(facts)] }
}

/** Comments stand below the cells, so a sheet is looked at to its end. */
async function surveyed(
  file: CompoundFile,
  offset: number,
  context: CellContext,
): Promise<{ content: SheetGlance['content']; count: number }> {
  const seen: XlsSeen = { tally: newTally(), comments: 0 }
  let rows = 0
  let wideRows = 0
  for await (const batch of readXlsRows(file.read(STREAM, offset), context, seen)) {
    rows += batch.length
    wideRows += batch.filter(({ cells }) => cells.length > 1).length
  }
  return { content: wideRows > 1 ? 'table' : rows > 0 ? 'some' : 'none', count: seen.comments }
}
