// web/catalog/layout.ts: what every page has around its content.
import { html } from 'hono/html'
import { PRESS_PATH } from '../../core/catalog/addresses.ts'
import { firstLanguage, LANGUAGE_NAMES, languagesOf, pathIn } from '../../core/languages.ts'
import { portalCardPath } from './card.ts'
import { sign } from './icons.ts'
import { layoutWords } from './language/layout.ts'
import { hasLaunchBanner, launchBanner } from './launch-banner.ts'
import { mailLink, to } from './links.ts'
import { documentText, jsonBlock, type Markup } from './markup.ts'
import { noticeBanner } from './notice-banner.ts'
import type { SiteContext } from './view.ts'

/** A file of the site: its key in the site bucket and what it holds. */
export interface Page {
  /** Such as `datasets/street-trees/index.html`. */
  readonly path: string
  readonly body: string
  readonly mediaType: string
}

/** What one page is about. */
export interface PageFrame {
  /** Address in the city's first language, begins with `/`. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly content: Markup
  /** Islands beside the ones on every page. */
  readonly scripts?: readonly string[]
  /** Style sheets beside the ones on every page. */
  readonly styles?: readonly string[]
  readonly jsonLd?: object
  /** Feed of this page without its extension; the catalog's when absent. */
  readonly feed?: string
  readonly noindex?: boolean
  /** Picture for those who share the address: its own address, 1200 by 630 pixels; the portal's when absent. */
  readonly card?: string
  /** Address of the page that says the same and should be found instead, in the city's first language. */
  readonly canonical?: string
}

const NAVIGATION = [
  { path: '/datasets/', words: 'datasets' },
  { path: '/departments/', words: 'departments' },
  { path: '/news/', words: 'news' },
  { path: '/developers/', words: 'developers' },
  { path: '/about/', words: 'about' },
] as const

/** Pages about the city's governance need a style sheet of their own; the pages that most readers open do without. */
const CITY_PAGES = ['/about/', '/plan/', '/departments/', '/audit/', '/news/', '/beta/', '/press/'] as const

export const HTML_TYPE = 'text/html; charset=utf-8'

/** Address of a built file. */
export function asset(context: SiteContext, name: string): string {
  const address = context.assets[name]
  if (!address)
    throw new Error(`no address for the asset ${name}, found ${Object.keys(context.assets).join(', ') || 'none'}`)
  return address
}

/** A whole page. It works without script; the scripts add to it. */
export function frame(context: SiteContext, page: PageFrame): string {
  return documentText(html`<!doctype html>
<html lang="${context.language}" dir="ltr">
${head(context, page)}
<body>
<a class="skip" href="#main">${layoutWords[context.language].skip}</a>
${noticeBanner(context, page)}
${launchBanner(context, page)}
${header(context, page)}
<main id="main" tabindex="-1">
${page.content}
</main>
${footer(context)}
</body>
</html>`)
}

function head(context: SiteContext, page: PageFrame): Markup {
  const { city, url } = context
  const site = `${city.name} ${city.portalName}`
  const title = page.path === '/' ? site : `${page.title} – ${site}`
  const feed = page.feed ?? '/feed'
  const scripts = ['page.js', ...(page.scripts ?? [])]
  const words = layoutWords[context.language]
  const here = url + to(context, page.path)
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
${context.noindex || page.noindex ? html`<meta name="robots" content="noindex">` : ''}
<link rel="stylesheet" href="${asset(context, 'site.css')}">
${stylesOf(context, page).map((name) => html`<link rel="stylesheet" href="${asset(context, name)}">`)}
<link rel="stylesheet" href="${asset(context, 'theme.css')}">
<link rel="preload" href="${asset(context, 'public-sans.woff2')}" as="font" type="font/woff2" crossorigin fetchpriority="low">
<script src="${asset(context, 'theme.js')}"></script>
${scripts.map((name) => html`<script type="module" src="${asset(context, name)}"></script>`)}
<link rel="icon" href="${asset(context, 'icon.svg')}" type="image/svg+xml">
<link rel="canonical" href="${page.canonical ? url + to(context, page.canonical) : here}">
${alternates(context, page)}
<link rel="alternate" type="application/atom+xml" title="${words.changesAtom}" href="${feed}.atom">
<link rel="alternate" type="application/feed+json" title="${words.changesJson}" href="${feed}.json">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${site}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${here}">
<meta property="og:locale" content="${context.language}">
<meta property="og:image" content="${url}${page.card ?? portalCardPath(context)}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="${page.card ? page.title : site}">
<meta name="twitter:card" content="summary_large_image">
${page.jsonLd ? html`<script type="application/ld+json">${jsonBlock(page.jsonLd)}</script>` : ''}
</head>`
}

function stylesOf(context: SiteContext, { path, styles = [] }: PageFrame): string[] {
  const isOfCity = CITY_PAGES.some((part) => path.startsWith(part)) || hasLaunchBanner(context, { path })
  return [...(isOfCity ? ['city.css'] : []), ...styles]
}

/** The same page in the other languages, for search engines. */
function alternates({ city, url }: SiteContext, { path }: PageFrame): Markup[] {
  const links = languagesOf(city).map((language) => ({
    language: language as string,
    path: pathIn(city, language, path),
  }))
  const all = [...links, { language: 'x-default', path: pathIn(city, firstLanguage(city), path) }]
  return all.map((link) => html`<link rel="alternate" hreflang="${link.language}" href="${url}${link.path}">`)
}

function header(context: SiteContext, page: PageFrame): Markup {
  const { city } = context
  const words = layoutWords[context.language]
  const links = NAVIGATION.map(({ path, words: name }) => {
    const here =
      page.path === path ? html` aria-current="page"` : page.path.startsWith(path) ? html` aria-current="true"` : ''
    return html`<li><a href="${to(context, path)}"${here}>${words[name]}</a></li>`
  })
  return html`<header class="site-header"><div class="wrap">
<a class="brand" href="${to(context, '/')}"><img src="${asset(context, 'icon.svg')}" alt="" width="40" height="40"><span><span class="brand-city">${city.name}</span> <span class="brand-portal">${city.portalName}</span></span></a>
<nav aria-label="${words.navigation}"><ul>${links}</ul></nav>
${languageLinks(context, page)}
<button type="button" class="icon-button" data-theme-toggle hidden aria-label="${words.theme}">${sign('contrast')}</button>
</div></header>`
}

/** This page in the other languages. */
function languageLinks(context: SiteContext, { path }: PageFrame): Markup {
  const { city, language } = context
  const others = languagesOf(city).filter((other) => other !== language)
  return html`<ul class="languages" aria-label="${layoutWords[language].languages}">${others.map(
    (other) =>
      html`<li><a href="${pathIn(city, other, path)}" lang="${other}" hreflang="${other}">${LANGUAGE_NAMES[other]}</a></li>`,
  )}</ul>`
}

function footer(context: SiteContext): Markup {
  const { city } = context
  const words = layoutWords[context.language]
  const links = [
    [to(context, '/plan/'), words.plan],
    [to(context, '/about/governance/'), words.governance],
    [to(context, '/about/#accessibility'), words.accessibility],
    [to(context, '/about/#privacy'), words.privacy],
    [mailLink(city.contactEmail), words.contact],
    [to(context, '/audit/'), words.audit],
    ...(context.launch?.state === 'launched' ? [[to(context, PRESS_PATH), words.press]] : []),
    ['/data.json', words.catalog],
    ['/feed.atom', words.feed],
    ['/console/', words.staff],
  ]
  return html`<footer class="site-footer"><div class="wrap">
<p><strong>${city.name} · ${city.portalName}</strong><br>${words.licences}</p>
<ul>
${links.map(
  ([path, name]) => html`<li><a href="${path}">${name}</a></li>
`,
)}</ul>
</div></footer>`
}
