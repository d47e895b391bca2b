// web/catalog/views/view-frame.ts: what the pages share on which readers look at one dataset in their browser: table, chart, map, SQL.
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import { layoutWords } from '../language/layout.ts'
import { frame } from '../layout.ts'
import { to } from '../links.ts'
import type { Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'

/** Ways to look at a dataset. Their address is `/{view}/?dataset={slug}`; embedded, `/embed/{view}/?dataset={slug}`. */
export const VIEWS = ['table', 'chart', 'map', 'sql'] as const
export type View = (typeof VIEWS)[number]
export const EMBEDDED_VIEWS = ['table', 'chart', 'map'] as const
export type EmbeddedView = (typeof EMBEDDED_VIEWS)[number]

export const viewPath = (view: View): string => `/${view}/`
export const embedPath = (view: EmbeddedView): string => `/embed/${view}/`

const en = {
  views: 'Ways to look at this dataset',
  table: 'Table',
  chart: 'Chart',
  map: 'Map',
  sql: 'SQL',
  loading: 'Loading…',
  datasets: 'Datasets',
  noScript:
    'This needs JavaScript, because the data is read straight into your browser. Without it, the dataset’s page has its first rows, its chart and all its files:',
  allDatasets: 'all datasets',
}

const es: typeof en = {
  views: 'Maneras de ver este conjunto de datos',
  table: 'Tabla',
  chart: 'Gráfico',
  map: 'Mapa',
  sql: 'SQL',
  loading: 'Cargando…',
  datasets: 'Conjuntos de datos',
  noScript:
    'Esto necesita JavaScript, porque los datos se leen directamente en su navegador. Sin él, la página del conjunto de datos tiene sus primeras filas, su gráfico y todos sus archivos:',
  allDatasets: 'todos los conjuntos de datos',
}

export const viewWords: Readonly<Record<Language, typeof en>> = { en, es }

/** One page for every dataset: which one is in its address, so that a new version rewrites none of them. */
export interface ViewPage {
  readonly view: View
  readonly title: string
  readonly description: string
  /** Island, e.g. `explore.js`. */
  readonly script: string
  readonly content: Markup
}

/**
 * The frame of a view. The island fills `#view-title`, `#view-crumb` and the links' `dataset`, and shows `#view` when it has the dataset.
 */
export function viewPage(context: SiteContext, page: ViewPage): string {
  const words = viewWords[context.language]
  const tabs = VIEWS.map((view) => {
    const here = view === page.view ? html` aria-current="page"` : ''
    return html`<li><a href="${to(context, viewPath(view))}" data-view="${view}"${here}>${words[view]}</a></li>`
  })
  return frame(context, {
    path: viewPath(page.view),
    title: page.title,
    description: page.description,
    scripts: [page.script],
    styles: ['views.css'],
    noindex: true,
    content: html`<div class="page-top view-top"><div class="wrap">
<nav class="crumbs" aria-label="${layoutWords[context.language].breadcrumb}"><ol><li><a href="${to(context, '/datasets/')}">${words.datasets}</a></li><li><a id="view-crumb" href="${to(context, '/datasets/')}" hidden></a></li></ol></nav>
<h1 id="view-title">${page.title}</h1>
<nav aria-label="${words.views}"><ul class="view-tabs">${tabs}</ul></nav>
</div></div>
<div class="wrap view-body">
<noscript><div class="alert"><p>${words.noScript} <a href="${to(context, '/datasets/')}">${words.allDatasets}</a>.</p></div></noscript>
<p id="view-status" class="with-script" role="status">${words.loading}</p>
<div id="view" hidden>${page.content}</div>
</div>`,
  })
}
