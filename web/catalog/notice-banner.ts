// web/catalog/notice-banner.ts: what a stage says about itself on every page.
import { html } from 'hono/html'
import { noticeText } from '../../core/notice.ts'
import { layoutWords } from './language/layout.ts'
import type { PageFrame } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

export function noticeBanner(context: SiteContext, _page: Pick<PageFrame, 'path'>): Markup | '' {
  const { notice, language, city } = context
  if (notice.mode === 'none') return ''
  const words = layoutWords[language]
  return html`<div class="stage-banner" role="region" aria-label="${words.betaRegion}"><div class="wrap"><p><strong>${words.beta}</strong> ${noticeText(notice, language)} <a href="${mailLink(city.contactEmail, words.betaSubject)}">${words.betaFeedback}</a></p></div></div>`
}
