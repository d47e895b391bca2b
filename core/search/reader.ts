// core/search/reader.ts: asks the files of the index. It fetches what a query needs and no more, wherever it runs.
import { type Contents, INDEX_FORMAT, type Manifest, paths, ROWS_A_FILE } from './layout.ts'
import { recentContent, withRecentFacets, withRecentNumbers, withRecentWords } from './recent.ts'
import { scoresOf } from './scores.ts'
import { longerWords, namedSpellings, nearWords, type Spelling } from './spellings.ts'
import { type Words, wordsIn } from './vocabulary.ts'
import { wordsOf } from './words.ts'

/**
 * Gives a file of the index, parsed.
 *
 * @param path key in the site bucket, such as `search/index.json`
 * @throws when it cannot be had
 */
export type FetchJson = (path: string) => Promise<unknown>

/** Kinds of files that hold something for each dataset. */
type Kind = keyof Contents
type RowOf<K extends 'rows' | 'titles' | 'updated'> = Contents[K][number]

export interface Reader {
  readonly manifest: Manifest
  /** Numbers of the datasets that have most words of the text, best first. */
  find(text: string): Promise<readonly number[]>
  /** What these datasets have there; null where one was withdrawn. */
  rows<K extends 'rows' | 'titles' | 'updated'>(kind: K, numbers: readonly number[]): Promise<RowOf<K>[]>
  /** Facets of the blocks that these datasets are in, each at the number of its block. */
  facets(numbers: readonly number[]): Promise<(Contents['facets'] | undefined)[]>
}

/** Fetches the manifest and nothing else. Each file is fetched once; one that failed is asked for again. */
export async function openIndex(fetchJson: FetchJson): Promise<Reader> {
  const fetched = keeping(fetchJson)
  const found = (await fetched(paths.manifest)) as Manifest
  if (found.format !== INDEX_FORMAT) {
    throw new Error(`search index has format ${found.format}, expected ${INDEX_FORMAT}`)
  }
  const recent = found.recent ?? []
  const isRecent = new Map(recent.map((one) => [one.number, one]))
  const manifest = withRecentNumbers(found)
  const words = withRecentWords(wordsIn(found, fetched), recent)
  const block = (kind: Kind, number: number) => fetched(paths[kind](number))
  const facetBlocks = Math.ceil(found.numbers / ROWS_A_FILE.facets)
  return {
    manifest,
    find: (text) => find(words, manifest, text),
    rows: (kind, numbers) =>
      Promise.all(
        numbers.map((number) => {
          const one = isRecent.get(number)
          return one ? recentContent(kind, one) : rowOf(kind, number, block)
        }),
      ),
    facets: async (numbers) => {
      const asked = [...new Set(numbers.map((number) => Math.floor(number / ROWS_A_FILE.facets)))]
      const blocks: (Contents['facets'] | undefined)[] = []
      await Promise.all(
        asked.map(async (at) => {
          const inFile = at < facetBlocks ? ((await block('facets', at)) as Contents['facets']) : undefined
          blocks[at] = withRecentFacets(at, inFile, recent)
        }),
      )
      return blocks
    },
  }
}

async function rowOf<K extends 'rows' | 'titles' | 'updated'>(
  kind: K,
  number: number,
  block: (kind: Kind, block: number) => Promise<unknown>,
): Promise<RowOf<K>> {
  const size = kind === 'rows' ? ROWS_A_FILE.rows : ROWS_A_FILE.order
  const rows = (await block(kind, Math.floor(number / size))) as Contents[K]
  return (rows[number % size] ?? null) as RowOf<K>
}

function keeping(fetchJson: FetchJson): FetchJson {
  const kept = new Map<string, Promise<unknown>>()
  return (path) => {
    const before = kept.get(path)
    if (before) return before
    const asked = fetchJson(path)
    kept.set(path, asked)
    asked.catch(() => kept.delete(path))
    return asked
  }
}

async function find(words: Words, manifest: Manifest, text: string): Promise<readonly number[]> {
  const typed = wordsTyped(text)
  const strict = await Promise.all(typed.map((word, at) => meaning(words, manifest, word, at === typed.length - 1)))
  const scores = await score(words, manifest, strict)
  if (scores.isComplete) return scores.numbers
  // No dataset has all of it: a word that exists may still be a slip for another.
  const loose = await Promise.all(typed.map((word, at) => withSlips(words, word, strict[at]!)))
  return (await score(words, manifest, loose)).numbers
}

/** Each word once. A single letter at the end is the beginning of a word that is still being typed. */
function wordsTyped(text: string): string[] {
  const words = [...new Set(wordsOf(text))]
  return words.length > 1 && /^\p{L}$/u.test(words.at(-1)!) ? words.slice(0, -1) : words
}

/** As typed, by synonym and by its beginning; slips only where none of these is known. */
async function meaning(words: Words, manifest: Manifest, typed: string, isLast: boolean): Promise<Spelling[]> {
  const named = await keepIf(namedSpellings(typed, manifest.synonyms), ({ word }) => words.has(word))
  if (named.length > 0 && !isLast) return named
  const longer = longerWords(typed, await words.beginningLike(typed))
  // The word is there: what merely begins with it is not worth another request.
  const more = named.length > 0 ? await keepIf(longer, ({ word }) => words.isAtHand(word)) : longer
  const meant = [...named, ...more]
  return meant.length > 0 ? meant : withSlips(words, typed, [])
}

/** Words that begin alike are at hand; those that end alike are fetched only when none of them is one slip away. */
async function withSlips(words: Words, typed: string, known: readonly Spelling[]): Promise<Spelling[]> {
  const beginning = (await words.beginningLike(typed)).map(({ word }) => word)
  const near = nearWords(typed, beginning)
  const isClose = near.some(({ likeness }) => likeness >= 0.5)
  const all = isClose
    ? near
    : nearWords(typed, new Set([...near.map(({ word }) => word), ...(await words.endingLike(typed))]))
  return [...known, ...all.filter(({ word }) => !known.some((one) => one.word === word))]
}

async function score(words: Words, manifest: Manifest, query: readonly (readonly Spelling[])[]) {
  const meanings = await Promise.all(
    query.map((spellings) =>
      Promise.all(
        spellings.map(async ({ word, likeness, kind }) => ({
          likeness,
          fit: kind === 'slip' ? likeness : 1,
          postings: await words.postings(word),
        })),
      ),
    ),
  )
  return scoresOf(meanings, manifest.numbers)
}

async function keepIf<T>(values: readonly T[], isKept: (value: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(values.map(isKept))
  return values.filter((_, at) => kept[at])
}
