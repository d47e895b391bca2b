// core/search/vocabulary.ts: the words of the index as a reader meets them: file by file, only where a query looks.
import { type Manifest, paths, type Vocabulary } from './layout.ts'
import type { FetchJson } from './reader.ts'
import { backwards, shardFor, shardsBelow } from './shards.ts'
import type { KnownWord } from './spellings.ts'

export interface Words {
  has(word: string): Promise<boolean>
  /** Whether its postings came with the word itself. */
  isAtHand(word: string): Promise<boolean>
  /** Words that begin like this, of the few files looked at. */
  beginningLike(word: string): Promise<KnownWord[]>
  /** Words that end like this; none when all words are in one file. */
  endingLike(word: string): Promise<string[]>
  /** Packed postings; empty when no dataset has the word. */
  postings(word: string): Promise<string>
}

/** While somebody types two letters, so many files of words that begin with them are looked at. */
const MOST_SHARDS = 4

/** @param fetchJson keeps what it gave: every question asks for its files again */
export function wordsIn(manifest: Manifest, fetchJson: FetchJson): Words {
  const prefixes = new Set(manifest.words)
  const endings = new Set(manifest.endings)

  const entryOf = async (word: string): Promise<string | number | undefined> => {
    const prefix = shardFor(word, prefixes)
    if (prefix === undefined) return undefined
    const shard = (await fetchJson(paths.words(prefix))) as Vocabulary
    return Object.hasOwn(shard, word) ? shard[word] : undefined
  }

  return {
    has: async (word) => (await entryOf(word)) !== undefined,
    isAtHand: async (word) => typeof (await entryOf(word)) === 'string',
    beginningLike: async (word) => {
      const own = shardFor(word, prefixes)
      const asked = own === undefined ? shardsBelow(word, prefixes).slice(0, MOST_SHARDS) : [own]
      const shards = await Promise.all(asked.map((prefix) => fetchJson(paths.words(prefix))))
      return shards.flatMap((shard) => Object.entries(shard as Vocabulary).map(knownWord))
    },
    endingLike: async (word) => {
      const prefix = shardFor(backwards(word), endings)
      return prefix === undefined ? [] : ((await fetchJson(paths.endings(prefix))) as string[])
    },
    postings: async (word) => {
      const entry = await entryOf(word)
      if (typeof entry === 'number') return (await fetchJson(paths.list(word))) as string
      return entry ?? ''
    },
  }
}

/** A posting takes two letters or three. */
function knownWord([word, entry]: [string, string | number]): KnownWord {
  const isAtHand = typeof entry === 'string'
  return { word, datasets: isAtHand ? Math.ceil(entry.length / 3) : entry, isAtHand }
}
