// JSON and NDJSON as tables, and what is said about files that are none.

import { jsonReader } from '../../../adapters/formats/json.ts'
import { ElementSplitter, type Frame } from '../../../adapters/formats/json-elements.ts'
import { type Outcome, readWith } from './read-bytes-with.ts'

const tables: readonly { name: string; content: string | Uint8Array; filename?: string; gives: Partial<Outcome> }[] = [
  {
    name: 'a list of objects',
    content: '[{"a": 1, "b": "x,y"}, {"b": null, "c": true}]',
    gives: { format: 'json', lines: ['a,b,c', '1,"x,y",', ',,true'], codes: [] },
  },
  {
    name: 'objects line by line',
    content: '{"a": 1}\n\n{"a": 2}\r\n',
    gives: { format: 'ndjson', lines: ['a', '1', '2'], codes: [] },
  },
  {
    name: 'objects over several lines, one after the other',
    content: '{"a":\n1}\n{"a":\n2}',
    gives: { format: 'ndjson', lines: ['a', '1', '2'] },
  },
  {
    name: 'one object is one row',
    content: '{"a": 1, "b": [1, 2]}',
    gives: { format: 'json', lines: ['a,b', '1,"[1,2]"'], codes: [] },
  },
  {
    name: 'one line of NDJSON is no wrapper',
    content: '{"id": 1, "items": [{"a": 1}]}',
    filename: 'x.ndjson',
    gives: { format: 'ndjson', lines: ['id,items', '1,"[{""a"":1}]"'] },
  },
  {
    name: 'lists with a row of names',
    content: '[["id", "name"], [1, "x"], [2, null]]',
    gives: { format: 'json', lines: ['id,name', '1,x', '2,'], codes: [] },
  },
  {
    name: 'a list under a usual key',
    content: '{"total": 2, "links": [{"href": "/"}], "Results": [{"a": 1}, {"a": 2}]}',
    gives: { lines: ['a', '1', '2'], codes: ['json-wrapped'] },
  },
  {
    name: 'the only list of objects',
    content: '{"parks": [{"a": 1}], "tags": ["x"]}',
    gives: { lines: ['a', '1'], codes: ['json-wrapped'] },
  },
  {
    name: 'nested records are announced',
    content: '[{"a": {"b": 1}}]',
    gives: { lines: ['a.b', '1'], codes: ['json-nested'] },
  },
  {
    name: 'a mark of byte order and white space in front',
    content: '\ufeff \n[{"a": 1}]',
    gives: { encoding: 'utf-8', lines: ['a', '1'] },
  },
  {
    name: 'UTF-16',
    content: Buffer.from('\ufeff[{"ñ": "é"}]', 'utf16le'),
    gives: { encoding: 'utf-16le', lines: ['ñ', 'é'] },
  },
  {
    name: 'an old encoding',
    content: Buffer.from('[{"ñ": "é"}]', 'latin1'),
    gives: { encoding: 'windows-1252', lines: ['ñ', 'é'], codes: ['encoding-assumed'] },
  },
  {
    name: 'NUL characters are taken out and reported',
    content: '[{"a": "x\\u0000y"}]',
    gives: { lines: ['a', 'xy'], codes: ['nul-byte'] },
  },
  {
    name: 'numbers keep their digits',
    content: '[{"a": 12345678901234567890, "b": 1.50}]',
    gives: { lines: ['a,b', '12345678901234567890,1.50'] },
  },
]
for (const { name, content, filename = 'x.json', gives } of tables) {
  test(`jsonReader: ${name}`, async () =>
    expect(await readWith(jsonReader, content, { filename })).toMatchObject(gives))
}

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
const refused: readonly { name: string; content: string; code: string; says: RegExp }[] = [
  { name: '10,000 levels at the top', content: deep(10_000), code: 'json-too-deep', says: /Record 1 .* 64 levels/ },
  {
    name: '10,000 levels in a record',
    content: `[{"a": 1}, {"a": ${deep(10_000)}}]`,
    code: 'json-too-deep',
    says: /Record 2/,
  },
  {
    name: '10,000 objects in one another',
    content: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
    code: 'json-too-deep',
    says: /64/,
  },
  {
    name: 'NaN',
    content: '[{"a": 1},\n {"a": NaN}]',
    code: 'json-error',
    says: /record 2: NaN is no JSON value, at line 2, column 8/,
  },
  {
    name: 'a file that is cut off',
    content: '[{"a": 1},\n{"a": "x',
    code: 'json-error',
    says: /record 2: it ends in the middle/,
  },
  { name: 'a list that is not closed', content: '[{"a": 1}', code: 'json-error', says: /ends in the middle/ },
  {
    name: 'a wrapper that is not closed',
    content: '{"data": [{"a": 1}]',
    code: 'json-error',
    says: /ends in the middle/,
  },
  { name: 'a wrapper that is broken', content: '{"data": [{"a": 1}], "n": }', code: 'json-error', says: /column 27/ },
  {
    name: 'a trailing comma',
    content: '[{"a": 1},]',
    code: 'json-error',
    says: /comma stands before the closing bracket/,
  },
  { name: 'a missing comma', content: '[{"a": 1} {"a": 2}]', code: 'json-error', says: /comma is missing/ },
  {
    name: 'garbage after the end',
    content: '[{"a": 1}]\nxx',
    code: 'json-error',
    says: /follows the end of the list, at line 2, column 1/,
  },
  {
    name: 'a line that is not closed',
    content: '{"a": 1}\n{"a": 2\n{"a": 3}\n',
    code: 'json-error',
    says: /record 2: a comma .* line 2, column 8/,
  },
  { name: 'a list of numbers', content: '[1, 2]', code: 'json-not-table', says: /record 1 is a single value/ },
  { name: 'records of two kinds', content: '[{"a": 1}, ["a"]]', code: 'json-not-table', says: /record 2 is a list/ },
  {
    name: 'lists without names',
    content: '[[1, 2], [3, 4]]',
    code: 'json-not-table',
    says: /does not name the columns/,
  },
  { name: 'an empty list', content: '[]', code: 'json-not-table', says: /list is empty/ },
  { name: 'objects without members', content: '[{}, {}]', code: 'json-not-table', says: /no members/ },
  { name: 'an empty file', content: '  ', code: 'json-not-table', says: /it is empty/ },
  { name: 'a single value', content: '"x"', code: 'json-not-table', says: /single value/ },
  {
    name: 'a record of 9 MB',
    content: `[{"a": "${'x'.repeat(9 << 20)}"}]`,
    code: 'json-error',
    says: /record 1: a record is longer than 8,388,608 bytes/,
  },
  {
    name: '2,001 columns',
    content: JSON.stringify([Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`k${n}`, 1]))]),
    code: 'too-many-columns',
    says: /2,000/,
  },
]
for (const { name, content, code, says } of refused) {
  test(`jsonReader: ${name} is a finding`, async () => {
    const { codes, messages, lines } = await readWith(jsonReader, content, { filename: 'x.json' })
    expect({ codes, lines, message: messages[0] }).toEqual({
      codes: [code],
      lines: [],
      message: expect.stringMatching(says),
    })
  })
}

test('jsonReader: findings do not quote the file', async () => {
  const { messages } = await readWith(jsonReader, '[{"name": "Jane Roe" "ssn": 1}]')
  expect(messages.join()).not.toMatch(/Jane|Roe|ssn/)
})

const splits: readonly [Frame, string, string[]][] = [
  [
    'list',
    ' [ {"a": "]}\\"{"} , [1, [2]],"x,\\\\", 12 ,null] \n',
    ['{"a": "]}\\"{"}', '[1, [2]]', '"x,\\\\"', '12', 'null'],
  ],
  ['list', '[]', []],
  ['sequence', '\x1e{"a": 1}\n\x1e{"a": "é\ud83d\ude00"}\n7', ['{"a": 1}', '{"a": "é\ud83d\ude00"}', '7']],
]
for (const [frame, text, elements] of splits) {
  test(`ElementSplitter: a ${frame} gives the same records wherever its chunks end: ${JSON.stringify(text)}`, () => {
    const bytes = Buffer.from(text)
    for (const size of [1, 2, 3, 7, bytes.length]) {
      const splitter = new ElementSplitter(frame)
      const found: string[] = []
      for (let at = 0; at < bytes.length; at += size) found.push(...splitter.push(bytes.subarray(at, at + size)))
      found.push(...splitter.end())
      expect({ size, found, stop: splitter.stop }).toEqual({ size, found: elements, stop: undefined })
    }
  })
}
