// test/core/search/words.test.ts: which words a text has, and when two of them are near.
import { slipsBetween } from '../../../core/search/distance.ts'
import { nameWords, wordsOf } from '../../../core/search/words.ts'

const texts: readonly (readonly [text: string, words: readonly string[]])[] = [
  ['Street Trees', ['street', 'tree']],
  ['Árboles de la Ciudad', ['arbol', 'ciudad']],
  ['ciudades', ['ciudad']],
  ["Children's Services & libraries", ['children', 'service', 'library']],
  ['Bus routes, buses and status', ['bus', 'route', 'bus', 'status']],
  ['address Addresses', ['address', 'address']],
  ['vehicle vehicles', ['vehicl', 'vehicl']],
  ['house houses', ['house', 'house']],
  ['311 Service Requests (2024)', ['311', 'service', 'request', '2024']],
  ['公園 Парки', ['公園', 'парки']],
  ['to be of the', ['be']],
  ['the of', ['the', 'of']],
  ['', []],
  ['—…!', []],
]
for (const [text, words] of texts) {
  test(`words of "${text}"`, () => expect(wordsOf(text)).toEqual(words))
}

test('words that merely look alike stay apart', () => {
  expect(wordsOf('care cars')).toEqual(['care', 'car'])
})

test('a column is found by the parts of its name', () => {
  expect(nameWords('created_date')).toEqual(['created', 'date'])
  expect(nameWords('CreatedDate')).toEqual(['created', 'date'])
})

const distances: readonly (readonly [string, string, number, number | undefined])[] = [
  ['bicycle', 'bicycle', 2, 0],
  ['bicicle', 'bicycle', 2, 1],
  ['bycicle', 'bicycle', 2, 2],
  ['tere', 'tree', 1, 1],
  ['tre', 'tree', 1, 1],
  ['treee', 'tree', 1, 1],
  ['trees', 'parks', 2, undefined],
  ['a', 'abcd', 2, undefined],
]
for (const [a, b, most, slips] of distances) {
  test(`${a} and ${b}: ${slips ?? 'too many'} slips`, () => expect(slipsBetween(a, b, most)).toBe(slips))
}
