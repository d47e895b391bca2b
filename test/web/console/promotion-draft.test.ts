// What is ticked to go along, and what is read from a file: the parts of promotion's pages that need no page.
import type { PromotionItem } from '../../../web/console/desk/promotion.ts'
import {
  arrivedShare,
  bundleFilename,
  canApply,
  countChosen,
  doneOf,
  leftOut,
  matching,
  NOTHING_CHOSEN,
  overLimits,
  readBundle,
  readReceipt,
  withLines,
} from '../../../web/console/promotion-draft.ts'

const lines = [
  { id: 'a', title: 'Street Trees', facts: [], text: 'Street Trees street-trees Parks' },
  { id: 'b', title: 'Bikes', facts: [], text: 'Bikes bikes Transport' },
  { id: 'c', title: 'Budget', facts: [], text: 'Budget budget Finance', whyNot: 'not approved' },
]
const item = {
  ...{ key: 'dataset:a', kind: 'dataset', id: 'a', title: 'Street Trees', change: 'new', state: 'waiting' },
  ...{ reasons: [], notes: [], differences: [], signOffs: [] },
} as PromotionItem

test('search needs every word, in any case and order', () => {
  const found = (search: string) => matching(lines, search).map(({ id }) => id)
  expect([found(''), found('PARKS trees'), found('trees bikes')]).toEqual([['a', 'b', 'c'], ['a'], []])
})

test('everything that was found is ticked, without what cannot go, and keeps what was ticked before', () => {
  expect(withLines(['z'], lines, true)).toEqual(['z', 'a', 'b'])
  expect(withLines(['z', 'a', 'b'], lines.slice(0, 1), false)).toEqual(['z', 'b'])
})

test('what is chosen is counted, and a kind of which there is too much is named', () => {
  const selection = { ...NOTHING_CHOSEN, datasets: ['a', 'b'], news: ['n'], signOffPolicy: true }
  expect(countChosen(selection)).toBe(4)
  expect(overLimits(selection, { limits: { datasets: 1, documents: 1, news: 1, bytes: 1 } })).toEqual(['datasets'])
})

const bundle = { content: {}, signature: 's', addresses: {}, addressesExpireAt: '' }
const receipt = { content: {}, signature: 's' }
const files: { name: string; given: unknown; bundle: boolean; receipt: boolean }[] = [
  { name: 'a bundle', given: bundle, bundle: true, receipt: false },
  { name: 'a receipt', given: receipt, bundle: false, receipt: true },
  { name: 'something else', given: { title: 'x' }, bundle: false, receipt: false },
  { name: 'nothing', given: null, bundle: false, receipt: false },
]
for (const { name, given, bundle: isBundle, receipt: isReceipt } of files) {
  test(`a file: ${name} is told from the others`, () => {
    const text = JSON.stringify(given)
    expect(['value' in readBundle(text), 'value' in readReceipt(text)]).toEqual([isBundle, isReceipt])
  })
}
test('a file that is cut off is no JSON', () => {
  expect(readBundle('{"content":')).toEqual({ fault: expect.stringContaining('cannot be read as JSON') })
})

const states: { given: Partial<PromotionItem>; gives: boolean }[] = [
  { given: {}, gives: true },
  { given: { state: 'failed', change: 'changed' }, gives: true },
  { given: { state: 'left-out' }, gives: true },
  { given: { state: 'applied' }, gives: false },
  { given: { state: 'asked' }, gives: false },
  { given: { change: 'blocked' }, gives: false },
  { given: { change: 'unchanged' }, gives: false },
]
for (const { given, gives } of states) {
  test(`an item: ${JSON.stringify(given)} can ${gives ? '' : 'not '}be applied`, () => {
    expect(canApply({ ...item, ...given })).toBe(gives)
  })
}

test('what is not ticked is left out, and what cannot be applied anyway is not named', () => {
  const blocked = { ...item, key: 'dataset:b', change: 'blocked' } as PromotionItem
  expect(leftOut([item, blocked], [])).toEqual(['dataset:a'])
  expect(leftOut([item, blocked], ['dataset:a'])).toEqual([])
})

test('progress goes by bytes, and only while something is under way', () => {
  const asked = {
    ...item,
    state: 'asked',
    files: { count: 4, bytes: 1000 },
    arrived: { count: 1, bytes: 900 },
  } as const
  expect(arrivedShare(asked)).toBe(0.9)
  expect(arrivedShare({ ...asked, files: { count: 4, bytes: 0 }, arrived: { count: 1, bytes: 0 } })).toBe(0.25)
  expect(arrivedShare({ ...asked, state: 'applied' })).toBeUndefined()
  expect(doneOf([asked, { ...item, state: 'applied' }, { ...item, state: 'failed' }, item])).toEqual({ done: 2, of: 3 })
})

test('a bundle is saved under a name that any file system takes', () => {
  expect(bundleFilename('prm_1/..', '2026-03-01T12:00:00.000Z')).toBe('plaza-bundle-2026-03-01-prm-1-.json')
})
