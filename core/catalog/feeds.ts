// core/catalog/feeds.ts: what changed, as Atom (RFC 4287) and JSON Feed 1.1: of one dataset or of the whole catalog.
import { firstLanguage, type Language } from '../languages.ts'
import type { IsoTime } from '../model.ts'
import { datasetPath, versionPath } from './addresses.ts'
import { compareText, type PublishedDataset, type SiteContext, titleOf } from './published.ts'
import { escapeXml } from './xml.ts'

/** One thing that happened, in the words of both formats. */
export interface FeedEntry {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly text: string
  readonly at: IsoTime
  readonly author: string
}

/** A feed before it is written; `path` is the address without its extension. */
export interface Feed {
  readonly title: string
  readonly path: string
  readonly homePath: string
  readonly entries: readonly FeedEntry[]
}

// Readers ask again every hour or so; fifty changes cover any such gap.
const ENTRY_LIMIT = 50
/** Atom needs a date even when nothing was ever published. */
const NOTHING_YET: IsoTime = '2000-01-01T00:00:00.000Z'

export function catalogFeed(context: SiteContext, datasets: readonly PublishedDataset[]): Feed {
  return feedOfCatalog(
    context,
    datasets.flatMap((dataset) => feedEntries(context, dataset)),
  )
}

/** @param entries at least the newest of all datasets */
export function feedOfCatalog(context: SiteContext, entries: readonly FeedEntry[]): Feed {
  return {
    title: `${context.city.name} ${context.city.portalName}: ${wordsOf(context).changes}`,
    path: '/feed',
    homePath: '/',
    entries: newestEntries(entries),
  }
}

export function datasetFeed(context: SiteContext, dataset: PublishedDataset): Feed {
  return {
    title: `${titleOf(dataset)}: ${wordsOf(context).versions}`,
    path: `${datasetPath(dataset.slug)}feed`,
    homePath: datasetPath(dataset.slug),
    entries: newestEntries(feedEntries(context, dataset)),
  }
}

export function atom(context: SiteContext, feed: Feed): string {
  const self = `${context.url}${feed.path}.atom`
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>${escapeXml(entry.id)}</id>
    <title>${escapeXml(entry.title)}</title>
    <updated>${escapeXml(entry.at)}</updated>
    <author><name>${escapeXml(entry.author)}</name></author>
    <link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>
    <summary>${escapeXml(entry.text)}</summary>
  </entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${firstLanguage(context.city)}">
  <id>${escapeXml(self)}</id>
  <title>${escapeXml(feed.title)}</title>
  <updated>${escapeXml(feed.entries[0]?.at ?? NOTHING_YET)}</updated>
  <author><name>${escapeXml(context.city.name)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(context.url + feed.homePath)}"/>
${entries.join('')}</feed>
`
}

export function jsonFeed(context: SiteContext, feed: Feed): string {
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: context.url + feed.homePath,
    feed_url: `${context.url}${feed.path}.json`,
    language: firstLanguage(context.city),
    authors: [{ name: context.city.name, url: context.url }],
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_text: entry.text,
      date_published: entry.at,
      date_modified: entry.at,
      authors: [{ name: entry.author }],
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** As many as a feed has. */
export function newestEntries(entries: readonly FeedEntry[]): FeedEntry[] {
  return [...entries].sort((a, b) => compareText(b.at, a.at) || compareText(a.id, b.id)).slice(0, ENTRY_LIMIT)
}

/** A withdrawn version keeps its entry's id and says why it went, so that readers replace what they stored. */
export function feedEntries(context: Pick<SiteContext, 'city' | 'url'>, dataset: PublishedDataset): FeedEntry[] {
  const words = wordsOf(context)
  return dataset.versions.map((version) => {
    const url = context.url + versionPath(dataset.slug, version.number)
    const common = { id: url, url, author: dataset.department.name }
    if (version.withdrawn) {
      const { at, reason } = version.withdrawn
      return {
        ...common,
        title: `${titleOf(dataset)}, ${words.version} ${version.number}: ${words.withdrawn}`,
        text: reason,
        at,
      }
    }
    const title = `${version.metadata.title}, ${words.version} ${version.number}`
    const size = `${words.rows(version.rows)}, ${words.columns(version.columns.length)}.`
    return { ...common, title, text: `${size} ${version.metadata.description}`.trim(), at: version.publishedAt }
  })
}

/** Feeds are in the city's first language: they have one address. */
function wordsOf({ city }: Pick<SiteContext, 'city'>) {
  return WORDS[firstLanguage(city)]
}

const en = {
  changes: 'new and updated datasets',
  versions: 'versions',
  version: 'version',
  withdrawn: 'withdrawn',
  rows: (amount: number) => count(amount, 'en-US', ['row', 'rows']),
  columns: (amount: number) => count(amount, 'en-US', ['column', 'columns']),
}

const es: typeof en = {
  changes: 'conjuntos de datos nuevos y actualizados',
  versions: 'versiones',
  version: 'versión',
  withdrawn: 'retirada',
  rows: (amount) => count(amount, 'es-ES', ['fila', 'filas']),
  columns: (amount) => count(amount, 'es-ES', ['columna', 'columnas']),
}

const WORDS: Readonly<Record<Language, typeof en>> = { en, es }

function count(amount: number, locale: string, [one, other]: readonly [string, string]): string {
  return `${amount.toLocaleString(locale)} ${amount === 1 ? one : other}`
}
