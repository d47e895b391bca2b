// test/support/browser.ts: a real Chromium: the system's where there is one, else the one that comes as an npm package.
import { existsSync, readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { root } from './tree.ts'

const AXE = join(root, 'node_modules', 'axe-core', 'axe.min.js')
const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @param further switches of Chromium */
export async function openBrowser(further: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: SYSTEM.find((path) => existsSync(path)) ?? (await packaged()),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // Maps are drawn without a graphics card.
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...further,
    ],
  })
}

/** Unpacks to a folder of its own version, because it would reuse any other version it finds. */
async function packaged(): Promise<string> {
  const folder = join(root, '.plaza', 'chromium-153')
  await mkdir(folder, { recursive: true })
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] }
  process.env['TMPDIR'] = folder
  // Makes the package bring its own system libraries, which a bare Debian lacks.
  process.env['AWS_EXECUTION_ENV'] = 'AWS_Lambda_nodejs24.x'
  const { default: packagedChromium } = await import('@sparticuz/chromium')
  const path = await packagedChromium.executablePath()
  // The package looks for fonts in its own folder; where the system has some, pages look as they do for people.
  if (existsSync('/etc/fonts/fonts.conf')) process.env['FONTCONFIG_PATH'] = '/etc/fonts'
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  return path
}

/** What axe puts into a page, as far as it is used here. */
interface Axe {
  run(
    page: Document,
    options: { runOnly: string[] },
  ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>
}

/** Runs axe on the page as it is. @returns one line per violation */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'))
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations: found } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return found.map(
      ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join(', ')})`,
    )
  })
  return results
}
