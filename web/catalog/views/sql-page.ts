// web/catalog/views/sql-page.ts: the page on which readers ask a dataset in SQL. The engine comes when they ask for it.
import { html } from 'hono/html'
import { sqlSaid, sqlWords } from '../language/sql.ts'
import { asset } from '../layout.ts'
import { jsonBlock, type Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import { typeWords } from '../words.ts'
import { viewPage } from './view-frame.ts'

export function sqlPage(context: SiteContext): string {
  const words = sqlWords[context.language]
  return viewPage(context, {
    view: 'sql',
    title: words.title,
    description: words.description,
    script: 'sql.js',
    content: html`<div class="sql" id="sql" data-engine="${asset(context, 'sql-engine.js')}" data-worker="${asset(context, 'duckdb.js')}" data-module="${asset(context, 'duckdb.wasm')}">
<div class="sql-main">${editor(context)}
${answer(context)}</div>
${side(context)}
</div>
${texts(context)}`,
  })
}

function editor(context: SiteContext): Markup {
  const words = sqlWords[context.language]
  return html`<section aria-labelledby="sql-query-title">
<h2 id="sql-query-title" class="visually-hidden">${words.query}</h2>
<div class="sql-examples"><h3 id="sql-examples-title">${words.examples}</h3><ul id="sql-examples" aria-labelledby="sql-examples-title"></ul></div>
<div class="field sql-field"><label for="sql-query">${words.query}</label>
<textarea id="sql-query" rows="8" spellcheck="false" autocapitalize="off" autocomplete="off" wrap="soft" translate="no" aria-describedby="sql-query-hint"></textarea>
<p class="hint" id="sql-query-hint">${words.queryHint}</p></div>
<div class="sql-actions">
<button type="button" class="button" id="sql-run" data-run="${words.run}" aria-describedby="sql-start-hint">${words.start}</button>
<button type="button" class="button quiet" id="sql-cancel" hidden>${words.cancel}</button>
<button type="button" class="button quiet" id="sql-share">${words.share}</button>
</div>
<p class="hint" id="sql-start-hint">${words.startHint}</p>
<div class="sql-state"><progress class="progress" id="sql-progress" aria-labelledby="sql-status" hidden></progress>
<p id="sql-status" role="status"></p></div>
<div class="alert" id="sql-large" role="group" aria-labelledby="sql-large-text" hidden><p id="sql-large-text" tabindex="-1"></p><div class="form-actions"><button type="button" class="button" id="sql-large-yes"></button><button type="button" class="button quiet" id="sql-large-no"></button></div></div>
<div class="alert danger" id="sql-fault" role="alert" hidden></div>
</section>`
}

function answer(context: SiteContext): Markup {
  const words = sqlWords[context.language]
  return html`<section id="sql-answer" aria-labelledby="sql-answer-title" hidden>
<div class="sql-answer-head"><h2 id="sql-answer-title" tabindex="-1">${words.result}</h2>
<button type="button" class="button quiet" id="sql-download">${words.download}</button></div>
<p id="sql-summary"></p>
<div class="table-scroll" id="sql-rows" role="region" aria-label="${words.rows}" tabindex="0"></div>
<p><button type="button" class="button quiet" id="sql-more" hidden>${words.more}</button></p>
</section>`
}

function side(context: SiteContext): Markup {
  const words = sqlWords[context.language]
  return html`<div class="sql-side">
<section aria-labelledby="sql-tables-title"><h2 id="sql-tables-title">${words.tables}</h2>
<p class="hint">${words.tablesHint}</p>
<div id="sql-tables"></div></section>
<section aria-labelledby="sql-add-title"><h2 id="sql-add-title">${words.add}</h2>
<p class="hint" id="sql-find-hint">${words.addHint}</p>
<form id="sql-find" role="search" aria-labelledby="sql-add-title"><div class="field"><label for="sql-find-text">${words.find}</label>
<input type="search" id="sql-find-text" autocomplete="off" aria-describedby="sql-find-hint"></div></form>
<p id="sql-found-count" role="status"></p>
<ul id="sql-found"></ul></section>
<details class="sql-help"><summary>${words.help}</summary>
<p>${words.helpDialect}</p>
<p>${words.helpLimits}</p>
<p>${words.helpRows}</p>
<p>${words.helpPrivacy}</p>
</details>
</div>`
}

/** What the island says, and the names of the types. */
function texts({ language }: SiteContext): Markup {
  const types = Object.entries(typeWords(language)).map(([type, word]) => [`type.${type}`, word])
  const all = { ...sqlSaid[language], ...Object.fromEntries(types) }
  return html`<script type="application/json" id="view-words">${jsonBlock(all)}</script>`
}
