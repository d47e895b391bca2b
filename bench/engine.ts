// bench/engine.ts: what a validation with all its outputs costs beside DuckDB's bare COPY of the same file to Parquet.
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { generate } from './generate.ts'
import { median, type Row } from './table.ts'

const BYTES = Number(process.env['BENCH_BYTES'] ?? 1_000_000_000)
/** Taking turns, so that a busy minute of the machine falls on both. */
const ROUNDS = 3

interface Cost {
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

/** @param tell hears how far it is */
export async function benchEngine(tell: (line: string) => void): Promise<Row[]> {
  const folder = join(import.meta.dirname, '..', '.plaza', 'bench')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `311-${BYTES}.csv`)
  tell(`writing ${file}`)
  await generate(file, BYTES)
  const rival: Cost[] = []
  const ours: Cost[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const work = join(folder, 'engine')
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work)
    rival.push(await run('bare-copy.ts', file, join(work, 'bare.parquet')))
    rmSync(join(work, 'bare.parquet'))
    ours.push(await run('engine-check.ts', file, work))
    rmSync(work, { recursive: true })
    tell(`round ${round}: ${JSON.stringify([rival.at(-1), ours.at(-1)])}`)
  }
  const cpu = (costs: readonly Cost[]): number => median(costs.map(({ cpuSeconds }) => cpuSeconds))
  const peak = (costs: readonly Cost[]): number => Math.max(...costs.map(({ peakMegabytes }) => peakMegabytes))
  const size = `${Math.round(BYTES / 1e6)} MB`
  return [
    {
      what: `${size} CSV: CPU of the data engine / bare DuckDB COPY`,
      found: cpu(ours) / cpu(rival),
      unit: 'x',
      limit: 4,
    },
    { what: `${size} CSV: CPU of the data engine`, found: cpu(ours), unit: 's' },
    { what: `${size} CSV: peak memory of the data engine`, found: peak(ours), unit: 'MB', limit: 1000 },
  ]
}

async function run(script: string, ...args: string[]): Promise<Cost> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, script), ...args])
  return JSON.parse(stdout) as Cost
}
