// People in the console, in a real browser: ask for a role and be answered, tokens, sign-out everywhere, clocks that are off, and axe.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PEOPLE } from '../../local/people.ts'
import { signIn } from '../../local/seed/client.ts'
import { openBrowser, violations } from '../support/browser.ts'
import { untilFocused } from '../support/console-window.ts'
import { as } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Fills in the provider's form and waits for the first page. */
async function signInOn(page: Page, id: string): Promise<void> {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(/\/console\/(#.*)?$/)
  await page.locator('header nav').waitFor({ state: 'attached' })
}

async function contextFor(): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  return { page, context }
}

async function windowOf(id: string): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await contextFor()
  await page.goto(`${url}/console/`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await signInOn(page, id)
  return { page, context }
}

async function go(page: Page, address: string): Promise<void> {
  await page.goto(`${url}/console/${address}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForFunction(() => !document.querySelector('.loading'))
}

/** Moves on with Tab until what has the focus fits. @returns how often */
async function tabTo(page: Page, fits: string): Promise<void> {
  for (let step = 0; step < 120; step++) {
    if (await page.evaluate(`(() => { const it = document.activeElement; return Boolean(${fits}) })()`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${page.url()}: 120 steps with Tab did not reach ${fits}`)
}

/** Nothing open of an earlier run: somebody cannot ask for the same thing twice. */
async function withdrawAll(id: string): Promise<void> {
  const person = await as(url, id)
  const { requests } = await person.must('GET', '/me/access-requests')
  for (const request of requests) {
    if (request.state === 'open') await person.must('DELETE', `/me/access-requests/${request.id}`)
  }
}

test('somebody without a role is told what to do, asks with the keyboard alone, is refused, and reads why', async () => {
  await withdrawAll('nils')
  const reason = `For the tree inventory, asked at ${Date.now()}.`
  const { page: nils, context } = await windowOf('nils')
  await nils.getByRole('heading', { level: 1, name: /Welcome/ }).waitFor()
  await tabTo(nils, `it.tagName === 'A' && it.textContent.trim() === 'Ask for a role'`)
  await nils.keyboard.press('Enter')
  await nils.getByRole('heading', { level: 1, name: 'My account' }).waitFor()

  await tabTo(nils, `it.textContent === 'Ask for this role'`)
  await nils.keyboard.press('Enter')
  await untilFocused(nils, 'ask-department')
  await nils.keyboard.type('Parks')
  await tabTo(nils, `it.id === 'ask-reason'`)
  await nils.keyboard.type(reason)
  await tabTo(nils, `it.textContent === 'Ask for this role'`)
  await nils.keyboard.press('Enter')
  await nils.getByText(reason).waitFor()
  await untilFocused(nils, 'requests-heading')

  const { page: ada, context: adas } = await windowOf('ada')
  await go(ada, '#/people')
  const waiting = ada.locator('li', { hasText: reason })
  await waiting.getByRole('button', { name: /^Refuse/ }).click()
  await ada.getByRole('button', { name: 'Refuse it' }).click()
  expect(await ada.getByText('Write why, and whom to ask instead.').isVisible()).toBe(true)
  await ada.getByLabel('Why not').fill('Ask Mara <b>first</b>.')
  await ada.getByRole('button', { name: 'Refuse it' }).click()
  await waiting.getByRole('button', { name: /^Refuse/ }).waitFor({ state: 'detached' })
  await untilFocused(ada, 'waiting-heading')
  await adas.close()

  await nils.reload()
  await nils.getByText('Ask Mara <b>first</b>.').first().waitFor()
  expect(await nils.getByText('Refused').count()).toBeGreaterThan(0)
  await context.close()
})

test('a request is narrowed to less time, counts at once, and is revoked again with a question', async () => {
  await withdrawAll('nils')
  const nils = await as(url, 'nils')
  const asked = { role: 'publisher', department: '*', reason: `For everything, asked at ${Date.now()}.` }
  await nils.must('POST', '/me/access-requests', asked)

  const { page, context } = await windowOf('ada')
  await go(page, '#/people')
  const waiting = page.locator('li', { hasText: asked.reason })
  await waiting.getByRole('button', { name: /^Grant less/ }).click()
  const dialog = page.getByRole('dialog', { name: /something else/ })
  await dialog.getByLabel('Department').selectOption({ label: 'Finance' })
  await dialog.getByLabel(/^Last day/).fill(`${new Date().getFullYear() + 1}-12-31`)
  await dialog.getByLabel(/^Note/).fill('Finance to begin with.')
  await dialog.getByRole('button', { name: 'Grant this' }).click()
  await waiting.getByRole('button', { name: /^Grant less/ }).waitFor({ state: 'detached' })
  const me = await nils.must('GET', '/me')
  expect(me.grants).toEqual([{ role: 'publisher', department: 'finance', expiresAt: expect.any(String) }])

  await page.getByRole('link', { name: 'Nils Berg' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Nils Berg' }).waitFor()
  await page.getByRole('button', { name: /^Revoke.*Publisher in Finance/ }).click()
  await page.getByRole('button', { name: 'Revoke it' }).click()
  await page.getByText('Nils Berg has no role.').waitFor()
  await untilFocused(page, 'grants-heading')
  expect((await nils.must('GET', '/me')).grants).toEqual([])
  await context.close()
})

test('a token is shown once, works, and stops when it is revoked', async () => {
  const name = `Sensor ${Date.now()}`
  const { page, context } = await windowOf('tom')
  await go(page, '#/account')
  await page.getByRole('button', { name: 'Make a token' }).click()
  await untilFocused(page, 'token-name')
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.getByText('Copy it now.').waitFor()
  await untilFocused(page, 'new-token-heading')
  const secret = (await page.locator('.new-token code').first().textContent())!
  expect(await page.locator('.new-token code').nth(1).textContent()).toContain(`Bearer ${secret}`)
  const ask = () => fetch(`${url}/api/v1/datasets`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status).toBe(200)

  await page.getByRole('button', { name: 'I have copied it' }).click()
  expect(await page.locator('main').textContent()).not.toContain(secret)
  await page.getByRole('button', { name: new RegExp(`^Revoke.*${name}`) }).click()
  await page.getByRole('button', { name: 'Revoke it' }).click()
  await page.getByText(/Tokens that do not work any more/).waitFor()
  await untilFocused(page, 'tokens-heading')
  expect((await ask()).status).toBe(401)
  await context.close()
})

async function freshSignIn(id: string) {
  const { email, password } = PEOPLE.find((person) => person.id === id)!
  return signIn(url, email, password)
}

test('signing out everywhere ends other windows; the next sign-in asks for the password although the provider knows the person', async () => {
  const { page: other, context: others } = await windowOf('nils')
  const { page, context } = await windowOf('nils')
  await go(page, '#/account')
  // Sign-ins are told apart by the second.
  await page.waitForTimeout(1100)
  await page.getByRole('button', { name: /^Sign out everywhere/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await page.waitForURL(/session\/end/)
  await page.waitForTimeout(1100)
  await context.close()

  await go(other, '#/account').catch(() => undefined)
  await other.reload()
  // The provider of this window still knows nils: the way back from a reload ends here, once, not in a circle.
  await other.getByText('You have signed out everywhere since this sign-in.').waitFor()
  await other.getByRole('button', { name: 'Sign in' }).click()
  await signInOn(other, 'nils')
  await other.getByRole('link', { name: /My account/ }).click()
  await other.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  await others.close()
})

test('a page that was open before says so in place, without losing what was typed', async () => {
  const { page, context } = await windowOf('nils')
  await go(page, '#/account')
  await page.getByLabel('What do you need it for?').fill('Half a sentence')
  await page.waitForTimeout(1100)
  await (await freshSignIn('nils')).must('POST', '/me/sign-out')
  await page.waitForTimeout(1100)
  await page.getByLabel('Department', { exact: true }).selectOption('parks')
  await page.getByRole('button', { name: 'Ask for this role' }).click()
  await page.getByText('Texts you have not saved are lost when you sign in again').waitFor()
  expect(await page.getByLabel('What do you need it for?').inputValue()).toBe('Half a sentence')
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await signInOn(page, 'nils')
  await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor()
  await context.close()
})

for (const minutes of [-5, 5]) {
  test(`a browser whose clock is ${minutes} minutes off signs in and works`, async () => {
    const { page, context } = await contextFor()
    await page.addInitScript((off) => {
      const RealDate = Date
      const shifted = () => RealDate.now() + off * 60_000
      globalThis.Date = new Proxy(RealDate, {
        construct: (target, parts) => Reflect.construct(target, parts.length === 0 ? [shifted()] : parts),
        get: (target, name) => (name === 'now' ? shifted : Reflect.get(target, name)),
      })
    }, minutes)
    await page.goto(`${url}/console/`)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await signInOn(page, 'tom')
    await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor()
    await context.close()
  })
}

test('a provider that gives no refresh token: the sign-in ends with a bar, and signing in again needs no password', async () => {
  const { page, context } = await contextFor()
  await page.route(/\/token$/, async (route) => {
    const response = await route.fetch()
    const { refresh_token: _, ...tokens } = (await response.json()) as Record<string, unknown>
    // Shorter than a test takes, longer than the console needs to open.
    await route.fulfill({ response, json: { ...tokens, expires_in: 5 } })
  })
  await page.goto(`${url}/console/`)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await signInOn(page, 'tom')
  await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor()
  await page.waitForTimeout(5000)
  await page.getByRole('link', { name: 'Departments' }).click()
  await page
    .getByText(/Your sign-in has ended/)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Sign in again' }).click()
  await page.getByRole('heading', { level: 2, name: 'Directory' }).waitFor()
  await context.close()
})

test('the menu of a phone opens, closes with Escape, and closes behind whoever chose a page', async () => {
  const { page, context } = await windowOf('ada')
  await page.setViewportSize({ width: 360, height: 780 })
  const menu = page.getByRole('button', { name: 'Menu' })
  expect(await page.getByRole('link', { name: 'People' }).isVisible()).toBe(false)
  await menu.click()
  expect(await menu.getAttribute('aria-expanded')).toBe('true')
  await page.getByRole('link', { name: 'People' }).focus()
  await page.keyboard.press('Escape')
  expect(await menu.evaluate((it) => it === document.activeElement)).toBe(true)
  await menu.click()
  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
  expect(await menu.getAttribute('aria-expanded')).toBe('false')
  await context.close()
})

test('the access table shows what a role may do, and finds rows by word', async () => {
  const { page, context } = await windowOf('lars')
  await go(page, '#/access')
  const areas = page.locator('.rights')
  expect(await areas.textContent()).not.toContain('Disable an account')
  await page.getByLabel('Show what may be done by').selectOption({ label: 'Administrator' })
  expect(await areas.textContent()).toContain('Disable an account')
  await page.getByLabel('Words or address').fill('withdrawal')
  expect(await page.locator('.access-table tbody tr').count()).toBe(1)
  await context.close()
})

const PAGES: Readonly<Record<string, readonly string[]>> = {
  ada: ['#/account', '#/people', '#/departments', '#/departments/parks', '#/access'],
  nils: ['#/', '#/account', '#/people', '#/departments/nowhere'],
}
for (const [id, addresses] of Object.entries(PAGES)) {
  test(`axe finds nothing and nothing is too wide on pages about people, as ${id}`, async () => {
    const { page, context } = await windowOf(id)
    const nilsAt = id === 'ada' ? [`#/people/${(await (await freshSignIn('nils')).must('GET', '/me')).id}`] : []
    for (const address of [...addresses, ...nilsAt]) {
      await go(page, address)
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 })
        expect([address, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([address, width])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          expect([address, width, colorScheme, await violations(page)]).toEqual([address, width, colorScheme, []])
        }
      }
    }
    await context.close()
  })
}

test('no script failed and nothing was refused by the content security policy', () => {
  expect(faults.filter((line) => !/Failed to load resource|net::ERR_(FAILED|ABORTED)/.test(line))).toEqual([])
})
