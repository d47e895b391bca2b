// web/catalog/sign-off-pages.ts: how datasets are signed off, as a table and a drawing, under /about/governance/.
import { html } from 'hono/html'
import { pageKey } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import type { Question } from '../../core/review-model.ts'
import { DEFAULT_POLICY, type PolicyRule, type SignOffPolicy } from '../../core/sign-off-policy.ts'
import {
  orderWords,
  outcomeWords,
  policyChanges,
  raisesWords,
  SEPARATION_RULES,
  stepWords,
} from '../../core/sign-off-words.ts'
import { SIGNING_ROLES } from '../../core/signing-roles.ts'
import { breadcrumbs } from './dataset-page.ts'
import { frame, HTML_TYPE, type Page } from './layout.ts'
import type { Markup } from './markup.ts'
import { signOffDrawing } from './sign-off-drawing.ts'
import type { SiteContext } from './view.ts'
import { countText, dayText, ROLE_WORDS } from './words.ts'

const PATH = '/about/governance/'

export function signOffFiles(context: SiteContext, governance: Governance, live: readonly LiveDataset[]): Page[] {
  const { signOffPolicies } = governance
  const policies = signOffPolicies.length > 0 ? signOffPolicies : [DEFAULT_POLICY]
  return [{ path: pageKey(PATH), body: signOffPage(context, policies, live), mediaType: HTML_TYPE }]
}

/** @param policies newest first, at least one */
function signOffPage(context: SiteContext, policies: readonly SignOffPolicy[], live: readonly LiveDataset[]): string {
  const policy = policies[0]!
  return frame(context, {
    path: PATH,
    title: 'How datasets are signed off',
    description: `Which people of ${context.city.name} look at a dataset before it is published, and what they are asked.`,
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs([{ path: '/about/', words: 'About' }], 'Sign-off')}<h1>How datasets are signed off</h1>
<p class="lead">Before anything is published, people who answer for it look at it and sign. How many and who depends on how sensitive the dataset is.</p>
<dl class="facts"><div><dt>Version of this policy</dt><dd>${Number(policy.id)}</dd></div>${isOriginal(policy) ? '' : html`<div><dt>In force since</dt><dd>${time(policy.since)}</dd></div>`}</dl></div></div>
<div class="wrap page-body stack">
${classes(policy, live)}
${drawings(policy)}
${personalData(policy)}
${questions(policy)}
${separation()}
${history(policies)}
</div>`,
  })
}

const time = (at: string): Markup => html`<time datetime="${at}">${dayText(at)}</time>`

/** The policy that came with the portal has no day of its own. */
const isOriginal = ({ id }: SignOffPolicy): boolean => Number(id) === 1

function classes({ rules }: SignOffPolicy, live: readonly LiveDataset[]): Markup {
  const rows = rules.map((rule) => {
    const published = live.filter(({ current }) => (current.classification ?? 'open') === rule.classification).length
    const steps = rule.steps.map((step) => html`<li>${stepWords(step, ROLE_WORDS)}</li>`)
    const list = rule.order === 'sequence' ? html`<ol>${steps}</ol>` : html`<ul>${steps}</ul>`
    return html`<tr><th scope="row">${rule.title}<br><span class="muted">${rule.publishes ? `${countText(published, 'dataset')} published` : 'listed only'}</span></th><td>${rule.description}</td><td>${list}</td><td>${orderWords(rule)}</td><td>${outcomeWords(rule)}</td></tr>`
  })
  return html`<section aria-labelledby="classes"><h2 id="classes">Who signs what</h2>
<div class="table-scroll governance-table" role="region" aria-label="Table of classifications" tabindex="0"><table class="words"><thead><tr><th scope="col">Classification</th><th scope="col">What it is for</th><th scope="col">Who must sign</th><th scope="col">Order</th><th scope="col">After the last signature</th></tr></thead><tbody>${rows}</tbody></table></div></section>`
}

function drawings({ rules }: SignOffPolicy): Markup {
  const figures = rules.map((rule: PolicyRule) => {
    return html`<figure><figcaption><h3>${rule.title}</h3><p class="muted">${orderWords(rule)}</p></figcaption>${signOffDrawing(rule)}</figure>`
  })
  return html`<section aria-labelledby="drawing"><h2 id="drawing">The same as a drawing</h2><div class="flows">${figures}</div>
<p>At any step a reviewer can send the version back with the reason. The department then corrects it, and a new version begins at the top.</p></section>`
}

function personalData(policy: SignOffPolicy): Markup {
  const parts = policy.rules
    .map(({ classification, title }) => ({ title, classes: raisesWords(policy, classification) }))
    .filter(({ classes: found }) => found.length > 0)
    .map(
      ({ title, classes: found }) =>
        html`<p>A dataset counts as <strong>${title}</strong> as soon as the check finds one of these:</p><ul class="personal-classes">${found.map((words) => html`<li>${words}</li>`)}</ul>`,
    )
  const body =
    parts.length > 0 ? parts : html`<p>What the check finds raises no dataset; reviewers see it all the same.</p>`
  return html`<section class="prose" aria-labelledby="personal"><h2 id="personal">What personal data changes</h2>
<p>The portal looks for personal data in every file. What it finds can raise the classification that the department declared; nothing can lower it.</p>${body}</section>`
}

const TOPIC_WORDS: Readonly<Record<Question['topic'], string>> = {
  legal: 'Law',
  privacy: 'Privacy',
  security: 'Security',
  quality: 'Quality',
}

function questions({ checklists }: SignOffPolicy): Markup {
  const lists = SIGNING_ROLES.map((role) => {
    const items = checklists[role].map(
      ({ topic, text }) => html`<li>${text} <span class="tag">${TOPIC_WORDS[topic]}</span></li>`,
    )
    return html`<div><h3>${ROLE_WORDS[role]}</h3><ol class="checklist">${items}</ol></div>`
  })
  return html`<section aria-labelledby="questions"><h2 id="questions">What they are asked</h2>
<p>Whoever signs has answered every one of these. “Does not apply” needs a reason; “no” sends the version back.</p><div class="checklists">${lists}</div></section>`
}

function separation(): Markup {
  return html`<section class="prose" aria-labelledby="separation"><h2 id="separation">What always holds</h2><ul>${SEPARATION_RULES.map((rule) => html`<li>${rule}</li>`)}</ul></section>`
}

/** Every version with its reason and what it changed, newest first. */
function history(policies: readonly SignOffPolicy[]): Markup {
  const items = policies.map((policy, index) => {
    const before = policies[index + 1]
    const changes = before ? policyChanges(before, policy, ROLE_WORDS) : []
    return html`<li><h3>Version ${Number(policy.id)}</h3><p class="muted">${isOriginal(policy) ? 'Came with the portal' : html`Since ${time(policy.since)}`}</p><p>${policy.reason}</p>${changes.length > 0 ? html`<ul>${changes.map((change) => html`<li>${change}</li>`)}</ul>` : ''}</li>`
  })
  return html`<section aria-labelledby="history"><h2 id="history">How this policy came about</h2>
<p>A change counts for reviews that begin after it; reviews under way keep what they began with.</p><ol class="governance-history">${items}</ol></section>`
}
