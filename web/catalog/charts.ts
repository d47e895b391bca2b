// web/catalog/charts.ts: small charts as SVG, drawn at publication. Colours come from classes, so they follow the theme.
import { html } from 'hono/html'
import type { Markup } from './markup.ts'
import { shorten, type Texts } from './words.ts'

/** One bar: what it stands for and how many. */
export interface Point {
  readonly label: string
  readonly count: number
}

/** A line over time. Decoration: the number beside it is the message. */
export function sparkline(values: readonly number[], width = 220, height = 44): Markup {
  const low = Math.min(...values)
  const range = Math.max(...values) - low || 1
  const points = values.map((value, index) => {
    const x = 2 + (index / Math.max(1, values.length - 1)) * (width - 4)
    return `${short(x)} ${short(height - 3 - ((value - low) / range) * (height - 6))}`
  })
  const line = `M${points.join('L')}`
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" aria-hidden="true" focusable="false" preserveAspectRatio="none"><path class="spark-area" d="${line}L${width - 2} ${height}L2 ${height}Z"/><path class="spark-line" d="${line}"/></svg>`
}

/** Bars of equal width. Without a label it is decoration. */
export function histogram(bins: readonly number[], label: string | null, width = 120, height = 34): Markup {
  const highest = Math.max(...bins, 1)
  const step = width / Math.max(1, bins.length)
  // One path instead of a rectangle per bar: a page may hold a thousand bars.
  const path = bins
    .map((count, index) => {
      const bar = count > 0 ? Math.max(1.5, (count / highest) * (height - 1)) : 0
      return bar === 0
        ? ''
        : `M${short(index * step)} ${height}v-${short(bar)}h${short(Math.max(0.6, step - 1))}v${short(bar)}z`
    })
    .join('')
  return html`<svg class="hist" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ${role(label)} preserveAspectRatio="none"><path d="${path}"/></svg>`
}

/** Shares of a whole, largest first; what `parts` leave of `whole` is shown as the rest. */
export function shareBar(parts: readonly number[], whole: number, label: string | null, width = 120): Markup {
  const scale = width / Math.max(1, whole)
  let x = 0
  const bars = parts.map((part, index) => {
    const start = x
    x += part * scale
    return html`<rect class="s${Math.min(index, 5)}" x="${short(start)}" y="0" width="${short(Math.max(0.5, part * scale - 1))}" height="10"/>`
  })
  const rest =
    width - x > 1 ? html`<rect class="rest" x="${short(x)}" y="0" width="${short(width - x)}" height="10"/>` : ''
  return html`<svg class="share" viewBox="0 0 ${width} 10" width="${width}" height="10" ${role(label)} preserveAspectRatio="none">${bars}${rest}</svg>`
}

/** What a chart says around its bars. */
export interface ChartFrame {
  /** Unique on the page. */
  readonly id: string
  readonly title: string
  /** The message in a sentence, for readers who cannot see it. */
  readonly description: string
  /** Half the width, for two beside each other: words keep their size. */
  readonly isSmall: boolean
  readonly texts: Texts
}

/** Standing bars with both axes, for things in order: time, ranges of numbers. */
export function columnChart(frame: ChartFrame, points: readonly Point[]): Markup {
  const { texts, isSmall } = frame
  const [width, height, left, bottom, top] = isSmall ? [380, 220, 52, 26, 10] : [760, 300, 68, 28, 10]
  const innerHeight = height - bottom - top
  const highest = roundUp(Math.max(...points.map((point) => point.count), 1))
  const step = (width - left - 4) / points.length
  const every = Math.ceil(points.length / (isSmall ? 3 : 6))
  const y = (value: number) => short(top + innerHeight - (value / highest) * innerHeight)
  const lines = [0, 0.25, 0.5, 0.75, 1]
    .map((part) => part * highest)
    .map(
      (value) =>
        html`<line x1="${left}" x2="${width - 4}" y1="${y(value)}" y2="${y(value)}"/><text x="${left - 8}" y="${Number(y(value)) + 4}" text-anchor="end">${texts.compact(value)}</text>`,
    )
  const bars = points.map(
    (point, index) =>
      html`<rect x="${short(left + index * step + step * 0.1)}" y="${y(point.count)}" width="${short(step * 0.8)}" height="${short((point.count / highest) * innerHeight)}" rx="1.5"><title>${point.label}: ${texts.number(point.count)}</title></rect>`,
  )
  const labels = points.map((point, index) =>
    index % every === 0
      ? html`<text x="${short(left + index * step + (every > 1 ? 0 : step / 2))}" y="${height - 6}" text-anchor="${every > 1 ? 'start' : 'middle'}">${shorten(point.label, 16)}</text>`
      : '',
  )
  return drawing(
    frame,
    width,
    height,
    html`<g class="grid" aria-hidden="true">${lines}</g><g class="bars">${bars}</g><g class="x-axis" aria-hidden="true">${labels}</g>`,
  )
}

/** Lying bars with their labels, for things without an order: values of a category. */
export function barChart(frame: ChartFrame, points: readonly Point[]): Markup {
  const { texts, isSmall } = frame
  const [width, row, left, right] = isSmall ? [380, 30, 150, 56] : [760, 34, 250, 90]
  const height = points.length * row + 4
  const highest = Math.max(...points.map((point) => point.count), 1)
  const rows = points.map((point, index) => {
    const bar = Math.max(2, (point.count / highest) * (width - left - right))
    const base = index * row + row / 2 + 5
    return html`<text x="${left - 12}" y="${base}" text-anchor="end">${shorten(point.label, isSmall ? 20 : 28)}</text><rect x="${left}" y="${index * row + 6}" width="${short(bar)}" height="${row - 12}" rx="2"/><text class="amount" x="${short(left + bar + 8)}" y="${base}">${texts.compact(point.count)}</text>`
  })
  return drawing(frame, width, height, html`<g class="bars" aria-hidden="true">${rows}</g>`, 'chart-lying')
}

function drawing(frame: ChartFrame, width: number, height: number, content: Markup, kind = ''): Markup {
  const { id, title, description, isSmall } = frame
  return html`<svg class="chart ${kind}${isSmall ? ' chart-small' : ''}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${title}</title><desc id="${id}-text">${description}</desc>${content}</svg>`
}

function role(label: string | null): Markup {
  return label === null ? html`aria-hidden="true" focusable="false"` : html`role="img" aria-label="${label}"`
}

/** The next number above that has round quarters, for the lines of the grid. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  const step = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10].find((candidate) => value <= candidate * power) ?? 10
  return step * power
}

/** One decimal at most: more are bytes that nobody sees. */
function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}
