// core/engine/dialect.ts: finds delimiter, escape and header by a vote over the first records.
import { type CellMarks, readRecords, type SampleRecord } from './records.ts'

/** How a file is laid out, as far as its head tells. */
export interface Layout {
  readonly marks: CellMarks
  /** Record of the header, from 1; 0 when the file has none. */
  readonly headerRow: number
  /** Records above the data: header, titles and the `sep=` line. */
  readonly rowsAbove: number
  /** Title rows above the header, without the `sep=` line and without blank ones. */
  readonly titleRows: number
  readonly labels: readonly string[]
}

const DELIMITERS = [',', ';', '\t', '|', '^', '~'] as const
const SAMPLED_RECORDS = 1000
const QUOTE = '"'

/** What is known of a layout beforehand, from the publisher or from the reader that wrote the text. */
export interface KnownLayout {
  readonly delimiter?: string | undefined
  readonly escape?: string | undefined
  /** Record of the header, from 1; 0 when there is none. */
  readonly headerRow?: number | undefined
}

/**
 * Reads the layout from the head of a text.
 *
 * @param head the first characters, up to 1 MB; the last record may be cut off when `isWhole` is false
 * @returns undefined when there is not one cell with a value
 */
export function layoutOf(head: string, isWhole: boolean, known: KnownLayout = {}): Layout | undefined {
  const text = head.replace(/^\ufeff/, '')
  const told = /^"?sep=([^\w\s"]|\t)"?(\r\n|\n|\r)/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const escaping = known.escape ?? (body.includes(`\\${QUOTE}`) ? escapeOf(body) : QUOTE)
  const delimiter = known.delimiter ?? told?.[1]
  const choices = (delimiter ? [delimiter] : DELIMITERS).map((one) =>
    vote(body, { delimiter: one, quote: QUOTE, escape: escaping }, isWhole),
  )
  const best = choices.reduce((one, other) => (other.score > one.score + 1e-9 ? other : one))
  const rowsBefore = told ? 1 : 0
  return known.headerRow === undefined ? layout(best, rowsBefore) : layoutWith(best, rowsBefore, known.headerRow)
}

/** The layout when the header's place is known; undefined when the text ends before it. */
function layoutWith({ marks, records, width }: Vote, rowsBefore: number, headerRow: number): Layout | undefined {
  if (headerRow === 0) {
    const columns = Array.from({ length: width }, (_, index) => `column_${index + 1}`)
    return records.length === 0 ? undefined : { marks, headerRow, rowsAbove: rowsBefore, titleRows: 0, labels: columns }
  }
  const cells = records[headerRow - rowsBefore - 1]?.cells
  const titleRows = Math.max(0, headerRow - rowsBefore - 1)
  return cells && { marks, headerRow, rowsAbove: headerRow, titleRows, labels: cells }
}

/** Backslashes escape quotes only if that leaves fewer stray quotes than doubling. */
function escapeOf(body: string): string {
  const strays = (escaping: string): number => {
    const all = DELIMITERS.map((delimiter) =>
      readRecords(body.slice(0, 200_000), { delimiter, quote: QUOTE, escape: escaping }, SAMPLED_RECORDS).reduce(
        (sum, { strays }) => sum + strays,
        0,
      ),
    )
    return Math.min(...all)
  }
  return strays('\\') < strays(QUOTE) ? '\\' : QUOTE
}

interface Vote {
  readonly marks: CellMarks
  readonly records: readonly SampleRecord[]
  readonly width: number
  readonly score: number
}

/** Share of records with the commonest width; a little more for wide tables, less for stray quotes and a header that does not fit. */
function vote(body: string, marks: CellMarks, isWhole: boolean): Vote {
  const all = readRecords(body.slice(0, 400_000), marks, SAMPLED_RECORDS)
  const isCut = !isWhole || body.length > 400_000
  const records = isCut && all.length > 1 && all.length < SAMPLED_RECORDS ? all.slice(0, -1) : all
  const filled = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const widths = new Map<number, number>()
  for (const { cells } of filled) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  const first = filled.find(({ cells }) => cells.length > 1)?.cells.length ?? 1
  const strays = filled.filter((record) => record.strays > 0).length
  const clean = 1 - (0.5 * strays) / Math.max(1, filled.length)
  const shape = (count / Math.max(1, filled.length)) * (1 + Math.log2(width) * 0.05) * clean
  const score = Math.max(width, first) < 2 ? 0 : shape * (first === width ? 1 : 0.8)
  return { marks, records, width, score }
}

function layout({ marks, records, width }: Vote, rowsBefore: number): Layout | undefined {
  const at = records.findIndex((record, index) => isHeader(record, records.slice(index + 1), width))
  const found = at >= 0 ? at : records.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (found < 0) return undefined
  const { cells } = records[found]!
  const titleRows = records.slice(0, found).length
  const isData = looksLikeData(cells, records.slice(found + 1, found + 50))
  const row = rowsBefore + found + 1
  return {
    marks,
    headerRow: isData ? 0 : row,
    rowsAbove: isData ? row - 1 : row,
    titleRows,
    labels: isData ? cells.map((_, index) => `column_${index + 1}`) : cells,
  }
}

/** A header has at least two labels where the table has two columns, and is not a note beside a wide table. */
function isHeader({ cells }: SampleRecord, below: readonly SampleRecord[], width: number): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '').length
  if (filled === 0) return false
  if (width === 1) return cells.length > 1 || !below.some((record) => record.cells.length > 1)
  if (cells[0]!.trimStart().startsWith('#') && cells.length < width) return false
  return filled > 1 && (cells.length === width || width < 4 || filled * 2 > width)
}

const NUMBER = /^-?[$€£]?\s?\d[\d.,]*%?$/
const YEAR = /^(19|20)\d\d$/
const DATE = /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/

/** A first row with a number or a date over a column of the same is a row of data. Years may be labels: 2019, 2020. */
function looksLikeData(first: readonly string[], below: readonly SampleRecord[]): boolean {
  const isValue = (text: string): boolean => NUMBER.test(text) || DATE.test(text)
  return first.some((cell, column) => {
    const label = cell.trim()
    if (!isValue(label) || YEAR.test(label)) return false
    const others = below.map(({ cells }) => cells[column]?.trim() ?? '').filter((text) => text !== '')
    return others.length > 0 && others.filter(isValue).length >= others.length * 0.8
  })
}
