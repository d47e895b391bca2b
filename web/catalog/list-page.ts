// web/catalog/list-page.ts: lists of datasets: all of them with search and filters, and those of a topic.
import { html } from 'hono/html'
import { topicPath } from '../../core/catalog/addresses.ts'
import { topicName } from '../../core/catalog/localised.ts'
import { freshnessStates } from '../../core/freshness-words.ts'
import { slugFor } from '../../core/keys.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { resultRow } from './dataset-row.ts'
import { topicPicture } from './icons.ts'
import { listWords } from './language/lists.ts'
import { searchWords } from './language/search.ts'
import { frame } from './layout.ts'
import { letterLinks } from './letter-pages.ts'
import type { Bucket } from './letters.ts'
import { mailLink, to } from './links.ts'
import { facets } from './list-facets.ts'
import { type ListedDataset, listedByTitle, newestListed } from './listed.ts'
import { jsonBlock, type Markup } from './markup.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** So many rows are one page; of more only the newest are shown, and the rest is found by search or by letter. */
const WHOLE = 60
const NEWEST = 30
/** The same on pages that have no search. */
const MOST_ROWS = 100

/**
 * The page at `/datasets/`. Without script it is a list that can be browsed; the search island filters it in place.
 *
 * @param datasets in the language of the page
 */
export function allDatasetsPage(
  context: SiteContext,
  datasets: readonly ListedDataset[],
  buckets: readonly Bucket[],
): string {
  const words = listWords[context.language]
  const shown = datasets.length <= WHOLE ? listedByTitle(datasets) : newestListed(datasets).slice(0, NEWEST)
  return frame(context, {
    path: '/datasets/',
    title: words.datasets,
    description: words.all(context.city.name),
    scripts: ['search.js'],
    content: html`<form id="finder" action="${to(context, '/datasets/')}" method="get" role="search" aria-label="${words.datasets}">
<div class="search-top"><div class="wrap"><h1>${words.datasets}</h1>${searchBox(context, 'visually-hidden')}</div></div>
<div class="wrap finder">
${facets(context, datasets)}
<div>
${resultsBar(context, datasets.length)}
${shown.length < datasets.length ? html`<div id="part-note" class="part-note">${partNote(context, shown.length, datasets.length)}${letterLinks(context, buckets)}</div>` : ''}
${rowList(context, shown)}
<p id="more" class="more-results" hidden><button type="button" class="button quiet">${words.more}</button></p>
<div id="no-results" class="empty-state" hidden><h2>${words.nothing}</h2><p>${words.nothingHelp}</p><p><button type="button" class="button quiet" id="clear">${words.clear}</button></p><p>${words.missing} <a href="${mailLink(context.city.contactEmail, words.wanted)}">${words.ask}</a>.</p></div>
</div></div></form>
<script type="application/json" id="search-words">${jsonBlock({ ...searchWords[context.language], freshness: freshnessStates(context.language) })}</script>`,
  })
}

function resultsBar(context: SiteContext, datasets: number): Markup {
  const words = listWords[context.language]
  const { best, newest, title } = words.sorts
  return html`<div class="results-bar"><p id="result-count" role="status">${textsIn(context).count(datasets, words.dataset)}</p><p class="sorting"><label for="sort">${words.sortBy}</label> <select id="sort" name="sort"><option value="">${best}</option><option value="newest">${newest}</option><option value="title">${title}</option></select></p></div>`
}

function partNote(context: SiteContext, shown: number, all: number): Markup {
  const { number } = textsIn(context)
  return html`<p>${listWords[context.language].newestOf(number(shown), number(all))}</p>`
}

/** A page per topic of the settings, also for one that has no dataset yet. */
export function topicPage(context: SiteContext, topic: string, datasets: readonly ListedDataset[]): string {
  const own = datasets.filter((dataset) => slugFor(dataset.topic) === slugFor(topic))
  const words = listWords[context.language]
  const name = topicName(context, topic)
  return frame(context, {
    path: topicPath(topic),
    title: name,
    description: words.about(name, context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [{ path: '/datasets/', words: words.datasets }], name)}<h1>${topicPicture(topic)}${name}</h1><p class="lead">${textsIn(context).count(own.length, words.dataset)}</p></div></div>
<div class="wrap page-body">${resultList(context, own, `?topic=${slugFor(topic)}`)}</div>`,
  })
}

/**
 * A list by title; of a very long one the newest, with the way to all.
 *
 * @param query of the search that shows them all
 */
export function resultList(context: SiteContext, datasets: readonly ListedDataset[], query: string): Markup {
  if (datasets.length <= MOST_ROWS) return rowList(context, listedByTitle(datasets))
  const search = to(context, '/datasets/') + query
  return html`<div class="part-note">${partNote(context, MOST_ROWS, datasets.length)}<p><a href="${search}">${listWords[context.language].searchAll}</a></p></div>
${rowList(context, newestListed(datasets).slice(0, MOST_ROWS))}`
}

/** Rows as they come. */
export function rowList(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  if (datasets.length === 0) {
    const words = listWords[context.language]
    return html`<div class="empty-state"><h2>${words.empty}</h2><p>${words.emptyHelp} <a href="/feed.atom">${words.emptyFeed}</a>.</p></div>`
  }
  return html`<ul class="results" id="results">${datasets.map((dataset) => resultRow(context, dataset))}</ul>`
}
