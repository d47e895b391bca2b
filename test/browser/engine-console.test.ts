// What staff do about the check of a file, in a real browser: correct, decide, redact, check again, compare; and axe on it.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { type ConsoleWindow, consoleWindow, untilFocused } from '../support/console-window.ts'
import { as, createDataset, eventually, signAndWait, statusOf, uploadAndWait } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const windowOf = (id: string, address: string): Promise<ConsoleWindow> =>
  consoleWindow(browser, url, { id, address }, faults)

const versionAddress = (id: string, number: number) => `#/datasets/${id}/versions/${number}`

/** Cases of people: names, birthdays, addresses; some rows are cut off, one is blank. @param more rows at the end */
function cases(more = 0): Uint8Array {
  const names = ['Maria Garcia', 'John Smith', 'Ana Lopez', 'Peter Miller', 'Lucy Chen', 'Omar Hassan']
  const rows = Array.from({ length: 60 + more }, (_, at) => {
    const opened = `2024-0${1 + (at % 9)}-1${at % 9}`
    const cells = [
      `C${1000 + at}`,
      names[at % 6]!,
      `19${30 + (at % 60)}-03-1${at % 9}`,
      `${100 + at} Main St`,
      opened,
      String(at),
    ]
    return (at === 20 || at === 40 ? cells.slice(0, 5) : cells).join(',')
  })
  rows.splice(30, 0, '')
  return new TextEncoder().encode(`case_id,full_name,birth_date,home_address,opened,ward\n${rows.join('\n')}\n`)
}

const redactionOf = (page: Page, column: string) => page.locator('#check-redaction').getByLabel(column, { exact: true })

async function decide(page: Page, title: string, action: string, reason: string): Promise<void> {
  const group = page.locator('.finding-list > li', { has: page.getByRole('heading', { name: title }) })
  await group.getByLabel('What is to become of it?').selectOption(action)
  await group.getByLabel('Reason').fill(reason)
}

test('a publisher corrects, decides and redacts, checks again without an upload, and a colleague sees all of it', async () => {
  const ines = await as(url, 'ines')
  const { id } = await createDataset(ines, 'Cases Of The Engine')
  const first = await uploadAndWait(ines, id, 'cases.csv', cases())
  expect(first.status).toBe('rejected')

  const { page, context } = await windowOf('ines', versionAddress(id, first.number))
  await page.getByText('Next: decide below').waitFor()
  await page.getByLabel('Type of ward').selectOption('text')
  await decide(page, 'Rows with missing cells', 'set-aside', 'The export cut them off.')
  const ward = page.locator('.column-item', { has: page.getByRole('heading', { name: 'ward' }) })
  await ward.locator('summary').click()
  await ward.getByLabel('Longest').fill('2')

  await redactionOf(page, 'full_name').selectOption('drop')
  await redactionOf(page, 'birth_date').selectOption('generalise-date')
  await redactionOf(page, 'home_address').selectOption('snap-to-block')
  const preview = page.getByRole('region', { name: 'First rows before and after redaction' })
  expect(await preview.locator('thead').textContent()).toMatch(/full_name dropped/)
  const row = preview.locator('tbody tr').first()
  expect(await row.locator('del').allTextContents()).toEqual(['Maria Garcia', '1930-03-10', '100 Main St'])
  expect(await row.locator('ins').allTextContents()).toEqual(['1930', '100 BLOCK Main St'])

  // What is not checked yet waits while the publisher looks elsewhere.
  await page.goto(`${url}/console/#/datasets/${id}`)
  await page.getByText('are not checked yet').waitFor()
  await page.goBack()
  const bar = page.getByRole('region', { name: 'Your changes' })
  await bar.getByRole('button', { name: 'Check again with them' }).waitFor()
  expect(await bar.locator('summary').textContent()).toBe('6 changes not checked yet')

  const blank = page.locator('.finding-list > li', { has: page.getByRole('heading', { name: 'Blank rows' }) })
  await blank.getByLabel('What is to become of it?').selectOption('fix')
  await bar.getByRole('button', { name: 'Check again with them' }).click()
  await bar.getByText('Blank rows: write a reason.').waitFor()
  await blank.getByLabel('Reason').fill('It says nothing.')
  await bar.getByRole('button', { name: 'Check again with them' }).click()

  await page.waitForURL(/versions\/2$/)
  await untilFocused(page, 'state')
  await page.getByText('The file passed the check.').waitFor({ timeout: 60_000 })
  await context.close()

  await theReviewerSees(id, 2)
})

async function theReviewerSees(id: string, number: number): Promise<void> {
  const { page, context } = await windowOf('priya', versionAddress(id, number))
  await page.getByRole('heading', { name: 'What the check found' }).waitFor()
  const main = (await page.locator('main').textContent()) ?? ''
  expect(main).toMatch(/Rows with missing cells are left out\. Reason: The export cut them off\./)
  expect(main).toMatch(/full_name: Drop the column\. 58 cells left out\./)
  expect(main).toMatch(/\d+ of 100/)
  expect(await page.locator('#check-columns select, #check-redaction select').count()).toBe(0)
  await page.getByRole('button', { name: 'Sign this version' }).waitFor()
  await context.close()
}

/** Two public versions, the second with six more cases. */
async function twoVersions(): Promise<string> {
  const ines = await as(url, 'ines')
  const { id, slug } = await createDataset(ines, 'Two Versions Of Cases')
  await ines.must('PUT', `/datasets/${id}/handling`, {
    primaryKey: ['case_id'],
    decisions: ['missing-cell', 'blank-row'].map((code) => ({ code, action: 'fix', reason: 'Known of this source.' })),
    redactions: [{ method: 'drop', column: 'full_name' }],
  })
  for (const more of [0, 6]) {
    const { number } = await uploadAndWait(ines, id, 'cases.csv', withoutBlank(cases(more)))
    await signAndWait(url, id, number)
    await eventually(
      () => statusOf(`${url}/datasets/${slug}/v/${number}/`),
      (status) => status === 200,
    )
  }
  return id
}

function withoutBlank(bytes: Uint8Array): Uint8Array {
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replace('\n\n', '\n'))
}

test('versions are compared in numbers and rows, and an earlier one comes back', async () => {
  const id = await twoVersions()
  const { page, context } = await windowOf('ines', versionAddress(id, 2))
  await page.getByRole('heading', { name: 'Since version 1, which is public' }).waitFor()
  await page.getByRole('button', { name: 'Compare' }).click()
  const saved = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: /Download the rows that differ/ }).click({ timeout: 60_000 })
  expect((await saved).suggestedFilename()).toBe('cases-changes-1-to-2.csv')
  expect(await page.locator('#check-compare').textContent()).toMatch(/New rows6Rows no longer there0/)

  await page.goto(`${url}/console/#/datasets/${id}`)
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await page.getByRole('button', { name: 'Restore it' }).click()
  await page.waitForURL(/versions\/3$/)
  await page.getByText('The file passed the check.').waitFor({ timeout: 60_000 })
  expect(await page.locator('main').textContent()).toMatch(/60 rows/)
  await context.close()
})

test('a data dictionary fills in the columns, and nothing is saved before the button is pressed', async () => {
  const ines = await as(url, 'ines')
  const { id } = await createDataset(ines, 'Described By A Dictionary')
  await uploadAndWait(ines, id, 'wards.csv', new TextEncoder().encode('ward,trees\nNorth,4\nSouth,5\n'))
  const { page, context } = await windowOf('ines', `#/datasets/${id}`)
  await page.getByRole('button', { name: 'Fill in from a data dictionary' }).waitFor()
  await page.getByLabel('Data dictionary', { exact: true }).setInputFiles({
    name: 'dictionary.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Columna;Descripción\nTREES;Trees in the ward.\nsoil;Not there.\n'),
  })
  await page.getByText('1 column filled in from the dictionary').waitFor()
  expect(await page.locator('.dictionary').textContent()).toMatch(/not in the data: soil.*nothing about: ward/)
  expect((await ines.must('GET', `/datasets/${id}`)).metadata.columns).toEqual([])
  await page.getByRole('button', { name: 'Save the columns' }).click()
  await page.getByText('The columns were saved.').waitFor({ state: 'attached' })
  expect((await ines.must('GET', `/datasets/${id}`)).metadata.columns).toEqual([
    { name: 'trees', description: 'Trees in the ward.' },
  ])
  await context.close()
})

async function brokenVersion(title: string): Promise<string> {
  const ines = await as(url, 'ines')
  const { id } = await createDataset(ines, title)
  await uploadAndWait(ines, id, 'cases.csv', cases())
  return id
}

/** As a publisher leaves the page in the middle of the work. */
async function workOn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'What the check found' }).waitFor()
  await decide(page, 'Rows with missing cells', 'fix', 'Known.')
  await page.getByLabel('Key', { exact: true }).selectOption('case_id')
  await page.locator('#check-columns summary').first().click()
  for (const [column, method] of [
    ['full_name', 'mask'],
    ['birth_date', 'generalise-date'],
    ['home_address', 'drop'],
  ] as const) {
    await redactionOf(page, column).selectOption(method)
  }
  await page.getByLabel('Columns to look at together').selectOption('ward')
  await page.getByText('changes not checked yet').click()
}

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on the page of a version that is worked on, ${scheme}`, async () => {
    const id = await brokenVersion(`Worked On In The ${scheme}`)
    const { page, context } = await windowOf('ines', versionAddress(id, 1))
    await page.emulateMedia({ colorScheme: scheme })
    await workOn(page)
    expect(await violations(page)).toEqual([])
    await context.close()
  })
}

test('the page of a version fits a phone, and its list of sections leads to them', async () => {
  const id = await brokenVersion('Worked On With A Phone')
  const { page, context } = await windowOf('ines', versionAddress(id, 1))
  await page.setViewportSize({ width: 360, height: 780 })
  await workOn(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Quality' }).click()
  await untilFocused(page, 'check-quality')
  expect(page.url()).toContain(versionAddress(id, 1))
  await context.close()
})

test('nothing was refused by the content security policy and no script failed', () => {
  const serious = faults.filter((line) => !/Failed to load resource|net::ERR_(FAILED|ABORTED)/.test(line))
  expect(serious).toEqual([])
})
