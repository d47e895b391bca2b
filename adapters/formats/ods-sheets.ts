// adapters/formats/ods-sheets.ts: the cells of an OpenDocument spreadsheet as text, as its one XML document streams by.
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS } from '../../core/engine/cell-places.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { type Attributes, dateText, VALUES } from './ods-values.ts'
import {
  addError,
  addFormula,
  addHiddenRow,
  isFormula,
  newTally,
  type SheetGlance,
  type SheetTally,
  shownError,
} from './sheet-findings.ts'
import type { SheetCell, SheetRow } from './sheet-text.ts'
import { Unreadable } from './unreadable.ts'
import { parseXml, type XmlHandlers } from './xml-events.ts'

/** What was seen of all sheets; complete once the document is read. */
export interface OdsSeen {
  readonly sheets: SheetGlance[]
  readonly comments: { sheet: string; count: number }[]
  /** Names of the files that formulas refer to. */
  readonly externalLinks: Set<string>
  /** Of the sheet that is read. */
  readonly tally: SheetTally
}

export function newOdsSeen(): OdsSeen {
  return { sheets: [], comments: [], externalLinks: new Set(), tally: newTally() }
}

/**
 * The rows of one sheet that hold something.
 *
 * @param wanted place of the sheet from 0; -1 for none, to look at all of them first
 */
export async function* readOdsRows(
  chunks: AsyncIterable<Buffer>,
  wanted: number,
  seen: OdsSeen,
): AsyncGenerator<readonly SheetRow[]> {
  const reader = new OdsReader(wanted, seen)
  for await (const _ of parseXml(chunks, reader.handlers)) yield reader.taken()
}

/** Elements inside a cell whose text is none of the cell's. */
const ASIDE = new Set(['annotation', 'frame', 'shapes', 'custom-shape', 'control', 'ruby-text', 'note'])
/** Cells that repetition may make in one batch; honest sheets repeat blank ones. */
const MAX_REPEATED = 2_000_000

class OdsReader {
  readonly handlers: XmlHandlers = {
    onOpen: (name, attributes) => this.open(name, attributes),
    onText: (text) => {
      if (this.paragraphs > 0 && this.aside === 0) this.text += text
    },
    onClose: (name) => this.close(name),
  }

  private readonly wanted: number
  private readonly seen: OdsSeen
  private rows: SheetRow[] = []
  /** Whether a date format shows the time of day, by the name of the format; and the format of each cell style. */
  private readonly dateFormats = new Map<string, 'date' | 'datetime'>()
  private readonly cellFormats = new Map<string, string>()
  private readonly hiddenStyles = new Set<string>()
  private styleName = ''
  private dateFormat = ''

  /** Tables can stand in cells; only those of the document are sheets. */
  private tables = 0
  private name = ''
  private isHidden = false
  private filledRows = 0
  private wideRows = 0
  private columnStyles: { until: number; style: string }[] = []
  private columns = 0
  private row = 0
  private rowRepeat = 1
  private isHiddenRow = false
  private cells: SheetCell[] = []
  private column = 0
  private cell: Attributes = {}
  private text = ''
  private paragraphs = 0
  private aside = 0
  private repeated = 0

  constructor(wanted: number, seen: OdsSeen) {
    this.wanted = wanted
    this.seen = seen
  }

  taken(): SheetRow[] {
    const taken = this.rows
    this.rows = []
    this.repeated = 0
    return taken
  }

  private get isWanted(): boolean {
    return this.seen.sheets.length === this.wanted
  }

  private open(name: string, attributes: Attributes): void {
    if (this.aside > 0 || ASIDE.has(name)) {
      this.aside++
      if (this.aside === 1 && name === 'annotation' && this.tables === 1) this.seen.comments.at(-1)!.count++
      return
    }
    this.opens[name]?.(attributes)
  }

  private close(name: string): void {
    if (this.aside > 0) this.aside--
    else this.closes[name]?.()
  }

  private readonly opens: Readonly<Record<string, (attributes: Attributes) => void>> = {
    style: (attributes) => {
      this.styleName = attributes['style:name'] ?? ''
      const format = attributes['style:data-style-name']
      if (format) this.cellFormats.set(this.styleName, format)
    },
    'table-properties': (attributes) => {
      if (attributes['table:display'] === 'false') this.hiddenStyles.add(this.styleName)
    },
    'date-style': (attributes) => {
      this.dateFormat = attributes['style:name'] ?? ''
      this.dateFormats.set(this.dateFormat, 'date')
    },
    hours: () => {
      if (this.dateFormat !== '') this.dateFormats.set(this.dateFormat, 'datetime')
    },
    table: (attributes) => {
      if (this.tables++ === 0) this.openSheet(attributes)
    },
    'table-column': (attributes) => this.openColumn(attributes),
    'table-row': (attributes) => this.openRow(attributes),
    'table-cell': (attributes) => this.openCell(attributes),
    'covered-table-cell': (attributes) => this.openCell(attributes),
    p: () => {
      if (this.text !== '') this.text += '\n'
      this.paragraphs++
    },
    s: (attributes) => {
      if (this.paragraphs > 0) this.text += ' '.repeat(Math.min(1000, Number(attributes['text:c'] ?? 1) || 1))
    },
    tab: () => void (this.paragraphs > 0 && (this.text += '\t')),
    'line-break': () => void (this.paragraphs > 0 && (this.text += '\n')),
  }

  private readonly closes: Readonly<Record<string, () => void>> = {
    'date-style': () => {
      this.dateFormat = ''
    },
    p: () => void this.paragraphs--,
    table: () => {
      if (--this.tables === 0) this.closeSheet()
    },
    'table-row': () => void (this.tables === 1 && this.closeRow()),
    'table-cell': () => void (this.tables === 1 && this.closeCell()),
    'covered-table-cell': () => void (this.tables === 1 && this.closeCell()),
  }

  private openSheet(attributes: Attributes): void {
    this.name = attributes['table:name'] ?? ''
    this.isHidden = this.hiddenStyles.has(attributes['table:style-name'] ?? '')
    this.filledRows = 0
    this.wideRows = 0
    this.row = 0
    this.rowRepeat = 1
    this.columns = 0
    this.columnStyles = []
    this.seen.comments.push({ sheet: this.name, count: 0 })
  }

  private closeSheet(): void {
    const content = this.wideRows > 1 ? 'table' : this.filledRows > 0 ? 'some' : 'none'
    this.seen.sheets.push({ name: this.name, isHidden: this.isHidden, content })
  }

  private openColumn(attributes: Attributes): void {
    if (this.tables !== 1) return
    const first = this.columns + 1
    this.columns += repeatOf(attributes, 'table:number-columns-repeated')
    const isHidden = (attributes['table:visibility'] ?? 'visible') !== 'visible'
    if (isHidden && this.isWanted) this.seen.tally.hiddenColumns.push({ first, last: this.columns })
    this.columnStyles.push({ until: this.columns, style: attributes['table:default-cell-style-name'] ?? '' })
  }

  private openRow(attributes: Attributes): void {
    if (this.tables !== 1) return
    this.row += this.rowRepeat
    this.rowRepeat = repeatOf(attributes, 'table:number-rows-repeated')
    this.isHiddenRow = (attributes['table:visibility'] ?? 'visible') !== 'visible'
    this.cells = []
    this.column = 1
  }

  private closeRow(): void {
    const { cells, row } = this
    if (cells.length === 0) return
    const repeat = this.rowRepeat
    if (row + repeat - 1 > MAX_SHEET_ROWS) throw refused('it has more rows than a sheet can have')
    this.filledRows += repeat
    if (cells.length > 1) this.wideRows += repeat
    if (!this.isWanted) return
    if (this.isHiddenRow) for (let at = 0; at < repeat; at++) addHiddenRow(this.seen.tally, row + at)
    this.rows.push({ row, cells, repeat })
  }

  private openCell(attributes: Attributes): void {
    if (this.tables !== 1) return
    this.cell = attributes
    this.text = ''
    this.paragraphs = 0
  }

  private closeCell(): void {
    const { cell, column } = this
    const repeat = repeatOf(cell, 'table:number-columns-repeated')
    this.column += repeat
    const spans = cell['table:number-columns-spanned'] ?? cell['table:number-rows-spanned'] ?? '1'
    if (this.isWanted && spans !== '1') this.seen.tally.merged++
    this.noteFormula(cell['table:formula'], column)
    const text = this.cellText(column)
    this.text = ''
    if (text.trim() === '') return
    if (column + repeat - 1 > MAX_SHEET_COLUMNS) throw refused('it has more columns than a sheet can have')
    this.repeated += repeat - 1
    if (this.repeated > MAX_REPEATED) throw refused('its cells are repeated without end')
    for (let at = 0; at < repeat; at++) this.cells.push({ column: column + at, text })
  }

  private noteFormula(formula: string | undefined, column: number): void {
    if (formula === undefined) return
    // `of:=` and the like name the language of the formula.
    const plain = formula.replace(/^[a-z]+:=/, '=')
    for (const [, path] of plain.matchAll(/'((?:file|https?|smb|ftp):[^']*)'/g)) {
      this.seen.externalLinks.add(path!.slice(path!.lastIndexOf('/') + 1).replaceAll('%20', ' '))
    }
    if (this.isWanted && isFormula(plain)) addFormula(this.seen.tally, this.row, column)
  }

  private cellText(column: number): string {
    const { cell, text } = this
    if (cell['calcext:value-type'] === 'error') {
      if (this.isWanted) addError(this.seen.tally, this.row, column, shownError(text))
      return ''
    }
    const read = VALUES[cell['office:value-type'] ?? '']
    if (read) return read(cell, text) ?? text
    if (cell['office:value-type'] !== 'date') return cell['office:string-value'] ?? text
    return dateText(cell['office:date-value'] ?? text, this.shownDate(cell, column))
  }

  private shownDate(cell: Attributes, column: number): 'date' | 'datetime' | undefined {
    const style = cell['table:style-name'] ?? this.columnStyles.find(({ until }) => column <= until)?.style ?? ''
    return this.dateFormats.get(this.cellFormats.get(style) ?? '')
  }
}

function repeatOf(attributes: Attributes, name: string): number {
  const repeat = Number(attributes[name] ?? 1)
  return Number.isInteger(repeat) && repeat > 0 ? repeat : 1
}

function refused(found: string): Unreadable {
  return new Unreadable(findingOf('workbook-error', { found }))
}
