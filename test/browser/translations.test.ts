// Texts in Spanish, written in the staff console in a real browser: beside the English ones, saved with them, shown to who signs.
import type { Browser } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow } from '../support/console-window.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

test('a publisher writes the Spanish texts of a new dataset, and half of them is refused at the field', async () => {
  const { page, context } = await consoleWindow(browser, url, { id: 'ines' }, faults)
  await page.goto(`${url}/console/#/new`)
  await page.getByLabel('Title', { exact: true }).fill('Written In Two Languages')
  await page.getByLabel('Description', { exact: true }).fill('Written in a browser by a test, in a sentence.')
  await page.getByLabel('Department', { exact: true }).selectOption({ label: 'Parks and Recreation' })
  await page.getByLabel('Topic', { exact: true }).selectOption('Environment')
  await page.getByLabel('Known issues (optional)', { exact: true }).fill('Two rows are missing.')
  await page.getByLabel('Spanish title (optional)', { exact: true }).fill('Escrito en dos idiomas')
  expect(await violations(page)).toEqual([])

  await page.getByRole('button', { name: 'Create the dataset' }).click()
  await page.getByRole('button', { name: /^Spanish description: / }).click()
  const description = page.getByLabel('Spanish description (optional)', { exact: true })
  await page.waitForFunction(() => document.activeElement?.id === 'translations.es.description')
  await description.fill('Escrito por una prueba en un navegador.')
  await page.getByRole('button', { name: 'Create the dataset' }).click()

  await page.getByRole('heading', { level: 1, name: 'Written In Two Languages' }).waitFor()
  const texts = page.locator('dd[lang="es"]')
  await texts.first().waitFor()
  expect(await texts.allTextContents()).toEqual(['Escrito en dos idiomas', 'Escrito por una prueba en un navegador.'])
  expect(await page.locator('main').textContent()).toContain('Two rows are missing.')
  expect(await violations(page)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})
