// bench/large-file.ts: the file that both benches of validation read, and their rival on it, DuckDB's bare COPY.
import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../test/support/tree.ts'
import { generate } from './generate.ts'

/** `BENCH_BYTES` and `BENCH_ROUNDS` shrink a bench while it is worked on. */
const BYTES = Number(process.env['BENCH_BYTES'] ?? 1_000_000_000)
/** Taking turns with the rival, so that a busy minute of the machine falls on both. */
export const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
export const SIZE = `${Math.round(BYTES / 1e6)} MB CSV`

export interface Cost {
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

/** @returns the folder of the benches and the file in it, made when missing */
export async function largeFile(tell: (line: string) => void): Promise<{ folder: string; file: string }> {
  const folder = join(root, '.plaza', 'bench')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `311-${BYTES}.csv`)
  tell(`writing ${file}`)
  await generate(file, BYTES)
  return { folder, file }
}

/** Runs a script of this folder in a process of its own, which prints its cost. */
export async function costOf(script: string, ...args: string[]): Promise<Cost> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'bench', script), ...args])
  return JSON.parse(stdout) as Cost
}
