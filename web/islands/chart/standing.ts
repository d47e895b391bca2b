// web/islands/chart/standing.ts: standing bars, for steps of time and ranges of numbers.
import type { Figure } from '../../../core/chart/figure.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import { scaleFor } from '../../../core/chart/scale.ts'
import { frameFor, horizontalLines, upwards, wordsBelow } from './axes.ts'
import { type Drawing, type Labels, pilesUp } from './drawing.ts'
import { area } from './svg.ts'

export function drawStanding(choice: ChartChoice, { places, series }: Figure, labels: Labels, width: number): Drawing {
  const piled = pilesUp(choice)
  const totals = places.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
  const scale = scaleFor(piled ? totals : series.flatMap(({ values }) => values), true)
  const frame = frameFor(width, scale)
  const y = upwards(frame, scale)
  const step = (frame.right - frame.left) / Math.max(1, places.length)
  const gap = choice.kind === 'spread' ? Math.min(1, step * 0.1) : step * 0.16
  const side = piled ? 1 : series.length
  const thick = Math.max(0.5, (step - gap) / side)

  const bars = places.flatMap((_, at) => {
    let sum = 0
    return series.flatMap(({ values }, number) => {
      const value = values[at] ?? 0
      if (value === 0) return []
      const from = piled ? sum : 0
      sum += piled ? value : 0
      const [one, other] = [y(from), y(from + value)]
      const x = frame.left + at * step + gap / 2 + (piled ? 0 : number * thick)
      return area(number, {
        x,
        y: Math.min(one, other),
        width: thick,
        height: Math.max(1, Math.abs(one - other)),
        rx: step > 8 ? 1.5 : 0,
      })
    })
  })
  // A range begins at the left edge of its bar, a step of time is the whole bar.
  const anchor = choice.kind === 'spread' || places[0]?.is === 'span' ? 0 : 0.5
  const words = wordsBelow(frame, labels.ticks, (at) => frame.left + (at + anchor) * step)
  const marks = places.map((_, at) => ({
    x: frame.left + at * step,
    y: frame.top,
    width: step,
    height: frame.bottom - frame.top,
    text: labels.marks[at]!,
  }))
  return { width, height: frame.height, parts: [horizontalLines(frame, scale), ...bars, words], marks }
}
