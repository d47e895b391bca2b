// web/catalog/notice-banner.ts: what a stage says about itself on every page: a label, or a message to agree to first.
import { html } from 'hono/html'
import { hasNoticePage, noticePrint, noticeText } from '../../core/notice.ts'
import { noticeWords } from './language/notice.ts'
import { asset, type PageFrame } from './layout.ts'
import { mailLink, to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

export const NOTICE_PATH = '/beta/'

/** A machine, or somebody who only wants to know what the message means, is not asked to agree. */
const WITHOUT_QUESTION = [NOTICE_PATH, '/invitation/']

export function noticeBanner(context: SiteContext, page: Pick<PageFrame, 'path'>): Markup | '' {
  const { notice, stage, language } = context
  const words = noticeWords[language]
  const moved = moveOf(context)
  if (!hasNoticePage(notice) && !moved) return ''
  const asks = notice.mode === 'acknowledge' && !WITHOUT_QUESTION.some((path) => page.path.startsWith(path))
  const text = notice.mode === 'none' ? '' : noticeText(notice, language)
  return html`<div class="stage-banner" role="region" aria-label="${words.region}"><div class="wrap"><p>${stage === 'beta' ? html`<strong>${words.label}</strong> ` : ''}${moved || html`${text} ${feedbackPart(context)}`}</p></div></div>${asks ? question(context, text) : ''}`
}

/** The notice in a frame of another site: small, and it opens beside that site. */
export function embedNotice(context: SiteContext): Markup | '' {
  const { notice, stage, language } = context
  if (notice.mode === 'none') return ''
  const words = noticeWords[language]
  return html`<div class="embed-notice" role="region" aria-label="${words.region}">${stage === 'beta' ? html`<strong>${words.label}</strong> ` : ''}<a href="${to(context, NOTICE_PATH)}" target="_blank" rel="noopener">${noticeText(notice, language)}</a></div>`
}

function moveOf({ notice, language }: SiteContext): Markup | '' {
  if (!notice.moves) return ''
  const words = noticeWords[language]
  const { to: address, on } = notice.moves
  const said = notice.hasMoved ? words.movedOn : words.movesOn(textsIn(language).day(on))
  return html`${said} <a href="${address}/">${address.replace(/^https?:\/\//, '')}</a>.`
}

function feedbackPart(context: SiteContext): Markup {
  const { notice, language, city } = context
  const words = noticeWords[language]
  const { day } = textsIn(language)
  const link = (place: string, text: string) => html`<a href="${to(context, NOTICE_PATH)}${place}">${text}</a>`
  const about = link('', words.about)
  if (!notice.feedback)
    return html`${about} · <a href="${mailLink(city.contactEmail, words.mailSubject)}">${words.tell}</a>`
  const { from, to: end } = notice.feedback
  switch (notice.period) {
    case 'open':
      return html`${words.open(day(end))} ${link('#feedback', words.tell)}`
    case 'over':
      return html`${words.over(day(end))} ${link('#feedback', words.overLink)}`
    default:
      return html`${words.before(day(from))} ${about}`
  }
}

/** Closed until the script opens it: without script the label says the same. */
function question(context: SiteContext, text: string): Markup {
  const { notice, language, city } = context
  const words = noticeWords[language]
  return html`<dialog class="notice-question" data-notice="${noticePrint(notice)}" aria-labelledby="notice-question" closedby="none">
<h2 id="notice-question">${words.agreeTitle}</h2><p>${text}</p><p><a href="${to(context, NOTICE_PATH)}">${words.about}</a></p>
<form method="dialog"><button class="button" value="agreed" autofocus>${words.agree}</button></form><p class="muted">${city.name} · ${city.portalName}</p></dialog>
<script type="module" src="${asset(context, 'notice.js')}"></script>`
}
