// core/search/spellings.ts: the words of the index that a reader may have meant by one word of a query.
import { slipsAllowed, slipsBetween } from './distance.ts'

/** A word of the index, and how much of its weight it keeps: 1 as typed, less when guessed. */
export interface Spelling {
  readonly word: string
  readonly likeness: number
  readonly kind: 'exact' | 'synonym' | 'prefix' | 'slip'
}

/** A word of the index as its shard has it. */
export interface KnownWord {
  readonly word: string
  /** How many have it, about. */
  readonly datasets: number
  /** Its postings came with it. */
  readonly isAtHand: boolean
}

const SYNONYM_LIKENESS = 0.8
const SLIP_LIKENESS = 0.5
/** More guesses cost bytes and add nothing that is seen. */
const MOST_GUESSES = 8
/** Of them so many whose postings have to be fetched. */
const MOST_LISTS = 2
/** One letter begins too many words. */
const SHORTEST_PREFIX = 2

/** The word itself and its synonyms of the settings. */
export function namedSpellings(word: string, synonyms: readonly (readonly string[])[]): Spelling[] {
  const others = synonyms.filter((group) => group.includes(word)).flat()
  return [
    { word, likeness: 1, kind: 'exact' },
    ...[...new Set(others)]
      .filter((other) => other !== word)
      .map((other) => ({ word: other, likeness: SYNONYM_LIKENESS, kind: 'synonym' as const })),
  ]
}

/** Words that begin like this one, those of many datasets first: what is being typed is most often a common word. */
export function longerWords(word: string, known: readonly KnownWord[]): Spelling[] {
  if (word.length < SHORTEST_PREFIX) return []
  const longer = known
    .filter((other) => other.word.length > word.length && other.word.startsWith(word))
    .toSorted((a, b) => b.datasets - a.datasets || (a.word < b.word ? -1 : 1))
  const apart = longer.filter(({ isAtHand }) => !isAtHand).slice(0, MOST_LISTS)
  const atHand = longer.filter(({ isAtHand }) => isAtHand).slice(0, MOST_GUESSES - apart.length)
  return [...apart, ...atHand].map((other) => ({
    word: other.word,
    likeness: 0.4 + (0.4 * word.length) / other.word.length,
    kind: 'prefix',
  }))
}

/** Words a slip or two away. */
export function nearWords(word: string, known: Iterable<string>): Spelling[] {
  const allowed = slipsAllowed(word.length)
  if (allowed === 0) return []
  const near: Spelling[] = []
  for (const other of known) {
    const slips = slipsBetween(word, other, allowed)
    if (slips) near.push({ word: other, likeness: SLIP_LIKENESS / slips, kind: 'slip' })
  }
  return best(near)
}

function best(spellings: readonly Spelling[]): Spelling[] {
  return spellings.toSorted((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : 1)).slice(0, MOST_GUESSES)
}
