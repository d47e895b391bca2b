// web/catalog/dataset-parts.ts: the parts that the page of a dataset and the page of one version share.
import { html } from 'hono/html'
import { filePath, latestOf } from '../../core/catalog/addresses.ts'
import { isDataFile, README_FILE } from '../../core/file-names.ts'
import type { Distribution } from '../../core/model.ts'
import { langOfColumn } from './dataset-language.ts'
import { redactionNote } from './dataset-quality.ts'
import { sign } from './icons.ts'
import { datasetWords } from './language/dataset.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './view.ts'
import { formatText, roleWords, textsIn, typeWords } from './words.ts'

/** Formats in the order of how many people can open them; the first two are the buttons at the top. */
const RANKS = ['csv', 'xlsx', 'geojson', 'parquet', 'json', 'ndjson', 'csv.gz']

/** The data files, CSV first: it is the one that most people can open. */
export function dataFiles(version: PublishedVersion): Distribution[] {
  const rank = ({ format }: Distribution) => (RANKS.indexOf(format) + RANKS.length + 1) % (RANKS.length + 1)
  return version.distributions.filter(isDataFile).sort((a, b) => rank(a) - rank(b))
}

/** The two most wanted files, newest form, and the way to the code samples. */
export function downloadButtons(context: SiteContext, slug: string, version: PublishedVersion): Markup {
  const words = datasetWords[context.language]
  const texts = textsIn(context)
  const buttons = dataFiles(version)
    .slice(0, 2)
    .map((file, index) => {
      const address = latestOf(slug, version, file.format) ?? filePath(slug, version.number, file.name)
      return html`<a class="button${index > 0 ? ' quiet' : ''}" href="${address}" download>${sign('download')}<span>${words.download} ${formatText(file.format)} <small>(${texts.bytes(file.bytes)})</small></span></a>`
    })
  return html`<div class="actions">${buttons}<a class="button quiet" href="#use">${sign('code')}<span>${words.useApi}</span></a></div>`
}

export function fileList(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): Markup {
  const words = datasetWords[context.language]
  const texts = textsIn(context)
  const address = (name: string) => filePath(dataset.slug, version.number, name)
  const files = dataFiles(version).map(
    (file) =>
      html`<li><a href="${address(file.name)}" download><span class="format">${formatText(file.format)}</span><span class="file-name">${file.name}</span></a><span class="file-size">${texts.bytes(file.bytes)}</span><span class="checksum"><span>SHA-256</span> <code>${file.sha256}</code></span></li>
`,
  )
  return html`<section aria-labelledby="files"><div class="section-head"><h2 id="files">${words.files(version.number)}</h2><a href="${address('checksums.txt')}">${words.checksums}</a></div>
<p class="muted">${words.filesNote} <a href="${address(README_FILE)}">${README_FILE}</a></p>
${redactionNote(context, version)}
<ul class="files">${files}</ul></section>`
}

export function columnTable(context: SiteContext, version: PublishedVersion): Markup {
  const words = datasetWords[context.language]
  const types = typeWords(context.language)
  const described = new Map(version.metadata.columns.map((column) => [column.name, column]))
  const rows = version.columns.map((column) => {
    const own = described.get(column.name)
    const title = own?.title ? html`<span class="column-title">${own.title}</span> ` : ''
    return html`<tr><th scope="row"><code>${column.name}</code></th><td>${types[column.type]}</td><td${own ? langOfColumn(context, version, column.name) : ''}>${title}${own?.description ?? ''}</td></tr>
`
  })
  return html`<section aria-labelledby="columns"><h2 id="columns">${words.columns}</h2>
<div class="table-scroll" role="region" aria-label="${words.columnsRegion}" tabindex="0"><table class="words"><thead><tr><th scope="col">${words.name}</th><th scope="col">${words.type}</th><th scope="col">${words.meaning}</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** Who signed, by role: names stay inside the city. */
export function signOffList(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): Markup {
  const words = datasetWords[context.language]
  const roles = roleWords(context.language)
  const texts = textsIn(context)
  const signed = version.isStanding ? words.signedInAdvance : words.signed
  const steps = version.signOffs.map(
    ({ role, at }) =>
      html`<li><span class="badge ok">${signed}</span> <span>${roles[role]}, <time datetime="${at}">${texts.day(at)}</time></span></li>`,
  )
  return html`<section aria-labelledby="checked"><h2 id="checked">${words.checked}</h2>
<ul class="checks"><li><span class="badge ok">${words.passed}</span> <span>${words.automatic}</span></li>${steps}</ul>
<p><a href="${to(context, '/about/governance/')}">${words.whoSigns}</a> · <a href="${filePath(dataset.slug, version.number, 'report.json')}">${words.fullReport}</a></p></section>`
}
