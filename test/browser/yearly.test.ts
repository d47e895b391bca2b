// The yearly review in a real browser: five steps, saved at each, published, corrected, and read by the public on a phone.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow, untilFocused } from '../support/console-window.ts'
import { eventually } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []
const year = new Date().getFullYear()
const day = (of: number, rest: string) => `${of}-${rest}`

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function expectFine(page: Page, name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, width]).toEqual([name, 0])
}

const has = (path: string, words: string) =>
  eventually(
    async () => (await fetch(url + path)).text(),
    (text) => text.includes(words),
  )
const step = (page: Page, words: string) => page.getByRole('heading', { level: 2, name: words }).waitFor()

test('a year is reviewed step by step, left and found again, published and corrected', async () => {
  const { page, context } = await consoleWindow(browser, url, { id: 'ada', address: '#/yearly-reviews' }, faults)
  await page.getByRole('heading', { level: 2, name: 'Begin a review' }).waitFor()
  await page.getByLabel('Year', { exact: true }).fill('soon')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()
  await page.getByText('Write a year of four digits').waitFor()
  await page.getByLabel('Year', { exact: true }).fill(String(year))
  await expectFine(page, 'list')
  await page.getByRole('button', { name: 'Begin', exact: true }).click()

  await step(page, 'Step 1 of 5: The year')
  await page.getByLabel('Last day').fill(day(year - 1, '01-01'))
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByText('Choose a day after the first one.').waitFor()
  await page.getByLabel('Last day').fill(day(year, '12-31'))
  await expectFine(page, 'year')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await step(page, 'Step 2 of 5: Numbers')
  await untilFocused(page, 'yearly-step')
  await page.getByRole('button', { name: 'Collect the numbers' }).click()
  await page.getByRole('rowheader', { name: 'Datasets that are public' }).waitFor()
  await page.getByRole('button', { name: 'Add a number about use' }).click()
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.locator('#use-0-value[aria-invalid="true"]').waitFor()
  await page.getByLabel('How many').fill('4200')
  await page.getByLabel('Source').fill('Statistics of the distribution')
  await expectFine(page, 'numbers')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await step(page, 'Step 3 of 5: In your words')
  await page.getByLabel('English: what went well').fill('Every street tree is in the catalog.')
  await page.getByRole('button', { name: 'Save for later' }).click()
  await eventually(
    async () => page.getByRole('status').allTextContents(),
    (texts) => texts.includes('Saved.'),
  )

  // Whoever comes back finds the step and the words.
  await page.goto(`${url}/console/#/yearly-reviews`)
  await page.getByRole('link', { name: String(year), exact: true }).click()
  await step(page, 'Step 3 of 5: In your words')
  expect(await page.getByLabel('English: what went well').inputValue()).toBe('Every street tree is in the catalog.')
  await page.getByLabel('English: what did not').fill('- Bike counts came late')
  await page.getByLabel('English: what we change').fill('Two people look after the counters.')
  await page.getByLabel('Spanish: what went well').fill('Cada árbol de la calle está en el catálogo.')
  await expectFine(page, 'words')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await step(page, 'Step 4 of 5: Next dates')
  await page.getByRole('button', { name: 'Read and publish' }).click()
  await page.getByText('Not ready to be published.').waitFor()
  expect(await page.getByRole('button', { name: 'Publish the report' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Next dates' }).click()
  await page.getByLabel('The plan is looked at again by').fill(day(year + 1, '06-30'))
  await page.getByLabel('The next yearly report is there by').fill(day(year + 2, '01-31'))
  await expectFine(page, 'dates')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await step(page, 'Step 5 of 5: Read and publish')
  await page.getByRole('radio', { name: 'Spanish' }).check()
  await page.getByText('Lo que fue bien').waitFor()
  await expectFine(page, 'publish')
  expect((await fetch(`${url}/about/yearly/${year}/`)).status).toBe(404)
  await page.getByRole('button', { name: 'Publish the report' }).click()
  await page.getByText('Public since').waitFor()
  await expectFine(page, 'published')

  await has(`/about/yearly/${year}/`, 'Every street tree is in the catalog.')
  await has(`/es/about/yearly/${year}/`, 'Cada árbol de la calle')
  await has(`/about/yearly/${year}/numbers.csv`, 'use-page-views')
  expect(await (await fetch(`${url}/about/yearly/${year}/`)).text()).not.toContain('ada@')

  await page.getByRole('button', { name: 'Correct the texts' }).click()
  await page.getByLabel('English: what went well').fill('Every street tree and every park bench is in the catalog.')
  await page.getByRole('button', { name: 'Save the correction' }).click()
  await page.getByText('Corrected on').waitFor()
  await has(`/about/yearly/${year}/`, 'every park bench')
  await context.close()
}, 180_000)

test('the public report is fine on a phone, in both languages', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 800 }, colorScheme: 'dark' })
  const page = await context.newPage()
  for (const path of ['/about/yearly/', '/es/about/yearly/', `/about/yearly/${year}/`, `/es/about/yearly/${year}/`]) {
    await page.goto(url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectFine(page, path)
  }
  await context.close()
}, 60_000)

test('whoever does not write reviews is told so', async () => {
  const { page, context } = await consoleWindow(browser, url, { id: 'leo', address: '#/yearly-reviews' }, faults)
  await page.getByText('This page is for administrators').waitFor()
  await context.close()
}, 60_000)

test('no script failed and nothing was refused by the content policy', () => expect(faults).toEqual([]))
