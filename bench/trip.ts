// bench/trip.ts: a large file through the running portal, from the first byte sent to in-review, against DuckDB's bare COPY.
import { execFile } from 'node:child_process'
import { createReadStream, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PEOPLE } from '../local/people.ts'
import { type PartsAddress, signIn } from '../local/seed/client.ts'
import { aDatasetBody } from '../test/support/crew.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import { root } from '../test/support/tree.ts'
import { generate } from './generate.ts'
import { median, type Row } from './table.ts'

const BYTES = Number(process.env['BENCH_BYTES'] ?? 1e9)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
/** Clock ticks a second in /proc: fixed on Linux. */
const TICKS = 100

interface Cost {
  readonly cpuSeconds: number
  readonly peakMegabytes: number
  readonly wallSeconds: number
}

export async function benchTrip(tell: (line: string) => void): Promise<Row[]> {
  const folder = join(root, '.plaza', 'bench')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `311-${BYTES}.csv`)
  tell(`writing ${file}`)
  await generate(file, BYTES)

  const rival: Cost[] = []
  const trips: Cost[] = []
  for (let round = 1; round <= ROUNDS; round++) {
    rival.push(await bareCopy(file, join(folder, 'bare.parquet')))
    trips.push(await trip(file))
    tell(
      `round ${round}: bare COPY ${rival.at(-1)!.cpuSeconds.toFixed(1)} CPU-s, trip ${trips.at(-1)!.cpuSeconds.toFixed(1)} CPU-s`,
    )
  }
  const cpu = median(trips.map(({ cpuSeconds }) => cpuSeconds)) / median(rival.map(({ cpuSeconds }) => cpuSeconds))
  const memory = Math.max(...trips.map(({ peakMegabytes }) => peakMegabytes))
  const size = `${(statSync(file).size / 1e6).toFixed(0)} MB CSV`
  return [
    {
      what: `${size}: CPU of the whole validation function, download and staging included, / bare DuckDB COPY`,
      found: cpu,
      unit: 'x',
      limit: 4,
    },
    { what: `${size}: peak memory of the validation process`, found: memory, unit: 'MB', limit: 1024 },
    { what: `${size}: upload to in-review`, found: median(trips.map(({ wallSeconds }) => wallSeconds)), unit: 's' },
    { what: `${size}: bare DuckDB COPY`, found: median(rival.map(({ wallSeconds }) => wallSeconds)), unit: 's' },
  ]
}

async function bareCopy(source: string, target: string): Promise<Cost> {
  const begun = performance.now()
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'bench', 'bare-copy.ts'), source, target])
  return { ...JSON.parse(stdout), wallSeconds: (performance.now() - begun) / 1000 }
}

async function trip(file: string): Promise<Cost> {
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
    return { ...costOf(validatorOf(portal.pid)), wallSeconds: (performance.now() - begun) / 1000 }
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

function costOf(pid: number): Pick<Cost, 'cpuSeconds' | 'peakMegabytes'> {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
  return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, peakMegabytes: Number(peak[1]) / 1024 }
}
