// bench/page.ts: what a reader's browser transfers before doing anything, counted by the browser itself.
import { rmSync } from 'node:fs'
import { openBrowser } from '../test/support/browser.ts'
import { newFolder, startPortalProcess } from '../test/support/portal.ts'
import type { Row } from './table.ts'

export async function benchPage(tell: (line: string) => void): Promise<Row[]> {
  const dir = newFolder()
  const portal = startPortalProcess({ port: 18_900, dir })
  const browser = await openBrowser()
  try {
    await portal.ready(180)
    const rows: Row[] = []
    for (const [what, path] of [
      ['dataset page', '/datasets/311-service-requests/'],
      ['home', '/'],
    ] as const) {
      const page = await browser.newPage({ viewport: { width: 412, height: 900 } })
      const session = await page.context().newCDPSession(page)
      let bytes = 0
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
      await session.send('Network.enable')
      await page.goto(portal.url + path, { waitUntil: 'networkidle' })
      tell(`${what}: ${bytes} bytes`)
      rows.push({ what: `${what}: transferred, fonts and images included`, found: bytes / 1000, unit: 'kB', limit: 60 })
      await page.close()
    }
    return rows
  } finally {
    await browser.close()
    await portal.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
