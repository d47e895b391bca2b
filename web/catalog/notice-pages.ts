// web/catalog/notice-pages.ts: what beta means, and the place to say what one thinks; the page before an invitation.
import { html } from 'hono/html'
import type { Governance } from '../../core/catalog/governance.ts'
import { hasNoticePage, noticeText } from '../../core/notice.ts'
import { webPage } from './every-language.ts'
import { noticeWords } from './language/notice.ts'
import { frame, type Page } from './layout.ts'
import { mailLink, to } from './links.ts'
import type { Markup } from './markup.ts'
import { NOTICE_PATH } from './notice-banner.ts'
import { feedbackForm, invitationForms } from './notice-forms.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

const THANKS_PATH = `${NOTICE_PATH}thanks/`
const INVITATION_PATH = '/invitation/'
const INVITATION_SENT_PATH = `${INVITATION_PATH}sent/`

/** Pages of one language. */
export function noticePages(context: SiteContext, governance: Governance): Page[] {
  const { notice } = context
  return [
    ...(hasNoticePage(notice) ? [webPage(context, NOTICE_PATH, noticePage(context, governance))] : []),
    ...(notice.feedback ? [webPage(context, THANKS_PATH, thanksPage(context))] : []),
    ...(notice.invitation
      ? [
          webPage(context, INVITATION_PATH, invitationPage(context)),
          webPage(context, INVITATION_SENT_PATH, invitationSentPage(context)),
        ]
      : []),
  ]
}

function noticePage(context: SiteContext, governance: Governance): string {
  const { notice, stage, language, city } = context
  const words = noticeWords[language]
  const isBeta = stage === 'beta'
  const title = isBeta ? words.betaTitle : words.otherTitle
  const lead = notice.mode === 'none' ? '' : html`<p class="lead">${noticeText(notice, language)}</p>`
  return frame(context, {
    path: NOTICE_PATH,
    title,
    description: words.description(city.name),
    scripts: ['notice.js'],
    content: html`${top(title, lead)}
<div class="wrap page-body split">${feedbackPart(context, governance)}<aside class="aside notice-aside">${isBeta ? meaning(context) : ''}</aside></div>`,
  })
}

function meaning({ notice, language, ...context }: SiteContext): Markup {
  const words = noticeWords[language]
  const way = to({ ...context, language }, INVITATION_PATH)
  return html`<h2>${words.meansTitle}</h2><ul>${words.means.map((line) => html`<li>${line}</li>`)}</ul>
<h2>${words.afterTitle}</h2><p>${words.after}</p>
<h2>${words.travelsTitle}</h2><p>${words.travels}</p>
<h2>${words.whoTitle}</h2><p>${notice.invitation ? html`${words.invited} <a href="${way}">${words.howInvited}</a>` : words.everybody}</p>`
}

function feedbackPart(context: SiteContext, { feedback: counts }: Governance): Markup {
  const { notice, language, city } = context
  const words = noticeWords[language]
  const { day, count, number } = textsIn(language)
  const mail = html`<a href="${mailLink(city.contactEmail, words.mailSubject)}">${city.contactEmail}</a>`
  const section = (content: Markup) =>
    html`<section class="notice-part" aria-labelledby="feedback"><h2 id="feedback" tabindex="-1">${words.periodTitle}</h2>${content}</section>`
  if (!notice.feedback) return section(html`<p>${words.noPeriod} ${mail}</p>`)
  const [from, end] = [day(notice.feedback.from), day(notice.feedback.to)]
  const received = counts ? counts.new + counts.answered + counts.closed : 0
  const tell = (said: (count: string, answered: string) => string) =>
    received > 0 && counts ? html` ${said(count(received, words.message), number(counts.answered))}` : ''
  switch (notice.period) {
    case 'open':
      return section(html`<p>${words.periodOpen(from, end)}${tell(words.received)}</p>${feedbackForm(context)}`)
    case 'over':
      return section(html`<p>${words.periodOver(from, end)}${tell(words.receivedAll)}</p><p>${words.still} ${mail}</p>`)
    default:
      return section(html`<p>${words.periodBefore(from, end)}</p><p>${words.still} ${mail}</p>`)
  }
}

function thanksPage(context: SiteContext): string {
  const words = noticeWords[context.language]
  return shortPage(context, THANKS_PATH, words.thanksTitle, words.thanks)
}

function invitationPage(context: SiteContext): string {
  const { language, city } = context
  const words = noticeWords[language]
  return frame(context, {
    path: INVITATION_PATH,
    title: words.invitationTitle,
    description: words.invitationLead,
    noindex: true,
    scripts: ['notice.js'],
    content: html`${top(words.invitationTitle, html`<p class="lead">${words.invitationLead}</p>`)}
<div class="wrap page-body notice-invitation">${invitationForms(context)}
<section class="notice-part" aria-labelledby="else"><h2 id="else">${words.elseTitle}</h2><p>${words.elseText} <a href="${mailLink(city.contactEmail)}">${city.contactEmail}</a></p>
<p>${words.staff} <a href="/console/">${words.console}</a>.</p></section></div>`,
  })
}

function invitationSentPage(context: SiteContext): string {
  const words = noticeWords[context.language]
  return shortPage(context, INVITATION_SENT_PATH, words.mailMe, words.mailSent)
}

function shortPage(context: SiteContext, path: string, title: string, text: string): string {
  const words = noticeWords[context.language]
  return frame(context, {
    path,
    title,
    description: text,
    noindex: true,
    content: html`${top(title, html`<p class="lead">${text}</p>`)}
<div class="wrap page-body"><p><a class="button" href="${to(context, '/')}">${words.back}</a></p></div>`,
  })
}

const top = (title: string, lead: Markup | ''): Markup =>
  html`<div class="page-top"><div class="wrap"><h1>${title}</h1>${lead}</div></div>`
