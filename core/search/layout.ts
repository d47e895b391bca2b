// core/search/layout.ts: where the files of the search index are, and what stands in each.
import type { IndexedDocument, SearchRow } from './documents.ts'
import type { FacetBlock } from './facets.ts'
import { shardName } from './shards.ts'

/** Changes when a reader of before would misread the files. */
export const INDEX_FORMAT = 1

/** What a reader asks for first. It changes when a dataset is new or a shard is cut, not when one is renewed. */
export interface Manifest {
  readonly format: typeof INDEX_FORMAT
  /** Datasets that were ever public; numbers go from 0 to one less. */
  readonly numbers: number
  /** Prefixes of the shards of words; one empty prefix is the whole. */
  readonly words: readonly string[]
  /** The same of words written backwards: to find words whose beginning was misspelt. None when `words` is one file. */
  readonly endings: readonly string[]
  readonly synonyms: readonly (readonly string[])[]
  /**
   * Datasets that changed or came since the files were made: what the files say of their numbers counts no more.
   * In the manifest and not beside it, so that a reader has both or neither.
   */
  readonly recent?: readonly RecentDocument[]
}

export interface RecentDocument extends IndexedDocument {
  readonly number: number
}

/** Word -> its packed postings, or how many it has, when they are a file of their own. */
export type Vocabulary = Readonly<Record<string, string | number>>

/** Datasets a file: rows are fetched for ten results, facets and order for all. */
export const ROWS_A_FILE = { rows: 8, facets: 4096, order: 4096 } as const

/** What each kind of file holds, parsed. */
export interface Contents {
  readonly rows: readonly (SearchRow | null)[]
  readonly facets: FacetBlock
  /** First letters of the folded title. */
  readonly titles: readonly (string | null)[]
  /** Minutes since 1970. */
  readonly updated: readonly (number | null)[]
}

/** Keys in the site bucket. */
export const paths = {
  manifest: 'search/index.json',
  words: (prefix: string) => `search/words/${shardName(prefix)}.json`,
  endings: (prefix: string) => `search/endings/${shardName(prefix)}.json`,
  list: (word: string) => `search/lists/${shardName(word)}.json`,
  rows: (block: number) => `search/rows/${block}.json`,
  facets: (block: number) => `search/facets/${block}.json`,
  titles: (block: number) => `search/titles/${block}.json`,
  updated: (block: number) => `search/updated/${block}.json`,
} as const

/** Letters that tell titles apart well enough to put them in order. */
const TITLE_LETTERS = 16

export function titleKey(title: string): string {
  return title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().slice(0, TITLE_LETTERS)
}

/** Minutes since 1970. */
export function minutesOf(at: string): number {
  return Math.floor(Date.parse(at) / 60_000)
}
