// adapters/engine/database.ts: one DuckDB in memory, with the limits it must keep.
import { DuckDBInstance } from '@duckdb/node-api'

export interface Database {
  /** Runs one statement for its effect. */
  readonly run: (sql: string) => Promise<void>
  /** Rows of a query; cells as JSON values, 64-bit integers as text. */
  readonly rows: (sql: string) => Promise<Record<string, unknown>[]>
  /** Rows of a query as they come, some thousand at a time; cells as in `rows`, in the order of the columns. */
  readonly chunks: (sql: string) => AsyncIterable<unknown[][]>
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
    },
    rows: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson() as Record<string, unknown>[],
    chunks: async function* (sql) {
      yield* (await connection.stream(sql)).yieldRowsJson()
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
