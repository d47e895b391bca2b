// web/catalog/plan-rows.ts: one line of a public plan: what is coming, what is withheld, what is published.
import { html } from 'hono/html'
import { datasetPath } from '../../core/catalog/addresses.ts'
import type { InventoryItem } from '../../core/inventory-items.ts'
import { departmentPlanPath } from '../../core/plan-addresses.ts'
import { PLAN_STATE_WORDS, PRIORITY_WORDS, planDayText, WITHHELD_WORDS } from '../../core/plan-words.ts'
import type { Markup } from './markup.ts'
import { summaryOf } from './words.ts'

/** Longer descriptions open on demand. */
const SHOWN_CHARACTERS = 260

/** @param department its name; empty where the page is about it anyway */
export function comingRow(item: InventoryItem, department: string): Markup {
  const { title, description, state, plannedFor, priority, isLate } = item
  const day = plannedFor
    ? html`<p class="plan-day"><time datetime="${plannedFor}">${planDayText(plannedFor)}</time></p>`
    : ''
  const badge = isLate
    ? html`<span class="badge danger">Late</span>`
    : html`<span class="badge">${PLAN_STATE_WORDS[state]}</span>`
  return html`<li class="plan-row${isLate ? ' late' : ''}"><h3>${title}</h3>${day}${longText(description)}
<p class="plan-meta">${badge}${isLate ? html`<span>${PLAN_STATE_WORDS[state]}</span>` : ''}${departmentLink(item, department)}<span>${PRIORITY_WORDS[priority]} priority</span></p></li>
`
}

export function withheldRow(item: InventoryItem, department: string): Markup {
  const { title, description, withheld } = item
  return html`<li class="plan-row withheld"><h3>${title}</h3>${longText(description)}
${withheld ? html`<p class="plan-reason"><strong>${WITHHELD_WORDS[withheld.reason]}.</strong> ${withheld.explanation}</p>` : ''}
<p class="plan-meta"><span class="badge warn">Withheld</span>${departmentLink(item, department)}</p></li>
`
}

export function publishedRow(item: InventoryItem, department: string): Markup {
  const { title, dataset } = item
  return html`<li class="row"><h3>${dataset ? html`<a href="${datasetPath(dataset.slug)}">${title}</a>` : title}</h3>
<p class="row-meta">${departmentLink(item, department)}</p></li>
`
}

/** On the plan of one department its name is no news. */
function departmentLink({ departmentId }: InventoryItem, name: string): Markup | '' {
  if (name === '') return ''
  return html`<span><a href="${departmentPlanPath(departmentId)}">${name}</a></span>`
}

function longText(text: string): Markup | '' {
  if (text === '') return ''
  if (text.length <= SHOWN_CHARACTERS) return html`<p class="plan-text">${text}</p>`
  const short = summaryOf(text, SHOWN_CHARACTERS)
  return html`<p>${short}</p><details><summary>All of the description</summary><p class="plan-text">${text}</p></details>`
}
