// web/catalog/views/embed-part.ts: the box under a view that gives readers a frame of it for their own site.
import { html } from 'hono/html'
import type { Language } from '../../../core/languages.ts'
import type { Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import type { EmbeddedView } from './view-frame.ts'

const en = {
  summary: 'Embed this on your site',
  hint: 'Paste this into a page of yours. It shows what you see now, always with the newest version of the data.',
  label: 'Code to paste',
  copy: 'Copy the code',
  copied: 'Copied',
}

const es: typeof en = {
  summary: 'Insertar en su sitio',
  hint: 'Pegue este código en una página suya. Muestra lo que ve ahora, siempre con la última versión de los datos.',
  label: 'Código para pegar',
  copy: 'Copiar el código',
  copied: 'Copiado',
}

export const embedPartWords: Readonly<Record<Language, typeof en>> = { en, es }

/** Pixels in the snippet; a table needs a little more than a chart. */
const HEIGHTS: Readonly<Record<EmbeddedView, number>> = { table: 560, chart: 520, map: 520 }

/** Filled by `offerEmbed` of web/islands/embed-snippet.ts; hidden until then. */
export function embedPart({ language }: Pick<SiteContext, 'language'>, view: EmbeddedView): Markup {
  const words = embedPartWords[language]
  return html`<details class="embed-offer" id="embed-offer" data-view="${view}" data-height="${HEIGHTS[view]}" hidden><summary>${words.summary}</summary>
<p class="muted">${words.hint}</p>
<label for="embed-code">${words.label}</label>
<textarea id="embed-code" rows="4" readonly spellcheck="false" translate="no"></textarea>
<p><button type="button" class="button quiet" id="embed-copy" data-copied="${words.copied}" hidden>${words.copy}</button> <span role="status" id="embed-copied"></span></p>
</details>`
}
