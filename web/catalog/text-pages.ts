// web/catalog/text-pages.ts: pages of words: about the portal, and for addresses that hold nothing.
import { html } from 'hono/html'
import { contextIn } from '../../core/catalog/localised.ts'
import { languagesOf } from '../../core/languages.ts'
import { PLAN_PATH } from '../../core/plan-addresses.ts'
import { aboutFreshness } from './freshness.ts'
import { textPageWords } from './language/text-pages.ts'
import { frame } from './layout.ts'
import { mailLink, to } from './links.ts'
import type { ListedDataset } from './listed.ts'
import type { Markup } from './markup.ts'
import { searchBox } from './search-box.ts'
import type { SiteContext } from './view.ts'

export function aboutPage(context: SiteContext, datasets: readonly ListedDataset[]): string {
  const { city } = context
  const words = textPageWords[context.language]
  const links = {
    purpose: to(context, '/about/purpose/'),
    governance: to(context, '/about/governance/'),
    policies: to(context, '/about/policies/'),
    plan: to(context, PLAN_PATH),
    audit: to(context, '/audit/'),
    mail: html`<a href="${mailLink(city.contactEmail)}">${city.contactEmail}</a>`,
  }
  return frame(context, {
    path: '/about/',
    title: words.about,
    description: words.aboutDescription(city.name),
    content: html`<div class="page-top"><div class="wrap"><h1>${words.about}</h1><p class="lead">${words.aboutLead(city.name)}</p></div></div>
<div class="wrap page-body prose">${words.beforeFreshness(links)}
${aboutFreshness(context, datasets)}
${words.afterFreshness(links)}</div>`,
  })
}

/**
 * The page for addresses that hold nothing; its key is `404.html`. The address does not tell the reader's language,
 * so it speaks all of them, its own first.
 */
export function notFoundPage(context: SiteContext): string {
  const words = textPageWords[context.language]
  const others = languagesOf(context.city).filter((language) => language !== context.language)
  return frame(context, {
    path: '/404.html',
    title: words.notFound,
    description: words.notFoundTitle,
    noindex: true,
    content: html`<div class="page-top"><div class="wrap"><h1>${words.notFoundTitle}</h1><p class="lead">${words.notFoundLead}</p>${waysOn(context)}
<form role="search" action="${to(context, '/datasets/')}" method="get">${searchBox(context, 'visually-hidden')}</form></div></div>
<div class="wrap page-body">${others.map((language) => inOther(contextIn(context, language)))}</div>`,
  })
}

/** The same in another language, for those who do not read the first. */
function inOther(context: SiteContext): Markup {
  const words = textPageWords[context.language]
  return html`<section lang="${context.language}"><h2>${words.notFoundTitle}</h2>${waysOn(context)}</section>`
}

function waysOn(context: SiteContext): Markup {
  const words = textPageWords[context.language]
  return html`<p class="ways-on"><a href="${to(context, '/')}">${words.home}</a> <a href="${to(context, '/datasets/')}">${words.allDatasets}</a></p>`
}
