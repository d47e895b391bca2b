// web/catalog/text-pages.ts: pages of words: about, for developers, not found.
import { html } from 'hono/html'
import type { LiveDataset } from '../../core/catalog/published.ts'
import { codeBlock } from './dataset-usage.ts'
import { aboutFreshness } from './freshness.ts'
import { frame } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'

export function aboutPage(context: SiteContext, datasets: readonly LiveDataset[]): string {
  const { city } = context
  const mail = html`<a href="${mailLink(city.contactEmail)}">${city.contactEmail}</a>`
  return textPage(
    context,
    '/about/',
    'About',
    `How ${city.name} publishes data.`,
    html`<p class="lead">${city.name} publishes data that it holds for the public, so that anyone can look, check and build.</p>
<h2>How data gets here</h2>
<p>A department uploads a file. It is checked automatically for structure, types and personal data. Reviewers read the report and sign; nobody signs off their own upload. Only then it is published, and the page of the dataset says which reviews it had and when. <a href="/about/governance/">Who signs what</a> is public, too.</p>
<h2>The rules</h2>
<p>What we publish, what we keep back and why, how fast we correct: our <a href="/about/policies/">policies</a>, each signed by the people who answer for it.</p>
<h2>Versions</h2>
<p>Every update is a new version. Files of a version never change, so work that quotes them can be repeated. When data has to be withdrawn, its address says when and why.</p>
${aboutFreshness(datasets)}
<h2>Licences</h2>
<p>Every dataset names its licence. Most need no more than naming the source.</p>
<h2 id="privacy">Privacy</h2>
<p>This site sets no cookies for readers, uses no trackers and loads nothing from other sites. Your choice of light or dark stays in your browser. What you type into the search stays in your browser, too.</p>
<h2 id="accessibility">Accessibility</h2>
<p>We aim at WCAG 2.2, level AA. Pages work without script, by keyboard and with screen readers; every chart has its numbers as a table. If something is hard to use, write to ${mail}.</p>
<h2>Contact</h2>
<p>Questions, corrections, wishes: ${mail}.</p>`,
  )
}

export function developersPage(context: SiteContext): string {
  const { url } = context
  return textPage(
    context,
    '/developers/',
    'Developers',
    'Files, API, catalog and feeds.',
    html`<p class="lead">Everything public is a file at a steady address. No key, no account, no cookies.</p>
<h2>Files</h2>
<p>Replace <code>{dataset}</code> by the last part of a dataset's address.</p>
${codeBlock('The newest version', `${url}/files/{dataset}/latest.csv\n${url}/files/{dataset}/latest.parquet`)}
${codeBlock('One version, never changes', `${url}/files/{dataset}/v/{number}/{dataset}.csv\n${url}/files/{dataset}/v/{number}/checksums.txt`)}
<p>Files answer to range requests and carry an ETag, so a program can read parts of a Parquet file and ask cheaply whether something is new.</p>
${codeBlock('SQL over a file, with DuckDB', `SELECT *\nFROM '${url}/files/{dataset}/latest.parquet'\nLIMIT 10;`)}
<h2>API</h2>
<p>The <a href="/api/v1/docs">API reference</a> and its <a href="/api/v1/openapi.json">OpenAPI description</a>.</p>
${codeBlock('A dataset with its versions', `curl ${url}/api/v1/datasets/{dataset}`)}
<h2>The whole catalog</h2>
<ul>
<li><a href="/data.json">data.json</a>: DCAT-US 1.1, for harvesters</li>
<li><a href="/feed.atom">feed.atom</a> and <a href="/feed.json">feed.json</a>: new versions; every dataset has its own as well</li>
<li><a href="/freshness.json">freshness.json</a>: how often each dataset is renewed, when the next version is due, and whether it is late</li>
<li><a href="/plan/inventory.csv">plan/inventory.csv</a>: everything the city holds, published or not; <a href="/plan/calendar.ics">plan/calendar.ics</a>: what is planned for which day</li>
<li><a href="/audit/heads.json">audit/heads.json</a>: the fingerprint of the audit log, day by day</li>
<li><a href="/sitemap.xml">sitemap.xml</a>: every page</li>
<li><a href="/llms.txt">llms.txt</a>: the catalog for language models</li>
</ul>`,
  )
}

/** The page for addresses that hold nothing; its key is `404.html`. */
export function notFoundPage(context: SiteContext): string {
  return frame(context, {
    path: '/404.html',
    title: 'Not found',
    description: 'There is nothing at this address.',
    noindex: true,
    content: html`<div class="page-top"><div class="wrap"><h1>There is nothing at this address</h1><p class="lead">It may have moved. Search for it, or <a href="/datasets/">see all datasets</a>.</p>
<form role="search" action="/datasets/" method="get">${searchBox(context, 'visually-hidden')}</form></div></div>`,
  })
}

function textPage(context: SiteContext, path: string, title: string, description: string, body: Markup): string {
  return frame(context, {
    path,
    title,
    description,
    content: html`<div class="page-top"><div class="wrap"><h1>${title}</h1></div></div><div class="wrap page-body prose">${body}</div>`,
  })
}
