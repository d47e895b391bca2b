// The launch in a real browser, on a production of its own: written, let pass by two, set, called off, launched, read by everybody.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { consoleWindow } from '../support/console-window.ts'
import { as, createDataset, eventually, signAll, statusOf, uploadAndWait } from '../support/crew.ts'
import { newFolder, type PortalProcess, startPortalProcess } from '../support/portal.ts'

const PORT = 18_470
const url = `http://127.0.0.1:${PORT}`
const CITY = 'City of Alder Bay'
let portal: PortalProcess
let browser: Browser
const faults: string[] = []

beforeAll(async () => {
  portal = startPortalProcess({ port: PORT, dir: newFolder(), args: ['--stage=production'] })
  await portal.ready()
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const textOf = async (path: string) => (await fetch(url + path)).text()

async function expectFine(page: Page, name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []])
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([name, width]).toEqual([name, 0])
}

/** A page as a visitor sees it, on a large screen in light and on a phone in dark. */
async function expectFineEverywhere(path: string): Promise<void> {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
    const page = await context.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()))
    await page.goto(url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectFine(page, `${path} ${width} ${colorScheme}`)
    await context.close()
  }
}

/** Two datasets of two departments, signed by everybody: approved, and waiting. */
async function approvedDatasets(): Promise<string[]> {
  const ines = await as(url, 'ines')
  const slugs: string[] = []
  for (const title of ['Trees of the launch', 'Benches of the launch']) {
    const { id, slug } = await createDataset(ines, title)
    const { number } = await uploadAndWait(
      ines,
      id,
      'file.csv',
      new TextEncoder().encode('id,name\n1,oak\n2,elm\n3,ash\n'),
    )
    await signAll(url, id, number)
    await ines.settle(id, number, ['in-review'])
    slugs.push(slug)
  }
  return slugs
}

/** The second administrator that an override needs. */
async function makeAdministrator(id: string): Promise<void> {
  const ada = await as(url, 'ada')
  const { accounts } = await ada.must('GET', '/accounts')
  const { id: account } = accounts.find(({ email }: { email: string }) => email.startsWith(`${id}@`))
  await ada.must('POST', `/accounts/${account}/grants`, { role: 'administrator', department: '*' })
}

/** A picture that the browser draws: a face would be somebody's. */
async function aPicture(page: Page): Promise<Buffer> {
  const text = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 400
    const brush = canvas.getContext('2d')!
    brush.fillStyle = '#4a7'
    brush.fillRect(0, 0, 320, 400)
    brush.fillStyle = '#fff'
    brush.beginPath()
    brush.arc(160, 150, 70, 0, 7)
    brush.fill()
    return canvas.toDataURL('image/jpeg')
  })
  return Buffer.from(text.split(',')[1]!, 'base64')
}

let slugs: string[]
let ada: { page: Page; context: BrowserContext }

test('before the launch the public finds a calm page, whatever is approved', async () => {
  slugs = await approvedDatasets()
  await makeAdministrator('sofia')
  for (const slug of slugs) {
    for (const path of [`/datasets/${slug}/`, `/files/${slug}/latest.csv`, `/api/v1/datasets/${slug}`]) {
      expect([path, await statusOf(url + path)]).toEqual([path, 404])
    }
  }
  for (const path of [
    '/data.json',
    '/datasets/',
    '/feed.atom',
    '/sitemap.xml',
    '/news/',
    '/press/',
    '/search/manifest.json',
  ]) {
    expect([path, await statusOf(url + path)]).toEqual([path, 404])
  }
  expect(await textOf('/robots.txt')).toBe('User-agent: *\nDisallow: /\n')
  expect(await textOf('/')).not.toContain('of the launch')
  await expectFineEverywhere('/')
  await expectFineEverywhere('/es/')
}, 120_000)

test('an administrator writes what the city says, in two languages, and sees how it will read', async () => {
  ada = await consoleWindow(browser, url, { id: 'ada', address: '#/launch' }, faults)
  const { page } = ada
  await page.getByRole('heading', { level: 2, name: '1. What the city says' }).waitFor()
  await page.getByText('Let the launch go on').or(page.getByText('in the way of the launch.')).first().waitFor()
  await expectFine(page, 'launch, empty')

  await page.getByLabel('English statement').fill('This data belongs to you & <yours>.')
  await page.getByRole('button', { name: 'Save what the city says' }).click()
  await page.locator('#launch-speaker[aria-invalid="true"]').waitFor()
  await page.getByLabel('Who speaks for the city').fill('Maria Vega')
  await page.getByLabel('English words on the front page').fill('Here it is: {datasts}.')
  await page.getByRole('button', { name: 'Save what the city says' }).click()
  await page.getByText('There is nothing to fill in for {datasts}.').waitFor()
  await page.getByLabel('English words on the front page').fill('Here it is: {datasets}.')
  await page.getByLabel('English title of the speaker').fill('Mayor')
  await page.getByLabel('Spanish title of the speaker').fill('Alcaldesa')
  await page.getByRole('button', { name: 'Begin the Spanish statement with an example' }).click()
  expect(await page.getByLabel('Spanish statement').inputValue()).toContain('pertenecen a quienes viven aquí')
  await page.getByLabel('Press mail address').fill('press@alderbay.example')
  await page.getByLabel('Partners who get a mail').fill('library@alderbay.example\nnewsroom@paper.example')
  await page.getByRole('button', { name: 'Add a first use' }).click()
  await page.getByLabel('English title', { exact: true }).fill('Find a bench')
  await page.getByLabel('English text', { exact: true }).fill('Every bench with its tree.')
  await page.getByLabel('Where it can be tried').fill('/datasets/')
  await page.getByText('See how it will read in English').click()
  await page.getByText('Here it is: 2 datasets.').waitFor()
  await page.getByRole('button', { name: 'Save what the city says' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor({ state: 'attached' })
  const { body } = await (await as(url, 'ada')).call('GET', '/launch')
  expect(body).toMatchObject({ speaker: 'Maria Vega', partnerCount: 2, state: 'preparing' })
  expect(body.texts.en).toMatchObject({ statement: 'This data belongs to you & <yours>.' })
  expect(body.texts.en.pressRelease).toBeUndefined()

  await page.getByRole('button', { name: 'Save the portrait' }).click()
  await page.getByText('Choose a picture.').waitFor()
  await page
    .getByLabel('Portrait', { exact: true })
    .setInputFiles({ name: 'mayor.jpg', mimeType: 'image/jpeg', buffer: await aPicture(page) })
  await page.getByLabel('What it shows, in English').fill('Maria Vega at her desk')
  await page.getByRole('button', { name: 'Save the portrait' }).click()
  await page.getByText('320 by 400 pixels').waitFor()
  await expectFine(page, 'launch, written')
}, 120_000)

test('what stands in the way is let pass by two administrators, never by one', async () => {
  const { page } = ada
  const client = await as(url, 'ada')
  const refused = await client.call('PUT', '/launch/time', { confirm: CITY })
  expect([refused.status, refused.body.code]).toEqual([409, 'launch-gate'])
  const red: string[] = refused.body.faults.map(({ where }: { where: string }) => where)
  expect(red.length).toBeGreaterThan(1)
  expect(await page.getByRole('button', { name: 'Set the time of the launch' }).isDisabled()).toBe(true)

  const { body: readiness } = await client.call('GET', '/readiness')
  const shown = readiness.checks.find(({ id }: { id: string }) => id === red[0])
  const card = page.getByRole('listitem').filter({ hasText: shown.title })
  await card.getByText(shown.title, { exact: true }).click()
  await card.getByRole('button', { name: 'Go on without it…' }).click()
  await card.getByRole('button', { name: 'Ask a second administrator' }).click()
  await card.getByText('Write in a sentence why').waitFor()
  await card.getByLabel('Why the launch can go on without it').fill('It is a test of two buttons.')
  await card.getByRole('button', { name: 'Ask a second administrator' }).click()
  await card.getByText('A second administrator has to confirm it.').waitFor()
  expect((await client.call('PUT', `/launch/overrides/${red[0]}`, {})).body.code).toBe('second-person')
  await expectFine(page, 'launch, half let pass')

  const second = await consoleWindow(browser, url, { id: 'sofia', address: '#/launch' }, faults)
  const her = second.page.getByRole('listitem').filter({ hasText: shown.title })
  await her.getByRole('button', { name: 'Confirm: go on without it' }).click()
  await her.getByText('confirmed by Sofia Chen').waitFor()
  await second.context.close()

  const sofia = await as(url, 'sofia')
  for (const check of red.slice(1)) {
    await client.must('PUT', `/launch/overrides/${check}`, { reason: 'The test looks at the launch.' })
    await sofia.must('PUT', `/launch/overrides/${check}`, {})
  }
  await page.reload()
  await page.getByText('Nothing stands in the way of the launch.').waitFor()
  await expectFine(page, 'launch, let pass')
}, 120_000)

test('a time is set, the calm page says it, and it is called off', async () => {
  const { page } = ada
  await page.getByRole('button', { name: 'Set the time of the launch' }).click()
  await page.getByText('The launch is in').waitFor()
  await expectFine(page, 'launch, scheduled')
  await eventually(
    () => textOf('/'),
    (text) => text.includes('It opens on'),
  )
  await page.getByRole('button', { name: 'Call the launch off' }).click()
  await page.getByText('The portal is closed to the public.').waitFor()
  await eventually(
    () => textOf('/'),
    (text) => text.includes('It opens soon.'),
  )
}, 60_000)

test('launched now, with the name of the city typed: everything is public, and the page says what happened', async () => {
  const { page } = ada
  await page.getByText('Launch now', { exact: true }).first().click()
  await page.getByLabel('Type the name of the city to confirm').fill('Alder Bay')
  await page.getByRole('button', { name: 'Launch now' }).click()
  await page.getByText(`Write exactly: ${CITY}`).waitFor()
  await page.getByLabel('Type the name of the city to confirm').fill(CITY)
  await page.getByRole('button', { name: 'Launch now' }).click()
  await page.getByText('The portal is open to everybody').waitFor({ timeout: 60_000 })
  await expectFine(page, 'launch, launched')

  await eventually(
    () => statusOf(`${url}/data.json`),
    (status) => status === 200,
  )
  for (const slug of slugs) expect(await statusOf(`${url}/files/${slug}/latest.csv`)).toBe(200)
  const home = await textOf('/')
  expect(home).toContain('This data belongs to you &amp; &lt;yours&gt;.')
  expect(home).toContain('Here it is: 2 datasets.')
  expect(home).toContain('alt="Maria Vega at her desk"')
  expect(await statusOf(`${url}/press/portrait.jpg`)).toBe(200)
  const { body } = await (await as(url, 'ada')).call('GET', '/launch')
  expect(await textOf(`/es/news/${body.newsId}/`)).toContain('2 conjuntos de datos')
  expect((await (await as(url, 'ada')).call('PUT', '/launch/time', { confirm: CITY })).body.code).toBe('launch-state')
}, 120_000)

test('the banner and the press kit are fine in both languages, on a phone and in the dark', async () => {
  for (const path of ['/', '/es/', '/press/', '/es/press/']) await expectFineEverywhere(path)
  const press = await textOf('/press/')
  expect(press).toContain('2 datasets')
  expect(press).toContain('Find a bench')
  expect(press).toContain('press@alderbay.example')
  expect(await (await fetch(`${url}/press/banner.svg`)).text()).toContain(CITY)
}, 120_000)

test('members and partners get one mail each', async () => {
  const outbox = await eventually(
    () => textOf('/outbox/'),
    (text) => text.includes('newsroom@paper.example'),
  )
  expect(outbox.match(/<dd>library@alderbay\.example<\/dd>/g)).toHaveLength(1)
  expect(outbox).toContain('City of Alder Bay Open Data is open to everybody')
}, 60_000)

test('words that are changed after the launch show on the press page', async () => {
  const { page, context } = ada
  await page.getByLabel('Who speaks for the city').fill('Mario Vega')
  await page.getByRole('button', { name: 'Save what the city says' }).click()
  await eventually(
    () => textOf('/press/'),
    (text) => text.includes('Mario Vega'),
  )
  await context.close()
}, 60_000)

test('no script failed and nothing was refused by the content policy', () => expect(faults).toEqual([]))
