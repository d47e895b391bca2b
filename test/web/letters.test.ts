// test/web/letters.test.ts: where titles stand from A to Z, and that one change moves no other.
import { sortIntoBuckets, titleBuckets } from '../../web/catalog/letters.ts'

const titled = (titles: readonly string[]) => titles.map((title) => ({ title }))
const many = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`)
const prefixesOf = (titles: readonly string[]) => titleBuckets([titles]).map(({ prefix }) => prefix)

const cases = [
  { title: 'Street Trees', is: 's' },
  { title: 'Árboles', is: 'a' },
  { title: '“Quoted” title', is: 'q' },
  { title: '311 Requests', is: '0-9' },
  { title: 'Дороги', is: 'other-signs' },
  { title: '', is: 'other-signs' },
]
for (const { title, is } of cases) {
  test(`“${title}” is under ${is}`, () => {
    const buckets = titleBuckets([[title]])
    expect([...sortIntoBuckets(buckets, titled([title])).keys()]).toEqual([is])
    expect(buckets).toHaveLength(28)
  })
}

test('a long page is cut by the next letter, and only that page', () => {
  const titles = [...many('Sa', 200), ...many('Ste', 200), 'S', 'Trees']
  const buckets = titleBuckets([titles])
  expect(prefixesOf(titles).filter((prefix) => prefix.startsWith('s'))).toEqual(['s', 'sa', 'st'])
  const sorted = sortIntoBuckets(buckets, titled(titles))
  expect(Object.fromEntries([...sorted].map(([prefix, own]) => [prefix, own.length]))).toEqual({
    sa: 200,
    st: 200,
    s: 1,
    t: 1,
  })
})

test('titles that begin alike for long stay together', () => {
  const titles = many('Census of the year ', 400)
  const sorted = sortIntoBuckets(titleBuckets([titles]), titled(titles))
  expect([...sorted.keys()]).toEqual(['censusof'])
})

test('one more title changes one page', () => {
  const titles = [...many('A', 50), ...many('B', 50)]
  const before = sortIntoBuckets(titleBuckets([titles]), titled(titles))
  const after = sortIntoBuckets(titleBuckets([[...titles, 'A new one']]), titled([...titles, 'A new one']))
  const changed = [...after].filter(([prefix, own]) => own.length !== before.get(prefix)?.length)
  expect(changed.map(([prefix]) => prefix)).toEqual(['a'])
})

test('every language gets the pages of all', () => {
  const buckets = titleBuckets([many('Tree', 400), many('Árbol', 10)])
  expect(buckets.filter(({ prefix }) => /^t/.test(prefix)).length).toBeGreaterThan(1)
  expect(sortIntoBuckets(buckets, titled(many('Árbol', 10))).get('a')).toHaveLength(10)
})
