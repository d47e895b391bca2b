// web/catalog/dataset-facts.ts: what stands beside a dataset: who, under which terms, since when, and what is wrong with it.
import { html } from 'hono/html'
import { departmentPath } from '../../core/catalog/addresses.ts'
import { licenceOf } from '../../core/catalog/licences.ts'
import type { LiveDataset, PublishedVersion } from '../../core/catalog/published.ts'
import { langOfPart } from './dataset-language.ts'
import { spoken } from './dataset-row.ts'
import { langOf } from './every-language.ts'
import { nextUpdate } from './freshness.ts'
import { datasetWords } from './language/dataset.ts'
import { mailLink, searchLink, to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { frequencyWords, textsIn } from './words.ts'

export function about(context: SiteContext, dataset: LiveDataset): Markup {
  const { department, current } = dataset
  const { metadata } = current
  const words = datasetWords[context.language]
  const { day } = textsIn(context)
  const licence = licenceOf(metadata.license)
  return html`<h2 id="about">${words.about}</h2>
<div class="long"${spoken(current)}>${longText(metadata.description)}</div>
<dl class="details">
<dt>${words.department}</dt><dd><a href="${to(context, departmentPath(department.id))}">${department.name}</a></dd>
<dt>${words.licence}</dt><dd>${licence.url ? html`<a href="${licence.url}" rel="license">${licence.name}</a>` : licence.name}</dd>
${conditionsFact(context, current)}
<dt>${words.updated}</dt><dd><time datetime="${current.publishedAt}">${day(current.publishedAt)}</time></dd>
<dt>${words.firstPublished}</dt><dd><time datetime="${dataset.firstPublishedAt}">${day(dataset.firstPublishedAt)}</time></dd>
<dt>${words.frequency}</dt><dd>${frequencyWords(context.language)[metadata.frequency]}</dd>
${nextUpdate(context, dataset)}
<dt>${words.identifier}</dt><dd><code>${dataset.id}</code></dd>
<dt>${words.contact}</dt><dd><a href="${mailLink(contactOf(context, current), metadata.title)}">${metadata.contactName || department.name}</a><br><a href="${reportLink(context, current)}">${words.report}</a></dd>
</dl>
${keywords(context, metadata.keywords)}`
}

function contactOf({ city }: SiteContext, { metadata }: PublishedVersion): string {
  return metadata.contactEmail || city.contactEmail
}

/** A mail that says in its subject which data it is about. */
function reportLink(context: SiteContext, version: PublishedVersion): string {
  const { reportSubject } = datasetWords[context.language]
  return mailLink(contactOf(context, version), reportSubject(version.metadata.title, version.number))
}

/** What its department knows to be wrong, before the data itself; nothing where nothing is known. */
export function knownIssues(context: SiteContext, version: PublishedVersion): Markup | '' {
  const issues = version.metadata.knownIssues?.trim()
  if (!issues) return ''
  const words = datasetWords[context.language]
  return html`<section class="issues" aria-labelledby="issues"><h2 id="issues">${words.issues}</h2>
<div class="long"${langOfPart(context, version, (texts) => !!texts.knownIssues)}>${longText(issues)}</div>
<p><a href="${reportLink(context, version)}">${words.report}</a></p></section>`
}

/** What users must observe; open data without conditions says nothing about it. */
function conditionsFact(context: SiteContext, version: PublishedVersion): Markup | '' {
  const { classification, metadata } = version
  const words = datasetWords[context.language]
  if (metadata.conditions) {
    const lang = langOfPart(context, version, (texts) => !!texts.conditions)
    return html`<dt>${words.conditions}</dt><dd class="long-text"${lang}>${metadata.conditions}</dd>`
  }
  if (classification !== 'open-with-conditions') return ''
  const governance = to(context, '/about/governance/')
  return html`<dt>${words.conditions}</dt><dd>${words.noConditions} <a href="${governance}">${words.needsCare}</a>.</dd>`
}

/** Blank lines part its paragraphs. */
function longText(text: string): Markup[] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${part.trim()}</p>`)
}

/** Keywords have no translation: they are in the city's first language. */
function keywords(context: SiteContext, words: readonly string[]): Markup | '' {
  if (words.length === 0) return ''
  const links = words.map((word) => html`<li><a href="${searchLink(context, word)}">${word}</a></li>`)
  return html`<h3>${datasetWords[context.language].keywords}</h3><ul class="keywords"${langOf(context)}>${links}</ul>`
}
