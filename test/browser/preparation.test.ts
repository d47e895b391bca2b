// Preparation and readiness as people use them: written in place, seen by the public, attested by name, without a mouse where it counts.
import type { Browser } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow, tabTo, untilFocused } from '../support/console-window.ts'
import { sharedPortal } from '../support/portal.ts'

const portal = sharedPortal().url
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
afterEach(() => expect(faults.splice(0)).toEqual([]))

const open = async (id: string, name: 'Preparation' | 'Readiness', options = {}) => {
  const opened = await consoleWindow(browser, portal, { id, address: `#/${name.toLowerCase()}` }, faults, options)
  const { page } = opened
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
  const ready = name === 'Preparation' ? 'Purpose and goals' : /required checks are met/
  await page.getByRole('heading', { level: 2, name: ready }).waitFor()
  return opened
}

const PURPOSE = 'Residents shall see what the city does with their streets, parks and money.'

/** Publication makes the page a moment later. */
async function untilPublic(path: string, words: string): Promise<string> {
  for (const end = Date.now() + 60_000; ; ) {
    const text = await (await fetch(portal + path)).text()
    if (text.includes(words)) return text
    if (Date.now() > end) throw new Error(`expected "${words}" at ${path}, found ${text.slice(0, 300)}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

test('the purpose is written in two languages and stands on the public site', async () => {
  const { page, context } = await open('ada', 'Preparation')
  await page.locator('#write-purpose').click()
  await untilFocused(page, 'purpose-en-text')
  await page.getByLabel('Purpose in English').fill(PURPOSE)
  await page.getByLabel('Purpose in Spanish').fill('Que se vea qué hace la ciudad con sus calles y su dinero.')
  if ((await page.getByLabel('Goal 1 in English').count()) === 0) {
    await page.getByRole('button', { name: 'Add a goal in English' }).click()
    await untilFocused(page, 'purpose-en-goal-0')
  }
  await page.getByLabel('Goal 1 in English').fill('Twenty datasets within a year')
  await page.getByLabel('How goal 1 is measured, in English').fill('Counted on the day')
  await page.getByLabel('Show it to the public').check()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The public reads it at').waitFor()
  await context.close()

  expect(await untilPublic('/about/purpose/', PURPOSE)).toContain('Twenty datasets within a year')
  expect(await untilPublic('/es/about/purpose/', 'Que se vea')).toContain('Propósito y metas')
  expect(await untilPublic('/about/', 'purpose and goals')).toContain('href="/about/purpose/"')
  const publicPage = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await publicPage.goto(`${portal}/about/purpose/`)
  expect(await violations(publicPage)).toEqual([])
  expect(await publicPage.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await publicPage.close()
})

test('an item of the assessment gets an owner and evidence by keyboard alone', async () => {
  const { page, context } = await open('ada', 'Preparation')
  const title = 'The yearly cost is known and in the budget'
  await tabTo(page, new RegExp(`^Change: ${title}`))
  await page.keyboard.press('Enter')
  await untilFocused(page, 'item-title')
  await tabTo(page, /^State/)
  await page.keyboard.press('ArrowDown')
  const state = await page.locator('#item-state option:checked').textContent()
  await tabTo(page, /^Owner/)
  await page.keyboard.press('ArrowDown')
  const owner = await page.locator('#item-owner option:checked').textContent()
  expect(owner).not.toBe('Nobody yet')
  await tabTo(page, /^Evidence/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Budget line 4711.')
  await tabTo(page, /^Save$/)
  await page.keyboard.press('Enter')
  await untilFocused(page, 'edit-budget')
  const row = page.locator('.assessment-row', { hasText: title })
  expect(await row.textContent()).toContain(`Owner: ${owner}Budget line 4711.${state}`)
  await context.close()
})

test('a candidate is added, scored, put into the launch set and taken off again', async () => {
  const { page, context } = await open('ada', 'Preparation')
  await page.locator('#add-candidate').click()
  const which = page.getByLabel('Dataset, or entry of the plan')
  const words = (await which.locator('option').nth(1).textContent()) ?? ''
  await which.selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByLabel('Demand').selectOption('5')
  await page.getByLabel('311 and service calls').check()
  await page.getByLabel('Evidence').fill('212 calls last year.')
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Add it' }).click()
  const title = words.replace(/ \([^(]*\)$/, '')
  const card = page.locator('.candidates > li', { has: page.getByRole('heading', { name: title, exact: true }) })
  await card.getByText('212 calls last year.').waitFor()
  expect(await card.textContent()).toMatch(/5 of 5: 311 and service calls/)

  await card.getByRole('button', { name: /^Put into the launch set/ }).click()
  await card.getByText('In the launch set').waitFor()
  await card.getByRole('button', { name: /^Change/ }).click()
  await page.getByRole('button', { name: 'Take it off the list' }).click()
  await card.waitFor({ state: 'detached' })
  await context.close()
})

test('a milestone whose day has passed is late, and an end before its beginning is refused where it is typed', async () => {
  const { page, context } = await open('ada', 'Preparation')
  await page.getByRole('button', { name: 'Add a milestone' }).click()
  const title = `Talk to the council ${Date.now()}`
  await page.getByLabel('What happens').fill(title)
  await page.getByLabel('First day').fill('2026-02-02')
  await page.getByLabel('Last day').fill('2026-02-01')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Choose a day that is not before the first one.').waitFor()
  await page.getByLabel('Last day').fill('2026-02-03')
  await page.getByRole('button', { name: 'Save' }).click()
  const row = page.locator('.milestone', { hasText: title })
  await row.getByText('Late', { exact: true }).waitFor()
  await row.getByRole('button', { name: `Change: ${title}` }).click()
  await page.getByRole('button', { name: 'Take it off the list' }).click()
  await row.waitFor({ state: 'detached' })
  await context.close()
})

test('who is no administrator reads, and changes nothing', async () => {
  const { page, context } = await open('tom', 'Preparation')
  expect(await page.getByRole('button', { name: /^(Change|Add|Write)/ }).count()).toBe(0)
  expect(await violations(page)).toEqual([])
  await page.goto(`${portal}/console/#/readiness`)
  await page.getByRole('heading', { level: 2, name: /required checks are met/ }).waitFor()
  expect(await page.getByRole('button', { name: /^Attest/ }).count()).toBe(0)
  await context.close()
})

test('a check is attested by name and taken back, and the filter shows what stands in the way', async () => {
  const { page, context } = await open('ada', 'Readiness')
  const title = 'A restore was practised: table and files came back from a backup'
  const check = page.locator('.readiness-check', { has: page.getByRole('heading', { name: title }) })
  await check.getByRole('button', { name: /^(Attest|Say it anew)/ }).click()
  await check.getByLabel('What you looked at').fill('short')
  await check.getByRole('button', { name: 'Attest it' }).click()
  await check.getByText('Write what you looked at, and what you found.').waitFor()
  await check.getByLabel('What you looked at').fill('Restored to a second table in 40 minutes.')
  expect(await violations(page)).toEqual([])
  await check.getByRole('button', { name: 'Attest it' }).click()
  await check.getByText('Restored to a second table in 40 minutes.').waitFor()
  expect(await check.textContent()).toMatch(/Met.*Ada Lindqvist/s)

  await page.getByLabel('What stands in the way').check()
  await check.waitFor({ state: 'detached' })
  expect(await page.locator('.readiness-check.ok').count()).toBe(0)
  await page.getByLabel('All checks').check()

  await check.getByRole('button', { name: /^Take it back/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click()
  await check.getByText('Nobody has looked at this yet.').waitFor()
  await context.close()
})

for (const [name, options] of [
  ['on a phone', { viewport: { width: 390, height: 844 } }],
  ['in the dark', { colorScheme: 'dark' }],
] as const) {
  test(`both pages are as they should be ${name}`, async () => {
    for (const title of ['Preparation', 'Readiness'] as const) {
      const { page, context } = await open('ada', title, options)
      expect(await violations(page)).toEqual([])
      const [inner, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
      expect(inner).toBe(width)
      await context.close()
    }
  })
}
