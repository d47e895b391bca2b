// core/catalog/machine-texts.ts: the plain text files that machines look for: robots.txt, security.txt, llms.txt.
import type { IsoTime } from '../model.ts'
import { datasetPath } from './addresses.ts'
import { byTitle, compareText, liveDatasets, type PublishedDataset, type SiteContext } from './published.ts'

/** Crawlers are welcome everywhere but the staff's rooms; nowhere when the stage is not to be indexed. RFC 9309. */
export function robotsText(context: SiteContext): string {
  if (context.noindex) return 'User-agent: *\nDisallow: /\n'
  return `User-agent: *\nDisallow: /console/\nDisallow: /api/\n\nSitemap: ${context.url}/sitemap.xml\n`
}

/**
 * Where to report a weakness, RFC 9116.
 *
 * It expires a year after the newest publication: a portal that stops publishing should not be trusted to answer.
 */
export function securityText(context: SiteContext, datasets: readonly PublishedDataset[]): string {
  const expires = new Date(newestPublication(datasets))
  expires.setUTCFullYear(expires.getUTCFullYear() + 1)
  return `Contact: mailto:${oneLine(context.city.contactEmail)}
Expires: ${expires.toISOString()}
Preferred-Languages: en
Canonical: ${context.url}/.well-known/security.txt
`
}

/** What a language model needs to find and quote the data. https://llmstxt.org */
export function llmsText(context: SiteContext, datasets: readonly PublishedDataset[]): string {
  const { city, url } = context
  const list = byTitle(liveDatasets(datasets)).map(({ slug, department, current }) => {
    const title = oneLine(current.metadata.title).replace(/[[\]\\]/g, '\\$&')
    const summary = oneLine(current.metadata.description).slice(0, 200)
    return `- [${title}](${url}${datasetPath(slug)}): ${oneLine(department.name)}, ${current.rows} rows. ${summary}`.trim()
  })
  return `# ${oneLine(city.name)} ${oneLine(city.portalName)}

> ${oneLine(city.tagline)} Public data of ${oneLine(city.name)}: no key, no account.

- Whole catalog: ${url}/data.json (DCAT-US 1.1)
- Newest file of a dataset: ${url}/files/{slug}/latest.csv or latest.parquet
- API description: ${url}/api/v1/openapi.json
- Changes: ${url}/feed.json

## Datasets

${list.length > 0 ? list.join('\n') : 'Nothing is published yet.'}
`
}

// A date to count from before anything is published; the file is then long expired, which is the truth.
function newestPublication(datasets: readonly PublishedDataset[]): IsoTime {
  const dates = datasets.flatMap((dataset) => dataset.versions.map((version) => version.publishedAt))
  return dates.sort(compareText).at(-1) ?? '2026-01-01T00:00:00.000Z'
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
