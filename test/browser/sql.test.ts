// SQL in a real browser: it starts when asked, reads only the portal's data, joins, can be cancelled, and needs no mouse.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
/** The engine is 34 MB of code, and other tests run beside this one. */
const PATIENCE = { timeout: 45_000 }
let browser: Browser
/** Another origin, which would let anybody read it. */
const askedElsewhere: string[] = []
const elsewhereServer = http.createServer((request, response) => {
  askedElsewhere.push(request.url!)
  response.writeHead(200, { 'access-control-allow-origin': '*' }).end('a,b\n1,2\n')
})
beforeAll(async () => {
  browser = await openBrowser()
  await new Promise<void>((resolve) => elsewhereServer.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await browser.close()
  elsewhereServer.close()
  elsewhereServer.closeAllConnections()
})

const queryBox = (page: Page) => page.getByRole('textbox', { name: /^(Query|Consulta)$/ })
const status = (page: Page) => page.locator('#sql-status')
const cells = (page: Page) => page.getByRole('region', { name: 'Rows of the answer' }).getByRole('cell')

async function openSql(path: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(url + path)
  await queryBox(page).waitFor()
  return page
}

async function ask(page: Page, sql: string): Promise<void> {
  await queryBox(page).fill(sql)
  await queryBox(page).press('Control+Enter')
}

const answered = (page: Page, text: RegExp) => status(page).filter({ hasText: text }).waitFor(PATIENCE)

test('nothing is loaded until somebody starts SQL; then it answers, joins, gives CSV, and can be cancelled', async () => {
  const page = await openSql('/sql/?dataset=street-trees')
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  expect(await queryBox(page).inputValue()).toContain('FROM street_trees')
  expect(await violations(page)).toEqual([])
  expect(asked.filter((address) => /duckdb|sql-engine|parquet/.test(address))).toEqual([])

  await page.getByRole('button', { name: 'Start SQL and run' }).click()
  await answered(page, /^20 rows in .* read$/)
  expect(await page.getByRole('columnheader', { name: 'species' }).isVisible()).toBe(true)

  // Two datasets of the portal, by an example that appears with the second.
  await page.getByLabel('Find a dataset').fill('permits')
  await page.getByRole('button', { name: /^Add Building Permits/ }).click()
  await answered(page, /is now the table building_permits/)
  await page.getByRole('button', { name: 'Join with Building Permits' }).click()
  await answered(page, /^\d+ rows in/)
  expect(await page.getByRole('columnheader').allInnerTexts()).toEqual([
    'neighbourhood',
    'rows_of_street_trees',
    'rows_of_building_permits',
  ])
  expect(new URL(page.url()).search).toBe('?dataset=street-trees')
  expect(new URLSearchParams(new URL(page.url()).hash.slice(1)).get('with')).toBe('building-permits')

  const shown = await page.getByRole('region', { name: 'Rows of the answer' }).getByRole('row').allInnerTexts()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download the answer (CSV)' }).click()
  const lines = readFileSync(await (await file).path(), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(lines).toEqual(shown.map((row) => row.trim().replaceAll(/\s*\t\s*/g, ',')))

  await ask(page, 'SELECT sum(hash(a.i * b.i)) FROM range(1000000) a(i), range(1000000) b(i)')
  await answered(page, /Working on the answer/)
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await answered(page, /^Cancelled\.$/)
  await ask(page, 'SELECT 6 * 7')
  await answered(page, /^1 row in/)
  expect(await cells(page).allInnerTexts()).toEqual(['42'])
  expect(await violations(page)).toEqual([])
  await page.close()
}, 90_000)

test('only columns that are read are fetched, and answers are right', async () => {
  const page = await openSql('/sql/?dataset=street-trees#sql=SELECT+count(*)+FROM+street_trees')
  const ranges: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.parquet')) ranges.push(Number(response.headers()['content-length']))
  })
  await page.getByRole('button', { name: 'Start SQL and run' }).click()
  await answered(page, /^1 row in/)
  const count = await cells(page).innerText()
  // The footer comes with the file's last 64 kB, and says how many rows there are.
  expect(ranges).toEqual([65_536])
  await ask(page, 'SELECT min(height_m) FROM street_trees')
  await answered(page, /read$/)
  expect(ranges.slice(1).every((bytes) => bytes < 30_000)).toBe(true)
  expect(ranges.length).toBe(2)

  // No two cases in a row have the same answer: each waits for its own.
  const cases = [
    {
      sql: "SELECT 'sum', sum(n) FROM (SELECT species, count(*) AS n FROM street_trees GROUP BY species)",
      gives: ['sum', count],
    },
    // height_m is named in a part that nothing reads
    { sql: 'SELECT count(*) FROM (SELECT species, height_m FROM street_trees)', gives: [count] },
    { sql: "SELECT date_trunc('year', DATE '2024-05-06'), [1, 2], NULL", gives: ['2024-01-01', '[1,2]', 'NULL'] },
    { sql: "SELECT interval '1 day 2 hours', 'ñ; --'; SELECT 2", gives: ['2'] },
  ]
  for (const { sql, gives } of cases) {
    await ask(page, sql)
    await page.waitForFunction(
      (wanted) =>
        [...document.querySelectorAll('#sql-rows td')].map(({ textContent }) => textContent).join() === wanted,
      gives.join(),
    )
  }
  await page.close()
}, 90_000)

test('mistakes are told in words with their place, and nothing outside the portal is read', async () => {
  const elsewhere = `http://127.0.0.1:${(elsewhereServer.address() as { port: number }).port}/x.csv`
  const page = await openSql('/es/sql/?dataset=street-trees')
  const fault = page.getByRole('alert')
  await queryBox(page).fill('SELECT species,\n  nothing FROM street_trees')
  await page.getByRole('button', { name: 'Iniciar SQL y ejecutar' }).click()
  await fault.filter({ hasText: 'La consulta nombra algo que no existe.' }).waitFor(PATIENCE)
  expect(await fault.innerText()).toContain('Línea 2')
  expect(await fault.locator('mark').innerText()).toBe('nothing')
  expect(await violations(page)).toEqual([])

  for (const sql of [`SELECT * FROM '${elsewhere}'`, `ATTACH '${elsewhere}'`, 'INSTALL json; LOAD json']) {
    await queryBox(page).fill(sql)
    await queryBox(page).press('Control+Enter')
    await fault.filter({ hasText: /Solo se pueden leer las tablas/ }).waitFor(PATIENCE)
  }
  // Were DuckDB's own setting gone, the policy of the page would still hold.
  const blocked = await page.evaluate(
    (address) =>
      fetch(address).then(
        () => 'read',
        () => 'refused',
      ),
    elsewhere,
  )
  expect([blocked, askedElsewhere]).toEqual(['refused', []])
  await page.close()
}, 90_000)

test('by keyboard alone: start, insert a column, run, reach the answer', async () => {
  const page = await openSql('/sql/?dataset=street-trees')
  await queryBox(page).focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('SELECT max() FROM street_trees')
  for (let step = 0; step < ') FROM street_trees'.length; step++) await page.keyboard.press('ArrowLeft')
  await page.getByRole('button', { name: /height_m/ }).focus()
  await page.keyboard.press('Enter')
  expect(await queryBox(page).inputValue()).toBe('SELECT max(height_m) FROM street_trees')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('sql-run')
  await page.keyboard.press('Enter')
  await answered(page, /^1 row in/)
  expect(await cells(page).count()).toBe(1)
  await page.close()
}, 90_000)
