// bench/huge.ts: a CSV of 5 GB through the data engine: it passes, in bounded memory and time.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../test/support/tree.ts'
import { generate } from './generate.ts'
import { type Cost, costOf } from './large-file.ts'
import type { Row } from './table.ts'

/** `BENCH_BYTES` shrinks it while it is worked on. */
const BYTES = Number(process.env['BENCH_BYTES'] ?? 5_000_000_000)
const SIZE = `${Math.round(BYTES / 1e6)} MB CSV`

/** What engine-check.ts prints. */
interface Check extends Cost {
  readonly verdict: string
  readonly rows: number
}

/** One round: it takes minutes, and the bounds leave room. */
export async function benchHuge(tell: (line: string) => void): Promise<Row[]> {
  const folder = join(root, '.plaza', 'bench', 'huge')
  const work = join(folder, 'work')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  try {
    const file = join(folder, 'huge.csv')
    tell(`writing ${file}`)
    await generate(file, BYTES)
    tell('checking it')
    const begun = performance.now()
    const check = (await costOf('engine-check.ts', file, work)) as Check
    const minutes = (performance.now() - begun) / 60_000
    tell(JSON.stringify(check))
    if (check.verdict !== 'accepted') throw new Error(`the file of ${SIZE} was ${check.verdict}, expected accepted`)
    return [
      {
        what: `${SIZE}, ${check.rows.toLocaleString('en')} rows: time of the data engine`,
        found: minutes,
        unit: 'min',
        limit: 12,
      },
      { what: `${SIZE}: peak memory of the data engine`, found: check.peakMegabytes, unit: 'MB', limit: 1024 },
      { what: `${SIZE}: CPU of the data engine`, found: check.cpuSeconds, unit: 's' },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
