// A reader with nothing but a keyboard: searches, filters, reads a chart's numbers, sorts the table, asks in SQL, downloads.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { tabTo } from '../support/console-window.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const press = (page: Page, key: string) => page.keyboard.press(key)

/** Tab to something with these words, then Enter. */
async function enter(page: Page, words: RegExp): Promise<void> {
  await tabTo(page, words)
  await press(page, 'Enter')
}

test('from the front page to a sorted table, an answer in SQL and a file, without a mouse', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, acceptDownloads: true })
  await page.goto(url)
  await tabTo(page, /^Skip to content/)
  await tabTo(page, /^Search the catalog/)
  await page.keyboard.type('tres')
  await press(page, 'Enter')

  await page.waitForURL(/\/datasets\/\?q=tres/)
  await page.getByRole('link', { name: 'Street Trees' }).waitFor()
  await tabTo(page, /^Parks & Recreation/)
  await press(page, 'Space')
  await page.waitForURL(/topic=parks-recreation/)
  await page.getByRole('link', { name: 'Street Trees' }).waitFor()
  await enter(page, /^Street Trees/)

  await page.waitForURL(/\/datasets\/street-trees\/$/)
  await enter(page, /^Show the numbers as a table/)
  await page.locator('details[open] table').first().waitFor()

  const download = page.waitForEvent('download')
  await page.evaluate(() => document.querySelector<HTMLElement>('#main')?.focus())
  await enter(page, /^Download CSV/)
  expect((await readFile(await (await download).path(), 'utf8')).split('\n').length).toBeGreaterThan(9_000)

  await page.evaluate(() => document.querySelector<HTMLElement>('#main')?.focus())
  await enter(page, /^Explore /)
  await page.waitForURL(/\/table\//)
  await page.getByRole('status').filter({ hasText: 'Rows 1 to 50' }).waitFor()
  await enter(page, /^height_m/)
  await page.getByRole('status').filter({ hasText: 'sorted by height_m' }).waitFor()

  await page.evaluate(() => document.querySelector<HTMLElement>('#main')?.focus())
  await enter(page, /^SQL$/)
  await page.waitForURL(/\/sql\/\?dataset=street-trees/)
  await enter(page, /^Start SQL and run/)
  await page
    .locator('#sql-status')
    .filter({ hasText: /^\d+ rows? in/ })
    .waitFor({ timeout: 60_000 })
  await page.close()
}, 120_000)
