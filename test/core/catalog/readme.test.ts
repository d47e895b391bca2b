// The README beside the files of a version: everything that somebody needs who finds them later, and the notice of the stage.

import type { SiteContext } from '../../../core/catalog/published.ts'
import { readmeText } from '../../../core/catalog/readme.ts'
import { aMetadata, aPublishedVersion, aSiteContext } from '../../support/published.ts'

const context = aSiteContext({ stage: 'beta', notice: { mode: 'label' } })
const version = { ...aPublishedVersion(), slug: 'street-trees' }
const readme = (site: SiteContext = context, over: Partial<typeof version> = {}) =>
  readmeText(site, { ...version, ...over })
const parts = (text: string) => text.split('='.repeat(72))

test('it says what the data is, whose it is, and where it comes from', () => {
  const [english] = parts(readme())
  for (const line of [
    'Street Trees',
    'City of Alder Bay · Open Data',
    'Version: 1',
    'Department: Parks and Recreation',
    'Licence: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
    'Contact: Urban Forestry, trees@alderbay.example',
    'Source: https://data.alderbay.example/datasets/street-trees/v/1/',
    `- ${version.distributions[0]!.name}  ${version.distributions[0]!.sha256}`,
  ]) {
    expect(english!.split('\n')).toContain(line)
  }
  expect(english).toContain('- species (text) – Species: Common name of the tree')
})

test('the notice of the stage stands in every language, the city’s first one first', () => {
  const [english, spanish] = parts(readme())
  expect(english).toContain('\nBETA: This portal is a beta.')
  expect(spanish).toContain('\nBETA: Este portal es una versión beta.')
  const [first] = parts(readme({ ...context, city: { ...context.city, language: 'es' } }))
  expect(first).toContain('Departamento: ')
})

test("the city's own words take the place of ours", () => {
  const texts = { en: 'We are trying\nthis out.' }
  expect(readme({ ...context, notice: { mode: 'acknowledge', texts } })).toContain('\nBETA: We are trying this out.\n')
})

test('without a notice there is none, and the rest is the same', () => {
  const plain = readme(aSiteContext())
  expect(plain).not.toContain('BETA')
  expect(readme().replace(/BETA: .*\n\n/g, '')).toBe(plain)
})

test('what is translated is in its own language, and what is not stays as it is', () => {
  const metadata = aMetadata({
    translations: {
      es: { title: 'Árboles', description: 'Cada árbol.', columns: [{ name: 'species', title: 'Especie' }] },
    },
  } as Parameters<typeof aMetadata>[0])
  const [english, spanish] = parts(readme(context, { metadata }))
  expect(english).toContain('Street Trees')
  expect(spanish).toContain('Árboles\n')
  expect(spanish).toContain('- species (text) – Especie: Common name of the tree')
})

test('a title cannot begin a line of its own', () => {
  const metadata = aMetadata({ title: 'Trees\nLicence: none', contactName: 'A\nB' })
  const text = readme(context, { metadata })
  expect(text).toContain('Trees Licence: none\n')
  expect(text.match(/^Licence: /gm)).toHaveLength(1)
  expect(text).not.toMatch(/^B,/m)
})
