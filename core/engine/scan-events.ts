// core/engine/scan-events.ts: what the scanner is told and what it tells.

/** Byte values of the dialect, ASCII. `escape` equals `quote` where quotes are doubled. */
export interface ScanMarks {
  readonly delimiter: number
  readonly quote: number
  readonly escape: number
}

export interface ScanLimits {
  readonly cellBytes: number
  readonly recordBytes: number
}

/** What may be unusual about the way a record is written; bits of `OddRecord.quirks`. */
export const QUIRK = {
  /** Text after a closing quote. */
  textAfterQuote: 1,
  /** A quote inside a cell that is not in quotes. */
  quoteInPlainCell: 2,
  /** Spaces around the quotes of a cell. */
  spaceAroundQuotes: 4,
  /** A line break of another kind than that of the first record. */
  otherNewline: 8,
  /** A backslash that escapes. */
  backslash: 16,
} as const

/** A record that a strict reader may not read as we do. `start` and `end` (exclusive) are byte offsets, newline included. */
export interface OddRecord {
  readonly row: number
  readonly start: number
  readonly end: number
  readonly cells: number
  readonly quirks: number
  /** Column of the first stray quote; 0 when there is none. */
  readonly strayColumn: number
  readonly isBlank: boolean
  /** Whether a cell beyond the header's width has a value. */
  readonly hasExtraValue: boolean
}

/** Empty lines in a row, known to be followed by a record. */
export interface EmptyLines {
  readonly firstRow: number
  readonly count: number
  readonly start: number
  readonly end: number
}

export interface ScanEvents {
  readonly onOdd: (record: OddRecord) => void
  readonly onEmptyLines: (lines: EmptyLines) => void
}

/** Why a scan ended before the end of the file. */
export interface ScanStop {
  readonly code: 'unclosed-quote' | 'cell-too-long' | 'row-too-long'
  readonly row: number
  readonly column: number
}
