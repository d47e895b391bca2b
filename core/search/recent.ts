// core/search/recent.ts: datasets that changed since the files of the index were made, laid over what the files say.
import { blockWith } from './facets.ts'
import { type Contents, type Manifest, minutesOf, type RecentDocument, ROWS_A_FILE, titleKey } from './layout.ts'
import { eachPosting, type Posting, packPostings } from './postings.ts'
import type { KnownWord } from './spellings.ts'
import type { Words } from './vocabulary.ts'

/** The manifest as a reader sees it: the number of datasets counts the new ones. */
export function withRecentNumbers(manifest: Manifest): Manifest {
  const numbers = (manifest.recent ?? []).map(({ number }) => number + 1)
  return numbers.length === 0 ? manifest : { ...manifest, numbers: Math.max(manifest.numbers, ...numbers) }
}

/** Words of the files and of recent documents; the files say nothing any more about those that are recent. */
export function withRecentWords(words: Words, recent: readonly RecentDocument[]): Words {
  if (recent.length === 0) return words
  const masked = new Set(recent.map(({ number }) => number))
  const added = new Map<string, Posting[]>()
  for (const { number, words: own } of recent.toSorted((a, b) => a.number - b.number)) {
    for (const [word, impact] of Object.entries(own)) {
      const list = added.get(word)
      if (list) list.push({ number, impact })
      else added.set(word, [{ number, impact }])
    }
  }
  const postings = async (word: string) => {
    const kept: Posting[] = []
    eachPosting(await words.postings(word), (number, impact) => {
      if (!masked.has(number)) kept.push({ number, impact })
    })
    return packPostings([...kept, ...(added.get(word) ?? [])].sort((a, b) => a.number - b.number))
  }
  return {
    postings,
    // A long list of its own has more datasets than can be masked.
    has: async (word) =>
      added.has(word) ||
      ((await words.has(word)) && (!(await words.isAtHand(word)) || (await postings(word)).length > 0)),
    isAtHand: async (word) => (await words.isAtHand(word)) || (added.has(word) && !(await words.has(word))),
    beginningLike: async (word) => {
      const known = new Map((await words.beginningLike(word)).map((one) => [one.word, one]))
      for (const [other, { length }] of added) {
        if (other[0] === word[0]) known.set(other, moreOf(known.get(other), other, length))
      }
      return [...known.values()]
    },
    endingLike: async (word) => [
      ...new Set([
        ...(await words.endingLike(word)),
        ...[...added.keys()].filter((other) => other.at(-1) === word.at(-1)),
      ]),
    ],
  }
}

function moreOf(known: KnownWord | undefined, word: string, more: number): KnownWord {
  return known ? { ...known, datasets: known.datasets + more } : { word, datasets: more, isAtHand: true }
}

/** What each kind of file would hold for a dataset. */
const HOLDS: { readonly [K in 'rows' | 'titles' | 'updated']: (one: RecentDocument) => Contents[K][number] } = {
  rows: ({ row }) => row,
  titles: ({ row }) => titleKey(row.title),
  updated: ({ row }) => minutesOf(row.updated),
}

export function recentContent<K extends 'rows' | 'titles' | 'updated'>(
  kind: K,
  one: RecentDocument,
): Contents[K][number] {
  return HOLDS[kind](one)
}

/**
 * A block of facets with what recent documents say.
 *
 * @param at number of the block
 * @param block as the file has it; undefined when all its datasets are newer than the files
 */
export function withRecentFacets(
  at: number,
  block: Contents['facets'] | undefined,
  recent: readonly RecentDocument[],
): Contents['facets'] | undefined {
  const from = at * ROWS_A_FILE.facets
  const own = recent.filter(({ number }) => number >= from && number < from + ROWS_A_FILE.facets)
  return own.length === 0 ? block : blockWith(block, new Map(own.map(({ number, facets }) => [number - from, facets])))
}
