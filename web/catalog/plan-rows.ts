// web/catalog/plan-rows.ts: one line of a public plan: what is coming, what is withheld, what is published.
import { html } from 'hono/html'
import { datasetPath } from '../../core/catalog/addresses.ts'
import type { InventoryItem } from '../../core/inventory-items.ts'
import { departmentPlanPath } from '../../core/plan-addresses.ts'
import { planDayText, planStateWords, withheldWords } from '../../core/plan-words.ts'
import { langOf, languageOfCity } from './every-language.ts'
import { planWords } from './language/plan.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { summaryOf } from './words.ts'

/** Longer descriptions open on demand. */
const SHOWN_CHARACTERS = 260

/** @param department its name; empty where the page is about it anyway */
export function comingRow(context: SiteContext, item: InventoryItem, department: string): Markup {
  const { title, description, state, plannedFor, priority, isLate } = item
  const words = planWords[context.language]
  const stateWord = planStateWords(context.language)[state]
  const day = plannedFor
    ? html`<p class="plan-day"><time datetime="${plannedFor}">${planDayText(plannedFor, context.language)}</time></p>`
    : ''
  const badge = isLate
    ? html`<span class="badge danger">${words.late}</span>`
    : html`<span class="badge">${stateWord}</span>`
  return html`<li class="plan-row${isLate ? ' late' : ''}"><h3${langOf(context)}>${title}</h3>${day}${longText(context, description)}
<p class="plan-meta">${badge}${isLate ? html`<span>${stateWord}</span>` : ''}${departmentLink(context, item, department)}<span>${words.priority[priority]}</span></p></li>
`
}

export function withheldRow(context: SiteContext, item: InventoryItem, department: string): Markup {
  const { title, description, withheld } = item
  const reason =
    withheld &&
    html`<p class="plan-reason"><strong>${withheldWords(context.language)[withheld.reason]}.</strong> <span${langOf(context)}>${withheld.explanation}</span></p>`
  return html`<li class="plan-row withheld"><h3${langOf(context)}>${title}</h3>${longText(context, description)}
${reason ?? ''}
<p class="plan-meta"><span class="badge warn">${planStateWords(context.language).withheld}</span>${departmentLink(context, item, department)}</p></li>
`
}

export function publishedRow(context: SiteContext, item: InventoryItem, department: string): Markup {
  const { dataset } = item
  // An entry has one language; the dataset may have the reader's.
  const title = dataset && languageOfCity(context) ? dataset.title : item.title
  return html`<li class="row"><h3>${dataset ? html`<a href="${to(context, datasetPath(dataset.slug))}"${langOf(context, dataset)}>${title}</a>` : title}</h3>
<p class="row-meta">${departmentLink(context, item, department)}</p></li>
`
}

/** On the plan of one department its name is no news. */
function departmentLink(context: SiteContext, { departmentId }: InventoryItem, name: string): Markup | '' {
  if (name === '') return ''
  return html`<span><a href="${to(context, departmentPlanPath(departmentId))}">${name}</a></span>`
}

function longText(context: SiteContext, text: string): Markup | '' {
  const lang = langOf(context)
  if (text === '') return ''
  if (text.length <= SHOWN_CHARACTERS) return html`<p class="plan-text"${lang}>${text}</p>`
  const short = summaryOf(text, SHOWN_CHARACTERS)
  return html`<p${lang}>${short}</p><details><summary>${planWords[context.language].wholeDescription}</summary><p class="plan-text"${lang}>${text}</p></details>`
}
