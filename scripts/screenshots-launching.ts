// scripts/screenshots-launching.ts: the pictures of docs/launching.md, from the walk that a test takes. `npm run screenshots -- launching`.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openBrowser } from '../test/support/browser.ts'
import { prepareBeta, prepareProduction, type StationName, walkToLaunch } from '../test/support/launching.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'

const TARGET = join(import.meta.dirname, '..', 'docs', 'images', 'launching')

/** Where the page has something to show further down. */
const SHOWN: Partial<Readonly<Record<StationName, string>>> = { gate: '2. What stands in the way' }

export async function takeLaunching(): Promise<string> {
  await mkdir(TARGET, { recursive: true })
  const beta = startPortalProcess({ port: 18_960, dir: newFolder(), args: ['--no-seed'] })
  const production = startPortalProcess({ port: 18_970, dir: newFolder(), args: ['--stage=production'] })
  const browser = await openBrowser()
  try {
    await Promise.all([beta.ready(300), production.ready(300)])
    await prepareBeta(beta.url)
    await prepareProduction(production.url)
    const faults: string[] = []
    await walkToLaunch(
      browser,
      { beta: beta.url, production: production.url },
      async (name, page) => {
        await page.waitForLoadState('networkidle')
        await page.evaluate(() => scrollTo(0, 0))
        const part = SHOWN[name]
        if (part) await page.getByRole('heading', { name: part }).evaluate((heading) => heading.scrollIntoView())
        await page.screenshot({ path: join(TARGET, `${name}.png`), animations: 'disabled' })
      },
      faults,
    )
    if (faults.length > 0) throw new Error(faults.join('\n'))
    return TARGET
  } finally {
    await browser.close()
    await Promise.all([beta.stop(), production.stop()])
  }
}
