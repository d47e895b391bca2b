// web/catalog/views/chart-page.ts: a chart of any dataset, made by its reader. web/islands/chart.ts fills and draws it.
import { html } from 'hono/html'
import { KINDS, MEASURES, SORTS, STEPS, TOPS } from '../../../core/chart/model.ts'
import { chartIslandWords, chartWords } from '../language/chart.ts'
import { jsonBlock, type Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import { embedPart } from './embed-part.ts'
import { viewPage } from './view-frame.ts'

type Words = (typeof chartWords)['en']

export function chartPage(context: SiteContext): string {
  const words = chartWords[context.language]
  return viewPage(context, {
    view: 'chart',
    title: words.title,
    description: words.description,
    script: 'chart.js',
    content: html`<div class="chart-builder">
<details class="chart-settings" id="chart-settings" open><summary>${words.settings}</summary>${settings(context, words)}</details>
<div class="chart-result">
${chartContent(context)}
${embedPart(context, 'chart')}
</div></div>`,
  })
}

/** The chart itself, its numbers and its downloads, as the page and its embedded form show it. */
export function chartContent(context: SiteContext): Markup {
  const words = chartWords[context.language]
  const site = `${context.city.name} ${context.city.portalName}`
  return html`<figure class="chart-figure card" id="chart-figure">
<figcaption><h2 id="chart-title"></h2><p class="muted" id="chart-note"></p></figcaption>
<ul class="chart-legend" id="chart-legend" hidden></ul>
<div class="chart-plot" id="chart-plot"></div>
<p class="chart-message" id="chart-message" role="status"></p>
<p class="chart-progress" id="chart-progress" hidden><progress class="progress" max="1" value="0" aria-label="${words.title}"></progress> <button type="button" class="button quiet">${words.stop}</button></p>
<div class="chart-reader" id="chart-reader" hidden><label for="chart-point">${words.reader}</label><input type="range" id="chart-point" min="0" step="1" value="0"><span class="chart-point-text" id="chart-point-text" aria-hidden="true"></span></div>
<details id="chart-numbers" hidden><summary>${words.numbers}</summary><p class="muted" id="chart-table-note"></p><div class="table-scroll" role="region" aria-label="${words.numbersRegion}" tabindex="0"><table id="chart-table"></table></div></details>
<div class="chart-takeaway" id="chart-takeaway" role="group" aria-label="${words.downloads}" hidden>
<button type="button" class="button quiet" data-take="csv">${words.csv}</button><button type="button" class="button quiet" data-take="svg">${words.svg}</button><button type="button" class="button quiet" data-take="png">${words.png}</button><button type="button" class="button quiet" data-take="link" hidden>${words.link}</button>
</div>
</figure>
<script type="application/json" id="view-words">${jsonBlock({ ...chartIslandWords[context.language], portal: site })}</script>`
}

/** Columns and values are filled in by the island; parts that a kind does not have are hidden by it. */
function settings({ language }: SiteContext, words: Words): Markup {
  const kinds = KINDS.map(
    (kind) =>
      html`<label class="chart-kind"><input type="radio" name="kind" value="${kind}">${PICTURES[kind]}<span>${words.kinds[kind]}</span></label>`,
  )
  const named = <T extends string>(values: readonly T[], names: Readonly<Record<T, string>>) =>
    values.map((value) => html`<option value="${value}">${names[value]}</option>`)
  const tops = TOPS.map(
    (top) => html`<option value="${top}">${chartIslandWords[language].topOption.replace('{n}', String(top))}</option>`,
  )
  return html`<form id="chart-form">
<fieldset class="chart-kinds"><legend>${words.kind}</legend><div class="chart-kind-list">${kinds}</div></fieldset>
${field('x', chartIslandWords[language].categoryColumn)}
${field('y', words.y)}
${field('step', words.step, named(['auto', ...STEPS] as const, words.steps))}
${field('measure', words.measure, named(MEASURES, words.measures))}
${field('of', words.of)}
${field('by', words.by)}
${field('sort', words.sort, named(SORTS, words.sorts))}
${field('top', words.top, tops)}
${field('where', words.where)}
<div class="field" data-part="is"><label for="chart-is">${words.is}</label><input id="chart-is" name="is" list="chart-values" autocomplete="off"><datalist id="chart-values"></datalist></div>
</form>`
}

function field(name: string, label: string, options: readonly Markup[] = []): Markup {
  return html`<div class="field" data-part="${name}"><label for="chart-${name}">${label}</label><select id="chart-${name}" name="${name}">${options}</select></div>`
}

/** Small drawings of each kind, 24 by 24. */
const PICTURES: Readonly<Record<(typeof KINDS)[number], Markup>> = {
  bars: picture('M4 4v16M4 6.5h14M4 12h9M4 17.5h5'),
  line: picture('M4 17l5-6 4 3 7-9'),
  columns: picture('M4 20h16M7 20v-6M12 20V6M17 20v-9'),
  spread: picture('M3 20h18M5 20v-3h3v-5h3V6h3v5h3v6h2v3'),
  scatter: picture('M6 17h.01M9 12h.01M13 14h.01M14 8h.01M18 6h.01M18 11h.01'),
}

function picture(path: string): Markup {
  return html`<svg class="sign" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`
}
