// Every kind of public page in a real browser, in both languages: axe in light and dark, a narrow phone, large text.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'
import { PREFIXES, PUBLIC_PAGES, SCHEMES } from '../support/public-pages.ts'

const { url } = sharedPortal()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Opens a page and waits for what its scripts draw. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(url + address, { waitUntil: 'load' })
  await page.waitForFunction(() => {
    const status = document.querySelector('#view-status')
    return (
      !status ||
      !document.querySelector('#view')?.hasAttribute('hidden') ||
      status.textContent !== status.getAttribute('data-loading')
    )
  })
  await page.waitForLoadState('networkidle')
}

for (const [language, prefix] of Object.entries(PREFIXES)) {
  for (const [name, path] of Object.entries(PUBLIC_PAGES)) {
    test(`axe finds nothing on ${name}, ${language}, in light and dark`, async () => {
      const page = await browser.newPage()
      await open(page, prefix + path)
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        expect([colorScheme, await violations(page)]).toEqual([colorScheme, []])
      }
      await page.close()
    }, 60_000)

    test(`${name}, ${language}, fits 320 pixels, and text of twice the size, without sideways scrolling`, async () => {
      const page = await browser.newPage({ viewport: { width: 320, height: 700 } })
      await open(page, prefix + path)
      expect(await overflow(page)).toEqual([])
      await page.setViewportSize({ width: 640, height: 900 })
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      expect(await overflow(page)).toEqual([])
      await page.close()
    }, 60_000)
  }
}

/** What sticks out of the page at its side; empty when the page does not scroll sideways. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, left } = element.getBoundingClientRect()
      return right > width + 1 || left < -1
    })
    return wide.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
  })
}
