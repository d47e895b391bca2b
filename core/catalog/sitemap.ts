// core/catalog/sitemap.ts: the addresses that search engines should know, Sitemap 0.9.
import type { SignedDocument } from '../governance-documents.ts'
import type { IsoTime } from '../model.ts'
import { departmentPlanPath, PLAN_PATH } from '../plan-addresses.ts'
import { datasetPath, departmentPath, policyPath, topicPath } from './addresses.ts'
import { compareText, liveDatasets, type PublishedDataset, type SiteContext } from './published.ts'
import { escapeXml } from './xml.ts'

interface Place {
  readonly path: string
  readonly changedAt?: IsoTime
}

// The limit of the protocol. Datasets come last, so an enormous catalog loses datasets and not its lists.
const PLACE_LIMIT = 50_000

/** Pages, lists and live datasets; old versions and tombstones are left out. */
export function sitemap(
  context: SiteContext,
  datasets: readonly PublishedDataset[],
  documents: readonly SignedDocument[] = [],
): string {
  const policies = documents.map(({ id, versions }) => ({
    path: policyPath(id),
    changedAt: versions.at(-1)!.approvedAt,
  }))
  const places = [...lists(context), ...policies, ...datasetPlaces(datasets)].slice(0, PLACE_LIMIT)
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
  const pages = [
    '/',
    '/datasets/',
    '/departments/',
    PLAN_PATH,
    '/about/',
    '/about/policies/',
    '/about/governance/',
    '/developers/',
    '/audit/',
  ]
  const departments = context.city.departments.flatMap(({ id }) => [departmentPath(id), departmentPlanPath(id)])
  return [...pages, ...departments, ...context.city.topics.map(topicPath)].map((path) => ({ path }))
}

function datasetPlaces(datasets: readonly PublishedDataset[]): Place[] {
  return liveDatasets(datasets)
    .map((dataset) => ({ path: datasetPath(dataset.slug), changedAt: dataset.current.publishedAt }))
    .sort((a, b) => compareText(a.path, b.path))
}
