// A beta that only invited people see, asks them to agree and what they think: from the closed door to the answer by mail.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { listMails } from '../../local/ses/outbox.ts'
import plazaConfig from '../../plaza.config.ts'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow, untilFocused } from '../support/console-window.ts'
import { eventually } from '../support/crew.ts'
import { newFolder, type PortalProcess, startPortalProcess } from '../support/portal.ts'

const PORT = 19_150
const DAY = 86_400_000
const dayFrom = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
const NOTICE = 'We are trying this out, and data may change.'

const dir = newFolder()
const faults: string[] = []
let portal: PortalProcess
let browser: Browser

beforeAll(async () => {
  mkdirSync(dir, { recursive: true })
  const file = join(dir, 'settings.json')
  const beta = {
    ...plazaConfig.stages.beta,
    notice: { mode: 'acknowledge', texts: { en: NOTICE } },
    feedback: { from: dayFrom(-10), to: dayFrom(20) },
    invitation: { mailDomains: ['alderbay.example'] },
  }
  writeFileSync(file, JSON.stringify({ ...plazaConfig, stages: { ...plazaConfig.stages, beta } }))
  portal = startPortalProcess({ port: PORT, dir, args: [`--settings=${file}`, '--no-seed'] })
  browser = await openBrowser()
  await portal.ready()
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
  rmSync(dir, { recursive: true, force: true })
})

const mailsTo = (address: string) => listMails(join(dir, 'mail'), 1000).filter(({ to }) => to.includes(address))

async function expectFine(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect([name, colorScheme, await violations(page)]).toEqual([name, colorScheme, []])
  }
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect([name, width, over]).toEqual([name, width, 0])
  }
}

function watched(page: Page): Page {
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
  return page
}

/** Asks for an invitation on the page, as somebody of the city, and takes the link from the mail. */
async function invitationLink(page: Page, address: string): Promise<string> {
  await page.goto(`${portal.url}/datasets/`)
  expect(page.url()).toBe(`${portal.url}/invitation/`)
  await page.getByLabel('Your work address').fill(address)
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await page.getByText('an invitation is on its way').waitFor()
  const [mail] = await eventually(
    async () => mailsTo(address),
    (mails) => mails.length > 0,
  )
  return /^http:\S+\?invitation=\S+$/m.exec(mail!.text ?? '')![0]
}

/** Somebody who is in, with or without script. */
async function visitor(link: string, javaScriptEnabled: boolean): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
  const page = watched(await context.newPage())
  await page.goto(link)
  return { page, context }
}

let link: string

test('without an invitation every page leads to the way in, files and lists are refused, and the console is open', async () => {
  for (const [path, expected] of [
    ['/', '/invitation/'],
    ['/es/datasets/', '/es/invitation/'],
  ] as const) {
    const response = await fetch(portal.url + path, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([302, expected])
  }
  for (const path of ['/data.json', '/files/x/latest.csv', '/api/v1/openapi.json', '/sitemap.xml']) {
    expect([path, (await fetch(portal.url + path)).status]).toEqual([path, 401])
  }
  for (const path of ['/robots.txt', '/console/', '/api/v1/health', '/.well-known/security.txt']) {
    expect([path, (await fetch(portal.url + path)).status]).toEqual([path, 200])
  }
  const forged = { headers: { authorization: 'Bearer nonsense' } }
  expect((await fetch(`${portal.url}/api/v1/openapi.json`, forged)).status).toBe(401)
})

test('somebody of the city has an invitation mailed, and others get the same words and no mail', async () => {
  const page = watched(await browser.newPage())
  link = await invitationLink(page, 'vera@alderbay.example')
  await expectFine(page, 'invitation')
  await page.getByLabel('Your work address').fill('eve@elsewhere.example')
  await page.getByRole('button', { name: 'Send the invitation' }).click()
  await page.getByText('an invitation is on its way').waitFor()
  expect(mailsTo('eve@elsewhere.example')).toEqual([])
  await page.close()
})

test('the link lets them in, asks once to agree, and nothing gets around the question', async () => {
  const { page, context } = await visitor(link, true)
  expect(page.url()).toBe(`${portal.url}/`)
  const question = page.getByRole('dialog', { name: 'Before you go on' })
  await question.getByText(NOTICE).waitFor()
  await expectFine(page, 'question')
  for (let press = 0; press < 4; press++) await page.keyboard.press('Escape')
  expect(await question.isVisible()).toBe(true)

  await page.reload()
  await question.waitFor()
  await question.getByRole('button', { name: 'I understand' }).press('Enter')
  await question.waitFor({ state: 'hidden' })
  await untilFocused(page, 'main')
  await page.goto(`${portal.url}/es/`)
  await page.getByRole('region', { name: 'Sobre esta beta' }).waitFor()
  expect(await page.locator('dialog[open]').count()).toBe(0)

  await page.evaluate(() => localStorage.setItem('plaza-notice', 'other words'))
  await page.reload()
  await page.getByRole('dialog', { name: 'Antes de continuar' }).waitFor()
  await context.close()
})

test('the label and /beta/ say until when, and the form takes what they think', async () => {
  const { page, context } = await visitor(link, true)
  await page.getByRole('button', { name: 'I understand' }).click()
  await page
    .getByRole('region', { name: 'About this beta' })
    .getByRole('link', { name: 'Tell us what you think' })
    .click()
  await page.getByRole('heading', { level: 1, name: 'About this beta' }).waitFor()
  await expectFine(page, 'beta')

  await page.getByLabel('Your message').fill('The map is lovely, and I miss the ferries.')
  await page.getByLabel('Page it is about').fill('/map/')
  await page.getByLabel('Your name').fill('Vera Vogel')
  await page.getByLabel('Your mail address').fill('vera@example.org')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Thank you. Your message has arrived.').waitFor()
  expect(await page.getByLabel('Your message').inputValue()).toBe('')
  await expectFine(page, 'sent')

  await page.getByLabel('Your message').fill('     ')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('It could not be sent. Please look at it again').waitFor()
  await expectFine(page, 'refused')
  await context.close()
})

test('without script the label is there, nothing stands in the way, and the form leads to a page that says thanks', async () => {
  const { page, context } = await visitor(link, false)
  await page.getByText(NOTICE).first().waitFor()
  expect(await page.locator('dialog').isVisible()).toBe(false)
  await page.goto(`${portal.url}/es/beta/`)
  await page.getByLabel('Su mensaje').fill('Faltan los transbordadores.')
  await page.getByRole('button', { name: 'Enviar', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Gracias' }).waitFor()
  expect(page.url()).toBe(`${portal.url}/es/beta/thanks/`)
  await context.close()
})

test('the team answers one by mail and closes the other, and the counts follow', async () => {
  const { page, context } = await consoleWindow(browser, portal.url, { id: 'ada', address: '#/feedback' }, faults)
  const messages = page.locator('.feedback-item')
  await messages.filter({ hasText: 'I miss the ferries' }).waitFor()
  expect(await messages.count()).toBe(2)
  await expectFine(page, 'desk')

  await messages.filter({ hasText: 'I miss the ferries' }).getByRole('button', { name: 'Answer' }).click()
  const answer = page.getByRole('dialog', { name: 'Answer this message' })
  await answer.getByRole('button', { name: 'Send the answer' }).click()
  await answer.getByText('Write an answer.').waitFor()
  await expectFine(page, 'answer')
  await answer.getByLabel('Your answer').fill('Thank you. The ferries come in spring.')
  await answer.getByRole('button', { name: 'Send the answer' }).click()
  await answer.waitFor({ state: 'hidden' })
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Answered (1)' })
  await messages.getByText('Sent by mail.').waitFor()
  const [mail] = mailsTo('vera@example.org')
  expect(mail!.text).toContain('> Thank you. The ferries come in spring.')

  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'New (1)' })
  await messages.getByRole('button', { name: 'Close' }).click()
  const close = page.getByRole('dialog', { name: 'Close this message without an answer?' })
  await close.getByLabel('Why').fill('Noted for the plan.')
  await close.getByRole('button', { name: 'Close it' }).click()
  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Closed (1)' })
  await messages.getByText('Noted for the plan.').waitFor()
  await expectFine(page, 'closed')
  await context.close()
})

test('no page raised an error, and none asked for what its policy forbids', () => {
  // A refused form is an error for the browser's console, and meant.
  expect(faults.filter((fault) => !/status of 400/.test(fault))).toEqual([])
})
