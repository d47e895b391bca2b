// web/islands/chart/legend.ts: which line or area is which series, by colour and by dashes or hatching.
import type { ChartKind } from '../../../core/chart/model.ts'
import { area, DASHES, svg } from './svg.ts'

const [WIDTH, HEIGHT] = [26, 14]

/** A sample of a series as it is drawn. */
export function swatch(kind: ChartKind, series: number): SVGElement[] {
  if (kind !== 'line') return area(series, { x: 0, y: 1, width: WIDTH, height: HEIGHT - 2, rx: 2 })
  const dashes = DASHES[series] || undefined
  return [svg('path', { class: `line s${series}`, d: `M0 ${HEIGHT / 2}H${WIDTH}`, 'stroke-dasharray': dashes })]
}

export function fillLegend(list: HTMLElement, kind: ChartKind, names: readonly string[]): void {
  list.hidden = names.length < 2
  const items = names.map((name, series) => {
    const item = document.createElement('li')
    const size = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT }
    const sample = svg('svg', { ...size, class: 'plot', 'aria-hidden': 'true' }, ...swatch(kind, series))
    item.append(sample, name)
    return item
  })
  list.replaceChildren(...items)
}
