// web/catalog/version-page.ts: the page of one version, and the tombstone that stays when data was withdrawn.
import { html } from 'hono/html'
import { datasetPath, versionPath } from '../../core/catalog/addresses.ts'
import { titleOf } from '../../core/catalog/published.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { citation } from './citation.ts'
import { knownIssues } from './dataset-facts.ts'
import { columnTable, fileList, signOffList } from './dataset-parts.ts'
import { changesSection, qualityFact, qualitySection } from './dataset-quality.ts'
import { spoken } from './dataset-row.ts'
import { history } from './dataset-versions.ts'
import { langOf } from './every-language.ts'
import { datasetWords } from './language/dataset.ts'
import { versionWords } from './language/versions.ts'
import { frame } from './layout.ts'
import { mailLink, to } from './links.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './view.ts'
import { summaryOf, textsIn } from './words.ts'

/** The page at `/datasets/{slug}/v/{n}/`. It does not change once a newer version is out, but for the note on top. */
export function versionPage(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): string {
  const words = versionWords[context.language]
  const facts = datasetWords[context.language]
  const { day, number } = textsIn(context)
  const title = words.titleAt(version.metadata.title, version.number)
  return frame(context, {
    path: versionPath(dataset.slug, version.number),
    title,
    description: summaryOf(version.metadata.description, 155),
    feed: `${datasetPath(dataset.slug)}feed`,
    content: html`<div class="page-top"><div class="wrap">
${breadcrumbs(context, steps(context, dataset), words.version(version.number))}
<h1><span${spoken(version)}>${version.metadata.title}</span>, ${words.versionOf(version.number)}</h1>
${versionNote(context, dataset, version)}
<dl class="facts">
<div><dt>${words.published}</dt><dd><time datetime="${version.publishedAt}">${day(version.publishedAt)}</time></dd></div>
<div><dt>${facts.rows}</dt><dd>${number(version.rows)}</dd></div>
<div><dt>${facts.columns}</dt><dd>${number(version.columns.length)}</dd></div>
${qualityFact(context, version)}
</dl>
</div></div>
<div class="wrap with-aside"><div class="stack">
${knownIssues(context, version)}
${fileList(context, dataset, version)}
${columnTable(context, version)}
${changesSection(context, dataset, version)}
${citation(context, dataset, version)}
${qualitySection(context, version)}
${signOffList(context, dataset, version)}
</div><aside class="aside" aria-labelledby="versions"><h2 id="versions">${words.versions}</h2>${history(context, dataset)}</aside></div>`,
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
  const words = versionWords[context.language]
  const path = version ? versionPath(dataset.slug, version.number) : datasetPath(dataset.slug)
  const title = version ? words.titleAt(titleOf(dataset), version.number) : titleOf(dataset)
  const lang = spoken(dataset.current ?? dataset.versions[0] ?? {})
  const crumbs = version
    ? steps(context, dataset)
    : [{ path: '/datasets/', words: datasetWords[context.language].datasets }]
  return frame(context, {
    path,
    title: words.withdrawnTitle(title),
    description: words.withdrawnDescription(dataset.department.name),
    feed: `${datasetPath(dataset.slug)}feed`,
    noindex: true,
    content: html`<div class="page-top"><div class="wrap">
${breadcrumbs(context, crumbs, version ? words.version(version.number) : html`<span${lang}>${title}</span>`)}
<h1><span${lang}>${titleOf(dataset)}</span>${version ? `, ${words.versionOf(version.number)}` : ''}</h1>
${withdrawalNote(context, dataset, version)}
<p>${
      version && dataset.current
        ? html`<a href="${to(context, datasetPath(dataset.slug))}">${words.goToNewest}</a>`
        : html`<a href="${to(context, '/datasets/')}">${words.seeAll}</a>`
    } ${words.orAsk} <a href="${mailLink(context.city.contactEmail, title)}">${words.ask(dataset.department.name)}</a>.</p>
</div></div>`,
  })
}

/** When and why, in the words of those who withdrew it. */
function withdrawalNote(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion | null): Markup {
  const words = versionWords[context.language]
  // A version's own withdrawal, or the newest one of its dataset.
  const withdrawal = version?.withdrawn ?? dataset.versions.find((one) => one.withdrawn)?.withdrawn
  const day = withdrawal
    ? html` ${words.withdrawnOn} <time datetime="${withdrawal.at}">${textsIn(context).day(withdrawal.at)}</time>`
    : ''
  const reason = withdrawal ? html`<p${langOf(context)}>${withdrawal.reason}</p>` : ''
  return html`<div class="alert warn"><p><strong>${version ? words.versionWithdrawn : words.datasetWithdrawn}${day}.</strong></p>${reason}</div>`
}

function versionNote(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): Markup {
  const words = versionWords[context.language]
  const address = to(context, datasetPath(dataset.slug))
  if (dataset.current?.number === version.number) {
    const [before, link, after] = words.newest
    return html`<p class="lead">${before} <a href="${address}">${link}</a> ${after}</p>`
  }
  const [before, link] = words.newer
  return html`<div class="alert"><p>${before} <a href="${address}">${link}</a>.</p></div>`
}

function steps(context: SiteContext, dataset: PublishedDataset): { path: string; words: string | Markup }[] {
  const shown = dataset.current ?? dataset.versions[0]
  return [
    { path: '/datasets/', words: datasetWords[context.language].datasets },
    { path: datasetPath(dataset.slug), words: html`<span${spoken(shown ?? {})}>${titleOf(dataset)}</span>` },
  ]
}
