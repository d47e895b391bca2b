// adapters/formats/xls-whole.ts: reads small workbooks of Excel 95 and before, which SheetJS holds in memory as a whole.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { cellFormat, shownText } from '../../core/engine/cell-dates.ts'
import { decimalText } from '../../core/engine/cell-numbers.ts'
import { findingOf } from '../../core/engine/findings.ts'
import type { Finding } from '../../core/report.ts'
import { shownName, UNPACK_LIMITS } from './archive-limits.ts'
import type { NoTable, ReadRequest, TableText } from './reader.ts'
import {
  addError,
  addFormula,
  addHiddenRow,
  chooseSheet,
  isFormula,
  newTally,
  type SheetGlance,
  type SheetTally,
  workbookFindings,
} from './sheet-findings.ts'
import { maxTextBytes, openSheetText, type SheetCell, type SheetRow } from './sheet-text.ts'
import { findingFrom, Unreadable } from './unreadable.ts'

/** SheetJS needs about 600 bytes for a cell, and a cell takes 6 to 18 bytes of the file. */
export const MAX_WHOLE_BYTES = 4 << 20

const ABOUT = { format: 'xls', encoding: 'utf-8' } as const

export async function readWholeWorkbook(request: ReadRequest): Promise<TableText | NoTable> {
  try {
    return await readTable(await parsed(request), request)
  } catch (error) {
    return { ...ABOUT, findings: [findingFrom(error)] }
  }
}

async function parsed({ path, filename }: ReadRequest): Promise<WorkBook> {
  const bytes = await readFile(path)
  const { read, set_cptable } = await import('@e965/xlsx')
  // Texts of that time are in the code page of the machine.
  set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  const options = { dense: true, cellDates: false, cellNF: true, cellText: false, cellHTML: false, cellStyles: true }
  try {
    return read(bytes, { type: 'buffer', ...options })
  } catch (error) {
    throw new Unreadable(notParsed(String(error), filename))
  }
}

function notParsed(fault: string, filename: string): Finding {
  if (/password|encrypt/i.test(fault)) return findingOf('archive-encrypted', { found: shownName(filename) })
  return findingOf('workbook-error', { found: 'it is cut off or damaged' })
}

async function readTable(book: WorkBook, { path, workDir, reading }: ReadRequest): Promise<TableText | NoTable> {
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  const read = book.SheetNames.map((name) => sheetOf(book.Sheets[name]!, is1904))
  const sheets = book.SheetNames.map((name, at): SheetGlance => {
    const wide = read[at]!.rows.filter(({ cells }) => cells.length > 1).length
    const content = wide > 1 ? 'table' : read[at]!.rows.length > 0 ? 'some' : 'none'
    return { name, isHidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0, content }
  })
  const { index, findings, choices } = chooseSheet(sheets, reading.sheet)
  const about = { ...ABOUT, ...(choices ? { choices } : {}) }
  if (index === undefined) return { ...about, findings }

  const { rows, tally } = read[index]!
  const textPath = join(workDir, 'sheet.csv')
  const text = await openSheetText(textPath, maxTextBytes((await readFile(path)).length, UNPACK_LIMITS))
  try {
    for (const row of rows) await text.add(row)
    await text.finish()
  } finally {
    await text.close()
  }
  const comments = book.SheetNames.map((sheet, at) => ({ sheet, count: read[at]!.comments }))
  const { filled, beyond } = text
  const facts = { sheets, chosen: index, comments, externalLinks: [], hasMacros: false, tally, filled, beyond }
  return { ...about, textPath, findings: [...findings, ...workbookFindings(facts)] }
}

interface WholeSheet {
  readonly rows: SheetRow[]
  readonly tally: SheetTally
  readonly comments: number
}

function sheetOf(sheet: WorkSheet, is1904: boolean): WholeSheet {
  const tally = newTally()
  tally.merged = sheet['!merges']?.length ?? 0
  for (const [at, column] of (sheet['!cols'] ?? []).entries()) {
    if (column?.hidden) tally.hiddenColumns.push({ first: at + 1, last: at + 1 })
  }
  const rows: SheetRow[] = []
  let comments = 0
  for (const [at, line] of (sheet['!data'] ?? []).entries()) {
    const cells: SheetCell[] = []
    for (const [index, cell] of (line ?? []).entries()) {
      if (!cell) continue
      comments += cell.c?.length ? 1 : 0
      if (cell.f !== undefined && isFormula(cell.f)) addFormula(tally, at + 1, index + 1)
      if (cell.t === 'e') addError(tally, at + 1, index + 1, String(cell.w ?? '#ERROR!'))
      const text = textOf(cell, is1904)
      if (text.trim() !== '') cells.push({ column: index + 1, text })
    }
    if (cells.length === 0) continue
    if (sheet['!rows']?.[at]?.hidden) addHiddenRow(tally, at + 1)
    rows.push({ row: at + 1, cells })
  }
  return { rows, tally, comments }
}

function textOf({ t, v, z }: CellObject, is1904: boolean): string {
  if (t === 'n' && typeof v === 'number' && Number.isFinite(v)) {
    return shownText(v, cellFormat(String(z ?? 'General')), is1904) ?? decimalText(v)
  }
  if (t === 'b') return v === true ? 'true' : 'false'
  return t === 's' ? String(v ?? '').replaceAll('\0', '') : ''
}
