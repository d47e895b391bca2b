// web/catalog/notice-forms.ts: the forms of visitors. They work without script; web/islands/notice.ts answers on the page.
import { html } from 'hono/html'
import { MAX_MAIL, MAX_MESSAGE, MAX_NAME, MAX_PAGE, MIN_MESSAGE } from '../../core/feedback.ts'
import { VISITOR_PROBLEMS } from '../../core/feedback-refusals.ts'
import { noticeWords } from './language/notice.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** The word for it where the field may be left empty. */
  readonly optional?: string
  /** @param described the attribute that ties the hint to the control */
  readonly control: (described: Markup | '') => Markup
}

function field({ id, label, hint, optional, control }: FieldProps): Markup {
  return html`<div class="field"><label for="${id}">${label}${optional ? html` <span class="muted">${optional}</span>` : ''}</label>${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : ''}${control(hint ? html` aria-describedby="${id}-hint"` : '')}</div>`
}

/** Sent by script, the form says what became of it; without, the API leads to a page that does. */
function sending({ language }: SiteContext, action: string, done: string, content: Markup): Markup {
  const words = noticeWords[language]
  return html`<form class="notice-form" action="${action}" method="post" data-send data-sending="${words.sending}" data-sent="${done}" data-failed="${words.failed}" data-problems="${JSON.stringify(VISITOR_PROBLEMS[language])}">
<input type="hidden" name="language" value="${language}">${content}<p role="status" class="notice-status"></p></form>`
}

export function feedbackForm(context: SiteContext): Markup {
  const words = noticeWords[context.language]
  const { optional } = words
  const fields = [
    {
      ...{ id: 'feedback-message', label: words.what, hint: words.whatHint },
      control: (described: Markup | '') =>
        html`<textarea id="feedback-message" name="message" rows="6" required minlength="${MIN_MESSAGE}" maxlength="${MAX_MESSAGE}"${described}></textarea>`,
    },
    {
      ...{ id: 'feedback-page', label: words.page, hint: words.pageHint, optional },
      control: (described: Markup | '') =>
        html`<input id="feedback-page" name="page" maxlength="${MAX_PAGE}" autocomplete="off"${described}>`,
    },
    {
      ...{ id: 'feedback-name', label: words.name, optional },
      control: () => html`<input id="feedback-name" name="name" maxlength="${MAX_NAME}" autocomplete="name">`,
    },
    {
      ...{ id: 'feedback-email', label: words.mail, hint: words.mailHint, optional },
      control: (described: Markup | '') =>
        html`<input id="feedback-email" name="email" type="email" maxlength="${MAX_MAIL}" autocomplete="email"${described}>`,
    },
  ].map(field)
  // A program that fills in forms fills in this one too; people never see it.
  const trap = html`<div class="notice-trap" aria-hidden="true"><label for="feedback-website">${words.trap}</label><input id="feedback-website" name="website" tabindex="-1" autocomplete="off"></div>`
  return html`<h3>${words.formTitle}</h3>${sending(context, '/api/v1/feedback', words.sent, html`${fields}${trap}<button class="button">${words.send}</button>`)}`
}

export function invitationForms(context: SiteContext): Markup {
  const words = noticeWords[context.language]
  const domains = context.notice.invitation?.mailDomains ?? []
  return html`<section class="notice-part" aria-labelledby="have"><h2 id="have">${words.haveTitle}</h2><p>${words.have}</p>
<form class="notice-form" action="${to(context, '/')}" method="get">${field({
    ...{ id: 'invitation-code', label: words.code },
    control: () => html`<input id="invitation-code" name="invitation" required autocomplete="off" spellcheck="false">`,
  })}<button class="button">${words.enter}</button></form><p class="muted">${words.endedText}</p></section>
${domains.length > 0 ? mailForm(context, domains) : ''}`
}

function mailForm(context: SiteContext, domains: readonly string[]): Markup {
  const words = noticeWords[context.language]
  const content = html`${field({
    ...{ id: 'invitation-email', label: words.workMail },
    control: () =>
      html`<input id="invitation-email" name="email" type="email" required maxlength="${MAX_MAIL}" autocomplete="email">`,
  })}<button class="button">${words.mailMe}</button>`
  return html`<section class="notice-part" aria-labelledby="mail"><h2 id="mail">${words.mailTitle}</h2><p>${words.mailText(textsIn(context).list(domains))}</p>
${sending(context, '/api/v1/invitation-mails', words.mailSent, content)}</section>`
}
