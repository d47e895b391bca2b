// Faults of settings name the line of the file, what was expected and what was found.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadSettings } from '../../adapters/settings-file.ts'
import { readSettings } from '../../core/settings.ts'
import { lineOfSetting, settingLines } from '../../core/settings-lines.ts'
import sample from '../../plaza.config.ts'
import { read } from '../support/tree.ts'

const text = read('plaza.config.ts')
const lineWith = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1

const places: [string, string][] = [
  ['portalId', 'portalId:'],
  ['city.brand', 'brand:'],
  ['city.topics.2', "'Environment',"],
  ['city.departments.1.id', "{ id: 'parks'"],
  ['city.translations.es.topics.Housing & Buildings', "'Housing & Buildings': "],
  ['city.synonyms.1', "['trash',"],
  ['checks.findings.blank-row', "'blank-row'"],
]
for (const [path, part] of places) {
  test(`${path} is found on its line`, () => {
    expect(settingLines(text).get(path)).toBe(lineWith(part))
  })
}

test('settings are read as they are written: comments, other literals, texts over lines and JSON', () => {
  const written = `// portalId: 'no'
const other = { a: { b: 1 } }
/* portalId: 'neither',
*/
export default {
  "portalId": "x", // { region: 1 }
  city: { name: 'a: { b', words: \`one
two\`, topics: [ { deep: 1 }, 'x' ] },
}`
  const lines = settingLines(written)
  expect(
    ['portalId', 'city.name', 'city.topics', 'city.topics.0.deep', 'city.topics.1', 'a.b'].map((path) =>
      lines.get(path),
    ),
  ).toEqual([6, 7, 8, 8, 8, undefined])
  expect(settingLines(JSON.stringify({ portalId: 'x', city: { name: 'y' } }, null, 2)).get('city.name')).toBe(4)
})

test('what is not written has the line of what it should be in', () => {
  expect(lineOfSetting(settingLines(text), ['city', 'nothing', 'there'])).toBe(lineWith('city: {'))
  expect(lineOfSetting(new Map(), ['city'])).toBeUndefined()
})

test('a fault says its line, what was expected and what was found', () => {
  const wrong = { ...sample, city: { ...sample.city, brand: 'red' } }
  expect(() => readSettings(wrong, { name: 'plaza.config.ts', text })).toThrow(
    `line ${lineWith('brand:')}, city.brand: a colour such as #0b5c66; found "red"`,
  )
})

test('a setting that is missing says so, without the words of the checker', () => {
  const { region: _, ...beta } = sample.stages.beta
  expect(() => readSettings({ ...sample, stages: { ...sample.stages, beta } })).toThrow(
    'stages.beta.region: expected string; found nothing',
  )
})

test('a setting that nobody reads is a fault, and a name that is nearly right is named', () => {
  const wrong = { ...sample, access: { maildomains: ['x.example'] } }
  expect(() => readSettings(wrong)).toThrow('access.maildomains: there is no such setting; perhaps mailDomains')
})

test('a file that cannot be read says where', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-settings-'))
  const given = { 'settings.json': '{ "portalId": }', 'none.mjs': 'export const other = 1\n' }
  for (const [name, content] of Object.entries(given)) await writeFile(join(folder, name), content)
  await expect(loadSettings(join(folder, 'settings.json'))).rejects.toThrow(/settings\.json cannot be read: .*JSON/)
  await expect(loadSettings(join(folder, 'none.mjs'))).rejects.toThrow('expected the settings as its default export')
  await expect(loadSettings(join(folder, 'missing.ts'))).rejects.toThrow('there are no settings: expected')
  await rm(folder, { recursive: true })
})
