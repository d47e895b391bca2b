// web/catalog/sign-off-pages.ts: how datasets are signed off, as a table and a drawing, under /about/governance/.
import { html } from 'hono/html'
import type { Governance } from '../../core/catalog/governance.ts'
import { DEFAULT_POLICY, type PolicyRule, type SignOffPolicy } from '../../core/sign-off-policy.ts'
import { signOffTexts } from '../../core/sign-off-texts.ts'
import { orderWords, outcomeWords, policyChanges, raisesWords, stepWords } from '../../core/sign-off-words.ts'
import { SIGNING_ROLES } from '../../core/signing-roles.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { langOf, webPage } from './every-language.ts'
import { signOffPageWords } from './language/sign-off.ts'
import { isStandardText, policyIn } from './language/sign-off-standard.ts'
import { frame, type Page } from './layout.ts'
import type { ListedDataset } from './listed.ts'
import type { Markup } from './markup.ts'
import { signOffDrawing } from './sign-off-drawing.ts'
import type { SiteContext } from './view.ts'
import { roleWords, textsIn } from './words.ts'
import { yearlyLine } from './yearly-pages.ts'

const PATH = '/about/governance/'

/** The page in one language. */
export function signOffPages(context: SiteContext, governance: Governance, live: readonly ListedDataset[]): Page[] {
  const { signOffPolicies } = governance
  const policies = signOffPolicies.length > 0 ? signOffPolicies : [DEFAULT_POLICY]
  const shown = policies.map((policy) => policyIn(context.language, policy))
  return [webPage(context, PATH, signOffPage(context, shown, live))]
}

/** @param policies newest first, at least one */
function signOffPage(context: SiteContext, policies: readonly SignOffPolicy[], live: readonly ListedDataset[]): string {
  const words = signOffPageWords[context.language]
  const policy = policies[0]!
  const since = isOriginal(policy)
    ? ''
    : html`<div><dt>${words.inForceSince}</dt><dd>${time(context, policy.since)}</dd></div>`
  return frame(context, {
    path: PATH,
    title: words.title,
    description: words.description(context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [{ path: '/about/', words: words.about }], words.crumb)}<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<dl class="facts"><div><dt>${words.version}</dt><dd>${Number(policy.id)}</dd></div>${since}</dl></div></div>
<div class="wrap page-body stack">
${classes(context, policy, live)}
${drawings(context, policy)}
${personalData(context, policy)}
${questions(context, policy)}
${separation(context)}
${history(context, policies)}
${yearlyLine(context)}
</div>`,
  })
}

const time = (context: SiteContext, at: string): Markup =>
  html`<time datetime="${at}">${textsIn(context).day(at)}</time>`

/** A text of the policy: what came with the portal is in the language of the page, what the city wrote says its own. */
function own(context: SiteContext, text: string): Markup {
  const lang = isStandardText(context.language, text) ? '' : langOf(context)
  return lang ? html`<span${lang}>${text}</span>` : html`${text}`
}

/** The policy that came with the portal has no day of its own. */
const isOriginal = ({ id }: SignOffPolicy): boolean => Number(id) === 1

function classes(context: SiteContext, { rules }: SignOffPolicy, live: readonly ListedDataset[]): Markup {
  const words = signOffPageWords[context.language]
  const heads = words.columns.map((head) => html`<th scope="col">${head}</th>`)
  return html`<section aria-labelledby="classes"><h2 id="classes">${words.classes}</h2>
<div class="table-scroll governance-table" role="region" aria-label="${words.classesTable}" tabindex="0"><table class="words"><thead><tr>${heads}</tr></thead><tbody>${rules.map((rule) => classRow(context, rule, live))}</tbody></table></div></section>`
}

function classRow(context: SiteContext, rule: PolicyRule, live: readonly ListedDataset[]): Markup {
  const { language } = context
  const words = signOffPageWords[language]
  const published = live.filter(({ classification = 'open' }) => classification === rule.classification).length
  const steps = rule.steps.map((step) => html`<li>${stepWords(step, roleWords(language), language)}</li>`)
  const list = rule.order === 'sequence' ? html`<ol>${steps}</ol>` : html`<ul>${steps}</ul>`
  const count = rule.publishes ? textsIn(context).count(published, words.published) : words.listedOnly
  return html`<tr><th scope="row">${own(context, rule.title)}<br><span class="muted">${count}</span></th><td>${own(context, rule.description)}</td><td>${list}</td><td>${orderWords(rule, language)}</td><td>${outcomeWords(rule, language)}</td></tr>`
}

function drawings(context: SiteContext, { rules }: SignOffPolicy): Markup {
  const words = signOffPageWords[context.language]
  const figures = rules.map(
    (rule) =>
      html`<figure><figcaption><h3>${own(context, rule.title)}</h3><p class="muted">${orderWords(rule, context.language)}</p></figcaption>${signOffDrawing(context, rule)}</figure>`,
  )
  return html`<section aria-labelledby="drawing"><h2 id="drawing">${words.drawing}</h2><div class="flows">${figures}</div>
<p>${words.drawingText}</p></section>`
}

function personalData(context: SiteContext, policy: SignOffPolicy): Markup {
  const words = signOffPageWords[context.language]
  const parts = policy.rules
    .map(({ classification, title }) => ({ title, classes: raisesWords(policy, classification, context.language) }))
    .filter(({ classes: found }) => found.length > 0)
    .map(
      ({ title, classes: found }) =>
        html`<p>${words.raisedTo} <strong>${own(context, title)}</strong> ${words.raisedBy}</p><ul class="personal-classes">${found.map((name) => html`<li>${name}</li>`)}</ul>`,
    )
  const body = parts.length > 0 ? parts : html`<p>${words.raisesNothing}</p>`
  return html`<section class="prose" aria-labelledby="personal"><h2 id="personal">${words.personal}</h2>
<p>${words.personalText}</p>${body}</section>`
}

function questions(context: SiteContext, { checklists }: SignOffPolicy): Markup {
  const words = signOffPageWords[context.language]
  const lists = SIGNING_ROLES.map((role) => {
    const items = checklists[role].map(
      ({ topic, text }) => html`<li>${own(context, text)} <span class="tag">${words.topics[topic]}</span></li>`,
    )
    return html`<div><h3>${roleWords(context.language)[role]}</h3><ol class="checklist">${items}</ol></div>`
  })
  return html`<section aria-labelledby="questions"><h2 id="questions">${words.questions}</h2>
<p>${words.questionsText}</p><div class="checklists">${lists}</div></section>`
}

function separation({ language }: SiteContext): Markup {
  const rules = signOffTexts(language).separation.map((rule) => html`<li>${rule}</li>`)
  return html`<section class="prose" aria-labelledby="separation"><h2 id="separation">${signOffPageWords[language].separation}</h2><ul>${rules}</ul></section>`
}

/** Every version with its reason and what it changed, newest first. */
function history(context: SiteContext, policies: readonly SignOffPolicy[]): Markup {
  const { language } = context
  const words = signOffPageWords[language]
  const items = policies.map((policy, index) => {
    const before = policies[index + 1]
    const changes = before ? policyChanges(before, policy, roleWords(language), language) : []
    const list = changes.length > 0 ? html`<ul>${changes.map((change) => html`<li>${change}</li>`)}</ul>` : ''
    const since = isOriginal(policy) ? words.original : html`${words.since} ${time(context, policy.since)}`
    return html`<li><h3>${words.versionNumber(String(Number(policy.id)))}</h3><p class="muted">${since}</p><p>${own(context, policy.reason)}</p>${list}</li>`
  })
  return html`<section aria-labelledby="history"><h2 id="history">${words.history}</h2>
<p>${words.historyText}</p><ol class="governance-history">${items}</ol></section>`
}
