// bench/web.ts: what readers wait for: largest contentful paint, layout shift and bytes of the pages, on a phone on a slow line.
import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../test/support/browser.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import { median, type Row } from './table.ts'
import { slowPage } from './throttle.ts'

const ROUNDS = 7
/** The aims of the pages that readers land on; lists and views inform. */
const PAGES: readonly { readonly what: string; readonly path: string; readonly isAim: boolean }[] = [
  { what: 'home', path: '/', isAim: true },
  { what: 'dataset page', path: '/datasets/311-service-requests/', isAim: true },
  { what: 'home in Spanish', path: '/es/', isAim: false },
  { what: 'list of datasets', path: '/datasets/', isAim: false },
]

interface Vitals {
  readonly paint: number
  readonly shift: number
  readonly bytes: number
}

export async function benchWeb(tell: (line: string) => void): Promise<Row[]> {
  const dir = newFolder()
  const portal = startPortalProcess({ port: 18_900, dir })
  const browser = await openBrowser()
  try {
    await portal.ready(240)
    const found = new Map<string, Vitals[]>()
    // Rounds take turns, so that a busy moment of the machine falls on all pages.
    for (let round = 0; round < ROUNDS; round++) {
      for (const { what, path } of PAGES) {
        const vitals = await vitalsOf(browser, portal.url + path)
        tell(`${what}: ${vitals.paint.toFixed(0)} ms, shift ${vitals.shift.toFixed(3)}, ${vitals.bytes} bytes`)
        found.set(what, [...(found.get(what) ?? []), vitals])
      }
    }
    return PAGES.flatMap(({ what, isAim }) => rowsOf(what, isAim, found.get(what)!))
  } finally {
    await browser.close()
    await portal.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

function rowsOf(what: string, isAim: boolean, rounds: readonly Vitals[]): Row[] {
  const middle = (of: (vitals: Vitals) => number) => median(rounds.map(of))
  const aim = (limit: number) => (isAim ? { limit } : {})
  return [
    { what: `${what}: largest contentful paint`, found: middle(({ paint }) => paint) / 1000, unit: 's', ...aim(0.8) },
    { what: `${what}: layout shift`, found: middle(({ shift }) => shift), unit: '', ...aim(0.02) },
    { what: `${what}: transferred`, found: middle(({ bytes }) => bytes) / 1000, unit: 'kB', ...aim(45) },
  ]
}

/** Opens the page with nothing cached and asks the browser, two seconds after it is quiet. */
async function vitalsOf(browser: Browser, url: string): Promise<Vitals> {
  const { page, bytes, close } = await slowPage(browser)
  try {
    await page.goto(url, { waitUntil: 'networkidle' })
    const [paint, shift] = await page.evaluate(
      () =>
        new Promise<[number, number]>((resolve) => {
          let latest = 0
          let sum = 0
          new PerformanceObserver((list) => {
            latest = list.getEntries().at(-1)?.startTime ?? latest
          }).observe({ type: 'largest-contentful-paint', buffered: true })
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as unknown as { value: number }[]) sum += entry.value
          }).observe({ type: 'layout-shift', buffered: true })
          setTimeout(() => resolve([latest, sum]), 2000)
        }),
    )
    return { paint, shift, bytes: bytes() }
  } finally {
    await close()
  }
}
