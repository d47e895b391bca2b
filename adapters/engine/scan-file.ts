// adapters/engine/scan-file.ts: runs the scanner over a file, and writes the file again so that a strict reader reads it as we do.
import { open } from 'node:fs/promises'
import type { Layout } from '../../core/engine/dialect.ts'
import { readRecords, writeRecord } from '../../core/engine/records.ts'
import type { ScanEvents, ScanLimits } from '../../core/engine/scan-events.ts'
import { CsvScanner } from '../../core/engine/scanner.ts'
import { chunksOf } from './read-bytes.ts'

/** 8 MB a cell, 16 MB a row: above any honest table, below what would fill the memory. */
export const LIMITS: ScanLimits = { cellBytes: 8 << 20, recordBytes: 16 << 20 }

const BOM = Buffer.from([0xef, 0xbb, 0xbf])

function newScanner(layout: Layout, events: ScanEvents): CsvScanner {
  const [delimiter, quote, escaping] = [layout.marks.delimiter, layout.marks.quote, layout.marks.escape].map((mark) =>
    mark.charCodeAt(0),
  )
  const marks = { delimiter: delimiter!, quote: quote!, escape: escaping! }
  return new CsvScanner(marks, layout.labels.length, layout.rowsAbove, LIMITS, events)
}

/** The text of a UTF-8 file without its byte order mark. */
async function* textChunks(path: string): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of chunksOf(path)) {
    yield isFirst && chunk.subarray(0, 3).equals(BOM) ? chunk.subarray(3) : chunk
    isFirst = false
  }
}

/** Scans a whole UTF-8 file; ends early when the scanner stops. */
export async function scanFile(
  path: string,
  layout: Layout,
  events: ScanEvents,
  onBytes: (done: number) => void,
): Promise<CsvScanner> {
  const scanner = newScanner(layout, events)
  let done = 0
  for await (const chunk of textChunks(path)) {
    scanner.push(chunk)
    if (scanner.stop) return scanner
    onBytes((done += chunk.length))
  }
  scanner.finish()
  return scanner
}

/** What the first scan found out, for writing the file anew. */
export interface Scanned {
  /** Bytes up to the end of the last record; empty lines at the end of the file lie beyond. */
  readonly contentEnd: number
  /** The line break of the first record, which the ordinary records share. */
  readonly newline: string
}

/**
 * Writes the data rows, without header and titles, so that every row has the header's width.
 *
 * Runs of ordinary records are copied as they are; odd ones are written anew, cells in quotes, missing cells blank,
 * cells beyond the width dropped; blank rows stay as rows of blank cells, so that row numbers keep their meaning.
 * Memory: two chunks and the longest record.
 */
export async function writeRegular(path: string, layout: Layout, scanned: Scanned, target: string): Promise<void> {
  const out = await open(target, 'w')
  try {
    for await (const bytes of regularBytes(path, layout, scanned)) await out.writeFile(bytes)
  } finally {
    await out.close()
  }
}

/** What stands in the place of some bytes. Offsets count from the first byte after the byte order mark; `end` is exclusive. */
interface Patch {
  readonly start: number
  readonly end: number
  /** How many blank rows; 0: the bytes are one odd record. */
  readonly blankRows: number
}

async function* regularBytes(path: string, layout: Layout, scanned: Scanned): AsyncGenerator<Uint8Array> {
  let patches: Patch[] = []
  const scanner = newScanner(layout, {
    onOdd: ({ start, end }) => patches.push({ start, end, blankRows: 0 }),
    onEmptyLines: ({ start, end, count }) => patches.push({ start, end, blankRows: count }),
  })
  let held: Buffer = Buffer.alloc(0)
  let heldStart = 0
  for await (const chunk of textChunks(path)) {
    const wanted = chunk.subarray(0, scanned.contentEnd - heldStart - held.length)
    held = held.length > 0 ? Buffer.concat([held, wanted]) : wanted
    scanner.push(wanted)
    if (heldStart + held.length === scanned.contentEnd) scanner.finish()
    if (scanner.stop) throw new Error(`row ${scanner.stop.row} passed the first scan and stopped the second`)
    const until = scanner.settledUntil
    if (scanner.dataStart >= 0) {
      const start = Math.max(heldStart, scanner.dataStart)
      yield patched(held.subarray(start - heldStart, until - heldStart), start, patches, layout, scanned.newline)
    }
    patches = []
    held = Buffer.from(held.subarray(until - heldStart))
    heldStart = until
    if (heldStart >= scanned.contentEnd) return
  }
}

function patched(
  bytes: Uint8Array,
  offset: number,
  patches: readonly Patch[],
  layout: Layout,
  newline: string,
): Uint8Array {
  if (patches.length === 0) return bytes
  const pieces: Uint8Array[] = []
  let at = 0
  for (const { start, end, blankRows } of patches) {
    pieces.push(bytes.subarray(at, start - offset))
    const rows =
      blankRows > 0
        ? blank(layout, newline).repeat(blankRows)
        : regular(bytes.subarray(start - offset, end - offset), layout, newline)
    pieces.push(Buffer.from(rows))
    at = end - offset
  }
  pieces.push(bytes.subarray(at))
  return Buffer.concat(pieces)
}

function blank({ marks, labels }: Layout, newline: string): string {
  return (
    writeRecord(
      labels.map(() => ''),
      marks,
    ) + newline
  )
}

function regular(source: Uint8Array, { marks, labels }: Layout, newline: string): string {
  const record = readRecords(Buffer.from(source).toString('utf8'), marks, 1)[0]
  return (
    writeRecord(
      labels.map((_, index) => record?.cells[index] ?? ''),
      marks,
    ) + newline
  )
}
