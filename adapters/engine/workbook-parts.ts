// adapters/engine/workbook-parts.ts: the small parts of a written workbook, and how a value becomes a cell of its sheet. Pure.
import { serialOf } from '../../core/engine/cell-dates.ts'
import { withEscapes } from '../../core/engine/cell-numbers.ts'
import { columnLetters } from '../../core/engine/cell-places.ts'
import type { ColumnType } from '../../core/model.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const SHEET_PART = 'xl/worksheets/sheet1.xml'

/** Cell styles by their place in the list of the styles part. */
const STYLE = { header: 1, date: 2, datetime: 3, time: 4, fineDatetime: 5, fineTime: 6 } as const

const FORMATS = [
  'yyyy\\-mm\\-dd',
  'yyyy\\-mm\\-dd\\ hh:mm:ss',
  'hh:mm:ss',
  'yyyy\\-mm\\-dd\\ hh:mm:ss.000',
  'hh:mm:ss.000',
]

const relationship = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`

/** All parts but the sheet, in the order in which they are written. */
export const SMALL_PARTS: readonly { readonly name: string; readonly xml: string }[] = [
  {
    name: '[Content_Types].xml',
    xml: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/><Override PartName="/${SHEET_PART}" ContentType="${KIND}.worksheet+xml"/></Types>`,
  },
  {
    name: '_rels/.rels',
    xml: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
  },
  {
    name: 'xl/workbook.xml',
    xml: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    xml: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relationship(1, 'worksheet', 'worksheets/sheet1.xml')}${relationship(2, 'styles', 'styles.xml')}</Relationships>`,
  },
  { name: 'xl/styles.xml', xml: stylesXml() },
]

function stylesXml(): string {
  const formats = FORMATS.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code}"/>`).join('')
  const shown = FORMATS.map(
    (_, at) => `<xf numFmtId="${164 + at}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  ).join('')
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${FORMATS.length}">${formats}</numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${FORMATS.length + 2}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>${shown}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** Characters of width that values of a type need. */
const WIDTHS: Partial<Record<ColumnType, number>> = { date: 12, datetime: 20, time: 12, text: 20, geopoint: 24 }

/** The sheet before its rows: the header stays in view. @param rows without the header */
export function sheetStart(columns: readonly { name: string; type: ColumnType }[], rows: number): string {
  const widths = columns.map(({ name, type }, at) => {
    const width = Math.min(60, Math.max(WIDTHS[type] ?? 10, name.length + 4))
    return `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  })
  const header = columns.map(({ name }, at) => textCell(`${columnLetters(at + 1)}1`, name, STYLE.header))
  const view = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  return `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${area(columns.length, rows)}"/><sheetViews><sheetView workbookViewId="0">${view}</sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${header.join('')}</row>`
}

/** The sheet after its rows: every column can be filtered. */
export function sheetEnd(columns: number, rows: number): string {
  return `</sheetData><autoFilter ref="${area(columns, rows)}"/></worksheet>`
}

function area(columns: number, rows: number): string {
  return `A1:${columnLetters(columns)}${rows + 1}`
}

/**
 * One value as a cell.
 *
 * Text is always text, never a formula. What a spreadsheet would not keep as it is becomes text too: whole numbers of more
 * than 15 digits, days before March 1900, times finer than a millisecond.
 *
 * @param place e.g. `B7`
 * @param value as DuckDB writes it
 */
export function cellXml(place: string, value: string, type: ColumnType): string {
  return CELLS[type]?.(place, value) ?? textCell(place, value)
}

/** Cells of the types that are more than text; undefined where only text keeps the value. */
const CELLS: Partial<Record<ColumnType, (place: string, value: string) => string | undefined>> = {
  integer: numberCell,
  number: numberCell,
  boolean: (place, value) => `<c r="${place}" t="b"><v>${value === 'true' ? 1 : 0}</v></c>`,
  date: (place, value) => serialCell(place, value, STYLE.date),
  datetime: (place, value) => {
    const iso = value.replace(' ', 'T')
    return serialCell(place, iso, value.includes('.') ? STYLE.fineDatetime : STYLE.datetime) ?? textCell(place, iso)
  },
  time: (place, value) => serialCell(place, value, value.includes('.') ? STYLE.fineTime : STYLE.time),
}

const NUMBER = /^-?(\d{1,15}(\.\d+)?|\d(\.\d+)?e[-+]?\d+)$/

function numberCell(place: string, value: string): string | undefined {
  return NUMBER.test(value) ? `<c r="${place}"><v>${value.replace(/\.0$/, '')}</v></c>` : undefined
}

function serialCell(place: string, iso: string, style: number): string | undefined {
  const serial = serialOf(iso)
  return serial === undefined ? undefined : `<c r="${place}" s="${style}"><v>${serial}</v></c>`
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function textCell(place: string, text: string, style?: number): string {
  const escaped = withEscapes(text).replace(/[&<>]/g, (char) => MARKUP[char]!)
  // Without this, blanks at the ends and line breaks are lost.
  const space = /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}"${style ? ` s="${style}"` : ''} t="inlineStr"><is><t${space}>${escaped}</t></is></c>`
}
