import { ACCESS } from '../../../core/access-table.ts'
import { ROUTES_WITH_WORDS, routeText, wordsOf } from '../../../web/console/access-words.ts'

test('every route of the access table has plain words', () => {
  expect(ACCESS.filter((row) => !wordsOf(row)).map(routeText)).toEqual([])
})

test('no words are left of a route that is gone', () => {
  const routes = ACCESS.map(routeText)
  expect(ROUTES_WITH_WORDS.filter((route) => !routes.includes(route))).toEqual([])
})

test('words go on after "may": they begin with a small letter and end without a full stop', () => {
  const words = ACCESS.map((row) => wordsOf(row)?.words ?? '')
  expect(words.filter((text) => !/^[a-z].*[^.]$/.test(text))).toEqual([])
})

test('two routes never read the same', () => {
  const words = ACCESS.map((row) => wordsOf(row)?.words)
  expect(words.filter((text, index) => words.indexOf(text) !== index)).toEqual([])
})
