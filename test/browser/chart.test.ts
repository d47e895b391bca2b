// A chart that its reader makes, in a real browser: choices, address, table and downloads by keyboard, frames of other sites, axe.

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
let elsewhere: Server
/** What the page on another site holds. */
let framing = ''

beforeAll(async () => {
  browser = await openBrowser()
  elsewhere = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(`<!doctype html><html lang="en"><title>Elsewhere</title>${framing}</html>`)
  })
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  elsewhere.close()
})

const BARS = '/chart/?dataset=street-trees&kind=bars&x=condition'

async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
  const page = await browser.newPage(options)
  await page.goto(url + path)
  await page.locator('#chart-plot svg').waitFor()
  return page
}

const title = (page: Page, text: string | RegExp) => page.locator('#chart-title').filter({ hasText: text }).waitFor()

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of [BARS, `/es${BARS}&by=neighbourhood`, `/embed${BARS}`]) {
    test(`axe finds nothing on ${path}, ${colorScheme}`, async () => {
      const page = await open(path, { colorScheme })
      expect(await violations(page)).toEqual([])
      await page.close()
    })
  }
}

test('a chart is there at once, from the statistics alone', async () => {
  const page = await browser.newPage()
  const read: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.parquet')) read.push(request.url())
  })
  await page.goto(url + BARS)
  await title(page, 'Rows by condition')
  expect(read).toEqual([])
  await page.close()
})

test('choices change the chart, the address brings it back, and so does the way back', async () => {
  const page = await open(BARS)
  await page.getByLabel('Measure').selectOption('mean')
  await page.getByLabel('Of column').selectOption('height_m')
  await title(page, /^Average of height_m by condition$/)
  await page.getByLabel('Split by').selectOption('species')
  await title(page, /split by species/)
  const address = page.url()
  const numbers = await page.locator('#chart-table').textContent()

  const again = await browser.newPage()
  await again.goto(address)
  await title(again, /^Average of height_m by condition, split by species$/)
  expect(await again.locator('#chart-table').textContent()).toBe(numbers)
  expect(await again.getByLabel('Of column').inputValue()).toBe('height_m')
  await again.close()

  await page.goBack()
  await title(page, /^Average of height_m by condition$/)
  expect(await page.getByLabel('Split by').inputValue()).toBe('')
  await page.close()
})

test('by keyboard: another kind, the points one by one, the table', async () => {
  const page = await open(BARS)
  await page.getByRole('radio', { name: 'Bars' }).focus()
  await page.keyboard.press('ArrowRight')
  await title(page, /over time/)
  const reader = page.getByLabel('Read the chart point by point')
  await reader.focus()
  const first = await reader.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowRight')
  expect(await reader.getAttribute('aria-valuetext')).not.toBe(first)
  expect(await page.locator('.chart-hint').textContent()).toBe(await reader.getAttribute('aria-valuetext'))
  await page.getByText('Show the numbers as a table').focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'Numbers of the chart' }).waitFor()
  expect(await page.locator('#chart-table tbody tr').count()).toBeGreaterThan(3)
  await page.close()
})

test('the CSV has the numbers of the table, and the pictures are what they say', async () => {
  const page = await open(BARS)
  const take = async (name: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
    return { name: download.suggestedFilename(), body: readFileSync(await download.path()) }
  }
  const csv = await take('Numbers as CSV')
  const rows = await page
    .locator('#chart-table tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').replace(/(\d),(\d)/g, '$1$2'))),
    )
  expect(csv.body.toString('utf8').slice(1)).toBe(rows.map((row) => `${row.join(',')}\r\n`).join(''))
  expect(csv.name).toBe('street-trees-chart.csv')
  const png = await take('Picture as PNG')
  expect(png.body.subarray(1, 4).toString('latin1')).toBe('PNG')
  const svg = (await take('Picture as SVG')).body.toString('utf8')
  expect(svg).toContain('Rows by condition')
  expect(svg).toContain('Source: City of Alder Bay Open Data')
  await page.close()
})

test('the code to paste shows the same chart on another site, where the portal’s own pages refuse to', async () => {
  const page = await open(`${BARS}&by=species`)
  await page.getByText('Embed this on your site').click()
  const code = await page.getByLabel('Code to paste').inputValue()
  expect(code).toContain('/embed/chart/?dataset=street-trees&amp;kind=bars&amp;x=condition&amp;by=species')
  framing = `${code}<iframe title="refused" src="${url}${BARS}"></iframe>`
  const { port } = elsewhere.address() as AddressInfo
  await page.goto(`http://localhost:${port}/`)
  const frame = page.frameLocator('iframe').first()
  await frame.locator('#chart-plot svg').waitFor()
  expect(await frame.locator('#chart-title').textContent()).toBe('Rows by condition, split by species')
  await frame.getByText(/Parks/).first().waitFor()
  expect(await frame.locator('#embed-open').getAttribute('href')).toContain('/chart/?dataset=street-trees&kind=bars')
  expect(await page.frameLocator('iframe[title="refused"]').locator('#chart-plot').count()).toBe(0)
  await page.close()
})

test('a phone of 320 pixels shows it without sideways scrolling, at twice the text size too', async () => {
  const page = await open(`${BARS}&by=neighbourhood`, { viewport: { width: 320, height: 700 } })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%'
  })
  await page.setViewportSize({ width: 640, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640)
  await page.close()
})

test('a dataset that is not there is said to be not there', async () => {
  const page = await browser.newPage()
  await page.goto(`${url}/chart/?dataset=no-such-thing`)
  await page.getByText('There is no such dataset').waitFor()
  await page.close()
})
