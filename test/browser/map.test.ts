// The map in a real browser: drawn, by mouse and by keyboard, in its address, on a phone, and without WebGL.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser, violations } from '../support/browser.ts'
import { sharedPortal } from '../support/portal.ts'

const { url } = sharedPortal()
const TREES = '/map/?dataset=street-trees'
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A map whose places are drawn: the list is made from what is seen. */
async function openMap(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options })
  await page.goto(url + path)
  await page.locator('#map-places button').first().waitFor({ timeout: 60_000 })
  return page
}

/** Colours in the middle of the map. */
async function coloursOf(page: Page): Promise<number> {
  const picture = (await page.locator('#map').screenshot()).toString('base64')
  return page.evaluate(async (data) => {
    const image = new Image()
    image.src = `data:image/png;base64,${data}`
    await image.decode()
    const canvas = document.createElement('canvas')
    const [width, height] = [image.width / 2, image.height / 2]
    Object.assign(canvas, { width, height })
    const drawing = canvas.getContext('2d')!
    drawing.drawImage(image, -width / 2, -height / 2)
    const { data: pixels } = drawing.getImageData(0, 0, width, height)
    const colours = new Set<number>()
    for (let at = 0; at < pixels.length; at += 4)
      colours.add((pixels[at]! << 16) | (pixels[at + 1]! << 8) | pixels[at + 2]!)
    return colours.size
  }, picture)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`points are drawn, nothing is refused, and axe finds nothing, ${colorScheme}`, async () => {
    const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce' })
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${url}${TREES}&colour=condition`)
    await page.locator('#map-places button').first().waitFor({ timeout: 60_000 })
    expect(await coloursOf(page)).toBeGreaterThan(20)
    await page.locator('#map-places button').first().click()
    await page.locator('#map-values dd').first().waitFor()
    expect(await violations(page)).toEqual([])
    expect(faults).toEqual([])
    await page.close()
  })
}

test('by keyboard: a place from the list is read as text, and Escape leads back to it', async () => {
  const page = await openMap(TREES)
  const first = page.locator('#map-places button').first()
  const name = await first.locator('.map-place-name').textContent()
  await first.focus()
  await page.keyboard.press('Enter')
  const heading = page.locator('#map-place')
  await page.waitForFunction(() => document.activeElement?.id === 'map-place')
  expect(await heading.textContent()).toBe(name)
  expect(await page.locator('#map-values').textContent()).toContain('species')
  await page.keyboard.press('Escape')
  await page.locator('#map-details').waitFor({ state: 'hidden' })
  await page.waitForFunction(() => document.activeElement?.matches('#map-places button'))
  await page.close()
})

test('a click on a point reads it', async () => {
  const page = await openMap('/map/?dataset=street-trees&at=44.6488,-63.5752,17')
  const box = (await page.locator('#map').boundingBox())!
  const details = page.locator('#map-details')
  // Points lie 10 to 30 pixels apart here: some click of a grid around the middle hits one.
  for (let step = 0; step < 400 && !(await details.isVisible()); step++) {
    const [x, y] = [(step % 20) * 12 - 120, Math.floor(step / 20) * 12 - 120]
    await page.mouse.click(box.x + box.width / 2 + x, box.y + box.height / 2 + y)
  }
  await details.waitFor()
  expect(await page.locator('#map-values dd').count()).toBeGreaterThan(5)
  await page.close()
})

test('the address carries colour, hidden kinds and place, and brings them back', async () => {
  const page = await openMap(TREES)
  await page.getByLabel('Colour by').selectOption('condition')
  await page.getByRole('checkbox', { name: /^Fair/ }).uncheck()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await page.waitForURL(/at=[^&]+&colour=condition&hide=Fair$/)
  const again = await openMap(page.url().slice(url.length))
  expect(await again.getByRole('checkbox', { name: /^Fair/ }).isChecked()).toBe(false)
  expect(await again.locator('#map-places').textContent()).not.toContain('Fair')
  expect(new URL(again.url()).searchParams.get('colour')).toBe('condition')
  await page.close()
  await again.close()
})

test('a phone of 320 pixels shows all of it without sideways scrolling', async () => {
  const page = await openMap(`/es${TREES}`, { viewport: { width: 320, height: 700 } })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  expect(await page.getByRole('heading', { name: 'Lugares a la vista' }).isVisible()).toBe(true)
  await page.close()
})

test('without WebGL the page says so, and leads to the table and the file', async () => {
  const page = await browser.newPage()
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await page.goto(url + TREES)
  await page.getByRole('alert').filter({ hasText: 'WebGL' }).waitFor()
  await page.getByRole('link', { name: 'GeoJSON file' }).waitFor()
  expect(await page.getByRole('link', { name: 'Table', exact: true }).last().getAttribute('href')).toBe(
    '/table/?dataset=street-trees',
  )
  expect(await violations(page)).toEqual([])
  await page.close()
})

test('a dataset without places says so', async () => {
  const page = await browser.newPage()
  await page.goto(`${url}/map/?dataset=city-budget`)
  await page.getByRole('alert').filter({ hasText: 'no places' }).waitFor()
  await page.close()
})

/** Ten by ten places around the city, as a small dataset would have them. */
function small(geometry: (x: number, y: number) => object): { dataset: object; collection: object } {
  const cells = Array.from({ length: 100 }, (_, index) => [index % 10, Math.floor(index / 10)] as const)
  const features = cells.map(([x, y], index) => ({
    type: 'Feature',
    geometry: geometry(-63.6 + x * 0.01, 44.6 + y * 0.01),
    properties: { name: `Place ${index}`, kind: index % 2 ? 'Odd' : 'Even' },
  }))
  const kinds = [
    { value: 'Even', count: 50 },
    { value: 'Odd', count: 50 },
  ]
  const dataset = {
    slug: 'small-places',
    title: 'Small Places',
    titles: {},
    columns: [
      { name: 'shape', type: 'geometry' },
      { name: 'name', type: 'text', distinct: 100 },
      { name: 'kind', type: 'text', distinct: 2, top: kinds },
    ],
    files: [{ format: 'geojson', path: '/files/small-places/v/1/small-places.geojson', bytes: 20_000 }],
  }
  return { dataset, collection: { type: 'FeatureCollection', features } }
}

async function openSmall(geometry: (x: number, y: number) => object): Promise<Page> {
  const { dataset, collection } = small(geometry)
  const page = await browser.newPage({ reducedMotion: 'reduce' })
  await page.route('**/datasets/small-places/dataset.json', (route) => route.fulfill({ json: dataset }))
  await page.route('**/small-places.geojson', (route) => route.fulfill({ json: collection }))
  await page.goto(`${url}/map/?dataset=small-places`)
  await page.locator('#map-count').filter({ hasText: '100 in view' }).waitFor({ timeout: 60_000 })
  return page
}

test('a small dataset: points in clusters with their counts, in light and after the change to dark', async () => {
  const page = await openSmall((x, y) => ({ type: 'Point', coordinates: [x, y] }))
  const missing: string[] = []
  page.on('console', (message) => message.text().includes('could not be loaded') && missing.push(message.text()))
  const before = await coloursOf(page)
  expect(before).toBeGreaterThan(20)
  await page.getByRole('button', { name: /dark|theme/i }).click()
  await page.waitForTimeout(500)
  expect(await coloursOf(page)).toBeGreaterThan(20)
  await page.getByLabel('Colour by').selectOption('kind')
  await page.getByRole('checkbox', { name: /^Odd/ }).uncheck()
  await page.locator('#map-count').filter({ hasText: '50 in view' }).waitFor()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  await page.waitForTimeout(500)
  // Counts are pictures that are made when they are asked for.
  expect(missing).toEqual([])
  await page.close()
})

test('areas are filled, and a click in one reads it', async () => {
  const page = await openSmall((x, y) => ({
    type: 'Polygon',
    coordinates: [[x, y, x + 0.009, y + 0.009]].map(([w, s, e, n]) => [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ]),
  }))
  expect(await coloursOf(page)).toBeGreaterThan(3)
  const box = (await page.locator('#map').boundingBox())!
  await page.mouse.click(box.x + box.width / 2 + 8, box.y + box.height / 2 - 8)
  await page.getByRole('heading', { name: /^Place \d+$/ }).waitFor()
  await page.close()
})
