// Fails when documents lag behind the code, or when a secret or a stray word slips in.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectFiles, read, root } from './support/tree.ts'

const documents = projectFiles('.md')

test('every link to a file in the documents leads somewhere', () => {
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map(([, target]) => target!)
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file} -> ${target}`),
  )
  expect(broken).toEqual([])
})

test('every runtime dependency has a sentence in the decisions', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
  const decisions = documents
    .filter((file) => file.startsWith('docs/decisions/'))
    .map(read)
    .join('\n')
  const unexplained = Object.keys(dependencies).filter((name) => !decisions.includes(`\`${name}\``))
  expect(unexplained).toEqual([])
})

test('versions of packages are exact', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json'))
  const all = Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('the lock file names no registry', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> }
  const hosts = Object.values(packages)
    .map(({ resolved }) => resolved ?? '')
    .filter((url) => /^https?:/.test(url))
  expect(hosts.filter((url) => !url.startsWith('https://registry.npmjs.org/'))).toEqual([])
})

test('each invariant in ARCHITECTURE names a test that exists', () => {
  const named = [...read('ARCHITECTURE.md').matchAll(/`(test\/[\w./-]+\.ts)`/g)].map(([, file]) => file!)
  expect(named.length).toBeGreaterThanOrEqual(10)
  expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([])
})
