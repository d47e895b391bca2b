// web/catalog/plan-pages.ts: the public plan of the city and of each department, the inventory as CSV, planned days as a calendar.
import { html } from 'hono/html'
import { departmentPath, pageKey } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import type { DepartmentRecord } from '../../core/departments.ts'
import type { IsoDay } from '../../core/governance-documents.ts'
import { writeInventory } from '../../core/inventory-csv.ts'
import { byDay, type InventoryItem } from '../../core/inventory-items.ts'
import { CALENDAR_PATH, departmentPlanPath, INVENTORY_PATH, PLAN_PATH } from '../../core/plan-addresses.ts'
import { planCalendar } from '../../core/plan-calendar.ts'
import { quarterOf } from '../../core/plan-words.ts'
import { yearlyWords } from '../../core/yearly-words.ts'
import { breadcrumbs } from './breadcrumbs.ts'
import { departmentsShown } from './department-pages.ts'
import { webPage } from './every-language.ts'
import { planWords } from './language/plan.ts'
import { frame, type Page } from './layout.ts'
import { mailLink, to } from './links.ts'
import { departmentIn, type ListedDataset } from './listed.ts'
import type { Markup } from './markup.ts'
import { publicInventory } from './plan-inventory.ts'
import { comingRow, publishedRow, withheldRow } from './plan-rows.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** Published datasets are in the catalog already; a plan names so many of them and leads there. */
const PUBLISHED_SHOWN = 50

interface Plan {
  readonly items: readonly InventoryItem[]
  readonly departments: readonly DepartmentRecord[]
  /** Day by which the plan is looked at again, as the newest yearly review says. */
  readonly reviewBy?: IsoDay | undefined
}

/** Pages of one language. */
export function planPages(context: SiteContext, governance: Governance, live: readonly ListedDataset[]): Page[] {
  const plan = planOf(context, governance, live)
  return [
    webPage(context, PLAN_PATH, planPage(context, plan)),
    ...plan.departments.map((department) =>
      webPage(context, departmentPlanPath(department.id), departmentPlanPage(context, plan, department)),
    ),
  ]
}

/** What programs read: one address each, in the city's first language. */
export function planDataFiles(context: SiteContext, governance: Governance, live: readonly ListedDataset[]): Page[] {
  const { items, departments } = planOf(context, governance, live)
  const { city, url, language } = context
  const calendar = planCalendar(items, {
    ...{ name: planWords[language].calendarName(city.name), language, url },
    departmentName: (id) => nameOf(departments, id),
    pageOf: ({ departmentId }) => departmentPlanPath(departmentId),
  })
  const inventory = writeInventory(items, { revisions: false })
  return [
    { path: pageKey(INVENTORY_PATH), body: inventory, mediaType: 'text/csv; charset=utf-8' },
    { path: pageKey(CALENDAR_PATH), body: calendar, mediaType: 'text/calendar; charset=utf-8' },
  ]
}

function planOf(context: SiteContext, governance: Governance, live: readonly ListedDataset[]): Plan {
  const departments = departmentsShown(context, governance, live).map((one) => departmentIn(context, one))
  const reviewBy = governance.yearlyReviews[0]?.next.planReviewBy
  return { items: publicInventory(governance, live), departments, reviewBy }
}

const nameOf = (departments: readonly DepartmentRecord[], id: string): string =>
  departments.find((one) => one.id === id)?.name ?? id

function planPage(context: SiteContext, plan: Plan): string {
  const words = planWords[context.language]
  return frame(context, {
    path: PLAN_PATH,
    title: words.title,
    description: words.description(context.city.name),
    content: html`<div class="page-top"><div class="wrap"><h1>${words.title}</h1><p class="lead">${words.lead}</p>
${facts(context, plan.items)}${reviewLine(context, plan)}${ways(context)}${choice(context, plan, '')}</div></div>
${body(context, plan.items, '/datasets/', (id) => nameOf(plan.departments, id))}`,
  })
}

function departmentPlanPage(context: SiteContext, plan: Plan, { id, name }: DepartmentRecord): string {
  const words = planWords[context.language]
  const own = plan.items.filter(({ departmentId }) => departmentId === id)
  const path = [
    { path: '/departments/', words: words.departments },
    { path: departmentPath(id), words: name },
  ]
  return frame(context, {
    path: departmentPlanPath(id),
    title: words.planOf(name),
    description: words.description(name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, path, words.plan)}<h1>${words.planOf(name)}</h1><p class="lead">${words.departmentLead}</p>
${facts(context, own)}${ways(context)}${choice(context, plan, id)}</div></div>
${body(context, own, departmentPath(id), () => '')}`,
  })
}

function facts(context: SiteContext, items: readonly InventoryItem[]): Markup {
  const words = planWords[context.language]
  const numbers = [
    [words.onTheWay, isComing],
    [words.late, ({ isLate }: InventoryItem) => isLate],
    [words.published, ({ state }: InventoryItem) => state === 'published'],
    [words.withheld, ({ state }: InventoryItem) => state === 'withheld'],
  ] as const
  const { number } = textsIn(context)
  return html`<dl class="facts">${numbers.map(([name, fits]) => html`<div><dt>${name}</dt><dd>${number(items.filter(fits).length)}</dd></div>`)}</dl>
`
}

function reviewLine(context: SiteContext, { reviewBy }: Plan): Markup | '' {
  if (reviewBy === undefined) return ''
  const words = yearlyWords[context.language].planReviewBy
  return html`<p>${words} <time datetime="${reviewBy}">${textsIn(context).day(reviewBy)}</time>.</p>
`
}

function ways({ language }: SiteContext): Markup {
  const words = planWords[language]
  return html`<p class="plan-ways"><a href="${INVENTORY_PATH}">${words.inventory}</a><a href="${CALENDAR_PATH}">${words.calendar}</a></p>
`
}

/** Links that leave one department; the counts are what is on its way. */
function choice(context: SiteContext, { items, departments }: Plan, chosen: string): Markup {
  const words = planWords[context.language]
  const { number } = textsIn(context)
  const link = (path: string, name: string, count: number, isHere: boolean) =>
    html`<li><a href="${to(context, path)}"${isHere ? html` aria-current="page"` : ''}>${name} <span class="choice-count">${number(count)}</span></a></li>`
  const coming = items.filter(isComing)
  const links = departments
    .map(({ id, name }) => ({ id, name, count: coming.filter(({ departmentId }) => departmentId === id).length }))
    .map(({ id, name, count }) => link(departmentPlanPath(id), name, count, id === chosen))
  return html`<nav class="plan-choice" aria-label="${words.choice}"><ul class="keywords">${link(PLAN_PATH, words.allDepartments, coming.length, chosen === '')}${links}</ul></nav>
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

type NameOf = (departmentId: string) => string

/** @param departmentName empty where the page is about one department anyway */
function body(
  context: SiteContext,
  items: readonly InventoryItem[],
  publishedPath: string,
  departmentName: NameOf,
): Markup {
  const words = planWords[context.language]
  const { number } = textsIn(context)
  const parts = [
    ...comingParts(context, items, departmentName),
    withheldPart(context, items, departmentName),
    publishedPart(context, items, departmentName, publishedPath),
  ].filter(({ rows }) => rows.length > 0)
  if (parts.length === 0) return nothing(context)
  const jumps = parts.map(
    ({ id, words: name, rows }) =>
      html`<li><a href="#${id}">${name}</a> <span class="choice-count">${number(rows.length)}</span></li>`,
  )
  return html`<div class="wrap with-aside plan-body"><div class="stack">${parts.map(section)}</div>
<nav class="aside plan-jumps" aria-labelledby="jumps"><h2 id="jumps">${words.jumps}</h2><ul class="plan-jump-list">${jumps}</ul><p>${words.missing} <a href="${mailLink(context.city.contactEmail, words.subject)}">${words.ask}</a>.</p></nav></div>`
}

/** What is late, then quarter by quarter, then what has no day. */
function comingParts(context: SiteContext, items: readonly InventoryItem[], departmentName: NameOf): Part[] {
  const { language } = context
  const words = planWords[language]
  const row = (item: InventoryItem) => comingRow(context, item, departmentName(item.departmentId))
  const coming = byDay(items.filter(isComing))
  const late = coming.filter(({ isLate }) => isLate)
  const dated = coming.filter(({ isLate, plannedFor }) => !isLate && plannedFor)
  const inQuarter = (item: InventoryItem) => quarterOf(item.plannedFor!, language)
  const quarters = new Map(dated.map(inQuarter).map(({ id, words: name }) => [id, name]))
  return [
    { id: 'late', words: words.late, note: words.lateNote, rows: late.map(row) },
    ...[...quarters].map(([id, name]) => ({
      ...{ id: `in-${id}`, words: name },
      rows: dated.filter((item) => inQuarter(item).id === id).map(row),
    })),
    { id: 'no-day', words: words.noDay, rows: coming.filter(({ plannedFor }) => !plannedFor).map(row) },
  ]
}

function withheldPart(context: SiteContext, items: readonly InventoryItem[], departmentName: NameOf): Part {
  const words = planWords[context.language]
  const withheld = items.filter(({ state }) => state === 'withheld')
  const rows = withheld.map((item) => withheldRow(context, item, departmentName(item.departmentId)))
  return { id: 'withheld', words: words.withheld, note: words.withheldNote, rows }
}

function publishedPart(
  context: SiteContext,
  items: readonly InventoryItem[],
  departmentName: NameOf,
  path: string,
): Part {
  const words = planWords[context.language]
  const published = items.filter(({ state }) => state === 'published')
  const shown = published
    .slice(0, PUBLISHED_SHOWN)
    .map((item) => publishedRow(context, item, departmentName(item.departmentId)))
  const more = published.length - shown.length
  const count = textsIn(context).count(more, words.more)
  const rest = more > 0 ? [html`<li class="plan-more"><a href="${to(context, path)}">${count}</a></li>`] : []
  return { id: 'published', words: words.published, isShort: true, rows: [...shown, ...rest] }
}

function section({ id, words, note, isShort, rows }: Part): Markup {
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${words}</h2>${note ? html`<p class="muted plan-note">${note}</p>` : ''}<ul class="${isShort ? 'rows' : 'plan-rows'}">${rows}</ul></section>
`
}

function nothing({ city, language }: SiteContext): Markup {
  const words = planWords[language]
  return html`<div class="wrap page-body"><div class="empty-state"><h2>${words.nothing}</h2><p>${words.nothingText} <a href="${mailLink(city.contactEmail, words.subject)}">${words.askForDataset}</a>.</p></div></div>`
}

function isComing({ state }: InventoryItem): boolean {
  return state !== 'published' && state !== 'withheld'
}
