// core/search/postings.ts: which datasets have a word and how much it says about each, packed into text that compresses well.

/** Number of the dataset, and how telling the word is for it: 1 to MAX_IMPACT. */
export interface Posting {
  readonly number: number
  readonly impact: number
}

export const MAX_IMPACT = 31

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]))

/** @param postings in order of number, each number once */
export function packPostings(postings: readonly Posting[]): string {
  let text = ''
  let before = -1
  for (const { number, impact } of postings) {
    text += packNumber(number - before - 1) + DIGITS[impact]
    before = number
  }
  return text
}

/** Calls back for each posting, in order of number; makes no objects, lists are long. */
export function eachPosting(packed: string, visit: (number: number, impact: number) => void): void {
  let number = -1
  for (let at = 0; at < packed.length; ) {
    let [distance, shift] = [0, 0]
    for (;;) {
      const value = valueAt(packed, at++)
      distance += (value & 31) * 2 ** shift
      if (value < 32) break
      shift += 5
    }
    number += distance + 1
    visit(number, valueAt(packed, at++))
  }
}

export function countPostings(packed: string): number {
  let count = 0
  eachPosting(packed, () => count++)
  return count
}

/** Five bits a letter, lowest first; the sixth says that more follow. */
function packNumber(number: number): string {
  let text = ''
  let rest = number
  while (rest > 31) {
    text += DIGITS[32 + (rest % 32)]
    rest = Math.floor(rest / 32)
  }
  return text + DIGITS[rest]
}

function valueAt(packed: string, at: number): number {
  const value = VALUES.get(packed.charCodeAt(at))
  if (value === undefined) throw new Error(`postings: expected a digit at ${at}, found ${packed[at] ?? 'the end'}`)
  return value
}
