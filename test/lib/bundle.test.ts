// Bundles are complete: they run where there is no project around them.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFunctions } from '../../scripts/bundle.ts'
import { settings } from './both-stages.ts'

const outDir = join(mkdtempSync(join(tmpdir(), 'plaza-dist-')), 'functions')

beforeAll(async () => {
  process.env['PLAZA_SKIP_BINDINGS'] = '1'
  await bundleFunctions(outDir)
}, 20_000)

afterAll(() => rmSync(outDir, { recursive: true, force: true }))

const environment = {
  AWS_REGION: 'eu-west-1',
  TABLE: 'table',
  INCOMING_BUCKET: 'incoming',
  DATA_BUCKET: 'data',
  SITE_BUCKET: 'site',
  PORTAL_URL: 'https://portal.example',
  OIDC_ISSUER: 'https://sign-in.example',
  OIDC_JWKS_URL: 'https://sign-in.example/jwks',
  OIDC_CLIENT_ID: 'console',
  CITY: JSON.stringify(settings.city),
  CHECKS: '{}',
  ACCESS: '{}',
  STAGE: 'beta',
  NOTICE: '{"mode":"label"}',
  WEB_DIR: 'web',
  NOINDEX: 'true',
  MAIL_FROM: settings.city.contactEmail,
}

// Validation is left out: its data engine is for another processor.
for (const name of ['api', 'publish', 'notify']) {
  test(`the bundle of ${name} loads by itself and has a handler`, () => {
    const code = `const m = await import(${JSON.stringify(join(outDir, name, 'handler.mjs'))}); process.stdout.write(typeof m.handler); process.exit(0)`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: outDir,
      env: environment,
      encoding: 'utf8',
    })
    expect(said).toBe('function')
  })
}

test('publication carries the style sheets and scripts of the pages', () => {
  const manifest = JSON.parse(readFileSync(join(outDir, 'publish', 'web', 'manifest.json'), 'utf8'))
  expect(Object.keys(manifest)).toContain('site.css')
})

test('the engine of the SQL page goes with publication only, compressed, and every function fits into Lambda', () => {
  const sizes = ['api', 'publish', 'notify', 'validate'].map((name) => {
    const files = readdirSync(join(outDir, name), { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    )
    const engines = files.filter((file) => file.name.endsWith('.wasm') && file.name.startsWith('duckdb')).length
    return {
      name,
      engines,
      bytes: files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0),
    }
  })
  expect(sizes.filter(({ engines }) => engines > 0).map(({ name }) => name)).toEqual(['publish'])
  // 250 MB unpacked is Lambda's limit.
  for (const { name, bytes } of sizes) expect([name, bytes < 100_000_000]).toEqual([name, true])
  const manifest = JSON.parse(readFileSync(join(outDir, 'publish', 'web', 'manifest.json'), 'utf8'))
  const engine = manifest['duckdb.wasm']
  expect(engine).toMatchObject({ contentEncoding: 'br', mediaType: 'application/wasm' })
  // The page says 6 MB.
  expect(Math.round(statSync(join(outDir, 'publish', 'web', engine.file)).size / 1e6)).toBe(6)
})

test('the data engine is asked for by name and not bundled', () => {
  const text = readdirSync(join(outDir, 'validate'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => readFileSync(join(outDir, 'validate', file), 'utf8'))
    .join('')
  expect(text).toContain('@duckdb/node-bindings')
})
