// web/catalog/version-page.ts: the page of one version, and the tombstone that stays when data was withdrawn.
import { html } from 'hono/html'
import { datasetPath, versionPath } from '../../core/catalog/addresses.ts'
import { titleOf } from '../../core/catalog/published.ts'
import { history } from './dataset-facts.ts'
import { breadcrumbs } from './dataset-page.ts'
import { columnTable, fileList, signOffList } from './dataset-parts.ts'
import { changesSection, qualitySection } from './dataset-quality.ts'
import { frame } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './view.ts'
import { dayText, numberText, summaryOf } from './words.ts'

/** The page at `/datasets/{slug}/v/{n}/`. It does not change once a newer version is out, but for the note on top. */
export function versionPage(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): string {
  const title = `${version.metadata.title}, version ${version.number}`
  return frame(context, {
    path: versionPath(dataset.slug, version.number),
    title,
    description: summaryOf(version.metadata.description, 155),
    feed: `${datasetPath(dataset.slug)}feed`,
    content: html`<div class="page-top"><div class="wrap">
${breadcrumbs(steps(dataset), `Version ${version.number}`)}
<h1>${title}</h1>
${versionNote(dataset, version)}
<dl class="facts">
<div><dt>Published</dt><dd><time datetime="${version.publishedAt}">${dayText(version.publishedAt)}</time></dd></div>
<div><dt>Rows</dt><dd>${numberText(version.rows)}</dd></div>
<div><dt>Columns</dt><dd>${numberText(version.columns.length)}</dd></div>
</dl>
</div></div>
<div class="wrap with-aside"><div class="stack">
${fileList(dataset, version)}
${columnTable(version)}
${qualitySection(version)}
${changesSection(dataset, version)}
${signOffList(dataset, version)}
</div><aside class="aside" aria-labelledby="versions"><h2 id="versions">Versions</h2>${history(dataset)}</aside></div>`,
  })
}

/**
 * What stays at an address whose data was withdrawn: the title, when and why, nothing of the data.
 *
 * @param version the withdrawn version; null for the dataset's own page
 */
export function tombstonePage(
  context: SiteContext,
  dataset: PublishedDataset,
  version: PublishedVersion | null,
): string {
  const path = version ? versionPath(dataset.slug, version.number) : datasetPath(dataset.slug)
  const title = version ? `${titleOf(dataset)}, version ${version.number}` : titleOf(dataset)
  const withdrawal = withdrawalOf(dataset, version)
  return frame(context, {
    path,
    title: `Withdrawn: ${title}`,
    description: `This data was withdrawn by ${dataset.department.name}.`,
    feed: `${datasetPath(dataset.slug)}feed`,
    noindex: true,
    content: html`<div class="page-top"><div class="wrap">
${breadcrumbs(version ? steps(dataset) : [{ path: '/datasets/', words: 'Datasets' }], version ? `Version ${version.number}` : title)}
<h1>${title}</h1>
<div class="alert warn"><p><strong>This ${version ? 'version' : 'dataset'} was withdrawn${withdrawal ? html` on <time datetime="${withdrawal.at}">${dayText(withdrawal.at)}</time>` : ''}.</strong></p>${withdrawal ? html`<p>${withdrawal.reason}</p>` : ''}</div>
<p>${version && dataset.current ? html`<a href="${datasetPath(dataset.slug)}">Go to the newest version</a>` : html`<a href="/datasets/">See all datasets</a>`} or <a href="${mailLink(context.city.contactEmail, title)}">ask ${dataset.department.name}</a>.</p>
</div></div>`,
  })
}

/** A version's own withdrawal, or the newest one of its dataset. */
function withdrawalOf(dataset: PublishedDataset, version: PublishedVersion | null): PublishedVersion['withdrawn'] {
  return version?.withdrawn ?? dataset.versions.find((one) => one.withdrawn)?.withdrawn
}

function versionNote(dataset: PublishedDataset, version: PublishedVersion): Markup {
  if (dataset.current?.number === version.number) {
    return html`<p class="lead">The newest version. See the <a href="${datasetPath(dataset.slug)}">dataset</a> for a preview and code samples.</p>`
  }
  return html`<div class="alert"><p>There is a newer version: <a href="${datasetPath(dataset.slug)}">go to the dataset</a>.</p></div>`
}

function steps(dataset: PublishedDataset): { readonly path: string; readonly words: string }[] {
  return [
    { path: '/datasets/', words: 'Datasets' },
    { path: datasetPath(dataset.slug), words: titleOf(dataset) },
  ]
}
