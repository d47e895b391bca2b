// web/catalog/department-pages.ts: the public directory of departments: who they are, whom to ask, what they publish and plan.
import { html } from 'hono/html'
import { departmentPath } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { blank, type Contact, type DepartmentRecord } from '../../core/departments.ts'
import type { InventoryItem } from '../../core/inventory-items.ts'
import { departmentPlanPath, PLAN_PATH } from '../../core/plan-addresses.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { languageOfCity } from './every-language.ts'
import { departmentWords } from './language/departments.ts'
import { listWords } from './language/lists.ts'
import { frame } from './layout.ts'
import { mailLink, to } from './links.ts'
import { resultList } from './list-page.ts'
import { departmentIn, type ListedDataset, listedByTitle } from './listed.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { summaryOf, textsIn } from './words.ts'

/**
 * Departments of now, dissolved ones last, then any other that still has datasets: no page may link to nothing.
 *
 * @returns with names in the language of the page
 */
export function departmentsShown(
  context: SiteContext,
  governance: Governance,
  live: readonly ListedDataset[],
): DepartmentRecord[] {
  const recorded = new Map(governance.departments.map((one) => [one.id, one]))
  const settled = context.city.departments.filter(({ id }) => !recorded.has(id))
  for (const { id, name } of [...settled, ...listedByTitle(live).map(({ department }) => department)]) {
    if (!recorded.has(id)) recorded.set(id, blank(id, name))
  }
  const all = [...recorded.values()].map((one) => departmentIn(context, one))
  return [...all.filter(({ dissolved }) => !dissolved), ...all.filter(({ dissolved }) => dissolved)]
}

/** The page at `/departments/`. */
export function departmentsPage(
  context: SiteContext,
  departments: readonly DepartmentRecord[],
  plan: readonly InventoryItem[],
): string {
  const words = departmentWords[context.language]
  const plans = Map.groupBy(plan, ({ departmentId }) => departmentId)
  const cards = departments.map((department) => card(context, department, plans.get(department.id) ?? []))
  return frame(context, {
    path: '/departments/',
    title: words.departments,
    description: words.description(context.city.name),
    content: html`<div class="page-top"><div class="wrap"><h1>${words.departments}</h1><p class="lead">${words.lead} <a href="${to(context, PLAN_PATH)}">${words.calendar}</a>.</p></div></div>
<div class="wrap page-body"><ul class="cards directory">${cards}</ul></div>`,
  })
}

function card(context: SiteContext, department: DepartmentRecord, plan: readonly InventoryItem[]): Markup {
  const { id, name, about, liaison, dissolved } = department
  const words = departmentWords[context.language]
  const { count, number, day } = textsIn(context)
  const published = plan.filter(({ state }) => state === 'published').length
  const coming = plan.filter(isComing).length
  const counts = [
    count(published, listWords[context.language].dataset),
    ...(coming > 0 ? [words.onTheWay(number(coming))] : []),
  ]
  return html`<li><a href="${to(context, departmentPath(id))}"><span class="tile-name">${name}</span>${dissolved ? html`<span class="badge">${words.dissolvedBadge(day(dissolved.at))}</span>` : ''}${about ? html`<span class="directory-about"${cityLanguage(context)}>${summaryOf(about, 140)}</span>` : ''}${liaison && !dissolved ? html`<span class="directory-contact">${words.contact(liaison.name)}</span>` : ''}<span class="tile-count">${counts.join(' · ')}</span></a></li>
`
}

/** The page of one department. */
export function departmentPage(
  context: SiteContext,
  department: DepartmentRecord,
  datasets: readonly ListedDataset[],
  plan: readonly InventoryItem[],
): string {
  const { id, name, about, dissolved } = department
  const words = departmentWords[context.language]
  const own = datasets.filter((dataset) => dataset.department.id === id)
  const ownPlan = plan.filter(({ departmentId }) => departmentId === id)
  const crumbs = [{ path: '/departments/', words: words.departments }]
  return frame(context, {
    path: departmentPath(id),
    title: name,
    description: about ? summaryOf(about) : words.datasetsOf(name, context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, crumbs, name)}<h1>${name}</h1><p class="lead">${textsIn(context).count(own.length, listWords[context.language].dataset)}</p>${dissolved ? dissolvedNote(context, dissolved) : ''}</div></div>
<div class="wrap with-aside">
<div>${about ? html`<section class="prose department-about" aria-labelledby="about"><h2 id="about">${words.about}</h2><div class="prose"${cityLanguage(context)}>${paragraphs(about)}</div></section>` : ''}
<section aria-labelledby="datasets"><h2 id="datasets">${words.datasets}</h2>${resultList(context, own, `?department=${id}`)}</section></div>
<div class="aside department-aside">${contacts(context, department)}${planLinks(context, id, ownPlan)}</div>
</div>`,
  })
}

/** What departments write about themselves is in one language. */
function cityLanguage(context: SiteContext): Markup | '' {
  const language = languageOfCity(context)
  return language ? html` lang="${language}"` : ''
}

function dissolvedNote(context: SiteContext, { at, reason }: NonNullable<DepartmentRecord['dissolved']>): Markup {
  const words = departmentWords[context.language]
  return html`<div class="alert warn"><p><strong>${words.dissolved(textsIn(context).day(at))}</strong> <span${cityLanguage(context)}>${reason}</span></p><p>${words.stays}</p></div>`
}

/** One contact, and a deputy; whoever has none gets the open data team. */
function contacts(context: SiteContext, department: DepartmentRecord): Markup {
  const { name, liaison, deputy, website, dissolved } = department
  const { contactEmail } = context.city
  const words = departmentWords[context.language]
  const subject = words.subject(name)
  const people = dissolved
    ? []
    : [person(words.contactForData, liaison, subject), person(words.deputy, deputy, subject)]
  const team = html`<div><dt>${liaison && !dissolved ? words.team : words.contactForData}</dt><dd><a href="${mailLink(contactEmail, subject)}">${contactEmail}</a></dd></div>`
  return html`<section aria-labelledby="contact"><h2 id="contact">${words.whomToAsk}</h2><dl class="details contacts">${people}${team}${website && isWebAddress(website) ? html`<div><dt>${words.website}</dt><dd><a href="${website}">${website.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a></dd></div>` : ''}</dl></section>
`
}

function person(what: string, contact: Contact | undefined, subject: string): Markup | '' {
  if (!contact) return ''
  return html`<div><dt>${what}</dt><dd>${contact.name}<br><a href="${mailLink(contact.email, subject)}">${contact.email}</a></dd></div>`
}

function planLinks(context: SiteContext, departmentId: string, plan: readonly InventoryItem[]): Markup {
  const words = departmentWords[context.language]
  const { count, number } = textsIn(context)
  const coming = plan.filter(isComing)
  const late = coming.filter(({ isLate }) => isLate).length
  const withheld = plan.filter(({ state }) => state === 'withheld').length
  const onTheWay = words.onTheWay(count(coming.length, listWords[context.language].dataset))
  const facts = [
    late > 0 ? `${onTheWay}, ${words.late(number(late))}` : onTheWay,
    ...(withheld > 0 ? [words.withheld(number(withheld))] : []),
  ]
  return html`<section aria-labelledby="plan"><h2 id="plan">${words.plan}</h2><ul>${facts.map((fact) => html`<li>${fact}</li>`)}</ul><p><a class="button quiet" href="${to(context, departmentPlanPath(departmentId))}">${words.planOf}</a></p></section>`
}

function isComing({ state }: InventoryItem): boolean {
  return state !== 'published' && state !== 'withheld'
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** Empty lines part paragraphs. */
export function paragraphs(text: string): Markup[] {
  return text
    .split(/\n\s*\n/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${part.trim()}</p>`)
}
