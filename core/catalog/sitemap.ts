// core/catalog/sitemap.ts: the addresses that search engines should know, Sitemap 0.9.
import type { IsoTime } from '../model.ts'
import { datasetPath, departmentPath, topicPath } from './addresses.ts'
import { compareText, liveDatasets, type PublishedDataset, type SiteContext } from './published.ts'
import { escapeXml } from './xml.ts'

interface Place {
  readonly path: string
  readonly changedAt?: IsoTime
}

// The limit of the protocol. Datasets come last, so an enormous catalog loses datasets and not its lists.
const PLACE_LIMIT = 50_000

/** Pages, lists and live datasets; old versions and tombstones are left out. */
export function sitemap(context: SiteContext, datasets: readonly PublishedDataset[]): string {
  const places = [...lists(context), ...datasetPlaces(datasets)].slice(0, PLACE_LIMIT)
  const lines = places.map(({ path, changedAt }) => {
    const changed = changedAt ? `<lastmod>${escapeXml(changedAt)}</lastmod>` : ''
    return `  <url><loc>${escapeXml(context.url + path)}</loc>${changed}</url>\n`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${lines.join('')}</urlset>
`
}

function lists(context: SiteContext): Place[] {
  const pages = ['/', '/datasets/', '/departments/', '/about/', '/developers/']
  const departments = context.city.departments.map((department) => departmentPath(department.id))
  return [...pages, ...departments, ...context.city.topics.map(topicPath)].map((path) => ({ path }))
}

function datasetPlaces(datasets: readonly PublishedDataset[]): Place[] {
  return liveDatasets(datasets)
    .map((dataset) => ({ path: datasetPath(dataset.slug), changedAt: dataset.current.publishedAt }))
    .sort((a, b) => compareText(a.path, b.path))
}
