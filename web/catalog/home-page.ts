// web/catalog/home-page.ts: the front page: search, the catalog in numbers, topics, data worth a look, what is new.
import { html } from 'hono/html'
import { datasetPath, departmentPath, topicPath } from '../../core/catalog/addresses.ts'
import { topicName } from '../../core/catalog/localised.ts'
import { schemaOrgCatalog } from '../../core/catalog/schema-org.ts'
import { latestKey, slugFor } from '../../core/keys.ts'
import type { PublicNews } from '../../core/news.ts'
import { catalogNumbers } from './catalog-numbers.ts'
import { featuredCard, shortRow, spoken } from './dataset-row.ts'
import { streetMap, topicPicture } from './icons.ts'
import { homeWords } from './language/home.ts'
import { listWords } from './language/lists.ts'
import { frame } from './layout.ts'
import { mailLink, searchLink, to } from './links.ts'
import { type ListedDataset, newestListed } from './listed.ts'
import type { Markup } from './markup.ts'
import { newsTeaser } from './news-list.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

const RECENT = 6
const FEATURED = 3

/** @param datasets in the language of the page */
export function homePage(
  context: SiteContext,
  datasets: readonly ListedDataset[],
  news: readonly PublicNews[] = [],
): string {
  const { city, language } = context
  const sections =
    datasets.length > 0
      ? [catalogNumbers, topics, featured, recent].map((section) => section(context, datasets))
      : [nothingYet(context)]
  return frame(context, {
    path: '/',
    title: `${city.name} ${city.portalName}`,
    description: `${city.tagline} ${homeWords[language].publicData(city.name)}.`,
    jsonLd: schemaOrgCatalog(context),
    content: html`${hero(context, datasets)}
${sections}
${newsTeaser(context, news)}
${developers(context, datasets)}`,
  })
}

function hero(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  const { city, language } = context
  const words = homeWords[language]
  const suggestions = city.searchSuggestions.map(
    (text) => html`<li><a href="${searchLink(context, text)}">${text}</a></li>`,
  )
  return html`<section class="hero" aria-labelledby="welcome">${streetMap}
<div class="wrap"><h1 id="welcome">${city.tagline}</h1>
<p class="hero-lead">${datasets.length > 0 ? sizeText(context, datasets) : words.publicData(city.name)}</p>
<form role="search" action="${to(context, '/datasets/')}" method="get">${searchBox(context, 'searchbox-label')}</form>
${suggestions.length > 0 && datasets.length > 0 ? html`<div class="suggestions"><p id="suggestions">${words.oftenSearched}</p><ul aria-labelledby="suggestions">${suggestions}</ul></div>` : ''}
</div></section>`
}

function sizeText(context: SiteContext, datasets: readonly ListedDataset[]): string {
  const words = homeWords[context.language]
  const { count, compact } = textsIn(context)
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rows, 0)
  const [one, more] = words.row
  const sizes = [
    count(datasets.length, listWords[context.language].dataset),
    `${compact(rows)} ${rows === 1 ? one : more}`,
  ]
  return [...sizes, words.free].join(' · ')
}

function topics(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  const own = Map.groupBy(datasets, ({ topic }) => slugFor(topic))
  const { count } = textsIn(context)
  const tiles = context.city.topics.map((topic) => {
    const amount = count(own.get(slugFor(topic))?.length ?? 0, listWords[context.language].dataset)
    return html`<li><a href="${to(context, topicPath(topic))}">${topicPicture(topic)}<span class="tile-name">${topicName(context, topic)}</span><span class="tile-count">${amount}</span></a></li>
`
  })
  return html`<section class="wrap" aria-labelledby="topics"><div class="section-head"><h2 id="topics">${homeWords[context.language].topics}</h2></div><ul class="tiles">${tiles}</ul></section>`
}

/** Those that the settings name; else the newest that have a chart to show. */
function featured(context: SiteContext, datasets: readonly ListedDataset[]): Markup | '' {
  const named = (context.city.featured ?? []).flatMap((slug) => datasets.filter((one) => one.slug === slug))
  const chosen = named.length > 0 ? named : newestListed(datasets).filter(({ bins }) => (bins?.length ?? 0) > 2)
  if (chosen.length === 0) return ''
  const cards = chosen.slice(0, FEATURED).map((one) => featuredCard(context, one))
  return html`<section class="wrap" aria-labelledby="featured"><div class="section-head"><h2 id="featured">${homeWords[context.language].featured}</h2></div><ul class="cards featured">${cards}</ul></section>`
}

function recent(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  const words = homeWords[context.language]
  const rows = newestListed(datasets)
    .slice(0, RECENT)
    .map((one) => shortRow(context, one))
  return html`<div class="wrap split"><section aria-labelledby="recent"><div class="section-head"><h2 id="recent">${words.recent}</h2><a href="${to(context, '/datasets/')}?sort=newest">${words.allDatasets}</a></div><ul class="rows">${rows}</ul></section>
<section aria-labelledby="publishers"><div class="section-head"><h2 id="publishers">${words.publishers}</h2><a href="${to(context, '/departments/')}">${words.allDepartments}</a></div><ul class="rows">${publishers(context, datasets)}</ul></section></div>`
}

function publishers(context: SiteContext, datasets: readonly ListedDataset[]): Markup[] {
  const groups = Map.groupBy(newestListed(datasets), (dataset) => dataset.department.id)
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, RECENT)
    .map((own) => {
      const newest = own[0]!
      const { id, name } = newest.department
      const amount = textsIn(context).count(own.length, listWords[context.language].dataset)
      return html`<li class="row"><h3><a href="${to(context, departmentPath(id))}">${name}</a></h3><p class="row-meta"><span>${homeWords[context.language].newest} <a href="${to(context, datasetPath(newest.slug))}"${spoken(newest)}>${newest.title}</a></span></p><span class="tag">${amount}</span></li>
`
    })
}

function nothingYet(context: SiteContext): Markup {
  const { city, language } = context
  const words = homeWords[language]
  return html`<section class="wrap" aria-labelledby="soon"><div class="empty-state"><h2 id="soon">${words.soon}</h2><p>${words.soonText(city.name)}</p><p><a href="/feed.atom">${words.feed}</a> · <a href="${mailLink(city.contactEmail)}">${words.tell}</a></p><p>${words.staff} <a href="/console/">${words.signIn}</a>.</p></div></section>`
}

function developers(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  const words = homeWords[context.language]
  // The shortest address fits the box on most screens.
  const [slug = '{dataset}'] = newestListed(datasets)
    .filter(({ formats }) => formats.includes('csv'))
    .map((dataset) => dataset.slug)
    .sort((a, b) => a.length - b.length)
  const file = (extension: string) => `${context.url}/${latestKey(slug, extension)}`
  return html`<section class="band" aria-labelledby="build"><div class="wrap split"><div><h2 id="build">${words.build}</h2><p>${words.buildText}</p><p><a class="button quiet" href="${to(context, '/developers/')}">${words.guide}</a></p></div>
<div class="code"><pre tabindex="0" role="region" aria-label="${words.examples}"><code><span class="comment"># ${words.newestFile}</span>
curl -O ${file('csv')}

<span class="comment"># ${words.inSql}</span>
SELECT count(*) FROM
'${file('parquet')}';</code></pre></div></div></section>`
}
