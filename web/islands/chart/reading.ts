// web/islands/chart/reading.ts: the numbers of a chart: from the statistics where they suffice, else from the columns it needs.
import type { DatasetJson } from '../../../core/catalog/dataset-json.ts'
import { columnsOf } from '../../../core/chart/choice.ts'
import { type Figure, figureOf } from '../../../core/chart/figure.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import { type Cloud, startCloud, startSpread } from '../../../core/chart/numbers.ts'
import { figureFromStatistics } from '../../../core/chart/statistics.ts'
import { type ChartCell, startTally, type Tally } from '../../../core/chart/tally.ts'
import { openTable, type TableFile } from '../table-file.ts'

export type Shown = Figure | Cloud

export interface ReadingOptions {
  readonly signal: AbortSignal
  /** Share of the rows read, 0 to 1, and bytes that the columns take in all. */
  readonly onProgress: (share: number, bytes: number, column: string) => void
}

export class NoTable extends Error {}

/** A small table is read for whole months and round numbers; of a large one the statistics are shown until the reader asks for more. */
const SMALL_BYTES = 4_000_000
/** Groups that are under way together. */
const AHEAD = 4

/** @returns reads what a choice needs; what was read last is kept, so that another order or step reads nothing */
export function startReading(dataset: DatasetJson): (choice: ChartChoice, options: ReadingOptions) => Promise<Shown> {
  const file = dataset.files.find(({ format }) => format === 'parquet')
  let opening: Promise<TableFile> | undefined
  let kept: { readonly key: string; readonly found: Tally | Shown } | undefined

  const table = async (): Promise<TableFile> => {
    if (!file) throw new NoTable()
    opening ??= openTable(file, dataset.columns)
    // A failure must not last: the next try opens it anew.
    opening.catch(() => {
      opening = undefined
    })
    return opening
  }

  return async (choice, options) => {
    const isInParts = choice.kind !== 'bars'
    const readsAnyway = isInParts && file !== undefined && file.bytes <= SMALL_BYTES
    const known = readsAnyway ? null : figureFromStatistics(choice, dataset)
    if (known) return known
    const key = keyOf(choice)
    if (kept?.key !== key) kept = { key, found: await collect(await table(), choice, options) }
    return 'groups' in kept.found ? figureOf(choice, kept.found) : kept.found
  }
}

/** What of a choice decides which rows are read and how they are added up. */
function keyOf({ kind, x, y, of, by, where, measure }: ChartChoice): string {
  const form = kind === 'columns' ? 'line' : kind
  return JSON.stringify([form, x, y, of, by, where, measure === 'median'])
}

async function collect(table: TableFile, choice: ChartChoice, options: ReadingOptions): Promise<Tally | Shown> {
  const collector = collectorFor(choice)
  const columns = columnsOf(choice)
  const bytes = columns.reduce((sum, column) => sum + table.bytesOf(column), 0)
  const at = (cells: ChartCell[][], name: string | undefined) => (name ? cells[columns.indexOf(name)] : undefined)
  const read = (group: number) => {
    const { from, rows } = table.groups[group]!
    const reading = table.read(columns, from, from + rows, options.signal)
    reading.catch(() => {}) // heard where it is awaited
    return reading
  }
  options.onProgress(0, bytes, choice.x)
  const underWay = table.groups.slice(0, AHEAD).map((_, group) => read(group))
  let rows = 0
  for (let group = 0; group < table.groups.length; group++) {
    const cells: ChartCell[][] = await underWay[group]!
    if (group + AHEAD < table.groups.length) underWay.push(read(group + AHEAD))
    delete underWay[group]
    options.signal.throwIfAborted()
    const { x, y, of, by, where } = choice
    collector.add({
      x: at(cells, x)!,
      y: at(cells, y),
      of: at(cells, of),
      by: at(cells, by),
      where: at(cells, where?.column),
    })
    rows += table.groups[group]!.rows
    options.onProgress(rows / Math.max(1, table.rows), bytes, choice.x)
  }
  return collector.result()
}

interface Collector {
  add(rows: { x: ChartCell[] } & Partial<Record<'y' | 'of' | 'by' | 'where', ChartCell[] | undefined>>): void
  result(): Tally | Shown
}

function collectorFor(choice: ChartChoice): Collector {
  if (choice.kind === 'spread') return startSpread(choice)
  return choice.kind === 'scatter' ? startCloud(choice) : startTally(choice)
}
