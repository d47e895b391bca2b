// Where and why a text is no JSON; what is right passes as with JSON.parse.
import { jsonFault } from '../../../core/engine/json-fault.ts'
import { compact, nullForNaN } from '../../../core/engine/json-text.ts'

const right = ['{}', '[]', ' [1, -2.5e+3, "x\\u00e9\\n", null, true, false, {"a": {"b": []}}] ', '"\\\\"', '0', '1e400']
for (const text of right) {
  test(`jsonFault: ${text} is right`, () => {
    JSON.parse(text)
    expect(jsonFault(text)).toBeUndefined()
  })
}

const wrong: readonly [string, number, RegExp][] = [
  ['{"a": NaN}', 6, /NaN is no JSON value/],
  ['{"a": -Infinity}', 6, /-Infinity is no JSON value/],
  ['{"a": None}', 6, /None is no JSON value/],
  ["{'a': 1}", 1, /single quote/],
  ['{a: 1}', 1, /name stands without double quotes/],
  ['{"a": 1,}', 8, /comma stands before the closing bracket/],
  ['[1, 2,]', 6, /no value after it/],
  ['{"a" 1}', 5, /colon is missing/],
  ['{"a": 1 "b": 2}', 7, /comma or a closing bracket is missing/],
  ['[1\n2]', 2, /comma or a closing bracket is missing/],
  ['{"a": 007}', 6, /number is written/],
  ['{"a": .5}', 6, /number is written/],
  ['{"a": "x\ny"}', 8, /line break/],
  ['{"a": "\\q"}', 8, /backslash/],
  ['{"a": // note\n1}', 6, /comment/],
  ['{"a": "x', 8, /ends in the middle/],
  ['[1', 2, /ends in the middle/],
  ['{} x', 3, /follows the end/],
  ['', 0, /ends in the middle/],
]
for (const [text, at, found] of wrong) {
  test(`jsonFault: ${JSON.stringify(text)} is broken at ${at}`, () => {
    expect(() => JSON.parse(text)).toThrow()
    expect(jsonFault(text)).toEqual({ at, found: expect.stringMatching(found) })
  })
}

test('compact: white space goes except inside texts', () => {
  expect(compact('[ 1,\n {"a b" : "c  \\" d"} ]')).toBe('[1,{"a b":"c  \\" d"}]')
})

test('nullForNaN: only values are replaced, not texts that look like them', () => {
  expect(nullForNaN('{"NaN": [NaN, -Infinity, "NaN"]}')).toBe('{"NaN": [null, null, "NaN"]}')
})
