// bench/search.ts: the first search result and each further key, against MiniSearch over the same catalog, side by side.

import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import type { PublishedDataset } from '../core/catalog/published.ts'
import { searchFiles } from '../core/search/files.ts'
import { openBrowser } from '../test/support/browser.ts'
import { manyDatasets, realDatasets } from '../test/support/real-catalogs.ts'
import { material } from '../test/support/tree.ts'
import type { Ask } from './search/measured.ts'
import { median, type Row } from './table.ts'
import { slowPage } from './throttle.ts'

const QUERIES = [
  'medical devices',
  'public november',
  'budget restrictions',
  'electricity information',
  'pulse https survey',
]
/** What somebody types after the first query, a key at a time. */
const FURTHER = 'division compliance'
const COMPRESSED_FROM_BYTES = 1000

interface Round {
  readonly milliseconds: number
  readonly bytes: number
  readonly keys: readonly number[]
}

export async function benchSearch(tell: (line: string) => void): Promise<Row[]> {
  if (!existsSync(material)) return [{ what: 'search: the real catalogs are not beside the project', unit: 'ms' }]
  const real = realDatasets()
  const browser = await openBrowser()
  try {
    return [
      ...(await benchCatalog(browser, manyDatasets(10_000, real), { bytes: 40, rivalToo: true }, tell)),
      ...(await benchCatalog(browser, manyDatasets(100_000, real), { bytes: 130, rivalToo: false }, tell)),
    ]
  } finally {
    await browser.close()
  }
}

async function benchCatalog(
  browser: Browser,
  datasets: readonly PublishedDataset[],
  aim: { readonly bytes: number; readonly rivalToo: boolean },
  tell: (line: string) => void,
): Promise<Row[]> {
  const server = await serve(await filesOf(datasets))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const size = datasets.length.toLocaleString('en-US')
  try {
    const ours: Round[] = []
    const rivals: Round[] = []
    for (const query of QUERIES) {
      ours.push(await round(browser, `${url}/ours.html`, query))
      if (aim.rivalToo) rivals.push(await round(browser, `${url}/rival.html`, query))
      const [own, other] = [ours.at(-1)!, rivals.at(-1)]
      tell(
        `${size}, ${query}: ${own.milliseconds.toFixed(0)} ms, ${own.bytes} bytes; MiniSearch ${other?.milliseconds.toFixed(0)} ms, ${other?.bytes} bytes`,
      )
    }
    const time = median(ours.map(({ milliseconds }) => milliseconds))
    const rows: Row[] = [
      {
        what: `search in ${size}: transferred for the first query`,
        found: median(ours.map(({ bytes }) => bytes)) / 1000,
        unit: 'kB',
        limit: aim.bytes,
      },
      { what: `search in ${size}: first result`, found: time, unit: 'ms' },
      {
        what: `search in ${size}: each further key`,
        found: median(ours.flatMap(({ keys }) => keys)),
        unit: 'ms',
        ...(aim.rivalToo ? { limit: 50 } : {}),
      },
    ]
    if (!aim.rivalToo) return rows
    const rival = median(rivals.map(({ milliseconds }) => milliseconds))
    return [
      ...rows,
      { what: `search in ${size}: first result of MiniSearch`, found: rival, unit: 'ms' },
      {
        what: `search in ${size}: transferred by MiniSearch`,
        found: median(rivals.map(({ bytes }) => bytes)) / 1000,
        unit: 'kB',
      },
      {
        what: `search in ${size}: first result, share of MiniSearch's time`,
        found: time / rival,
        unit: '',
        limit: 0.5,
      },
    ]
  } finally {
    server.close()
  }
}

/** One reader: nothing cached, a first query, then a word typed key by key. The page itself does not count. */
async function round(browser: Browser, url: string, query: string): Promise<Round> {
  const { page, bytes, close } = await slowPage(browser)
  try {
    await page.goto(url, { waitUntil: 'networkidle' })
    const before = bytes()
    const ask = (text: string) => page.evaluate((words) => (globalThis as unknown as { ask: Ask }).ask(words), text)
    const { milliseconds, hits } = await ask(query)
    if (hits === 0) throw new Error(`"${query}" at ${url}: expected a result, found none`)
    await page.waitForLoadState('networkidle')
    const transferred = bytes() - before
    const keys: number[] = []
    for (let length = 4; length <= FURTHER.length; length++)
      keys.push((await ask(FURTHER.slice(0, length))).milliseconds)
    return { milliseconds, bytes: transferred, keys }
  } finally {
    await close()
  }
}

async function filesOf(datasets: readonly PublishedDataset[]): Promise<Map<string, { body: Buffer; type: string }>> {
  const files = new Map<string, { body: Buffer; type: string }>()
  const add = (path: string, body: string | Uint8Array, type: string) =>
    files.set(path, { body: Buffer.from(body), type })
  for (const { path, body } of searchFiles(datasets)) add(`/${path}`, body, 'application/json')
  const catalog = datasets.map(({ current, department }, id) => ({
    id,
    title: current!.metadata.title,
    summary: current!.metadata.description.slice(0, 160),
    keywords: current!.metadata.keywords.join(' '),
    department: department.name,
    columns: current!.columns.map(({ name }) => name).join(' '),
  }))
  add('/catalog.json', JSON.stringify(catalog), 'application/json')
  for (const side of ['ours', 'rival']) {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'search', `${side}.ts`)],
      ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', logLevel: 'warning' },
    })
    add(`/${side}.js`, outputFiles![0]!.contents, 'text/javascript')
    add(
      `/${side}.html`,
      `<!doctype html><title>${side}</title><ol></ol><script type="module" src="/${side}.js"></script>`,
      'text/html',
    )
  }
  return files
}

/** Compresses as the CDN does, once a file. */
async function serve(files: ReadonlyMap<string, { body: Buffer; type: string }>): Promise<Server> {
  const packed = new Map<string, Buffer>()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const file = files.get(path)
    if (!file) return void response.writeHead(404).end()
    const small = file.body.length < COMPRESSED_FROM_BYTES
    if (!small && !packed.has(path)) {
      packed.set(path, brotliCompressSync(file.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }))
    }
    const body = small ? file.body : packed.get(path)!
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': body.length,
      ...(small ? {} : { 'content-encoding': 'br' }),
    })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
