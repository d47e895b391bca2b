// web/catalog/dataset-row.ts: one dataset in a list. The search in the reader's browser moves and hides these rows.
import { html } from 'hono/html'
import { datasetPath } from '../../core/catalog/addresses.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { slugFor } from '../../core/keys.ts'
import { chooseChart } from './chart-choice.ts'
import { histogram } from './charts.ts'
import { freshnessBadge } from './freshness.ts'
import type { Markup } from './markup.ts'
import { compactText, dayText, formatText, summaryOf } from './words.ts'

/** A row with its summary; `data-` attributes are what the search island filters and sorts by. */
export function resultRow(dataset: LiveDataset): Markup {
  const { slug, department, current } = dataset
  const { metadata } = current
  return html`<li class="result" data-slug="${slug}" data-topic="${slugFor(metadata.topic)}" data-department="${department.id}" data-updated="${current.publishedAt}">
<h2><a href="${datasetPath(slug)}">${metadata.title}</a></h2>
<p>${summaryOf(metadata.description, 220)}</p>
<div class="result-foot">${freshnessBadge(dataset)}<span>${department.name}</span><span>${metadata.topic}</span><span>Updated ${time(current.publishedAt)}</span><span>${compactText(current.rows)} ${current.rows === 1 ? 'row' : 'rows'}</span>${formatTags(dataset)}</div>
${thumb(dataset)}
</li>
`
}

/** A row of two lines, for short lists. */
export function shortRow(dataset: LiveDataset): Markup {
  const { slug, department, current } = dataset
  return html`<li class="row"><h3><a href="${datasetPath(slug)}">${current.metadata.title}</a></h3><p class="row-meta">${freshnessBadge(dataset)}<span>${department.name}</span><span>${time(current.publishedAt)}</span></p>${thumb(dataset)}</li>
`
}

/** An absolute date; the page island may add how long ago that is. */
export function time(at: string): Markup {
  return html`<time datetime="${at}" data-relative>${dayText(at)}</time>`
}

/** Formats in order, each once: a dataset may have several files of one. */
export function formatsOf(dataset: LiveDataset): string[] {
  return [...new Set(dataset.current.distributions.map((distribution) => formatText(distribution.format)))]
}

function formatTags(dataset: LiveDataset): Markup {
  return html`<span class="tags">${formatsOf(dataset).map((format) => html`<span class="tag">${format}</span>`)}</span>`
}

/** The dataset's own chart, small: decoration, its page has the readable one. */
function thumb({ profile }: LiveDataset): Markup | '' {
  const chart = profile && chooseChart(profile)
  if (!chart) return ''
  return html`<span class="thumb">${histogram(
    chart.points.map((point) => point.count),
    null,
    120,
    40,
  )}</span>`
}
