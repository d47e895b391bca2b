// web/catalog/audit-pages.ts: the audit log as the public sees it: hashes of every entry, and how to check them.
import { html } from 'hono/html'
import { type AuditDayHead, headsText } from '../../core/audit-days.ts'
import type { IsoTime, Sha256 } from '../../core/model.ts'
import { codeBlock } from './dataset-usage.ts'
import { frame, HTML_TYPE, type Page } from './layout.ts'
import { mailLink } from './links.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { numberText } from './words.ts'

/** What may be known of the audit log outside the city. */
export interface PublicAudit {
  /** Days that are over, oldest first. */
  readonly days: readonly AuditDayHead[]
  /** The newest entry, of a day that is not over. */
  readonly newest?: { readonly sequence: number; readonly hash: Sha256; readonly at: IsoTime }
}

/** Days shown on the page; all are in the list. */
const SHOWN_DAYS = 31

export function auditFiles(context: SiteContext, audit: PublicAudit): Page[] {
  return [
    { path: 'audit/index.html', body: auditPage(context, audit), mediaType: HTML_TYPE },
    { path: 'audit/today.json', body: todayText(audit), mediaType: 'application/json' },
    { path: 'audit/heads.json', body: headsText(audit.days), mediaType: 'application/json' },
  ]
}

function todayText({ newest }: PublicAudit): string {
  const about = 'The newest entry when the site was last made. Its day is not over: this file changes.'
  return `${JSON.stringify({ about, closed: false, newest: newest ?? null }, null, 2)}\n`
}

function auditPage(context: SiteContext, audit: PublicAudit): string {
  const { city, url } = context
  const mail = html`<a href="${mailLink(city.contactEmail)}">${city.contactEmail}</a>`
  return frame(context, {
    path: '/audit/',
    title: 'Audit log',
    description: `How anybody can check that the audit log of ${city.name} was not rewritten.`,
    content: html`<div class="page-top"><div class="wrap"><h1>Audit log</h1>
<p class="lead">Every step a dataset takes, every sign-off and every permission leaves an entry. Once its day is over, nobody can change one without being noticed, and you can check that.</p></div></div>
<div class="wrap page-body prose">
<h2>How it works</h2>
<p>Each entry says who did what, when and from where, with the old and the new value. It also carries a hash: a number of 64 digits made from all that it says and from the hash of the entry before it. Whoever changes one entry has to change all that follow.</p>
<p>What entries say is for the city's administrators, because they name people. Their hashes are public. The hashes of a day are written to a file when the day is over (by the clock of Greenwich, UTC), and that file is never written again. From then on the city itself could not change an entry of that day without the file showing it.</p>
<h2>Check it yourself</h2>
<p>Keep a copy of the <a href="/audit/heads.json">list of days</a>. If a line of it ever changes, the log was rewritten: tell us, and the public.</p>
${codeBlock('Keep the list', `curl -O ${url}/audit/heads.json`)}
<p>Each line names a day, the number of its last entry, the hash of that entry, and the MD5 of the day's file. The file, <code>/audit/{day}.json</code>, holds the hash of every entry of that day.</p>
<p>Whoever may read the entries (administrators, and auditors to whom the city gives an export) compares them with the public files. The command recomputes every hash and names the first entry that was changed, removed or put in.</p>
${codeBlock('Check an export', `plaza audit verify --file audit.ndjson --site ${url}`)}
<h2>Days</h2>
${daysTable(audit.days)}
${openDay(audit)}
<h2>Questions</h2>
<p>About the log, or about an entry that concerns you: ${mail}.</p>
</div>`,
  })
}

function daysTable(days: readonly AuditDayHead[]): Markup {
  if (days.length === 0) return html`<p>No day with entries is over yet: the first file comes tomorrow.</p>`
  const rows = days.slice(-SHOWN_DAYS).reverse()
  const note = days.length > SHOWN_DAYS ? html`<p>The last ${SHOWN_DAYS} of ${numberText(days.length)} days.</p>` : ''
  return html`${note}<div class="table-scroll" role="region" aria-label="Days" tabindex="0"><table class="words"><thead><tr><th scope="col">Day</th><th scope="col" class="number">Entries</th><th scope="col" class="number">Last entry</th><th scope="col">Its hash</th></tr></thead><tbody>${rows.map(
    ({ day, first, sequence, hash }) =>
      html`<tr><th scope="row"><a href="/audit/${day}.json">${day}</a></th><td class="number">${numberText(sequence - first + 1)}</td><td class="number">${numberText(sequence)}</td><td><code>${hash}</code></td></tr>`,
  )}</tbody></table></div>`
}

function openDay({ newest }: PublicAudit): Markup | '' {
  if (!newest) return ''
  return html`<p>So far: entry ${numberText(newest.sequence)}, hash <code>${newest.hash}</code>. It is in the <a href="/audit/today.json">file of today</a>, which changes until the day is over.</p>`
}
