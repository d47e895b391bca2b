// scripts/screenshots.ts: pictures of every public page, in light and dark, for a phone and a desk. `npm run screenshots`.
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../test/support/browser.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import { PREFIXES, PUBLIC_PAGES, SCHEMES } from '../test/support/public-pages.ts'
import { takeLaunching } from './screenshots-launching.ts'

const TARGET = join(import.meta.dirname, '..', '.plaza', 'screenshots')

const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const
/** Islands draw after the page came. */
const SETTLE_MILLISECONDS = 1500

/** @param only names of pages; all when empty */
async function takeAll(browser: Browser, url: string, only: readonly string[]): Promise<void> {
  await rm(TARGET, { recursive: true, force: true })
  await mkdir(TARGET, { recursive: true })
  for (const scheme of SCHEMES) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      const context = await browser.newContext({ viewport, colorScheme: scheme })
      const page = await context.newPage()
      for (const [language, prefix] of Object.entries(PREFIXES)) {
        for (const [name, path] of Object.entries(PUBLIC_PAGES)) {
          if (only.length > 0 && !only.includes(name)) continue
          await page.goto(url + prefix + path, { waitUntil: 'load' })
          await page.waitForTimeout(SETTLE_MILLISECONDS)
          const file = join(TARGET, `${name}-${language}-${size}-${scheme}.png`)
          await page.screenshot({ path: file, fullPage: true, animations: 'disabled' })
        }
      }
      await context.close()
    }
  }
}

if (process.argv[2] === 'launching') {
  process.stdout.write(`${await takeLaunching()}\n`)
  process.exit(0)
}

const running = process.env['PLAZA_TEST_URL']
const portal = running ? undefined : startPortalProcess({ port: 18_950, dir: newFolder() })
const browser = await openBrowser()
try {
  await portal?.ready(300)
  await takeAll(browser, running ?? portal!.url, process.argv.slice(2))
  process.stdout.write(`${TARGET}\n`)
} finally {
  await browser.close()
  await portal?.stop()
}
