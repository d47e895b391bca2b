// core/catalog/sitemap.ts: the addresses that search engines should know, Sitemap 0.9, each in every language.
import type { SignedDocument } from '../governance-documents.ts'
import { firstLanguage, languagesOf, pathIn } from '../languages.ts'
import type { IsoTime } from '../model.ts'
import type { PublicNews } from '../news.ts'
import { departmentPlanPath, PLAN_PATH } from '../plan-addresses.ts'
import {
  datasetPath,
  departmentPath,
  NEWS_PATH,
  newsPath,
  PRESS_PATH,
  policyPath,
  topicPath,
  YEARLY_PATH,
} from './addresses.ts'
import type { DatasetBrief } from './brief.ts'
import { compareText, type SiteContext } from './published.ts'
import { escapeXml } from './xml.ts'

interface Place {
  /** In the city's first language. */
  readonly path: string
  readonly changedAt?: IsoTime
}

export interface SitemapFile {
  /** Key in the site bucket. */
  readonly path: string
  readonly body: string
}

/** From here on `sitemap.xml` names further files. The protocol allows 50,000 addresses; less is read again sooner. */
const PLACES_A_FILE = 5_000

/**
 * Pages, lists and live datasets; old versions and tombstones are left out.
 *
 * Beyond 5,000 addresses an index and its parts: the part of a dataset depends on its address and on how many parts
 * there are, a power of two, so that one dataset more or less changes one part.
 */
export function sitemapFiles(
  context: SiteContext,
  datasets: readonly Pick<DatasetBrief, 'slug' | 'updatedAt'>[],
  documents: readonly SignedDocument[] = [],
  news: readonly PublicNews[] = [],
): SitemapFile[] {
  const languages = languagesOf(context.city).length
  const policies = documents.map(({ id, versions }) => ({
    path: policyPath(id),
    changedAt: versions.at(-1)!.approvedAt,
  }))
  const told = news
    .filter(({ withdrawn }) => !withdrawn)
    .map(({ id, publishedAt, correctedAt }) => ({ path: newsPath(id), changedAt: correctedAt ?? publishedAt }))
  const others = [...lists(context), ...policies, ...told]
  const own = datasets
    .map(({ slug, updatedAt }) => ({ path: datasetPath(slug), changedAt: updatedAt }))
    .sort((a, b) => compareText(a.path, b.path))
  if ((others.length + own.length) * languages <= PLACES_A_FILE) {
    return [{ path: 'sitemap.xml', body: urlSet(context, [...others, ...own]) }]
  }
  // Filled by half on average: chance fills none beyond its measure.
  const parts = 2 ** Math.ceil(Math.log2((own.length * languages * 2) / PLACES_A_FILE))
  const cut = Map.groupBy(own, ({ path }) => numberOf(path) % parts)
  const files = [
    { path: 'sitemaps/pages.xml', body: urlSet(context, others) },
    ...Array.from({ length: parts }, (_, part) => ({
      path: `sitemaps/datasets-${part + 1}.xml`,
      body: urlSet(context, cut.get(part) ?? []),
    })),
  ]
  return [{ path: 'sitemap.xml', body: indexOf(context, files) }, ...files]
}

/** FNV-1a: spreads addresses that differ in a letter. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const letter of Buffer.from(text)) hash = Math.imul(hash ^ letter, 0x01000193) >>> 0
  return hash >>> 1
}

function indexOf({ url }: SiteContext, files: readonly SitemapFile[]): string {
  const lines = files.map(({ path }) => `  <sitemap><loc>${escapeXml(`${url}/${path}`)}</loc></sitemap>\n`)
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('')}</sitemapindex>
`
}

/** Every page in every language, each with the addresses of the others, as Google asks for. */
function urlSet(context: SiteContext, places: readonly Place[]): string {
  const { city, url } = context
  const languages = languagesOf(city)
  const lines = places.flatMap(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${escapeXml(changedAt)}</lastmod>` : ''
    const addresses = languages.map((language) => [language, escapeXml(url + pathIn(city, language, path))] as const)
    const first = escapeXml(url + pathIn(city, firstLanguage(city), path))
    const others = [...addresses, ['x-default', first] as const].map(
      ([language, address]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address}"/>`,
    )
    return addresses.map(([, address]) => `  <url><loc>${address}</loc>${changed}${others.join('')}</url>\n`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${lines.join('')}</urlset>
`
}

function lists(context: SiteContext): Place[] {
  const pages = [
    '/',
    '/datasets/',
    '/departments/',
    PLAN_PATH,
    NEWS_PATH,
    '/about/',
    '/about/purpose/',
    '/about/policies/',
    '/about/governance/',
    YEARLY_PATH,
    '/developers/',
    '/audit/',
    ...(context.launch?.state === 'launched' ? [PRESS_PATH] : []),
  ]
  const departments = context.city.departments.flatMap(({ id }) => [departmentPath(id), departmentPlanPath(id)])
  return [...pages, ...departments, ...context.city.topics.map(topicPath)].map((path) => ({ path }))
}
