// web/catalog/dataset-facts.ts: what stands beside a dataset: who, under which terms, since when, and its versions.
import { html } from 'hono/html'
import { datasetPath, departmentPath, versionPath } from '../../core/catalog/addresses.ts'
import { licenceOf } from '../../core/catalog/licences.ts'
import type { LiveDataset, PublishedVersion } from '../../core/catalog/published.ts'
import { nextUpdate } from './freshness.ts'
import { sign } from './icons.ts'
import { mailLink, searchLink } from './links.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, SiteContext } from './view.ts'
import { countText, dayText, FREQUENCY_WORDS } from './words.ts'

export function about(context: SiteContext, dataset: LiveDataset): Markup {
  const { department, current } = dataset
  const { metadata } = current
  const licence = licenceOf(metadata.license)
  const email = metadata.contactEmail || context.city.contactEmail
  return html`<h2 id="about">About this dataset</h2>
${paragraphs(metadata.description)}
<dl class="details">
<dt>Department</dt><dd><a href="${departmentPath(department.id)}">${department.name}</a></dd>
<dt>Licence</dt><dd>${licence.url ? html`<a href="${licence.url}" rel="license">${licence.name}</a>` : licence.name}</dd>
${conditionsFact(current)}
<dt>Updated</dt><dd><time datetime="${current.publishedAt}">${dayText(current.publishedAt)}</time></dd>
<dt>First published</dt><dd><time datetime="${dataset.firstPublishedAt}">${dayText(dataset.firstPublishedAt)}</time></dd>
<dt>Update frequency</dt><dd>${FREQUENCY_WORDS[metadata.frequency]}</dd>
${nextUpdate(dataset)}
<dt>Identifier</dt><dd><code>${dataset.id}</code></dd>
<dt>Contact</dt><dd><a href="${mailLink(email, metadata.title)}">${metadata.contactName || department.name}</a></dd>
</dl>
${keywords(context, metadata.keywords)}`
}

/** What users must observe; open data without conditions says nothing about it. */
function conditionsFact({ classification, metadata }: PublishedVersion): Markup | '' {
  if (metadata.conditions) return html`<dt>Conditions of use</dt><dd class="long-text">${metadata.conditions}</dd>`
  if (classification !== 'open-with-conditions') return ''
  return html`<dt>Conditions of use</dt><dd>None beyond the licence. It was reviewed as <a href="/about/governance/">data that needs care</a>.</dd>`
}

/** Every version with its date; the heading is the page's. */
export function history(dataset: PublishedDataset): Markup {
  const versions = dataset.versions.map((version) => {
    const words = version.withdrawn
      ? html`<span class="badge warn">Withdrawn</span>`
      : html`<span>${countText(version.rows, 'row')}</span>`
    return html`<li><a href="${versionPath(dataset.slug, version.number)}">Version ${version.number}</a> <time datetime="${version.publishedAt}">${dayText(version.publishedAt)}</time> ${words}</li>
`
  })
  return html`<ol class="history" reversed>${versions}</ol>
<p><a class="with-sign" href="${datasetPath(dataset.slug)}feed.atom">${sign('feed')}Follow changes by feed</a></p>`
}

/** Blank lines in a description part its paragraphs. */
function paragraphs(description: string): Markup[] {
  return description
    .split(/\n\s*\n/)
    .filter((text) => text.trim() !== '')
    .map((text) => html`<p>${text.trim()}</p>`)
}

function keywords(context: SiteContext, words: readonly string[]): Markup | '' {
  if (words.length === 0) return ''
  const links = words.map((word) => html`<li><a href="${searchLink(context, word)}">${word}</a></li>`)
  return html`<h3>Keywords</h3><ul class="keywords">${links}</ul>`
}
