// web/catalog/preview.ts: the first rows of a dataset, with the distribution of each column above them.
import { html } from 'hono/html'
import type { ColumnProfile, Profile } from '../../core/report.ts'
import { endTexts, isUnique } from './chart-choice.ts'
import { histogram, shareBar } from './charts.ts'
import { previewWords } from './language/preview.ts'
import type { Markup } from './markup.ts'
import type { SiteContext } from './view.ts'
import { shorten, textsIn, typeWords } from './words.ts'

// Two screens of a desktop: the view of the whole table is one click away.
const ROW_LIMIT = 20
// A page stays under 45 kB on the wire: long free text and very wide tables show fewer rows.
const CELL_LIMIT = 120
const TEXT_LIMIT = 12_000
const FEWEST_ROWS = 8

export function preview(context: SiteContext, profile: Profile): Markup {
  const words = previewWords[context.language]
  const types = typeWords(context.language)
  const { number } = textsIn(context)
  const rows = shownRows(profile)
  const names = profile.columns.map(
    (column) =>
      html`<th scope="col"${side(column)}><span class="column-name">${column.name}</span><span class="column-type">${types[column.type]}</span></th>`,
  )
  const empty = html`<span class="empty">${words.empty}</span>`
  const cell = (text: string | null) => (text === null ? empty : shorten(text, CELL_LIMIT))
  const body = rows.map(
    (cells) =>
      html`<tr>${profile.columns.map((column, index) => html`<td${side(column)}>${cell(cells[index] ?? null)}</td>`)}</tr>
`,
  )
  return html`<section class="preview" aria-labelledby="preview">
<div class="section-head"><h2 id="preview">${words.preview}</h2><p class="muted">${words.firstOf(number(rows.length), number(profile.rows))}</p></div>
<div class="table-scroll" role="region" aria-label="${words.region}" tabindex="0"><table class="data">
<thead><tr>${names}</tr><tr class="spread">${profile.columns.map((column) => spread(context, column, profile.rows))}</tr></thead>
<tbody>${body}</tbody></table></div>
</section>`
}

/** How the values of a column lie: a second header row, so that screen readers do not repeat it for every cell. */
function spread(context: SiteContext, column: ColumnProfile, rows: number): Markup {
  const words = previewWords[context.language]
  const [picture, left, right] = parts(context, column, rows)
  const empty =
    column.nulls > 0
      ? html`<span class="column-empty">${words.emptyShare(percent(context, column.nulls, rows))}</span>`
      : ''
  return html`<td${side(column)}><span class="column-spread">${picture}<span class="column-range"><span>${left}</span><span>${right}</span></span>${empty}</span></td>`
}

/** The picture, and the words at its two ends. */
function parts(context: SiteContext, column: ColumnProfile, rows: number): [Markup, string, string] {
  const words = previewWords[context.language]
  const distinct = words.distinct(textsIn(context).compact(column.distinct))
  if (isUnique(column, rows) && !column.histogram) {
    return [html`<span class="unique">${words.unique}</span>`, '', distinct]
  }
  if (column.histogram && column.histogram.length > 0) {
    const [from, to] = endTexts(column, context.language)
    return [histogram(column.histogram, words.spread(column.name, from, to)), from, to]
  }
  const top = column.top ?? []
  if (top.length === 0) {
    return [html`<span class="unique">${rows > column.nulls ? words.vary : words.none}</span>`, '', '']
  }
  const whole = rows - column.nulls
  const values = top.map(({ value, count }) => `${shorten(value, 40)} ${percent(context, count, whole)}`).join(', ')
  const counts = top.map(({ count }) => count)
  const bar = shareBar(counts, whole, words.frequent(column.name, values))
  return [bar, shorten(top[0]!.value, 14), distinct]
}

function shownRows(profile: Profile): Profile['preview'] {
  const rows = profile.preview.slice(0, ROW_LIMIT)
  let length = 0
  const tooMuch = rows.findIndex((cells) => {
    for (const cell of cells) length += Math.min(cell?.length ?? 0, CELL_LIMIT)
    return length > TEXT_LIMIT
  })
  return tooMuch === -1 ? rows : rows.slice(0, Math.max(FEWEST_ROWS, tooMuch))
}

function side(column: ColumnProfile): Markup | '' {
  return column.type === 'integer' || column.type === 'number' ? html` class="number"` : ''
}

function percent(context: SiteContext, part: number, whole: number): string {
  const words = previewWords[context.language]
  const value = (part / Math.max(1, whole)) * 100
  return value > 0 && value < 1 ? words.under1 : words.percent(Math.round(value))
}
