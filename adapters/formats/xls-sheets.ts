// adapters/formats/xls-sheets.ts: what an old Excel workbook (BIFF8) says of itself, and the cells of one sheet as text.
import { builtInFormat, type CellFormat, cellFormat, NUMBER_FORMAT, shownText } from '../../core/engine/cell-dates.ts'
import { decimalText } from '../../core/engine/cell-numbers.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { addError, addFormula, addHiddenRow, type SheetTally } from './sheet-findings.ts'
import type { SheetCell, SheetRow } from './sheet-text.ts'
import { Unreadable } from './unreadable.ts'
import { ERRORS, isConstantFormula, RECORD, readRecordsOf, rkNumber, TextParts, textAt } from './xls-records.ts'
import type { CellContext } from './xlsx-sheet.ts'
import type { StringsToFill } from './xlsx-strings.ts'

export interface XlsSheet {
  readonly name: string
  readonly isHidden: boolean
  /** Where its records begin in the stream. */
  readonly offset: number
}

export interface XlsGlobals {
  readonly sheets: readonly XlsSheet[]
  readonly formats: readonly CellFormat[]
  readonly is1904: boolean
  readonly externalLinks: readonly string[]
  readonly hasMacroSheet: boolean
}

/** Another edition of the format; only the one since Excel 97 is read here. */
export class OtherEdition extends Error {}

const BIFF8 = 0x600
const MAX_COLUMNS = 256
const WORKSHEET = 0
const MACRO_SHEET = 1

/**
 * Reads the part of the stream that comes before the sheets; shared texts go to `strings`.
 *
 * @throws Unreadable when it is encrypted or damaged, OtherEdition when it is older than Excel 97
 */
export async function readGlobals(
  chunks: AsyncIterable<Buffer>,
  strings: StringsToFill,
  name: string,
): Promise<XlsGlobals> {
  const sheets: XlsSheet[] = []
  const own = new Map<number, CellFormat>()
  const formatIds: number[] = []
  const externalLinks = new Set<string>()
  const texts = new TextParts((text) => strings.add(text))
  let is1904 = false
  let hasMacroSheet = false
  let last = 0
  const takes: Readonly<Record<number, (data: Buffer) => void>> = {
    [RECORD.begin]: (data) => {
      if (data.readUInt16LE(0) !== BIFF8) throw new OtherEdition()
    },
    [RECORD.filePass]: () => {
      throw new Unreadable(findingOf('archive-encrypted', { found: name }))
    },
    [RECORD.dateMode]: (data) => {
      is1904 = data.readUInt16LE(0) === 1
    },
    [RECORD.boundSheet]: (data) => {
      if (data[5] === MACRO_SHEET) hasMacroSheet = true
      if (data[5] !== WORKSHEET) return
      sheets.push({ name: textAt(data, 6, 1), isHidden: (data[4]! & 3) !== 0, offset: data.readUInt32LE(0) })
    },
    [RECORD.format]: (data) => void own.set(data.readUInt16LE(0), cellFormat(textAt(data, 2, 2))),
    [RECORD.xf]: (data) => void formatIds.push(data.readUInt16LE(2)),
    [RECORD.supBook]: (data) => {
      const link = linkedFile(data)
      if (link !== undefined) externalLinks.add(link)
    },
    [RECORD.sst]: (data) => texts.push(data.subarray(8)),
    [RECORD.continue]: (data) => void (last === RECORD.sst && texts.push(data)),
  }
  const records = readRecordsOf(chunks, (type, data) => {
    guarded(() => takes[type]?.(data))
    if (type !== RECORD.continue) last = type
    return type !== RECORD.end
  })
  for await (const _ of records);
  const formats = formatIds.map((id) => own.get(id) ?? (id < 164 ? builtInFormat(id) : NUMBER_FORMAT))
  return { sheets, formats, is1904, externalLinks: [...externalLinks], hasMacroSheet }
}

/** Records that are shorter than they must be are damage. */
function guarded(read: () => void): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Unreadable(findingOf('workbook-error', { found: 'it is damaged' }))
  }
}

/** The name of a file that the workbook refers to; its path is written with control characters. */
function linkedFile(data: Buffer): string | undefined {
  if (data.length < 6) return undefined
  const path = textAt(data, 2, 2)
  if (path.length < 2) return undefined
  return path.split(/[\x00-\x1f/\\]/).findLast((part) => part !== '') ?? 'another program'
}

/** What was seen of a sheet besides its cells. */
export interface XlsSeen {
  readonly tally: SheetTally
  comments: number
}

/**
 * The rows of a sheet that hold something.
 *
 * @param chunks of the stream from the beginning of the sheet
 * @throws Unreadable when the records are damaged, OtherEdition when they are not in the order of the rows
 */
export async function* readXlsRows(
  chunks: AsyncIterable<Buffer>,
  context: CellContext,
  seen: XlsSeen,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new XlsSheetReader(context, seen)
  const records = readRecordsOf(chunks, (type, data) => {
    guarded(() => reader.take(type, data))
    return !reader.isDone
  })
  for await (const _ of records) yield reader.taken()
}

class XlsSheetReader {
  isDone = false
  private readonly context: CellContext
  private readonly seen: XlsSeen
  private readonly hiddenRows = new Set<number>()
  private rows: SheetRow[] = []
  private row = 0
  private cells: SheetCell[] = []
  /** Charts lie inside a sheet as sheets of their own. */
  private depth = 0
  /** Cell of the formula whose text comes in the next record. */
  private awaiting: number | undefined
  private last = 0
  private readonly formulaText = new TextParts((text) => {
    if (this.awaiting !== undefined) this.add(this.row - 1, this.awaiting, text)
    this.awaiting = undefined
  })

  constructor(context: CellContext, seen: XlsSeen) {
    this.context = context
    this.seen = seen
  }

  taken(): SheetRow[] {
    const taken = this.rows
    this.rows = []
    return taken
  }

  take(type: number, data: Buffer): void {
    if (type === RECORD.begin) this.depth++
    else if (type === RECORD.end && --this.depth === 0) {
      this.closeRow()
      this.isDone = true
    } else if (this.depth === 1) this.takes[type]?.(data)
    if (type !== RECORD.continue) this.last = type
  }

  /** Rows and columns count from 0 in the records. */
  private readonly takes: Readonly<Record<number, (data: Buffer) => void>> = {
    [RECORD.row]: (data) => {
      if (data.readUInt16LE(12) & 0x20) this.hiddenRows.add(data.readUInt16LE(0) + 1)
    },
    [RECORD.columnInfo]: (data) => {
      const [first, last] = [data.readUInt16LE(0) + 1, data.readUInt16LE(2) + 1]
      if (data.readUInt16LE(8) & 1) this.seen.tally.hiddenColumns.push({ first, last })
    },
    [RECORD.mergedCells]: (data) => {
      this.seen.tally.merged += data.readUInt16LE(0)
    },
    [RECORD.note]: () => void this.seen.comments++,
    [RECORD.number]: (data) => this.addNumber(data, data.readDoubleLE(6)),
    [RECORD.rk]: (data) => this.addNumber(data, rkNumber(data, 6)),
    [RECORD.mulRk]: (data) => {
      const [row, first] = [data.readUInt16LE(0), data.readUInt16LE(2)]
      for (let at = 4; at + 6 < data.length; at += 6) {
        this.add(row, first + (at - 4) / 6, this.numberText(rkNumber(data, at + 2), data.readUInt16LE(at)))
      }
    },
    [RECORD.labelSst]: (data) => {
      const text = this.context.strings.at(data.readUInt32LE(6))
      if (text === undefined) throw new RangeError('text')
      this.add(data.readUInt16LE(0), data.readUInt16LE(2), text)
    },
    [RECORD.label]: (data) => this.add(data.readUInt16LE(0), data.readUInt16LE(2), textAt(data, 6, 2)),
    [RECORD.richString]: (data) => this.add(data.readUInt16LE(0), data.readUInt16LE(2), textAt(data, 6, 2)),
    [RECORD.boolErr]: (data) => this.addBoolOrError(data, data.readUInt8(6), data.readUInt8(7) === 1),
    [RECORD.formula]: (data) => this.addFormula(data),
    [RECORD.string]: (data) => this.formulaText.push(data),
    [RECORD.continue]: (data) => void (this.last === RECORD.string && this.formulaText.push(data)),
  }

  private addFormula(data: Buffer): void {
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)]
    const tokens = data.subarray(22, 22 + data.readUInt16LE(20))
    if (!isConstantFormula(tokens)) addFormula(this.seen.tally, row + 1, column + 1)
    const kind = data.readUInt16LE(12) === 0xffff ? data.readUInt8(6) : undefined
    this.openRow(row)
    if (kind === undefined) this.addNumber(data, data.readDoubleLE(6))
    else if (kind === 0) this.awaiting = column
    else if (kind !== 3) this.addBoolOrError(data, data.readUInt8(8), kind === 2)
  }

  private addBoolOrError(data: Buffer, value: number, isError: boolean): void {
    const [row, column] = [data.readUInt16LE(0), data.readUInt16LE(2)]
    if (isError) addError(this.seen.tally, row + 1, column + 1, ERRORS[value] ?? '#ERROR!')
    else this.add(row, column, value === 1 ? 'true' : 'false')
  }

  private addNumber(data: Buffer, value: number): void {
    this.add(data.readUInt16LE(0), data.readUInt16LE(2), this.numberText(value, data.readUInt16LE(4)))
  }

  private numberText(value: number, style: number): string {
    if (!Number.isFinite(value)) return ''
    const format = this.context.formats[style] ?? NUMBER_FORMAT
    return shownText(value, format, this.context.is1904) ?? decimalText(value)
  }

  private add(row: number, column: number, text: string): void {
    if (column >= MAX_COLUMNS) throw new RangeError('column')
    this.openRow(row)
    if (text.trim() === '') return
    const last = this.cells.at(-1)
    if (last && last.column > column) throw new OtherEdition()
    this.cells.push({ column: column + 1, text: text.replaceAll('\0', '') })
  }

  private openRow(row: number): void {
    if (row + 1 === this.row) return
    this.closeRow()
    if (row + 1 < this.row) throw new OtherEdition()
    this.row = row + 1
  }

  private closeRow(): void {
    const { cells, row } = this
    this.cells = []
    if (cells.length === 0) return
    if (this.hiddenRows.has(row)) addHiddenRow(this.seen.tally, row)
    this.rows.push({ row, cells })
  }
}
