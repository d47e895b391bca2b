// web/catalog/letter-pages.ts: the whole catalog from A to Z, for readers without script and for search engines.
import { html } from 'hono/html'
import { breadcrumbs } from './breadcrumbs.ts'
import { titleRow } from './dataset-row.ts'
import { listWords } from './language/lists.ts'
import { frame } from './layout.ts'
import { type Bucket, bucketPath, DIGITS, OTHER } from './letters.ts'
import { to } from './links.ts'
import { type ListedDataset, listedByTitle } from './listed.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/**
 * The page of one bucket; of a cut one the way to its parts.
 *
 * @param own what belongs into the bucket
 */
export function letterPage(
  context: SiteContext,
  bucket: Bucket,
  buckets: readonly Bucket[],
  own: readonly ListedDataset[],
): string {
  const words = listWords[context.language]
  const title = bucket.prefix === OTHER ? words.beginningOther : words.beginning(nameOf(context, bucket.prefix))
  const above = bucket.parent ? [{ path: bucketPath(bucket.parent), words: nameOf(context, bucket.parent) }] : []
  const rows =
    own.length > 0
      ? html`<ul class="rows">${listedByTitle(own).map((dataset) => titleRow(context, dataset))}</ul>`
      : bucket.isCut
        ? ''
        : html`<p class="muted">${words.noneBegins}</p>`
  return frame(context, {
    path: bucketPath(bucket.prefix),
    title,
    description: words.all(context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [{ path: '/datasets/', words: words.datasets }, ...above], nameOf(context, bucket.prefix))}<h1>${title}</h1>${own.length > 0 ? html`<p class="lead">${textsIn(context).count(own.length, words.dataset)}</p>` : ''}${letterLinks(context, buckets, bucket.prefix)}</div></div>
<div class="wrap page-body">${bucket.isCut ? parts(context, bucket, buckets) : ''}${rows}</div>`,
  })
}

/** All first letters. */
export function letterLinks(context: SiteContext, buckets: readonly Bucket[], here = ''): Markup {
  const words = listWords[context.language]
  const links = buckets
    .filter(({ parent }) => parent === '')
    .map(({ prefix }) => letterLink(context, prefix, prefix === here))
  return html`<nav class="letters" aria-label="${words.letters}"><p>${words.byLetter}</p><ul>${links}</ul></nav>`
}

function parts(context: SiteContext, { prefix }: Bucket, buckets: readonly Bucket[]): Markup {
  const words = listWords[context.language]
  const links = buckets.filter(({ parent }) => parent === prefix).map((part) => letterLink(context, part.prefix, false))
  return html`<nav class="letters" aria-label="${words.nextLetter}"><p>${words.nextLetter}:</p><ul>${links}</ul></nav>`
}

function letterLink(context: SiteContext, prefix: string, isHere: boolean): Markup {
  const here = isHere ? html` aria-current="page"` : ''
  return html`<li><a href="${to(context, bucketPath(prefix))}"${here}>${nameOf(context, prefix)}</a></li>`
}

/** `Tr` for `tr`: as a title begins. */
function nameOf(context: SiteContext, prefix: string): string {
  if (prefix === OTHER) return listWords[context.language].otherSigns
  return prefix === DIGITS ? '0–9' : prefix.slice(0, 1).toUpperCase() + prefix.slice(1)
}
