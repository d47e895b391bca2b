// web/catalog/policy-pages.ts: governance documents under /about/policies/. Their own texts stay in the city's language.
import { html } from 'hono/html'
import { policyPath, policyVersionPath } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import {
  type DocumentVersion,
  dayOf,
  type IsoDay,
  inForceFrom,
  type SignedDocument,
  statesOn,
  versionOn,
} from '../../core/governance-documents.ts'
import { breadcrumbs, type Crumb } from './breadcrumbs.ts'
import { langOf, webPage } from './every-language.ts'
import { policyWords } from './language/policies.ts'
import { frame, type Page } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import { policyDiff, policyText } from './policy-text.ts'
import type { SiteContext } from './view.ts'
import { roleWords, summaryOf, textsIn } from './words.ts'
import { yearlyLine } from './yearly-pages.ts'

const PATH = '/about/policies/'

/** Pages of one language. */
export function policyPages(context: SiteContext, governance: Governance): Page[] {
  const day = dayOf(governance.now)
  return [
    webPage(context, PATH, policiesPage(context, governance.documents, day)),
    ...governance.documents.flatMap((policy) => [
      webPage(context, policyPath(policy.id), documentPage(context, policy, day)),
      ...policy.versions.map((version) =>
        webPage(context, policyVersionPath(policy.id, version.number), versionPage(context, policy, version, day)),
      ),
    ]),
  ]
}

const aboutCrumb = ({ language }: SiteContext): Crumb => ({ path: '/about/', words: policyWords[language].about })
const policiesCrumb = ({ language }: SiteContext): Crumb => ({ path: PATH, words: policyWords[language].title })

const time = (context: SiteContext, day: IsoDay): Markup =>
  html`<time datetime="${day}">${textsIn(context).day(day)}</time>`

/** What the city wrote, marked where the page is in another language. */
const own = (context: SiteContext, text: string): Markup => {
  const lang = langOf(context)
  return lang ? html`<span${lang}>${text}</span>` : html`${text}`
}

/** The version that people should read on a day: the one that counts, else the first that will. */
function shownOn(policy: SignedDocument, day: IsoDay): DocumentVersion {
  return versionOn(policy, day) ?? policy.versions.at(-1)!
}

function comingAfter(policy: SignedDocument, day: IsoDay): DocumentVersion | undefined {
  const newest = policy.versions.at(-1)!
  return versionOn(policy, day) && statesOn(policy, day).get(newest.number) === 'coming' ? newest : undefined
}

function policiesPage(context: SiteContext, documents: readonly SignedDocument[], day: IsoDay): string {
  const words = policyWords[context.language]
  const rows = documents.map((policy) => policyRow(context, policy, day))
  const heads = [words.policy, words.versionHead, words.inForce, words.reviewBy]
  const list =
    documents.length > 0
      ? html`<div class="table-scroll policy-table" role="region" aria-label="${words.title}" tabindex="0"><table class="words"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`
      : html`<div class="empty-state"><p>${words.none}</p></div>`
  return frame(context, {
    path: PATH,
    title: words.title,
    description: words.description(context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [aboutCrumb(context)], words.title)}<h1>${words.title}</h1>
<p class="lead">${words.lead(context.city.name)}</p></div></div>
<div class="wrap page-body stack"><section aria-label="${words.all}">${list}</section>
<section aria-labelledby="sign-off"><h2 id="sign-off">${words.signOff}</h2><p>${words.signOffText} <a href="${to(context, '/about/governance/')}">${words.signOffLink}</a>.</p>${yearlyLine(context)}</section></div>`,
  })
}

function policyRow(context: SiteContext, policy: SignedDocument, day: IsoDay): Markup {
  const words = policyWords[context.language]
  const { number } = textsIn(context)
  const shown = shownOn(policy, day)
  const coming = comingAfter(policy, day)
  const isComing = statesOn(policy, day).get(shown.number) === 'coming'
  const next = coming
    ? html`<br><a href="${to(context, policyVersionPath(policy.id, coming.number))}">${words.isComing(number(coming.number))}</a>`
    : ''
  const nextDay = coming ? html`<br>${words.from} ${time(context, inForceFrom(coming))}` : ''
  const overdue = shown.reviewBy < day ? html` <span class="badge warn">${words.overdue}</span>` : ''
  return html`<tr><th scope="row"><a href="${to(context, policyPath(policy.id))}">${own(context, shown.title)}</a></th><td>${number(shown.number)}${next}</td><td>${isComing ? words.from : words.since} ${time(context, inForceFrom(shown))}${nextDay}</td><td>${time(context, shown.reviewBy)}${overdue}</td></tr>`
}

/** The text that counts, what is coming, and every version there was. */
function documentPage(context: SiteContext, policy: SignedDocument, day: IsoDay): string {
  const words = policyWords[context.language]
  const shown = shownOn(policy, day)
  const crumbs = [aboutCrumb(context), policiesCrumb(context)]
  return frame(context, {
    path: policyPath(policy.id),
    title: shown.title,
    description: summaryOf(shown.text.replace(/^#+ .*$/gm, ''), 155),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, crumbs, own(context, shown.title))}<h1${langOf(context)}>${shown.title}</h1>
${versionFacts(context, shown)}</div></div>
<div class="wrap with-aside"><div class="stack"><section aria-label="${words.text}">${notice(context, policy, day)}${policyText(shown.text, langOf(context))}</section>
${signatures(context, shown)}</div>
<aside class="aside" aria-labelledby="versions"><h2 id="versions">${words.versions}</h2>${history(context, policy, day)}</aside></div>`,
  })
}

/** What will change, or that nothing counts yet. */
function notice(context: SiteContext, policy: SignedDocument, day: IsoDay): Markup | '' {
  const words = policyWords[context.language]
  const shown = shownOn(policy, day)
  const coming = comingAfter(policy, day)
  if (coming) {
    return html`<div class="alert"><p><strong>${words.comingTitle(textsIn(context).number(coming.number))}</strong> ${words.countsFrom} ${time(context, inForceFrom(coming))}. <a href="${to(context, policyVersionPath(policy.id, coming.number))}">${words.readIt}</a></p></div>`
  }
  if (statesOn(policy, day).get(shown.number) !== 'coming') return ''
  return html`<div class="alert"><p><strong>${words.notYet}</strong> ${words.notYetText} ${time(context, inForceFrom(shown))}.</p></div>`
}

function versionPage(context: SiteContext, policy: SignedDocument, version: DocumentVersion, day: IsoDay): string {
  const words = policyWords[context.language]
  const number = textsIn(context).number(version.number)
  const before = policy.versions.find((one) => one.number === version.number - 1)
  const title = words.titleOfVersion(version.title, number)
  const state = statesOn(policy, day).get(version.number)!
  const current = { path: policyPath(policy.id), words: own(context, shownOn(policy, day).title) }
  const crumbs = [aboutCrumb(context), policiesCrumb(context), current]
  return frame(context, {
    path: policyVersionPath(policy.id, version.number),
    title,
    description: version.summary,
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, crumbs, words.version(number))}<h1>${title}</h1>
<p><span class="badge ${state === 'in-force' ? 'ok' : ''}">${words.states[state]}</span> ${own(context, version.summary)}</p>
${versionFacts(context, version)}</div></div>
<div class="wrap with-aside"><div class="stack">
${before ? changes(context, policy, before, version) : ''}
<section aria-labelledby="text"><h2 id="text">${words.wholeText}</h2>${policyText(version.text, langOf(context))}</section>
${signatures(context, version)}</div>
<aside class="aside" aria-labelledby="versions"><h2 id="versions">${words.versions}</h2>${history(context, policy, day)}</aside></div>`,
  })
}

function changes(
  context: SiteContext,
  policy: SignedDocument,
  before: DocumentVersion,
  version: DocumentVersion,
): Markup {
  const words = policyWords[context.language]
  const lang = langOf(context)
  const link = words.changedSinceLink(textsIn(context).number(before.number))
  const title =
    before.title === version.title
      ? ''
      : html`<p>${words.titleWas} <del${lang}>${before.title}</del> ${words.titleIs} <ins${lang}>${version.title}</ins>.</p>`
  return html`<section aria-labelledby="changes"><h2 id="changes">${words.changedSince} <a href="${to(context, policyVersionPath(policy.id, before.number))}">${link}</a></h2>
<p class="muted">${words.legendNew} <ins>${words.underlined}</ins>, ${words.legendGone} <del>${words.struckOut}</del>.</p>${title}${policyDiff(before.text, version.text, words, lang)}</section>`
}

function versionFacts(context: SiteContext, version: DocumentVersion): Markup {
  const words = policyWords[context.language]
  const facts = [
    [words.versionHead, textsIn(context).number(version.number)],
    [words.inForceFrom, time(context, inForceFrom(version))],
    [words.reviewBy, time(context, version.reviewBy)],
  ]
  return html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

/** Roles and days; who the people are stays with the city. */
function signatures(context: SiteContext, { signOffs }: DocumentVersion): Markup {
  const words = policyWords[context.language]
  const roles = roleWords(context.language)
  const steps = signOffs.map(
    ({ role, at }) =>
      html`<li><span class="badge ok">${words.signed}</span> ${roles[role]}, <time datetime="${at}">${textsIn(context).day(at)}</time></li>`,
  )
  return html`<section aria-labelledby="signed"><h2 id="signed">${words.whoSigned}</h2><p>${words.whoSignedText}</p><ul class="checks">${steps}</ul></section>`
}

function history(context: SiteContext, policy: SignedDocument, day: IsoDay): Markup {
  const words = policyWords[context.language]
  const states = statesOn(policy, day)
  const items = policy.versions.toReversed().map((version) => {
    const { number, summary } = version
    const link = to(context, policyVersionPath(policy.id, number))
    return html`<li><a href="${link}">${words.version(textsIn(context).number(number))}</a> <span>${words.stateFrom(words.states[states.get(number)!])} ${time(context, inForceFrom(version))}</span><p${langOf(context)}>${summary}</p></li>`
  })
  return html`<ol class="policy-history">${items}</ol>`
}
