// web/catalog/preview.ts: the first rows of a dataset, with the distribution of each column above them.
import { html } from 'hono/html'
import type { ColumnProfile, Profile } from '../../core/report.ts'
import { endTexts, isUnique } from './chart-choice.ts'
import { histogram, shareBar } from './charts.ts'
import type { Markup } from './markup.ts'
import { compactText, numberText, shorten, TYPE_WORDS } from './words.ts'

const ROW_LIMIT = 50
// A page of data stays under 60 kB on the wire: long free text and very wide tables show fewer rows.
const CELL_LIMIT = 160
const TEXT_LIMIT = 30_000
const FEWEST_ROWS = 10

export function preview(profile: Profile): Markup {
  const rows = shownRows(profile)
  const names = profile.columns.map(
    (column) =>
      html`<th scope="col"${side(column)}><span class="column-name">${column.name}</span><span class="column-type">${TYPE_WORDS[column.type]}</span></th>`,
  )
  const body = rows.map(
    (cells) =>
      html`<tr>${profile.columns.map((column, index) => html`<td${side(column)}>${cellText(cells[index] ?? null)}</td>`)}</tr>
`,
  )
  return html`<section class="wrap preview" aria-labelledby="preview">
<div class="section-head"><h2 id="preview">Data preview</h2><p class="muted">First ${numberText(rows.length)} of ${numberText(profile.rows)} rows</p></div>
<div class="table-scroll" role="region" aria-label="First rows of the data" tabindex="0"><table class="data">
<thead><tr>${names}</tr><tr class="spread">${profile.columns.map((column) => spread(column, profile.rows))}</tr></thead>
<tbody>${body}</tbody></table></div>
</section>`
}

/** How the values of a column lie: a second header row, so that screen readers do not repeat it for every cell. */
function spread(column: ColumnProfile, rows: number): Markup {
  const [picture, left, right] = parts(column, rows)
  const empty = column.nulls > 0 ? html`<span class="column-empty">${percent(column.nulls, rows)} empty</span>` : ''
  return html`<td${side(column)}><span class="column-spread">${picture}<span class="column-range"><span>${left}</span><span>${right}</span></span>${empty}</span></td>`
}

/** The picture, and the words at its two ends. */
function parts(column: ColumnProfile, rows: number): [Markup, string, string] {
  if (isUnique(column, rows) && !column.histogram) {
    return [html`<span class="unique">All values unique</span>`, '', `${compactText(column.distinct)} distinct`]
  }
  if (column.histogram && column.histogram.length > 0) {
    const [from, to] = endTexts(column)
    return [histogram(column.histogram, `Spread of ${column.name} from ${from} to ${to}`), from, to]
  }
  const top = column.top ?? []
  if (top.length === 0)
    return [html`<span class="unique">${rows > column.nulls ? 'Values vary' : 'No values'}</span>`, '', '']
  const whole = rows - column.nulls
  const words = top.map(({ value, count }) => `${shorten(value, 40)} ${percent(count, whole)}`).join(', ')
  const bar = shareBar(
    top.map(({ count }) => count),
    whole,
    `Most frequent in ${column.name}: ${words}`,
  )
  return [bar, shorten(top[0]!.value, 14), `${compactText(column.distinct)} distinct`]
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

function cellText(cell: string | null): Markup | string {
  return cell === null ? html`<span class="empty">empty</span>` : shorten(cell, CELL_LIMIT)
}

function side(column: ColumnProfile): Markup | '' {
  return column.type === 'integer' || column.type === 'number' ? html` class="number"` : ''
}

function percent(part: number, whole: number): string {
  const value = (part / Math.max(1, whole)) * 100
  return value > 0 && value < 1 ? 'under 1%' : `${Math.round(value)}%`
}
