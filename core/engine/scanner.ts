// core/engine/scanner.ts: walks over the bytes of a CSV file once, in constant memory, and tells of every record that is odd.
import { QUIRK, type ScanEvents, type ScanLimits, type ScanMarks, type ScanStop } from './scan-events.ts'

const CELL_START = 0
const PLAIN = 1
const QUOTED = 2
const QUOTE_IN_QUOTED = 3
const ESCAPED = 4
const AFTER_CR = 5
const AFTER_QUOTED = 6
/** White space other than spaces began the cell: a quote is text now, and nothing visible has come yet. */
const BLANK_SO_FAR = 7

const LF = 10
const CR = 13
const SPACE = 32

/**
 * A state machine over bytes. Feed it the whole UTF-8 text in order with `push`, then call `finish`.
 *
 * Rows up to and including `rowsAbove` are counted and not judged. `width` is the number of columns of the header.
 * Cost: about 2 ns a byte; memory: one byte a column.
 */
export class CsvScanner {
  /** Records seen, header and titles included, empty lines at the end of the file left out. */
  rows = 0
  /** Cells of the longest data row. */
  maxCells = 0
  /** Bytes of the longest record, newline included. */
  longestRecord = 0
  /** Counts of line breaks: LF, CRLF, CR. */
  readonly newlines: [number, number, number] = [0, 0, 0]
  /** 1 where a column has a value in any data row; index 0 is column 1. */
  readonly hasValue: Uint8Array
  stop: ScanStop | undefined
  /** Offset of the first data row; -1 until it is known. */
  dataStart = -1

  private offset = 0
  private state = CELL_START
  private recordStart = 0
  private cellStart = 0
  private cells = 0
  private cellHasInk = false
  private recordHasInk = false
  private extraHasInk = false
  private isQuotedCell = false
  private quirks = 0
  private strayColumn = 0
  private firstNewline = -1
  private emptyLines = 0
  private emptyStart = 0
  private readonly marks: ScanMarks
  private readonly width: number
  private readonly rowsAbove: number
  private readonly limits: ScanLimits
  private readonly events: ScanEvents

  constructor(marks: ScanMarks, width: number, rowsAbove: number, limits: ScanLimits, events: ScanEvents) {
    this.marks = marks
    this.width = width
    this.rowsAbove = rowsAbove
    this.limits = limits
    this.events = events
    this.hasValue = new Uint8Array(width)
    if (rowsAbove === 0) this.dataStart = 0
  }

  /** Everything before this offset has been told of; empty lines that may be the end of the file have not. */
  get settledUntil(): number {
    return this.emptyLines > 0 ? this.emptyStart : this.recordStart
  }

  /** The line break of the first record; LF when there is none. */
  get newline(): '\n' | '\r\n' | '\r' {
    return (['\n', '\r\n', '\r'] as const)[Math.max(0, this.firstNewline)]!
  }

  /** Reads the next bytes. Does nothing once the scan has stopped. */
  push(bytes: Uint8Array): void {
    const { delimiter, quote, escape: escaping } = this.marks
    const base = this.offset
    const length = bytes.length
    let at = 0
    while (at < length && !this.stop) {
      let byte = bytes[at]!
      if (this.state === PLAIN) {
        // The hot loop: most bytes of most files pass here.
        while (byte !== delimiter && byte !== LF && byte !== CR && byte !== quote) {
          if (++at === length) break
          byte = bytes[at]!
        }
        if (at === length) break
      } else if (this.state === QUOTED) {
        let highest = 0
        while (byte !== quote && byte !== escaping) {
          if (byte > highest) highest = byte
          if (++at === length) break
          byte = bytes[at]!
        }
        if (highest > SPACE) this.cellHasInk = true
        if (at === length) break
      } else if (this.state === AFTER_CR) {
        if (byte === LF) at++
        this.endRecord(byte === LF ? 1 : 2, base + at)
        continue
      }
      this.step(byte, base + at)
      at++
    }
    this.offset = base + length
    if (this.state !== AFTER_CR) this.checkLimits(this.offset)
  }

  /** Ends the last record; to be called once, after the last bytes. */
  finish(): void {
    if (this.stop) return
    if (this.state === QUOTED || this.state === ESCAPED) this.stopHere('unclosed-quote')
    else if (this.state === AFTER_CR) this.endRecord(2, this.offset)
    else if (this.offset > this.recordStart) {
      this.endCell(this.offset)
      this.endRecord(-1, this.offset)
    }
  }

  /** One byte that may change the state. `at` is its offset in the file. */
  private step(byte: number, at: number): void {
    const { delimiter, quote, escape: escaping } = this.marks
    switch (this.state) {
      case QUOTED:
        this.state = byte === quote ? QUOTE_IN_QUOTED : ESCAPED
        return
      case ESCAPED:
        this.cellHasInk = true
        this.quirks |= QUIRK.backslash
        this.state = QUOTED
        return
      case QUOTE_IN_QUOTED:
        if (byte === quote) {
          this.cellHasInk = true
          if (escaping !== quote) this.quirks |= QUIRK.backslash
          this.state = QUOTED
          return
        }
    }
    if (byte === delimiter || byte === LF || byte === CR) this.endCellAt(byte, at)
    else if (this.state === CELL_START) this.startCell(byte, at)
    else if (this.state === BLANK_SO_FAR) this.startPlain(byte)
    else if (this.state === PLAIN) this.noteStray(QUIRK.quoteInPlainCell)
    else if (byte === SPACE) {
      this.quirks |= QUIRK.spaceAroundQuotes
      this.state = AFTER_QUOTED
    } else {
      this.cellHasInk = true
      this.noteStray(QUIRK.textAfterQuote)
      this.state = PLAIN
    }
  }

  /** The first bytes of a cell: spaces may stand before a quote; other white space may not. */
  private startCell(byte: number, at: number): void {
    if (byte === this.marks.quote) {
      if (at > this.cellStart) this.quirks |= QUIRK.spaceAroundQuotes
      this.isQuotedCell = true
      this.state = QUOTED
    } else if (byte !== SPACE) this.startPlain(byte)
  }

  private startPlain(byte: number): void {
    this.cellHasInk = byte > SPACE
    this.state = byte > SPACE ? PLAIN : BLANK_SO_FAR
    if (byte === this.marks.quote) this.noteStray(QUIRK.quoteInPlainCell)
  }

  private rowHere(): number {
    return this.rows + this.emptyLines + 1
  }

  private noteStray(quirk: number): void {
    this.quirks |= quirk
    this.strayColumn ||= this.cells + 1
  }

  private stopHere(code: ScanStop['code']): void {
    this.stop ??= { code, row: this.rowHere(), column: this.cells + 1 }
  }

  private endCellAt(byte: number, at: number): void {
    this.endCell(at)
    if (byte === LF) this.endRecord(0, at + 1)
    else if (byte === CR) this.state = AFTER_CR
    else {
      this.state = CELL_START
      this.cellStart = at + 1
    }
  }

  private endCell(end: number): void {
    this.checkLimits(end)
    if (this.cellHasInk) {
      this.recordHasInk = true
      if (this.cells >= this.width) this.extraHasInk = true
      else if (this.rows + this.emptyLines >= this.rowsAbove) this.hasValue[this.cells] = 1
      this.cellHasInk = false
    }
    this.cells++
  }

  private checkLimits(end: number): void {
    if (end - this.cellStart > this.limits.cellBytes) this.stopHere(this.isOpen() ? 'unclosed-quote' : 'cell-too-long')
    else if (end - this.recordStart > this.limits.recordBytes) this.stopHere('row-too-long')
  }

  private isOpen(): boolean {
    return this.state === QUOTED || this.state === ESCAPED
  }

  /** @param newline 0 LF, 1 CRLF, 2 CR, -1 end of file; @param end exclusive, newline included */
  private endRecord(newline: number, end: number): void {
    if (newline >= 0) {
      this.newlines[newline]!++
      if (this.firstNewline < 0) this.firstNewline = newline
      else if (newline !== this.firstNewline) this.quirks |= QUIRK.otherNewline
    }
    if (end - this.recordStart > this.longestRecord) this.longestRecord = end - this.recordStart
    const newlineBytes = newline < 0 ? 0 : newline === 1 ? 2 : 1
    if (this.cells === 1 && end - newlineBytes === this.recordStart) {
      if (this.emptyLines++ === 0) this.emptyStart = this.recordStart
    } else {
      if (this.emptyLines > 0) this.tellEmptyLines()
      this.rows++
      if (this.rows > this.rowsAbove) this.judge(end)
      else if (this.rows === this.rowsAbove) this.dataStart = end
    }
    this.recordStart = end
    this.cellStart = end
    this.cells = 0
    this.recordHasInk = false
    this.extraHasInk = false
    this.isQuotedCell = false
    this.quirks = 0
    this.strayColumn = 0
    this.state = CELL_START
  }

  private tellEmptyLines(): void {
    const firstRow = this.rows + 1
    const count = this.emptyLines
    this.rows += count
    this.emptyLines = 0
    if (this.rows <= this.rowsAbove) return
    this.events.onEmptyLines({ firstRow, count, start: this.emptyStart, end: this.recordStart })
  }

  private judge(end: number): void {
    if (this.cells > this.maxCells) this.maxCells = this.cells
    // In a table of one column `""` is a cell without a value, written on purpose.
    const isBlank = !this.recordHasInk && !(this.cells === 1 && this.width === 1 && this.isQuotedCell)
    if (this.cells === this.width && this.quirks === 0 && !isBlank) return
    this.events.onOdd({
      row: this.rows,
      start: this.recordStart,
      end,
      cells: this.cells,
      quirks: this.quirks,
      strayColumn: this.strayColumn,
      isBlank,
      hasExtraValue: this.extraHasInk,
    })
  }
}
