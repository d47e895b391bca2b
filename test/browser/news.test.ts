// News in a real browser: written in two languages, corrected, withdrawn, and read by the public on a phone.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow } from '../support/console-window.ts'
import { eventually } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const textOf = async (path: string) => (await fetch(url + path)).text()
const has = (path: string, words: string) =>
  eventually(
    () => textOf(path),
    (text) => text.includes(words),
  )

async function expectFine(page: Page, name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, width]).toEqual([name, 0])
}

test('news is written, published, corrected and withdrawn, and the public follows', async () => {
  const { page, context } = await consoleWindow(browser, url, { id: 'ada', address: '#/news' }, faults)
  await page.getByRole('heading', { level: 1, name: 'News' }).waitFor()
  await page.getByRole('table').or(page.getByText('Nothing was written yet')).first().waitFor()
  await expectFine(page, 'list')

  await page.getByRole('button', { name: 'Write news' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.locator('#news-en-title[aria-invalid="true"]').waitFor()
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(2)
  await page.getByLabel('English title').fill('Bike counts of the browser')
  await page.getByLabel('English text').fill('## What\n\nEvery counter, every hour. See https://bikes.example/.')
  await page.getByLabel('Spanish title').fill('Aforos de bicicletas del navegador')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.locator('#news-es-text[aria-invalid="true"]').waitFor()
  await page.getByLabel('Spanish text').fill('Cada contador, cada hora.')
  await page.getByText('See how it will look in English').click()
  await expectFine(page, 'form')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Bike counts of the browser' }).waitFor()
  expect((await fetch(`${url}/news/bike-counts-of-the-browser/`)).status).toBe(404)

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Public since').waitFor()
  await expectFine(page, 'published')
  await has('/news/bike-counts-of-the-browser/', '<h2>What</h2>')
  await has('/es/news/', 'Aforos de bicicletas del navegador')
  await has('/news/feed.json', 'Bike counts of the browser')
  await has('/', 'Bike counts of the browser')

  await page.getByRole('button', { name: 'Correct the text' }).click()
  await page.getByLabel('English text').fill('Every counter, every quarter of an hour.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Corrected on').waitFor()
  await has('/news/bike-counts-of-the-browser/', 'quarter of an hour')

  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByRole('button', { name: 'Withdraw it' }).click()
  await page.getByText('Write why').waitFor()
  await page.getByLabel('Reason').fill('The counters were broken.')
  await expectFine(page, 'withdrawing')
  await page.getByRole('button', { name: 'Withdraw it' }).click()
  await page.getByText('Why it was withdrawn:').waitFor()
  await has('/news/bike-counts-of-the-browser/', 'The counters were broken.')
  await context.close()
}, 120_000)

test('the public pages of news are fine on a phone, in both languages', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme: 'dark' })
  const page = await context.newPage()
  for (const path of ['/news/', '/es/news/']) {
    await page.goto(url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectFine(page, path)
  }
  await context.close()
})

test('whoever does not write news is told so', async () => {
  const { page, context } = await consoleWindow(browser, url, { id: 'leo', address: '#/news' }, faults)
  await page.getByText('This page is for administrators').waitFor()
  expect(await page.getByRole('link', { name: 'News', exact: true }).count()).toBe(0)
  await context.close()
})

test('no script failed and nothing was refused by the content policy', () => expect(faults).toEqual([]))
