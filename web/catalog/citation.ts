// web/catalog/citation.ts: how to cite one version of a dataset, as text and as BibTeX, ready to copy.
import { html } from 'hono/html'
import { versionPath } from '../../core/catalog/addresses.ts'
import { codeBlock } from './code-block.ts'
import { datasetWords } from './language/dataset.ts'
import type { Markup } from './markup.ts'
import type { PublishedDataset, PublishedVersion, SiteContext } from './view.ts'

export function citation(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): Markup {
  const words = datasetWords[context.language]
  return html`<section class="cite" aria-labelledby="cite"><h2 id="cite">${words.cite}</h2>
<p>${words.citeNote}</p>
${codeBlock(context, words.citation, citationText(context, dataset, version))}
${codeBlock(context, words.bibtex, bibtex(context, dataset, version))}</section>`
}

/** In the manner of DataCite: who (when): what, version, kind of thing. Publisher. Address. */
export function citationText(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): string {
  const { city } = context
  const words = datasetWords[context.language]
  const year = version.publishedAt.slice(0, 4)
  const what = `${version.metadata.title} (${words.versionIn(version.number)}) [${words.dataSet}]`
  return `${dataset.department.name}, ${city.name} (${year}). ${what}. ${city.portalName}. ${addressOf(context, dataset, version)}`
}

export function bibtex(context: SiteContext, dataset: PublishedDataset, version: PublishedVersion): string {
  const { city } = context
  const fields: readonly (readonly [string, string])[] = [
    ['title', `{${inTex(version.metadata.title)}}`],
    ['author', `{${inTex(`${dataset.department.name}, ${city.name}`)}}`],
    ['publisher', inTex(`${city.name} ${city.portalName}`)],
    ['year', version.publishedAt.slice(0, 4)],
    ['month', String(Number(version.publishedAt.slice(5, 7)))],
    ['version', String(version.number)],
    ['url', addressOf(context, dataset, version)],
  ]
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`)
  return `@misc{${dataset.slug}-v${version.number},\n${lines.join(',\n')}\n}`
}

/** The page of the version in the city's first language: one address for everybody. */
function addressOf({ url }: SiteContext, { slug }: PublishedDataset, { number }: PublishedVersion): string {
  return url + versionPath(slug, number)
}

const TEX_WORDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

/** Signs that mean something to TeX, written so that they print. */
function inTex(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\{}$&#%_~^]/g, (sign) => TEX_WORDS[sign] ?? `\\${sign}`)
}
