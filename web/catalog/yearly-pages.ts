// web/catalog/yearly-pages.ts: the yearly reports under /about/yearly/, with their numbers as files.
import { html } from 'hono/html'
import { pageKey, YEARLY_PATH, yearlyPath } from '../../core/catalog/addresses.ts'
import type { Governance } from '../../core/catalog/governance.ts'
import { dayOf, type IsoDay } from '../../core/governance-documents.ts'
import { firstLanguage, type Language } from '../../core/languages.ts'
import { PLAN_PATH } from '../../core/plan-addresses.ts'
import type { YearNumber, YearNumberId } from '../../core/yearly-numbers.ts'
import { type ReportWords, reportCsv, reportJson, reportPath } from '../../core/yearly-report.ts'
import { type PublicYearlyReview, type UseKind, YEAR_TEXTS, yearTextsIn } from '../../core/yearly-review.ts'
import { yearlyWords, yearNumberText } from '../../core/yearly-words.ts'
import { breadcrumbs, type Crumb } from './breadcrumbs.ts'
import { langOf, webPage } from './every-language.ts'
import { frame, type Page } from './layout.ts'
import { to } from './links.ts'
import type { Markup } from './markup.ts'
import { policyText } from './policy-text.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** Pages of one language. */
export function yearlyPages(context: SiteContext, { yearlyReviews }: Governance): Page[] {
  return [
    webPage(context, YEARLY_PATH, listPage(context, yearlyReviews)),
    ...yearlyReviews.map((review) =>
      webPage(context, yearlyPath(review.id), reportPage(context, review, yearBefore(review, yearlyReviews))),
    ),
  ]
}

/** What programs read: one address each, in the city's first language. */
export function yearlyDataFiles(context: SiteContext, { yearlyReviews }: Governance): Page[] {
  const words = reportWords(firstLanguage(context.city))
  return yearlyReviews.flatMap((review) => [
    {
      path: pageKey(reportPath(review.id, 'csv')),
      body: reportCsv(review, words),
      mediaType: 'text/csv; charset=utf-8',
    },
    { path: pageKey(reportPath(review.id, 'json')), body: reportJson(review, words), mediaType: 'application/json' },
  ])
}

/** The way from pages about governance to the reports. */
export function yearlyLine(context: SiteContext): Markup {
  const words = yearlyWords[context.language]
  return html`<p class="yearly-line">${words.line} <a href="${to(context, YEARLY_PATH)}">${words.lineLink}</a>.</p>`
}

function reportWords(language: Language): ReportWords {
  const { numberWords, useKinds } = yearlyWords[language]
  return {
    name: (id) => numberWords[id as YearNumberId]?.name ?? useKinds[id as UseKind] ?? id,
    how: (id) => numberWords[id as YearNumberId]?.how ?? '',
  }
}

function yearBefore({ id }: PublicYearlyReview, all: readonly PublicYearlyReview[]): PublicYearlyReview | undefined {
  return all.find((one) => one.id === String(Number(id) - 1))
}

const time = (context: SiteContext, at: string): Markup =>
  html`<time datetime="${at}">${textsIn(context).day(at)}</time>`

const aboutCrumb = ({ language }: SiteContext): Crumb => ({ path: '/about/', words: yearlyWords[language].about })

function listPage(context: SiteContext, reviews: readonly PublicYearlyReview[]): string {
  const words = yearlyWords[context.language]
  const heads = [words.year, words.covers, words.published].map((head) => html`<th scope="col">${head}</th>`)
  const rows = reviews.map(
    (review) =>
      html`<tr><th scope="row"><a href="${to(context, yearlyPath(review.id))}">${words.titleOf(review.id)}</a></th><td>${coversText(context, review)}</td><td>${time(context, review.publishedAt)}</td></tr>`,
  )
  const list =
    rows.length > 0
      ? html`<div class="table-scroll" role="region" aria-label="${words.title}" tabindex="0"><table class="words"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
      : html`<div class="empty-state"><h2>${words.none}</h2><p>${words.noneText}</p></div>`
  return frame(context, {
    path: YEARLY_PATH,
    title: words.title,
    description: words.description(context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [aboutCrumb(context)], words.title)}<h1>${words.title}</h1><p class="lead">${words.lead}</p></div></div>
<div class="wrap page-body">${list}</div>`,
  })
}

function coversText(context: SiteContext, { covers }: Pick<PublicYearlyReview, 'covers'>): string {
  const { day } = textsIn(context)
  return yearlyWords[context.language].until(day(covers.from), day(covers.to))
}

function reportPage(context: SiteContext, review: PublicYearlyReview, before: PublicYearlyReview | undefined): string {
  const words = yearlyWords[context.language]
  const { id, publishedAt, correctedAt, collected, covers } = review
  const crumbs = [aboutCrumb(context), { path: YEARLY_PATH, words: words.title }]
  const corrected = correctedAt
    ? html`<div><dt>${words.corrected}</dt><dd>${time(context, correctedAt)}</dd></div>`
    : ''
  const unfinished = isUnfinished(review) ? html`<div class="alert"><p>${words.unfinished}</p></div>` : ''
  return frame(context, {
    path: yearlyPath(id),
    title: words.titleOf(id),
    description: words.description(context.city.name),
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, crumbs, id)}<h1>${words.titleOf(id)}</h1>
<dl class="facts"><div><dt>${words.covers}</dt><dd>${coversText(context, { covers })}</dd></div><div><dt>${words.counted}</dt><dd>${time(context, collected.at)}</dd></div><div><dt>${words.published}</dt><dd>${time(context, publishedAt)}</dd></div>${corrected}</dl></div></div>
<div class="wrap page-body stack">${unfinished}
${ownWords(context, review)}
${numbers(context, review, before)}
${use(context, review)}
${dates(context, review)}</div>`,
  })
}

/** Counted before its last day was over. */
function isUnfinished({ collected, covers }: Pick<PublicYearlyReview, 'collected' | 'covers'>): boolean {
  return dayOf(collected.at) <= covers.to
}

function ownWords(context: SiteContext, { texts }: PublicYearlyReview): Markup | '' {
  const words = yearlyWords[context.language]
  const own = yearTextsIn(texts, context.language, firstLanguage(context.city))
  if (!own) return ''
  const lang = langOf(context, own)
  return html`${YEAR_TEXTS.filter((name) => own[name].trim() !== '').map(
    (name) =>
      html`<section aria-labelledby="${name}"><h2 id="${name}">${words.texts[name]}</h2>${policyText(own[name], lang)}</section>
`,
  )}`
}

function numbers(context: SiteContext, review: PublicYearlyReview, before: PublicYearlyReview | undefined): Markup {
  const words = yearlyWords[context.language]
  const earlier = new Map(before?.collected.values.map((one) => [one.id, one]))
  const heads = [words.number, words.value, ...(before ? [words.before(before.id)] : []), words.how]
  const rows = review.collected.values.map((one) => {
    const { name, how } = words.numberWords[one.id]
    const then = before ? html`<td>${valueIn(context, earlier.get(one.id))}</td>` : ''
    return html`<tr><th scope="row">${name}</th><td class="yearly-value">${valueIn(context, one)}</td>${then}<td class="yearly-how">${how}</td></tr>`
  })
  return html`<section aria-labelledby="numbers"><h2 id="numbers">${words.numbers}</h2><p>${words.numbersText}</p>
<div class="table-scroll yearly-numbers" role="region" aria-label="${words.numbers}: ${words.how}" tabindex="0"><table class="words"><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>
<p class="yearly-files">${words.files} <a href="${reportPath(review.id, 'csv')}">${words.csv}</a> <a href="${reportPath(review.id, 'json')}">${words.json}</a></p></section>`
}

function valueIn({ language }: SiteContext, number: YearNumber | undefined): string {
  return number ? yearNumberText(number, language, textsIn(language)) : yearlyWords[language].nothing
}

function use(context: SiteContext, review: PublicYearlyReview): Markup {
  const words = yearlyWords[context.language]
  const heads = [words.number, words.value, words.source].map((head) => html`<th scope="col">${head}</th>`)
  const rows = review.use.map(
    ({ kind, value, source }) =>
      html`<tr><th scope="row">${words.useKinds[kind]}</th><td class="yearly-value">${textsIn(context).number(value)}</td><td class="yearly-how"${langOf(context)}>${source}</td></tr>`,
  )
  const table = html`<p>${words.useText}</p><div class="table-scroll yearly-numbers" role="region" aria-label="${words.use}: ${words.source}" tabindex="0"><table class="words"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`
  return html`<section aria-labelledby="use"><h2 id="use">${words.use}</h2>${rows.length > 0 ? table : html`<p>${words.noUse}</p>`}</section>`
}

function dates(context: SiteContext, { next }: PublicYearlyReview): Markup {
  const words = yearlyWords[context.language]
  const row = (name: string, day: IsoDay | undefined) =>
    day ? html`<div><dt>${name}</dt><dd>${time(context, day)}</dd></div>` : ''
  return html`<section aria-labelledby="dates"><h2 id="dates">${words.dates}</h2><p>${words.datesText}</p>
<dl class="facts">${row(words.planReviewBy, next.planReviewBy)}${row(words.yearlyReviewBy, next.yearlyReviewBy)}</dl>
<p><a href="${to(context, PLAN_PATH)}">${words.plan}</a> · <a href="${to(context, '/about/policies/')}">${words.policies}</a></p></section>`
}
