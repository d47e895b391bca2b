// web/catalog/dataset-row.ts: one dataset in a list. The search in the reader's browser moves and hides these rows.
import { html } from 'hono/html'
import { datasetPath } from '../../core/catalog/addresses.ts'
import { topicName } from '../../core/catalog/localised.ts'
import { slugFor } from '../../core/keys.ts'
import { histogram } from './charts.ts'
import { freshnessBadge } from './freshness.ts'
import { listWords } from './language/lists.ts'
import { to } from './links.ts'
import type { ListedDataset } from './listed.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { formatText, textsIn } from './words.ts'

/**
 * A row with its summary; `data-` attributes are what the search island filters and sorts by.
 *
 * @param listed in the language of the page
 */
export function resultRow(context: SiteContext, listed: ListedDataset): Markup {
  const { slug, department, topic, updatedAt } = listed
  const words = listWords[context.language]
  return html`<li class="result" data-slug="${slug}" data-topic="${slugFor(topic)}" data-department="${department.id}" data-updated="${updatedAt}">
<h2><a href="${to(context, datasetPath(slug))}"${spoken(listed)}>${listed.title}</a></h2>
<p${spoken(listed)}>${listed.summary}</p>
<div class="result-foot">${freshnessBadge(context, listed)}<span>${department.name}</span><span>${topicName(context, topic)}</span><span>${words.updated} ${time(context, updatedAt)}</span><span>${rowsText(context, listed)}</span>${formatTags(listed)}</div>
${thumb(listed)}
</li>
`
}

/** A row of two lines, for short lists. */
export function shortRow(context: SiteContext, listed: ListedDataset): Markup {
  const { slug, department, updatedAt } = listed
  return html`<li class="row"><h3><a href="${to(context, datasetPath(slug))}"${spoken(listed)}>${listed.title}</a></h3><p class="row-meta">${freshnessBadge(context, listed)}<span>${department.name}</span><span>${time(context, updatedAt)}</span></p>${thumb(listed)}</li>
`
}

/** The least a row can be, for pages of hundreds. */
export function titleRow(context: SiteContext, listed: ListedDataset): Markup {
  const { slug, department, updatedAt } = listed
  return html`<li class="row"><h2><a href="${to(context, datasetPath(slug))}"${spoken(listed)}>${listed.title}</a></h2><p class="row-meta"><span>${department.name}</span><span>${time(context, updatedAt)}</span></p></li>
`
}

/** A dataset with its chart large, for the few that should be seen first. */
export function featuredCard(context: SiteContext, listed: ListedDataset): Markup {
  const { slug, department, bins = [] } = listed
  return html`<li><a href="${to(context, datasetPath(slug))}"><span class="card-drawing">${bins.length > 0 ? histogram(bins, null, 320, 96) : ''}</span><span class="tile-name"${spoken(listed)}>${listed.title}</span><span class="card-summary"${spoken(listed)}>${listed.summary}</span><span class="tile-count">${department.name} · ${rowsText(context, listed)}</span></a></li>
`
}

/** An absolute date; the page island may add how long ago that is. */
export function time(context: Pick<SiteContext, 'language'>, at: string): Markup {
  return html`<time datetime="${at}" data-relative>${textsIn(context).day(at)}</time>`
}

/** `lang` where the text is not in the language of the page, so that it is read out right. */
export function spoken({ language }: { readonly language?: string }): Markup | '' {
  return language ? html` lang="${language}"` : ''
}

function rowsText(context: SiteContext, { rows }: ListedDataset): string {
  const [one, more] = listWords[context.language].row
  return `${textsIn(context).compact(rows)} ${rows === 1 ? one : more}`
}

function formatTags({ formats }: ListedDataset): Markup {
  return html`<span class="tags">${formats.map((format) => html`<span class="tag">${formatText(format)}</span>`)}</span>`
}

/** The dataset's own chart, small: decoration, its page has the readable one. */
function thumb({ bins }: ListedDataset): Markup | '' {
  return bins ? html`<span class="thumb">${histogram(bins, null, 120, 40)}</span>` : ''
}
