// adapters/formats/xls-records.ts: the records of which an old Excel workbook (BIFF8) is made, and the texts in them.
import { findingOf } from '../../core/engine/findings.ts'
import { Unreadable } from './unreadable.ts'

/** Kinds of records that are read. @see https://learn.microsoft.com/openspecs/office_file_formats/ms-xls */
export const RECORD = {
  formula: 0x06,
  end: 0x0a,
  note: 0x1c,
  dateMode: 0x22,
  filePass: 0x2f,
  continue: 0x3c,
  columnInfo: 0x7d,
  boundSheet: 0x85,
  mulRk: 0xbd,
  richString: 0xd6,
  xf: 0xe0,
  mergedCells: 0xe5,
  sst: 0xfc,
  labelSst: 0xfd,
  supBook: 0x1ae,
  number: 0x203,
  label: 0x204,
  boolErr: 0x205,
  string: 0x207,
  row: 0x208,
  rk: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const

/**
 * Cuts a stream into records.
 *
 * @param onRecord takes a record; `false` says that no more are wanted
 * @returns after every chunk, so that what was gathered can be taken away
 */
export async function* readRecordsOf(
  chunks: AsyncIterable<Buffer>,
  onRecord: (type: number, data: Buffer) => boolean,
): AsyncGenerator<void> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    held = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
    let at = 0
    while (at + 4 <= held.length) {
      const end = at + 4 + held.readUInt16LE(at + 2)
      if (end > held.length) break
      if (!onRecord(held.readUInt16LE(at), held.subarray(at + 4, end))) {
        yield
        return
      }
      at = end
    }
    held = held.subarray(at)
    yield
  }
  throw new Unreadable(findingOf('workbook-error', { found: 'it is cut off' }))
}

/** Reads texts that may go on in the records after theirs, where they say again how wide their characters are. */
export class TextParts {
  private readonly onText: (text: string) => void
  private text = ''
  private isOpen = false
  private isWide = false
  private charactersLeft = 0
  private skipLeft = 0

  constructor(onText: (text: string) => void) {
    this.onText = onText
  }

  /** @param data of one record, from where the first text of it begins or goes on */
  push(data: Buffer): void {
    let at = 0
    if (this.charactersLeft > 0) this.isWide = (data[at++]! & 1) === 1
    while (at < data.length || this.isOpen) {
      if (!this.isOpen) {
        if (data.length - at < 3) return
        at = this.openText(data, at)
      }
      at = this.takeCharacters(data, at)
      const skipped = Math.min(this.skipLeft, Math.max(0, data.length - at))
      if (this.charactersLeft > 0) return
      at += skipped
      this.skipLeft -= skipped
      if (this.skipLeft > 0) return
      this.isOpen = false
      this.onText(this.text)
    }
  }

  /** @returns where the characters begin */
  private openText(data: Buffer, start: number): number {
    const flags = data[start + 2]!
    let at = start + 3
    this.isOpen = true
    this.text = ''
    this.charactersLeft = data.readUInt16LE(start)
    this.isWide = (flags & 1) === 1
    this.skipLeft = 0
    if (flags & 8) {
      this.skipLeft += 4 * data.readUInt16LE(at)
      at += 2
    }
    if (flags & 4) {
      this.skipLeft += data.readUInt32LE(at)
      at += 4
    }
    return at
  }

  private takeCharacters(data: Buffer, at: number): number {
    const width = this.isWide ? 2 : 1
    const count = Math.min(this.charactersLeft, Math.floor(Math.max(0, data.length - at) / width))
    const end = at + count * width
    this.text += data.toString(this.isWide ? 'utf16le' : 'latin1', at, end)
    this.charactersLeft -= count
    return end
  }
}

/** A text whole in one record. @param lengthBytes 1 or 2, of the count of characters before it */
export function textAt(data: Buffer, at: number, lengthBytes: 1 | 2): string {
  const characters = lengthBytes === 1 ? data.readUInt8(at) : data.readUInt16LE(at)
  const start = at + lengthBytes + 1
  const isWide = (data.readUInt8(at + lengthBytes) & 1) === 1
  return data.toString(isWide ? 'utf16le' : 'latin1', start, start + characters * (isWide ? 2 : 1))
}

/** A number in 4 bytes: an integer or the upper half of a double, perhaps to be divided by 100. */
export function rkNumber(data: Buffer, at: number): number {
  const word = data.readInt32LE(at)
  let value = word >> 2
  if ((word & 2) === 0) {
    const double = Buffer.alloc(8)
    double.writeInt32LE(word & ~3, 4)
    value = double.readDoubleLE(0)
  }
  return word & 1 ? value / 100 : value
}

/** Error values by their code. */
export const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

/** Whether a compiled formula is a value only: TRUE, a number or a text, as some programs write them. */
export function isConstantFormula(tokens: Buffer): boolean {
  const [token, low] = tokens
  if (token === 0x1d) return tokens.length === 2
  if (token === 0x1e) return tokens.length === 3
  if (token === 0x1f) return tokens.length === 9
  // The functions TRUE and FALSE take nothing.
  return tokens.length === 3 && (token! & 0x1f) === 0x01 && (low === 34 || low === 35)
}
