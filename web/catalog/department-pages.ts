// web/catalog/department-pages.ts: the public directory of departments: who they are, whom to ask, what they publish and plan.
import { html } from 'hono/html'
import { departmentPath } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { byTitle, type LiveDataset } from '../../core/catalog/published.ts'
import { blank, type Contact, type DepartmentRecord } from '../../core/departments.ts'
import type { InventoryItem } from '../../core/inventory-items.ts'
import { departmentPlanPath, PLAN_PATH } from '../../core/plan-addresses.ts'
import { breadcrumbs } from './dataset-page.ts'
import { frame } from './layout.ts'
import { mailLink } from './links.ts'
import { resultList } from './list-page.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { countText, dayText, summaryOf } from './words.ts'

/** Departments of now, dissolved ones last, then any other that still has datasets: no page may link to nothing. */
export function departmentsShown(
  context: SiteContext,
  governance: Governance,
  live: readonly LiveDataset[],
): DepartmentRecord[] {
  const recorded = new Map(governance.departments.map((one) => [one.id, one]))
  const settled = context.city.departments.filter(({ id }) => !recorded.has(id))
  for (const { id, name } of [...settled, ...byTitle(live).map(({ department }) => department)]) {
    if (!recorded.has(id)) recorded.set(id, blank(id, name))
  }
  const all = [...recorded.values()]
  return [...all.filter(({ dissolved }) => !dissolved), ...all.filter(({ dissolved }) => dissolved)]
}

/** The page at `/departments/`. */
export function departmentsPage(
  context: SiteContext,
  departments: readonly DepartmentRecord[],
  plan: readonly InventoryItem[],
): string {
  const cards = departments.map((department) => card(department, plan))
  return frame(context, {
    path: '/departments/',
    title: 'Departments',
    description: `Who publishes the data of ${context.city.name}, and whom to ask about it.`,
    content: html`<div class="page-top"><div class="wrap"><h1>Departments</h1><p class="lead">Who publishes what, and whom to ask. What comes next is in the <a href="${PLAN_PATH}">release calendar</a>.</p></div></div>
<div class="wrap page-body"><ul class="cards directory">${cards}</ul></div>`,
  })
}

function card(department: DepartmentRecord, plan: readonly InventoryItem[]): Markup {
  const { id, name, about, liaison, dissolved } = department
  const own = plan.filter(({ departmentId }) => departmentId === id)
  const published = own.filter(({ state }) => state === 'published').length
  const coming = own.filter(isComing).length
  const counts = [countText(published, 'dataset'), ...(coming > 0 ? [`${coming} on the way`] : [])].join(' · ')
  return html`<li><a href="${departmentPath(id)}"><span class="tile-name">${name}</span>${dissolved ? html`<span class="badge">Dissolved ${dayText(dissolved.at)}</span>` : ''}${about ? html`<span class="directory-about">${summaryOf(about, 140)}</span>` : ''}${liaison && !dissolved ? html`<span class="directory-contact">Contact: ${liaison.name}</span>` : ''}<span class="tile-count">${counts}</span></a></li>
`
}

/** The page of one department. */
export function departmentPage(
  context: SiteContext,
  department: DepartmentRecord,
  datasets: readonly LiveDataset[],
  plan: readonly InventoryItem[],
): string {
  const { id, name, about, dissolved } = department
  const own = datasets.filter((dataset) => dataset.department.id === id)
  const ownPlan = plan.filter(({ departmentId }) => departmentId === id)
  return frame(context, {
    path: departmentPath(id),
    title: name,
    description: about ? summaryOf(about) : `Datasets of ${name}, ${context.city.name}.`,
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs([{ path: '/departments/', words: 'Departments' }], name)}<h1>${name}</h1><p class="lead">${countText(own.length, 'dataset')}</p>${dissolved ? dissolvedNote(dissolved) : ''}</div></div>
<div class="wrap with-aside">
<div>${about ? html`<section class="prose department-about" aria-labelledby="about"><h2 id="about">About</h2>${paragraphs(about)}</section>` : ''}
<section aria-labelledby="datasets"><h2 id="datasets">Datasets</h2>${resultList(own)}</section></div>
<div class="aside department-aside">${contacts(context, department)}${planLinks(id, ownPlan)}</div>
</div>`,
  })
}

function dissolvedNote({ at, reason }: NonNullable<DepartmentRecord['dissolved']>): Markup {
  return html`<div class="alert warn"><p><strong>This department was dissolved on ${dayText(at)}.</strong> ${reason}</p><p>What it published stays here.</p></div>`
}

/** One contact, and a deputy; whoever has none gets the open data team. */
function contacts({ city }: SiteContext, { name, liaison, deputy, website, dissolved }: DepartmentRecord): Markup {
  const subject = `About data of ${name}`
  const people = dissolved ? [] : [person('Contact for data', liaison, subject), person('Deputy', deputy, subject)]
  const team = html`<div><dt>${liaison && !dissolved ? 'Open data team' : 'Contact for data'}</dt><dd><a href="${mailLink(city.contactEmail, subject)}">${city.contactEmail}</a></dd></div>`
  return html`<section aria-labelledby="contact"><h2 id="contact">Whom to ask</h2><dl class="details contacts">${people}${team}${website && isWebAddress(website) ? html`<div><dt>Website</dt><dd><a href="${website}">${website.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a></dd></div>` : ''}</dl></section>
`
}

function person(what: string, contact: Contact | undefined, subject: string): Markup | '' {
  if (!contact) return ''
  return html`<div><dt>${what}</dt><dd>${contact.name}<br><a href="${mailLink(contact.email, subject)}">${contact.email}</a></dd></div>`
}

function planLinks(departmentId: string, plan: readonly InventoryItem[]): Markup {
  const coming = plan.filter(isComing)
  const late = coming.filter(({ isLate }) => isLate).length
  const withheld = plan.filter(({ state }) => state === 'withheld').length
  const facts = [
    `${countText(coming.length, 'dataset')} on the way${late > 0 ? `, ${late} late` : ''}`,
    ...(withheld > 0 ? [`${withheld} withheld, with the reason`] : []),
  ]
  return html`<section aria-labelledby="plan"><h2 id="plan">Plan</h2><ul>${facts.map((fact) => html`<li>${fact}</li>`)}</ul><p><a class="button quiet" href="${departmentPlanPath(departmentId)}">Plan of this department</a></p></section>`
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
