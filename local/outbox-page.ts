// local/outbox-page.ts: the mails of the one-machine edition to read, at /outbox/. For whoever sits at this machine.
import { readFileSync } from 'node:fs'
import type http from 'node:http'
import { join } from 'node:path'
import { html } from 'hono/html'
import type { Mail } from './ses/mail.ts'
import { countMails, listMails } from './ses/outbox.ts'

type Html = ReturnType<typeof html>

const PER_PAGE = 50
const PATH = '/outbox/'
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** @param dir the outbox folder */
export function createOutboxPage(
  dir: string,
): (request: http.IncomingMessage, response: http.ServerResponse) => Promise<void> {
  const style = readFileSync(join(import.meta.dirname, 'ses', 'outbox.css'), 'utf8')
  return async (request, response) => {
    const send = (status: number, type: string, body: string) =>
      void response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body)
    if (!isLoopback(request)) return send(403, 'text/plain', 'Mails are shown on this machine only.')
    if (request.method !== 'GET') return send(405, 'text/plain', 'This address can only be read.')
    const url = new URL(request.url ?? PATH, 'http://localhost')
    if (url.pathname === `${PATH}style.css`) return send(200, 'text/css', style)
    if (url.pathname !== PATH) return send(404, 'text/plain', 'There is nothing at this address.')
    const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1)
    const total = countMails(dir)
    return send(
      200,
      'text/html',
      String(await renderOutbox(listMails(dir, PER_PAGE, (page - 1) * PER_PAGE), page, total)),
    )
  }
}

/** By name as well: a page elsewhere whose name was pointed at this machine must not read along. */
function isLoopback({ socket, headers }: http.IncomingMessage): boolean {
  const isNear = /^(127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '')
  return isNear && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '')
}

/** @param mails those of the page, newest first @param total of all pages */
export function renderOutbox(mails: readonly Mail[], page: number, total: number): Html {
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  const turn = (to: number, words: string) =>
    to >= 1 && to <= pages ? html`<a href="${PATH}?page=${to}">${words}</a>` : html`<span>${words}</span>`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Outbox</title>
<link rel="stylesheet" href="${PATH}style.css">
</head>
<body>
<header><h1>Outbox</h1><p>What this portal has sent: ${total} ${total === 1 ? 'mail' : 'mails'}, newest first. Nothing has left this machine.</p></header>
<main>
${mails.length > 0 ? mails.map(mailArticle) : html`<p>No mail has been sent yet. Upload a file or invite somebody, then come back.</p>`}
${pages > 1 ? html`<nav aria-label="Pages">${turn(page - 1, 'Newer')}<span>Page ${page} of ${pages}</span>${turn(page + 1, 'Older')}</nav>` : ''}
</main>
</body>
</html>`
}

function mailArticle({ id, at, from, to, subject, text, html: markup, headers, attachments, raw }: Mail): Html {
  const more = [
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    ...attachments.map(({ name }) => `Attachment: ${name}`),
  ]
  return html`<article aria-labelledby="m-${id}">
<h2 id="m-${id}">${subject || '(no subject)'}</h2>
<dl>
<div><dt>To</dt><dd>${to.join(', ')}</dd></div>
<div><dt>From</dt><dd>${from}</dd></div>
<div><dt>At</dt><dd><time datetime="${at}">${at.replace('T', ' ').slice(0, 19)} UTC</time></dd></div>
</dl>
<pre>${linked(text ?? markup ?? raw ?? '')}</pre>
${more.length > 0 ? html`<details><summary>Headers</summary><pre>${more.join('\n')}</pre></details>` : ''}
</article>
`
}

/** Addresses of this machine become links; whatever else stands in a mail stays text. */
function linked(text: string): (Html | string)[] {
  return text
    .split(/(http:\/\/(?:127\.0\.0\.1|localhost):\d+\/[^\s<>"]*)/)
    .map((part, index) => (index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part))
}
