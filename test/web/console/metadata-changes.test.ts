import type { Metadata, Version } from '../../../web/console/api.ts'
import { metadataChanges, publishedBefore } from '../../../web/console/metadata-changes.ts'

const before: Metadata = {
  title: 'Street trees',
  description: 'Every tree along the streets.',
  departmentId: 'parks',
  topic: 'Environment',
  keywords: ['trees'],
  license: 'https://creativecommons.org/publicdomain/zero/1.0/',
  frequency: 'monthly',
  contactName: 'Parks desk',
  contactEmail: 'parks@city.example',
  columns: [
    { name: 'species', description: 'Common name' },
    { name: 'old', title: 'Old one' },
  ],
}
const names: Readonly<Record<string, string>> = { parks: 'Parks and Recreation', health: 'Public Health' }
const changes = (after: Partial<Metadata>) =>
  metadataChanges(before, { ...before, ...after }, (id) => names[id] ?? id).map((one) => [
    one.words,
    one.before,
    one.after,
  ])

const cases = [
  { name: 'nothing', given: {}, gives: [] },
  { name: 'the same keywords anew', given: { keywords: ['trees'] }, gives: [] },
  {
    name: 'declared open, as it counted before',
    given: { classification: 'open' as const, conditions: '' },
    gives: [],
  },
  { name: 'a title', given: { title: 'Trees' }, gives: [['Title', 'Street trees', 'Trees']] },
  {
    name: 'a department, by its name',
    given: { departmentId: 'health' },
    gives: [['Department', 'Parks and Recreation', 'Public Health']],
  },
  {
    name: 'conditions that are new',
    given: { classification: 'open-with-conditions' as const, conditions: 'Name the city.' },
    gives: [
      ['Classification', 'Open', 'Open with conditions'],
      ['Conditions of use', '', 'Name the city.'],
    ],
  },
  {
    name: 'columns described, left out and new',
    given: { columns: [{ name: 'species', title: 'Species', description: 'Common name' }, { name: 'height' }] },
    gives: [
      ['Column species', 'Common name', 'Species: Common name'],
      ['Column old', 'Old one', ''],
    ],
  },
  {
    name: 'texts in another language, each for itself',
    given: {
      translations: {
        es: { title: 'Árboles', description: 'Todos.', columns: [{ name: 'species', title: 'Especie' }] },
      },
    },
    gives: [
      ['Title, in Spanish', '', 'Árboles'],
      ['Description, in Spanish', '', 'Todos.'],
      ['Column species, in Spanish', '', 'Especie'],
    ],
  },
]
for (const { name, given, gives } of cases) {
  test(`what changed in a description: ${name}`, () => expect(changes(given)).toEqual(gives))
}

const version = (number: number, status: string) => ({ number, status, metadata: before }) as unknown as Version
test('reviewers compare with what the public saw last before this version', () => {
  const versions = [
    version(1, 'superseded'),
    version(2, 'published'),
    version(3, 'returned'),
    version(4, 'in-review'),
    version(5, 'published'),
  ]
  expect(publishedBefore(versions, 4)?.number).toBe(2)
  expect(publishedBefore(versions, 2)?.number).toBe(1)
  expect(publishedBefore(versions, 1)).toBeUndefined()
})
