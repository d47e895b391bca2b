// web/catalog/list-facets.ts: what a list of datasets can be narrowed by, with how many datasets each choice has.
import { html } from 'hono/html'
import { departmentPath, topicPath } from '../../core/catalog/addresses.ts'
import { licenceOf } from '../../core/catalog/licences.ts'
import { byTitle, compareText, type LiveDataset } from '../../core/catalog/published.ts'
import type { FreshnessState } from '../../core/freshness.ts'
import { FRESHNESS_WORDS } from '../../core/freshness-words.ts'
import { slugFor } from '../../core/keys.ts'
import type { Frequency } from '../../core/model.ts'
import { facetsOf } from '../../core/search/documents.ts'
import type { FacetName } from '../../core/search/facet-names.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { FREQUENCY_WORDS, formatText, numberText } from './words.ts'

/** One choice of a filter, and how many datasets it leaves. */
interface Choice {
  readonly value: string
  readonly words: string
  /** The list of it, for readers without script. */
  readonly path?: string
  readonly count: number
}

/** All filters beside the list. */
export function facets(context: SiteContext, datasets: readonly LiveDataset[]): Markup {
  return html`<div class="facets">${facet('topic', 'Topic', topicChoices(context, datasets))}${facet('department', 'Department', departmentChoices(datasets))}${moreFacets(datasets)}</div>`
}

/** Links for readers without script, checkboxes for the island: the style sheet shows one of the two. */
function facet(name: FacetName, heading: string, choices: readonly Choice[]): Markup | '' {
  if (choices.length === 0) return ''
  const links = choices.map(
    ({ path, words, count }) =>
      html`<li><a href="${path}">${words}</a> <span class="choice-count">${numberText(count)}</span></li>`,
  )
  return html`${boxes(name, heading, choices, 'with-script')}
<nav class="facet without-script" aria-label="${heading}"><p class="facet-name">${heading}</p><ul>${links}</ul></nav>
`
}

function boxes(name: FacetName, heading: string, choices: readonly Choice[], shown = ''): Markup {
  const labels = choices.map(
    ({ value, words, count }) =>
      html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"><span>${words}</span> <span class="choice-count">${numberText(count)}</span></label>`,
  )
  return html`<fieldset class="facet ${shown}"><legend>${heading}</legend><div class="choices">${labels}</div></fieldset>`
}

/** Facets that have no pages of their own; only the island can use them, and only where they tell datasets apart. */
function moreFacets(datasets: readonly LiveDataset[]): Markup | '' {
  const useful = MORE.map(({ name, heading, words }) => ({
    name,
    heading,
    choices: choicesOf(name, words, datasets).filter(({ count }) => count < datasets.length),
  })).filter(({ choices }) => choices.length > 0)
  if (useful.length === 0) return ''
  return html`<details class="more-facets with-script"><summary>More filters</summary>${useful.map(({ name, heading, choices }) => boxes(name, heading, choices))}</details>
`
}

interface MoreFacet {
  readonly name: FacetName
  readonly heading: string
  /** @param dataset one that has the value */
  readonly words: (value: string, dataset: LiveDataset) => string
}

const MORE: readonly MoreFacet[] = [
  { name: 'format', heading: 'Format', words: formatText },
  { name: 'licence', heading: 'Licence', words: (_, { current }) => licenceOf(current.metadata.license).name },
  { name: 'frequency', heading: 'Updated', words: (value) => FREQUENCY_WORDS[value as Frequency] },
  { name: 'freshness', heading: 'Freshness', words: (value) => FRESHNESS_WORDS[value as FreshnessState].words },
  { name: 'map', heading: 'Map', words: () => 'Has places' },
]

/** Most datasets first. */
function choicesOf(name: FacetName, words: MoreFacet['words'], datasets: readonly LiveDataset[]): Choice[] {
  const choices = new Map<string, Choice>()
  for (const dataset of datasets) {
    for (const value of facetsOf(dataset)[name]) {
      const count = (choices.get(value)?.count ?? 0) + 1
      choices.set(value, { value, words: words(value, dataset), count })
    }
  }
  return [...choices.values()].sort((a, b) => b.count - a.count || compareText(a.value, b.value))
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
