// web/islands/sql/tables.ts: datasets as tables of DuckDB. A column is fetched from the published Parquet when a query first reads it.
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import type { Data } from 'apache-arrow'
import type { DatasetJson } from '../../../core/catalog/dataset-json.ts'
import { openTable, type TableFile } from '../table-file.ts'
import { arrowData } from './arrow-columns.ts'
import { SqlFault } from './fault.ts'
import { quoted, tableName } from './names.ts'
import type { Reads } from './plan.ts'
import { dropTable, LOADED, SCHEMAS, type Shelf, SQL_TYPES, store, storeCount, storeHead } from './store.ts'

/** More than this is fetched only when the reader agrees. */
const ASK_FROM_BYTES = 25_000_000
/** Columns that are no larger are fetched whole at once, also for a look at the first rows. */
const SMALL_BYTES = 1_000_000

/** Requests wait for the line more than for its width. */
const COLUMNS_AT_ONCE = 4

export interface Fetching {
  /** Bytes so far, and bytes in all. */
  readonly onProgress: (done: number, of: number) => void
  /** Asked before much is fetched. */
  readonly agrees: (bytes: number) => Promise<boolean>
  readonly signal: AbortSignal
}

export interface Tables {
  add(dataset: DatasetJson): Promise<void>
  remove(slug: string): Promise<void>
  /**
   * Fetches what a query reads and is not here yet.
   *
   * @param rows of the answer that are wanted, from the first one
   * @returns schemas in which to run it, in order, and bytes that were fetched
   */
  prepare(reads: Reads, rows: number, fetching: Fetching): Promise<{ path: string; bytes: number }>
}

/** Columns of one table to fetch, in how many of its groups. */
interface Order {
  readonly shelf: Shelf
  readonly file: TableFile
  readonly columns: readonly string[]
  readonly groups: number
  readonly bytes: number
}

export async function createTables(connection: AsyncDuckDBConnection): Promise<Tables> {
  for (const schema of SCHEMAS) await connection.query(`CREATE SCHEMA ${schema}`)
  const shelves = new Map<string, Shelf>()

  return {
    async add(dataset) {
      const name = tableName(dataset.slug)
      if (shelves.has(name)) return
      const columns = dataset.columns.map((column) => `${quoted(column.name)} ${SQL_TYPES[column.type]}`)
      await connection.query(`CREATE TABLE plan.${quoted(name)} (${columns.join(', ')})`)
      shelves.set(name, { dataset, name, columns: new Set() })
    },

    async remove(slug) {
      const name = tableName(slug)
      shelves.delete(name)
      await dropTable(connection, name)
    },

    async prepare(reads, rows, fetching) {
      const orders: Order[] = []
      for (const [table, columns] of reads.tables) {
        // Somebody may name what lies below a view: then all of it has to be there.
        const shelf = shelves.get(table.replace(LOADED, ''))
        const needed = table.endsWith(LOADED) || reads.isWhole ? namesOf(shelf) : columns
        if (shelf) orders.push(await orderOf(shelf, needed, fetching.signal))
      }
      for (const { shelf, file, columns } of orders) {
        if (columns.length === 0) await storeCount(connection, shelf, file.rows)
      }
      const [only] = orders
      const isHead = reads.isRowByRow && only !== undefined && only.bytes > SMALL_BYTES
      const wanted = isHead ? [firstRows(only, rows)] : orders
      await fetchAll(connection, wanted, fetching, isHead)
      const bytes = wanted.reduce((sum, order) => sum + order.bytes, 0)
      return { path: isHead && bytes > 0 ? 'head,live,main' : 'live,main', bytes }
    },
  }
}

const namesOf = (shelf: Shelf | undefined): Set<string> =>
  new Set((shelf?.dataset.columns ?? []).map(({ name }) => name))

/** What is missing for a query. */
async function orderOf(shelf: Shelf, needed: ReadonlySet<string>, signal: AbortSignal): Promise<Order> {
  const { dataset } = shelf
  const path = dataset.files.find(({ format }) => format === 'parquet')
  if (!path) throw new SqlFault('noFile', dataset.title)
  const file = (shelf.file ??= await openTable(path, dataset.columns))
  signal.throwIfAborted()
  const columns = dataset.columns.map(({ name }) => name).filter((name) => needed.has(name) && !shelf.columns.has(name))
  const bytes = columns.reduce((sum, name) => sum + file.bytesOf(name), 0)
  return { shelf, file, columns, groups: file.groups.length, bytes }
}

/** The same for the first rows only. Whole columns that are here already do not help: the rest has fewer rows. */
function firstRows(order: Order, rows: number): Order {
  const { file, shelf, columns } = order
  const groups = file.groups.filter(({ from }) => from < rows).length
  if (groups === order.groups) return order
  const all = shelf.dataset.columns
    .map(({ name }) => name)
    .filter((name) => columns.includes(name) || shelf.columns.has(name))
  const bytes = all.reduce((sum, name) => sum + bytesOf(file, name, groups), 0)
  return { ...order, columns: all, groups, bytes }
}

const bytesOf = (file: TableFile, column: string, groups: number): number =>
  file
    .factsOf(column)
    .slice(0, groups)
    .reduce((sum, { bytes }) => sum + bytes, 0)

async function fetchAll(
  connection: AsyncDuckDBConnection,
  orders: readonly Order[],
  fetching: Fetching,
  isHead: boolean,
): Promise<void> {
  const total = orders.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > ASK_FROM_BYTES && !(await fetching.agrees(total))) throw new SqlFault('cancelled')
  let before = 0
  for (const order of orders) {
    if (order.columns.length === 0) continue
    const data = await fetched(order, fetching.signal, (done) => fetching.onProgress(before + done, total))
    before += order.bytes
    const isPart = isHead && order.groups < order.file.groups.length
    await (isPart ? storeHead : store)(connection, order.shelf, order.columns, data)
  }
}

/** Some columns at a time, so that the chunks of each come in few requests. @returns columns of each group */
async function fetched(order: Order, signal: AbortSignal, onProgress: (done: number) => void): Promise<Data[][]> {
  const { file, columns } = order
  const groups = Array.from({ length: order.groups }, (_, group) => group)
  const data: Data[][] = groups.map(() => [])
  const done = columns.map(() => 0)
  const fetchColumn = (column: string, place: number): Promise<void> => {
    const kind = file.kindOf(column)
    const keep = (values: Parameters<typeof arrowData>[1], group: number) => {
      data[group]![place] = arrowData(kind, values)
    }
    const count = (bytes: number) => {
      done[place] = bytes
      onProgress(done.reduce((sum, part) => sum + part, 0))
    }
    return file.scan(column, keep, { groups, signal, onProgress: count })
  }
  for (let from = 0; from < columns.length; from += COLUMNS_AT_ONCE) {
    const some = columns.slice(from, from + COLUMNS_AT_ONCE)
    await Promise.all(some.map((column, at) => fetchColumn(column, from + at)))
  }
  return data
}
