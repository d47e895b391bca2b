// The audit log as an administrator uses it: searched, checked and taken away, by keyboard and on a phone; and as the public sees it.
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { firstBroken } from '../../core/audit.ts'
import { PEOPLE } from '../../local/people.ts'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function openAudit(person: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  await page.goto(`${url}/console/`)
  await page.getByRole('button', { name: /sign in/i }).click()
  const { name } = PEOPLE.find(({ id }) => id === person)!
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.goto(`${url}/console/#/audit`)
  await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor()
  return page
}

const isTooWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

test('by keyboard alone: a search narrows the entries, and clearing brings them back', async () => {
  const page = await openAudit('ada')
  await page.locator('.audit-entry').first().waitFor()
  const all = await page.locator('.audit-entry').count()
  await page.getByLabel('Words').focus()
  await page.keyboard.type('no-such-word')
  await page.keyboard.press('Enter')
  await page.getByText(/No entry fits|Nothing found down to/).waitFor()
  await page.getByRole('button', { name: 'Clear' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.audit-entry').first().waitFor()
  expect(await page.locator('.audit-entry').count()).toBeGreaterThanOrEqual(Math.min(all, 50))

  await page.getByText('More to search by').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Did what').selectOption('dataset-created')
  await page.getByRole('textbox', { name: 'Who' }).fill('in')
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'found' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('days in the wrong order are said where they were typed', async () => {
  const page = await openAudit('ada')
  await page.getByText('More to search by').click()
  await page.getByLabel('First day').fill('2026-03-02')
  await page.getByLabel('Last day').fill('2026-03-01')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  expect(await page.locator('#audit-until-error').textContent()).toBe('The last day is before the first.')
  await page.context().close()
})

test('the chain is checked in the browser, and the export is the whole log', async () => {
  const page = await openAudit('ada')
  await page.getByRole('button', { name: 'Verify chain' }).click()
  await page.getByText('The chain is whole').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export the log' }).click(),
  ])
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n')
  expect(firstBroken(lines.map((line) => JSON.parse(line)))).toBeUndefined()
  await page.context().close()
})

test('on a narrow phone nothing scrolls sideways, and axe finds nothing', async () => {
  const page = await openAudit('ada', 360)
  await page.locator('.audit-entry').first().waitFor()
  expect(await isTooWide(page)).toBe(false)
  expect(await violations(page)).toEqual([])
  await page.context().close()
})

test('others are told whom to ask, and where the public part is', async () => {
  const page = await openAudit('ines')
  await page.getByText('The audit log is for administrators').waitFor()
  expect(await page.getByRole('link', { name: /see and keep the hashes/ }).getAttribute('href')).toBe('/audit/')
  await page.context().close()
})

for (const width of [1280, 360]) {
  test(`the public page at ${width} pixels: reachable from any page, axe finds nothing`, async () => {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    await page.goto(`${url}/about/`)
    await page.getByRole('link', { name: 'Audit log', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Audit log' }).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await isTooWide(page)).toBe(false)
    await page.close()
  })
}
