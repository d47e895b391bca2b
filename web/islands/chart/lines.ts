// web/islands/chart/lines.ts: lines over time, each with its name at its end.
import type { Figure } from '../../../core/chart/figure.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import { scaleFor } from '../../../core/chart/scale.ts'
import { type Frame, frameFor, horizontalLines, upwards, wordsBelow } from './axes.ts'
import type { Drawing, Labels } from './drawing.ts'
import { DASHES, fitted, short, svg, textSize, textWidth } from './svg.ts'

/** Below this width there is no room for names at the ends: the legend has them. */
const NARROW = 560
const MAX_NAME = 150

export function drawLines(choice: ChartChoice, { places, series }: Figure, labels: Labels, width: number): Drawing {
  const counts = choice.measure === 'count' || choice.measure === 'sum'
  const scale = scaleFor(
    series.flatMap(({ values }) => values),
    counts,
  )
  const isNamed = series.length > 1 && width >= NARROW
  const names = isNamed ? Math.min(MAX_NAME, Math.max(...labels.series.map(textWidth))) + 20 : 12
  const frame = frameFor(width, scale, names)
  const y = upwards(frame, scale)
  const step = (frame.right - frame.left) / Math.max(1, places.length - 1)
  const x = (at: number) => (places.length === 1 ? (frame.left + frame.right) / 2 : frame.left + at * step)

  const parts: SVGElement[] = [horizontalLines(frame, scale)]
  series.forEach(({ values }, number) => {
    const runs = runsOf(values)
    if (series.length === 1) parts.push(...runs.map((run) => under(run, values, x, y, y(Math.max(scale.low, 0)))))
    for (const run of runs) parts.push(...line(number, run, values, x, y))
  })
  if (isNamed) parts.push(...endNames(frame, series, labels, y))
  parts.push(wordsBelow(frame, labels.ticks, x))
  const marks = places.map((_, at) => {
    const ends = [at === 0 ? frame.left : x(at) - step / 2, at === places.length - 1 ? frame.right : x(at) + step / 2]
    const [from, to] = ends as [number, number]
    return {
      x: from,
      y: frame.top,
      width: Math.max(1, to - from),
      height: frame.bottom - frame.top,
      text: labels.marks[at]!,
    }
  })
  return { width, height: frame.height, parts, marks }
}

/** Neighbours that all have a number; a line has a gap where one has none. */
function runsOf(values: readonly (number | null)[]): number[][] {
  const runs: number[][] = []
  values.forEach((value, at) => {
    if (value === null) return
    if (at > 0 && values[at - 1] !== null && runs.length > 0) runs.at(-1)!.push(at)
    else runs.push([at])
  })
  return runs
}

type Position = (value: number) => number

function line(
  number: number,
  run: readonly number[],
  values: readonly (number | null)[],
  x: Position,
  y: Position,
): SVGElement[] {
  const [first] = run as [number]
  if (run.length === 1) return [svg('circle', { class: `fill s${number}`, cx: x(first), cy: y(values[first]!), r: 3 })]
  const path = run.map((at) => `${short(x(at))} ${short(y(values[at]!))}`).join('L')
  return [svg('path', { class: `line s${number}`, d: `M${path}`, 'stroke-dasharray': DASHES[number] || undefined })]
}

function under(
  run: readonly number[],
  values: readonly (number | null)[],
  x: Position,
  y: Position,
  floor: number,
): SVGElement {
  const path = run.map((at) => `${short(x(at))} ${short(y(values[at]!))}`).join('L')
  return svg('path', {
    class: 'under',
    d: `M${path}L${short(x(run.at(-1)!))} ${short(floor)}L${short(x(run[0]!))} ${short(floor)}Z`,
  })
}

/** Names beside the last number of each line, moved apart where they would lie on each other. */
function endNames(frame: Frame, series: Figure['series'], labels: Labels, y: Position): SVGElement[] {
  const size = textSize()
  const ends = series
    .map(({ values }, number) => ({ number, wanted: y(values.findLast((value) => value !== null) ?? 0) }))
    .sort((a, b) => a.wanted - b.wanted)
  let free = frame.top
  const placed = ends.map(({ number, wanted }) => {
    const at = Math.max(wanted, free)
    free = at + size * 1.15
    return { number, wanted, at }
  })
  // What ran over the lower edge moves all above it up.
  let limit = frame.bottom
  for (const one of placed.toReversed()) {
    one.at = Math.min(one.at, limit)
    limit = one.at - size * 1.15
  }
  return placed.flatMap(({ number, wanted, at }) => [
    svg('path', {
      class: `lead s${number}`,
      d: `M${short(frame.right + 2)} ${short(wanted)}L${short(frame.right + 10)} ${short(at)}`,
    }),
    svg('text', { class: 'name', x: frame.right + 14, y: at + size * 0.35 }, fitted(labels.series[number]!, MAX_NAME)),
  ])
}
