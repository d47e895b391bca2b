// web/catalog/dataset-page.ts: the page of a dataset: what it is, its first rows, how to get it and how it was checked.
import { html } from 'hono/html'
import { datasetPath, topicPath } from '../../core/catalog/addresses.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { schemaOrgDataset } from '../../core/catalog/schema-org.ts'
import { chooseChart } from './chart-choice.ts'
import { chartFigure } from './chart-figure.ts'
import { about, history } from './dataset-facts.ts'
import { columnTable, dataFiles, downloadButtons, fileList, signOffList } from './dataset-parts.ts'
import { changesSection, qualityFact, qualitySection } from './dataset-quality.ts'
import { time } from './dataset-row.ts'
import { usage } from './dataset-usage.ts'
import { freshnessFact, freshnessNotice } from './freshness.ts'
import { frame } from './layout.ts'
import type { Markup } from './markup.ts'
import { preview } from './preview.ts'
import type { SiteContext } from './view.ts'
import { FREQUENCY_WORDS, numberText, summaryOf } from './words.ts'

/** The page at `/datasets/{slug}/`. `related` are other datasets worth a look, best first. */
export function datasetPage(context: SiteContext, dataset: LiveDataset, related: readonly LiveDataset[]): string {
  const { current, profile, slug } = dataset
  const { metadata } = current
  const chart = profile && chooseChart(profile)
  return frame(context, {
    path: datasetPath(slug),
    title: metadata.title,
    description: summaryOf(metadata.description, 155),
    feed: `${datasetPath(slug)}feed`,
    jsonLd: schemaOrgDataset(context, dataset, current),
    content: html`${top(dataset)}
${profile && profile.preview.length > 0 ? preview(profile) : ''}
<div class="wrap with-aside">
<div class="stack">
${chart ? chartFigure(metadata.title, chart) : ''}
${fileList(dataset, current)}
${columnTable(current)}
${usage(context, dataset, chart)}
${qualitySection(current)}
${changesSection(dataset, current)}
${signOffList(dataset, current)}
</div>
<aside class="aside" aria-labelledby="about">
${about(context, dataset)}
<h3>Versions</h3>${history(dataset)}
${relatedList(related)}
</aside>
</div>`,
  })
}

/** Where you are: every page of a dataset begins with it. */
export function breadcrumbs(steps: readonly { readonly path: string; readonly words: string }[], here: string): Markup {
  const links = steps.map(({ path, words }) => html`<li><a href="${path}">${words}</a></li>`)
  return html`<nav class="crumbs" aria-label="Breadcrumb"><ol>${links}<li><span aria-current="page">${here}</span></li></ol></nav>`
}

function top(dataset: LiveDataset): Markup {
  const { current } = dataset
  const { metadata } = current
  const steps = [
    { path: '/datasets/', words: 'Datasets' },
    { path: topicPath(metadata.topic), words: metadata.topic },
  ]
  const file = dataFiles(current).length > 0
  return html`<div class="page-top"><div class="wrap">
${breadcrumbs(steps, metadata.title)}
<h1>${metadata.title}</h1>
<p class="lead">${summaryOf(metadata.description, 240)}</p>
<dl class="facts">
<div><dt>Updated</dt><dd>${time(current.publishedAt)}</dd></div>
<div><dt>Rows</dt><dd>${numberText(current.rows)}</dd></div>
<div><dt>Columns</dt><dd>${numberText(current.columns.length)}</dd></div>
<div><dt>Update frequency</dt><dd>${FREQUENCY_WORDS[metadata.frequency]}</dd></div>
${freshnessFact(dataset)}
${qualityFact(current)}
</dl>
${freshnessNotice(dataset)}
${file ? downloadButtons(dataset.slug, current) : ''}
</div></div>`
}

function relatedList(related: readonly LiveDataset[]): Markup | '' {
  if (related.length === 0) return ''
  const links = related.map(
    ({ slug, current }) => html`<li><a href="${datasetPath(slug)}">${current.metadata.title}</a></li>`,
  )
  return html`<h3>Related datasets</h3><ul>${links}</ul>`
}
