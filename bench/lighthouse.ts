// bench/lighthouse.ts: Lighthouse's four categories on the pages that readers land on, phone and desk. Medians of three rounds.
import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import { promisify } from 'node:util'
import { openBrowser } from '../test/support/browser.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import { median, type Row } from './table.ts'

const PAGES = { home: '/', search: '/datasets/?q=bike', dataset: '/datasets/311-service-requests/' } as const
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const DEVICES = { phone: [], desk: ['--preset=desktop'] } as const
/** Fetched when it is needed: it is larger than everything else that the project installs for its checks. */
const LIGHTHOUSE = 'lighthouse@13.5.0'
/** The one-machine edition asks search engines to stay away, as beta does; production does not. */
const NOT_HERE = '--skip-audits=is-crawlable'
const run = promisify(execFile)
const ROUNDS = 3
const DEBUGGING_PORT = 18_977

export async function benchLighthouse(tell: (line: string) => void): Promise<Row[]> {
  const dir = newFolder()
  const portal = startPortalProcess({ port: 18_900, dir })
  const browser = await openBrowser([`--remote-debugging-port=${DEBUGGING_PORT}`])
  try {
    await portal.ready(240)
    const rows: Row[] = []
    for (const [device, flags] of Object.entries(DEVICES)) {
      for (const [name, path] of Object.entries(PAGES)) {
        const rounds: Record<string, number>[] = []
        for (let round = 0; round < ROUNDS; round++) {
          rounds.push(await scoresOf(portal.url + path, flags, tell))
        }
        for (const category of CATEGORIES) {
          const found = median(rounds.map((scores) => scores[category]!))
          rows.push({ what: `Lighthouse, ${name}, ${device}: ${category}`, found, unit: 'points', atLeast: 98 })
        }
      }
    }
    return rows
  } finally {
    await browser.close()
    await portal.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function scoresOf(
  url: string,
  flags: readonly string[],
  tell: (line: string) => void,
): Promise<Record<string, number>> {
  const { stdout } = await run(
    'npx',
    ['--yes', LIGHTHOUSE, url, `--port=${DEBUGGING_PORT}`, '--output=json', '--quiet', NOT_HERE, ...flags],
    { maxBuffer: 1 << 28 },
  )
  const { categories, audits } = JSON.parse(stdout) as Result
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name]?.score ?? 0) * 100)]))
  const faults = CATEGORIES.flatMap((name) => categories[name]?.auditRefs ?? [])
    .map(({ id }) => audits[id]!)
    .filter(({ score }) => score !== null && score < 0.9)
    .map(({ id, displayValue = '' }) => `${id} ${displayValue}`.trim())
  tell(`${url} ${flags.join(' ')}: ${JSON.stringify(scores)} ${[...new Set(faults)].join(', ')}`)
  return scores
}

/** What is read of Lighthouse's report. */
interface Result {
  readonly categories: Readonly<Record<string, { score: number | null; auditRefs: { id: string }[] }>>
  readonly audits: Readonly<Record<string, { id: string; score: number | null; displayValue?: string }>>
}
