// Policies and the sign-off policy in a real browser: written and signed by clicking, changed by keyboard, readable on a phone.
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { type ConsoleWindow, consoleWindow } from '../support/console-window.ts'
import { as, eventually, statusOf } from '../support/crew.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const windowOf = (id: string, width = 1280): Promise<ConsoleWindow> =>
  consoleWindow(browser, url, { id }, faults, { viewport: { width, height: 900 } })

async function expectFine(page: Page, name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, width]).toEqual([name, 0])
}

test('a policy is written, proposed, sent back, written again, signed, and then it is public', async () => {
  const { page, context } = await windowOf('ada')
  await page.goto(`${url}/console/#/policies`)
  await page.getByRole('button', { name: 'Begin another policy' }).click()
  await page.getByRole('button', { name: 'Save the draft' }).click()
  expect(await page.locator('[aria-invalid="true"]').first().getAttribute('id')).toBe('policy-title')
  await page.getByLabel('Title').fill('Policy of the browser')
  await page
    .getByLabel('Text', { exact: true })
    .fill(`## Why\n\n- because\n\n${'Long enough to be a policy. '.repeat(5)}`)
  await page.getByLabel('Counts from').fill(new Date().toISOString().slice(0, 10))
  await page.getByLabel('Department liaison').check()
  await expectFine(page, 'form')
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('heading', { level: 1, name: 'Policy of the browser' }).waitFor()
  await page.getByRole('button', { name: 'Put it up for signature' }).click()
  await page.getByRole('heading', { name: /Up for signature/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Sign this policy' }).count()).toBe(0)
  await expectFine(page, 'up for signature')

  const leo = await windowOf('leo', 360)
  await leo.page.goto(`${url}/console/#/policies`)
  await leo.page.getByRole('heading', { name: 'Waiting for your signature' }).waitFor()
  await expectFine(leo.page, 'list on a phone')
  await leo.page.getByRole('link', { name: 'Policy of the browser' }).first().click()
  await leo.page.getByRole('button', { name: 'Send it back' }).click()
  await leo.page.getByText('Write why').waitFor()
  await leo.page.getByLabel('Note').fill('Say who decides.')
  await expectFine(leo.page, 'signing on a phone')
  await leo.page.getByRole('button', { name: 'Send it back' }).click()
  await leo.page.getByText('Sent back by Leo').waitFor()

  await page.reload()
  await page.getByText('Say who decides.').waitFor()
  await page.getByRole('button', { name: 'Change the text' }).click()
  const text = page.getByLabel('Text', { exact: true })
  await text.fill(`${await text.inputValue()}\n\nThe council decides.`)
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('button', { name: 'Put it up for signature' }).click()
  await page.getByRole('heading', { name: /Up for signature/ }).waitFor()

  await leo.page.reload()
  await leo.page.getByRole('button', { name: 'Sign this policy' }).focus()
  await leo.page.keyboard.press('Enter')
  await leo.page.getByRole('heading', { name: /^Version 1/ }).waitFor()
  await expectFine(leo.page, 'signed, on a phone')
  await eventually(
    () => statusOf(`${url}/about/policies/policy-of-the-browser/`),
    (status) => status === 200,
  )
  await leo.context.close()
  await context.close()
}, 120_000)

test('a text that changed under the reader cannot be signed: the page says so and shows what is there now', async () => {
  const ada = await as(url, 'ada')
  const content = {
    title: 'Policy that moves',
    text: 'A text that is long enough to be a policy of the city. '.repeat(3),
    summary: 'First version.',
    ...{ effective: '2099-01-01', reviewBy: '2100-01-01', roles: ['liaison'] },
  }
  const begun = await ada.must('POST', '/policies', content)
  const up = await ada.must('POST', `/policies/${begun.id}/proposal`, { revision: begun.revision })
  const { page, context } = await windowOf('leo')
  await page.goto(`${url}/console/#/policies/${begun.id}`)
  await page.getByRole('button', { name: 'Sign this policy' }).waitFor()
  const edit = { ...content, text: `${content.text} Changed.`, revision: up.revision }
  const edited = await ada.must('PUT', `/policies/${begun.id}/draft`, edit)
  await ada.must('POST', `/policies/${begun.id}/proposal`, { revision: edited.revision })
  faults.length = 0
  await page.getByRole('button', { name: 'Sign this policy' }).click()
  await page.getByText('Changed.').first().waitFor()
  expect((await ada.must('GET', `/policies/${begun.id}`)).draft.signOffs).toEqual([])
  // The browser notes the refused request; nothing else may be there.
  expect(faults.filter((fault) => !/status of 409/.test(fault))).toEqual([])
  faults.length = 0
  await context.close()
}, 60_000)

test('the sign-off policy is read by everybody and changed by an administrator, who sees what would change', async () => {
  const { page, context } = await windowOf('ada')
  await page.goto(`${url}/console/#/sign-off-policy`)
  await page.getByRole('heading', { name: 'The same as a drawing' }).waitFor()
  await expectFine(page, 'policy')
  await page.getByRole('button', { name: 'Change the policy' }).click()
  await page.getByLabel('Days for Security review').fill('15')
  await page.getByText('Restricted: Security review has 15 days instead of 10.').waitFor()
  await page.getByLabel('Why').fill('Security has much to do this year.')
  await expectFine(page, 'editor')
  await page.setViewportSize({ width: 360, height: 800 })
  await expectFine(page, 'editor on a phone')
  await page.getByRole('button', { name: 'Change the policy' }).click()
  await page.getByRole('heading', { name: 'History' }).waitFor()
  await page.getByText('Security has much to do this year.').first().waitFor()
  await expectFine(page, 'policy on a phone')
  await page.getByRole('button', { name: 'Change the policy' }).click()
  await page.getByLabel('Days for Security review').fill('10')
  await page.getByLabel('Why').fill('Back again: the work is done.')
  await page.getByRole('button', { name: 'Change the policy' }).click()
  await page.getByText('Back again: the work is done.').first().waitFor()
  await context.close()

  const priya = await windowOf('priya')
  await priya.page.goto(`${url}/console/#/sign-off-policy`)
  await priya.page.getByRole('heading', { name: 'The same as a drawing' }).waitFor()
  expect(await priya.page.getByRole('button', { name: 'Change the policy' }).count()).toBe(0)
  await priya.context.close()
}, 120_000)

test('public pages of policies are readable on a phone, in light and dark', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme })
    const page = await context.newPage()
    for (const path of ['/about/governance/', '/about/policies/', '/about/']) {
      await page.goto(url + path)
      await expectFine(page, `${path} ${colorScheme}`)
    }
    await context.close()
  }
})

test('nothing went wrong in the browser meanwhile', () => expect(faults).toEqual([]))
