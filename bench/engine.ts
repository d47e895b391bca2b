// bench/engine.ts: what a validation with all its outputs costs beside DuckDB's bare COPY of the same file to Parquet.
import { mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Cost, costOf, largeFile, ROUNDS, SIZE } from './large-file.ts'
import { median, type Row } from './table.ts'

/** @param tell hears how far it is */
export async function benchEngine(tell: (line: string) => void): Promise<Row[]> {
  const { folder, file } = await largeFile(tell)
  const rival: Cost[] = []
  const ours: Cost[] = []
  let parquetBytes = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const work = join(folder, 'engine')
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work)
    rival.push(await costOf('bare-copy.ts', file, join(work, 'bare.parquet')))
    rmSync(join(work, 'bare.parquet'))
    ours.push(await costOf('engine-check.ts', file, work))
    parquetBytes = statSync(join(work, 'data.parquet')).size
    rmSync(work, { recursive: true })
    tell(`round ${round}: ${JSON.stringify([rival.at(-1), ours.at(-1)])}`)
  }
  const cpu = (costs: readonly Cost[]): number => median(costs.map(({ cpuSeconds }) => cpuSeconds))
  const peak = Math.max(...ours.map(({ peakMegabytes }) => peakMegabytes))
  return [
    // Types, rules, findings, profile, personal data, Parquet, CSV and CSV.gz; the rival writes Parquet alone.
    { what: `${SIZE}: CPU of the data engine / bare DuckDB COPY`, found: cpu(ours) / cpu(rival), unit: 'x', limit: 5 },
    { what: `${SIZE}: CPU of the data engine`, found: cpu(ours), unit: 's' },
    { what: `${SIZE}: peak memory of the data engine`, found: peak, unit: 'MB', limit: 1000 },
    {
      what: `${SIZE}: published Parquet / CSV`,
      found: (100 * parquetBytes) / statSync(file).size,
      unit: '%',
      limit: 15,
    },
  ]
}
