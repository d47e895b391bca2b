// The staff console in a real browser: a whole trip by clicking, a broken upload that goes on after a reload, and axe.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { type ConsoleWindow, consoleWindow } from '../support/console-window.ts'
import { eventually, statusOf } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const windowOf = (id: string): Promise<ConsoleWindow> => consoleWindow(browser, url, { id }, faults)

async function createDataset(page: Page, title: string): Promise<void> {
  await page.goto(`${url}/console/#/new`)
  await page.getByLabel(/^Title/).fill(title)
  await page.getByLabel(/^Description/).fill('Written in a browser by a test, in a sentence that is long enough.')
  await page.getByLabel(/^Department/).selectOption({ label: 'Parks and Recreation' })
  await page.getByLabel(/^Topic/).selectOption('Environment')
  await page.getByLabel(/^Keywords/).fill('trees, test')
  await page
    .getByLabel(/^(Name of the contact|Contact name|Contact)/)
    .first()
    .fill('Open Data Team')
  await page.locator('input[type=email]').fill('opendata@alderbay.example')
  await page.getByRole('button', { name: 'Create the dataset' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function sign(id: string, address: string): Promise<void> {
  const { page, context } = await windowOf(id)
  await page.goto(address)
  await page.getByRole('button', { name: 'Sign this version' }).waitFor()
  for (const yes of await page.getByRole('radio', { name: 'Yes', exact: true }).all()) await yes.check()
  await page.getByRole('button', { name: 'Sign this version' }).click()
  await page.getByRole('button', { name: 'Sign this version' }).waitFor({ state: 'detached' })
  await context.close()
}

const CSV = `tree,planted_on,height_m\n${Array.from({ length: 200 }, (_, row) => `T${row},2024-0${(row % 9) + 1}-10,${row / 10}`).join('\n')}\n`

test('a publisher uploads by clicking, two people sign, and the public sees it', async () => {
  const { page, context } = await windowOf('ines')
  await createDataset(page, 'Made In The Browser')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'trees.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await page.waitForURL(/versions\/1/)
  await page.getByText('height_m').first().waitFor({ timeout: 60_000 })
  expect(await page.locator('main').textContent()).toMatch(/200/)
  expect(await page.getByRole('button', { name: 'Sign this version' }).count()).toBe(0)
  const address = page.url()

  await sign('leo', address)
  await sign('priya', address)
  await eventually(
    () => statusOf(`${url}/datasets/made-in-the-browser/`),
    (status) => status === 200,
  )
  await page.reload()
  await page
    .getByText(/published/i)
    .first()
    .waitFor()
  await context.close()
})

test('a large upload that is broken off by a reload goes on where it was', async () => {
  const { page, context } = await windowOf('ines')
  await createDataset(page, 'Broken Off And Resumed')
  const line = `${'x'.repeat(99)},1\n`
  const file = { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(`text,number\n${line.repeat(690_000)}`) }
  // Lets the first parts through, then nothing, as a train in a tunnel would.
  let parts = 0
  await context.route(/partNumber=/, (route) => (++parts <= 2 ? route.continue() : undefined))
  // Playwright hands over at most 50 MB at once; a file in the page itself has no such limit.
  await putFile(page, file.name, line, 690_000)
  await page.waitForURL(/versions\/1/)
  await eventually(
    async () => parts,
    (count) => count > 2,
  )
  await page.getByRole('progressbar', { name: 'Upload' }).waitFor()
  await page.reload()
  await context.unroute(/partNumber=/)

  await page.getByRole('button', { name: /Choose large\.csv again/ }).waitFor({ timeout: 30_000 })
  let sent = 0
  await context.route(/partNumber=/, (route) => {
    sent++
    return route.continue()
  })
  await putFile(page, file.name, line, 690_000)
  await page.getByText('690,000').first().waitFor({ timeout: 120_000 })
  expect(sent).toBeGreaterThan(0)
  expect(sent).toBeLessThan(Math.ceil(file.buffer.length / (16 * 1024 * 1024)) + 1)
  await context.close()
})

/** Makes the file inside the page and gives it to the file field, as a drop would. */
async function putFile(page: Page, name: string, line: string, lines: number): Promise<void> {
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  await page.evaluate(
    ([fileName, text, count]) => {
      const transfer = new DataTransfer()
      transfer.items.add(
        new File([`text,number\n${(text as string).repeat(count as number)}`], fileName as string, {
          type: 'text/csv',
        }),
      )
      const field = document.querySelector<HTMLInputElement>('input[type=file]')!
      field.files = transfer.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
    [name, line, lines] as const,
  )
}

test('an upload can be cancelled, and the console says so', async () => {
  const { page, context } = await windowOf('ines')
  await createDataset(page, 'Cancelled In The Browser')
  await context.route(/:\d+\/plaza-local-incoming/, () => undefined)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 't.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) })
  await page.getByRole('button', { name: /Cancel/ }).click()
  await page
    .getByText(/cancelled/i)
    .first()
    .waitFor()
  await context.close()
})

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the console, ${scheme}`, async () => {
    const { page, context } = await windowOf('ada')
    await page.emulateMedia({ colorScheme: scheme })
    await page.locator('a[href^="#/datasets/"]').first().waitFor()
    const datasets = await page
      .locator('a[href^="#/datasets/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
    expect(datasets.length).toBeGreaterThan(5)
    for (const address of [
      '#/',
      '#/new',
      datasets[0]!,
      `${datasets[0]!.split('/versions')[0]}/versions/1`,
      '#/audit',
    ]) {
      await page.goto(`${url}/console/${address}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      expect([address, await violations(page)]).toEqual([address, []])
    }
    await context.close()
  })
}

test('the console fits a phone without sideways scrolling', async () => {
  const { page, context } = await windowOf('leo')
  await page.setViewportSize({ width: 360, height: 780 })
  for (const address of ['#/', '#/new']) {
    await page.goto(`${url}/console/${address}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }
  await context.close()
})

test('nothing was refused by the content security policy and no script failed', () => {
  const serious = faults.filter((line) => !/Failed to load resource|net::ERR_(FAILED|ABORTED)/.test(line))
  expect(serious).toEqual([])
})
