// web/catalog/dataset-versions.ts: the versions of a dataset, newest first, with what each of them changed.
import { html } from 'hono/html'
import { datasetPath, versionPath } from '../../core/catalog/addresses.ts'
import type { Changes } from '../../core/changes.ts'
import { sign } from './icons.ts'
import { versionWords } from './language/versions.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** The rest is one click away: a daily dataset has hundreds. */
const SHOWN = 6

/** The heading is the page's. */
export function history(context: SiteContext, dataset: PublishedDataset): Markup {
  const words = versionWords[context.language]
  const items = dataset.versions.map((version) => item(context, dataset.slug, version))
  const older = items.slice(SHOWN)
  const more = html`<details><summary>${words.olderVersions(textsIn(context).number(older.length))}</summary><ol class="history" reversed start="${older.length}">${older}</ol></details>`
  return html`<ol class="history" reversed>${items.slice(0, SHOWN)}</ol>
${older.length > 0 ? more : ''}
<p><a class="with-sign" href="${datasetPath(dataset.slug)}feed.atom">${sign('feed')}${words.follow}</a></p>`
}

function item(context: SiteContext, slug: string, version: PublishedVersion): Markup {
  const { number, publishedAt, rows, withdrawn, changes } = version
  const words = versionWords[context.language]
  const texts = textsIn(context)
  const state = withdrawn
    ? html`<span class="badge warn">${words.withdrawn}</span>`
    : html`<span>${texts.count(rows, words.row)}</span>`
  const differs = changes && !withdrawn ? changesText(context, changes) : ''
  return html`<li><a href="${to(context, versionPath(slug, number))}">${words.version(number)}</a> <time datetime="${publishedAt}">${texts.day(publishedAt)}</time> ${state}${differs ? html` <span class="history-changes">${differs}</span>` : ''}</li>
`
}

/** `12 new, 3 removed`; empty where the rows are the same. */
function changesText(context: SiteContext, { rowsAdded, rowsRemoved, rowsChanged }: Changes): string {
  const words = versionWords[context.language]
  const { number } = textsIn(context)
  const parts = [
    rowsAdded > 0 ? words.added(number(rowsAdded)) : '',
    rowsRemoved > 0 ? words.gone(number(rowsRemoved)) : '',
    rowsChanged > 0 ? words.altered(number(rowsChanged)) : '',
  ]
  return parts.filter(Boolean).join(', ')
}
