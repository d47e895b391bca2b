// web/catalog/views/map-page.ts: where the rows of any dataset lie. web/islands/map.ts draws it.
import { html } from 'hono/html'
import { mapIslandWords, mapWords } from '../language/map.ts'
import { asset } from '../layout.ts'
import { to } from '../links.ts'
import { jsonBlock, type Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import { embedPart } from './embed-part.ts'
import { viewPage, viewPath } from './view-frame.ts'

export function mapPage(context: SiteContext): string {
  const words = mapWords[context.language]
  return viewPage(context, {
    view: 'map',
    title: words.title,
    description: words.description,
    script: 'map.js',
    content: html`${mapContent(context)}
${embedPart(context, 'map')}`,
  })
}

/** The map, its legend and its places as text, as the page and its embedded form show it. */
export function mapContent(context: SiteContext): Markup {
  const words = mapWords[context.language]
  return html`<div class="map-view" id="map-view">
<div class="map-tools">
<p class="map-colour" id="map-colour-field" hidden><label for="map-colour">${words.colour}</label> <select id="map-colour"></select></p>
<p class="map-table"><a data-view="table" href="${to(context, viewPath('table'))}">${words.table}</a></p>
</div>
<div class="alert" id="map-fault" role="alert" hidden><p id="map-fault-text">${words.tooOld}</p><ul id="map-fault-links"></ul></div>
<div class="map-area" id="map-area">
<div><div class="map-frame" id="map-frame"><div class="map-canvas" id="map"></div>${buttons(words)}<p class="map-credit" id="map-credit" hidden></p></div>
<p class="muted" id="map-share" hidden></p></div>
<div class="map-side">
<section class="map-details" id="map-details" aria-labelledby="map-place" hidden><div class="map-details-head"><h2 id="map-place" tabindex="-1">${words.details}</h2><button type="button" class="button quiet" id="map-close">${words.close}</button></div><dl id="map-values"></dl><p class="muted" id="map-cut" hidden></p></section>
<fieldset class="map-legend" id="map-legend" hidden><legend>${words.legend}</legend><ul id="map-kinds"></ul></fieldset>
<section aria-labelledby="map-in-view"><h2 id="map-in-view">${words.inView}</h2><p class="muted" id="map-count" role="status"></p><ul class="map-places" id="map-places"></ul></section>
</div>
</div>
</div>
<script type="application/json" id="view-words">${jsonBlock(mapIslandWords[context.language])}</script>
<script type="application/json" id="map-settings">${jsonBlock(settingsOf(context))}</script>`
}

/** What the island cannot know: addresses that carry a hash, and the city's own basemap. */
function settingsOf(context: SiteContext): object {
  return {
    engine: asset(context, 'map-engine.js'),
    worker: asset(context, 'map-worker.js'),
    ...(context.city.basemap ? { basemap: context.city.basemap } : {}),
  }
}

const BUTTONS = [
  { id: 'map-zoom-in', words: 'zoomIn', path: 'M12 5v14M5 12h14' },
  { id: 'map-zoom-out', words: 'zoomOut', path: 'M5 12h14' },
  { id: 'map-fit', words: 'fit', path: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5M9 12h6M12 9v6' },
  { id: 'map-fullscreen', words: 'fullscreen', path: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7' },
] as const

function buttons(words: (typeof mapWords)['en']): Markup {
  return html`<div class="map-buttons">${BUTTONS.map(
    ({ id, words: name, path }) =>
      html`<button type="button" id="${id}" aria-label="${words[name]}" title="${words[name]}"><svg class="sign" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="${path}"/></svg></button>`,
  )}</div>`
}
