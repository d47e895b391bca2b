// The plan in a real browser: a publisher lists, changes, imports and prepares; a liaison takes off; axe on each step.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow, untilFocused } from '../support/console-window.ts'
import { eventually } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } }

async function windowOf(id: string, size: keyof typeof SIZES, colorScheme: 'light' | 'dark' = 'light') {
  const options = { viewport: SIZES[size], colorScheme }
  const opened = await consoleWindow(browser, url, { id, address: '#/plan' }, faults, options)
  await opened.page.getByRole('heading', { level: 2, name: 'Inventory' }).waitFor()
  return opened
}

const isWide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth)

async function looksRight(page: Page): Promise<void> {
  expect(await violations(page)).toEqual([])
  expect(await isWide(page)).toBe(false)
}

test('a publisher lists a dataset with the keyboard, changes it, and the public sees it', async () => {
  const { page, context } = await windowOf('tom', 'desk')
  await page.getByRole('button', { name: 'Add a dataset' }).focus()
  await page.keyboard.press('Enter')
  await untilFocused(page, 'entry-heading')
  await page.getByLabel('State', { exact: true }).selectOption('withheld')
  await page.getByRole('button', { name: 'Put it on the plan' }).press('Enter')
  await page.getByRole('heading', { name: 'Please look at 3 fields' }).waitFor()
  await looksRight(page)

  await page.getByRole('button', { name: 'Title: Write a title.' }).press('Enter')
  await page.keyboard.type('Browser ponds')
  await page.getByLabel('State', { exact: true }).selectOption('planned')
  await page.getByLabel('Planned for').fill('2030-08-09')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: /Browser ponds/ })
  await row.waitFor()
  expect(await row.textContent()).toContain('August 9, 2030')
  await untilFocused(page, 'plan-heading')

  await page.getByRole('button', { name: 'Change Browser ponds' }).click()
  await page.getByLabel('Planned for').fill('2020-08-09')
  await page.getByRole('button', { name: 'Save the entry' }).click()
  await page.getByLabel('State', { exact: true }).selectOption('late')
  await page.getByRole('row', { name: /Browser ponds.*Late/ }).waitFor()
  await looksRight(page)
  const shown = await eventually(
    async () => (await fetch(`${url}/departments/parks/plan/`)).text(),
    (text) => text.includes('August 9, 2020'),
  )
  expect(shown).toContain('Browser ponds')
  await context.close()
})

test('a CSV is looked at first, then taken; on a phone, in the dark', async () => {
  const { page, context } = await windowOf('tom', 'phone', 'dark')
  await looksRight(page)
  await page.getByRole('button', { name: 'Import a CSV…' }).click()
  const file = (text: string) => ({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByLabel('CSV file').setInputFiles(file('department,title,state\nparks,Browser benches,soon\n'))
  await page.getByText('1 row cannot be taken').waitFor()
  await looksRight(page)
  await page.getByLabel('CSV file').setInputFiles(file('department,title\nparks,Browser benches\n'))
  await page.getByText('Every row can be taken.').waitFor()
  await page.getByRole('button', { name: 'Import: add 1, change 0' }).click()
  await page.getByRole('row', { name: /Browser benches/ }).waitFor()
  await context.close()
})

test('an entry becomes a dataset with what the plan says, and a liaison takes another one off', async () => {
  const { page, context } = await windowOf('mara', 'desk')
  await page.getByLabel('Department', { exact: true }).selectOption('parks')
  await page.getByRole('button', { name: 'Add a dataset' }).click()
  await page.getByLabel('Title').fill('Browser fountains')
  await page.getByLabel('Description').fill('Every fountain of the city, and whether its water can be drunk.')
  await page.getByRole('button', { name: 'Put it on the plan' }).click()
  await page.getByRole('button', { name: 'Create the dataset Browser fountains' }).click()
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Browser fountains')
  await looksRight(page)
  await page.getByLabel('Topic').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Create the dataset' }).click()
  await page.getByRole('heading', { level: 1, name: 'Browser fountains' }).waitFor()

  await page.goto(`${url}/console/#/plan/parks`)
  await page.getByRole('row', { name: /Browser fountains.*In preparation/ }).waitFor()
  await page.getByRole('link', { name: 'Open the dataset Browser fountains' }).waitFor()
  await page.getByRole('button', { name: 'Take off… Browser fountains' }).click()
  await page.getByLabel('Reason').fill('A test.')
  await looksRight(page)
  await page.getByRole('button', { name: 'Take it off' }).click()
  await page.getByRole('row', { name: /Browser fountains/ }).waitFor({ state: 'detached' })
  await context.close()
})

test('who only reads the plan gets no buttons that lead to a refusal', async () => {
  const { page, context } = await windowOf('priya', 'desk')
  for (const name of ['Add a dataset', 'Import a CSV…', /^Change /, /^Take off/]) {
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  }
  await looksRight(page)
  await context.close()
})

test('public plans and the directory are clean on a desk and on a phone, in light and dark', async () => {
  for (const [size, colorScheme] of [
    ['desk', 'light'],
    ['phone', 'dark'],
  ] as const) {
    const context = await browser.newContext({ viewport: SIZES[size], colorScheme })
    const page = await context.newPage()
    for (const path of ['/plan/', '/departments/', '/departments/parks/', '/departments/parks/plan/']) {
      await page.goto(url + path)
      await looksRight(page)
    }
    await context.close()
  }
})

test('nothing went wrong in the pages meanwhile', () => expect(faults).toEqual([]))
