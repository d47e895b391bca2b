// adapters/formats/json-elements.ts: splits the bytes of JSON into its records, one at a time, before anything parses them.

/** Levels of a record: what people write has fewer than ten, what attacks has thousands. */
export const MAX_DEPTH = 64
/** Bytes of a record, as of a record in CSV. */
export const MAX_RECORD = 8 << 20

/** Why the splitting ended before the end. */
export interface SplitStop {
  readonly code: 'json-error' | 'json-too-deep'
  /** Byte from the start of what was pushed, from 0. */
  readonly at: number
  readonly found: string
  /** What there is of the record that was open, for a closer look, and the byte at which it begins. */
  readonly open: string
  readonly openedAt: number
}

/** What stands around the records: a list's brackets and commas, or nothing but white space (NDJSON). */
export type Frame = 'list' | 'sequence'

type State = 'before' | 'first' | 'wanted' | 'nested' | 'string' | 'scalar' | 'after' | 'done'

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
/** Before each record of a JSON text sequence, RFC 7464. */
const RECORD_SEPARATOR = 0x1e

export function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}

/** Takes chunks of bytes, gives the texts of records. Brackets are counted, nothing else about a record is checked. */
export class ElementSplitter {
  stop: SplitStop | undefined
  /** Records that ended so far. */
  count = 0
  /** Byte at which the record that was given last began. */
  lastStart = 0

  private readonly frame: Frame
  private state: State
  private depth = 0
  private isInString = false
  private isEscaped = false
  private done = 0
  private startedAt = 0
  private pieces: Buffer[] = []
  private pieceBytes = 0

  constructor(frame: Frame) {
    this.frame = frame
    this.state = frame === 'list' ? 'before' : 'wanted'
  }

  /** Visits the records that end in this chunk; `stop` is set when there can be no more. */
  *push(chunk: Buffer): Generator<string> {
    let start = this.isOpen() ? 0 : -1
    for (let at = 0; at < chunk.length && !this.stop; ) {
      if (!this.isOpen()) {
        if (!isBlank(chunk[at]!)) start = this.mark(chunk[at]!, at)
        at++
        continue
      }
      const end = this.endOfOpen(chunk, at)
      if (this.stop) break
      if (end < 0) at = chunk.length
      else {
        const text = this.close(chunk.subarray(start, end))
        start = -1
        at = end
        if (text !== undefined) yield text
      }
    }
    if (!this.stop && this.isOpen()) this.keep(chunk.subarray(start))
    this.done += chunk.length
  }

  /** After the last chunk. */
  *end(): Generator<string> {
    if (this.stop) return
    if (this.state === 'scalar' && this.frame === 'sequence') {
      const text = this.close(Buffer.alloc(0))
      if (text !== undefined) yield text
      return
    }
    const isWhole = this.frame === 'list' ? this.state === 'done' : !this.isOpen()
    if (!isWhole) this.fail('json-error', 0, 'it ends in the middle')
  }

  private isOpen(): boolean {
    return this.state === 'nested' || this.state === 'string' || this.state === 'scalar'
  }

  /** A byte between records. @returns where a record begins in the chunk, -1 when none does */
  private mark(byte: number, at: number): number {
    if (this.frame === 'sequence') return byte === RECORD_SEPARATOR ? -1 : this.open(byte, at)
    if (this.state === 'before') {
      if (byte === OPEN_LIST) this.state = 'first'
      else this.fail('json-error', at, 'it does not begin with a bracket')
    } else if (this.state === 'after') {
      if (byte === COMMA) this.state = 'wanted'
      else if (byte === CLOSE_LIST) this.state = 'done'
      else this.fail('json-error', at, 'a comma is missing between two records, or a bracket is closed too early')
    } else if (this.state === 'first' && byte === CLOSE_LIST) this.state = 'done'
    else if (this.state === 'done') this.fail('json-error', at, 'something follows the end of the list')
    else if (byte === CLOSE_LIST) this.fail('json-error', at, 'a comma stands before the closing bracket of the list')
    else if (byte === COMMA) this.fail('json-error', at, 'a record is missing between two commas')
    else return this.open(byte, at)
    return -1
  }

  private open(byte: number, at: number): number {
    const isNested = byte === OPEN_OBJECT || byte === OPEN_LIST
    this.state = isNested ? 'nested' : byte === QUOTE ? 'string' : 'scalar'
    this.depth = isNested ? 1 : 0
    this.isInString = byte === QUOTE
    this.isEscaped = false
    this.startedAt = this.done + at
    return at
  }

  /** Place after the open record, or -1 when it does not end in this chunk. */
  private endOfOpen(chunk: Buffer, from: number): number {
    return this.state === 'scalar' ? endOfScalar(chunk, from) : this.endOfNested(chunk, from)
  }

  private endOfNested(chunk: Buffer, from: number): number {
    let { depth, isInString, isEscaped } = this
    let end = -1
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (isInString) {
        if (isEscaped) isEscaped = false
        else if (byte === BACKSLASH) isEscaped = true
        else if (byte === QUOTE) isInString = false
        if (isInString || depth > 0) continue
      } else if (byte === QUOTE) isInString = true
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
        if (++depth > MAX_DEPTH) {
          this.fail('json-too-deep', at, `it is nested more than ${MAX_DEPTH} levels deep`)
          return -1
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth--
      if (depth === 0 && !isInString) {
        end = at + 1
        break
      }
    }
    this.depth = depth
    this.isInString = isInString
    this.isEscaped = isEscaped
    return end
  }

  /** The text of the record that ends with these bytes. */
  private close(last: Buffer): string | undefined {
    const bytes = this.pieces.length === 0 ? last : Buffer.concat([...this.pieces, last])
    this.pieces = []
    this.pieceBytes = 0
    this.state = this.frame === 'list' ? 'after' : 'wanted'
    this.lastStart = this.startedAt
    if (bytes.length > MAX_RECORD) return this.tooLong()
    this.count++
    return bytes.toString()
  }

  private keep(bytes: Buffer): void {
    this.pieces.push(bytes)
    this.pieceBytes += bytes.length
    if (this.pieceBytes > MAX_RECORD) this.tooLong()
  }

  private tooLong(): undefined {
    const found = `a record is longer than ${MAX_RECORD.toLocaleString('en')} bytes`
    this.stop = { code: 'json-error', at: this.startedAt, found, open: this.openText(), openedAt: this.startedAt }
  }

  private fail(code: SplitStop['code'], at: number, found: string): void {
    this.stop = { code, at: this.done + at, found, open: this.openText(), openedAt: this.startedAt }
  }

  private openText(): string {
    return withoutCutEnd(Buffer.concat(this.pieces))
  }
}

/** Without the bytes of a character that is cut at the end. */
function withoutCutEnd(bytes: Buffer): string {
  return bytes.toString().replace(/\ufffd+$/, '')
}

function endOfScalar(chunk: Buffer, from: number): number {
  for (let at = from; at < chunk.length; at++) {
    const byte = chunk[at]!
    if (isBlank(byte) || byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT) return at
  }
  return -1
}
