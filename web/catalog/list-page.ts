// web/catalog/list-page.ts: lists of datasets: all of them with search and filters, and those of a topic.
import { html } from 'hono/html'
import { topicPath } from '../../core/catalog/addresses.ts'
import { byTitle, type LiveDataset } from '../../core/catalog/published.ts'
import { slugFor } from '../../core/keys.ts'
import { breadcrumbs } from './dataset-page.ts'
import { resultRow } from './dataset-row.ts'
import { topicPicture } from './icons.ts'
import { frame } from './layout.ts'
import { mailLink } from './links.ts'
import { facets } from './list-facets.ts'
import type { Markup } from './markup.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'
import { countText } from './words.ts'

/** The page at `/datasets/`. Without script it is the whole list; the search island filters it in place. */
export function allDatasetsPage(context: SiteContext, datasets: readonly LiveDataset[]): string {
  return frame(context, {
    path: '/datasets/',
    title: 'Datasets',
    description: `All public datasets of ${context.city.name}.`,
    scripts: ['search.js'],
    content: html`<form id="finder" action="/datasets/" method="get" role="search" aria-label="Datasets">
<div class="search-top"><div class="wrap"><h1>Datasets</h1>${searchBox(context, 'visually-hidden')}</div></div>
<div class="wrap finder">
${facets(context, datasets)}
<div>
<div class="results-bar"><p id="result-count" role="status">${countText(datasets.length, 'dataset')}</p><p class="sorting"><label for="sort">Sort by</label> <select id="sort" name="sort"><option value="">Best match</option><option value="newest">Newest</option><option value="title">Title</option></select></p></div>
${resultList(datasets)}
<p id="more" class="more-results" hidden><button type="button" class="button quiet">Show more</button></p>
<div id="no-results" class="empty-state" hidden><h2>No dataset fits</h2><p>Check the spelling, use fewer or more general words, or remove a filter.</p><p><button type="button" class="button quiet" id="clear">Clear search and filters</button></p><p>Missing something? <a href="${mailLink(context.city.contactEmail, 'Dataset wanted')}">Ask for a dataset</a>.</p></div>
</div></div></form>`,
  })
}

/** A page per topic of the settings, also for one that has no dataset yet. */
export function topicPage(context: SiteContext, topic: string, datasets: readonly LiveDataset[]): string {
  const own = datasets.filter((dataset) => slugFor(dataset.current.metadata.topic) === slugFor(topic))
  return frame(context, {
    path: topicPath(topic),
    title: topic,
    description: `Datasets about ${topic} from ${context.city.name}.`,
    content: plainList([{ path: '/datasets/', words: 'Datasets' }], topic, own, topicPicture(topic)),
  })
}

function plainList(
  path: readonly { readonly path: string; readonly words: string }[],
  title: string,
  datasets: readonly LiveDataset[],
  picture: Markup | '',
): Markup {
  return html`<div class="page-top"><div class="wrap">${breadcrumbs(path, title)}<h1>${picture}${title}</h1><p class="lead">${countText(datasets.length, 'dataset')}</p></div></div>
<div class="wrap page-body">${resultList(datasets)}</div>`
}

export function resultList(datasets: readonly LiveDataset[]): Markup {
  if (datasets.length === 0) {
    return html`<div class="empty-state"><h2>Nothing is published here yet</h2><p>The first datasets are being prepared. Follow the <a href="/feed.atom">feed</a> to hear of them.</p></div>`
  }
  return html`<ul class="results" id="results">${byTitle(datasets).map(resultRow)}</ul>`
}
