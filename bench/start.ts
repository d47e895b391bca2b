// bench/start.ts: how long the portal takes to come up, the first time with its sample city and later.
import { rmSync } from 'node:fs'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import { median, type Row } from './table.ts'

const ROUNDS = 3

export async function benchStart(tell: (line: string) => void): Promise<Row[]> {
  const dir = newFolder()
  const first = await timed(dir)
  tell(`first start: ${first.toFixed(1)} s`)
  const later: number[] = []
  for (let round = 0; round < ROUNDS; round++) later.push(await timed(dir))
  rmSync(dir, { recursive: true, force: true })
  return [
    { what: 'first start, sample city seeded', found: first, unit: 's', limit: 90 },
    { what: 'start of a seeded portal', found: median(later), unit: 's', limit: 10 },
  ]
}

async function timed(dir: string): Promise<number> {
  const begun = performance.now()
  const portal = startPortalProcess({ port: 18_800, dir })
  await portal.ready(180)
  const seconds = (performance.now() - begun) / 1000
  await portal.stop()
  return seconds
}
