// web/catalog/code-block.ts: lines of code with a heading and a button that copies them.
import { html } from 'hono/html'
import { layoutWords } from './language/layout.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'

/** The page island adds the button's work. Code is never translated by the browser. */
export function codeBlock({ language }: Pick<SiteContext, 'language'>, heading: string, code: string): Markup {
  const { copy, copied } = layoutWords[language]
  return html`<div class="code"><h3>${heading}</h3><button type="button" class="copy" data-copy data-copied="${copied}" hidden>${copy}<span class="visually-hidden">: ${heading}</span></button><pre tabindex="0" role="region" aria-label="${heading}" translate="no"><code>${code}</code></pre></div>
`
}
