// As each of the seven kinds of people, on a phone's width and with the keyboard alone: every page is reached, none is a dead end.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PEOPLE } from '../../local/people.ts'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const PHONE = { width: 390, height: 800 }
/** No page should need more to get from its top to its last link or field; a runaway would. */
const MAX_STEPS = 400
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Moves on with Tab until what has the focus fits. */
async function tabTo(page: Page, fits: string, max = MAX_STEPS): Promise<void> {
  for (let step = 0; step < max; step++) {
    if (await page.evaluate(`(() => { const it = document.activeElement; return Boolean(${fits}) })()`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${page.url()}: ${max} steps with Tab did not reach ${fits}`)
}

async function enter(id: string): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  await page.goto(`${url}/console/`)
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await tabTo(page, `it.tagName === 'BUTTON' && it.textContent.includes('Sign in')`)
  await page.keyboard.press('Enter')
  await page.getByLabel('E-mail').waitFor()
  await tabTo(page, `it.type === 'email'`)
  await page.keyboard.type(email)
  await tabTo(page, `it.type === 'password'`)
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/console\/(#.*)?$/)
  await page.locator('header nav').waitFor({ state: 'attached' })
  return { page, context, faults }
}

/** What every page owes its readers. */
async function expectNoDeadEnd(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  // A page behind the `#` is no new document: what it asks for does not count as its loading.
  await page.waitForFunction(() => !document.querySelector('.loading'))
  const where = page.url()
  expect([where, await page.getByRole('alert').allTextContents()]).toEqual([where, []])
  const { width, ways } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    ways: document.querySelectorAll('main a[href], main button, main input').length,
  }))
  expect([where, width]).toEqual([where, PHONE.width])
  expect([where, ways]).not.toEqual([where, 0])
  expect([where, await violations(page)]).toEqual([where, []])
}

/** Goes through the page from top to bottom with Tab: what has the focus is always to be seen and has a name. */
async function tabThrough(page: Page): Promise<void> {
  await page.evaluate(() => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    window.scrollTo(0, 0)
  })
  const hidden = new Set<string>()
  for (let step = 0; step < MAX_STEPS; step++) {
    await page.keyboard.press('Tab')
    const seen = await page.evaluate(() => {
      const it = document.activeElement
      if (!it || it === document.body) return undefined
      const box = it.getBoundingClientRect()
      const isSeen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      return { isSeen, words: `${it.tagName} ${it.textContent?.trim().slice(0, 40)}`, isFirst: it.matches('.skip') }
    })
    if (!seen || (seen.isFirst && step > 0)) break
    if (!seen.isSeen) hidden.add(seen.words)
  }
  expect([page.url(), [...hidden]]).toEqual([page.url(), []])
}

/** Addresses behind the console's own navigation, in its order. */
function navigation(page: Page): Promise<string[]> {
  return page
    .locator('header nav a[href^="#"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')!))])
}

async function goByKeyboard(page: Page, href: string): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  const link = page.locator(`header nav a[href="${href}"]`).first()
  if (!(await link.isVisible())) {
    await tabTo(page, `it.tagName === 'BUTTON' && /menu/i.test(it.textContent + it.ariaLabel)`)
    await page.keyboard.press('Enter')
  }
  await tabTo(page, `it.getAttribute('href') === '${href}'`)
  await page.keyboard.press('Enter')
  await page.locator(`header nav a[href="${href}"][aria-current=page]`).first().waitFor({ state: 'attached' })
  await page.waitForURL(new RegExp(`${href.replace(/[#/]/g, '\\$&')}$`))
}

const STAFF = [
  { kind: 'administrator and open data team', id: 'ada' },
  { kind: 'department liaison', id: 'mara' },
  { kind: 'publisher', id: 'tom' },
  { kind: 'privacy reviewer', id: 'priya' },
  { kind: 'legal reviewer', id: 'lars' },
  { kind: 'security reviewer', id: 'sofia' },
  { kind: 'city employee without a role yet', id: 'nils' },
] as const

for (const { kind, id } of STAFF) {
  test(`${kind}: every page of the console, with the keyboard, on a phone`, async () => {
    const { page, context, faults } = await enter(id)
    const pages = await navigation(page)
    expect(pages.length).toBeGreaterThanOrEqual(2)
    for (const href of pages) {
      await goByKeyboard(page, href)
      await expectNoDeadEnd(page)
      await tabThrough(page)
    }
    expect(faults.filter((line) => !/Failed to load resource/.test(line))).toEqual([])
    await context.close()
  })
}

/** Pages about governance that the public reads. */
const PUBLIC = [
  '/',
  '/datasets/',
  '/departments/',
  '/plan/',
  '/about/',
  '/about/governance/',
  '/about/policies/',
  '/audit/',
]
const DEVELOPERS = ['/developers/', '/datasets/street-trees/']

for (const { kind, paths } of [
  { kind: 'the public', paths: PUBLIC },
  { kind: 'developers', paths: DEVELOPERS },
]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`${kind}: pages with the keyboard, on a phone, ${colorScheme}`, async () => {
      const page = await browser.newPage({ viewport: PHONE, colorScheme, reducedMotion: 'reduce' })
      for (const path of paths) {
        await page.goto(url + path)
        await expectNoDeadEnd(page)
        await tabThrough(page)
      }
      await page.close()
    })
  }
}
