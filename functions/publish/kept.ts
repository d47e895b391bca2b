// functions/publish/kept.ts: what publication keeps of the whole catalog, so that one change need not read it all again.
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { FeedEntry } from '../../core/catalog/feeds.ts'
import type { IsoTime } from '../../core/model.ts'
import type { PublicationMemory } from '../../core/ports.ts'
import type { Manifest } from '../../core/search/layout.ts'
import type { CatalogEntry, CatalogTexts } from '../../web/catalog/entries.ts'

/** Changes when a release keeps something else: then everything is read again. */
const FORMAT = 1
const NOW = 'now.json.gz'
const ENTRIES = 'entries.json.gz'
const TEXTS = 'texts.json.gz'

/** Small, and written by every run that changes anything. */
export interface KeptNow {
  readonly format: typeof FORMAT
  /** MD5 of the two files that are written by a fold only. */
  readonly base: { readonly entries: string; readonly texts: string }
  /** Datasets that changed since. `texts` is absent where nothing is public. */
  readonly changed: readonly { readonly entry: CatalogEntry; readonly texts?: CatalogTexts }[]
  /** Key -> MD5 of every file of the site that is about more than one dataset, search and audit log left out. */
  readonly prints: Readonly<Record<string, string>>
  /** The newest of all datasets. */
  readonly feed: readonly FeedEntry[]
  /** When any version was published last. */
  readonly newestAt?: IsoTime
  /** Dataset -> when it has something to do without a change in the table. */
  readonly dues: Readonly<Record<string, IsoTime>>
  /** Language -> manifest of its search files, without what is recent. */
  readonly manifests: Readonly<Record<string, Manifest>>
  readonly foldedAt: IsoTime
  /** The first change since. */
  readonly changedAt?: IsoTime
}

/** Everything a run needs to know of datasets that it does not read. */
export interface Kept {
  readonly now: KeptNow
  /** By slug, with what changed. */
  readonly entries: ReadonlyMap<string, CatalogEntry>
  /** By slug, with what changed: most of what is kept, read only when a fold needs it. */
  texts(): Promise<Map<string, CatalogTexts>>
}

/** @returns undefined when a file is missing or is not the one that was written */
export async function readKept(memory: PublicationMemory, md5: string): Promise<Kept | undefined> {
  const now = await read<KeptNow>(memory, NOW, md5)
  if (now?.format !== FORMAT) return undefined
  const all = await readEntries(memory, now.base.entries)
  if (!all) return undefined
  const entries = new Map(all.map((entry) => [entry.slug, entry]))
  for (const { entry } of now.changed) entries.set(entry.slug, entry)
  return {
    now,
    entries,
    texts: async () => {
      const base = await read<CatalogTexts[]>(memory, TEXTS, now.base.texts)
      if (!base) throw new Error(`${TEXTS}: expected MD5 ${now.base.texts}, found another or no file`)
      const texts = new Map(base.map((one) => [one.slug, one]))
      for (const one of now.changed) {
        if (one.texts) texts.set(one.entry.slug, one.texts)
        else texts.delete(one.entry.slug)
      }
      return texts
    },
  }
}

/** Parsed once while the function is warm: by its MD5 it is known to be the same. */
const parsed = new WeakMap<PublicationMemory, { md5: string; entries: readonly CatalogEntry[] }>()

async function readEntries(memory: PublicationMemory, md5: string): Promise<readonly CatalogEntry[] | undefined> {
  const known = parsed.get(memory)
  if (known?.md5 === md5) return known.entries
  const entries = await read<CatalogEntry[]>(memory, ENTRIES, md5)
  if (entries) parsed.set(memory, { md5, entries })
  return entries
}

/** Writes what differs. @returns MD5 for the state in the table */
export async function writeKept(
  memory: PublicationMemory,
  now: Omit<KeptNow, 'format'>,
  md5?: string,
): Promise<string> {
  return write(memory, NOW, { format: FORMAT, ...now }, md5)
}

/** The larger files, of a fold. @param before what is there, if that is known */
export async function writeBase(
  memory: PublicationMemory,
  entries: Iterable<CatalogEntry>,
  texts: Iterable<CatalogTexts>,
  before?: KeptNow['base'],
): Promise<KeptNow['base']> {
  return {
    entries: await write(memory, ENTRIES, inOrder(entries), before?.entries),
    texts: await write(memory, TEXTS, inOrder(texts), before?.texts),
  }
}

function inOrder<T extends { readonly slug: string }>(values: Iterable<T>): T[] {
  return [...values].sort((a, b) => (a.slug < b.slug ? -1 : 1))
}

async function read<T>(memory: PublicationMemory, name: string, md5: string): Promise<T | undefined> {
  const bytes = await memory.readFile(name)
  if (!bytes) return undefined
  const text = await promisify(gunzip)(bytes).catch(() => undefined) // half a file is no file
  if (!text || md5Of(text) !== md5) return undefined
  return JSON.parse(text.toString('utf8')) as T
}

async function write(memory: PublicationMemory, name: string, value: unknown, before?: string): Promise<string> {
  const text = JSON.stringify(value)
  const md5 = md5Of(text)
  if (md5 !== before) await memory.writeFile(name, await promisify(gzip)(text, { level: 1 }))
  return md5
}

export function md5Of(body: Uint8Array | string): string {
  return createHash('md5').update(body).digest('hex')
}
