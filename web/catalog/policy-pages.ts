// web/catalog/policy-pages.ts: governance documents under /about/policies/.
import { html } from 'hono/html'
import { pageKey, policyPath, policyVersionPath } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import {
  type DocumentVersion,
  dayOf,
  type IsoDay,
  inForceFrom,
  type SignedDocument,
  statesOn,
  type VersionState,
  versionOn,
} from '../../core/governance-documents.ts'
import { breadcrumbs } from './dataset-page.ts'
import { frame, HTML_TYPE, type Page } from './layout.ts'
import type { Markup } from './markup.ts'
import { policyDiff, policyText } from './policy-text.ts'
import type { SiteContext } from './view.ts'
import { dayText, ROLE_WORDS, summaryOf } from './words.ts'

export function policyFiles(context: SiteContext, governance: Governance): Page[] {
  const day = dayOf(governance.now)
  return [
    page('/about/policies/', policiesPage(context, governance.documents, day)),
    ...governance.documents.flatMap((policy) => [
      page(policyPath(policy.id), documentPage(context, policy, day)),
      ...policy.versions.map((version) =>
        page(policyVersionPath(policy.id, version.number), versionPage(context, policy, version, day)),
      ),
    ]),
  ]
}

const page = (path: string, body: string): Page => ({ path: pageKey(path), body, mediaType: HTML_TYPE })

const ABOUT = { path: '/about/', words: 'About' }
const POLICIES = { path: '/about/policies/', words: 'Policies' }

const time = (day: IsoDay): Markup => html`<time datetime="${day}">${dayText(day)}</time>`

/** The version that people should read on a day: the one that counts, else the first that will. */
function shownOn(policy: SignedDocument, day: IsoDay): DocumentVersion {
  return versionOn(policy, day) ?? policy.versions.at(-1)!
}

function comingAfter(policy: SignedDocument, day: IsoDay): DocumentVersion | undefined {
  const newest = policy.versions.at(-1)!
  return versionOn(policy, day) && statesOn(policy, day).get(newest.number) === 'coming' ? newest : undefined
}

function policiesPage(context: SiteContext, documents: readonly SignedDocument[], day: IsoDay): string {
  const rows = documents.map((policy) => policyRow(policy, day))
  const list =
    documents.length > 0
      ? html`<div class="table-scroll policy-table" role="region" aria-label="Policies" tabindex="0"><table class="words"><thead><tr><th scope="col">Policy</th><th scope="col">Version</th><th scope="col">In force</th><th scope="col">To be reviewed by</th></tr></thead><tbody>${rows}</tbody></table></div>`
      : html`<div class="empty-state"><p>No policy has been signed yet. The open data team is writing them.</p></div>`
  return frame(context, {
    path: POLICIES.path,
    title: 'Policies',
    description: `The rules by which ${context.city.name} publishes data, each signed by the people who answer for it.`,
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs([ABOUT], POLICIES.words)}<h1>Policies</h1>
<p class="lead">The rules by which ${context.city.name} publishes data. Each is signed by the people who answer for it, counts from a day, and is looked at again by a day. Earlier versions stay.</p></div></div>
<div class="wrap page-body stack"><section aria-label="All policies">${list}</section>
<section aria-labelledby="sign-off"><h2 id="sign-off">Who signs what</h2><p>Which people look at a dataset before it is published: <a href="/about/governance/">how datasets are signed off</a>.</p></section></div>`,
  })
}

function policyRow(policy: SignedDocument, day: IsoDay): Markup {
  const shown = shownOn(policy, day)
  const coming = comingAfter(policy, day)
  const isComing = statesOn(policy, day).get(shown.number) === 'coming'
  return html`<tr><th scope="row"><a href="${policyPath(policy.id)}">${shown.title}</a></th><td>${shown.number}${coming ? html`<br><a href="${policyVersionPath(policy.id, coming.number)}">${coming.number} is coming</a>` : ''}</td><td>${isComing ? 'from' : 'since'} ${time(inForceFrom(shown))}${coming ? html`<br>from ${time(inForceFrom(coming))}` : ''}</td><td>${time(shown.reviewBy)}${shown.reviewBy < day ? html` <span class="badge warn">overdue</span>` : ''}</td></tr>`
}

/** The text that counts, what is coming, and every version there was. */
function documentPage(context: SiteContext, policy: SignedDocument, day: IsoDay): string {
  const shown = shownOn(policy, day)
  const coming = comingAfter(policy, day)
  const isComing = statesOn(policy, day).get(shown.number) === 'coming'
  const notice = coming
    ? html`<div class="alert"><p><strong>Version ${coming.number} is coming.</strong> It counts from ${time(inForceFrom(coming))}. <a href="${policyVersionPath(policy.id, coming.number)}">Read it and see what changes</a></p></div>`
    : isComing
      ? html`<div class="alert"><p><strong>Not in force yet.</strong> This policy is signed and counts from ${time(inForceFrom(shown))}.</p></div>`
      : ''
  return frame(context, {
    path: policyPath(policy.id),
    title: shown.title,
    description: summaryOf(shown.text.replace(/^#+ .*$/gm, ''), 155),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs([ABOUT, POLICIES], shown.title)}<h1>${shown.title}</h1>
${versionFacts(shown)}</div></div>
<div class="wrap with-aside"><div class="stack"><section aria-label="Text">${notice}${policyText(shown.text)}</section>
${signatures(shown)}</div>
<aside class="aside" aria-labelledby="versions"><h2 id="versions">Versions</h2>${history(policy, day)}</aside></div>`,
  })
}

function versionPage(context: SiteContext, policy: SignedDocument, version: DocumentVersion, day: IsoDay): string {
  const before = policy.versions.find(({ number }) => number === version.number - 1)
  const title = `${version.title}, version ${version.number}`
  const state = statesOn(policy, day).get(version.number)!
  const crumbs = [ABOUT, POLICIES, { path: policyPath(policy.id), words: shownOn(policy, day).title }]
  return frame(context, {
    path: policyVersionPath(policy.id, version.number),
    title,
    description: version.summary,
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(crumbs, `Version ${version.number}`)}<h1>${title}</h1>
<p><span class="badge ${state === 'in-force' ? 'ok' : ''}">${STATE_WORDS[state]}</span> ${version.summary}</p>
${versionFacts(version)}</div></div>
<div class="wrap with-aside"><div class="stack">
${before ? changes(policy, before, version) : ''}
<section aria-labelledby="text"><h2 id="text">The whole text</h2>${policyText(version.text)}</section>
${signatures(version)}</div>
<aside class="aside" aria-labelledby="versions"><h2 id="versions">Versions</h2>${history(policy, day)}</aside></div>`,
  })
}

function changes(policy: SignedDocument, before: DocumentVersion, version: DocumentVersion): Markup {
  const title =
    before.title === version.title
      ? ''
      : html`<p>The title was <del>${before.title}</del> and is <ins>${version.title}</ins>.</p>`
  return html`<section aria-labelledby="changes"><h2 id="changes">What changed since <a href="${policyVersionPath(policy.id, before.number)}">version ${before.number}</a></h2>
<p class="muted">What is new is <ins>underlined</ins>, what is gone is <del>struck out</del>.</p>${title}${policyDiff(before.text, version.text)}</section>`
}

export const STATE_WORDS: Readonly<Record<VersionState, string>> = {
  coming: 'Coming',
  'in-force': 'In force',
  replaced: 'Replaced',
  overtaken: 'Replaced before its day',
}

function versionFacts(version: DocumentVersion): Markup {
  return html`<dl class="facts"><div><dt>Version</dt><dd>${version.number}</dd></div><div><dt>In force from</dt><dd>${time(inForceFrom(version))}</dd></div><div><dt>To be reviewed by</dt><dd>${time(version.reviewBy)}</dd></div></dl>`
}

/** Roles and days; who the people are stays with the city. */
function signatures({ signOffs }: DocumentVersion): Markup {
  const steps = signOffs.map(
    ({ role, at }) =>
      html`<li><span class="badge ok">Signed</span> ${ROLE_WORDS[role]}, <time datetime="${at}">${dayText(at)}</time></li>`,
  )
  return html`<section aria-labelledby="signed"><h2 id="signed">Who signed it</h2><p>Each role is another person, and none of them wrote the text.</p><ul class="checks">${steps}</ul></section>`
}

function history(policy: SignedDocument, day: IsoDay): Markup {
  const states = statesOn(policy, day)
  const items = policy.versions.toReversed().map((version) => {
    const { number, summary } = version
    return html`<li><a href="${policyVersionPath(policy.id, number)}">Version ${number}</a> <span>${STATE_WORDS[states.get(number)!]}, from ${time(inForceFrom(version))}</span><p>${summary}</p></li>`
  })
  return html`<ol class="policy-history">${items}</ol>`
}
