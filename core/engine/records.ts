// core/engine/records.ts: reads CSV text into records of cells. For samples and single records; whole files go through scanner.ts.

/** Single ASCII characters; `escape` is the quote itself or a backslash. */
export interface CellMarks {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
}

export interface SampleRecord {
  readonly cells: readonly string[]
  /** Quotes in places where none should be. */
  readonly strays: number
  /** An empty line: no cell at all. */
  readonly isEmptyLine: boolean
}

/**
 * Reads up to `limit` records with the rules of scanner.ts: a quote opens a cell only at its start (blanks before it
 * allowed), text after a closing quote belongs to the cell, CR, LF and CRLF all end a record.
 *
 * A record that is cut off by the end of the text is given as it is.
 */
export function readRecords(text: string, marks: CellMarks, limit = Number.POSITIVE_INFINITY): SampleRecord[] {
  const records: SampleRecord[] = []
  let at = 0
  while (at < text.length && records.length < limit) {
    const { record, end } = readRecord(text, at, marks)
    records.push(record)
    at = end
  }
  return records
}

function readRecord(text: string, start: number, marks: CellMarks): { record: SampleRecord; end: number } {
  const cells: string[] = []
  let strays = 0
  let at = start
  for (;;) {
    const cell = readCell(text, at, marks)
    cells.push(cell.value)
    strays += cell.strays
    at = cell.end
    if (text[at] !== marks.delimiter) break
    at++
  }
  const isEmptyLine = at === start
  if (text[at] === '\r') at += text[at + 1] === '\n' ? 2 : 1
  else if (text[at] === '\n') at++
  return { record: { cells, strays, isEmptyLine }, end: at }
}

function readCell(text: string, start: number, marks: CellMarks): { value: string; strays: number; end: number } {
  let open = start
  while (text[open] === ' ') open++
  if (text[open] !== marks.quote) return readPlain(text, start, marks)
  let value = ''
  let at = open + 1
  while (at < text.length) {
    const char = text[at]!
    const next = text[at + 1]
    if (marks.escape !== marks.quote && char === marks.escape && (next === marks.quote || next === marks.escape)) {
      value += next
      at += 2
    } else if (char !== marks.quote) {
      value += char
      at++
    } else if (next === marks.quote) {
      value += marks.quote
      at += 2
    } else break
  }
  const rest = readPlain(text, Math.min(at + 1, text.length), marks)
  const isClean = rest.value.trim() === ''
  return { value: isClean ? value : value + rest.value, strays: isClean ? 0 : 1, end: rest.end }
}

function readPlain(text: string, start: number, marks: CellMarks): { value: string; strays: number; end: number } {
  let end = start
  let strays = 0
  while (end < text.length) {
    const char = text[end]
    if (char === marks.delimiter || char === '\n' || char === '\r') break
    if (char === marks.quote) strays++
    end++
  }
  return { value: text.slice(start, end), strays, end }
}

/** One record as text that a strict reader takes: every cell in quotes, quotes doubled, no newline at the end. */
export function writeRecord(cells: readonly string[], marks: CellMarks): string {
  const { quote } = marks
  return cells.map((cell) => quote + cell.replaceAll(quote, quote + quote) + quote).join(marks.delimiter)
}
