// web/catalog/launch-pages.ts: the press kit, from the launch on: facts, statement, press release, pictures, contacts.
import { html } from 'hono/html'
import { PRESS_PATH, pageKey } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { firstLanguage } from '../../core/languages.ts'
import type { FirstUse, PublicLaunch } from '../../core/launch.ts'
import { factText, type LaunchFigures } from '../../core/launch-fill.ts'
import { portalCardPath } from './card.ts'
import { codeBlock } from './code-block.ts'
import { langOf, webPage } from './every-language.ts'
import { launchWords } from './language/launch.ts'
import { portrait, portraitPath, speaker } from './launch-banner.ts'
import { embedBanner, embedCode, logoPath } from './launch-pictures.ts'
import { toldIn } from './launch-texts.ts'
import { frame, type Page } from './layout.ts'
import { mailLink, to } from './links.ts'
import type { ListedDataset } from './listed.ts'
import type { Markup } from './markup.ts'
import { policyText } from './policy-text.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

const PORTRAIT_WIDTH = 200

/** Pages of one language; none before the launch. @param _live counted by `withFigures` before */
export function launchPages(
  context: SiteContext,
  { now }: Pick<Governance, 'now'>,
  _live: readonly ListedDataset[],
): Page[] {
  const { launch, language } = context
  const figures = launch?.figures?.[language]
  if (launch?.state !== 'launched' || !figures) return []
  const text = `${toldIn(context, launch, figures).pressRelease}\n`
  return [
    webPage(context, PRESS_PATH, pressPage(context, launch, figures, now)),
    { path: pageKey(to(context, RELEASE_FILE)), body: text, mediaType: 'text/plain; charset=utf-8' },
    { path: pageKey(to(context, BANNER_FILE)), body: embedBanner(context), mediaType: 'image/svg+xml' },
  ]
}

const RELEASE_FILE = `${PRESS_PATH}press-release.txt`
const BANNER_FILE = `${PRESS_PATH}banner.svg`

function pressPage(context: SiteContext, launch: PublicLaunch, figures: LaunchFigures, now: string): string {
  const words = launchWords[context.language]
  const { name } = context.city
  const parts = [
    factsPart(context, launch, figures, now),
    statementPart(context, launch, figures),
    section('release', words.release, releasePart(context, launch, figures)),
    usesPart(context, launch),
    section('pictures', words.pictures, picturesPart(context, launch)),
    section('banner', words.embed, embedPart(context)),
    section('contact', words.contact, contactPart(context, launch)),
  ]
  return frame(context, {
    path: PRESS_PATH,
    title: words.press,
    description: words.description(name),
    content: html`<div class="page-top"><div class="wrap"><h1>${words.press}</h1><p class="lead">${words.lead}</p>
<p>${words.opened} <time datetime="${launch.launchedAt}">${textsIn(context).day(launch.launchedAt ?? now)}</time>.</p></div></div>
<div class="wrap page-body stack press-kit">${parts}</div>`,
  })
}

function section(id: string, title: string, content: Markup): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>
`
}

function factsPart(context: SiteContext, launch: PublicLaunch, figures: LaunchFigures, now: string): Markup | '' {
  const words = launchWords[context.language]
  const shown = launch.facts.map((fact) => ({ fact, text: factText(fact, figures, context.language) }))
  if (shown.length === 0) return ''
  const rows = shown.map(
    ({ fact, text }) =>
      html`<div><dt>${words.factNames[fact]}</dt><dd>${text || '–'}${fact === 'departments' ? departmentNames(figures, context) : ''}</dd></div>`,
  )
  return section(
    'facts',
    words.facts,
    html`<dl class="details">${rows}</dl><p class="muted">${words.countedOn} <time datetime="${now.slice(0, 10)}">${textsIn(context).day(now)}</time>.</p>`,
  )
}

function departmentNames({ departments }: LaunchFigures, context: SiteContext): string {
  return departments.length > 0 ? `: ${textsIn(context).list(departments)}` : ''
}

function statementPart(context: SiteContext, launch: PublicLaunch, figures: LaunchFigures): Markup | '' {
  const told = toldIn(context, launch, figures)
  if (told.statement === '') return ''
  return section(
    'statement',
    launchWords[context.language].statement,
    html`<figure class="press-statement">${portrait(context, launch, figures, PORTRAIT_WIDTH)}
<div class="press-told"><blockquote>${policyText(told.statement, langOf(context, told))}</blockquote><figcaption class="launch-speaker">${speaker(context, launch, figures)}</figcaption></div></figure>`,
  )
}

function releasePart(context: SiteContext, launch: PublicLaunch, figures: LaunchFigures): Markup {
  const words = launchWords[context.language]
  return html`<div class="card press-release">${policyText(toldIn(context, launch, figures).pressRelease)}</div>
<p><a href="${to(context, RELEASE_FILE)}" download>${words.releaseFile}</a></p>`
}

function usesPart(context: SiteContext, { firstUses }: PublicLaunch): Markup | '' {
  if (firstUses.length === 0) return ''
  const words = launchWords[context.language]
  return section('uses', words.uses, html`<ul class="press-uses">${firstUses.map((use) => useCard(context, use))}</ul>`)
}

function useCard(context: SiteContext, { texts, link }: FirstUse): Markup {
  const first = firstLanguage(context.city)
  const own = texts[context.language] ?? texts[first]
  if (!own) return html``
  const lang = texts[context.language] ? '' : langOf(context)
  const words = launchWords[context.language]
  return html`<li class="card"><h3${lang}>${own.title}</h3><p${lang}>${own.text}</p>${link ? html`<p><a href="${link}" rel="noopener">${words.tryIt}<span class="visually-hidden">: <span${lang}>${own.title}</span></span></a></p>` : ''}</li>`
}

function picturesPart(context: SiteContext, { portrait: picture, speaker: name }: PublicLaunch): Markup {
  const words = launchWords[context.language]
  const files = [
    [context.assets['icon.svg'] ?? '', words.logoSvg],
    [logoPath(context), words.logoPng],
    [portalCardPath(context), words.card],
    ...(picture ? [[portraitPath(picture), words.portrait(name)]] : []),
  ]
  return html`<ul class="press-files">${files.map(([href, title]) => html`<li><a href="${href}" download>${title}</a></li>`)}</ul>`
}

function embedPart(context: SiteContext): Markup {
  const words = launchWords[context.language]
  const address = to(context, BANNER_FILE)
  return html`<p>${words.embedText}</p>
<p><img src="${address}" alt="${words.embedAlt(context.city.name)}" width="480" height="120"></p>
${codeBlock(context, words.embedCode, embedCode(context, context.url + address))}`
}

function contactPart(context: SiteContext, { pressContact: contact }: PublicLaunch): Markup {
  const { city, language } = context
  const mail = contact.email || city.contactEmail
  return html`<address class="press-contact">${contact.name ? html`<strong>${contact.name}</strong><br>` : ''}<a href="${mailLink(mail)}">${mail}</a>${contact.phone ? html`<br>${launchWords[language].phone}: ${contact.phone}` : ''}</address>`
}
