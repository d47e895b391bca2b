// web/catalog/plan-pages.ts: the public plan of the city and of each department, the inventory as CSV, planned days as a calendar.
import { html } from 'hono/html'
import { departmentPath, pageKey } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import type { LiveDataset } from '../../core/catalog/published.ts'
import type { DepartmentRecord } from '../../core/departments.ts'
import { writeInventory } from '../../core/inventory-csv.ts'
import { byDay, type InventoryItem } from '../../core/inventory-items.ts'
import { CALENDAR_PATH, departmentPlanPath, INVENTORY_PATH, PLAN_PATH } from '../../core/plan-addresses.ts'
import { planCalendar } from '../../core/plan-calendar.ts'
import { quarterOf } from '../../core/plan-words.ts'
import { breadcrumbs } from './dataset-page.ts'
import { departmentsShown } from './department-pages.ts'
import { frame, HTML_TYPE, type Page } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import { publicInventory } from './plan-inventory.ts'
import { comingRow, publishedRow, withheldRow } from './plan-rows.ts'
import type { SiteContext } from './view.ts'
import { countText, numberText } from './words.ts'

/** Published datasets are in the catalog already; a plan names so many of them and leads there. */
const PUBLISHED_SHOWN = 50

export function planFiles(context: SiteContext, governance: Governance, live: readonly LiveDataset[]): Page[] {
  const items = publicInventory(governance, live)
  const departments = departmentsShown(context, governance, live)
  const { city, url } = context
  const calendar = planCalendar(items, {
    ...{ name: `${city.name}: release calendar`, url },
    departmentName: (id) => departments.find((one) => one.id === id)?.name ?? id,
    pageOf: ({ departmentId }) => departmentPlanPath(departmentId),
  })
  const plan = { items, departments }
  return [
    { path: pageKey(PLAN_PATH), body: planPage(context, plan), mediaType: HTML_TYPE },
    ...departments.map((department) => ({
      path: pageKey(departmentPlanPath(department.id)),
      body: departmentPlanPage(context, plan, department),
      mediaType: HTML_TYPE,
    })),
    { path: pageKey(INVENTORY_PATH), body: writeInventory(items, { revisions: false }), mediaType: CSV_TYPE },
    { path: pageKey(CALENDAR_PATH), body: calendar, mediaType: 'text/calendar; charset=utf-8' },
  ]
}

const CSV_TYPE = 'text/csv; charset=utf-8'

interface Plan {
  readonly items: readonly InventoryItem[]
  readonly departments: readonly DepartmentRecord[]
}

function planPage(context: SiteContext, plan: Plan): string {
  const { city } = context
  return frame(context, {
    path: PLAN_PATH,
    title: 'Release calendar',
    description: `What ${city.name} will publish and when, what is late, and what is withheld, with the reason.`,
    content: html`<div class="page-top"><div class="wrap"><h1>Release calendar</h1><p class="lead">Everything that departments hold: what comes next, what is late, and what is withheld, with the reason.</p>
${facts(plan.items)}${ways()}${choice(plan, '')}</div></div>
${body(context, plan.items, '/datasets/', (id) => plan.departments.find((one) => one.id === id)?.name ?? id)}`,
  })
}

function departmentPlanPage(context: SiteContext, plan: Plan, { id, name }: DepartmentRecord): string {
  const own = plan.items.filter(({ departmentId }) => departmentId === id)
  const path = [
    { path: '/departments/', words: 'Departments' },
    { path: departmentPath(id), words: name },
  ]
  return frame(context, {
    path: departmentPlanPath(id),
    title: `Plan of ${name}`,
    description: `What ${name} will publish and when, what is late, and what is withheld, with the reason.`,
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(path, 'Plan')}<h1>Plan of ${name}</h1><p class="lead">Everything that this department holds: what comes next, what is late, and what is withheld, with the reason.</p>
${facts(own)}${ways()}${choice(plan, id)}</div></div>
${body(context, own, departmentPath(id), () => '')}`,
  })
}

function facts(items: readonly InventoryItem[]): Markup {
  const count = (fits: (item: InventoryItem) => boolean) => numberText(items.filter(fits).length)
  return html`<dl class="facts"><div><dt>On the way</dt><dd>${count(isComing)}</dd></div><div><dt>Late</dt><dd>${count(({ isLate }) => isLate)}</dd></div><div><dt>Published</dt><dd>${count(({ state }) => state === 'published')}</dd></div><div><dt>Withheld</dt><dd>${count(({ state }) => state === 'withheld')}</dd></div></dl>
`
}

function ways(): Markup {
  return html`<p class="plan-ways"><a href="${INVENTORY_PATH}">Inventory of the city (CSV)</a><a href="${CALENDAR_PATH}">Days for your own calendar (iCalendar)</a></p>
`
}

/** Links that leave one department; the counts are what is on its way. */
function choice({ items, departments }: Plan, chosen: string): Markup {
  const link = (path: string, words: string, count: number, isHere: boolean) =>
    html`<li><a href="${path}"${isHere ? html` aria-current="page"` : ''}>${words} <span class="choice-count">${numberText(count)}</span></a></li>`
  const coming = items.filter(isComing)
  const links = departments
    .map(({ id, name }) => ({ id, name, count: coming.filter(({ departmentId }) => departmentId === id).length }))
    .map(({ id, name, count }) => link(departmentPlanPath(id), name, count, id === chosen))
  return html`<nav class="plan-choice" aria-label="Plans by department"><ul class="keywords">${link(PLAN_PATH, 'All departments', coming.length, chosen === '')}${links}</ul></nav>
`
}

interface Part {
  readonly id: string
  readonly words: string
  readonly note?: string
  /** Short lines instead of boxes. */
  readonly isShort?: boolean
  readonly rows: readonly Markup[]
}

function body(
  context: SiteContext,
  items: readonly InventoryItem[],
  publishedPath: string,
  nameOf: (departmentId: string) => string,
): Markup {
  const row = (item: InventoryItem) => comingRow(item, nameOf(item.departmentId))
  const parts = [
    ...comingParts(items, row),
    withheldPart(items, (item) => withheldRow(item, nameOf(item.departmentId))),
    publishedPart(items, nameOf, publishedPath),
  ].filter(({ rows }) => rows.length > 0)
  if (parts.length === 0) return nothing(context)
  const jumps = parts.map(
    ({ id, words, rows }) =>
      html`<li><a href="#${id}">${words}</a> <span class="choice-count">${numberText(rows.length)}</span></li>`,
  )
  return html`<div class="wrap with-aside plan-body"><div class="stack">${parts.map(section)}</div>
<nav class="aside plan-jumps" aria-labelledby="jumps"><h2 id="jumps">On this page</h2><ul class="plan-jump-list">${jumps}</ul><p>Do you miss a dataset? <a href="${mailLink(context.city.contactEmail, 'Dataset wanted')}">Ask for it</a>.</p></nav></div>`
}

/** What is late, then quarter by quarter, then what has no day. */
function comingParts(items: readonly InventoryItem[], row: (item: InventoryItem) => Markup): Part[] {
  const coming = byDay(items.filter(isComing))
  const late = coming.filter(({ isLate }) => isLate)
  const dated = coming.filter(({ isLate, plannedFor }) => !isLate && plannedFor)
  const quarters = new Map(dated.map(({ plannedFor }) => [quarterOf(plannedFor!).id, quarterOf(plannedFor!).words]))
  return [
    { id: 'late', words: 'Late', note: 'Their day has passed, and they are not public yet.', rows: late.map(row) },
    ...[...quarters].map(([id, words]) => ({
      ...{ id: `in-${id}`, words },
      rows: dated.filter(({ plannedFor }) => quarterOf(plannedFor!).id === id).map(row),
    })),
    { id: 'no-day', words: 'Without a day yet', rows: coming.filter(({ plannedFor }) => !plannedFor).map(row) },
  ]
}

function withheldPart(items: readonly InventoryItem[], row: (item: InventoryItem) => Markup): Part {
  const note = 'The city holds this data and does not publish it. Each line says why.'
  return { id: 'withheld', words: 'Withheld', note, rows: items.filter(({ state }) => state === 'withheld').map(row) }
}

function publishedPart(items: readonly InventoryItem[], nameOf: (id: string) => string, path: string): Part {
  const published = items.filter(({ state }) => state === 'published')
  const shown = published.slice(0, PUBLISHED_SHOWN).map((item) => publishedRow(item, nameOf(item.departmentId)))
  const more = published.length - shown.length
  const rest =
    more > 0 ? [html`<li class="plan-more"><a href="${path}">${countText(more, 'more dataset')}</a></li>`] : []
  return { id: 'published', words: 'Published', isShort: true, rows: [...shown, ...rest] }
}

function section({ id, words, note, isShort, rows }: Part): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${words}</h2>${note ? html`<p class="muted plan-note">${note}</p>` : ''}<ul class="${isShort ? 'rows' : 'plan-rows'}">${rows}</ul></section>
`
}

function nothing({ city }: SiteContext): Markup {
  return html`<div class="wrap page-body"><div class="empty-state"><h2>Nothing is on the plan yet</h2><p>Departments are still listing what they hold. Tell us what you would like to see: <a href="${mailLink(city.contactEmail, 'Dataset wanted')}">ask for a dataset</a>.</p></div></div>`
}

function isComing({ state }: InventoryItem): boolean {
  return state !== 'published' && state !== 'withheld'
}
