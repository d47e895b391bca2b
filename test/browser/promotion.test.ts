// Promotion in a real browser: from a running beta to a running production, as two administrators do it by hand.
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow } from '../support/console-window.ts'
import { as } from '../support/crew.ts'
import { newFolder, type PortalProcess, sharedPortal, startPortalProcess } from '../support/portal.ts'

const PORT = 18_460
const beta = sharedPortal()
const dir = newFolder()
let production: PortalProcess
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
  production = startPortalProcess({ port: PORT, dir, args: ['--stage=production'] })
  await production.ready()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await production.stop()
  rmSync(dir, { recursive: true, force: true })
})

async function expectFine(page: Page, name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, width]).toEqual([name, 0])
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFile(await (await download).path(), 'utf8')
}

const ownOf = async (url: string) => (await (await as(url, 'ada')).must('GET', '/promotion/portals')).own

async function addPortal(page: Page, portal: { name: string; publicKey: string; fingerprint: string }): Promise<void> {
  await page.getByText('Add a portal', { exact: true }).click()
  await page.getByRole('button', { name: 'Compare and add' }).click()
  await page.getByText('Write all 64 digits').waitFor()
  await page.getByLabel('Name', { exact: true }).fill(portal.name)
  await page.getByLabel('Public key', { exact: true }).fill(portal.publicKey)
  // One digit that somebody heard wrongly is enough.
  await page
    .getByLabel('Fingerprint that you were told')
    .fill(portal.fingerprint.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))
  await page.getByRole('button', { name: 'Compare and add' }).click()
  await page.getByRole('alert').waitFor()
  await expectFine(page, `a wrong fingerprint of ${portal.name}`)
  await page.getByLabel('Fingerprint that you were told').fill(portal.fingerprint)
  await page.getByRole('button', { name: 'Compare and add' }).click()
  await page.getByRole('button', { name: `Remove… ${portal.name}` }).waitFor()
}

const search = (page: Page, words: string) => page.getByRole('searchbox', { name: 'Find' }).fill(words)
const openPromotion = (url: string, options = {}) =>
  consoleWindow(browser, url, { id: 'ada', address: '#/promotion' }, faults, options)

test('a dataset goes from beta to production by hand, and the receipt comes back', async () => {
  const there = await openPromotion(beta.url)
  const here = await openPromotion(production.url)
  await there.page.getByRole('heading', { level: 2, name: 'Make a bundle' }).waitFor()
  await here.page.getByRole('heading', { level: 2, name: 'Bring a bundle in' }).waitFor()
  const faces = { beta: await ownOf(beta.url), production: await ownOf(production.url) }
  await here.page.getByText(faces.production.fingerprint).waitFor()
  await expectFine(here.page, 'production, nothing yet')

  await there.page.getByRole('checkbox', { name: /Street Trees/i }).waitFor()
  await search(there.page, 'street trees')
  await there.page.getByRole('checkbox', { name: /Street Trees/i }).check()
  await search(there.page, '')
  await expectFine(there.page, 'offer')
  await there.page.getByRole('button', { name: 'Make a bundle of 1' }).click()
  const download = there.page.waitForEvent('download')
  await there.page.getByRole('button', { name: 'Download the bundle' }).click()
  const bundle = await textOf(download)
  await expectFine(there.page, 'bundle made')

  // Before it is trusted, nothing of it is taken in.
  await here.page.getByText('Paste it instead').click()
  await here.page.getByLabel('The whole bundle').fill('{"content": 1}')
  await here.page.getByRole('button', { name: 'Read what I pasted' }).click()
  await here.page.getByText('This is not a bundle').waitFor()
  await here.page.getByLabel('The whole bundle').fill(bundle)
  await here.page.getByRole('button', { name: 'Read what I pasted' }).click()
  await here.page
    .getByRole('alert')
    .getByText(faces.beta.fingerprint.slice(0, 9))
    .or(here.page.getByRole('alert'))
    .first()
    .waitFor()
  await addPortal(here.page, { ...faces.beta, name: 'Our beta' })

  await here.page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'bundle.json', mimeType: 'application/json' },
    buffer: Buffer.from(bundle),
  })
  await here.page.getByRole('heading', { level: 2, name: 'What it changes here' }).waitFor()
  await here.page
    .getByRole('row', { name: /Street Trees/i })
    .getByText('New', { exact: true })
    .waitFor()
  await expectFine(here.page, 'change set')
  await here.page.getByRole('checkbox', { name: /Apply/ }).uncheck()
  await here.page.getByText('Tick what is to be applied.').waitFor()
  await here.page.getByRole('checkbox', { name: /Apply/ }).check()
  await here.page.getByRole('button', { name: 'Apply 1…' }).click()
  await here.page.getByRole('heading', { name: 'Apply this bundle here?' }).waitFor()
  await expectFine(here.page, 'question')
  await here.page.getByRole('button', { name: 'Apply it' }).click()
  await here.page.getByText('Nothing is left to apply.').waitFor({ timeout: 90_000 })
  await expectFine(here.page, 'applied')
  // What was signed at beta is what production has, with the same signature; readers get it with the launch.
  const client = await as(production.url, 'ada')
  const { lastVersion } = await client.must('GET', '/datasets/street-trees')
  const { signature } = await client.must('GET', `/datasets/street-trees/versions/${lastVersion}`)
  expect(signature).toBe(JSON.parse(bundle).content.datasets[0].version.candidate.signature)

  const receiptDownload = here.page.waitForEvent('download')
  await here.page.getByRole('button', { name: 'Download the receipt' }).click()
  const receipt = await textOf(receiptDownload)
  await there.page.reload()
  await there.page
    .getByRole('button', { name: 'Sign in' })
    .or(there.page.getByRole('heading', { level: 2, name: 'Note a receipt' }))
    .first()
    .waitFor()
  await addPortal(there.page, { ...faces.production, name: 'Our production' })
  await there.page.locator('input[type="file"]').setInputFiles({
    ...{ name: 'receipt.json', mimeType: 'application/json' },
    buffer: Buffer.from(receipt),
  })
  await there.page.getByText(/applied 1 of 1/).waitFor()
  await expectFine(there.page, 'receipt noted')
  await Promise.all([there.context.close(), here.context.close()])
}, 240_000)

test('the same bundle again changes nothing, on a phone in the dark', async () => {
  const { page, context } = await openPromotion(production.url, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  })
  await page
    .getByRole('link', { name: /From Our beta|From / })
    .first()
    .click()
  await page.getByText('Nothing is left to apply.').waitFor()
  await expectFine(page, 'on a phone')
  await context.close()
}, 60_000)

test('a portal that is removed is not trusted any more', async () => {
  const { page, context } = await openPromotion(production.url)
  await page.getByRole('button', { name: 'Remove… Our beta' }).click()
  await page.getByRole('heading', { name: 'No longer accept bundles of Our beta?' }).waitFor()
  await page.getByRole('button', { name: 'Remove it' }).click()
  await page.getByText('No longer trusted: 1').waitFor()
  await context.close()
}, 60_000)

test('whoever does not promote is told so', async () => {
  const { page, context } = await consoleWindow(browser, beta.url, { id: 'leo', address: '#/promotion' }, faults)
  await page.getByText('This page is for administrators').waitFor()
  await context.close()
}, 60_000)

// A refusal is an answer of the API, which browsers write into the console as well.
test('no script failed and nothing was refused by the content policy', () => {
  expect(faults.filter((fault) => !/status of 4\d\d/.test(fault))).toEqual([])
})
