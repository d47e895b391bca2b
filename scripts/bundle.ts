// scripts/bundle.ts: the functions as Lambda takes them: one folder each, with everything that it needs.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { build } from 'esbuild'
import { loadSettings } from '../adapters/settings-file.ts'
import { buildWeb } from './build-web.ts'

const root = join(import.meta.dirname, '..')
/** Downloaded once, about 60 MB; no network is needed from then on. */
const CACHE = join(root, '.plaza', 'duckdb-arm64')
const ENGINE = join('node_modules', '@duckdb', 'node-bindings-linux-arm64', 'duckdb.node')

export interface BundleOptions {
  /**
   * Whether the data engine for Lambda's processor has to be there: `required` to deploy, `if-possible` to look at
   * the templates. PLAZA_SKIP_BINDINGS=1 leaves it out.
   */
  readonly engine: 'required' | 'if-possible'
  readonly onWarning: (text: string) => void
}

/**
 * Bundles every `functions/<name>/handler.ts` into `<outDir>/<name>/handler.mjs`. `outDir` is emptied first.
 *
 * @returns names of the functions
 */
export async function bundleFunctions(outDir: string, options: Partial<BundleOptions> = {}): Promise<string[]> {
  const { engine = 'required', onWarning = console.warn } = options
  const names = await functionNames()
  await rm(outDir, { recursive: true, force: true })
  await Promise.all(names.map((name) => bundleFunction(name, join(outDir, name))))
  if (names.includes('publish')) await buildWeb((await loadSettings()).city, join(outDir, 'publish', 'web'))
  if (names.includes('validate')) await addEngine(join(outDir, 'validate'), engine, onWarning)
  return names
}

async function functionNames(): Promise<string[]> {
  const folders = await readdir(join(root, 'functions'), { withFileTypes: true })
  return folders
    .filter((folder) => folder.isDirectory() && existsSync(join(root, 'functions', folder.name, 'handler.ts')))
    .map(({ name }) => name)
    .sort()
}

/**
 * One call each and not one for all: pieces that functions share would lie outside their folders.
 * `module` before `main` halves the SDK, because only modules can be shaken.
 */
async function bundleFunction(name: string, outdir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { handler: join('functions', name, 'handler.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true, // what is imported late is loaded late
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // Some packages still call require, which a module does not have.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    external: ['@duckdb/node-bindings*'],
    legalComments: 'none',
    logLevel: 'warning',
  })
}

/** Puts DuckDB for Linux on ARM beside validation's code; it is no JavaScript and cannot be bundled. */
async function addEngine(
  folder: string,
  need: BundleOptions['engine'],
  onWarning: (text: string) => void,
): Promise<void> {
  if (process.env['PLAZA_SKIP_BINDINGS'] === '1') return
  const problem = await fetchEngine()
  if (!problem) return cp(join(CACHE, 'node_modules'), join(folder, 'node_modules'), { recursive: true })
  const text = `the data engine for Lambda (DuckDB, linux-arm64) is not here and could not be fetched: ${problem}`
  if (need === 'required') throw new Error(`${text}; connect to the network once, then run this again`)
  onWarning(`${text}. The templates are complete, but validation could not run; deploying will insist on it.`)
}

/** @returns why it could not be fetched; undefined when it is there */
async function fetchEngine(): Promise<string | undefined> {
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const wanted = `@duckdb/node-bindings@${dependencies['@duckdb/node-api']}`
  const stamp = join(CACHE, 'version')
  if (existsSync(join(CACHE, ENGINE)) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === wanted)
    return undefined

  await rm(CACHE, { recursive: true, force: true })
  await mkdir(CACHE, { recursive: true })
  await writeFile(join(CACHE, 'package.json'), JSON.stringify({ private: true }))
  const target = ['--os=linux', '--cpu=arm64', '--libc=glibc']
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error']
  // Without a network npm would try for minutes.
  const patience = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=2000']
  const installed = spawnSync('npm', ['install', ...target, ...quiet, ...patience, wanted], {
    cwd: CACHE,
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH']}` },
  })
  if (installed.status !== 0) return (installed.error?.message ?? installed.stderr).trim().split('\n')[0]
  // npm passes over an optional package that the registry lacks, and says nothing.
  if (!existsSync(join(CACHE, ENGINE))) return `${wanted} has no build for linux-arm64`
  await writeFile(stamp, wanted)
  return undefined
}
