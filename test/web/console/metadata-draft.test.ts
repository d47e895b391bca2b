import type { Metadata, ProblemDocument } from '../../../web/console/api.ts'
import { columnDrafts, columnsOf } from '../../../web/console/columns-draft.ts'
import { changesBetween, draftOf, faultsFrom, faultsIn, metadataOf } from '../../../web/console/metadata-draft.ts'

const metadata: Metadata = {
  title: 'Street trees',
  description: 'Every tree along the streets.',
  departmentId: 'parks',
  topic: 'Environment',
  keywords: ['trees', 'urban forest'],
  license: 'https://creativecommons.org/publicdomain/zero/1.0/',
  frequency: 'monthly',
  contactName: 'Parks desk',
  contactEmail: 'parks@city.example',
  classification: 'open-with-conditions',
  conditions: 'Name the city.',
  columns: [{ name: 'species', description: 'Common name' }],
}
const draft = draftOf(metadata)
const problem = (changes: Partial<ProblemDocument>): ProblemDocument => ({
  code: 'bad-request',
  title: 'No.',
  detail: '',
  fix: 'Change it.',
  ...changes,
})

test('a description survives the way into a form and back', () => {
  const { columns: _, ...described } = metadata
  expect(metadataOf(draft)).toEqual(described)
  expect(faultsIn(draft)).toEqual({})
})

test('only what was changed is sent', () => {
  expect(changesBetween(metadata, draft)).toEqual({})
  expect(changesBetween(metadata, { ...draft, title: 'Trees', keywords: 'trees' })).toEqual({
    title: 'Trees',
    keywords: ['trees'],
  })
})

test('a description from before there were classifications counts as open, and saving it changes nothing', () => {
  const { classification: _, conditions: _conditions, ...older } = metadata
  expect(draftOf(older)).toMatchObject({ classification: 'open', conditions: '' })
  expect(changesBetween(older, draftOf(older))).toEqual({})
})

test('conditions go with the classification that has some', () => {
  expect(changesBetween(metadata, { ...draft, classification: 'open' })).toEqual({
    classification: 'open',
    conditions: '',
  })
  expect(changesBetween(metadata, { ...draft, conditions: ' ' })).toEqual({ conditions: '' })
})

test('keywords may be typed with loose commas', () => {
  expect(metadataOf({ ...draft, keywords: ' trees,, urban forest , ' }).keywords).toEqual(['trees', 'urban forest'])
})

const spoilt = [
  { field: 'title', value: '  ' },
  { field: 'departmentId', value: '' },
  { field: 'license', value: 'javascript:alert(1)' },
  { field: 'license', value: 'CC0' },
  { field: 'contactEmail', value: 'parks' },
] as const
for (const { field, value } of spoilt) {
  test(`"${value}" as ${field} is told at its field`, () =>
    expect(Object.keys(faultsIn({ ...draft, [field]: value }))).toEqual([field]))
}

test('faults of the API are told at the fields they are about', () => {
  const faults = [
    { where: 'keywords.3', expected: 'Too big: expected string to have <=60 characters' },
    { where: 'contactEmail', expected: 'Invalid email address' },
  ]
  expect(faultsFrom(problem({ faults }))).toEqual({
    keywords: 'At most 60 characters.',
    contactEmail: 'Write a full e-mail address, such as parks@city.example.',
  })
  expect(Object.keys(faultsFrom(problem({ code: 'slug-taken' })))).toEqual(['slug'])
  expect(faultsFrom(problem({ code: 'busy' }))).toEqual({})
})

test('columns follow the file; words about columns that are gone are kept', () => {
  const drafts = columnDrafts(['height', 'species'], [...metadata.columns, { name: 'old', title: 'Old one' }])
  expect(drafts.map(({ name }) => name)).toEqual(['height', 'species', 'old'])
  expect(columnsOf(drafts)).toEqual([...metadata.columns, { name: 'old', title: 'Old one' }])
})

const spanish = { title: 'Árboles viarios', description: 'Todos los árboles de las calles.' }
const translated: Metadata = {
  ...metadata,
  knownIssues: 'No trees in Ward 3.',
  translations: { es: { ...spanish, columns: [{ name: 'species', title: 'Especie' }] } },
}

test('texts in another language survive the way into a form and back', () => {
  const { columns: _, ...described } = translated
  expect(metadataOf(draftOf(translated, ['es']))).toEqual(described)
  expect(changesBetween(translated, draftOf(translated, ['es']))).toEqual({})
  expect(changesBetween(metadata, draftOf(metadata, ['es']))).toEqual({})
})

test('a language of which every text was emptied is not translated any more', () => {
  const texts = draftOf(translated, ['es'])
  const emptied = { title: ' ', description: '', conditions: '', knownIssues: '', columns: [] }
  expect(changesBetween(translated, { ...texts, knownIssues: '', translations: { es: emptied } })).toEqual({
    knownIssues: '',
    translations: {},
  })
})

test('half of a translation is told at the field that is missing', () => {
  const { es } = draftOf(translated, ['es']).translations
  expect(Object.keys(faultsIn({ ...draft, translations: { es: { ...es!, description: ' ' } } }))).toEqual([
    'translations.es.description',
  ])
  const faults = [{ where: 'translations.es.title', expected: 'Too big: expected string to have <=120 characters' }]
  expect(faultsFrom(problem({ faults }))).toEqual({ 'translations.es.title': 'At most 120 characters.' })
})
