// Holds the table of who may import whom, by reading the import statements themselves.
import { importsOf } from './support/imports.ts'
import { projectFiles, read } from './support/tree.ts'

/**
 * Folder -> what its files may import: folders or files of the project, and packages (`npm:`, `node:`).
 * `npm:*` is any package. The first folder that fits a file counts, so narrower ones come first.
 */
const BORDERS: readonly (readonly [string, readonly string[]])[] = [
  ['core/', ['core/', 'node:crypto', 'npm:zod']],
  ['adapters/', ['adapters/', 'core/', 'node:*', 'npm:*']],
  ['functions/api/', ['functions/api/', 'core/', 'adapters/', 'node:*', 'npm:*']],
  ['functions/validate/', ['functions/validate/', 'core/', 'adapters/', 'node:*', 'npm:*']],
  [
    'functions/publish/',
    ['functions/publish/', 'core/', 'adapters/', 'web/catalog/', 'web/console/shell.ts', 'node:*', 'npm:*'],
  ],
  ['functions/notify/', ['functions/notify/', 'core/', 'adapters/', 'node:*', 'npm:*']],
  ['web/catalog/', ['web/catalog/', 'core/', 'npm:hono/html', 'npm:hono/utils/html']],
  ['web/edge/', ['web/edge/', 'core/languages.ts']],
  ['web/islands/map', ['web/islands/', 'core/', 'npm:maplibre-gl', 'npm:pmtiles']],
  ['web/islands/table/', ['web/islands/', 'core/', 'npm:hyparquet*', 'npm:fzstd']],
  ['web/islands/sql/', ['web/islands/', 'core/', 'npm:@duckdb/duckdb-wasm', 'npm:apache-arrow']],
  ['web/islands/', ['web/islands/', 'core/', 'web/catalog/language/']],
  ['web/console/shell.ts', ['web/catalog/', 'npm:hono/html']],
  [
    'web/console/',
    ['web/console/', 'web/islands/', 'web/catalog/words.ts', 'core/', 'functions/api/schemas*', 'npm:*'],
  ],
  [
    'lib/',
    [
      'lib/',
      'core/settings.ts',
      'core/notice.ts',
      'core/checks.ts',
      'core/model.ts',
      'core/sign-in-rules.ts',
      'core/sign-in-settings.ts',
      'functions/*/environment.ts',
      'web/edge/',
      'node:*',
      'npm:*',
    ],
  ],
  ['bin/', ['lib/', 'adapters/settings-file.ts', 'node:*', 'npm:*']],
  ['cli/deploy/', ['cli/', 'core/', 'adapters/', 'lib/', 'scripts/bundle.ts', 'node:*', 'npm:*']],
  ['cli/cost', ['cli/', 'core/', 'adapters/', 'lib/', 'scripts/bundle.ts', 'node:*', 'npm:*']],
  ['cli/', ['cli/', 'core/', 'adapters/', 'node:*', 'npm:*']],
  ['local/', ['local/', 'core/', 'adapters/', 'functions/', 'web/edge/', 'scripts/build-web.ts', 'node:*', 'npm:*']],
]

function isAllowed(to: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) => {
    if (pattern.endsWith('*')) return to.startsWith(pattern.slice(0, -1))
    if (pattern.includes('*')) return new RegExp(`^${pattern.replace('*', '[^/]+')}$`).test(to)
    return pattern.endsWith('/') ? to.startsWith(pattern) : to === pattern
  })
}

const files = projectFiles('.ts', '.tsx')
const imports = files.flatMap((file) => importsOf(file, read(file)))

test('the reader of imports sees every form of them', () => {
  const text = `import { a } from './a.ts'\nimport type { B } from '../b.ts'\nexport { c } from './c.ts'\nconst d = await import('./d.ts')\nimport 'e'`
  expect(importsOf('x/y.ts', text).map(({ to }) => to)).toEqual(['x/a.ts', 'b.ts', 'x/c.ts', 'x/d.ts', 'npm:e'])
})

test('every file of the product lies within borders', () => {
  const outside = files.filter((file) => !/^(test|scripts|bench)\//.test(file) && file.includes('/'))
  expect(outside.filter((file) => !BORDERS.some(([folder]) => file.startsWith(folder)))).toEqual([])
})

for (const [folder, allowed] of BORDERS) {
  test(`${folder} imports only what it may`, () => {
    const mine = imports.filter(({ from }) => BORDERS.find(([border]) => from.startsWith(border))?.[0] === folder)
    const strays = mine.filter(({ to }) => !isAllowed(to, allowed)).map(({ from, to }) => `${from} -> ${to}`)
    expect(strays).toEqual([])
  })
}

test('the console takes types only from the API', () => {
  const strays = imports.filter(
    ({ from, to, typeOnly }) => from.startsWith('web/console/') && to.startsWith('functions/') && !typeOnly,
  )
  expect(strays).toEqual([])
})

test('core knows no clock and no dice', () => {
  const guilty = files.filter(
    (file) =>
      file.startsWith('core/') && /\bDate\.now\(|new Date\(\)|Math\.random\(|randomBytes|randomUUID/.test(read(file)),
  )
  expect(guilty).toEqual([])
})

test('pages touch nothing that only a browser has', () => {
  const guilty = files.filter(
    (file) => file.startsWith('web/catalog/') && /\b(window|document|localStorage|navigator)\./.test(read(file)),
  )
  expect(guilty).toEqual([])
})

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => !file.startsWith('test/') && read(file).split('\n').length > 301)
  expect(long).toEqual([])
})
