// web/catalog/layout.ts: what every page has around its content.
import { html } from 'hono/html'
import { sign } from './icons.ts'
import { mailLink } from './links.ts'
import { documentText, jsonBlock, type Markup } from './markup.ts'
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
  /** Address, begins with `/`. */
  readonly path: string
  readonly title: string
  readonly description: string
  readonly content: Markup
  /** Islands beside the ones on every page. */
  readonly scripts?: readonly string[]
  readonly jsonLd?: object
  /** Feed of this page without its extension; the catalog's when absent. */
  readonly feed?: string
  readonly noindex?: boolean
}

const NAVIGATION = [
  { path: '/datasets/', words: 'Datasets' },
  { path: '/departments/', words: 'Departments' },
  { path: '/developers/', words: 'Developers' },
  { path: '/about/', words: 'About' },
] as const

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
<html lang="en">
${head(context, page)}
<body>
<a class="skip" href="#main">Skip to content</a>
${banner(context)}
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
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${page.description}">
${context.noindex || page.noindex ? html`<meta name="robots" content="noindex">` : ''}
<link rel="preload" href="${asset(context, 'public-sans.woff2')}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${asset(context, 'site.css')}">
<link rel="stylesheet" href="${asset(context, 'theme.css')}">
<script src="${asset(context, 'theme.js')}"></script>
${scripts.map((name) => html`<script type="module" src="${asset(context, name)}"></script>`)}
<link rel="icon" href="${asset(context, 'icon.svg')}" type="image/svg+xml">
<link rel="canonical" href="${url}${page.path}">
<link rel="alternate" type="application/atom+xml" title="Changes (Atom)" href="${feed}.atom">
<link rel="alternate" type="application/feed+json" title="Changes (JSON Feed)" href="${feed}.json">
<meta property="og:type" content="website">
<meta property="og:site_name" content="${site}">
<meta property="og:title" content="${page.title}">
<meta property="og:description" content="${page.description}">
<meta property="og:url" content="${url}${page.path}">
<meta name="twitter:card" content="summary">
${page.jsonLd ? html`<script type="application/ld+json">${jsonBlock(page.jsonLd)}</script>` : ''}
</head>`
}

function banner(context: SiteContext): Markup | '' {
  if (context.stage !== 'beta') return ''
  return html`<div class="stage-banner" role="region" aria-label="About this beta"><div class="wrap"><p><strong>Beta</strong> This portal is being tested. Data here may change or disappear. <a href="${mailLink(context.city.contactEmail, 'Beta feedback')}">Tell us what you think</a></p></div></div>`
}

function header(context: SiteContext, page: PageFrame): Markup {
  const { city } = context
  const links = NAVIGATION.map(({ path, words }) => {
    const here =
      page.path === path ? html` aria-current="page"` : page.path.startsWith(path) ? html` aria-current="true"` : ''
    return html`<li><a href="${path}"${here}>${words}</a></li>`
  })
  return html`<header class="site-header"><div class="wrap">
<a class="brand" href="/"><img src="${asset(context, 'icon.svg')}" alt="" width="40" height="40"><span><span class="brand-city">${city.name}</span> <span class="brand-portal">${city.portalName}</span></span></a>
<nav aria-label="Main"><ul>${links}</ul></nav>
<button type="button" class="icon-button" data-theme-toggle hidden aria-label="Switch between light and dark">${sign('contrast')}</button>
</div></header>`
}

function footer(context: SiteContext): Markup {
  const { city } = context
  return html`<footer class="site-footer"><div class="wrap">
<p><strong>${city.name} · ${city.portalName}</strong><br>Every dataset names its own licence.</p>
<ul>
<li><a href="/plan/">Release calendar</a></li>
<li><a href="/about/governance/">Governance</a></li>
<li><a href="/about/#accessibility">Accessibility</a></li>
<li><a href="/about/#privacy">Privacy</a></li>
<li><a href="${mailLink(city.contactEmail)}">Contact</a></li>
<li><a href="/audit/">Audit log</a></li>
<li><a href="/data.json">Catalog (DCAT)</a></li>
<li><a href="/feed.atom">Feed</a></li>
<li><a href="/console/">Staff sign-in</a></li>
</ul>
</div></footer>`
}
