// web/catalog/gallery/lists.ts: lists and tables in the gallery.
import { html } from 'hono/html'
import type { InventoryItem } from '../../../core/inventory-items.ts'
import type { PublicNews } from '../../../core/news.ts'
import { columnTable } from '../dataset-parts.ts'
import { featuredCard, resultRow, shortRow } from '../dataset-row.ts'
import { topicPicture } from '../icons.ts'
import { galleryWords } from '../language/gallery.ts'
import type { Markup } from '../markup.ts'
import { newsRows } from '../news-list.ts'
import { comingRow, withheldRow } from '../plan-rows.ts'
import { preview } from '../preview.ts'
import type { SiteContext } from '../view.ts'
import { frequencyWords, textsIn } from '../words.ts'
import type { Parts } from './part.ts'

export const listParts: Parts = (context, { listed }) => {
  const { samples: words } = galleryWords[context.language]
  const news: PublicNews = {
    ...{ id: 'sample', publishedAt: listed.updatedAt },
    texts: { [context.language]: { title: words.title, text: words.description } },
  }
  return [
    {
      name: 'rows',
      classes: ['rows', 'row', 'row-meta'],
      markup: html`<ul class="rows">${shortRow(context, listed)}</ul>`,
    },
    {
      name: 'result',
      classes: ['results', 'result', 'thumb'],
      markup: html`<ol class="results">${resultRow(context, listed)}</ol>`,
    },
    {
      name: 'cards',
      classes: ['cards', 'featured'],
      markup: html`<ul class="cards featured">${featuredCard(context, listed)}</ul>`,
    },
    {
      name: 'card',
      classes: ['card'],
      markup: html`<div class="card"><h4>${words.title}</h4><p>${words.description}</p></div>`,
    },
    {
      name: 'tiles',
      classes: ['tiles', 'tile-name', 'tile-count'],
      markup: html`<ul class="tiles">${tiles(context)}</ul>`,
    },
    { name: 'news', classes: ['news-row'], markup: newsRows(context, [news]) },
    { name: 'plan', classes: ['plan-rows', 'plan-row'], markup: html`<ul class="plan-rows">${planRows(context)}</ul>` },
  ]
}

function tiles({ city }: SiteContext): Markup[] {
  return city.topics
    .slice(0, 3)
    .map(
      (topic, index) =>
        html`<li><a href="/topics/">${topicPicture(topic)}<span class="tile-name">${topic}</span><span class="tile-count">${12 - index * 4}</span></a></li>`,
    )
}

function planRows(context: SiteContext): Markup[] {
  const { samples: words } = galleryWords[context.language]
  const { id: departmentId, name } = context.city.departments[0]!
  const item: InventoryItem = {
    ...{ id: 'sample', departmentId, title: words.title, description: words.description },
    ...{ state: 'planned', isLate: false, priority: 'medium', plannedFor: '2027-03-31' },
  }
  const withheld = { reason: 'privacy', explanation: words.reason } as const
  return [
    comingRow(context, item, name),
    comingRow(context, { ...item, isLate: true, plannedFor: '2026-10-01' }, name),
    withheldRow(context, { ...item, state: 'withheld', withheld }, name),
  ]
}

export const tableParts: Parts = (context, { dataset, profile }) => {
  const { samples: words } = galleryWords[context.language]
  const { number } = textsIn(context)
  const facts = [
    [words.column, words.oak],
    [words.choice, frequencyWords(context.language)[dataset.current.metadata.frequency]],
    [words.years, number(dataset.current.rows)],
  ]
  const pairs = facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)
  return [
    { name: 'table', classes: ['table-scroll', 'words'], markup: columnTable(context, dataset.current) },
    { name: 'preview', classes: ['data', 'number', 'spread'], markup: preview(context, profile) },
    { name: 'facts', classes: ['facts'], markup: html`<dl class="facts">${pairs}</dl>` },
    {
      name: 'details',
      classes: ['details'],
      markup: html`<dl class="details">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`,
    },
  ]
}
