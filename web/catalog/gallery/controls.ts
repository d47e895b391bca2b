// web/catalog/gallery/controls.ts: page, actions and forms in the gallery.
import { html } from 'hono/html'
import { breadcrumbs } from '../breadcrumbs.ts'
import { downloadButtons } from '../dataset-parts.ts'
import { sign } from '../icons.ts'
import { galleryWords } from '../language/gallery.ts'
import { layoutWords } from '../language/layout.ts'
import { to } from '../links.ts'
import type { Markup } from '../markup.ts'
import { searchBox } from '../search-box.ts'
import type { SiteContext } from '../view.ts'
import { frequencyWords } from '../words.ts'
import type { Parts } from './part.ts'

export const pageParts: Parts = (context) => {
  const { samples: words, title, developers } = galleryWords[context.language]
  const crumbs = breadcrumbs(context, [{ path: '/developers/', words: developers }], title)
  return [
    {
      name: 'top',
      classes: ['page-top', 'wrap', 'crumbs', 'page-body', 'with-aside', 'aside'],
      isAbove: true,
      markup: html`<div class="page-top"><div class="wrap">${crumbs}<h1>${title}</h1><p class="lead">${words.lead}</p></div></div>
<div class="wrap page-body"></div>
<div class="wrap with-aside"><div class="stack"></div><aside class="aside"></aside></div>`,
    },
    {
      name: 'section',
      classes: ['section-head', 'stack'],
      markup: html`<div class="stack"><div><div class="section-head"><h4>${words.title}</h4><a href="/datasets/">${words.all}</a></div><p>${words.description}</p></div></div>`,
    },
    {
      name: 'split',
      classes: ['split'],
      markup: html`<div class="split"><div><h4>${words.oak}</h4><p>${words.description}</p></div><div><h4>${words.linden}</h4><p>${words.description}</p></div></div>`,
    },
    {
      name: 'words',
      classes: ['lead', 'muted', 'visually-hidden'],
      markup: html`<p class="lead">${words.lead}</p><p class="muted">${words.quiet}</p><p class="visually-hidden">${words.hidden}</p>`,
    },
  ]
}

export const actionParts: Parts = (context, { dataset }) => {
  const { samples: words, parts: named } = galleryWords[context.language]
  return [
    {
      name: 'buttons',
      classes: ['button', 'quiet', 'danger'],
      markup: html`<div class="form-actions"><button type="button" class="button">${words.save}</button><button type="button" class="button" disabled>${words.wait}</button><button type="button" class="button quiet">${words.cancel}</button><button type="button" class="button quiet" disabled>${words.cancel}</button><button type="button" class="button danger">${words.remove}</button><button type="button" class="button quiet danger">${words.remove}</button><a class="button quiet" href="/datasets/">${words.all}</a></div>`,
    },
    {
      name: 'smallButtons',
      classes: ['icon-button', 'link-button'],
      markup: html`<button type="button" class="icon-button" aria-label="${layoutWords[context.language].theme} (1)">${sign('contrast')}</button> <button type="button" class="link-button">${words.more}</button>`,
    },
    {
      name: 'tabs',
      classes: ['view-tabs'],
      markup: html`<nav aria-label="${named.tabs.name}"><ul class="view-tabs"><li><a href="/table/" aria-current="page">${words.oak}</a></li><li><a href="/chart/">${words.linden}</a></li><li><a href="/map/">${words.maple}</a></li></ul></nav>`,
    },
    { name: 'downloads', classes: ['actions'], markup: downloadButtons(context, dataset.slug, dataset.current) },
  ]
}

export const formParts: Parts = (context) => {
  const { samples: words } = galleryWords[context.language]
  return [
    { name: 'field', classes: ['field', 'hint', 'error'], markup: html`${fields(context)}` },
    {
      name: 'formActions',
      classes: ['form-actions'],
      markup: html`<div class="form-actions"><button type="submit" class="button">${words.save}</button><button type="button" class="button quiet">${words.cancel}</button></div>`,
    },
    {
      name: 'search',
      classes: ['searchbox'],
      markup: html`<form role="search" action="${to(context, '/datasets/')}" method="get">${searchBox(context, 'searchbox-label')}</form>`,
    },
    {
      name: 'choices',
      classes: ['facet', 'choice', 'choice-count'],
      markup: html`<fieldset class="facet"><legend>${words.column}</legend><div class="choices">${[
        words.oak,
        words.linden,
      ].map(
        (name, index) =>
          html`<label class="choice"><input type="checkbox" name="species" value="${index}"${index === 0 ? html` checked` : ''}><span>${name}</span> <span class="choice-count">${540 - index * 180}</span></label>`,
      )}</div></fieldset>`,
    },
  ]
}

/** As it comes, with a fault, a choice, a long text. */
function fields({ language }: SiteContext): Markup[] {
  const { samples: words } = galleryWords[language]
  const options = Object.values(frequencyWords(language)).map((name) => html`<option>${name}</option>`)
  return [
    html`<div class="field"><label for="sample-mail">${words.label}</label><p class="hint" id="sample-mail-hint">${words.hint}</p><input id="sample-mail" type="email" aria-describedby="sample-mail-hint"></div>
`,
    html`<div class="field"><label for="sample-fault">${words.label}</label><p class="hint" id="sample-fault-hint">${words.hint}</p><p class="error" id="sample-fault-error">${words.fault}</p><input id="sample-fault" type="email" value="name" aria-invalid="true" aria-describedby="sample-fault-hint sample-fault-error"></div>
`,
    html`<div class="field"><label for="sample-choice">${words.choice}</label><select id="sample-choice">${options}</select></div>
`,
    html`<div class="field"><label for="sample-note">${words.note} <span class="optional">(${words.optional})</span></label><textarea id="sample-note" rows="3"></textarea></div>
`,
  ]
}
