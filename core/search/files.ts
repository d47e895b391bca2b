// core/search/files.ts: the search index as files that never need a server: which there are and what stands in each.
import { compareText, type PublishedDataset } from '../catalog/published.ts'
import { type IndexedDocument, indexedDocuments } from './documents.ts'
import { packFacets } from './facets.ts'
import {
  type Contents,
  INDEX_FORMAT,
  type Manifest,
  minutesOf,
  paths,
  ROWS_A_FILE,
  titleKey,
  type Vocabulary,
} from './layout.ts'
import { countPostings, type Posting, packPostings } from './postings.ts'
import { backwards, cutByPrefix, type Shard } from './shards.ts'
import { wordsOf } from './words.ts'

export interface SearchFile {
  readonly path: string
  /** JSON. */
  readonly body: string
}

/** Up to 60,000 characters the words stay in one file, some 25 kB on the way: a catalog of about a hundred datasets. */
const WORDS = { limit: 8_000, whole: 60_000 }
const ENDINGS = { limit: 6_000, whole: 6_000 }
/** Longer lists of datasets get a file of their own: a shard is fetched for its other words as well. */
const LONG_LIST = 1_200

/** Where the index of a language is and how that language names topics. */
export interface IndexPlace {
  /** Before every path: empty in the city's first language, `es/` in another. */
  readonly folder: string
  readonly topicName: (topic: string) => string
}

const FIRST_INDEX: IndexPlace = { folder: '', topicName: (topic) => topic }

/**
 * The same catalog gives the same bytes. One changed dataset changes the files of its words, its rows and its facets.
 *
 * @param datasets in the language of the index
 * @param synonyms groups of words that mean the same here
 */
export function searchFiles(
  datasets: readonly PublishedDataset[],
  synonyms: readonly (readonly string[])[] = [],
  { folder, topicName }: IndexPlace = FIRST_INDEX,
): SearchFile[] {
  return indexFiles(indexedDocuments(datasets, topicName), synonyms, folder)
}

/**
 * The whole index; its manifest comes first.
 *
 * @param documents at their numbers; null where a dataset was withdrawn
 */
export function indexFiles(
  documents: readonly (IndexedDocument | null)[],
  synonyms: readonly (readonly string[])[] = [],
  folder = '',
): SearchFile[] {
  return filesOf(documents, synonyms).map((one) => ({ ...one, path: folder + one.path }))
}

function filesOf(
  documents: readonly (IndexedDocument | null)[],
  synonyms: readonly (readonly string[])[],
): SearchFile[] {
  const lists = [...postingLists(documents)].sort(([a], [b]) => compareText(a, b))
  const shards = cutByPrefix(lists, (word, list) => word.length + Math.min(list.length, LONG_LIST) + 6, WORDS)
  const ends = shards.length > 1 ? endingsOf(lists.map(([word]) => word)) : []
  const manifest: Manifest = {
    format: INDEX_FORMAT,
    numbers: documents.length,
    words: shards.map(({ prefix }) => prefix),
    endings: ends.map(({ prefix }) => prefix),
    synonyms: synonyms.map((group) => [...new Set(group.flatMap(wordsOf))]).filter((group) => group.length > 1),
  }
  return [
    file(paths.manifest, manifest),
    ...shards.map(({ prefix, entries }) => file(paths.words(prefix), vocabularyOf(entries))),
    ...lists.filter(([, list]) => list.length > LONG_LIST).map(([word, list]) => file(paths.list(word), list)),
    ...ends.map(({ prefix, entries }) =>
      file(paths.endings(prefix), entries.map(([, word]) => word).sort(compareText)),
    ),
    ...inBlocks(documents, 'rows', ROWS_A_FILE.rows, (block) => block.map((one) => one?.row ?? null)),
    ...inBlocks(documents, 'facets', ROWS_A_FILE.facets, (block) =>
      packFacets(block.map((one) => one?.facets ?? null)),
    ),
    ...inBlocks(documents, 'titles', ROWS_A_FILE.order, (block) => block.map((one) => one && titleKey(one.row.title))),
    ...inBlocks(documents, 'updated', ROWS_A_FILE.order, (block) =>
      block.map((one) => one && minutesOf(one.row.updated)),
    ),
  ]
}

function postingLists(documents: readonly (IndexedDocument | null)[]): Map<string, string> {
  const lists = new Map<string, Posting[]>()
  documents.forEach((document, number) => {
    for (const [word, impact] of Object.entries(document?.words ?? {})) {
      const list = lists.get(word)
      if (list) list.push({ number, impact })
      else lists.set(word, [{ number, impact }])
    }
  })
  return new Map([...lists].map(([word, list]) => [word, packPostings(list)]))
}

function vocabularyOf(entries: readonly (readonly [string, string])[]): Vocabulary {
  return Object.fromEntries(entries.map(([word, list]) => [word, list.length > LONG_LIST ? countPostings(list) : list]))
}

function endingsOf(words: readonly string[]): Shard<string>[] {
  const turned = words.map((word) => [backwards(word), word] as const).sort(([a], [b]) => compareText(a, b))
  return cutByPrefix(turned, (word) => word.length + 3, ENDINGS)
}

function inBlocks<K extends keyof Contents>(
  documents: readonly (IndexedDocument | null)[],
  kind: K,
  size: number,
  contentOf: (block: readonly (IndexedDocument | null)[]) => Contents[K],
): SearchFile[] {
  const count = Math.ceil(documents.length / size)
  return Array.from({ length: count }, (_, block) =>
    file(paths[kind](block), contentOf(documents.slice(block * size, (block + 1) * size))),
  )
}

function file(path: string, content: unknown): SearchFile {
  return { path, body: JSON.stringify(content) }
}
