// adapters/formats/xlsx-sheet.ts: the cells of one worksheet as text, row by row, as the XML streams by.
import { type CellFormat, NUMBER_FORMAT, shownText } from '../../core/engine/cell-dates.ts'
import { plainNumber, withoutEscapes } from '../../core/engine/cell-numbers.ts'
import { columnOf, MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../../core/engine/cell-places.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { addError, addFormula, addHiddenRow, isFormula, type SheetTally, shownError } from './sheet-findings.ts'
import type { SheetCell, SheetRow } from './sheet-text.ts'
import { Unreadable } from './unreadable.ts'
import { isTrue } from './xlsx-parts.ts'
import type { SharedStrings } from './xlsx-strings.ts'
import { parseXml, type XmlHandlers } from './xml-events.ts'

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly strings: SharedStrings
  readonly formats: readonly CellFormat[]
  readonly is1904: boolean
}

/**
 * The rows of a sheet that hold something, a batch for each chunk of XML.
 *
 * @param tally hears what is to be told of; complete once all rows are read
 * @throws Unreadable when the XML is broken or places lie beyond Excel's limits
 */
export async function* readSheetRows(
  chunks: AsyncIterable<Buffer>,
  context: CellContext,
  tally: SheetTally,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new SheetReader(context, tally)
  for await (const _ of parseXml(chunks, reader.handlers)) yield reader.taken()
}

type Attributes = Readonly<Record<string, string>>

class SheetReader {
  readonly handlers: XmlHandlers = {
    onOpen: (name, attributes) => this.opens[name]?.(attributes),
    onText: (text) => {
      if (this.isText) this.text += text
    },
    onClose: (name) => this.closes[name]?.(),
  }

  private readonly context: CellContext
  private readonly tally: SheetTally
  private rows: SheetRow[] = []
  private row = 0
  private isHiddenRow = false
  private cells: SheetCell[] = []
  private column = 0
  private type = ''
  private style = -1
  private text = ''
  private isText = false
  private isInline = false
  private isSharedFormula = false
  private readings = 0

  constructor(context: CellContext, tally: SheetTally) {
    this.context = context
    this.tally = tally
  }

  taken(): SheetRow[] {
    const taken = this.rows
    this.rows = []
    return taken
  }

  private readonly opens: Readonly<Record<string, (attributes: Attributes) => void>> = {
    row: (attributes) => this.openRow(attributes),
    c: (attributes) => this.openCell(attributes),
    v: () => {
      this.isText = true
      this.text = ''
    },
    is: () => {
      this.isInline = true
      this.text = ''
    },
    rPh: () => void this.readings++,
    t: () => {
      this.isText = this.isInline && this.readings === 0
    },
    f: (attributes) => {
      this.isText = true
      this.text = ''
      this.isSharedFormula = attributes['si'] !== undefined
    },
    mergeCell: () => void this.tally.merged++,
    col: (attributes) => {
      if (!isTrue(attributes['hidden']) && attributes['width'] !== '0') return
      this.tally.hiddenColumns.push({ first: Number(attributes['min']), last: Number(attributes['max']) })
    },
  }

  private readonly closes: Readonly<Record<string, () => void>> = {
    f: () => {
      this.isText = false
      if (this.isSharedFormula || isFormula(this.text)) addFormula(this.tally, this.row, this.column)
      this.text = ''
    },
    v: () => {
      this.isText = false
    },
    t: () => {
      this.isText = false
    },
    rPh: () => void this.readings--,
    is: () => {
      this.isInline = false
    },
    c: () => this.closeCell(),
    row: () => this.closeRow(),
  }

  private openRow(attributes: Attributes): void {
    const row = attributes['r'] === undefined ? this.row + 1 : Number(attributes['r'])
    if (!(row >= 1 && row <= MAX_SHEET_ROWS)) throw refused('it has a row beyond the last that a sheet can have')
    if (row <= this.row) throw refused(`row ${row} comes after row ${this.row}`)
    this.row = row
    this.isHiddenRow = isTrue(attributes['hidden']) || attributes['ht'] === '0'
    this.cells = []
    this.column = 0
  }

  private openCell(attributes: Attributes): void {
    const place = attributes['r']
    const column = place === undefined ? this.column + 1 : columnOf(place)
    if (column < 1 || column > MAX_SHEET_COLUMNS) {
      throw refused(`row ${this.row} has a cell beyond the last column that a sheet can have`)
    }
    this.column = column
    this.type = attributes['t'] ?? 'n'
    this.style = Number(attributes['s'] ?? -1)
    this.text = ''
  }

  private closeCell(): void {
    if (this.text === '') return
    const text = this.cellText()
    this.text = ''
    if (text.trim() !== '') this.cells.push({ column: this.column, text })
  }

  private closeRow(): void {
    const { cells } = this
    if (cells.length === 0) return
    if (this.isHiddenRow) addHiddenRow(this.tally, this.row)
    // Nearly always in order already.
    if (cells.some(({ column }, at) => at > 0 && column <= cells[at - 1]!.column)) {
      const last = new Map(cells.map((cell) => [cell.column, cell]))
      this.cells = [...last.values()].sort((a, b) => a.column - b.column)
    }
    this.rows.push({ row: this.row, cells: this.cells })
  }

  /** A cell as text; an error is blank. */
  private cellText(): string {
    const { type, text } = this
    if (type === 's') {
      const shared = this.context.strings.at(Number(text))
      if (shared === undefined) throw refused(`row ${this.row} uses a text that the workbook does not hold`)
      return shared
    }
    if (type === 'n') return this.numberText()
    if (type === 'b') return isTrue(text.trim()) ? 'true' : 'false'
    if (type === 'd') return this.dayText()
    if (type !== 'e') return withoutEscapes(text)
    addError(this.tally, this.row, this.column, shownError(text))
    return ''
  }

  private numberText(): string {
    const { text } = this
    const format = this.context.formats[this.style] ?? NUMBER_FORMAT
    const shown = format.kind === 'number' ? undefined : shownText(Number(text), format, this.context.is1904)
    return shown ?? plainNumber(text) ?? text
  }

  /** Cells of the rare type `d` hold ISO 8601 text. */
  private dayText(): string {
    const text = this.text.trim().replace(/(\.0+)?Z?$/, '')
    const isDay = this.context.formats[this.style]?.kind === 'date'
    return isDay ? text.replace(/T00:00(:00)?$/, '') : text
  }
}

function refused(found: string): Unreadable {
  return new Unreadable(findingOf('workbook-error', { found }))
}
