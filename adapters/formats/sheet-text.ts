// adapters/formats/sheet-text.ts: writes the rows of a sheet as CSV, each where it stands in the sheet and all equally wide.
import { open, rename } from 'node:fs/promises'
import { findingOf } from '../../core/engine/findings.ts'
import { chunksOf } from '../engine/read-bytes.ts'
import type { UnpackLimits } from './archive-limits.ts'
import { openCsvWriter } from './csv-writer.ts'
import { Unreadable } from './unreadable.ts'

/** A cell with something in it; `column` counts from 1. */
export interface SheetCell {
  readonly column: number
  readonly text: string
}

export interface SheetRow {
  /** From 1, ascending. */
  readonly row: number
  /** In order, without blank ones. */
  readonly cells: readonly SheetCell[]
  /** How many rows are like this one, itself included; 1 when absent. */
  readonly repeat?: number
}

/** Blank rows between two rows of a table: after more, what follows is no part of it. */
const MAX_BLANK_ROWS = 10_000

/** Records up to `records` are `width` wide on the disk. */
interface WidthStep {
  readonly records: number
  readonly width: number
}

export interface SheetText {
  /** Adds a row; blank rows before it are filled in, blank ones at the end of the sheet never come. */
  readonly add: (row: SheetRow) => Promise<void>
  /** Makes all records equally wide. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
  /** Columns from 1 that hold something. */
  readonly filled: ReadonlySet<number>
  readonly rows: number
  /** The first row left out because of the blank rows above it. */
  readonly beyond: { readonly row: number; readonly blankRows: number } | undefined
}

/**
 * Opens the text of a sheet.
 *
 * @param maxBytes of the text; a sheet with a cell in its last column makes much out of little
 */
export async function openSheetText(path: string, maxBytes: number): Promise<SheetText> {
  const writer = await openCsvWriter(path)
  const filled = new Set<number>()
  const steps: WidthStep[] = []
  let width = 0
  let characters = 0
  let beyond: SheetText['beyond']

  const write = async (cells: readonly (string | null)[], times: number, length: number): Promise<void> => {
    for (let at = 0; at < times; at++) {
      characters += length
      if (characters > maxBytes) throw tooLong(maxBytes)
      await writer.write(cells)
    }
  }
  return {
    add: async ({ row, cells, repeat = 1 }) => {
      if (cells.length === 0 || beyond) return
      const blankRows = row - writer.records - 1
      if (blankRows > MAX_BLANK_ROWS) {
        beyond = { row, blankRows }
        return
      }
      const last = cells.at(-1)!.column
      if (last > width) {
        if (writer.records > 0) steps.push({ records: writer.records, width })
        width = last
      }
      if (blankRows > 0) await write(new Array<null>(width).fill(null), blankRows, width)
      const record = new Array<string | null>(width).fill(null)
      let length = width
      for (const { column, text } of cells) {
        record[column - 1] = text
        length += text.length
        filled.add(column)
      }
      await write(record, repeat, length)
    },
    finish: async () => {
      await writer.close()
      if (writer.bytes + writer.records * (width - (steps[0]?.width ?? width)) > maxBytes) throw tooLong(maxBytes)
      if (steps.length > 0) await widen(path, steps, width)
    },
    close: async () => writer.close(),
    filled,
    get rows() {
      return writer.records
    },
    get beyond() {
      return beyond
    },
  }
}

/** The same measure as for unpacking: much text out of a small workbook is no table. */
export function maxTextBytes(packed: number, { bytes, freeBytes, ratio }: UnpackLimits): number {
  return Math.min(bytes, Math.max(freeBytes, packed * ratio))
}

function tooLong(maxBytes: number): Unreadable {
  const expected = `${Math.round(maxBytes / 1e6).toLocaleString('en')} MB of text`
  return new Unreadable(findingOf('archive-bomb', { found: 'its rows are far apart or very wide', expected }))
}

/** Adds commas to the records that were written before a wider one came. */
async function widen(path: string, steps: readonly WidthStep[], width: number): Promise<void> {
  const target = `${path}.wide`
  const out = await open(target, 'w')
  try {
    for await (const bytes of widened(path, steps, width)) await out.writeFile(bytes)
  } finally {
    await out.close()
  }
  await rename(target, path)
}

const QUOTE = 34
const LINE_FEED = 10

async function* widened(path: string, steps: readonly WidthStep[], width: number): AsyncGenerator<Buffer> {
  let step = 0
  let record = 1
  let isQuoted = false
  for await (const chunk of chunksOf(path)) {
    let from = 0
    for (let at = 0; step < steps.length && at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === QUOTE) isQuoted = !isQuoted
      if (byte !== LINE_FEED || isQuoted) continue
      yield chunk.subarray(from, at)
      yield Buffer.alloc(width - steps[step]!.width, ',')
      from = at
      record++
      while (step < steps.length && record > steps[step]!.records) step++
    }
    yield chunk.subarray(from)
  }
}
