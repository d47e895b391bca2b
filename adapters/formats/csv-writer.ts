// adapters/formats/csv-writer.ts: writes records of cells as the plain CSV that the engine reads, in constant memory.
import { open } from 'node:fs/promises'

/** A file of CSV records on its way: UTF-8, commas, LF, quotes where they are needed. */
export interface CsvWriter {
  /**
   * Adds one record; null is a blank cell. A promise has to be awaited before the next record: the disk is behind.
   *
   * @throws Error when the disk fails
   */
  readonly write: (cells: readonly (string | null)[]) => void | Promise<void>
  /** Writes what is left; a second call does nothing. */
  readonly close: () => Promise<void>
  readonly records: number
  /** Of the text so far, those not yet on the disk included. */
  readonly bytes: number
}

/** Characters held before they go to the disk. */
const BUFFERED = 1 << 18

export async function openCsvWriter(path: string): Promise<CsvWriter> {
  const file = await open(path, 'w')
  let text = ''
  let records = 0
  let flushed = 0
  let writing: Promise<void> = Promise.resolve()
  let closing: Promise<void> | undefined

  const flush = (): Promise<void> => {
    const bytes = Buffer.from(text)
    text = ''
    flushed += bytes.length
    writing = writing.then(() => file.writeFile(bytes))
    return writing
  }
  return {
    write: (cells) => {
      text += `${csvRecord(cells)}\n`
      records++
      return text.length < BUFFERED ? undefined : flush()
    },
    close: () => (closing ??= flush().finally(() => file.close())),
    get records() {
      return records
    },
    get bytes() {
      return flushed + Buffer.byteLength(text)
    },
  }
}

/** One record without its newline. A blank cell alone in its row is `""`, for an empty line would be no record. */
function csvRecord(cells: readonly (string | null)[]): string {
  if (cells.length <= 1) return csvCell(cells[0] ?? '') || '""'
  let record = ''
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]
    if (at > 0) record += ','
    if (cell) record += csvCell(cell)
  }
  return record
}

/** A mark of byte order at the start of a cell would be taken off the file: in quotes it stays. */
const NEEDS_QUOTES = /[",\r\n]|^\ufeff/

function csvCell(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
