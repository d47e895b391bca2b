// test/core/search/finding.test.ts: what a query finds and in which order.
import { titled, titlesFor } from '../../support/search.ts'

const TREES = titled('Street Trees', { keywords: ['canopy'] })
const PARKS = titled('Parks', { description: 'Benches, trees and lawns in every park of the city.' })
const BICYCLES = titled('Bicycle Counts by Hour')
const STATEMENTS = titled('Financial Statements')
const STATES = titled('State of the Streets and of everything else that there is in town')
const datasets = [TREES, PARKS, BICYCLES, STATEMENTS, STATES]

const cases: readonly { name: string; text: string; finds: readonly string[]; synonyms?: string[][] }[] = [
  { name: 'a title comes before a description', text: 'trees', finds: ['Street Trees', 'Parks'] },
  { name: 'a keyword counts', text: 'canopy', finds: ['Street Trees'] },
  { name: 'every word has to be there', text: 'trees benches', finds: ['Parks'] },
  { name: 'one word missing is better than nothing', text: 'trees xylophone', finds: ['Street Trees', 'Parks'] },
  { name: 'the beginning of the last word is enough', text: 'street tr', finds: ['Street Trees'] },
  { name: 'one letter more does not empty the list', text: 'trees b', finds: ['Street Trees', 'Parks'] },
  { name: 'a slip is forgiven', text: 'bicicle', finds: ['Bicycle Counts by Hour'] },
  { name: 'two slips are forgiven in a long word', text: 'bycicle', finds: ['Bicycle Counts by Hour'] },
  { name: 'the first letter may be wrong', text: 'vicycle', finds: ['Bicycle Counts by Hour'] },
  { name: 'accents and case do not matter', text: 'TRÉES', finds: ['Street Trees', 'Parks'] },
  {
    name: 'the word comes before a longer one',
    text: 'state',
    finds: [STATES.current!.metadata.title, 'Financial Statements'],
  },
  { name: 'a synonym is found', text: 'bike', finds: ['Bicycle Counts by Hour'], synonyms: [['bike', 'bicycles']] },
  { name: 'nonsense finds nothing', text: 'zzzzqqq', finds: [] },
  { name: 'names of objects are only words', text: 'constructor', finds: [] },
  { name: 'nothing asked, nothing found', text: ' ', finds: [] },
]
for (const { name, text, finds, synonyms } of cases) {
  test(name, async () => expect(await titlesFor(datasets, text, synonyms)).toEqual(finds))
}

test('while a word is typed, a common long word is among the guesses', async () => {
  const rare = 'stab stack stair stale stall stamp stand starch'.split(' ').map((word) => titled(`A ${word}`))
  const common = ['North', 'South', 'East'].map((place) => titled(`${place} Stations`))
  expect(await titlesFor([...rare, ...common], 'st')).toContain('East Stations')
})

test('an empty catalog can be asked', async () => expect(await titlesFor([], 'trees')).toEqual([]))
