// web/islands/sql/store.ts: puts fetched columns into DuckDB, as tables that look whole.
import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm'
import { type Data, Table, tableToIPC, Vector } from 'apache-arrow'
import type { DatasetJson } from '../../../core/catalog/dataset-json.ts'
import type { ColumnType } from '../../../core/model.ts'
import type { TableFile } from '../table-file.ts'
import { quoted } from './names.ts'

/**
 * Schemas of the database. `plan` has every table with every column and no rows: queries are planned there. `data` has
 * the columns that were fetched. `live` shows those as whole tables, the rest as NULL, which no query reads. `head` is
 * `live` for a query that needs the first rows only.
 */
export const SCHEMAS = ['plan', 'data', 'live', 'head'] as const
export const PLANNING = 'plan,live,main'
/** Ends the names of tables in `data`, so that a plan tells them from what readers name. */
export const LOADED = '__loaded'

export const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP',
  time: 'TIME',
  geopoint: 'VARCHAR',
  geometry: 'VARCHAR',
}

/** A dataset that queries may name. */
export interface Shelf {
  readonly dataset: DatasetJson
  /** Of its table. */
  readonly name: string
  /** Columns that are in `data`. */
  readonly columns: Set<string>
  file?: TableFile
  /** Whether `data` has its rows, without any column. */
  isCounted?: boolean
}

type Groups = readonly (readonly Data[])[]

/** Adds columns to those that are here. */
export async function store(
  connection: AsyncDuckDBConnection,
  shelf: Shelf,
  columns: readonly string[],
  groups: Groups,
): Promise<void> {
  const base = `${shelf.name}${LOADED}`
  if (shelf.columns.size === 0) {
    await insert(connection, shelf, base, columns, groups)
  } else {
    const [more, both] = [`${base}_more`, `${base}_both`]
    await insert(connection, shelf, more, columns, groups)
    await connection.query(
      `CREATE TABLE data.${quoted(both)} AS FROM data.${quoted(base)} POSITIONAL JOIN data.${quoted(more)}`,
    )
    for (const name of [more, base]) await drop(connection, 'TABLE', 'data', name)
    await connection.query(`ALTER TABLE data.${quoted(both)} RENAME TO ${quoted(base)}`)
  }
  for (const column of columns) shelf.columns.add(column)
  await show(connection, 'live', shelf, base, shelf.columns)
}

/** A query that only counts rows needs none of the columns, and the footer says how many rows there are. */
export async function storeCount(connection: AsyncDuckDBConnection, shelf: Shelf, rows: number): Promise<void> {
  if (shelf.columns.size > 0 || shelf.isCounted) return
  const base = `${shelf.name}${LOADED}`
  await connection.query(`CREATE TABLE data.${quoted(base)} AS SELECT TRUE AS counted FROM range(${rows})`)
  shelf.isCounted = true
  await show(connection, 'live', shelf, base, shelf.columns)
}

/** Keeps the first groups apart: they are for one query. */
export async function storeHead(
  connection: AsyncDuckDBConnection,
  shelf: Shelf,
  columns: readonly string[],
  groups: Groups,
): Promise<void> {
  const base = `${shelf.name}_head${LOADED}`
  await drop(connection, 'VIEW', 'head', shelf.name)
  await insert(connection, shelf, base, columns, groups)
  await show(connection, 'head', shelf, base, new Set(columns))
}

export async function dropTable(connection: AsyncDuckDBConnection, name: string): Promise<void> {
  await drop(connection, 'TABLE', 'plan', name)
  for (const schema of ['live', 'head']) await drop(connection, 'VIEW', schema, name)
  for (const base of [name, `${name}_head`]) await drop(connection, 'TABLE', 'data', `${base}${LOADED}`)
}

async function drop(connection: AsyncDuckDBConnection, kind: string, schema: string, name: string): Promise<void> {
  await connection.query(`DROP ${kind} IF EXISTS ${schema}.${quoted(name)}`)
}

/** A group at a time: what was handed over can go before the next one is made ready. */
async function insert(
  connection: AsyncDuckDBConnection,
  shelf: Shelf,
  name: string,
  columns: readonly string[],
  groups: Groups,
): Promise<void> {
  await drop(connection, 'TABLE', 'data', name)
  if (groups.length === 0) {
    const list = columns.map(quoted).join(', ')
    await connection.query(`CREATE TABLE data.${quoted(name)} AS SELECT ${list} FROM plan.${quoted(shelf.name)}`)
  }
  for (const [at, group] of groups.entries()) {
    const table = new Table(Object.fromEntries(columns.map((column, place) => [column, new Vector([group[place]!])])))
    await connection.insertArrowFromIPCStream(tableToIPC(table, 'stream'), { name, schema: 'data', create: at === 0 })
  }
}

/** The table as readers know it: every column, in the dataset's order. */
async function show(
  connection: AsyncDuckDBConnection,
  schema: 'live' | 'head',
  { dataset, name }: Shelf,
  base: string,
  columns: ReadonlySet<string>,
): Promise<void> {
  const list = dataset.columns.map((column) => {
    const value = columns.has(column.name) ? quoted(column.name) : 'NULL'
    return `CAST(${value} AS ${SQL_TYPES[column.type]}) AS ${quoted(column.name)}`
  })
  const view = `${schema}.${quoted(name)}`
  await connection.query(`CREATE OR REPLACE VIEW ${view} AS SELECT ${list.join(', ')} FROM data.${quoted(base)}`)
}
