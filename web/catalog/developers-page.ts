// web/catalog/developers-page.ts: the guide for developers: every address that a program can use, with examples to copy.
import { html } from 'hono/html'
import { GALLERY_PATH } from '../../core/catalog/addresses.ts'
import { latestKey } from '../../core/keys.ts'
import { languagesOf, pathIn } from '../../core/languages.ts'
import { codeBlock } from './code-block.ts'
import { developerWords } from './language/developers.ts'
import { galleryWords } from './language/gallery.ts'
import { frame } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { EMBEDDED_VIEWS, embedPath, VIEWS, viewPath } from './views/view-frame.ts'

/** Stands for the last part of a dataset's address. */
const DATASET = '{dataset}'

interface Chapter {
  readonly id: string
  readonly heading: string
  readonly body: Markup
}

export function developersPage(context: SiteContext): string {
  const words = developerWords[context.language]
  const chapters = [files, facts, sql, frames, catalog, feeds, search, api, rest].flatMap((chapter) => chapter(context))
  const contents = chapters.map(({ id, heading }) => html`<li><a href="#${id}">${heading}</a></li>`)
  return frame(context, {
    path: '/developers/',
    title: words.title,
    description: words.description,
    content: html`<div class="page-top"><div class="wrap"><h1>${words.title}</h1><p class="lead">${words.lead}</p></div></div>
<div class="wrap guide"><nav class="guide-contents" aria-labelledby="contents"><p id="contents">${words.contents}</p><ul>${contents}</ul></nav>
<div class="prose">${chapters.map(
      ({ id, heading, body }) => html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${body}</section>
`,
    )}</div></div>`,
  })
}

function files(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const { url } = context
  const newest = ['csv', 'parquet'].map((extension) => `${url}/${latestKey(DATASET, extension)}`).join('\n')
  const version = ['{dataset}.csv', '{dataset}.parquet', 'checksums.txt']
    .map((name) => `${url}/files/${DATASET}/v/{number}/${name}`)
    .join('\n')
  const body = html`<p>${words.filesText}</p>
${codeBlock(context, words.newest, newest)}
${codeBlock(context, words.version, version)}
<p>${words.filesRules}</p>`
  return [{ id: 'files', heading: words.files, body }]
}

function facts(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const body = html`<p>${words.factsText}</p>
${codeBlock(context, words.factsCode, `curl ${context.url}/datasets/${DATASET}/dataset.json`)}`
  return [{ id: 'facts', heading: words.facts, body }]
}

function sql(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const file = `${context.url}/${latestKey(DATASET, 'parquet')}`
  const body = html`<p>${words.sqlText}</p>
${codeBlock(context, words.sqlDuckdb, `SELECT *\nFROM '${file}'\nLIMIT 10;`)}
${codeBlock(context, words.sqlPandas, `import pandas as pd\n\ntable = pd.read_parquet('${file}')`)}
<p>${words.sqlBrowser} <a href="${to(context, viewPath('sql'))}">${words.sqlPage}</a>.</p>`
  return [{ id: 'sql', heading: words.sql, body }]
}

function frames(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const paths = [...VIEWS.map(viewPath), ...EMBEDDED_VIEWS.map(embedPath)]
  const addresses = paths.map((path) => `${context.url}${to(context, path)}?dataset=${DATASET}`)
  const source = `${context.url}${to(context, embedPath('chart'))}?dataset=${DATASET}`
  const code = `<iframe src="${source}" title="…"\n  width="100%" height="520" loading="lazy" style="border:0"></iframe>`
  const body = html`<p>${words.framesText}</p>
${codeBlock(context, words.views, addresses.join('\n'))}
${codeBlock(context, words.frame, code)}`
  return [{ id: 'frames', heading: words.frames, body }]
}

function catalog({ language }: SiteContext): Chapter[] {
  const words = developerWords[language]
  const items = words.catalogItems.map(
    ([path, what]) => html`<li><a href="${path}">${path.slice(1)}</a>: ${what}</li>
`,
  )
  return [{ id: 'catalog', heading: words.catalog, body: html`<ul>${items}</ul>` }]
}

function feeds(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const own = ['atom', 'json'].map((extension) => `${context.url}/datasets/${DATASET}/feed.${extension}`)
  const body = html`<p>${words.feedsText}</p>
${codeBlock(context, words.feedsCode, own.join('\n'))}`
  return [{ id: 'feeds', heading: words.feeds, body }]
}

function search(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const link = `${context.url}${to(context, '/datasets/')}?q=trees&format=parquet&sort=newest`
  const manifest = `${context.url}${to(context, '/search/index.json')}`
  const body = html`<p>${words.searchText}</p>
${codeBlock(context, words.searchCode, `${link}\n${manifest}`)}`
  return [{ id: 'search', heading: words.search, body }]
}

function api(context: SiteContext): Chapter[] {
  const words = developerWords[context.language]
  const body = html`<p>${words.apiText}</p>
${codeBlock(context, words.apiCode, `curl ${context.url}/api/v1/datasets/${DATASET}`)}`
  return [{ id: 'api', heading: words.api, body }]
}

function rest(context: SiteContext): Chapter[] {
  const { city, language } = context
  const gallery = galleryWords[language]
  const words = developerWords[language]
  const other = languagesOf(city).at(-1)!
  return [
    {
      id: 'languages',
      heading: words.languages,
      body: html`<p>${words.languagesText(pathIn(city, other, '/datasets/'))}</p>`,
    },
    {
      id: 'gallery',
      heading: gallery.title,
      body: html`<p>${gallery.description} <a href="${to(context, GALLERY_PATH)}">${gallery.see}</a></p>`,
    },
    { id: 'fair', heading: words.fair, body: html`<p>${words.fairText}</p>` },
  ]
}
