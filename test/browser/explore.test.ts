// test/browser/explore.test.ts: the whole table in a real browser: pages, orders, filters, columns, addresses, downloads, keyboard.
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const TABLE = `${url}/table/?dataset=311-service-requests`
let browser: Browser
let page: Page
const faults: string[] = []
beforeAll(async () => {
  browser = await openBrowser()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('pageerror', (error) => faults.push(String(error)))
})
afterEach(async () => {
  await page.close()
  expect(faults.splice(0)).toEqual([])
})
afterAll(() => browser.close())

/** Waits until the status says so and the cells in sight are there. */
async function shows(status: string | RegExp): Promise<void> {
  await page.locator('#view-status', { hasText: status }).waitFor()
  await page.locator('tbody tr:first-child td:not(.pending)').first().waitFor()
  await page.locator('table:not([aria-busy])').waitFor()
}

/** Texts of a column's cells on the page. @param place from 0 */
function column(place: number): Promise<string[]> {
  return page.locator(`tbody tr td:nth-child(${place + 2})`).allTextContents()
}

test('the first rows come with the dataset, without a byte of the Parquet file', async () => {
  const files: string[] = []
  page.on('request', (request) => request.url().includes('/files/') && files.push(request.url()))
  await page.goto(TABLE)
  await shows('Rows 1 to 50 of 100,000')
  expect(await page.locator('tbody tr').count()).toBe(50)
  expect((await column(0))[0]).toBe('SR-100000')
  await page.waitForLoadState('networkidle')
  expect(files).toEqual([])
})

test('pages lead through the table, and a row number leads anywhere', async () => {
  await page.goto(TABLE)
  await shows('Rows 1 to 50 of 100,000')
  await page.getByRole('button', { name: 'Next' }).click()
  await shows('Rows 51 to 100 of 100,000')
  expect((await column(0))[0]).toBe('SR-100050')
  await page.getByRole('textbox', { name: 'Go to row' }).fill('73,211')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await shows('Rows 73,211 to 73,260 of 100,000')
  expect((await column(0))[0]).toBe('SR-173210')
  expect(page.url()).toContain('&row=73211')
  await page.getByRole('button', { name: 'Last' }).click()
  await shows('Rows 99,951 to 100,000 of 100,000')
  await page.goBack()
  await shows('Rows 73,211 to 73,260 of 100,000')
  await page.getByRole('textbox', { name: 'Go to row' }).fill('100001')
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await page.getByText('Write a row number from 1 to 100,000.').waitFor()
})

test('a column sorts up, down and not at all, and says so', async () => {
  await page.goto(TABLE)
  await shows('Rows 1 to 50')
  const head = page.getByRole('columnheader', { name: /^category/ })
  const button = head.getByRole('button', { name: 'category', exact: true })
  await button.click()
  await shows('sorted by category, ascending')
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
  expect((await column(3))[0]).toBe('Fallen branch')
  await button.click()
  await shows('sorted by category, descending')
  expect((await column(3))[0]).toBe('Water leak')
  expect(page.url()).toContain('sort=-category')
  await button.click()
  await shows(/of 100,000$/)
  expect(await head.getAttribute('aria-sort')).toBeNull()
  expect((await column(0))[0]).toBe('SR-100000')
})

test('filters of several columns narrow together, and their chips take them away', async () => {
  await page.goto(TABLE)
  await shows('Rows 1 to 50')
  await page.getByRole('button', { name: 'Filter category' }).click()
  await page.getByRole('textbox', { name: 'Text to find' }).fill('WATER')
  await page.getByRole('button', { name: 'Apply' }).click()
  await shows(/that fit, of 100,000/)
  expect(new Set(await column(3))).toEqual(new Set(['Water leak']))
  await page.getByRole('button', { name: 'Filter created_at' }).click()
  await page.getByLabel('From', { exact: true }).fill('2025-03-01T00:00')
  await page.getByLabel('To', { exact: true }).fill('2025-03-01T23:59')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: /Remove the filter: created_at/ }).waitFor()
  await shows(/that fit/)
  for (const cell of await column(1)) expect(cell).toMatch(/^2025-03-01T/)
  await page.getByRole('button', { name: /Remove the filter: created_at/ }).click()
  await page.getByRole('button', { name: /Remove the filter: category/ }).click()
  await shows(/^Rows 1 to 50 of 100,000$/)
})

test('a filter by values, one for empty cells, and one that nothing fits', async () => {
  await page.goto(`${TABLE}&filter.closed_at=empty`)
  await shows(/that fit/)
  expect(new Set(await column(2))).toEqual(new Set(['empty']))
  await page.getByRole('button', { name: 'Filter status' }).click()
  await page.getByRole('checkbox', { name: /^Closed/ }).check()
  expect(await page.getByRole('radio', { name: 'is one of' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Remove the filter: status is Closed' }).waitFor()
  await page.goto(`${TABLE}&filter.category=is:Dragons`)
  await page.locator('#view-status', { hasText: 'No row fits the filters, of 100,000.' }).waitFor()
  expect(await page.getByText('Remove a filter, or make it wider.').isVisible()).toBe(true)
})

test('a bound that is none is told in the dialog', async () => {
  await page.goto(TABLE)
  await shows('Rows 1 to 50')
  await page.getByRole('button', { name: 'Filter latitude' }).click()
  await page.getByLabel('From', { exact: true }).fill('north')
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('alert').filter({ hasText: 'Write 12.5.' }).waitFor()
  await page.keyboard.press('Escape')
  expect(
    await page.getByRole('button', { name: 'Filter latitude' }).evaluate((one) => one === document.activeElement),
  ).toBe(true)
})

test('columns can be left out, and the address of a view shows the same view again', async () => {
  await page.goto(TABLE)
  await shows('Rows 1 to 50')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('checkbox', { name: 'agency' }).uncheck()
  await page.getByRole('checkbox', { name: 'request_id' }).uncheck()
  await page.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Columns (8 of 10)' }).waitFor()
  await page.getByRole('button', { name: 'category', exact: true }).click()
  await shows('sorted by category')
  const [address, rows] = [page.url(), await page.locator('tbody').innerText()]
  expect(address).toContain('hide=request_id,agency')

  const other = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.close()
  page = other
  await page.goto(address)
  await shows('sorted by category')
  expect(await page.locator('tbody').innerText()).toBe(rows)
  await page.getByRole('button', { name: 'Share this view' }).click()
  expect(await page.getByRole('textbox', { name: 'Address of this view' }).inputValue()).toBe(address)
})

test('parts of an address that mean nothing are left out, and told', async () => {
  await page.goto(`${TABLE}&sort=width&filter.status=is:Closed`)
  await shows(/that fit/)
  await page.getByRole('alert').filter({ hasText: 'left out: sort=width' }).waitFor()
})

test('the filtered rows come as CSV, all of them, in the order and columns of the view', async () => {
  await page.goto(
    `${TABLE}&filter.category=has:water&filter.created_at=to:2024-01-31&sort=-created_at&hide=latitude,longitude`,
  )
  await shows(/that fit/)
  const count = Number(
    /of (\d[\d,]*) that fit/.exec((await page.locator('#view-status').textContent())!)![1]!.replace(',', ''),
  )
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download these rows' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('311-service-requests-rows.csv')
  const lines = (await readFile((await download.path())!, 'utf8')).trimEnd().split('\n')
  expect(lines[0]).toBe('request_id,created_at,closed_at,category,agency,neighbourhood,channel,status')
  expect(lines).toHaveLength(count + 1)
  const dates = lines.slice(1).map((line) => line.split(',')[1]!)
  expect(dates).toEqual([...dates].sort().reverse())
})

test('columns out of sight are fetched when somebody scrolls to them', async () => {
  await page.setViewportSize({ width: 600, height: 900 })
  await page.goto(`${TABLE}&row=40001`)
  await shows('Rows 40,001')
  expect(await page.locator('tbody tr:first-child td.pending').count()).toBeGreaterThan(3)
  await page.locator('.table-scroll').evaluate((one) => one.scrollTo({ left: one.scrollWidth }))
  await page.locator('tbody tr:first-child td:last-child:not(.pending)').waitFor()
  expect((await column(9))[0]).toMatch(/^-?\d+\.\d+$/)
})

test('data that cannot be reached is told, and tried again', async () => {
  await page.route('**/*.parquet', (route) => route.abort())
  await page.goto(`${TABLE}&row=201`)
  await page.getByRole('alert').filter({ hasText: 'The data could not be reached.' }).waitFor()
  await page.unroute('**/*.parquet')
  await page.getByRole('button', { name: 'Try again' }).click()
  await shows('Rows 201 to 250')
  expect((await column(0))[0]).toBe('SR-100200')
})

test('everything works with the keyboard alone', async () => {
  await page.goto(TABLE)
  await shows('Rows 1 to 50')
  await page.getByRole('button', { name: 'Share this view' }).focus()
  // Download, the table itself, the first column's order and its filter, the second column's.
  for (let times = 0; times < 3; times++) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await shows('sorted by request_id, ascending')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.keyboard.type('sr-1000')
  await page.keyboard.press('Enter')
  await shows('Rows 1 to 25 of 100 that fit')
  for (let left = 40; left > 0; left--) {
    await page.keyboard.press('Tab')
    if ((await page.evaluate(() => document.activeElement?.textContent)) === 'Next') break
  }
  await page.keyboard.press('Enter')
  await shows('Rows 26 to 50 of 100')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Next')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the table, its dialogs and its other states, ${colorScheme}`, async () => {
    await page.emulateMedia({ colorScheme })
    await page.goto(`${url}/es/table/?dataset=311-service-requests&filter.status=is:Closed&sort=nada`)
    await shows(/que coinciden/)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Filtrar category' }).click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Columnas/ }).click()
    expect(await violations(page)).toEqual([])
    await page.goto(`${TABLE}&filter.category=is:Dragons`)
    await page.locator('#view-status', { hasText: 'No row fits' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.goto(`${url}/table/?dataset=nothing-here`)
    await page.getByText('There is no dataset at this address.').waitFor()
    expect(await violations(page)).toEqual([])
  })
}

test('the table fits a phone of 320 pixels without sideways scrolling of the page', async () => {
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`${TABLE}&filter.status=is:Closed`)
  await shows(/that fit/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await page.getByRole('button', { name: 'Filter request_id' }).click()
  await page.getByRole('button', { name: 'Apply' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
