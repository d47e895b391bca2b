// bench/postgres.ts: the whole data engine beside what CKAN's DataStore makes PostgreSQL do with the same CSV file.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../test/support/tree.ts'
import { generate } from './generate.ts'
import { type Cost, costOf, ROUNDS } from './large-file.ts'
import { type FullTextIndexes, loadAsCkan, STEPS } from './postgres-ckan.ts'
import { type Cluster, findPostgres, startCluster } from './postgres-cluster.ts'
import { median, type Row } from './table.ts'

/** 200 MB of the same make as the file of the other benches, with which PostgreSQL would take ten minutes a round. */
const BYTES = Number(process.env['BENCH_BYTES'] ?? 200_000_000)
/** With an index of each column PostgreSQL takes several times as long: a smaller file, once. */
const COLUMN_BYTES = Math.min(BYTES, 50_000_000)
const FOLDER = join(root, '.plaza', 'bench')

export async function benchPostgres(tell: (line: string) => void): Promise<Row[]> {
  const ratio = `${sizeOf(BYTES)}: wall time of CKAN's load into PostgreSQL / whole data engine`
  const programs = await findPostgres(tell)
  if (!programs) return [{ what: `${ratio} (no PostgreSQL here)`, unit: 'x', atLeast: 5 }]

  const cluster = startCluster(programs, join(FOLDER, 'pg'))
  try {
    const { rival, ours, steps } = await race(cluster, BYTES, 'row', ROUNDS, tell)
    const all = await race(cluster, COLUMN_BYTES, 'column', 1, tell)
    return [
      { what: ratio, found: rival / ours, unit: 'x', atLeast: 5 },
      {
        what: `${sizeOf(BYTES)}: PostgreSQL ${cluster.version} as CKAN 2.12 uses it (${steps})`,
        found: rival,
        unit: 's',
      },
      { what: `${sizeOf(BYTES)}: data engine, types to CSV.gz`, found: ours, unit: 's' },
      {
        what: `${sizeOf(COLUMN_BYTES)}, one round: the same with the indexes that CKAN up to 2.11 makes (${all.steps})`,
        found: all.rival / all.ours,
        unit: 'x',
      },
    ]
  } finally {
    cluster.stop()
  }
}

/** Both in turns. @returns medians in seconds, and those of the rival's steps in words */
async function race(
  cluster: Cluster,
  bytes: number,
  indexes: FullTextIndexes,
  rounds: number,
  tell: (line: string) => void,
): Promise<{ rival: number; ours: number; steps: string }> {
  const file = join(FOLDER, `311-${bytes}.csv`)
  tell(`writing ${file}`)
  await generate(file, bytes)
  const rival: number[][] = []
  const ours: number[] = []
  for (let round = 1; round <= rounds; round++) {
    rival.push(await loadAsCkan(cluster, file, indexes))
    ours.push(await engineSeconds(file, join(FOLDER, 'engine')))
    tell(`round ${round}: PostgreSQL ${JSON.stringify(rival.at(-1))} s, engine ${ours.at(-1)} s`)
  }
  const steps = STEPS.map((name, step) => `${name} ${median(rival.map((each) => each[step]!)).toFixed(0)} s`)
  const total = median(rival.map((each) => each.reduce((sum, seconds) => sum + seconds)))
  return { rival: total, ours: median(ours), steps: steps.join(', ') }
}

/** The start of its process included. */
async function engineSeconds(file: string, work: string): Promise<number> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work)
  const begun = performance.now()
  const { verdict } = (await costOf('engine-check.ts', file, work)) as Cost & { verdict: string }
  const seconds = (performance.now() - begun) / 1000
  rmSync(work, { recursive: true })
  if (verdict !== 'accepted') throw new Error(`${file} was ${verdict}, expected accepted`)
  return seconds
}

function sizeOf(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB CSV`
}
