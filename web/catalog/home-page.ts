// web/catalog/home-page.ts: the front page: search, the catalog in four numbers, topics, what is new.
import { html } from 'hono/html'
import { datasetPath, departmentPath, latestOf, topicPath } from '../../core/catalog/addresses.ts'
import { type LiveDataset, newestFirst } from '../../core/catalog/published.ts'
import { schemaOrgCatalog } from '../../core/catalog/schema-org.ts'
import { slugFor } from '../../core/keys.ts'
import { catalogNumbers } from './catalog-numbers.ts'
import { shortRow } from './dataset-row.ts'
import { streetMap, topicPicture } from './icons.ts'
import { frame } from './layout.ts'
import { mailLink, searchLink } from './links.ts'
import type { Markup } from './markup.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'
import { compactText, countText } from './words.ts'

const RECENT = 6

export function homePage(context: SiteContext, datasets: readonly LiveDataset[]): string {
  const full = datasets.length > 0
  return frame(context, {
    path: '/',
    title: `${context.city.name} ${context.city.portalName}`,
    description: `${context.city.tagline} Public data of ${context.city.name}.`,
    jsonLd: schemaOrgCatalog(context),
    content: html`${hero(context, datasets)}
${full ? catalogNumbers(datasets) : nothingYet(context)}
${full ? topics(context, datasets) : ''}
${full ? recent(datasets) : ''}
${developers(context, datasets)}`,
  })
}

function hero(context: SiteContext, datasets: readonly LiveDataset[]): Markup {
  const rows = datasets.reduce((sum, dataset) => sum + dataset.current.rows, 0)
  const size = `${countText(datasets.length, 'dataset')} · ${compactText(rows)} rows · free to use`
  const suggestions = context.city.searchSuggestions.map(
    (words) => html`<li><a href="${searchLink(context, words)}">${words}</a></li>`,
  )
  return html`<section class="hero" aria-labelledby="welcome">${streetMap}
<div class="wrap"><h1 id="welcome">${context.city.tagline}</h1>
<p class="hero-lead">${datasets.length > 0 ? size : `Public data of ${context.city.name}`}</p>
<form role="search" action="/datasets/" method="get">${searchBox(context, 'searchbox-label')}</form>
${suggestions.length > 0 && datasets.length > 0 ? html`<div class="suggestions"><p id="suggestions">Often searched:</p><ul aria-labelledby="suggestions">${suggestions}</ul></div>` : ''}
</div></section>`
}

function topics(context: SiteContext, datasets: readonly LiveDataset[]): Markup {
  const tiles = context.city.topics.map((topic) => {
    const own = datasets.filter((dataset) => slugFor(dataset.current.metadata.topic) === slugFor(topic))
    return html`<li><a href="${topicPath(topic)}">${topicPicture(topic)}<span class="tile-name">${topic}</span><span class="tile-count">${countText(own.length, 'dataset')}</span></a></li>`
  })
  return html`<section class="wrap" aria-labelledby="topics"><div class="section-head"><h2 id="topics">Browse by topic</h2></div><ul class="tiles">${tiles}</ul></section>`
}

function recent(datasets: readonly LiveDataset[]): Markup {
  return html`<div class="wrap split"><section aria-labelledby="recent"><div class="section-head"><h2 id="recent">Recently updated</h2><a href="/datasets/?sort=newest">All datasets</a></div><ul class="rows">${newestFirst(datasets).slice(0, RECENT).map(shortRow)}</ul></section>
<section aria-labelledby="publishers"><div class="section-head"><h2 id="publishers">Who publishes</h2><a href="/departments/">All departments</a></div><ul class="rows">${publishers(datasets)}</ul></section></div>`
}

function publishers(datasets: readonly LiveDataset[]): Markup[] {
  const groups = Map.groupBy(newestFirst(datasets), (dataset) => dataset.department.id)
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, RECENT)
    .map((own) => {
      const [newest] = own as [LiveDataset]
      return html`<li class="row"><h3><a href="${departmentPath(newest.department.id)}">${newest.department.name}</a></h3><p class="row-meta"><span>Newest: <a href="${datasetPath(newest.slug)}">${newest.current.metadata.title}</a></span></p><span class="tag">${countText(own.length, 'dataset')}</span></li>`
    })
}

function nothingYet(context: SiteContext): Markup {
  return html`<section class="wrap" aria-labelledby="soon"><div class="empty-state"><h2 id="soon">The first datasets are on their way</h2><p>${context.city.name} is preparing them now. Follow the <a href="/feed.atom">feed</a> or <a href="${mailLink(context.city.contactEmail)}">tell us what you would like to see first</a>.</p><p>Do you work for the city? <a href="/console/">Sign in to publish</a>.</p></div></section>`
}

function developers(context: SiteContext, datasets: readonly LiveDataset[]): Markup {
  // The shortest address fits the box on most screens.
  const [slug = '{dataset}'] = newestFirst(datasets)
    .filter((dataset) => latestOf(dataset.slug, dataset.current, 'csv'))
    .map((dataset) => dataset.slug)
    .sort((a, b) => a.length - b.length)
  return html`<section class="band" aria-labelledby="build"><div class="wrap split"><div><h2 id="build">Built to be built on</h2><p>Every dataset has steady file addresses, an open API and a catalog that other portals can harvest. No key needed.</p><p><a href="/developers/">Read the developer guide</a></p></div>
<div class="code"><pre tabindex="0" role="region" aria-label="Examples"><code><span class="comment"># the newest file, at a steady address</span>
curl -O ${context.url}/files/${slug}/latest.csv

<span class="comment"># or ask a question in SQL, with DuckDB</span>
SELECT count(*) FROM
'${context.url}/files/${slug}/latest.parquet';</code></pre></div></div></section>`
}
