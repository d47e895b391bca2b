// scripts/build-web.ts: style sheets, islands and the console, bundled under names that carry their hash.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { build } from 'esbuild'
import subsetFont from 'subset-font'
import type { AssetManifest } from '../adapters/assets.ts'
import { type CARD_FILES, CARD_FOLDER } from '../adapters/cards.ts'
import type { City } from '../core/settings.ts'
import { cityIcon } from '../web/catalog/city-icon.ts'
import { themeCss } from '../web/catalog/theme.ts'

const root = join(import.meta.dirname, '..')

interface Source {
  /** Logical name, e.g. `site.css`. */
  readonly name: string
  readonly mediaType: string
  readonly body: () => Promise<Uint8Array | string>
  /** Where it is served from; `assets` when absent. */
  readonly folder?: string
  /** Compressed here, because CloudFront leaves what is larger than 10 MB as it is. */
  readonly isLarge?: boolean
}

const SCRIPT = 'text/javascript; charset=utf-8'
const STYLE = 'text/css; charset=utf-8'
const FONT = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'
const DUCKDB = 'node_modules/@duckdb/duckdb-wasm/dist'
const MAP_WORKER = 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs'

function sources(city: City): Source[] {
  return [
    { name: 'public-sans.woff2', mediaType: 'font/woff2', body: font },
    { name: 'icon.svg', mediaType: 'image/svg+xml', body: async () => cityIcon(city.brand, city.accent) },
    { name: 'theme.css', mediaType: STYLE, body: async () => themeCss(city.brand, city.accent) },
    { name: 'site.css', mediaType: STYLE, body: () => bundle('web/styles/site.css') },
    { name: 'city.css', mediaType: STYLE, body: () => bundle('web/styles/city.css') },
    { name: 'views.css', mediaType: STYLE, body: () => bundle('web/styles/views.css') },
    { name: 'console.css', mediaType: STYLE, body: () => bundle('web/styles/console.css') },
    { name: 'theme.js', mediaType: SCRIPT, body: () => bundle('web/islands/theme.ts', 'iife') },
    { name: 'page.js', mediaType: SCRIPT, body: () => bundle('web/islands/page.ts') },
    { name: 'search.js', mediaType: SCRIPT, body: () => bundle('web/islands/search.ts') },
    { name: 'notice.js', mediaType: SCRIPT, body: () => bundle('web/islands/notice.ts') },
    ...['explore', 'chart', 'map', 'sql', 'embed'].map((view) => ({
      name: `${view}.js`,
      mediaType: SCRIPT,
      body: () => bundle(`web/islands/${view}.ts`),
    })),
    { name: 'map-engine.js', mediaType: SCRIPT, body: () => bundle('web/islands/map/engine.ts') },
    { name: 'map-worker.js', mediaType: SCRIPT, body: () => readFile(join(root, MAP_WORKER)) },
    { name: 'console.js', mediaType: SCRIPT, body: () => bundle('web/console/main.tsx') },
    ...duckDb(),
  ]
}

/** Letters of western Europe and the marks of texts; thinner and fatter than the style sheets ask for is left out. */
async function font(): Promise<Uint8Array> {
  const letters = [...characters(0x20, 0x7e), ...characters(0xa0, 0xff), ...'–—‘’“”…•€™−Œœ']
  const whole = await readFile(join(root, FONT))
  return subsetFont(whole, letters.join(''), {
    targetFormat: 'woff2',
    variationAxes: { wght: { min: 400, max: 800 } },
  })
}

function characters(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => String.fromCharCode(from + at))
}

/** The engine of the SQL page, and what loads it. The worker lies where its policy is, see web/edge/headers.ts. */
function duckDb(): Source[] {
  const file = (name: string) => () => readFile(join(root, DUCKDB, name))
  return [
    { name: 'sql-engine.js', mediaType: SCRIPT, body: () => bundle('web/islands/sql/engine.ts') },
    { name: 'duckdb.js', mediaType: SCRIPT, folder: 'sql', body: file('duckdb-browser-eh.worker.js') },
    { name: 'duckdb.wasm', mediaType: 'application/wasm', isLarge: true, body: file('duckdb-eh.wasm') },
  ]
}

/**
 * Writes `manifest.json` and the files it names into a folder that is emptied first.
 *
 * The font comes first: the style sheet is rewritten to its hashed address before its own hash is taken.
 */
export async function buildWeb(city: City, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const manifest: Record<string, AssetManifest[string]> = {}
  for (const { name, mediaType, body, folder: place = 'assets', isLarge } of sources(city)) {
    const plain = withAddresses(await body(), manifest, mediaType)
    const bytes = isLarge ? await compressed(Buffer.from(plain)) : plain
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const file = `${place}/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`
    await mkdir(join(folder, place), { recursive: true })
    await writeFile(join(folder, file), bytes)
    manifest[name] = { address: `/${file}`, file, mediaType, ...(isLarge ? { contentEncoding: 'br' } : {}) }
  }
  await copyCardFiles(join(folder, CARD_FOLDER))
  await mkdir(dirname(join(folder, 'manifest.json')), { recursive: true })
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1))
}

/** What publication draws share cards with: no public files, so they are not in the manifest. */
const CARD_SOURCES: Readonly<Record<(typeof CARD_FILES)[number], string>> = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'regular.ttf': '@expo-google-fonts/public-sans/400Regular/PublicSans_400Regular.ttf',
  'bold.ttf': '@expo-google-fonts/public-sans/700Bold/PublicSans_700Bold.ttf',
}

export async function copyCardFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, source] of Object.entries(CARD_SOURCES)) {
    await copyFile(join(root, 'node_modules', source), join(folder, name))
  }
}

/** Of 34 MB: 2 s for 6.0 MB. Quality 9 takes 5 s for 5.9 MB, 11 takes minutes. */
const BROTLI_QUALITY = 7
/** Compressed once, by content: later starts only read it. */
const COMPRESSED = join(root, '.plaza', 'compressed')

async function compressed(body: Buffer): Promise<Buffer> {
  const hash = createHash('sha256').update(body).digest('hex')
  const file = join(COMPRESSED, `${hash}-${BROTLI_QUALITY}.br`)
  const known = await readFile(file).catch(() => undefined)
  if (known) return known
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
  }
  const made = await promisify(brotliCompress)(body, { params })
  await mkdir(COMPRESSED, { recursive: true })
  const half = `${file}.${process.pid}` // builds may run beside each other
  await writeFile(half, made)
  await rename(half, file)
  return made
}

function withAddresses(
  body: Uint8Array | string,
  manifest: Readonly<Record<string, { address: string }>>,
  mediaType: string,
): Uint8Array | string {
  if (mediaType !== STYLE) return body
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8')
  return text.replaceAll('/assets/public-sans.woff2', manifest['public-sans.woff2']!.address)
}

async function bundle(entry: string, format: 'esm' | 'iife' = 'esm'): Promise<Uint8Array> {
  const built = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format,
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    external: ['*.woff2'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return built.outputFiles[0]!.contents
}
