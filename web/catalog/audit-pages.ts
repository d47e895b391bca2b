// web/catalog/audit-pages.ts: the audit log as the public sees it: hashes of every entry, and how to check them.
import { html } from 'hono/html'
import { type AuditDayHead, headsText } from '../../core/audit-days.ts'
import type { IsoTime, Sha256 } from '../../core/model.ts'
import { codeBlock } from './code-block.ts'
import { inEveryLanguage, webPage } from './every-language.ts'
import { auditWords } from './language/audit.ts'
import { frame, type Page } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { textsIn } from './words.ts'

/** What may be known of the audit log outside the city. */
export interface PublicAudit {
  /** Days that are over, oldest first. */
  readonly days: readonly AuditDayHead[]
  /** The newest entry, of a day that is not over. */
  readonly newest?: { readonly sequence: number; readonly hash: Sha256; readonly at: IsoTime }
}

const PATH = '/audit/'
/** Days shown on the page; all are in the list. */
const SHOWN_DAYS = 31

export function auditFiles(context: SiteContext, audit: PublicAudit): Page[] {
  return [
    ...inEveryLanguage(context, (own) => [webPage(own, PATH, auditPage(own, audit))]),
    { path: 'audit/today.json', body: todayText(audit), mediaType: 'application/json' },
    { path: 'audit/heads.json', body: headsText(audit.days), mediaType: 'application/json' },
  ]
}

function todayText({ newest }: PublicAudit): string {
  const about = 'The newest entry when the site was last made. Its day is not over: this file changes.'
  return `${JSON.stringify({ about, closed: false, newest: newest ?? null }, null, 2)}\n`
}

function auditPage(context: SiteContext, audit: PublicAudit): string {
  const { city } = context
  const words = auditWords[context.language]
  return frame(context, {
    path: PATH,
    title: words.title,
    description: words.description(city.name),
    content: html`<div class="page-top"><div class="wrap"><h1>${words.title}</h1>
<p class="lead">${words.lead}</p></div></div>
<div class="wrap page-body prose">
<h2>${words.how}</h2>
<p>${words.chain}</p>
<p>${words.published}</p>
${howToCheck(context)}
<h2>${words.days}</h2>
${daysTable(context, audit.days)}
${openDay(context, audit)}
<h2>${words.questions}</h2>
<p>${words.ask} <a href="${mailLink(city.contactEmail)}">${city.contactEmail}</a>.</p>
</div>`,
  })
}

function howToCheck(context: SiteContext): Markup {
  const { url, language } = context
  const words = auditWords[language]
  return html`<h2>${words.check}</h2>
<p>${words.keepCopy} <a href="/audit/heads.json">${words.listOfDays}</a>. ${words.rewritten}</p>
${codeBlock(context, words.keepList, `curl -O ${url}/audit/heads.json`)}
<p>${words.lines} ${words.dayFile} <code>/audit/{day}.json</code>, ${words.dayFileHolds}</p>
<p>${words.auditors}</p>
${codeBlock(context, words.checkExport, `plaza audit verify --file audit.ndjson --site ${url}`)}`
}

function daysTable(context: SiteContext, days: readonly AuditDayHead[]): Markup {
  const words = auditWords[context.language]
  const { number } = textsIn(context)
  if (days.length === 0) return html`<p>${words.noDays}</p>`
  const { columns } = words
  const rows = days
    .slice(-SHOWN_DAYS)
    .reverse()
    .map(
      ({ day, first, sequence, hash }) =>
        html`<tr><th scope="row"><a href="/audit/${day}.json">${day}</a></th><td class="number">${number(sequence - first + 1)}</td><td class="number">${number(sequence)}</td><td><code>${hash}</code></td></tr>`,
    )
  const note = days.length > SHOWN_DAYS ? html`<p>${words.lastDays(number(SHOWN_DAYS), number(days.length))}</p>` : ''
  return html`${note}<div class="table-scroll" role="region" aria-label="${words.days}" tabindex="0"><table class="words"><thead><tr><th scope="col">${columns.day}</th><th scope="col" class="number">${columns.entries}</th><th scope="col" class="number">${columns.last}</th><th scope="col">${columns.hash}</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function openDay(context: SiteContext, { newest }: PublicAudit): Markup | '' {
  if (!newest) return ''
  const words = auditWords[context.language]
  return html`<p>${words.soFar(textsIn(context).number(newest.sequence))} <code>${newest.hash}</code>. ${words.inFile} <a href="/audit/today.json">${words.today}</a>, ${words.untilOver}</p>`
}
