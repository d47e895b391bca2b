// web/islands/chart/drawing.ts: a chart as SVG, in the width it has on the page, so that its words keep their size.
import type { Figure } from '../../../core/chart/figure.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import { drawBars } from './bars.ts'
import { drawDots } from './dots.ts'
import { drawLines } from './lines.ts'
import type { Shown } from './reading.ts'
import { drawStanding } from './standing.ts'
import { hatches, svg } from './svg.ts'

/** What a reader can point at: where it is in the drawing, and what it says. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text: string
}

export interface Drawing {
  readonly width: number
  readonly height: number
  readonly parts: readonly SVGElement[]
  readonly marks: readonly Mark[]
}

/** The words that a drawing needs; all else is in the figure. */
export interface Labels {
  readonly places: readonly string[]
  readonly ticks: readonly string[]
  readonly series: readonly string[]
  /** What a place says in full, e.g. `June 2024: 1,203`. */
  readonly marks: readonly string[]
  readonly across: string
  readonly measure: string
}

/** Counts and sums of parts make a whole: their areas are piled up, others stand side by side. */
export const pilesUp = ({ measure, by }: ChartChoice): boolean =>
  by !== undefined && (measure === 'count' || measure === 'sum')

export function draw(choice: ChartChoice, shown: Shown, labels: Labels, width: number): Drawing {
  if ('dots' in shown) return drawDots(shown, labels, width)
  return DRAWERS[choice.kind](choice, shown, labels, width)
}

type Drawer = (choice: ChartChoice, figure: Figure, labels: Labels, width: number) => Drawing

const DRAWERS: Readonly<Record<Exclude<ChartChoice['kind'], never>, Drawer>> = {
  bars: drawBars,
  line: drawLines,
  columns: drawStanding,
  spread: drawStanding,
  scatter: drawStanding,
}

/** The drawing as one picture with its name and its message. */
export function asPicture({ width, height, parts }: Drawing, title: string, sentence: string): SVGSVGElement {
  return svg(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 'chart-svg-title chart-svg-text',
    },
    svg('title', { id: 'chart-svg-title' }, title),
    svg('desc', { id: 'chart-svg-text' }, sentence),
    hatches(),
    svg('rect', { class: 'pointed', visibility: 'hidden', rx: 2 }),
    ...parts,
  )
}
