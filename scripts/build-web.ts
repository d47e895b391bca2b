// scripts/build-web.ts: style sheets, islands and the console, bundled under names that carry their hash.
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { City } from '../core/settings.ts'
import { cityIcon } from '../web/catalog/city-icon.ts'
import { themeCss } from '../web/catalog/theme.ts'

const root = join(import.meta.dirname, '..')

interface Source {
  /** Logical name, e.g. `site.css`. */
  readonly name: string
  readonly mediaType: string
  readonly body: () => Promise<Uint8Array | string>
}

const SCRIPT = 'text/javascript; charset=utf-8'
const STYLE = 'text/css; charset=utf-8'
const FONT = 'node_modules/@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2'

function sources(city: City): Source[] {
  return [
    { name: 'public-sans.woff2', mediaType: 'font/woff2', body: () => readFile(join(root, FONT)) },
    { name: 'icon.svg', mediaType: 'image/svg+xml', body: async () => cityIcon(city.brand, city.accent) },
    { name: 'theme.css', mediaType: STYLE, body: async () => themeCss(city.brand, city.accent) },
    { name: 'site.css', mediaType: STYLE, body: () => bundle('web/styles/site.css') },
    { name: 'views.css', mediaType: STYLE, body: () => bundle('web/styles/views.css') },
    { name: 'console.css', mediaType: STYLE, body: () => bundle('web/styles/console.css') },
    { name: 'theme.js', mediaType: SCRIPT, body: () => bundle('web/islands/theme.ts', 'iife') },
    { name: 'page.js', mediaType: SCRIPT, body: () => bundle('web/islands/page.ts') },
    { name: 'search.js', mediaType: SCRIPT, body: () => bundle('web/islands/search.ts') },
    ...['explore', 'chart', 'map', 'sql'].map((view) => ({
      name: `${view}.js`,
      mediaType: SCRIPT,
      body: () => bundle(`web/islands/${view}.ts`),
    })),
    { name: 'console.js', mediaType: SCRIPT, body: () => bundle('web/console/main.tsx') },
  ]
}

/**
 * Writes `manifest.json` and the files it names into a folder that is emptied first.
 *
 * The font comes first: the style sheet is rewritten to its hashed address before its own hash is taken.
 */
export async function buildWeb(city: City, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(join(folder, 'assets'), { recursive: true })
  const manifest: Record<string, { address: string; file: string; mediaType: string }> = {}
  for (const { name, mediaType, body } of sources(city)) {
    const bytes = withAddresses(await body(), manifest, mediaType)
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const file = `assets/${name.replace(/\.(\w+)$/, `.${hash}.$1`)}`
    await writeFile(join(folder, file), bytes)
    manifest[name] = { address: `/${file}`, file, mediaType }
  }
  await mkdir(dirname(join(folder, 'manifest.json')), { recursive: true })
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 1))
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
