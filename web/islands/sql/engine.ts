// web/islands/sql/engine.ts: DuckDB in a worker of this page. A script of its own, fetched when somebody starts SQL.
import { AsyncDuckDB, type AsyncDuckDBConnection, VoidLogger } from '@duckdb/duckdb-wasm'
import type { DatasetJson } from '../../../core/catalog/dataset-json.ts'
import { TableFault } from '../table-file.ts'
import { faultOf, SqlFault } from './fault.ts'
import { type Reads, readsOf, rowsWanted } from './plan.ts'
import { statementsOf } from './statements.ts'
import { PLANNING } from './store.ts'
import { createTables, type Fetching, type Tables } from './tables.ts'
import { columnsOf, type ResultColumn, type Row, rowsOf } from './values.ts'

/** Rows that are kept of an answer: more would fill the memory of a phone. */
export const MOST_ROWS = 100_000
/** The engine sends no word when it cannot be loaded: this long without any is a failure. */
const STALL_MILLISECONDS = 60_000
/** A step that cannot be interrupted takes this long before everything is stopped. */
const PATIENCE_MILLISECONDS = 3_000
/** Optimizers that a plan needs to show which columns are read; the others would move filters into the scan. */
const PLANNING_OPTIMIZERS = ['unused_columns', 'cte_inlining']

export interface Answer {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly Row[]
  /** Whether there are more rows than were kept. */
  readonly isCut: boolean
  /** That DuckDB took, without fetching. */
  readonly milliseconds: number
  readonly bytes: number
}

export interface Engine {
  add(dataset: DatasetJson): Promise<void>
  remove(slug: string): Promise<void>
  /** @throws SqlFault after which it still works, except for the kinds `stopped` and `memory` */
  run(sql: string, fetching: Fetching): Promise<Answer>
  stop(): void
}

/**
 * @param addresses of the worker and of the module, on this site
 * @param onProgress bytes of the module so far, as they are without compression
 */
export async function startEngine(
  addresses: { readonly worker: string; readonly module: string },
  onProgress: (bytes: number) => void,
): Promise<Engine> {
  refuseEarly()
  const worker = new Worker(addresses.worker)
  const database = new AsyncDuckDB(new VoidLogger(), worker)
  try {
    await instantiated(database, worker, new URL(addresses.module, location.href).href, onProgress)
    await database.open({ path: ':memory:', query: { castDecimalToDouble: true } })
    const connection = await database.connect()
    // The published files come in as tables: DuckDB itself opens no file, no address and no extension.
    for (const setting of ['autoinstall_known_extensions', 'autoload_known_extensions', 'enable_external_access']) {
      await connection.query(`SET ${setting} = false`)
    }
    return engineOf(database, worker, connection, await createTables(connection))
  } catch (error) {
    worker.terminate()
    throw faultOf(error)
  }
}

/** Where WebAssembly is forbidden, DuckDB would never answer. */
function refuseEarly(): void {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
  } catch (cause) {
    throw new SqlFault('refused', '', undefined, { cause })
  }
}

function instantiated(
  database: AsyncDuckDB,
  worker: Worker,
  module: string,
  onProgress: (bytes: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => reject(new SqlFault('stalled')), STALL_MILLISECONDS)
    }
    wait()
    worker.addEventListener('error', () => reject(new SqlFault('unreachable')))
    database
      .instantiate(module, null, ({ bytesLoaded }) => {
        wait()
        onProgress(bytesLoaded)
      })
      .then(
        () => resolve(),
        (cause) => reject(new SqlFault('unreachable', String(cause), undefined, { cause })),
      )
      .finally(() => clearTimeout(timer))
  })
}

function engineOf(database: AsyncDuckDB, worker: Worker, connection: AsyncDuckDBConnection, tables: Tables): Engine {
  async function runOne(sql: string, fetching: Fetching): Promise<Answer> {
    const reads = await plan(connection, sql)
    const { path, bytes } = await tables.prepare(reads, Math.min(rowsWanted(sql), MOST_ROWS + 1), fetching)
    fetching.signal.throwIfAborted()
    await connection.query(`SET search_path = '${path}'`)
    return { ...(await answer(connection, sql)), bytes }
  }

  async function runAll(sql: string, fetching: Fetching): Promise<Answer> {
    const statements = statementsOf(sql, await database.tokenize(sql))
    let last: Answer | undefined
    for (const statement of statements) last = await runOne(statement, fetching)
    if (!last) throw new SqlFault('empty')
    return last
  }

  /** Cancels what runs; when it does not listen, everything is stopped. */
  function untilStopped(signal: AbortSignal): Promise<never> {
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        connection.cancelSent().catch(() => {})
        setTimeout(() => reject(new SqlFault('stopped')), PATIENCE_MILLISECONDS)
      })
    })
  }

  return {
    add: tables.add,
    remove: tables.remove,
    stop: () => worker.terminate(),
    async run(sql, fetching) {
      try {
        return await Promise.race([runAll(sql, fetching), untilStopped(fetching.signal)])
      } catch (error) {
        const fault = kindlyOf(error, fetching.signal)
        if (fault.kind === 'stopped' || fault.kind === 'memory') worker.terminate()
        throw fault
      }
    },
  }
}

function kindlyOf(error: unknown, signal: AbortSignal): SqlFault {
  if (error instanceof TableFault) {
    const kind = error.kind === 'broken' ? 'broken' : 'unreachable'
    return new SqlFault(kind, '', undefined, { cause: error })
  }
  const fault = faultOf(error)
  return signal.aborted && fault.kind !== 'stopped' ? new SqlFault('cancelled', '', undefined, { cause: error }) : fault
}

/** Asks DuckDB what it would read. Faults of the query come to light here, before anything is fetched. */
async function plan(connection: AsyncDuckDBConnection, sql: string): Promise<Reads> {
  await connection.query(`SET search_path = '${PLANNING}'`)
  const off = (await optimizers(connection)).filter((name) => !PLANNING_OPTIMIZERS.includes(name))
  await connection.query(`SET disabled_optimizers = '${off.join(',')}'`)
  try {
    const explained = await connection.query(`EXPLAIN (FORMAT JSON)\n${sql}`)
    return readsOf(String(explained.get(0)?.['explain_value'] ?? '[]'), sql)
  } catch (error) {
    const fault = faultOf(error, 1)
    if (fault.kind !== 'syntax') throw fault
    await checkSyntax(connection, sql)
    return readsOf('[]', sql)
  } finally {
    await connection.query('RESET disabled_optimizers')
  }
}

/** EXPLAIN does not take every statement, such as ATTACH, and then says that the syntax is wrong. */
async function checkSyntax(connection: AsyncDuckDBConnection, sql: string): Promise<void> {
  try {
    const prepared = await connection.prepare(sql)
    await prepared.close()
  } catch (error) {
    throw faultOf(error)
  }
}

async function optimizers(connection: AsyncDuckDBConnection): Promise<string[]> {
  const names = await connection.query('SELECT name FROM duckdb_optimizers()')
  return names.toArray().map(({ name }) => String(name))
}

async function answer(connection: AsyncDuckDBConnection, sql: string): Promise<Omit<Answer, 'bytes'>> {
  const from = performance.now()
  const reader = await connection.send(sql, true)
  await reader.open()
  const columns = columnsOf(reader)
  const rows: Row[] = []
  let isCut = false
  for await (const batch of reader) {
    isCut = rows.length + batch.numRows > MOST_ROWS
    for (const row of rowsOf(batch, MOST_ROWS - rows.length)) rows.push(row)
    if (isCut) break
  }
  if (isCut) await connection.cancelSent()
  return { columns, rows, isCut, milliseconds: performance.now() - from }
}
