// web/catalog/gallery/messages.ts: states and messages in the gallery.
import { html } from 'hono/html'
import { FRESHNESS_STATES } from '../../../core/freshness.ts'
import { freshnessBadge, freshnessNotice } from '../freshness.ts'
import { galleryWords } from '../language/gallery.ts'
import type { Markup } from '../markup.ts'
import type { SiteContext } from '../view.ts'
import { formatText } from '../words.ts'
import type { Parts } from './part.ts'

export const messageParts: Parts = (context) => {
  const { samples: words } = galleryWords[context.language]
  return [
    {
      name: 'badges',
      classes: ['badge', 'ok', 'warn', 'danger'],
      markup: html`<p><span class="badge">${words.state}</span> <span class="badge ok">${words.done}</span> <span class="badge warn">${words.late}</span> <span class="badge danger">${words.failed}</span></p>`,
    },
    {
      name: 'tags',
      classes: ['tag', 'keywords'],
      markup: html`<p><span class="tag">${formatText('csv')}</span> <span class="tag">${formatText('parquet')}</span></p>
<div class="plan-choice"><ul class="keywords"><li><a href="/datasets/" aria-current="page">${words.oak}</a></li><li><a href="/datasets/">${words.linden}</a></li><li><a href="/datasets/">${words.maple} <span class="choice-count">12</span></a></li></ul></div>`,
    },
    {
      name: 'alerts',
      classes: ['alert'],
      markup: html`<div class="alert"><p>${words.said}</p></div>
<div class="alert ok"><p>${words.good}</p></div>
<div class="alert warn"><p><strong>${words.late}</strong> ${words.care}</p></div>
<div class="alert danger"><p><strong>${words.failed}</strong> ${words.bad}</p></div>`,
    },
    {
      name: 'empty',
      classes: ['empty-state'],
      markup: html`<div class="empty-state"><h4>${words.nothing}</h4><p>${words.nothingText}</p><p><a class="button quiet" href="/datasets/">${words.all}</a></p></div>`,
    },
    {
      name: 'progress',
      classes: ['progress'],
      markup: html`<p id="sample-progress">${words.sending}</p><p><progress class="progress" max="100" value="40" aria-labelledby="sample-progress"></progress></p><p><progress class="progress" aria-labelledby="sample-progress"></progress></p>`,
    },
    { name: 'steps', classes: ['steps'], markup: steps(words.steps) },
    { name: 'freshness', classes: ['fresh', 'freshness-notice'], markup: freshness(context) },
  ]
}

function steps(names: readonly string[]): Markup {
  return html`<ol class="steps">${names.map((name, index) => html`<li${index === 2 ? html` aria-current="step"` : ''}>${name}</li>`)}</ol>`
}

function freshness(context: SiteContext): Markup {
  const [dueAt, since] = ['2026-11-01T00:00:00.000Z', '2026-10-01T00:00:00.000Z']
  const badges = FRESHNESS_STATES.map((state) => html`${freshnessBadge(context, { freshness: { state } })} `)
  const notices = (['overdue', 'paused', 'retired'] as const).map((state) =>
    freshnessNotice(context, { freshness: { state, dueAt, since } }),
  )
  return html`<p>${badges}</p>${notices}`
}
