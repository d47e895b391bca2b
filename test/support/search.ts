// test/support/search.ts: a search index in memory, its reader, and what a query costs.
import { brotliCompressSync, constants } from 'node:zlib'
import type { PublishedDataset } from '../../core/catalog/published.ts'
import { type SearchFile, searchFiles } from '../../core/search/files.ts'
import { openIndex, type Reader } from '../../core/search/reader.ts'
import { aMetadata, aPublishedDataset, aPublishedVersion } from './published.ts'

/** CloudFront compresses from this size on. */
const COMPRESSED_FROM_BYTES = 1000
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

export interface CountedReader {
  readonly reader: Reader
  /** Paths asked for so far, each once. */
  readonly asked: readonly string[]
  bytes(): number
}

/** A reader of files in memory that counts what it would have transferred. */
export async function readerOf(files: readonly SearchFile[]): Promise<CountedReader> {
  const bodies = new Map(files.map(({ path, body }) => [path, body]))
  const asked: string[] = []
  const reader = await openIndex(async (path) => {
    const body = bodies.get(path)
    if (body === undefined) throw new Error(`expected a file ${path}`)
    asked.push(path)
    return JSON.parse(body)
  })
  return { reader, asked, bytes: () => asked.reduce((sum, path) => sum + transferred(bodies.get(path)!), 0) }
}

function transferred(body: string): number {
  const bytes = Buffer.byteLength(body)
  return bytes < COMPRESSED_FROM_BYTES ? bytes : brotliCompressSync(body, QUALITY).length
}

/** Titles of what a query finds, best first. */
export async function titlesFor(
  datasets: readonly PublishedDataset[],
  text: string,
  synonyms: readonly (readonly string[])[] = [],
): Promise<string[]> {
  const { reader } = await readerOf(searchFiles(datasets, synonyms))
  const rows = await reader.rows('rows', await reader.find(text))
  return rows.map((row) => row!.title)
}

/** A dataset with this title and nothing else to find it by. */
export function titled(title: string, overrides: Partial<Parameters<typeof aMetadata>[0]> = {}): PublishedDataset {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  const metadata = aMetadata({ title, description: '', topic: 'Other', keywords: [], columns: [], ...overrides })
  const current = aPublishedVersion({ metadata, columns: [] })
  return aPublishedDataset({ id: `ds_${slug}`, slug, department: { id: 'other', name: 'Other' }, current })
}
