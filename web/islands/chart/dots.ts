// web/islands/chart/dots.ts: two numbers against each other, a dot for each row.
import type { Cloud } from '../../../core/chart/numbers.ts'
import { scaleFor } from '../../../core/chart/scale.ts'
import { across, frameFor, horizontalLines, upwards, wordsBelow } from './axes.ts'
import type { Drawing, Labels } from './drawing.ts'
import { svg, textSize } from './svg.ts'
import { shortText } from './words.ts'

/** Two lines of words below: the numbers, and what they are. */
export function drawDots({ dots }: Cloud, labels: Labels, width: number): Drawing {
  const size = textSize()
  const right = scaleFor(
    dots.map(({ x }) => x),
    false,
    width < 520 ? 3 : 6,
  )
  const up = scaleFor(
    dots.map(({ y }) => y),
    false,
  )
  const flat = frameFor(width, up, 16)
  const frame = { ...flat, top: flat.top + size * 1.4, bottom: flat.bottom - size * 1.3 }
  const x = across(frame, right)
  const y = upwards(frame, up)
  const circles = dots.map((dot) => svg('circle', { class: 'dot', cx: x(dot.x), cy: y(dot.y), r: 3 }))
  const marks = dots.map((dot, at) => ({
    x: x(dot.x) - 5,
    y: y(dot.y) - 5,
    width: 10,
    height: 10,
    text: labels.marks[at]!,
  }))
  const parts = [
    horizontalLines(frame, up),
    wordsBelow(frame, right.ticks.map(shortText), (at) => x(right.ticks[at]!)),
    svg('text', { class: 'axis-name', x: 0, y: size }, labels.measure),
    svg('text', { class: 'axis-name', x: frame.right, y: flat.height - 4, 'text-anchor': 'end' }, labels.across),
    svg('g', { class: 'dots' }, ...circles),
  ]
  return { width, height: flat.height, parts, marks }
}
