// web/catalog/gallery/gallery-page.ts: every component of the site in its states, for those who build pages, tests and styles.
import { html } from 'hono/html'
import { GALLERY_PATH } from '../../../core/catalog/addresses.ts'
import { breadcrumbs } from '../breadcrumbs.ts'
import { codeBlock } from '../code-block.ts'
import { galleryWords } from '../language/gallery.ts'
import { frame } from '../layout.ts'
import { type Markup, relinked } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import { actionParts, formParts, pageParts } from './controls.ts'
import { dataParts, drawingParts } from './drawings.ts'
import { listParts, tableParts } from './lists.ts'
import { messageParts } from './messages.ts'
import type { Group, Part } from './part.ts'
import { sampleOf } from './sample.ts'

const GROUPS: readonly Group[] = [
  { name: 'page', parts: pageParts },
  { name: 'actions', parts: actionParts },
  { name: 'forms', parts: formParts },
  { name: 'messages', parts: messageParts },
  { name: 'lists', parts: listParts },
  { name: 'tables', parts: tableParts },
  { name: 'drawings', parts: drawingParts },
  { name: 'data', parts: dataParts },
]

/** Longer markup is cut: it is made by a function, nobody copies it. */
const SHOWN_CHARACTERS = 2_500

export function galleryPage(context: SiteContext): string {
  const words = galleryWords[context.language]
  const sample = sampleOf(context)
  const groups = GROUPS.map(({ name, parts }) => ({ name, parts: parts(context, sample) }))
  const jumps = groups.map(({ name }) => html`<li><a href="#group-${name}">${words.groups[name]}</a></li>`)
  return frame(context, {
    path: GALLERY_PATH,
    title: words.title,
    description: words.description,
    noindex: true,
    styles: ['city.css', 'views.css'],
    content: html`<div class="page-top"><div class="wrap">${breadcrumbs(context, [{ path: '/developers/', words: words.developers }], words.title)}<h1>${words.title}</h1><p class="lead">${words.lead}</p><p class="muted">${words.note}</p></div></div>
<div class="wrap page-body with-aside gallery"><div class="stack">${groups.map(
      ({ name, parts }) =>
        html`<section aria-labelledby="group-${name}"><h2 id="group-${name}">${words.groups[name]}</h2>${parts.map((part) => partMarkup(context, part))}</section>
`,
    )}</div>
<nav class="aside" aria-labelledby="jumps"><h2 id="jumps">${words.jumps}</h2><ul class="plan-jump-list">${jumps}</ul></nav></div>`,
  })
}

function partMarkup(context: SiteContext, { name, classes, isAbove, markup }: Part): Markup {
  const words = galleryWords[context.language]
  const { name: title, use } = words.parts[name]
  const names = classes.map((one) => html`<code>${one}</code> `)
  const specimen = isAbove ? '' : html`<div class="specimen">${relinked(markup, '#main')}</div>`
  return html`<div class="gallery-part" id="part-${name}"><h3>${title}</h3><p>${use} <span class="muted">${words.classes} ${names}</span></p>
${specimen}
<details><summary>${words.show}<span class="visually-hidden">: ${title}</span></summary>${codeBlock(context, words.markup(title), shownMarkup(markup))}</details></div>
`
}

/** One element a line, near enough to read and copy. */
function shownMarkup(markup: Markup): string {
  const lines = String(markup).trim().replace(/></g, '>\n<')
  return lines.length > SHOWN_CHARACTERS ? `${lines.slice(0, SHOWN_CHARACTERS)}…` : lines
}
