// core/search/shards.ts: cuts an ordered set of words into files by their first letters, finer where there are many.

/** Stands for "the word ends here" in the name of a shard. No word has it. */
const END = '.'

export interface Shard<T> {
  /** First letters that all its words share; empty for the only shard there is. */
  readonly prefix: string
  readonly entries: readonly (readonly [word: string, value: T])[]
}

/**
 * Where it is cut depends on the words alone, not on the order in which datasets came: the same words give the same
 * files, and one more word changes one file, or cuts one that has become too large.
 *
 * @param sizeOf characters an entry takes in its file
 * @param limit characters of a file, about; a single word may take more
 * @param whole characters up to which everything stays in one file: small catalogs need no cutting
 */
export function cutByPrefix<T>(
  words: readonly (readonly [string, T])[],
  sizeOf: (word: string, value: T) => number,
  { limit, whole }: { readonly limit: number; readonly whole: number },
): Shard<T>[] {
  const cut = (prefix: string, entries: readonly (readonly [string, T])[], most: number): Shard<T>[] => {
    const size = entries.reduce((sum, [word, value]) => sum + sizeOf(word, value), 0)
    if (size <= most || entries.length < 2) return [{ prefix, entries }]
    const groups = Map.groupBy(entries, ([word]) => prefix + (word[prefix.length] ?? END))
    return [...groups].flatMap(([longer, group]) => cut(longer, group, limit))
  }
  return words.length === 0 ? [] : cut('', words, whole)
}

/** The shard that would hold the word, if there is one. */
export function shardFor(word: string, prefixes: ReadonlySet<string>): string | undefined {
  const ended = word + END
  for (let length = 0; length <= ended.length; length++) {
    const prefix = ended.slice(0, length)
    if (prefixes.has(prefix)) return prefix
  }
  return undefined
}

/** Shards of the words that begin like this, when they are spread over several. */
export function shardsBelow(word: string, prefixes: ReadonlySet<string>): string[] {
  return [...prefixes].filter((prefix) => prefix.startsWith(word))
}

/** Safe in a key and in an address: letters outside a to z are written as their number. */
export function shardName(text: string): string {
  if (text === '') return '_all'
  return [...text].map((letter) => (/[a-z0-9]/.test(letter) ? letter : codeOf(letter))).join('')
}

function codeOf(letter: string): string {
  return letter === END ? '_' : `_${letter.codePointAt(0)!.toString(16)}_`
}

/** A word from its end, for shards by last letters. */
export function backwards(word: string): string {
  return [...word].reverse().join('')
}
