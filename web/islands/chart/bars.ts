// web/islands/chart/bars.ts: lying bars with their names, for values of a category.
import type { Figure } from '../../../core/chart/figure.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import { type Drawing, type Labels, type Mark, pilesUp } from './drawing.ts'
import { area, fitted, svg, textSize, textWidth } from './svg.ts'
import { shortText } from './words.ts'

/** Below this width names stand above their bars. */
const NARROW = 520

export function drawBars(choice: ChartChoice, { places, series }: Figure, labels: Labels, width: number): Drawing {
  const size = textSize()
  const piled = pilesUp(choice)
  const totals = places.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
  const all = piled ? totals : series.flatMap(({ values }) => values)
  // No axis is drawn, so the longest bar may take the whole room.
  const ends = all.filter((value) => value !== null)
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends) || 1]
  const isNarrow = width < NARROW
  const names = Math.min(width * 0.36, Math.max(...labels.places.map(textWidth)) + 16)
  const left = isNarrow ? 0 : names
  const room = width - left - Math.max(...all.map((value) => textWidth(shortText(value ?? 0)))) - 12
  const x = (value: number) => left + ((value - low) / (high - low)) * room

  const lines = piled ? 1 : series.length
  const thick = lines > 1 ? Math.max(size, 14) : size * 1.7
  const above = isNarrow ? size * 1.7 : 0
  const row = above + lines * (thick + 2) + size * (lines > 1 ? 1 : 0.8)
  const parts: SVGElement[] = []
  const marks: Mark[] = []
  places.forEach((place, at) => {
    const top = at * row + size * 0.3
    const middle = top + above + (lines * (thick + 2)) / 2
    const name = fitted(labels.places[at]!, isNarrow ? width : names - 14)
    parts.push(
      isNarrow
        ? svg('text', { class: 'name', x: 0, y: top + size }, name)
        : svg('text', { class: 'name', x: left - 12, y: middle + size * 0.35, 'text-anchor': 'end' }, name),
    )
    const box = (from: number, to: number, line: number) => ({
      x: x(Math.min(from, to)),
      y: top + above + line * (thick + 2),
      width: Math.max(from === to ? 0 : 1.5, x(Math.max(from, to)) - x(Math.min(from, to))),
      height: thick,
      rx: 2,
    })
    let sum = 0
    series.forEach(({ values }, number) => {
      const value = values[at] ?? 0
      const [from, line] = piled ? [sum, 0] : [0, number]
      sum += piled ? value : 0
      // Summed-up values are no value among others: they are drawn quieter.
      const kind =
        place.is === 'rest' && series.length === 1
          ? [svg('rect', { ...box(from, from + value, line), class: 'fill rest' })]
          : area(number, box(from, from + value, line))
      parts.push(...kind)
      if (piled) return
      const y = top + above + line * (thick + 2) + thick / 2 + size * 0.35
      parts.push(amountText(values[at] ?? null, x(Math.max(0, value)) + 6, y))
    })
    if (piled) parts.push(amountText(totals[at]!, x(Math.max(0, totals[at]!)) + 6, middle + size * 0.35))
    marks.push({ x: 0, y: top - size * 0.2, width, height: row - 2, text: labels.marks[at]! })
  })
  return { width, height: places.length * row + size * 0.6, parts, marks }
}

function amountText(value: number | null, x: number, y: number): SVGElement {
  return svg('text', { class: 'amount', x, y }, value === null ? '–' : shortText(value))
}
