// web/catalog/list-facets.ts: what a list of datasets can be narrowed by, with how many datasets each choice has.
import { html } from 'hono/html'
import { departmentPath, topicPath } from '../../core/catalog/addresses.ts'
import { licenceOf } from '../../core/catalog/licences.ts'
import { topicName } from '../../core/catalog/localised.ts'
import { compareText } from '../../core/catalog/published.ts'
import type { FreshnessState } from '../../core/freshness.ts'
import { freshnessStates } from '../../core/freshness-words.ts'
import { slugFor } from '../../core/keys.ts'
import type { Language } from '../../core/languages.ts'
import type { Frequency } from '../../core/model.ts'
import type { FacetName } from '../../core/search/facet-names.ts'
import { listWords } from './language/lists.ts'
import { to } from './links.ts'
import { type ListedDataset, listedByTitle, listedFacets } from './listed.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { formatText, frequencyWords, textsIn } from './words.ts'

/** One choice of a filter, and how many datasets it leaves. */
interface Choice {
  readonly value: string
  readonly words: string
  /** The list of it, for readers without script. */
  readonly path?: string
  readonly count: number
}

/** All filters beside the list. */
export function facets(context: SiteContext, datasets: readonly ListedDataset[]): Markup {
  return html`<div class="facets">${facet(context, 'topic', topicChoices(context, datasets))}${facet(context, 'department', departmentChoices(datasets))}${moreFacets(context, datasets)}</div>`
}

/** Links for readers without script, checkboxes for the island: the style sheet shows one of the two. */
function facet(context: SiteContext, name: FacetName, choices: readonly Choice[]): Markup | '' {
  if (choices.length === 0) return ''
  const heading = listWords[context.language].facets[name]
  const { number } = textsIn(context)
  const links = choices.map(
    ({ path, words, count }) =>
      html`<li><a href="${to(context, path!)}">${words}</a> <span class="choice-count">${number(count)}</span></li>`,
  )
  return html`${boxes(context, name, choices, 'with-script')}
<nav class="facet without-script" aria-label="${heading}"><p class="facet-name">${heading}</p><ul>${links}</ul></nav>
`
}

function boxes(context: SiteContext, name: FacetName, choices: readonly Choice[], shown = ''): Markup {
  const { number } = textsIn(context)
  const labels = choices.map(
    ({ value, words, count }) =>
      html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"><span>${words}</span> <span class="choice-count">${number(count)}</span></label>`,
  )
  return html`<fieldset class="facet ${shown}"><legend>${listWords[context.language].facets[name]}</legend><div class="choices">${labels}</div></fieldset>`
}

/** Facets that have no pages of their own; only the island can use them, and only where they tell datasets apart. */
function moreFacets(context: SiteContext, datasets: readonly ListedDataset[]): Markup | '' {
  const useful = MORE.map((name) => {
    const choices = choicesOf(context.language, name, datasets).filter(({ count }) => count < datasets.length)
    return { name, choices }
  }).filter(({ choices }) => choices.length > 0)
  if (useful.length === 0) return ''
  return html`<details class="more-facets with-script"><summary>${listWords[context.language].moreFilters}</summary>${useful.map(({ name, choices }) => boxes(context, name, choices))}</details>
`
}

const MORE = ['format', 'licence', 'frequency', 'freshness', 'map'] as const

/** @param dataset one that has the value */
type ChoiceWords = (language: Language, value: string, dataset: ListedDataset) => string

const CHOICE_WORDS: Readonly<Record<(typeof MORE)[number], ChoiceWords>> = {
  format: (_, value) => formatText(value),
  licence: (_, __, { license }) => licenceOf(license).name,
  frequency: (language, value) => frequencyWords(language)[value as Frequency],
  freshness: (language, value) => freshnessStates(language)[value as FreshnessState],
  map: (language) => listWords[language].hasPlaces,
}

/** Most datasets first. */
function choicesOf(language: Language, name: (typeof MORE)[number], datasets: readonly ListedDataset[]): Choice[] {
  const choices = new Map<string, Choice>()
  for (const dataset of datasets) {
    for (const value of listedFacets(dataset)[name]) {
      const before = choices.get(value)
      const words = before?.words ?? CHOICE_WORDS[name](language, value, dataset)
      choices.set(value, { value, words, count: (before?.count ?? 0) + 1 })
    }
  }
  return [...choices.values()].sort((a, b) => b.count - a.count || compareText(a.value, b.value))
}

function topicChoices(context: SiteContext, datasets: readonly ListedDataset[]): Choice[] {
  const own = Map.groupBy(datasets, ({ topic }) => slugFor(topic))
  return context.city.topics
    .map((topic) => {
      const value = slugFor(topic)
      return {
        value,
        words: topicName(context, topic),
        path: topicPath(topic),
        count: own.get(value)?.length ?? 0,
      }
    })
    .filter(({ count }) => count > 0)
}

function departmentChoices(datasets: readonly ListedDataset[]): Choice[] {
  const groups = Map.groupBy(listedByTitle(datasets), ({ department }) => department.id)
  return [...groups]
    .map(([id, own]) => ({
      value: id,
      words: own[0]!.department.name,
      path: departmentPath(id),
      count: own.length,
    }))
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value))
}
