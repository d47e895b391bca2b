// web/catalog/closed-pages.ts: what the public finds before the launch: that something is coming, and nothing of it.
import { html } from 'hono/html'
import { contextIn } from '../../core/catalog/localised.ts'
import { robotsText, securityText } from '../../core/catalog/machine-texts.ts'
import { LANGUAGE_NAMES, languagesOf } from '../../core/languages.ts'
import type { IsoTime } from '../../core/model.ts'
import { inEveryLanguage, webPage } from './every-language.ts'
import { launchWords } from './language/launch.ts'
import { layoutWords } from './language/layout.ts'
import { asset, type Page } from './layout.ts'
import { mailLink, to } from './links.ts'
import { documentText, type Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** @param now the day of security.txt: it ends a year after the first of this month */
export function closedPages(context: SiteContext, now: IsoTime): Page[] {
  const hidden: SiteContext = { ...context, noindex: true }
  return [
    ...inEveryLanguage(hidden, (own) => [webPage(own, '/', comingPage(own))]),
    { path: '404.html', body: missingPage(hidden), mediaType: 'text/html; charset=utf-8' },
    { path: 'robots.txt', body: robotsText(hidden), mediaType: TEXT },
    {
      path: '.well-known/security.txt',
      body: securityText(hidden, `${now.slice(0, 7)}-01T00:00:00.000Z`),
      mediaType: TEXT,
    },
  ]
}

const TEXT = 'text/plain; charset=utf-8'

function comingPage(context: SiteContext): string {
  const { city, language } = context
  const words = launchWords[language]
  return closedFrame(context, {
    path: '/',
    title: `${city.name} ${city.portalName}`,
    content: html`<h1>${words.comingTitle(city.name)}</h1><p class="lead">${opening(context)}</p>
<p>${words.comingText}</p>
<p>${words.questions} <a href="${mailLink(city.contactEmail)}">${city.contactEmail}</a></p>`,
  })
}

/** The day is no secret once it is set: the city sets it to be known. */
function opening(context: SiteContext): Markup | string {
  const words = launchWords[context.language]
  const at = context.launch?.state === 'scheduled' ? context.launch.scheduledAt : undefined
  return at ? html`${words.opensOn} <time datetime="${at}">${textsIn(context).minute(at)} UTC</time>.` : words.opensSoon
}

/** In every language: the address does not tell the reader's. */
function missingPage(context: SiteContext): string {
  const others = languagesOf(context.city).filter((language) => language !== context.language)
  const part = (own: SiteContext) => {
    const words = launchWords[own.language]
    return html`<p class="lead">${words.nothingHere} <a href="${to(own, '/')}">${words.toTheFront}</a></p>`
  }
  return closedFrame(context, {
    path: '/404.html',
    title: launchWords[context.language].nothingTitle,
    content: html`<h1>${launchWords[context.language].nothingTitle}</h1>${part(context)}
${others.map((language) => html`<section lang="${language}"><h2>${launchWords[language].nothingTitle}</h2>${part(contextIn(context, language))}</section>`)}`,
  })
}

interface ClosedPage {
  readonly path: string
  readonly title: string
  readonly content: Markup
}

/** Without the ways into a catalog that nobody may see yet. */
function closedFrame(context: SiteContext, { path, title, content }: ClosedPage): string {
  const { city, language } = context
  const words = layoutWords[language]
  const others = path === '/' ? languagesOf(city).filter((other) => other !== language) : []
  return documentText(html`<!doctype html>
<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${launchWords[language].comingTitle(city.name)}">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${asset(context, 'site.css')}">
<link rel="stylesheet" href="${asset(context, 'city.css')}">
<link rel="stylesheet" href="${asset(context, 'theme.css')}">
<script src="${asset(context, 'theme.js')}"></script>
<link rel="icon" href="${asset(context, 'icon.svg')}" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="site-header"><div class="wrap">
<a class="brand" href="${to(context, '/')}"><img src="${asset(context, 'icon.svg')}" alt="" width="40" height="40"><span><span class="brand-city">${city.name}</span> <span class="brand-portal">${city.portalName}</span></span></a>
${others.length > 0 ? html`<ul class="languages" aria-label="${words.languages}">${others.map((other) => html`<li><a href="${to(contextIn(context, other), '/')}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a></li>`)}</ul>` : ''}
</div></header>
<main id="main" tabindex="-1"><div class="wrap page-body coming">${content}</div></main>
<footer class="site-footer"><div class="wrap"><p><strong>${city.name} · ${city.portalName}</strong></p><ul><li><a href="${mailLink(city.contactEmail)}">${words.contact}</a></li><li><a href="/console/">${words.staff}</a></li></ul></div></footer>
</body>
</html>`)
}
