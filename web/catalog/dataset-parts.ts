// web/catalog/dataset-parts.ts: the parts that the page of a dataset and the page of one version share.
import { html } from 'hono/html'
import { filePath, latestOf } from '../../core/catalog/addresses.ts'
import { CHANGES_FILE } from '../../core/file-names.ts'
import type { Distribution } from '../../core/model.ts'
import { redactionNote } from './dataset-quality.ts'
import { sign } from './icons.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion } from './view.ts'
import { bytesText, dayText, formatText, ROLE_WORDS, TYPE_WORDS } from './words.ts'

/** Files about the data rather than of it: they have their own links. */
const SIDE_FILES = new Set([
  'profile.json',
  'report.json',
  'datapackage.json',
  'croissant.json',
  'checksums.txt',
  CHANGES_FILE,
])

/** Formats in the order of how many people can open them; the first two are the buttons at the top. */
const RANKS = ['csv', 'xlsx', 'geojson', 'parquet', 'json', 'ndjson', 'csv.gz']

/** The data files, CSV first: it is the one that most people can open. */
export function dataFiles(version: PublishedVersion): Distribution[] {
  const rank = ({ format }: Distribution) => (RANKS.indexOf(format) + RANKS.length + 1) % (RANKS.length + 1)
  return version.distributions.filter((file) => !SIDE_FILES.has(file.name)).sort((a, b) => rank(a) - rank(b))
}

/** The two most wanted files, newest form, and the way to the code samples. */
export function downloadButtons(slug: string, version: PublishedVersion): Markup {
  const buttons = dataFiles(version)
    .slice(0, 2)
    .map((file, index) => {
      const address = latestOf(slug, version, file.format) ?? filePath(slug, version.number, file.name)
      return html`<a class="button${index > 0 ? ' quiet' : ''}" href="${address}" download>${sign('download')}<span>Download ${formatText(file.format)} <small>(${bytesText(file.bytes)})</small></span></a>`
    })
  return html`<div class="actions">${buttons}<a class="button quiet" href="#use">${sign('code')}<span>Use the API</span></a></div>`
}

export function fileList(dataset: PublishedDataset, version: PublishedVersion): Markup {
  const address = (name: string) => filePath(dataset.slug, version.number, name)
  const files = dataFiles(version).map(
    (file) =>
      html`<li><a href="${address(file.name)}" download><span class="format">${formatText(file.format)}</span><span class="file-name">${file.name}</span></a><span class="file-size">${bytesText(file.bytes)}</span><span class="checksum"><span>SHA-256</span> <code>${file.sha256}</code></span></li>
`,
  )
  return html`<section aria-labelledby="files"><div class="section-head"><h2 id="files">Files of version ${version.number}</h2><a href="${address('checksums.txt')}">All checksums</a></div>
<p class="muted">These addresses never change what they return.</p>
${redactionNote(version)}
<ul class="files">${files}</ul></section>`
}

export function columnTable(version: PublishedVersion): Markup {
  const described = new Map(version.metadata.columns.map((column) => [column.name, column]))
  const rows = version.columns.map((column) => {
    const words = described.get(column.name)
    const title = words?.title ? html`<span class="column-title">${words.title}</span> ` : ''
    return html`<tr><th scope="row"><code>${column.name}</code></th><td>${TYPE_WORDS[column.type]}</td><td>${title}${words?.description ?? ''}</td></tr>
`
  })
  return html`<section aria-labelledby="columns"><h2 id="columns">Columns</h2>
<div class="table-scroll" role="region" aria-label="Column descriptions" tabindex="0"><table class="words"><thead><tr><th scope="col">Name</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

/** Who signed, by role: names stay inside the city. */
export function signOffList(dataset: PublishedDataset, version: PublishedVersion): Markup {
  const steps = version.signOffs.map(
    ({ role, at }) =>
      html`<li><span class="badge ok">${version.isStanding ? 'Signed in advance' : 'Signed'}</span> ${ROLE_WORDS[role]}, <time datetime="${at}">${dayText(at)}</time></li>`,
  )
  return html`<section aria-labelledby="checked"><h2 id="checked">How it was checked</h2>
<ul class="checks"><li><span class="badge ok">Passed</span> Automatic checks of structure, types and personal data</li>${steps}</ul>
<p><a href="/about/governance/">Who signs what</a> · <a href="${filePath(dataset.slug, version.number, 'report.json')}">Read the full report</a></p></section>`
}
