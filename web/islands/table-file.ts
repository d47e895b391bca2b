// web/islands/table-file.ts: a published Parquet file, read in the browser by the parts that are looked at.
import type { DatasetColumn, DatasetFile } from '../../core/catalog/dataset-json.ts'
import { ChunkCache } from './table/chunk-cache.ts'
import { TableFault } from './table/fault.ts'
import { type Chunk, type FileColumn, type Footer, type RowGroup, readFooter } from './table/footer.ts'
import { type Cell, cellOf, type Kind, type Raw } from './table/kinds.ts'
import { type FetchRange, fetchMerged, fetchOverHttp, mergeRanges } from './table/ranges.ts'

export { TableFault } from './table/fault.ts'
export type { Cell, Kind, Raw } from './table/kinds.ts'
export type { FetchRange } from './table/ranges.ts'

/** What is known of one column in one group without reading it. Undefined where the file does not say. */
export interface ChunkFacts {
  readonly bytes: number
  readonly nulls: number | undefined
  readonly least: Raw | undefined
  readonly greatest: Raw | undefined
}

export interface ScanOptions {
  /** Numbers of the groups to read, ascending; all when absent. */
  readonly groups?: readonly number[]
  /** Bytes so far, and bytes in all. */
  readonly onProgress?: (done: number, of: number) => void
  readonly signal?: AbortSignal
}

/** Rows count from 0, ends are exclusive. Faults of the file are a `TableFault`; aborting throws the signal's reason. */
export interface TableFile {
  readonly rows: number
  readonly groups: readonly RowGroup[]
  /** Bytes that reading a whole column transfers. */
  bytesOf(column: string): number
  kindOf(column: string): Kind
  /** By group. */
  factsOf(column: string): readonly ChunkFacts[]
  /** Cells per column, in the order of `columns`. Reads whole groups, and keeps the last ones. */
  read(columns: readonly string[], from: number, to: number, signal?: AbortSignal): Promise<Cell[][]>
  /** The same for rows that lie anywhere, in the order of `rows`. */
  pick(columns: readonly string[], rows: Uint32Array, signal?: AbortSignal): Promise<Cell[][]>
  readColumn(column: string, onProgress?: (done: number, of: number) => void, signal?: AbortSignal): Promise<Cell[]>
  /** Hands out a column group by group, as it lies, for readers that look at every value once. */
  scan(column: string, visit: (values: ArrayLike<Raw>, group: number) => void, options?: ScanOptions): Promise<void>
}

/** Decoded chunks that are kept, in bytes without compression. */
const CACHE_BYTES = 48 << 20
/** Bytes between two chunks that cost less than a request of their own. */
const GAP = 2 << 10
/** A joined request is no larger, so that progress shows. */
const REQUEST_BYTES = 1 << 20
/** Requests of a scan that are under way together: the chunks of a column lie apart, one in each group. */
const AT_ONCE = 12
/** Groups that are read at the same time for rows that lie apart. */
const GROUPS_AT_ONCE = 6
/** A page that decodes without a pause does not answer its reader. */
const PAUSE_MILLISECONDS = 30

/**
 * Opens a published Parquet file: reads its footer, nothing else.
 *
 * @param columns of the dataset, in its order; they tell which moments are published in UTC
 * @param fetchRange by HTTP when absent
 */
export async function openTable(
  file: DatasetFile,
  columns: readonly DatasetColumn[],
  fetchRange: FetchRange = fetchOverHttp,
): Promise<TableFile> {
  const footer = await readFooter(fetchRange, file.path, file.bytes)
  return tableOf(file.path, footer, zonesOf(columns), fetchRange)
}

/** Moments that came with an offset are published in UTC, with a `Z`; Parquet does not keep which. */
function zonesOf(columns: readonly DatasetColumn[]): ReadonlyMap<string, string> {
  return new Map(columns.map(({ name, min }) => [name, min?.endsWith('Z') ? 'Z' : '']))
}

function tableOf(path: string, footer: Footer, zones: ReadonlyMap<string, string>, fetchRange: FetchRange): TableFile {
  const cache = new ChunkCache(CACHE_BYTES)
  const { rows, groups } = footer
  const columnOf = (name: string): FileColumn => {
    const column = footer.columns.get(name)
    if (!column) throw new TableFault('broken', `${path} has no column ${name}`)
    return column
  }
  const decode = (chunk: Chunk, bytes: Uint8Array): ArrayLike<Raw> => {
    try {
      return chunk.decode(bytes)
    } catch (cause) {
      throw new TableFault('broken', `bytes ${chunk.from} to ${chunk.to} of ${path} cannot be read`, { cause })
    }
  }

  /** Brings the chunks of some columns in some groups into the cache, or straight to the caller. */
  async function chunksOf(names: readonly string[], group: number, signal?: AbortSignal): Promise<ArrayLike<Raw>[]> {
    const wanted = names.map((name) => ({ key: `${group} ${name}`, chunk: columnOf(name).chunks[group]! }))
    const kept = wanted.map(({ key }) => cache.get(key))
    const missing = wanted.filter((_, at) => !kept[at]).map(({ chunk }) => chunk)
    const merged = mergeRanges(missing, GAP, REQUEST_BYTES)
    const bytesOf = fetchMerged(fetchRange, path, merged, { atOnce: merged.length, ...(signal ? { signal } : {}) })
    return Promise.all(
      wanted.map(async ({ key, chunk }, at) => {
        if (kept[at]) return kept[at]
        const values = decode(chunk, await bytesOf(chunk))
        cache.set(key, values, chunk.plain)
        return values
      }),
    )
  }

  async function scan(
    name: string,
    visit: (values: ArrayLike<Raw>, group: number) => void,
    options: ScanOptions = {},
  ): Promise<void> {
    const { signal, onProgress } = options
    const column = columnOf(name)
    const wanted = (options.groups ?? [...groups.keys()]).map((group) => ({ group, chunk: column.chunks[group]! }))
    const kept = wanted.map(({ group }) => cache.get(`${group} ${name}`))
    const missing = wanted.filter((_, at) => !kept[at]).map(({ chunk }) => chunk)
    const total = wanted.reduce((sum, { chunk }) => sum + chunk.to - chunk.from, 0)
    const merged = mergeRanges(missing, 0, REQUEST_BYTES)
    const bytesOf = fetchMerged(fetchRange, path, merged, { atOnce: AT_ONCE, ...(signal ? { signal } : {}) })
    let done = 0
    let rested = performance.now()
    for (const [at, { group, chunk }] of wanted.entries()) {
      signal?.throwIfAborted()
      visit(kept[at] ?? decode(chunk, await bytesOf(chunk)), group)
      done += chunk.to - chunk.from
      onProgress?.(done, total)
      if (performance.now() - rested < PAUSE_MILLISECONDS) continue
      await new Promise((resolve) => setTimeout(resolve))
      rested = performance.now()
    }
  }

  return {
    rows,
    groups,
    scan,
    kindOf: (name) => columnOf(name).kind,
    bytesOf: (name) => columnOf(name).chunks.reduce((sum, { from, to }) => sum + to - from, 0),
    factsOf: (name) =>
      columnOf(name).chunks.map(({ from, to, nulls, least, greatest }) => ({
        bytes: to - from,
        nulls,
        least,
        greatest,
      })),
    async read(names, from, to, signal) {
      const cells = names.map((): Cell[] => [])
      for (const [at, group] of groups.entries()) {
        const [start, end] = [Math.max(from, group.from), Math.min(to, group.from + group.rows)]
        if (start >= end) continue
        const chunks = await chunksOf(names, at, signal)
        for (const [column, name] of names.entries()) {
          const { kind } = columnOf(name)
          for (let row = start; row < end; row++) {
            cells[column]!.push(cellOf(kind, chunks[column]![row - group.from] ?? null, zones.get(name)))
          }
        }
      }
      return cells
    },
    async pick(names, wanted, signal) {
      const cells = names.map(() => new Array<Cell>(wanted.length).fill(null))
      const waiting = [...placesByGroup(groups, wanted)]
      const readNext = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [group, places] = next
          const chunks = await chunksOf(names, group, signal)
          for (const [column, name] of names.entries()) {
            const { kind } = columnOf(name)
            for (const place of places) {
              const raw = chunks[column]![wanted[place]! - groups[group]!.from] ?? null
              cells[column]![place] = cellOf(kind, raw, zones.get(name))
            }
          }
        }
      }
      await Promise.all(Array.from({ length: GROUPS_AT_ONCE }, readNext))
      return cells
    },
    async readColumn(name, onProgress, signal) {
      const { kind } = columnOf(name)
      const cells: Cell[] = []
      const visit = (values: ArrayLike<Raw>): void => {
        for (let row = 0; row < values.length; row++) cells.push(cellOf(kind, values[row] ?? null, zones.get(name)))
      }
      await scan(name, visit, { ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) })
      return cells
    },
  }
}

/** Places in `rows` by the group in which their row lies. */
function placesByGroup(groups: readonly RowGroup[], rows: Uint32Array): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const [place, row] of rows.entries()) {
    let [low, high] = [0, groups.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (groups[middle]!.from <= row) low = middle
      else high = middle - 1
    }
    const known = places.get(low)
    if (known) known.push(place)
    else places.set(low, [place])
  }
  return places
}
