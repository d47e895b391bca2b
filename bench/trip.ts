// bench/trip.ts: a large file through the running portal, from the first byte sent to in-review, against DuckDB's bare COPY.
import { createReadStream, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PEOPLE } from '../local/people.ts'
import { type PartsAddress, signIn } from '../local/seed/client.ts'
import { aDatasetBody } from '../test/support/crew.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import { type Cost, costOf, largeFile, ROUNDS, SIZE } from './large-file.ts'
import { median, type Row } from './table.ts'

/** Clock ticks a second in /proc: fixed on Linux. */
const TICKS = 100

interface Timed extends Cost {
  readonly wallSeconds: number
}

export async function benchTrip(tell: (line: string) => void): Promise<Row[]> {
  const { folder, file } = await largeFile(tell)
  const rival: Timed[] = []
  const trips: Timed[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    const begun = performance.now()
    const cost = await costOf('bare-copy.ts', file, join(folder, 'bare.parquet'))
    rival.push({ ...cost, wallSeconds: (performance.now() - begun) / 1000 })
    trips.push(await trip(file))
    tell(
      `round ${round}: bare COPY ${cost.cpuSeconds.toFixed(1)} CPU-s, trip ${trips.at(-1)!.cpuSeconds.toFixed(1)} CPU-s`,
    )
  }
  const middle = (costs: readonly Timed[], of: 'cpuSeconds' | 'wallSeconds') => median(costs.map((cost) => cost[of]))
  const memory = Math.max(...trips.map(({ peakMegabytes }) => peakMegabytes))
  return [
    {
      what: `${SIZE}: CPU of the whole validation function, download and staging included, / bare DuckDB COPY`,
      found: middle(trips, 'cpuSeconds') / middle(rival, 'cpuSeconds'),
      unit: 'x',
      limit: 4,
    },
    { what: `${SIZE}: peak memory of the validation process`, found: memory, unit: 'MB', limit: 1024 },
    { what: `${SIZE}: upload to in-review`, found: middle(trips, 'wallSeconds'), unit: 's' },
    { what: `${SIZE}: bare DuckDB COPY`, found: middle(rival, 'wallSeconds'), unit: 's' },
  ]
}

async function trip(file: string): Promise<Timed> {
  const dir = newFolder()
  const portal = startPortalProcess({ port: 18_700, dir, args: ['--no-seed'] })
  try {
    await portal.ready()
    const { email, password } = PEOPLE.find(({ id }) => id === 'ines')!
    const publisher = await signIn(portal.url, email, password)
    const { id } = await publisher.must('POST', '/datasets', aDatasetBody('Large File'))
    const begun = performance.now()
    const bytes = statSync(file).size
    const { upload } = await publisher.must('POST', `/datasets/${id}/versions`, { filename: 'large.csv', bytes })
    await sendParts(upload, file)
    await publisher.must('POST', `/datasets/${id}/versions/1/upload`)
    const version = await publisher.settle(id, 1, ['awaiting-upload', 'validating'], 900)
    if (version.status !== 'in-review') throw new Error(`the file was ${version.status}: ${version.rejection?.message}`)
    return { ...spentBy(validatorOf(portal.pid)), wallSeconds: (performance.now() - begun) / 1000 }
  } finally {
    await portal.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Two parts at a time, each streamed from disk. */
async function sendParts(address: PartsAddress, file: string): Promise<void> {
  const left = [...address.parts]
  const sender = async () => {
    for (let part = left.shift(); part; part = left.shift()) {
      const start = (part.number - 1) * address.partBytes
      const body = createReadStream(file, { start, end: start + part.bytes - 1 }) as unknown as BodyInit
      const request = { method: 'PUT', body, duplex: 'half', headers: { 'content-length': String(part.bytes) } }
      const response = await fetch(part.url, request as RequestInit)
      if (!response.ok) throw new Error(`part ${part.number}: ${response.status} ${await response.text()}`)
    }
  }
  await Promise.all([sender(), sender()])
}

/** The process that runs the validation function of a portal. */
function validatorOf(portalPid: number): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      const parent = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1])
      if (parent === portalPid && command.includes('functions/validate/')) return Number(name)
    } catch {
      // The process ended while we looked.
    }
  }
  throw new Error('the portal runs no validation process')
}

function spentBy(pid: number): Cost {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMegabytes: Number(peak[1]) / 1024 }
}
