// test/core/plain-text.test.ts: plain text becomes headings, lists and paragraphs, and never more.
import { blocksOf, piecesOf } from '../../core/plain-text.ts'

const cases = [
  { name: 'headings of two levels', text: '## A\n### B', gives: ['heading A', 'subheading B'] },
  { name: 'a single # is a heading of the page, too', text: '# A', gives: ['heading A'] },
  {
    name: 'lines run together until a blank one',
    text: 'one\ntwo\n\nthree',
    gives: ['paragraph one two', 'paragraph three'],
  },
  { name: 'lines of Windows', text: 'one\r\n\r\ntwo', gives: ['paragraph one', 'paragraph two'] },
  { name: 'neighbouring items are one list', text: '- a\n- b\n\n* c', gives: ['item a / b / c'] },
  { name: 'numbers make a list of their own', text: '- a\n1. b\n2) c', gives: ['item a', 'numbered b / c'] },
  { name: 'an item goes on in the next line', text: '- a\n  and more', gives: ['item a and more'] },
  { name: 'a heading does not', text: '## A\nmore', gives: ['heading A', 'paragraph more'] },
  { name: 'a year at the beginning of a line is no list', text: '2027 was good.', gives: ['paragraph 2027 was good.'] },
  { name: 'nothing', text: ' \n\n ', gives: [] },
]
for (const { name, text, gives } of cases) {
  test(`plain text: ${name}`, () => {
    const found = blocksOf(text).map(
      (block) => `${block.kind} ${'items' in block ? block.items.join(' / ') : block.text}`,
    )
    expect(found).toEqual(gives)
  })
}

const links = [
  {
    name: 'an address without the full stop after it',
    text: 'See https://a.example/b.',
    gives: ['https://a.example/b'],
  },
  { name: 'an address in brackets', text: '(https://a.example)', gives: ['https://a.example'] },
  { name: 'no other protocol', text: 'javascript:alert(1) http://a.example data:x', gives: [] },
  { name: 'no quotes in an address', text: 'https://a.example/"onclick="x', gives: ['https://a.example/'] },
]
for (const { name, text, gives } of links) {
  test(`plain text links: ${name}`, () => {
    const pieces = piecesOf(text)
    expect(pieces.flatMap(({ href }) => href ?? [])).toEqual(gives)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  })
}
