// web/catalog/list-page.ts: lists of datasets: all of them with search and filters, and those of a topic.
import { html } from 'hono/html'
import { departmentPath, topicPath } from '../../core/catalog/addresses.ts'
import { byTitle, type LiveDataset } from '../../core/catalog/published.ts'
import { slugFor } from '../../core/keys.ts'
import { breadcrumbs } from './dataset-page.ts'
import { resultRow } from './dataset-row.ts'
import { topicPicture } from './icons.ts'
import { frame } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'
import { countText, numberText } from './words.ts'

/** One choice of a filter, and how many datasets it leaves. */
interface Choice {
  readonly value: string
  readonly words: string
  readonly path: string
  readonly count: number
}

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
<div class="facets">${facet('topic', 'Topic', topicChoices(context, datasets))}${facet('department', 'Department', departmentChoices(datasets))}</div>
<div>
<div class="results-bar"><p id="result-count" role="status">${countText(datasets.length, 'dataset')}</p><p class="sorting"><label for="sort">Sort by</label> <select id="sort" name="sort"><option value="">Best match</option><option value="newest">Newest</option><option value="title">Title</option></select></p></div>
${resultList(datasets)}
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

/** Links for readers without script, checkboxes for the island: the style sheet shows one of the two. */
function facet(name: string, heading: string, choices: readonly Choice[]): Markup | '' {
  if (choices.length === 0) return ''
  const boxes = choices.map(
    ({ value, words, count }) =>
      html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"><span>${words}</span> <span class="choice-count">${numberText(count)}</span></label>`,
  )
  const links = choices.map(
    ({ path, words, count }) =>
      html`<li><a href="${path}">${words}</a> <span class="choice-count">${numberText(count)}</span></li>`,
  )
  return html`<fieldset class="facet with-script"><legend>${heading}</legend><div class="choices">${boxes}</div></fieldset>
<nav class="facet without-script" aria-label="${heading}"><p class="facet-name">${heading}</p><ul>${links}</ul></nav>
`
}

function topicChoices(context: SiteContext, datasets: readonly LiveDataset[]): Choice[] {
  return context.city.topics
    .map((topic) => {
      const value = slugFor(topic)
      const count = datasets.filter((dataset) => slugFor(dataset.current.metadata.topic) === value).length
      return { value, words: topic, path: topicPath(topic), count }
    })
    .filter(({ count }) => count > 0)
}

function departmentChoices(datasets: readonly LiveDataset[]): Choice[] {
  const choices = new Map<string, Choice>()
  for (const { department } of byTitle(datasets)) {
    const before = choices.get(department.id)?.count ?? 0
    const path = departmentPath(department.id)
    choices.set(department.id, { value: department.id, words: department.name, path, count: before + 1 })
  }
  return [...choices.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
