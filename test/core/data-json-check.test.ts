// What a harvester would complain about: the portal's own data.json is fine, and each spoilt field is named with its place.
import { dataJson } from '../../core/catalog/data-json.ts'
import { dataJsonFaults } from '../../core/data-json-check.ts'
import { aPublishedDataset, aSiteContext } from '../support/published.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document that tests spoil
const perfect = (): any => structuredClone(dataJson(aSiteContext(), [aPublishedDataset()]))

test('what the portal publishes has no fault', () => expect(dataJsonFaults(perfect())).toEqual([]))

const spoilt: readonly (readonly [string, (document: ReturnType<typeof perfect>) => void, RegExp])[] = [
  ['no list', (document) => delete document.dataset, /^dataset: expected a list/],
  ['no profile', (document) => delete document.conformsTo, /conformsTo/],
  ['no title', (document) => delete document.dataset[0].title, /^dataset 1, title: expected a title, found nothing/],
  [
    'an empty description',
    (document) => (document.dataset[0].description = ' '),
    /description: expected a description/,
  ],
  ['no keywords', (document) => (document.dataset[0].keyword = []), /keyword: expected one keyword/],
  ['a day that is none', (document) => (document.dataset[0].modified = 'yesterday'), /modified: .* found "yesterday"/],
  ['a level of access that is none', (document) => (document.dataset[0].accessLevel = 'open'), /accessLevel/],
  ['a publisher without a name', (document) => (document.dataset[0].publisher = {}), /publisher: expected a name/],
  ['a contact without an address', (document) => delete document.dataset[0].contactPoint.hasEmail, /contactPoint/],
  ['a licence in words', (document) => (document.dataset[0].license = 'free'), /license: expected an address/],
  [
    'rights that are too long',
    (document) => (document.dataset[0].rights = 'a'.repeat(256)),
    /rights: expected at most/,
  ],
  ['no file', (document) => (document.dataset[0].distribution = []), /expected one distribution/],
  [
    'a file without an address',
    (document) => delete document.dataset[0].distribution[0].downloadURL,
    /distribution 1, downloadURL/,
  ],
  [
    'a media type with parameters',
    (document) => (document.dataset[0].distribution[0].mediaType = 'text/csv; a=b'),
    /mediaType/,
  ],
  ['one identifier twice', (document) => document.dataset.push(structuredClone(document.dataset[0])), /expected once/],
]
for (const [name, spoil, gives] of spoilt) {
  test(`${name} is the one fault that is named`, () => {
    const document = perfect()
    spoil(document)
    const faults = dataJsonFaults(document)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(gives)
  })
}

for (const value of [undefined, null, [], 'text', 7]) {
  test(`${JSON.stringify(value)} is no catalog`, () =>
    expect(dataJsonFaults(value)).toEqual(['expected an object, found none']))
}
