// The public catalog in a real browser: without script, and its search.
import type { Browser } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('without script there are the newest and all from A to Z, and a dataset shows its rows, downloads, chart numbers and versions', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/datasets/`)
  // How many others there are depends on what else was published meanwhile.
  expect(await page.locator('main h2 a[href^="/datasets/"]').count()).toBeGreaterThan(5)
  await page.goto(`${url}/datasets/street-trees/`)
  expect(await page.locator('table tbody tr').count()).toBeGreaterThanOrEqual(50)
  expect(await page.getByRole('link', { name: /street-trees\.parquet/ }).count()).toBeGreaterThan(0)
  await page.locator('summary', { hasText: 'Show the numbers as a table' }).first().click()
  expect(await page.locator('details[open] table').count()).toBe(1)
  await page.getByRole('link', { name: 'Version 1', exact: true }).click()
  expect(page.url()).toBe(`${url}/datasets/street-trees/v/1/`)
  expect(await page.getByRole('link', { name: /street-trees\.csv/ }).count()).toBeGreaterThan(0)
  await page.goto(`${url}/datasets/a-z/s/`)
  expect(await page.getByRole('link', { name: 'Street Trees' }).count()).toBeGreaterThan(0)
  await page.goto(`${url}/table/?dataset=street-trees`)
  expect(await page.locator('noscript .alert').isVisible()).toBe(true)
  await context.close()
})

test('search finds by typing, forgives a typo, and says when there is nothing', async () => {
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(`${url}/datasets/?q=bicicle`)
  await page
    .getByRole('status')
    .filter({ hasText: /^\d datasets?$/ })
    .waitFor()
  expect(await page.getByRole('link', { name: 'Bicycle Counts by Hour' }).first().isVisible()).toBe(true)
  await page.getByRole('searchbox').fill('zzzzqqq')
  await page
    .getByRole('status')
    .filter({ hasText: /no datasets|0 datasets|nothing/i })
    .waitFor()
  await page.getByRole('searchbox').fill('trees')
  await page.getByRole('link', { name: 'Street Trees' }).first().waitFor()
  expect(page.url()).toContain('q=trees')
  expect(faults).toEqual([])
  await page.close()
})

test('a filter narrows what was found, and the address brings both back', async () => {
  const page = await browser.newPage()
  await page.goto(`${url}/datasets/?q=city`)
  await page.getByRole('link', { name: 'City Budget' }).waitFor()
  await page.getByRole('checkbox', { name: /^Parks & Recreation/ }).check()
  await page.getByRole('link', { name: 'City Budget' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('link', { name: 'Street Trees' }).count()).toBeGreaterThan(0)
  await page.goto(page.url())
  await page.getByRole('link', { name: 'Street Trees' }).first().waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('city')
  expect(await page.getByRole('checkbox', { name: /^Parks & Recreation/ }).isChecked()).toBe(true)
  await page.getByRole('link', { name: 'City Budget' }).waitFor({ state: 'detached' })
  await page.close()
})

test('a reader’s choice of dark stays on the next page', async () => {
  const page = await browser.newPage({ colorScheme: 'light' })
  await page.goto(url)
  await page.getByRole('button', { name: /dark/i }).click()
  await page.goto(`${url}/datasets/`)
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  await page.close()
})
