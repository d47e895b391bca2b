// bench/explore.ts: what exploring a table of 10 million rows transfers, counted by the browser itself.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { buildWeb } from '../scripts/build-web.ts'
import { openBrowser } from '../test/support/browser.ts'
import { newFolder } from '../test/support/portal.ts'
import { aSiteContext } from '../test/support/published.ts'
import { root } from '../test/support/tree.ts'
import { explorePage } from '../web/catalog/views/explore-page.ts'
import { type BigTable, bigTable, ROWS, serve } from './explore-city.ts'
import type { Row } from './table.ts'
import { countBytes } from './throttle.ts'

const ADDRESS = '/table/?dataset=service-requests'

export async function benchExplore(tell: (line: string) => void): Promise<Row[]> {
  const web = newFolder()
  const { city } = aSiteContext()
  await buildWeb(city, web)
  const manifest = JSON.parse(readFileSync(join(web, 'manifest.json'), 'utf8')) as Record<string, { address: string }>
  const assets = Object.fromEntries(Object.entries(manifest).map(([name, { address }]) => [name, address]))
  tell('making the table')
  const big = await bigTable(join(root, '.plaza', 'bench'))
  const { server, url } = await serve(explorePage(aSiteContext({ city, assets })), web, big)
  const browser = await openBrowser()
  const code = brotliCompressSync(readFileSync(join(web, assets['explore.js']!))).length
  try {
    const rows: Row[] = [
      { what: 'explorer: its code, brotli', found: code / 1000, unit: 'kB', limit: 40 },
      { what: 'explorer: the Parquet file of 10 million rows', found: big.dataset.files[0]!.bytes / 1e6, unit: 'MB' },
      ...(await firstRows(browser, url)),
      ...(await jump(browser, url)),
      ...(await oneColumn(browser, url, big, { what: 'sort', search: 'sort=-closed_date', column: 'closed_date' })),
      ...(await oneColumn(browser, url, big, { what: 'filter', search: 'filter.borough=is:Bronx', column: 'borough' })),
    ]
    for (const { what, found, unit } of rows) tell(`${what}: ${found?.toFixed(2)} ${unit}`)
    return rows
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
    rmSync(web, { recursive: true, force: true })
  }
}

interface Counted {
  readonly page: Page
  /** Bytes that came over the line so far, headers included. */
  readonly bytes: () => number
  /** Ranges of the file that were asked for, the end exclusive. */
  readonly ranges: readonly (readonly [from: number, to: number])[]
}

/** A page of a new context: nothing is cached. */
async function counted(browser: Browser): Promise<Counted> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const bytes = await countBytes(await context.newCDPSession(page))
  const ranges: (readonly [number, number])[] = []
  page.on('request', (request) => {
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers()['range'] ?? '')
    if (range) ranges.push([Number(range[1]), Number(range[2]) + 1])
  })
  return { page, bytes, ranges }
}

/** The page, its code, its styles and the rows that come with the dataset; the font, which every page shares, is not counted. */
async function firstRows(browser: Browser, url: string): Promise<Row[]> {
  const { page, bytes, ranges } = await counted(browser)
  await page.route('**/*.woff2', (route) => route.abort())
  const began = performance.now()
  await page.goto(url + ADDRESS)
  await page.locator('tbody td:not(.pending)').first().waitFor()
  const milliseconds = performance.now() - began
  await page.waitForLoadState('networkidle')
  if (ranges.length > 0) throw new Error(`the first rows asked for ${ranges.length} parts of the file, expected none`)
  await page.context().close()
  return [
    {
      what: 'explorer: first rows of 10 million, everything transferred',
      found: bytes() / 1000,
      unit: 'kB',
      limit: 100,
    },
    { what: 'explorer: first rows of 10 million', found: milliseconds / 1000, unit: 's' },
  ]
}

async function jump(browser: Browser, url: string): Promise<Row[]> {
  const { page, bytes, ranges } = await counted(browser)
  await page.goto(url + ADDRESS)
  await page.locator('tbody td:not(.pending)').first().waitFor()
  await page.waitForLoadState('networkidle')
  const before = bytes()
  const began = performance.now()
  await page.getByRole('textbox', { name: 'Go to row' }).fill(String(ROWS / 2))
  await page.getByRole('button', { name: 'Go', exact: true }).click()
  await page.locator('tbody th', { hasText: (ROWS / 2).toLocaleString('en-US') }).waitFor()
  await page.locator('tbody td:not(.pending)').first().waitFor()
  const milliseconds = performance.now() - began
  await page.waitForLoadState('networkidle')
  const columns = await page.locator('tbody tr:first-child td:not(.pending)').count()
  const first = bytes() - before
  await page.getByRole('button', { name: 'Next' }).click()
  await page.locator('tbody th', { hasText: (ROWS / 2 + 50).toLocaleString('en-US') }).waitFor()
  await page.waitForLoadState('networkidle')
  const again = bytes() - before - first
  await page.context().close()
  return [
    { what: `explorer: jump to row 5,000,000, ${columns} columns in sight`, found: first / 1e6, unit: 'MB', limit: 1 },
    { what: 'explorer: of it the footer', found: (ranges[0]![1] - ranges[1]![0]) / 1e6, unit: 'MB' },
    { what: 'explorer: jump to row 5,000,000', found: milliseconds / 1000, unit: 's' },
    { what: 'explorer: the page after it', found: again / 1e6, unit: 'MB' },
  ]
}

interface Task {
  readonly what: string
  readonly search: string
  readonly column: string
}

/** Reads one column, then the rows of one page, which lie all over the file. */
async function oneColumn(browser: Browser, url: string, big: BigTable, task: Task): Promise<Row[]> {
  const chunks = chunksOf(big, task.column)
  const { page, ranges } = await counted(browser)
  const began = performance.now()
  await page.goto(`${url}${ADDRESS}&${task.search}`)
  await page.locator('#view-status', { hasText: /sorted by|that fit/ }).waitFor({ timeout: 300_000 })
  const seconds = (performance.now() - began) / 1000
  await page.locator('tbody td:not(.pending)').first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.context().close()

  const dataEnd = big.dataEnd
  const sum = (parts: typeof ranges): number => parts.reduce((total, [from, to]) => total + to - from, 0)
  const ofColumn = ranges.filter(([from, to]) => chunks.get(from) === to)
  const whole = sum([...chunks])
  const rest = sum(ranges.filter(([from, to]) => chunks.get(from) !== to && from < dataEnd))
  const what = `explorer: ${task.what} on ${task.column}`
  return [
    {
      what: `${what}, transferred of its chunks (${(whole / 1e6).toFixed(1)} MB)`,
      found: sum(ofColumn) / whole,
      unit: 'x',
      limit: 1,
    },
    { what, found: seconds, unit: 's' },
    { what: `${what}, the 25 rows that come first`, found: rest / 1e6, unit: 'MB' },
  ]
}

/** Where the chunks of a column begin and end. */
function chunksOf({ metadata }: BigTable, column: string): Map<number, number> {
  return new Map(
    metadata.row_groups.map(({ columns }) => {
      const { dictionary_page_offset, data_page_offset, total_compressed_size } = columns
        .map(({ meta_data }) => meta_data!)
        .find(({ path_in_schema }) => path_in_schema[0] === column)!
      const from = Number(dictionary_page_offset || data_page_offset)
      return [from, from + Number(total_compressed_size)] as const
    }),
  )
}
