// web/catalog/purpose-pages.ts: what the portal is for: purpose and goals.
import { html } from 'hono/html'
import type { Governance } from '../../core/catalog/governance.ts'
import { firstLanguage } from '../../core/languages.ts'
import { PLAN_PATH } from '../../core/plan-addresses.ts'
import { type PurposeText, publicPurpose } from '../../core/preparation.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { langOf, webPage } from './every-language.ts'
import { purposeWords } from './language/purpose.ts'
import { frame, type Page } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import { policyText } from './policy-text.ts'
import type { SiteContext } from './view.ts'

export const PURPOSE_PATH = '/about/purpose/'

/** One page in this language; it says so while nothing is shown to the public yet. */
export function purposePages(context: SiteContext, { preparation }: Governance): Page[] {
  const purpose = preparation && publicPurpose(preparation, context.language, firstLanguage(context.city))
  return [webPage(context, PURPOSE_PATH, purposePage(context, purpose))]
}

function purposePage(context: SiteContext, purpose: ReturnType<typeof publicPurpose>): string {
  const { city, language } = context
  const words = purposeWords[language]
  return frame(context, {
    path: PURPOSE_PATH,
    title: words.title,
    description: words.description(city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [{ path: '/about/', words: words.about }], words.title)}<h1>${words.title}</h1>
<p class="lead">${words.lead(city.name)}</p></div></div>
<div class="wrap page-body stack">${purpose ? written(context, purpose) : html`<div class="empty-state"><p>${words.none}</p></div>`}
<nav aria-labelledby="further"><h2 id="further">${words.further}</h2><ul class="purpose-links">
<li><a href="${to(context, '/about/policies/')}">${words.policies}</a></li>
<li><a href="${to(context, '/about/governance/')}">${words.governance}</a></li>
<li><a href="${to(context, PLAN_PATH)}">${words.plan}</a></li></ul></nav></div>`,
  })
}

function written(context: SiteContext, purpose: NonNullable<ReturnType<typeof publicPurpose>>): Markup {
  const lang = langOf(context, purpose)
  return html`${policyText(purpose.text, lang)}
${goals(context, purpose.goals, lang)}`
}

function goals({ language }: SiteContext, all: PurposeText['goals'], lang: Markup | ''): Markup | '' {
  if (all.length === 0) return ''
  const words = purposeWords[language]
  const items = all.map(
    ({ goal, measure }) =>
      html`<li><p class="purpose-goal"${lang}>${goal}</p><p><span class="muted">${words.measure}:</span> ${measure ? html`<span${lang}>${measure}</span>` : words.noMeasure}</p></li>`,
  )
  return html`<section aria-labelledby="goals"><h2 id="goals">${words.goals}</h2><ol class="purpose-goals">${items}</ol></section>`
}
