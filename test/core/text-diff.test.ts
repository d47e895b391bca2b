// test/core/text-diff.test.ts: what differs between two texts, and that nothing of either is lost in saying so.
import fc from 'fast-check'
import { linesOf } from '../../core/plain-text.ts'
import { commonPairs, type DiffLine, diffText, diffWords, hasDifferences } from '../../core/text-diff.ts'

const told = (before: string, after: string) =>
  diffText(before, after)
    .filter(({ state }) => state !== 'same')
    .map(
      ({ state, parts }) =>
        `${state}: ${parts.map((part) => ({ same: '', added: '+', removed: '-' })[part.state] + part.text).join('|')}`,
    )

const cases = [
  { name: 'nothing', before: 'a b\n\nc', after: 'a b\n\nc', gives: [] },
  { name: 'a paragraph broken into lines another way is the same', before: 'one\ntwo', after: 'one two', gives: [] },
  { name: 'a new item', before: '- a\n- c', after: '- a\n- b\n- c', gives: ['added: +b'] },
  { name: 'an item gone', before: '- a\n- b\n- c', after: '- a\n- c', gives: ['removed: -b'] },
  {
    name: 'a word in a sentence',
    before: 'The liaison answers within five working days.',
    after: 'The liaison answers within three working days.',
    gives: ['changed: The liaison answers within |-five|+three| working days.'],
  },
  {
    name: 'a phrase stays whole: the space between two changed words belongs to it',
    before: 'We answer within five working days, always.',
    after: 'We answer within three calendar days, always.',
    gives: ['changed: We answer within |-five working|+three calendar| days, always.'],
  },
  {
    name: 'another sentence altogether',
    before: 'Nobody may enter.',
    after: 'Everything else was moved.',
    gives: ['removed: -Nobody may enter.', 'added: +Everything else was moved.'],
  },
  {
    name: 'a heading never becomes an item',
    before: '## Scope',
    after: '- Scope',
    gives: ['removed: -Scope', 'added: +Scope'],
  },
]
for (const { name, before, after, gives } of cases) {
  test(`diff: ${name}`, () => expect(told(before, after)).toEqual(gives))
}

/** Texts of few words, so that much is alike. */
const words = fc.constantFrom('city', 'data', 'open', 'five', 'days', ',', 'ü', ' ', '  ')
const line = fc
  .tuple(fc.constantFrom('', '- ', '## ', '1. '), fc.array(words, { maxLength: 12 }))
  .map(([a, b]) => a + b.join(' '))
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n\n'))

const sideOf = (lines: readonly DiffLine[], unwanted: 'added' | 'removed') =>
  lines
    .map(({ kind, parts }) => ({
      kind,
      text: parts
        .filter(({ state }) => state !== unwanted)
        .map((part) => part.text)
        .join(''),
      isThere: parts.some(({ state }) => state !== unwanted) || parts.length === 0,
    }))
    .filter(({ isThere }) => isThere)
    .map(({ kind, text: found }) => ({ kind, text: found }))

test('diff: both texts can be read back from it, whatever they are', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffText(before, after)
      expect(sideOf(lines, 'added')).toEqual(linesOf(before))
      expect(sideOf(lines, 'removed')).toEqual(linesOf(after))
    }),
    { numRuns: 500 },
  )
})

test('diff: only equal texts have no differences', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const isEqual = JSON.stringify(linesOf(before)) === JSON.stringify(linesOf(after))
      expect(hasDifferences(diffText(before, after))).toBe(!isEqual)
    }),
  )
})

test('diff: neighbouring parts of a line are never of the same state, and none is empty', () => {
  fc.assert(
    fc.property(line, line, (before, after) => {
      const parts = diffWords(before, after)
      expect(parts.every((part) => part.text !== '')).toBe(true)
      expect(parts.some((part, index) => part.state === parts[index + 1]?.state)).toBe(false)
    }),
  )
})

test('common pairs rise on both sides and are as many as the longest common list', () => {
  const longest = (a: readonly string[], b: readonly string[]): number => {
    if (a.length === 0 || b.length === 0) return 0
    const [first, ...rest] = a
    const skipped = longest(rest, b)
    const at = b.indexOf(first!)
    return at === -1 ? skipped : Math.max(skipped, 1 + longest(rest, b.slice(at + 1)))
  }
  const few = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 })
  fc.assert(
    fc.property(few, few, (a, b) => {
      const pairs = commonPairs(a, b)
      expect(pairs.length).toBe(longest(a, b))
      for (const [index, [i, j]] of pairs.entries()) {
        expect(a[i]).toBe(b[j])
        const next = pairs[index + 1]
        if (next) expect(next[0] > i && next[1] > j).toBe(true)
      }
    }),
  )
})

test('diff: two texts of the largest size and nothing alike take no more than a moment', () => {
  const big = (seed: number) =>
    Array.from({ length: 6000 }, (_, i) => (i * seed) % 7919)
      .join(' ')
      .slice(0, 12_000)
  const started = performance.now()
  expect(hasDifferences(diffText(big(3), big(5)))).toBe(true)
  expect(hasDifferences(diffText(big(3).replaceAll(' ', '\n\n'), big(5).replaceAll(' ', '\n\n')))).toBe(true)
  expect(performance.now() - started).toBeLessThan(5000)
})
