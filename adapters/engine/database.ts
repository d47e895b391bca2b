// adapters/engine/database.ts: one DuckDB in memory, with the limits it must keep.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DuckDBInstance } from '@duckdb/node-api'

export interface Database {
  /** Runs one statement for its effect. */
  readonly run: (sql: string) => Promise<void>
  /** Rows of a query; cells as JSON values, 64-bit integers as text. */
  readonly rows: (sql: string) => Promise<Record<string, unknown>[]>
  /** Rows of a query as they come, some thousand at a time; cells as in `rows`, in the order of the columns. */
  readonly chunks: (sql: string) => AsyncIterable<unknown[][]>
  /** How many threads work on a query. */
  readonly threads: number
  readonly close: () => void
}

/**
 * Opens a database that touches nothing but the files it is told of and its temporary folder.
 *
 * @param memoryMegabytes what DuckDB may use; the process takes up to 400 MB more
 */
export async function openDatabase(options: {
  readonly memoryMegabytes: number
  readonly threads: number
  readonly temporaryFolder: string
}): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryMegabytes}MB`,
    threads: String(options.threads),
    temp_directory: options.temporaryFolder,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  return {
    run: async (sql) => {
      await connection.run(sql)
      freeResults()
    },
    rows: async (sql) => {
      const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[]
      freeResults()
      return rows
    },
    chunks: async function* (sql) {
      yield* (await connection.stream(sql)).yieldRowsJson()
    },
    threads: options.threads,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Memory that results may hold unseen before it is worth a look, in bytes. */
const UNSEEN_BYTES = 64 << 20
let collect: (() => void) | undefined
let seenBytes = 0

/**
 * Results of DuckDB free their memory when V8 collects the small objects that stand for them. V8 does not see that memory
 * and has no reason to hurry: a thousand columns asked in turn held a gigabyte (measured). So it is told to, now and then.
 */
function freeResults(): void {
  if (process.memoryUsage.rss() < seenBytes + UNSEEN_BYTES) return
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
  seenBytes = process.memoryUsage.rss()
}
