// web/catalog/sign-off-drawing.ts: a drawing of core/sign-off-drawing.ts as SVG. Colours come from the style sheet, in light and dark.
import { html } from 'hono/html'
import { type Box, drawingWords, drawRule, LINE_HEIGHT } from '../../core/sign-off-drawing.ts'
import type { PolicyRule } from '../../core/sign-off-policy.ts'
import { signOffPageWords } from './language/sign-off.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { roleWords } from './words.ts'

/** The table beside it says the same; the title and the words are for those who do not see it. */
export function signOffDrawing({ language }: SiteContext, rule: PolicyRule): Markup {
  const roles = roleWords(language)
  const { width, height, boxes, arrows } = drawRule(rule, roles, language)
  const id = `drawing-${rule.classification}`
  return html`<svg class="flow" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-words">
<title id="${id}-title">${signOffPageWords[language].drawingOf(rule.title)}</title>
<desc id="${id}-words">${drawingWords(rule, roles, language)}</desc>
<defs><marker id="${id}-head" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path class="flow-head" d="M0 0L8 4L0 8z"/></marker></defs>
${arrows.map((path) => html`<path class="flow-arrow" d="${path}" marker-end="url(#${id}-head)"/>`)}
${boxes.map(boxMarkup)}
</svg>`
}

function boxMarkup({ kind, x, y, width, height, lines }: Box): Markup {
  const first = y + height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2
  const texts = lines.map(
    (line, index) =>
      html`<text class="${index === 0 ? 'flow-name' : 'flow-more'}" x="${x + width / 2}" y="${first + index * LINE_HEIGHT}">${line}</text>`,
  )
  const radius = kind === 'step' ? 6 : 19
  return html`<g class="flow-${kind}"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}"/>${texts}</g>`
}
