// web/catalog/views/embed-frame.ts: what stands around a view in a frame of another site: title, source, the way to the portal.
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import { asset } from '../layout.ts'
import { to } from '../links.ts'
import { documentText, type Markup } from '../markup.ts'
import { embedNotice } from '../notice-banner.ts'
import type { SiteContext } from '../view.ts'
import { type EmbeddedView, embedPath, viewPath, viewWords } from './view-frame.ts'

const en = {
  open: 'Open in the portal',
  newTab: '(opens in a new tab)',
  source: 'Source',
  updated: 'Updated {day}',
  noScript: 'This needs JavaScript. The data is at',
}

const es: typeof en = {
  open: 'Abrir en el portal',
  newTab: '(se abre en una pestaña nueva)',
  source: 'Fuente',
  updated: 'Actualizado el {day}',
  noScript: 'Esto necesita JavaScript. Los datos están en',
}

export const embedWords: Readonly<Record<Language, typeof en>> = { en, es }

export interface EmbedPage {
  readonly view: EmbeddedView
  readonly title: string
  readonly description: string
  /** Island, e.g. `chart.js`. */
  readonly script: string
  readonly content: Markup
}

/**
 * A page to be framed. The island of the view finds the ids it knows from the page of the view;
 * web/islands/embed.ts fills in the dataset's title, source and links.
 */
export function embedFrame(context: SiteContext, page: EmbedPage): string {
  const words = embedWords[context.language]
  const site = `${context.city.name} ${context.city.portalName}`
  const view = to(context, viewPath(page.view))
  const styles = ['site.css', 'views.css', 'theme.css']
  const scripts = ['embed.js', page.script]
  return documentText(html`<!doctype html>
<html lang="${context.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} – ${site}</title>
<meta name="description" content="${page.description}">
<meta name="robots" content="noindex">
${styles.map((name) => html`<link rel="stylesheet" href="${asset(context, name)}">`)}
<script src="${asset(context, 'theme.js')}"></script>
${scripts.map((name) => html`<script type="module" src="${asset(context, name)}"></script>`)}
<link rel="icon" href="${asset(context, 'icon.svg')}" type="image/svg+xml">
<link rel="canonical" href="${context.url}${view}">
</head>
<body class="embed embed-${page.view}" data-embed="${page.view}">
<main class="embed-main">
<h1 class="embed-title"><a id="embed-title" href="${view}" target="_blank" rel="noopener">${page.title}</a></h1>
<noscript><p class="alert">${words.noScript} <a href="${to(context, '/datasets/')}" target="_blank" rel="noopener">${site}</a>.</p></noscript>
<p id="view-status" role="status">${viewWords[context.language].loading}</p>
<div id="view" hidden>${page.content}</div>
</main>
${embedNotice(context)}
<footer class="embed-source"><p>${words.source}: <a href="${to(context, '/')}" target="_blank" rel="noopener">${site}</a><span id="embed-facts" data-updated="${words.updated}"></span></p>
<p><a id="embed-open" href="${view}" target="_blank" rel="noopener">${words.open}<span class="visually-hidden"> ${words.newTab}</span></a></p></footer>
</body>
</html>`)
}

/** Where the page lies. */
export const embedAddressOf = (context: SiteContext, view: EmbeddedView): string => to(context, embedPath(view))
