// The gallery of components in a real browser: axe finds nothing in any theme or language, and nothing is cut off.
import type { Browser } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const views = [
  { name: 'English, light', path: '/developers/gallery/', width: 1280, options: {} },
  { name: 'English, dark', path: '/developers/gallery/', width: 1280, options: { colorScheme: 'dark' } },
  { name: 'Spanish, light', path: '/es/developers/gallery/', width: 1280, options: {} },
  { name: 'Spanish, dark, narrow', path: '/es/developers/gallery/', width: 320, options: { colorScheme: 'dark' } },
  { name: 'forced colours', path: '/developers/gallery/', width: 1280, options: { forcedColors: 'active' } },
] as const

for (const { name, path, width, options } of views) {
  test(`${name}: nothing is wrong, nothing refused, nothing wider than the page`, async () => {
    const faults: string[] = []
    const context = await browser.newContext({ viewport: { width, height: 900 }, ...options })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Markup is part of the page, too.
    for (const summary of await page.locator('.gallery-part > details > summary').all()) await summary.click()
    expect(await violations(page)).toEqual([])
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([over, faults]).toEqual([0, []])
    await context.close()
  }, 60_000)
}

test('markup is copied by its button', async () => {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await page.goto(`${url}/developers/gallery/`)
  const part = page.locator('#part-steps')
  await part.locator('summary').click()
  await part.getByRole('button', { name: /^Copy/ }).click()
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes('aria-current="step"'))
  await context.close()
})
