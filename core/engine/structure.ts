// core/engine/structure.ts: turns what the scanner saw into findings. Bounded: counts all, keeps samples.
import type { Finding, Severity } from '../report.ts'
import { type Facts, type FindingCode, findingOf, LISTED_PER_CODE } from './findings.ts'
import { type EmptyLines, type OddRecord, QUIRK, type ScanEvents } from './scan-events.ts'

interface Sample {
  readonly row: number
  readonly column: number
}

/** One kind of fault: how often, and the first places. */
interface Tally {
  total: number
  readonly samples: Sample[]
}

/** Rows of one kind that are remembered one by one, to be left out or handed back; beyond, only their number counts. */
export const REMEMBERED_ROWS = 1_000_000
const REMEMBERED: readonly FindingCode[] = ['missing-cell', 'extra-cell', 'stray-quote']

/** Columns whose missing cells are told one by one; beyond, only their number counts. */
const TALLIED_COLUMNS = 200

/** Collects the structural faults of one scan. */
export class StructureLog implements ScanEvents {
  /** Whether any record is written in a way that a strict reader may read differently. */
  isIrregular = false
  /** Rows by code, from 1, as far as they are remembered. */
  readonly rows = new Map<FindingCode, number[]>(REMEMBERED.map((code) => [code, []]))
  private readonly missing = new Map<number, Tally>()
  private readonly tallies = new Map<string, { code: FindingCode; severity: Severity; tally: Tally }>()
  private otherNewlines = 0
  private readonly names: readonly string[]

  constructor(names: readonly string[]) {
    this.names = names
  }

  onOdd = (record: OddRecord): void => {
    const width = this.names.length
    this.isIrregular ||= record.quirks !== 0 || record.cells !== width || width === 1
    if (record.isBlank) this.add('blank-row', 'error', record.row, 0)
    if (record.cells < width) this.remember('missing-cell', record.row)
    if (record.cells > width) this.remember('extra-cell', record.row)
    if (record.quirks & QUIRK.textAfterQuote) this.remember('stray-quote', record.row)
    for (let column = record.cells + 1; column <= width; column++) this.addMissing(column, record.row)
    const severity = record.hasExtraValue ? 'error' : 'warning'
    for (let column = width + 1; column <= record.cells; column++) this.add('extra-cell', severity, record.row, column)
    if (record.quirks & QUIRK.textAfterQuote) this.add('stray-quote', 'error', record.row, record.strayColumn)
    else if (record.quirks & QUIRK.quoteInPlainCell)
      this.add('unquoted-quote', 'notice', record.row, record.strayColumn)
    if (record.quirks & QUIRK.otherNewline) this.otherNewlines++
  }

  onEmptyLines = (lines: EmptyLines): void => {
    this.isIrregular = true
    const entry = this.entry('blank-row', 'error')
    for (let at = 0; at < lines.count && entry.samples.length < LISTED_PER_CODE; at++) {
      entry.samples.push({ row: lines.firstRow + at, column: 0 })
    }
    entry.total += lines.count
  }

  get blankRows(): number {
    return this.tallies.get('blank-row error')?.tally.total ?? 0
  }

  /**
   * The findings, once the scan is over.
   *
   * A missing cell is a warning where its column is there and blank in every other row: nothing can have been lost.
   *
   * @param hasValue per column, whether any row has a value
   * @param maxCells cells of the longest row
   */
  findings(hasValue: Uint8Array, maxCells: number): Finding[] {
    for (const [column, tally] of this.missing) {
      const isHarmless = hasValue[column - 1] === 0 && maxCells >= column
      const entry = this.entry('missing-cell', isHarmless ? 'warning' : 'error')
      entry.total += tally.total
      entry.samples.push(...tally.samples)
    }
    this.missing.clear()
    const found = [...this.tallies.values()].flatMap(({ code, severity, tally }) => this.list(code, severity, tally))
    if (this.otherNewlines > 0) found.push(findingOf('mixed-newlines', { count: this.otherNewlines }))
    return found
  }

  private list(code: FindingCode, severity: Severity, tally: Tally): Finding[] {
    const first = tally.samples.toSorted((a, b) => a.row - b.row || a.column - b.column).slice(0, LISTED_PER_CODE)
    const total = tally.total > first.length ? { total: tally.total } : {}
    return first.map((sample) => findingOf(code, this.facts(sample), { severity, ...total }))
  }

  private facts({ row, column }: Sample): Facts {
    if (column === 0) return { row }
    return { row, column, name: this.names[column - 1] ?? '', expected: String(this.names.length) }
  }

  private add(code: FindingCode, severity: Severity, row: number, column: number): void {
    const entry = this.entry(code, severity)
    entry.total++
    if (entry.samples.length < LISTED_PER_CODE) entry.samples.push({ row, column })
  }

  private remember(code: FindingCode, row: number): void {
    const rows = this.rows.get(code)!
    if (rows.length < REMEMBERED_ROWS) rows.push(row)
  }

  private addMissing(column: number, row: number): void {
    const known = this.missing.get(column)
    const tally = known ?? { total: 0, samples: [] }
    if (!known && this.missing.size < TALLIED_COLUMNS) this.missing.set(column, tally)
    else if (!known) {
      this.add('missing-cell', 'error', row, column)
      return
    }
    tally.total++
    if (tally.samples.length < LISTED_PER_CODE) tally.samples.push({ row, column })
  }

  private entry(code: FindingCode, severity: Severity): Tally {
    const key = `${code} ${severity}`
    const known = this.tallies.get(key)
    if (known) return known.tally
    const tally: Tally = { total: 0, samples: [] }
    this.tallies.set(key, { code, severity, tally })
    return tally
  }
}
