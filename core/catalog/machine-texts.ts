// core/catalog/machine-texts.ts: the plain text files that machines look for: robots.txt, security.txt, llms.txt.
import { firstLanguage } from '../languages.ts'
import type { IsoTime } from '../model.ts'
import { noticeText } from '../notice.ts'
import { datasetPath } from './addresses.ts'
import { briefsByTitle, type DatasetBrief } from './brief.ts'
import { compareText, type SiteContext } from './published.ts'

/** Crawlers are welcome everywhere but the staff's rooms; nowhere when the stage is not to be indexed. RFC 9309. */
export function robotsText(context: SiteContext): string {
  if (context.noindex) return 'User-agent: *\nDisallow: /\n'
  return `User-agent: *\nDisallow: /console/\nDisallow: /api/\n\nSitemap: ${context.url}/sitemap.xml\n`
}

/**
 * Where to report a weakness, RFC 9116.
 *
 * It expires a year after the newest publication: a portal that stops publishing should not be trusted to answer.
 *
 * @param newestAt when any version was published last; undefined before the first
 */
export function securityText(context: SiteContext, newestAt: IsoTime = NOTHING_YET): string {
  const expires = new Date(newestAt)
  expires.setUTCFullYear(expires.getUTCFullYear() + 1)
  return `Contact: mailto:${oneLine(context.city.contactEmail)}
Expires: ${expires.toISOString()}
Preferred-Languages: en
Canonical: ${context.url}/.well-known/security.txt
`
}

/** A model that is given more lines than this reads none of them well; the whole catalog is one link away. */
const MOST_LISTED = 500

/**
 * What a language model needs to find and quote the data: of a large catalog the datasets that were renewed last.
 *
 * @param datasets those that are public
 * @see https://llmstxt.org
 */
export function llmsText(context: SiteContext, datasets: readonly DatasetBrief[]): string {
  const { city, url, notice } = context
  const newest = datasets.toSorted((a, b) => compareText(b.updatedAt, a.updatedAt) || compareText(a.slug, b.slug))
  const list = briefsByTitle(newest.slice(0, MOST_LISTED)).map((one) => {
    const title = oneLine(one.title).replace(/[[\]\\]/g, '\\$&')
    const about = `${oneLine(one.department.name)}, ${one.rows} rows. ${oneLine(one.summary)}`
    return `- [${title}](${url}${datasetPath(one.slug)}): ${about}`.trim()
  })
  const rest = datasets.length - list.length
  return `# ${oneLine(city.name)} ${oneLine(city.portalName)}

> ${oneLine(city.tagline)} Public data of ${oneLine(city.name)}: no key, no account.${notice.mode === 'none' ? '' : ` ${oneLine(noticeText(notice, firstLanguage(city)))}`}

- Whole catalog: ${url}/data.json (DCAT-US 1.1)
- Newest file of a dataset: ${url}/files/{slug}/latest.csv or latest.parquet
- API description: ${url}/api/v1/openapi.json
- Changes: ${url}/feed.json

## Datasets

${list.length > 0 ? list.join('\n') : 'Nothing is published yet.'}${rest > 0 ? `\n\n${rest} more datasets are in ${url}/data.json; these were renewed last.` : ''}
`
}

// A date to count from before anything is published; the file is then long expired, which is the truth.
const NOTHING_YET: IsoTime = '2026-01-01T00:00:00.000Z'

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
