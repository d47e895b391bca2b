// web/catalog/dataset-page.ts: the page of a dataset: what it is, its first rows, how to get it and how it was checked.
import { html } from 'hono/html'
import { datasetPath, topicPath } from '../../core/catalog/addresses.ts'
import { topicName } from '../../core/catalog/localised.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { schemaOrgDataset } from '../../core/catalog/schema-org.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { chooseCharts } from './chart-choice.ts'
import { chartSection } from './chart-figure.ts'
import { citation } from './citation.ts'
import { about, knownIssues } from './dataset-facts.ts'
import { columnTable, dataFiles, downloadButtons, fileList, signOffList } from './dataset-parts.ts'
import { changesSection, qualityFact, qualitySection } from './dataset-quality.ts'
import { spoken, time } from './dataset-row.ts'
import { usage } from './dataset-usage.ts'
import { history } from './dataset-versions.ts'
import { waysToLook } from './dataset-views.ts'
import { freshnessBadge, freshnessFact, freshnessNotice } from './freshness.ts'
import { datasetWords } from './language/dataset.ts'
import { versionWords } from './language/versions.ts'
import { frame } from './layout.ts'
import { to } from './links.ts'
import type { ListedDataset } from './listed.ts'
import type { Markup } from './markup.ts'
import { preview } from './preview.ts'
import type { SiteContext } from './view.ts'
import { frequencyWords, summaryOf, textsIn } from './words.ts'

/** Another dataset that is worth a look, in the language of the page. */
export type RelatedDataset = Pick<ListedDataset, 'slug' | 'title' | 'summary' | 'freshness' | 'language'>

const LEAD_CHARACTERS = 240

/** The page at `/datasets/{slug}/`. `related` come best first. */
export function datasetPage(context: SiteContext, dataset: LiveDataset, related: readonly RelatedDataset[]): string {
  const { current, profile, slug } = dataset
  const { metadata } = current
  const charts = profile ? chooseCharts(profile, context.language) : []
  return frame(context, {
    path: datasetPath(slug),
    title: metadata.title,
    description: summaryOf(metadata.description, 155),
    feed: `${datasetPath(slug)}feed`,
    jsonLd: schemaOrgDataset(context, dataset, current),
    ...(dataset.card ? { card: dataset.card } : {}),
    content: html`${top(context, dataset)}
<div class="wrap look">${waysToLook(context, dataset)}
${profile && profile.preview.length > 0 ? preview(context, profile) : ''}</div>
<div class="wrap with-aside">
<div class="stack later">
${knownIssues(context, current)}
${chartSection(context, dataset, charts)}
${fileList(context, dataset, current)}
${columnTable(context, current)}
${usage(context, dataset, charts)}
${citation(context, dataset, current)}
${qualitySection(context, current)}
${changesSection(context, dataset, current)}
${signOffList(context, dataset, current)}
</div>
<aside class="aside" aria-labelledby="about">
${about(context, dataset)}
<h3>${versionWords[context.language].versions}</h3>${history(context, dataset)}
</aside>
</div>
${relatedDatasets(context, related)}`,
  })
}

function top(context: SiteContext, dataset: LiveDataset): Markup {
  const { current } = dataset
  const { metadata } = current
  const words = datasetWords[context.language]
  const texts = textsIn(context)
  const steps = [
    { path: '/datasets/', words: words.datasets },
    { path: topicPath(metadata.topic), words: topicName(context, metadata.topic) },
  ]
  return html`<div class="page-top"><div class="wrap">
${breadcrumbs(context, steps, html`<span${spoken(current)}>${metadata.title}</span>`)}
<h1${spoken(current)}>${metadata.title}</h1>
<p class="lead"${spoken(current)}>${summaryOf(metadata.description, LEAD_CHARACTERS)}</p>
<dl class="facts">
<div><dt>${words.updated}</dt><dd>${time(context, current.publishedAt)}</dd></div>
<div><dt>${words.rows}</dt><dd>${texts.number(current.rows)}</dd></div>
<div><dt>${words.columns}</dt><dd>${texts.number(current.columns.length)}</dd></div>
<div><dt>${words.frequency}</dt><dd>${frequencyWords(context.language)[metadata.frequency]}</dd></div>
${freshnessFact(context, dataset)}
${qualityFact(context, current)}
</dl>
${freshnessNotice(context, dataset)}
${dataFiles(current).length > 0 ? downloadButtons(context, dataset.slug, current) : ''}
</div></div>`
}

function relatedDatasets(context: SiteContext, related: readonly RelatedDataset[]): Markup | '' {
  if (related.length === 0) return ''
  const cards = related.map(
    (
      one,
    ) => html`<li><a href="${to(context, datasetPath(one.slug))}"><span class="tile-name"${spoken(one)}>${one.title}</span><span class="card-summary"${spoken(one)}>${summaryOf(one.summary, 110)}</span>${freshnessBadge(context, one)}</a></li>
`,
  )
  return html`<section class="wrap related" aria-labelledby="related"><h2 id="related">${datasetWords[context.language].related}</h2><ul class="cards">${cards}</ul></section>`
}
