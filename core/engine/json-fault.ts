// core/engine/json-fault.ts: says where and why a text is no JSON, in words that do not quote it.

export interface JsonFault {
  /** Place in the text, from 0. */
  readonly at: number
  readonly found: string
}

/** What other languages write where JSON has null, true, false or nothing. */
const FOREIGN_WORDS = ['NaN', '-NaN', 'nan', 'Infinity', '-Infinity', 'undefined', 'None', 'True', 'False', 'NULL']

/** What a value may not begin with, and what is meant by it. */
const WRONG_STARTS: Readonly<Record<string, string>> = {
  "'": 'a single quote stands where JSON has double quotes',
  '/': 'a comment stands in it, and JSON has none',
  '#': 'a comment stands in it, and JSON has none',
  ',': 'a value is missing before a comma',
  ']': 'a comma or colon has no value after it',
  '}': 'a comma or colon has no value after it',
}

const ENDS = 'it ends in the middle of a record'

/**
 * Reads a text as strictly as JSON.parse and keeps the place, which JSON.parse does not always tell.
 *
 * @param text nested no deeper than the stack bears; callers count the levels first
 * @returns undefined when the text is one JSON value
 */
export function jsonFault(text: string): JsonFault | undefined {
  try {
    const cursor = new Cursor(text)
    cursor.value()
    if (cursor.peek() !== '') cursor.fail('something follows the end of the record')
    return undefined
  } catch (error) {
    if (error instanceof Fault) return { at: error.at, found: error.message }
    throw error
  }
}

class Fault extends Error {
  readonly at: number

  constructor(at: number, found: string) {
    super(found)
    this.at = at
  }
}

class Cursor {
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
  }

  fail(found: string): never {
    throw new Fault(this.at, this.at >= this.text.length ? ENDS : found)
  }

  /** The next character that is no white space; empty at the end. */
  peek(): string {
    while (' \t\r\n'.includes(this.text[this.at] ?? 'x')) this.at++
    return this.text[this.at] ?? ''
  }

  value(): void {
    const first = this.peek()
    if (first === '{') this.list('}', () => this.member())
    else if (first === '[') this.list(']', () => this.value())
    else if (first === '"') this.string()
    else this.scalar(first)
  }

  private list(close: string, item: () => void): void {
    this.at++
    if (this.peek() === close) {
      this.at++
      return
    }
    for (;;) {
      item()
      const end = this.at
      const next = this.peek()
      if (next !== ',' && next !== close) {
        // The fault is where the item ends, lines above what comes next.
        if (next !== '') this.at = end
        this.fail('a comma or a closing bracket is missing')
      }
      this.at++
      if (next === close) return
    }
  }

  private member(): void {
    const first = this.peek()
    if (first === '}') this.fail('a comma stands before the closing bracket')
    if (first !== '"') this.fail(WRONG_STARTS[first] ?? 'a name stands without double quotes')
    this.string()
    if (this.peek() !== ':') this.fail('a colon is missing after a name')
    this.at++
    this.value()
  }

  private string(): void {
    for (this.at++; this.at < this.text.length; this.at++) {
      const unit = this.text.charCodeAt(this.at)
      if (unit === 0x22) {
        this.at++
        return
      }
      if (unit < 0x20) this.fail('a line break, tab or control character stands inside a text')
      if (unit === 0x5c) this.escape()
    }
    this.fail(ENDS)
  }

  private escape(): void {
    this.at++
    const next = this.text[this.at] ?? ''
    const isRight =
      next === 'u' ? /^[0-9a-fA-F]{4}/.test(this.text.slice(this.at + 1, this.at + 5)) : /["\\/bfnrt]/.test(next)
    if (!isRight) this.fail('a backslash is followed by something that JSON does not know')
  }

  private scalar(first: string): void {
    const start = this.at
    const word = /^[^\s,:[\]{}"']{0,40}/.exec(this.text.slice(start, start + 40))![0]
    if (/^(true|false|null)$/.test(word)) {
      this.at += word.length
      return
    }
    if (this.isNumber(word)) return
    const foreign = FOREIGN_WORDS.find((other) => other === word)
    if (foreign) this.fail(`${foreign} is no JSON value`)
    if (/^[-+.]?\d/.test(word)) this.fail('a number is written as JSON does not write it (such as 007, +1, .5 or 1.)')
    this.fail(WRONG_STARTS[first] ?? 'something stands there that is no value')
  }

  /** Moves over a number; it may be longer than any word. */
  private isNumber(word: string): boolean {
    NUMBER.lastIndex = this.at
    const number = NUMBER.exec(this.text)?.[0] ?? ''
    const isWhole = number !== '' && (word.length >= 40 || number.length >= word.length)
    if (isWhole) this.at += number.length
    return isWhole
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
