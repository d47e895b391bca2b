// bench/bare-copy.ts: the rival: DuckDB's own COPY of a CSV to Parquet, sniffer and all. Prints its cost as JSON.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { quoteText } from '../core/engine/sql.ts'

const [source, target] = process.argv.slice(2)
const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
const connection = await instance.connect()
await connection.run(
  `COPY (SELECT * FROM read_csv(${quoteText(source!)})) TO ${quoteText(target!)} (FORMAT parquet, COMPRESSION zstd)`,
)
const { user, system } = process.cpuUsage()
const peak = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))
process.stdout.write(JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMegabytes: Number(peak![1]) / 1024 }))
